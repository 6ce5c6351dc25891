"""What people are asked about the graph; their answers are corrections."""
