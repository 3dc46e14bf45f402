"""How fast unspin is, beside other tools, and whether it finds what a simple search finds."""
