"""Statements in, graph and answers out."""
