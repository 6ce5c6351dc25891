"""The commands, grouped by what people do with a graph; `graph.cli` puts them together."""
