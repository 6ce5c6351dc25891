"""Copies of texts as the parser reads them best: their signs, their edges, their case."""
