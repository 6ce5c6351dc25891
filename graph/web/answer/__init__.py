"""Answers to queries, and the views of them."""
