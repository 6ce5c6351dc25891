"""Prepositions that the parser hangs too high or too low: "a bridge that he paid for", "hit by protests by farmers"."""

from __future__ import annotations

from triplewire.extract.lexicon.lists import SPEECH
from triplewire.extract.syntax.relatives import is_relative
from triplewire.extract.syntax.repair import Repair, RepairRule, Step, hang, is_above
from triplewire.extract.syntax.tree import Changes, Sentence, Word


def _stranded(pronoun: Word, _sentence: Sentence) -> Changes:
    """Hang a relative pronoun that was taken for an object on the bare preposition right behind its verb."""
    verb = pronoun.head
    if not is_relative(pronoun) or verb.dep != "relcl" or pronoun.i > verb.i:
        return {}
    behind = next((w for w in verb.children if w.dep == "prep" and w.i == verb.i + 1 and not w.children), None)
    return hang(pronoun, behind, "pobj") if behind is not None else {}


def _left_bare(noun: Word, sentence: Sentence) -> Changes:
    """Hang what was taken for a second subject on the bare preposition before it: "Lee, who sat in for | Roy says"."""
    first = noun.subtree()[0].i
    before = sentence.words[first - 1]
    relative = next((word for word in before.ancestors() if word.dep == "relcl"), None)
    other = any(word.dep == "nsubj" and word.i < before.i for word in noun.head.children)
    if not first or before.dep != "prep" or before.children or relative is None or not other:
        return {}
    acts = any(word.dep == "nsubj" and is_relative(word) for word in relative.children)  # not "whom he stood in for"
    return hang(noun, before, "pobj") if acts and relative is not noun.head else {}


def _inner_agent(second: Word, sentence: Sentence) -> Changes:
    """Hang a second "by" of a passive on the noun before it: "was hit by protests | by farmers"."""
    noun = sentence.words[second.i - 1]
    first = noun.head
    apart = second.i > 0 and second.head is not second and noun is not second.head and first is not second
    inner = apart and first.dep == "agent" and first.head is second.head and noun.dep == "pobj"
    return hang(second, noun, "prep") if inner else {}


def _means_of_deed(by: Word, _sentence: Sentence) -> Changes:
    """Hang "by ..." on the deed that somebody is accused of: "accused Chad of breaking the truce | by killing"."""
    accusing, means = by.head, by.child("pcomp")
    if by.lower != "by" or means is None or accusing.lemma not in SPEECH.accuse:
        return {}
    grounds = (w.child("pcomp") for w in accusing.children if w.dep == "prep" and w.i < by.i)
    deed = next(filter(None, grounds), None)
    return hang(by, deed, "prep") if deed is not None and not is_above(by, deed) else {}


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
    RepairRule(
        "repair.bare-preposition",
        Repair(Step.ATTACHMENTS, _left_bare, frozenset({"nsubj"})),
        {
            "Deputy mayor Ann Lee, who sits in place of town clerk Tom Berg says she is ill.": ("Berg:pobj:of",),
        },
        (
            "Omar Haddad, whom Tom Berg stood in for, says he is fit.",
            "Omar Haddad, who stood in for Tom Berg, says he is fit.",
        ),
    ),
    RepairRule(
        "repair.inner-agent",
        Repair(Step.ATTACHMENTS, _inner_agent, frozenset({"agent"})),
        {
            "Kenya was hit by two strikes by nurses.": ("by:prep:strikes",),
        },
        (
            "Peru was hit by protests.",
            "The bridge was built by Norway and the tower by Chad.",
        ),
    ),
    RepairRule(
        "repair.means-of-deed",
        Repair(Step.ATTACHMENTS, _means_of_deed, frozenset({"prep"})),
        {
            "Ann Lee accused Chad of escalating violence by killing three miners.": ("by:prep:escalating",),
        },
        ("Ann Lee accused Chad by phone.", "Ann Lee accused Chad of theft by writing to Peru."),
    ),
)
