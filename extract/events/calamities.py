"""Harm that nobody does: by disasters and accidents, told in its clause or by the lead of the article."""

from __future__ import annotations

from collections.abc import Sequence

from triplewire.extract.events.entries import noun_kind
from triplewire.extract.events.frames import Frame
from triplewire.extract.lexicon.event_lexicon import HOSTILE, VERBS, Kind
from triplewire.extract.lexicon.labels import MISHAP_KINDS, VERBAL_POS
from triplewire.extract.lexicon.lists import CONJUNCTIONS, EVENT_TYPES, PARTICIPANT_KINDS, PARTICIPANTS
from triplewire.extract.lexicon.nouns import NOUN_KINDS
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.syntax.tree import Sentence, Word


def calamity_told(sentences: Sequence[Sentence]) -> Kind | None:
    """Return the kind of the disaster or accident that the lead of a document tells of; None if it tells of violence.

    It is a kind without a mode where the lead tells of neither.
    """
    lead = [word for sentence in sentences[: THRESHOLDS.events.lead_sentences] for word in sentence.words]
    kinds = [kind for word in lead if word.dep != "dobj" and (kind := noun_kind(word)) is not None]  # not "opened fire"
    kinds += filter(None, map(_mishap, lead))
    if any(kind.type == "ASSAULT" for kind in kinds) or any(map(_is_violent, lead)):
        return None
    return next((kind for kind in kinds if kind.mode in EVENT_TYPES.catastrophes), Kind(None))


def _mishap(verb: Word) -> Kind | None:
    """The kind of an accident or disaster that a verb tells of things: "a roof collapsed"."""
    who = verb.child("nsubj") if verb.pos in VERBAL_POS else None
    if who is None or NOUN_KINDS.get(who.lemma) not in MISHAP_KINDS or verb.child("dobj") is not None:
        return None
    kinds = (entry.kind for entry in VERBS.get(verb.lemma, ()) if not entry.conditions)
    return next((kind for kind in kinds if kind.mode in EVENT_TYPES.catastrophes), None)


def _is_violent(word: Word) -> bool:
    """Whether a verb says by itself that somebody did it: "shot", but not "injured"."""
    if word.pos not in VERBAL_POS or word.lemma in PARTICIPANT_KINDS.colliding:
        return False
    fought = word.child("dobj") if word.lemma in PARTICIPANTS.fights else None
    if fought is not None and any(NOUN_KINDS.get(part.lemma) == "force" for part in (fought, *fought.children)):
        return False  # "battled a fire front"
    return any(entry.kind.type == "ASSAULT" and not entry.conditions for entry in VERBS.get(word.lemma, ()))


def suffered(told: Kind | None, kind: Kind | None, verb: Word, frame: Frame) -> bool:
    """Whether it is told of nobody who did the harm: "forty people were injured", but not "in a raid".

    `told`: the calamity of the lead; where it tells of none, only things are so destroyed: "two homes were destroyed".
    """
    harms = {"ASSAULT", "COERCE"} if told is not None and told.mode else {"COERCE"}
    if told is None or kind is None or kind.type not in harms or verb.lemma not in PARTICIPANT_KINDS.colliding:
        return False
    causes = (noun_kind(noun) for _, noun in frame.obliques)
    return frame.passive and not frame.doers and not any(told is not None and told.type for told in causes)


def catastrophe(kind: Kind, verb: Word, frame: Frame) -> Kind:
    """The kind of an act without an agent: an earthquake that kills, or a death in it, is not an assault."""
    if kind.type in HOSTILE:
        told = [verb.head] if verb.dep == "relcl" and not frame.doers and not frame.passive else []  # "a crash, which"
        for cause in (*frame.doers, *told, *frame.after(*sorted(PARTICIPANTS.causes))):
            harm = noun_kind(cause)
            if harm is not None and harm.mode in EVENT_TYPES.catastrophes:
                return harm
    return kind


def is_mishap(kind: Kind | None, verb: Word, frame: Frame) -> bool:
    """Whether a thing did the harm in a clause of time, and nobody else: "was hurt when a rock hit her"."""
    if kind is None or kind.type != "ASSAULT" or frame.doers or not frame.passive:
        return False
    joined = (inner for child in verb.children if child.dep == "conj" for inner in child.children)  # "and others hurt"
    for clause in (*verb.children, *joined):
        marks = {c.lower for c in clause.children if c.dep in {"mark", "advmod"}}
        if clause.dep == "advcl" and not marks.isdisjoint(CONJUNCTIONS.temporal):
            who, harms = clause.child("nsubj"), clause.lemma in PARTICIPANT_KINDS.colliding
            moved = who is not None and NOUN_KINDS.get(who.lemma) in MISHAP_KINDS
            if moved and (harms or clause.child("dobj") is None):
                return True
    return False
