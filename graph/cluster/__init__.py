"""Extraction on many machines: shards of checked quads as the hand-over, names decided in parts, Ray as the engine."""
