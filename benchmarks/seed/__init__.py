"""What is found in the seed article and on other pages by the same engine, with and without what was learnt from it."""
