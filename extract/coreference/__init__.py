"""Coreference: the phrases of a document that refer to the same entity."""
