"""The content model of the graph: the vocabulary, the ontology, the shapes and the named questions."""

from importlib.resources import files
from importlib.resources.abc import Traversable

FOLDER: Traversable = files("triplewire.ontology")
