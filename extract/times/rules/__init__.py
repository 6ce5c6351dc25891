"""Time expressions, one family of rules a module."""
