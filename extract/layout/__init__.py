"""How a text is laid out, and what stands around the article."""
