"""Confidence in triples, relations and events: evidence, and the weights that make it a probability."""
