"""Lasting relations, one family of rules a module."""
