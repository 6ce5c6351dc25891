"""Storage of quads: in memory, on disk, or behind a SPARQL endpoint."""
