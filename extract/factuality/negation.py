"""Words that deny without "not": "nobody", "no king", "neither ... nor"."""

from __future__ import annotations

from triplewire.extract.lexicon.lists import FACTUALITY
from triplewire.extract.syntax.tree import Word


def is_no_one(argument: Word) -> bool:
    """Whether a subject or object denies its verb: "nobody came", "no king came"."""
    return argument.lower in FACTUALITY.no_one or any(
        child.dep == "det" and child.lower in FACTUALITY.negative_determiners for child in argument.children
    )


def follows_nor(verb: Word) -> bool:
    """Whether a coordinated verb stands behind "nor", which denies it: "neither confirmed nor denied"."""
    return verb.dep == "conj" and any(child.dep == "cc" and child.lower == "nor" for child in verb.head.children)
