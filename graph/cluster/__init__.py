"""Extraction on many machines with Ray: shards of checked quads, and the decision of names by partition."""
