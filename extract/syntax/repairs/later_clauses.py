"""Clauses joined by "and" whose second subject the parser joins to what the first clause has before it."""

from __future__ import annotations

from triplewire.extract.lexicon.labels import AUXILIARY_DEPS, BEFORE_VERB_DEPS, FINITE_VERB_TAGS, NOUN_OR_PRONOUN_POS
from triplewire.extract.lexicon.lists import CONTROL, SPEECH
from triplewire.extract.syntax.control import clause_above, own_subject
from triplewire.extract.syntax.phrases import is_finite
from triplewire.extract.syntax.repair import Repair, RepairRule, Step, hang, is_above
from triplewire.extract.syntax.tree import Change, Changes, Sentence, Word

_WITH_CLAUSES = SPEECH.say | SPEECH.think | CONTROL.small_clause
_WITH_CONTENT = _WITH_CLAUSES | SPEECH.finding | SPEECH.not_said
_CLAUSE_DEPS = frozenset({"advcl", "ccomp", "conj"})


def _later_clause(later: Word, sentence: Sentence) -> Changes:
    """Give a finite verb behind "and" its own subject, and the verb before its object.

    The parser joins that subject to what the clause before ends with ("hired Karl Maas and | Bruno Falk | fled", "hired
    him from Acme and | Globex | hired Eva"), or it takes both for the subject of the later verb ("attacked Togo and |
    Mali | bombed Chad"). Either clause may be the upper one.
    """
    second = _joined_before(later, sentence)
    if second is None:
        return {}
    first, own = second.head, own_subject(later)
    shared = own is first  # by both verbs: the object of the earlier and the subject of the later
    start = first.subtree()[0].i
    earlier = sentence.words[start - 1] if shared and start else clause_above(first)
    if earlier is None or not (shared or own is None) or not _are_clauses(earlier, later):
        return {}
    if not (_lacks_object(earlier) if shared else _has_own(later, earlier)):
        return {}
    if earlier.head is later:
        top = {earlier.i: Change(head=earlier.i if later.head is later else later.head.i, dep=later.dep)}
    elif later.dep in _CLAUSE_DEPS and is_above(later.head, earlier) and not is_above(later, earlier):
        top = {}
    else:
        return {}
    joining = sentence.words[second.subtree()[0].i - 1]
    parts = hang(second, later, own.dep if own is not None else "nsubj") | hang(joining, earlier, "cc")
    return top | parts | hang(later, earlier, "conj") | (hang(first, earlier, "dobj") if shared else {})


def _joined_before(later: Word, sentence: Sentence) -> Word | None:
    """The noun that "and" joins to a noun before it, if its phrase ends right before the verb or its adverbs."""
    start = min(word.i for word in (later, *later.children) if word is later or word.dep in BEFORE_VERB_DEPS)
    before = sentence.words[start - 1] if start else later
    second = next((word for word in (before, *before.ancestors()) if word.dep == "conj"), None)
    if second is None or second.pos not in NOUN_OR_PRONOUN_POS or before is later:
        return None
    phrase = second.subtree()
    joining = sentence.words[phrase[0].i - 1]
    return second if phrase[-1] is before and joining.dep == "cc" and joining.head is second.head else None


def _are_clauses(earlier: Word, later: Word) -> bool:
    """Whether both verbs are finite, the earlier one with its subject before it, and nothing else joins the later."""
    own = own_subject(earlier)
    whole = own is not None and own.i < earlier.i < later.i and is_finite(earlier)
    return whole and is_finite(later) and later.child("mark", "cc") is None


def _lacks_object(earlier: Word) -> bool:
    """Whether the noun behind the verb is its object: the verb has none, and no clause either."""
    return earlier.lemma not in _WITH_CLAUSES and earlier.child("dobj", "attr", "acomp") is None


def _has_own(later: Word, earlier: Word) -> bool:
    """Whether the later verb makes a clause of its own with the subject: no participle, nor what somebody found."""
    whole = later.child("dobj", *AUXILIARY_DEPS) is not None
    if later.tag == "VBP" or (earlier.head is later and later.lemma in _WITH_CLAUSES):
        return False
    if earlier.lemma in _WITH_CONTENT:
        return whole and later.dep == "conj"
    return whole or later.lemma not in CONTROL.transitive_only | SPEECH.accuse


RULES: tuple[RepairRule, ...] = (
    RepairRule(
        "repair.later-clause",
        Repair(Step.ATTACHMENTS, _later_clause, FINITE_VERB_TAGS | {"VB", "VBN"}),
        {
            "Peru sued Chile, Mali bombed Togo and Norway thanked Ghana.": (
                "Togo:dobj:bombed",
                "and:cc:bombed",
                "Norway:nsubj:thanked",
                "thanked:conj:bombed",
            ),
            "Rebels seized Goma and the army retook Bunia.": (
                "Goma:dobj:seized",
                "and:cc:seized",
                "army:nsubj:retook",
                "retook:conj:seized",
            ),
            "Kenya attacked Togo and Mali attacked Chad.": (
                "attacked:ROOT:attacked",
                "Togo:dobj:attacked",
                "and:cc:attacked",
                "Mali:nsubj:attacked",
                "attacked:conj:attacked",
            ),
            "Ann Lee hired Tom Baker and Paul Crane married Rosa Diaz.": (
                "hired:ROOT:hired",
                "and:cc:hired",
                "Crane:nsubj:married",
                "married:conj:hired",
            ),
            "Otto Vance hit Karl Maas and Bruno Falk kissed Eva Horn.": (
                "and:cc:hit",
                "Falk:nsubj:kissed",
                "kissed:conj:hit",
            ),
            "Police arrested Tom Roy and soldiers killed Ann Lee.": (
                "and:cc:arrested",
                "soldiers:nsubj:killed",
            ),
            "Police arrested Dana White and Eric Stone fled.": (
                "arrested:ROOT:arrested",
                "and:cc:arrested",
                "Stone:nsubj:fled",
                "fled:conj:arrested",
            ),
            "Norway recalled its envoy and Sweden expelled a diplomat.": ("and:cc:recalled", "Sweden:nsubj:expelled"),
            "Acme hired Ann Lee from Globex and Initech hired Tom Roy.": ("and:cc:hired", "Initech:nsubj:hired"),
            "Kenya has sued Ghana and Togo has attacked Mali.": (
                "Ghana:dobj:sued",
                "and:cc:sued",
                "Togo:nsubj:attacked",
                "attacked:conj:sued",
            ),
        },
        (
            "Peru said Chile and Mali thanked Ghana.",
            "Peru sued Chile, Mali and Norway.",
            "Ann Lee hired Tom Baker and Paul Crane, she said.",
            "Otto Vance hit Karl Maas and kissed Eva Horn.",
            "Otto Vance hit Karl Maas and Bruno Falk, and kissed Eva Horn.",
            "Police arrested Tom Roy and Eva Horn accused of fraud.",
            "Police found Tom Roy and Eva Horn killed.",
        ),
    ),
)
