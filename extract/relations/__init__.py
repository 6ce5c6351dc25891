"""What lasts: offices, membership, places, kinship."""
