"""Clauses of a parsed sentence, and their triples."""
