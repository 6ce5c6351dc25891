"""Linking: identifiers of entities in other data sets."""
