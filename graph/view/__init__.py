"""Visual output of the graph: a self-contained HTML page, and pictures."""
