"""How documents changed, and what the graph would say had only some of them been published."""
