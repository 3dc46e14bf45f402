"""What the check of titles consists of: where a title may stand, how the text differs from it, and what that means."""
