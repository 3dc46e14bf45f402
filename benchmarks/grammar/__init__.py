"""Grammar engines measured: how fast they start and check, what they need, what they find."""
