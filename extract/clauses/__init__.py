"""From a parsed sentence to its clauses, and from these to triples."""
