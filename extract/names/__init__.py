"""Names: their spans and their types, from the document as a whole."""
