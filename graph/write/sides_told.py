"""Whether a sentence itself tells of both sides of an event, without a guess of who is meant."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from triplewire.extract.certainty.agreement import mentions_within
from triplewire.extract.model import Document, Entity, Extent, Mention

# Rules of coreference of whose links less than .85 are right on texts that were not read (docs/coreference.md).
_GUESSING = frozenset({"class", "head"})


def unsure_sides(sides: tuple[Entity, Entity], told: Iterable[Extent], document: Document) -> str | None:
    """Return why no sentence of these says what both sides did; None if one does.

    A side that is named elsewhere alone, or as "the group" after "Acme Tours" and other bodies, may be another one.
    """
    names = " and ".join(repr(side.name) for side in sides)
    reason = f"no sentence tells of both {names}"
    for sentence in told:
        mentions = [mentions_within(side, sentence.start, sentence.end) for side in sides]
        if not all(mentions):
            continue
        guessed = next((side for side in mentions if _is_guessed(side)), None)
        if guessed is None:
            return None
        reason = f"it is not certain who {guessed[0].quote(document.text)!r} is"
    return reason


def _is_guessed(mentions: Collection[Mention]) -> bool:
    """Return whether a guess alone tells that a sentence means an entity: "the group", and "they" in its place."""
    rules = {mention.rule for mention in mentions if mention.kind != "pronoun"}
    return bool(rules) and _GUESSING.issuperset(rules)
