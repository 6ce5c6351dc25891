"""The graph over HTTP: a SPARQL endpoint for programs, an explorer for people."""
