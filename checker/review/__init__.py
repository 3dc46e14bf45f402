"""Going through an article finding by finding, with a person who decides."""
