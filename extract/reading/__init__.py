"""Sources: bytes to articles, one module for each format."""
