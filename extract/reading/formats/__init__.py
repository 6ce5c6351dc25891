"""The readers of single formats: a stream of bytes in, documents out. None opens a file or a connection."""
