"""triplewire: who did what to whom, where and when, and who says so, from news to a knowledge graph.

>>> import triplewire
>>> pipeline = triplewire.load()
>>> document = pipeline.read("Ann Lee met Bob Roy in Paris.", published="2024-05-02")
>>> [triple.predicate.text for triple in document.triples]
['met', 'met in']
"""

from importlib import import_module
from typing import TYPE_CHECKING

from triplewire.extract.version import VERSION

__version__ = VERSION

__all__ = ["Article", "Document", "KnowledgeGraph", "Pipeline", "__version__", "load"]

if TYPE_CHECKING:
    from triplewire.extract.model import Article, Document
    from triplewire.extract.pipeline import Pipeline
    from triplewire.graph.knowledge import KnowledgeGraph

    load = Pipeline
else:  # hidden from type checkers, to which every name would exist
    _MODULES = {
        "Article": "triplewire.extract.model",
        "Document": "triplewire.extract.model",
        "KnowledgeGraph": "triplewire.graph.knowledge",
        "Pipeline": "triplewire.extract.pipeline",
    }

    def __getattr__(name: str) -> object:
        """Import a public name on first use: each command and program loads only what it needs."""
        wanted = "Pipeline" if name == "load" else name
        if wanted not in _MODULES:
            message = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(message)
        globals()[name] = getattr(import_module(_MODULES[wanted]), wanted)
        return globals()[name]
