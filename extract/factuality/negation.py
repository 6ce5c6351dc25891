"""Words that deny without "not": "nobody", "no king", "neither ... nor"."""

from __future__ import annotations

from triplewire.extract.syntax.tree import Word

_NO_ONE = frozenset({"nobody", "none", "nothing", "neither"})


def is_no_one(argument: Word) -> bool:
    """Whether a subject or object denies its verb: "nobody came", "no king came"."""
    return argument.lower in _NO_ONE or any(c.dep == "det" and c.lower in {"no", "neither"} for c in argument.children)


def follows_nor(verb: Word) -> bool:
    """Whether a joined verb stands behind "nor", which denies it: "neither confirmed nor denied"."""
    return verb.dep == "conj" and any(c.dep == "cc" and c.lower == "nor" for c in verb.head.children)
