"""Whether what a word reports happened, read off the tree alone."""
