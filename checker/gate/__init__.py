"""The gate of a publishing hook: an article, a policy, a decision that can be repeated."""
