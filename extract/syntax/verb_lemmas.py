"""The lemma under which the event lexicon lists a verb."""

from __future__ import annotations

import re

from triplewire.extract.lexicon.event_lexicon import VERBS
from triplewire.extract.syntax.tree import Word

_AGAIN = re.compile("re[aeiou]")  # "reimpose"; before a consonant "re" is too often not a prefix ("recover")


def lemma_of(verb: Word) -> str:
    """Return the lemma, with the final "e" that the model drops restored and a repetitive "re" removed."""
    lemma = verb.lemma
    if lemma in VERBS:
        return lemma
    if verb.lower.endswith(("ed", "ing")) and f"{lemma}e" in VERBS:
        return f"{lemma}e"
    again = lemma.removeprefix("re-") if lemma.startswith("re-") else lemma[2:] if _AGAIN.match(lemma) else lemma
    return next((word for word in (again, again.removesuffix("e")) if word in VERBS), lemma)


def with_particle(verb: Word) -> str:
    """Return the lemma followed by the verb's particle: "call off"."""
    particle = verb.child("prt")
    return f"{lemma_of(verb)} {particle.lower}" if particle else lemma_of(verb)
