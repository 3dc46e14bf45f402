"""What the shipped glossaries cover, and what loading them costs."""
