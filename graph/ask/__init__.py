"""Queries of the graph, and their answers."""
