"""Prepositions that a relative pronoun leaves behind at the verb: "a bridge that he paid for"."""

from __future__ import annotations

from triplewire.extract.syntax.relatives import is_relative
from triplewire.extract.syntax.repair import Repair, RepairRule, Step, hang
from triplewire.extract.syntax.tree import Changes, Sentence, Word


def _stranded(pronoun: Word, _sentence: Sentence) -> Changes:
    """Hang a relative pronoun that was taken for an object on the bare preposition right behind its verb."""
    verb = pronoun.head
    if not is_relative(pronoun) or verb.dep != "relcl" or pronoun.i > verb.i:
        return {}
    behind = next((w for w in verb.children if w.dep == "prep" and w.i == verb.i + 1 and not w.children), None)
    return hang(pronoun, behind, "pobj") if behind is not None else {}


RULES: tuple[RepairRule, ...] = (
    RepairRule(
        "repair.stranded-preposition",
        Repair(Step.ATTACHMENTS, _stranded, frozenset({"dobj"})),
        {
            "Acme Tower, which Omar Haddad paid for in cash, collapsed.": ("which:pobj:for",),
            "The bridge that Omar Haddad paid for is in Oslo.": ("that:pobj:for",),
        },
        (
            "The bridge that Omar Haddad paid in Oslo collapsed.",
            "The tax that Omar Haddad paid for years was dropped.",
            "Acme paid for the bridge.",
        ),
    ),
)
