"""HTTP and the SPARQL 1.1 Protocol: operations, media types, result formats, errors with their status."""
