"""The constructions by which clauses and noun phrases state something."""
