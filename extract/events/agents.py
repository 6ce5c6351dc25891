"""The agents of an event noun that the clause around it determines: "flew in for talks", "blamed for a raid"."""

from __future__ import annotations

from triplewire.extract.events.actors import Actors
from triplewire.extract.lexicon.event_lexicon import Kind
from triplewire.extract.lexicon.lists import PARTICIPANTS, SPEECH
from triplewire.extract.syntax.control import is_passive, subject
from triplewire.extract.syntax.tree import Word

_ACCUSING = SPEECH.accuse


def agents_above(noun: Word, kind: Kind, actors: Actors) -> tuple[str, ...]:
    """Return the agents that the governor of the noun determines; none where the text does not say."""
    if noun.dep != "pobj":
        return ()
    going = noun.head.lower == "for" and noun.head.head.lemma in PARTICIPANTS.going
    agent = (subject(noun.head.head) if going else None) if kind.mutual else _culprit(noun.head)
    return actors.agent(agent) if agent else ()


def _culprit(preposition: Word) -> Word | None:
    """Return the actor that takes or is given responsibility: "claimed responsibility for", "blamed Iran for"."""
    lower, above = preposition.lower, preposition.head
    if lower == "behind" and above.lemma == "be":
        return subject(above)
    if lower in PARTICIPANTS.accused_of and above.lemma in _ACCUSING:
        return above.child("nsubjpass") if is_passive(above) else above.child("dobj")
    if lower != "for":
        return None
    if above.lemma == "responsibility" and above.head.lemma in PARTICIPANTS.owning:
        return subject(above.head)
    if above.lemma in PARTICIPANTS.guilty and above.dep in {"acomp", "oprd"}:
        return subject(above.head) if above.dep == "acomp" else above.head.child("dobj", "nsubjpass")
    return None
