"""Articles, which extraction reads, and documents, the records that it makes of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import msgspec

from triplewire.extract.model.entities import Entity
from triplewire.extract.model.extents import Dateline, Extent, LaidOut, Skipped, Time
from triplewire.extract.model.statements import Event, Relation, Triple
from triplewire.extract.notebook import Marked, count_of, document_html


@dataclass(frozen=True, slots=True)
class About:
    """The metadata of an article in its source, other than title, date and address.

    `byline` names the authors, `outlet` who published it; `language` is a BCP 47 tag, `modified` an ISO 8601 date,
    `licence` a URL or words.
    """

    byline: str | None = None
    outlet: str | None = None
    language: str | None = None
    modified: str | None = None
    section: str | None = None
    licence: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """The input of extraction: a text with its metadata. `published` is an ISO 8601 date.

    `source` is its origin, as named by the user, `place` is for messages: "news.csv, row 3". `warnings` say what of the
    metadata could not be understood. `blocks` are those whose kinds the format of the source states, in order. `notes`
    say what else a user has to know: an embargo, a text that is cut off, a date that contradicts itself.
    """

    id: str
    text: str
    source: str
    title: str | None = None
    published: str | None = None
    url: str | None = None
    skipped: tuple[Skipped, ...] = ()
    about: About = About()
    warnings: tuple[str, ...] = ()
    blocks: tuple[LaidOut, ...] = ()
    notes: tuple[str, ...] = ()
    place: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Provenance:
    """The versions of triplewire, model and rules that made a record."""

    version: str
    model: str
    rules: str


@dataclass(frozen=True, slots=True)
class Document:
    """The record of one article, from which all outputs are made. `main_event` is the id of its main event."""

    id: str
    source: str
    title: str | None
    published: str | None
    url: str | None
    text: str
    made_by: Provenance
    about: About = About()
    dateline: Dateline | None = None
    blocks: tuple[LaidOut, ...] = ()
    sentences: tuple[Extent, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    entities: tuple[Entity, ...] = ()
    times: tuple[Time, ...] = ()
    triples: tuple[Triple, ...] = ()
    relations: tuple[Relation, ...] = ()
    events: tuple[Event, ...] = ()
    main_event: str | None = None

    def record(self) -> dict[str, Any]:
        """The record as plain lists and dictionaries, in the shape that docs/record.md describes."""
        plain: dict[str, Any] = msgspec.to_builtins(self)
        for item in (*plain["triples"], *plain["relations"], *plain["events"]):
            item["attribution"] = _nested(item["attribution"])
        for time in plain["times"]:
            if time["mod"] is None:
                del time["mod"]
        for triple in plain["triples"]:
            for slot in ("subject", "predicate", "object"):
                _drop_defaults(triple[slot])
        return plain

    def json(self) -> bytes:
        """The record as one line of UTF-8 JSON, without the newline."""
        return msgspec.json.encode(self.record())

    def __repr__(self) -> str:
        triples, entities = count_of(self.triples, "triple"), count_of(self.entities, "entity")
        found = f"{entities}, {count_of(self.events, 'event')}, {count_of(self.relations, 'relation')}, {triples}"
        return f"<Document {self.id!r}: {len(self.text):,} characters, {found}>"

    def _repr_html_(self) -> str:
        names = {entity.id: entity.name for entity in self.entities}
        marks = [Marked(m.start, m.end, entity.name, entity.type) for entity in self.entities for m in entity.mentions]
        about = " · ".join(filter(None, (self.published, self.source)))
        return document_html(
            self.title or self.id, about, self.text, marks, [_cells(triple, names) for triple in self.triples]
        )


def _nested(attribution: list[dict[str, Any]]) -> dict[str, Any] | list[dict[str, Any]] | None:
    """Return one speaker as an object, several (outermost first) as a list."""
    return attribution if len(attribution) > 1 else attribution[0] if attribution else None


def _cells(triple: Triple, names: dict[str, str]) -> tuple[str, ...]:
    """The cells of a triple in a table: subject, predicate, object, speakers."""
    said = [f"says {names[a.speaker]}" if a.speaker in names else "it is said" for a in triple.attribution]
    return triple.subject.text, triple.predicate.text, triple.object.text if triple.object else "", ", ".join(said)


def _drop_defaults(slot: dict[str, Any] | None) -> None:
    for name in ("spans", "implied"):
        if slot and not slot.get(name):
            slot.pop(name, None)
