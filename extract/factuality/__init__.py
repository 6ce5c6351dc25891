"""Whether what a word reports happened."""
