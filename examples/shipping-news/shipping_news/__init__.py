"""What a reader of shipping news adds to triplewire: words, a relation, names of ships, formats."""
