"""Lasting relations (offices, membership, places, kinship): `mechanisms` below `rules` below `relations`."""
