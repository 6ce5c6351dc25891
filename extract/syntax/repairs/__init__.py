"""Repairs of parse trees, one family a module."""
