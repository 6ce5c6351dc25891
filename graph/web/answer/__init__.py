"""Answers to queries, prepared for the pages that show them."""
