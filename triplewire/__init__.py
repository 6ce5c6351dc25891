"""triplewire: who did what to whom, where and when, and who says so, from news to a knowledge graph.

>>> import triplewire
>>> pipeline = triplewire.load()
>>> document = pipeline.read("Ann Lee met Bob Roy in Paris.", published="2024-05-02")
>>> [triple.predicate.text for triple in document.triples]
['met', 'met in']
"""

from typing import TYPE_CHECKING, Any

from triplewire.extract.model import Article, Document
from triplewire.extract.pipeline import Pipeline
from triplewire.extract.version import VERSION

if TYPE_CHECKING:
    from triplewire.graph.knowledge import KnowledgeGraph

load = Pipeline
__version__ = VERSION

__all__ = ["Article", "Document", "KnowledgeGraph", "Pipeline", "__version__", "load"]


def __getattr__(name: str) -> Any:
    """Import the graph on first use: programs that only extract start a quarter of a second faster."""
    if name != "KnowledgeGraph":
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    from triplewire.graph.knowledge import KnowledgeGraph  # noqa: PLC0415  # the purpose of this function

    globals()[name] = KnowledgeGraph
    return KnowledgeGraph
