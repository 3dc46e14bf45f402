"""What a house's own clean articles say: which phrases they use, how often, and how they spell names.

`profile` answers questions and is all that a check needs; `checker.learning` makes
the files that it reads.
"""
