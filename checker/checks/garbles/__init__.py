"""The parts of `likely-garble`: where words of a text stand for a term, and how much that weighs."""
