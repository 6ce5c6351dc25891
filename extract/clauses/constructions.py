"""The name of the construction by which a clause states something, which is the name of its rule."""

from __future__ import annotations

from triplewire.extract.clauses.clause import Argument, Clause
from triplewire.extract.syntax.control import is_purpose, merges
from triplewire.extract.syntax.tree import Word

_BY_LINK = {"relative": "clause.relative", "participle": "clause.participle", "gerund": "clause.gerund"}
_BY_ROLE = {
    "object": "clause.svo", "attribute": "clause.svc", "oblique": "clause.oblique", "agent": "clause.agent",
    "adverb": "clause.adverb", "indirect": "clause.svo",
}  # fmt: skip


def construction(clause: Clause, argument: Argument | None) -> str:
    """Return the name of the construction that states `argument`, or the verb alone (None)."""
    if clause.rule != "clause":
        return clause.rule
    if clause.link in _BY_LINK:
        return _BY_LINK[clause.link]
    if clause.link == "infinitive":
        return _of_infinitive(clause.head)
    if argument is None:
        return "clause.sv"
    if argument.role == "clause":
        return "clause.adverbial" if argument.preposition else "clause.content"
    return _BY_ROLE[argument.role]


def _of_infinitive(verb: Word) -> str:
    first = verb
    while first.dep == "conj":
        first = first.head
    if merges(first) is not None:
        return "clause.chain"
    if first.head.lower == "order" or is_purpose(first):
        return "clause.purpose"
    return {"xcomp": "clause.control", "acl": "clause.noun-infinitive"}.get(first.dep, "clause.purpose")
