"""Export of the graph to other formats."""
