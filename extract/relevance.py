"""Which entities a record keeps: what the text names, and what its statements are about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from triplewire.extract.lexicon.lists import DESCRIPTIONS, PRONOUNS
from triplewire.extract.lexicon.nouns import NOUN_KINDS, singular
from triplewire.extract.mentions.nominals import FIRST_PERSON, SECOND_PERSON
from triplewire.extract.model import Document, Entity, Event, Slot, Triple

_OWNERS = PRONOUNS.he | PRONOUNS.she | PRONOUNS.it | PRONOUNS.they | FIRST_PERSON | SECOND_PERSON
_PARTICULAR = DESCRIPTIONS.definite | _OWNERS  # first words of descriptions of something particular
_MATTERS = frozenset({"Event", "Other"})  # types of entities that, without a name, are no persons, bodies or things


def without_unused(document: Document) -> Document:
    """Return the document without the entities that the text never names and no statement refers to."""
    used = {*_ends(document), *(i for event in document.events for i in (*_sides(event), *_others(event)))}
    used |= {slot.entity for triple in document.triples for slot in (triple.subject, triple.object) if slot}
    return replace(document, entities=tuple(e for e in document.entities if e.id in used or e.named))


def without_passing(document: Document) -> Document:
    """Return the document without the matters that it mentions in passing, which stay words of its statements.

    A matter is an act, a state or an amount without a name: "fell to | a low level", "amid | fears". What the text
    mentions once, and neither as an end of a relation, a participant of an event with a type, or who does or undergoes
    another, nor with a name behind it that tells it from others, is nothing that the text is about. A bare noun
    or an indefinite abstraction undergoes nothing, but is a part of what the verb says: "paid | attention".
    """
    passing = {e.id: e for e in document.entities if e.type in _MATTERS and _is_mentioned_once(e)}
    kept = {*_ends(document), *_told_by_names(document, passing)}
    for event in document.events:
        kept |= {*_sides(event), *_others(event)} if event.type else {*event.source, *event.place}
        undergoing = (*event.target, *(other.entity for other in event.others if other.role == "object"))
        kept |= {i for i in undergoing if i in passing and not _completes_verb(passing[i])}
    gone = passing.keys() - kept
    return replace(
        document,
        entities=tuple(e for e in document.entities if e.id not in gone),
        triples=tuple(_unlinked(triple, gone) for triple in document.triples),
        events=tuple(_without(event, gone) for event in document.events),
    )


def _is_mentioned_once(entity: Entity) -> bool:
    return [mention.kind for mention in entity.mentions] == ["nominal"]


def _completes_verb(entity: Entity) -> bool:
    """Return whether a description is a noun alone or an indefinite abstraction: "took place", "lost 50 points"."""
    first, *others = entity.name.split()
    particular = first.lower() in _PARTICULAR or not entity.name.islower()
    return not particular and (not others or NOUN_KINDS.get(singular(others[-1])) == "abstract")


def _ends(document: Document) -> Iterator[str | None]:
    """Yield the ids of the ends of relations and of the speakers of statements."""
    for relation in document.relations:
        yield from (relation.subject, relation.object, relation.of)
    statements = (document.triples, document.relations, document.events)
    yield from (claim.speaker for its in statements for statement in its for claim in statement.attribution)


def _sides(event: Event) -> tuple[str, ...]:
    return (*event.source, *event.target, *event.place)


def _others(event: Event) -> tuple[str, ...]:
    return tuple(other.entity for other in event.others)


def _told_by_names(document: Document, passing: dict[str, Entity]) -> Iterator[str]:
    """Yield the matters with a name behind them in a slot of a triple: "the value | of the Tokyo market"."""
    names = [mention for entity in document.entities if entity.named for mention in entity.mentions]
    names = sorted((m for m in names if m.kind != "pronoun"), key=lambda mention: mention.start)
    for triple in document.triples:
        for slot in (triple.subject, triple.object):
            entity = passing.get(slot.entity or "") if slot else None
            if entity and slot and any(entity.mentions[0].end <= m.start and m.end <= slot.end for m in names):
                yield entity.id


def _unlinked(triple: Triple, gone: set[str]) -> Triple:
    """Return the triple without references to what is gone."""
    subject, object_ = _free(triple.subject, gone), triple.object and _free(triple.object, gone)
    return (
        triple
        if (subject, object_) == (triple.subject, triple.object)
        else replace(triple, subject=subject, object=object_)
    )


def _free(slot: Slot, gone: set[str]) -> Slot:
    return replace(slot, entity=None) if slot.entity in gone else slot


def _without(event: Event, gone: set[str]) -> Event:
    """Return the event without the participants that are gone."""
    if gone.isdisjoint((*_sides(event), *_others(event))):
        return event
    source, target, place, inferred = (
        tuple(i for i in ids if i not in gone) for ids in (event.source, event.target, event.place, event.inferred)
    )
    others = tuple(other for other in event.others if other.entity not in gone)
    return replace(event, source=source, target=target, place=place, inferred=inferred, others=others)
