"""Announcements: acts that are only promised or threatened, and the kind of event that the announcement itself is."""

from __future__ import annotations

from dataclasses import replace

from triplewire.extract.lexicon.event_lexicon import HELPFUL, HOSTILE, OPERATORS, Kind
from triplewire.extract.lexicon.labels import COMPLEMENT_CLAUSE_DEPS, NOUN_POS
from triplewire.extract.lexicon.lists import CONJUNCTIONS, EVENT_TYPES, FACTUALITY, PARTICIPANTS, ROLES
from triplewire.extract.model import Modality, Polarity
from triplewire.extract.syntax.tree import Word
from triplewire.extract.syntax.verb_groups import lemma_of, with_particle


def announced_kind(kind: Kind | None, word: Word, polarity: Polarity, modality: Modality) -> Kind | None:
    """Return the kind of an announcement: future help is AGREE, future harm THREATEN, refused help REJECT.

    What another word announces is what it is: AID in "agreed to send food". "Will resign" promises nobody anything.

    `word` is the head of what is announced. "Will go unless" is always a threat.
    """
    condition = announced_if(word)
    if kind is None or kind.type is None:
        return kind
    if kind.type in HELPFUL and polarity == "negative" and _is_refusal(kind, word):
        return replace(kind, type="REJECT", mode=None)
    told = polarity == "positive" and _is_told_above(kind, word)
    plain = told or modality != "future" or kind.mode in EVENT_TYPES.unpromised
    if is_decided(word) or _goes_on(word) or (plain and condition is None):
        return kind
    if condition == "unless" or (kind.type in HOSTILE and polarity == "positive"):
        return replace(kind, type="THREATEN", mode=None)
    if kind.type in HELPFUL:
        return replace(kind, type="REJECT" if polarity == "negative" else "AGREE", mode=None)
    return kind


def possible_kind(kind: Kind | None, word: Word) -> Kind | None:
    """Return the kind of an act that a speaker says is possible (`word` is its verb): help is AGREE, harm THREATEN."""
    auxiliaries = {c.lower for c in word.children if c.dep == "aux"}
    possible = auxiliaries & PARTICIPANTS.modals and "have" not in auxiliaries
    if kind is None or kind.type not in HELPFUL | HOSTILE or not possible or kind.mode in EVENT_TYPES.unpromised:
        return kind
    return replace(kind, type="AGREE" if kind.type in HELPFUL else "THREATEN", mode=None)


def announced_if(word: Word) -> str | None:
    """Return the condition of an announcement that `word` reports ("if", "unless"), "not" for "would not", or None."""
    auxiliaries = {c.lower for c in word.children if c.dep == "aux"}
    if "have" in auxiliaries or not auxiliaries & FACTUALITY.announcing:
        return None
    for clause in word.children:
        if clause.dep == "advcl":
            for mark in clause.children:
                if mark.dep == "mark" and mark.lower in CONJUNCTIONS.conditions:
                    return mark.lower
    return "not" if "would" in auxiliaries and any(c.dep == "neg" for c in word.children) else None


def _is_told_above(kind: Kind, word: Word) -> bool:
    """Whether another word makes the announcement: "| agreed | to visit", "| plans | to visit"; or it is a noun."""
    operator = OPERATORS.get(with_particle(word.head)) or OPERATORS.get(word.head.lemma)
    made = operator.over(kind) if operator is not None else None
    told = made == "AGREE" or (made == "THREATEN" and kind.type in HELPFUL)  # "threatened to leave" promises nothing
    return (told and word.dep in COMPLEMENT_CLAUSE_DEPS) or word.pos in NOUN_POS


def is_decided(word: Word) -> bool:
    """Whether `word` reports what somebody has just decided, which is more than an announcement."""
    return word.dep == "xcomp" and word.head.lemma in FACTUALITY.deciding


def _is_refusal(kind: Kind, word: Word) -> bool:
    """Whether it is a refusal not to do it: "did not allow", "failed to reach agreement", "did not meet demands".

    "Has not approved it yet" refuses nothing.
    """
    if any(c.lower == "yet" for c in word.children):
        return False
    if kind.type == "AGREE" and word.lemma in ROLES.reaching:
        return True
    yields = kind.type == "CONCEDE" and with_particle(word) in ROLES.complying
    return word.child("neg") is not None and (yields or lemma_of(word) in ROLES.granting)


def _goes_on(word: Word) -> bool:
    """Whether the act merely continues, and so is more than an announcement: "will continue to strike"."""
    return word.dep == "xcomp" and word.head.lemma in PARTICIPANTS.continuing
