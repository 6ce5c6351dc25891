"""The property of the new relation, its description and its shape."""
