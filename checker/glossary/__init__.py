"""Glossaries: what they say, how they are read, how text is searched for it."""
