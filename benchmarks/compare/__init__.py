"""How well a comparison tells what a rewrite changed: known edits in clean articles."""
