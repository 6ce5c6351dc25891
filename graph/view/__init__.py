"""The graph as something to look at: one self-contained page, and pictures."""
