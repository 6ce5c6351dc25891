"""What the graph may say."""
