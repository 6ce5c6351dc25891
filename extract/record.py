"""From the stages' results to the record: quotes, links between the layers, and what nobody refers to left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from triplewire.extract.claims.attribution import Attributions
from triplewire.extract.clauses.clause import OpenTriple
from triplewire.extract.clauses.clauses import Argument
from triplewire.extract.coreference.entities import Entities
from triplewire.extract.events.same_event import HAPPENING
from triplewire.extract.model import Document, Entity, Event, Predicate, Relation, Slot, Triple
from triplewire.extract.syntax.tree import Word


def finish_triples(
    sentences: Iterable[Iterable[OpenTriple]],
    text: str,
    entities: Entities,
    events: tuple[Event, ...],
    attributions: Attributions,
) -> tuple[Triple, ...]:
    """Write the open triples of each sentence down as quotes, with whom they are about and the event that they tell."""
    event_at = {event.trigger.start: event.id for event in events}
    happening = {e.trigger.start: e.id for e in events if e.rule in HAPPENING}
    return tuple(
        Triple(
            subject=_slot(text, triple.subject, entities),
            predicate=_predicate(text, triple),
            object=_slot(text, triple.object, entities) if triple.object else None,
            sentence=index,
            rule=triple.rule,
            confidence=triple.confidence,
            event=event_at.get(triple.clause.head.start) or happening.get(triple.subject.head.start),
            attribution=attributions.of(triple.clause.head),
        )
        for index, found in enumerate(sentences)
        for triple in found
    )


def prune(document: Document) -> Document:
    """Leave out the entities that the text never names and no statement refers to."""
    used = {t.subject.entity for t in document.triples} | {t.object.entity for t in document.triples if t.object}
    used |= {i for r in document.relations for i in (r.subject, r.object, r.of)}
    used |= {i for e in document.events for i in (*e.source, *e.target, *e.place, *(o.entity for o in e.others))}
    stated: tuple[Triple | Relation | Event, ...] = (*document.triples, *document.relations, *document.events)
    used |= {claim.speaker for statement in stated for claim in statement.attribution}
    kept: tuple[Entity, ...] = tuple(e for e in document.entities if e.id in used or e.named)
    return replace(document, entities=kept)


def pieces(words: Iterable[Word], text: str) -> list[tuple[int, int]]:
    """The extents of word groups, neighbours joined: words with nothing but blanks between them are one piece."""
    joined: list[tuple[int, int]] = []
    for word in words:
        if joined and joined[-1][1] <= word.start and not text[joined[-1][1] : word.start].strip():
            joined[-1] = (joined[-1][0], word.end)
        else:
            joined.append((word.start, word.end))
    return joined


def _slot(text: str, argument: Argument, entities: Entities) -> Slot:
    found = pieces(argument.words, text)
    refers = entities.at(argument.head)
    start, end = min(a for a, _ in found), max(b for _, b in found)
    return Slot(
        start=start,
        end=end,
        text=" ".join(text[a:b] for a, b in found),
        entity=refers[0] if len(refers) == 1 else None,
        spans=tuple(found) if len(found) > 1 else (),
    )


def _predicate(text: str, triple: OpenTriple) -> Predicate:
    if not triple.predicate:
        return _implied(triple)
    found = pieces(triple.predicate, text)
    start, end = min(a for a, _ in found), max(b for _, b in found)
    return Predicate(
        start=start,
        end=end,
        text=" ".join(text[a:b] for a, b in found),
        spans=tuple(found) if len(found) > 1 else (),
    )


def _implied(triple: OpenTriple) -> Predicate:
    """The "is" of an apposition or a title, with the limits of both sides."""
    sides = (*triple.subject.words, *(triple.object.words if triple.object else ()))
    return Predicate(min(w.start for w in sides), max(w.end for w in sides), "is", implied=True)
