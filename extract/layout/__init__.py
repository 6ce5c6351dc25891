"""The layout of a text: blocks, boilerplate, and the casing of headlines."""
