"""Components for spaCy's pipeline that annotate exactly as its own do, with less work."""

from triplewire.extract.syntax.components.quick_spacy import spacy  # the first: it decides what of spaCy is loaded

__all__ = ["spacy"]
