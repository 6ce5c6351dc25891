"""Mentions: the phrases that may refer to somebody or something."""
