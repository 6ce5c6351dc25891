"""Compressed files and archives: a stream of bytes in, the streams of their members out."""
