"""Text in, statements out; knows no RDF."""
