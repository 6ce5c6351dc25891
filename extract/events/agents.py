"""Who does what an event noun reports, as the clause around it tells it: "flew in for talks", "blamed for a raid"."""

from __future__ import annotations

from triplewire.extract.events.actors import Actors
from triplewire.extract.lexicon.event_lexicon import Kind
from triplewire.extract.lexicon.lists import SPEECH
from triplewire.extract.syntax.control import is_passive, subject
from triplewire.extract.syntax.tree import Word

_ACCUSING = SPEECH.accuse
_OF_DEEDS = frozenset({"of", "for", "over", "with"})
_GOING = frozenset("arrive assemble come convene fly gather go head leave meet return sail travel visit".split())  # noqa: SIM905
_OWNING = frozenset({"accept", "acknowledge", "admit", "assume", "claim", "deny", "disclaim", "take"})
_GUILTY = frozenset({"accountable", "culpable", "guilty", "responsible"})


def agents_above(noun: Word, kind: Kind, actors: Actors) -> tuple[str, ...]:
    """Who does it by what stands above the noun; nobody where the text does not tell."""
    if noun.dep != "pobj":
        return ()
    going = noun.head.lower == "for" and noun.head.head.lemma in _GOING
    agent = (subject(noun.head.head) if going else None) if kind.mutual else _culprit(noun.head)
    return actors.agent(agent) if agent else ()


def _culprit(preposition: Word) -> Word | None:
    """Who takes responsibility for a deed or is given it: "claimed responsibility for", "blamed Iran for"."""
    lower, above = preposition.lower, preposition.head
    if lower == "behind" and above.lemma == "be":
        return subject(above)
    if lower in _OF_DEEDS and above.lemma in _ACCUSING:
        return above.child("nsubjpass") if is_passive(above) else above.child("dobj")
    if lower != "for":
        return None
    if above.lemma == "responsibility" and above.head.lemma in _OWNING:
        return subject(above.head)
    if above.lemma in _GUILTY and above.dep in {"acomp", "oprd"}:
        return subject(above.head) if above.dep == "acomp" else above.head.child("dobj", "nsubjpass")
    return None
