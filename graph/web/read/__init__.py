"""The content of pages, read from the store as plain values."""
