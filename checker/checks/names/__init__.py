"""What the check of names consists of: the capitalised words of an article, and which of them are misspelled."""
