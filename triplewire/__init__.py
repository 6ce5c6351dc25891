"""triplewire: who did what to whom, where and when, and who says so, from news to a knowledge graph.

>>> import triplewire
>>> pipeline = triplewire.load()
>>> document = pipeline.read("Ann Lee met Bob Roy in Paris.", published="2024-05-02")
>>> [triple.predicate.text for triple in document.triples]
['met', 'met in']
"""

from triplewire.extract.model import Article, Document
from triplewire.extract.pipeline import Pipeline
from triplewire.extract.version import VERSION
from triplewire.graph.knowledge import KnowledgeGraph

load = Pipeline
__version__ = VERSION

__all__ = ["Article", "Document", "KnowledgeGraph", "Pipeline", "__version__", "load"]
