"""Entities with identifiers elsewhere."""
