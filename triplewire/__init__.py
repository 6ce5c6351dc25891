"""triplewire: who did what to whom, where and when, and who says so, from news to a knowledge graph.

>>> import triplewire
>>> pipeline = triplewire.load()
>>> document = pipeline.read("Ann Lee met Bob Roy in Paris.", published="2024-05-02")
>>> [triple.predicate.text for triple in document.triples]
['met', 'met in']
"""

from importlib import import_module
from typing import TYPE_CHECKING

__all__ = ["About", "Article", "Document", "KnowledgeGraph", "Pipeline", "TriplewireError", "__version__", "load"]

if TYPE_CHECKING:
    from triplewire.extract.errors import TriplewireError
    from triplewire.extract.model import About, Article, Document
    from triplewire.extract.pipeline import Pipeline
    from triplewire.graph.knowledge import KnowledgeGraph

    load = Pipeline
    __version__: str
else:  # hidden from type checkers, to which every name would exist
    _PUBLIC = {
        "About": ("triplewire.extract.model", "About"),
        "Article": ("triplewire.extract.model", "Article"),
        "Document": ("triplewire.extract.model", "Document"),
        "KnowledgeGraph": ("triplewire.graph.knowledge", "KnowledgeGraph"),
        "Pipeline": ("triplewire.extract.pipeline", "Pipeline"),
        "TriplewireError": ("triplewire.extract.errors", "TriplewireError"),
        "load": ("triplewire.extract.pipeline", "Pipeline"),
        "__version__": ("triplewire.extract.version", "VERSION"),
    }

    def __getattr__(name: str) -> object:
        """Import a public name on first use: each command and program loads only what it needs."""
        if name not in _PUBLIC:
            message = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(message)
        module, value = _PUBLIC[name]
        globals()[name] = getattr(import_module(module), value)
        return globals()[name]

    def __dir__() -> list[str]:
        """Return the public names too, also those that are not imported yet, for completion in a console."""
        return sorted({*globals(), *_PUBLIC})
