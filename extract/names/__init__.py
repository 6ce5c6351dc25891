"""Names: where they stand, and what kind of thing each names."""
