"""Versions of documents, the graph as of a day, and the changes between two days."""
