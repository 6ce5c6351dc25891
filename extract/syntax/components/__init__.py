"""Components for spaCy's pipeline that annotate exactly as its own do, with less work."""
