"""Conversion of a document record to the quads of its named graph."""
