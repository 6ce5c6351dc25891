"""Checks of documents and of whole stores."""
