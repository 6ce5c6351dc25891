"""A record, indexed for the evidence of its statements: sentences, mentions, and what is said in the same sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict

from triplewire.extract.certainty.agreement import mentions_within
from triplewire.extract.model import Document, Entity, Event, Extent, Mention, Relation, Triple


class StatementIndex:
    """The statements of a record by sentence, event and clause."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self.entities = {entity.id: entity for entity in document.entities}
        self.events = {event.id: event for event in document.events}
        self.by_event: dict[str, list[Triple]] = defaultdict(list)
        for triple in document.triples:
            self.by_event[triple.event or ""].append(triple)
        self.by_subject: dict[tuple[str, str], list[Relation]] = defaultdict(list)
        for relation in document.relations:
            self.by_subject[relation.subject, relation.relation].append(relation)
        self.events_in = Counter(event.sentence for event in document.events)
        self.in_clause = Counter(map(clause_of, document.triples))
        self.with_object = Counter(t.object.start for t in document.triples if t.object)
        self.of_sentence: dict[int, tuple[str, ...]] = {}  # the evidence of each sentence that was asked for
        self.of_slot: dict[tuple[object, ...], tuple[str, ...]] = {}  # the same of each subject and object
        self._starts = [sentence.start for sentence in document.sentences]

    def sentence_at(self, position: int) -> int:
        """Return the index of the sentence that contains a character."""
        return max(bisect_right(self._starts, position) - 1, 0)

    def sentence(self, index: int) -> Extent:
        """Return a sentence; an empty one for a record without sentences."""
        return self.document.sentences[index] if index < len(self.document.sentences) else Extent(0, 0)

    def mention(self, entity: Entity, within: Extent, position: int) -> Mention | None:
        """Return the mention of an entity in a sentence that is nearest to a position."""
        inside = mentions_within(entity, within.start, within.end)
        return min(inside, key=lambda mention: abs(mention.start - position), default=None)

    def words_between(self, one: int, other: int) -> int:
        """Return the number of words between two positions."""
        return len(self.text[min(one, other) : max(one, other)].split())

    def event_of(self, triple: Triple) -> Event | None:
        """Return the event that a triple reports."""
        return self.events.get(triple.event or "")


def clause_of(triple: Triple) -> tuple[int, int]:
    """Return what the triples of one clause with one subject share."""
    return triple.predicate.start, triple.subject.start
