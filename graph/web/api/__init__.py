"""The JSON API: typed lists of what the graph has, answers to questions, and explanations."""
