"""How sure the triples, relations and events of a record are: evidence, and the weights that make it a probability."""
