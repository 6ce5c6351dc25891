"""Where quads are kept: in memory, on disk, or behind a SPARQL endpoint."""
