"""What happened: events from clauses and event nouns."""

from __future__ import annotations

from extract.attribution import Attributions
from extract.clauses import Clause
from extract.entities import Entities
from extract.model import Event, Time, Trigger
from extract.parse import Sentence


def find_events(
    text: str,
    sentences: tuple[Sentence, ...],
    clauses: tuple[tuple[Clause, ...], ...],
    entities: Entities,
    times: tuple[Time, ...],
    attributions: Attributions,
) -> tuple[Event, ...]:
    """All events of a document, in the order of their triggers. `clauses[i]` are those of `sentences[i]`."""
    del text, times
    found: list[Event] = []
    for sentence, its_clauses in zip(sentences, clauses, strict=True):
        for clause in its_clauses:
            if clause.kind == "verbal":
                source = tuple(e for a in clause.subjects for e in entities.at(a.head))
                target = tuple(e for a in clause.arguments if a.role == "object" for e in entities.at(a.head))
                head = clause.head
                found.append(
                    Event(
                        id=f"v{len(found) + 1}",
                        trigger=Trigger(head.start, head.end, head.text, head.lemma),
                        sentence=sentence.index,
                        source=source,
                        target=target,
                        polarity="negative" if clause.negated else "positive",
                        attribution=attributions.of(head),
                    )
                )
    return tuple(found)
