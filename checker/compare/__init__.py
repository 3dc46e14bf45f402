"""A rewrite beside its original: alignment of sentences and words, and what each change does to the meaning."""
