"""What the user corrects: statements and actors, found by their content in whatever document is read."""
