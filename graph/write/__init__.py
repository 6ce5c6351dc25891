"""From a document record to the quads of its named graph."""
