"""Mentions: the names, descriptions and pronouns of a document, before coreference."""
