"""The immutable types of the document record (what `triplewire extract` prints, one JSON object a line).

Every `start`/`end` is a half-open range of characters (Unicode code points) of the document's `text`,
and `text[start:end]` is the quote.
"""

from __future__ import annotations

from collections.abc import Sized
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, get_args

import msgspec

from triplewire.extract.notebook import Marked, document_html, entity_html, statement_html

EntityType = Literal["Person", "Organization", "Country", "Place", "Group", "Event", "Product", "Work", "Other"]
MentionKind = Literal["name", "nominal", "pronoun", "demonym"]
TimeType = Literal["date", "time", "duration", "set"]
Polarity = Literal["positive", "negative"]
Modality = Literal["actual", "future", "possible", "hypothetical"]

BlockKind = Literal[
    "headline", "subheadline", "tagline", "slug", "dateline", "byline", "caption", "list", "table", "speaker",
    "correction", "paragraph",
]  # fmt: skip
Side = Literal["in", "before", "after"]
PlacedBy = Literal["syntax", "sentence", "dateline"]
# "operator": an unknown word governs the event; "sides": its type does not fit its sides; "reading": the parse is
# unsure.
Doubt = Literal["operator", "sides", "reading"]

ENTITY_TYPES: tuple[EntityType, ...] = get_args(EntityType)


@dataclass(frozen=True, slots=True)
class Extent:
    """A half-open range of characters of the document's text."""

    start: int
    end: int

    def quote(self, text: str) -> str:
        """The quote."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Skipped(Extent):
    """Text from which nothing is extracted, and why ("boilerplate", "language", ...)."""

    reason: str


@dataclass(frozen=True, slots=True)
class Quote(Extent):
    """An extent together with its text."""

    text: str


@dataclass(frozen=True, slots=True)
class LaidOut(Extent):
    """A block of the article with its kind: headline, paragraph, caption, ..."""

    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Dateline(Extent):
    """The place and the agency of a dateline, in its words."""

    place: Quote | None = None
    agency: Quote | None = None


@dataclass(frozen=True, slots=True)
class Trigger(Quote):
    """The words that report an event, with the lemma of their head."""

    lemma: str


@dataclass(frozen=True, slots=True)
class Mention(Extent):
    """One place in the text that refers to an entity; `rule` joined it to the entity ("" for the first)."""

    kind: MentionKind
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Links:
    """Identifiers elsewhere: a Wikidata id ("Q649"), a GeoNames id ("524901"), an ISO 3166-1 alpha-2 code ("RU").

    `user` is an IRI from the user's own gazetteer.
    """

    wikidata: str | None = None
    geonames: str | None = None
    iso3166: str | None = None
    user: str | None = None


@dataclass(frozen=True)
class Entity:
    """A person, body, place or thing that the document refers to, with all its mentions in text order.

    `lat`/`lon` are WGS 84 degrees. `name` is the fullest name, or the words of the first description where no
    mention is a name.
    """

    id: str
    type: EntityType
    name: str
    mentions: tuple[Mention, ...]
    links: Links = Links()
    lat: float | None = None
    lon: float | None = None

    @cached_property
    def named(self) -> bool:
        """Whether the text names the entity and does not only describe it ("two police officers")."""
        return any(mention.kind in {"name", "demonym"} for mention in self.mentions)

    def __repr__(self) -> str:
        return f"<Entity {self.id} {self.type} {self.name!r}: {_many(self.mentions, 'mention')}>"

    def _repr_html_(self) -> str:
        links = [link for link in (self.links.wikidata, self.links.geonames, self.links.iso3166) if link]
        return entity_html(self.name, self.type, [*links, _many(self.mentions, "mention")])


@dataclass(frozen=True, slots=True)
class Time(Extent):
    """A time expression with its TIMEX3 value (TimeML 1.2.1); the value is None where the text leaves it open."""

    type: TimeType
    value: str | None


@dataclass(frozen=True, slots=True)
class Attribution:
    """The source of a statement: an entity id (None where the text names no source) and the words that attribute it."""

    speaker: str | None
    cue: Quote | None


@dataclass(frozen=True, slots=True)
class Slot(Quote):
    """A subject or object of a triple.

    `spans` holds the pieces ((start, end), ...) where the words do not stand together: `text` is then the pieces
    joined by one blank, `start`/`end` the outer limits.
    """

    entity: str | None = None
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Predicate(Quote):
    """A triple's predicate. `implied`: not expressed; `start`/`end` delimit the construction that implies it."""

    spans: tuple[tuple[int, int], ...] = ()
    implied: bool = False


@dataclass(frozen=True, slots=True)
class Triple:
    """The smallest complete statement, close to the wording. `attribution`: outermost first; empty if unattributed."""

    subject: Slot
    predicate: Predicate
    object: Slot | None
    sentence: int
    rule: str
    confidence: float | None = None
    event: str | None = None
    attribution: tuple[Attribution, ...] = ()

    def __repr__(self) -> str:
        words = (part.text for part in (self.subject, self.predicate, self.object) if part)
        return f"<Triple {' | '.join(words)}{_sure(self.confidence)}>"

    def _repr_html_(self) -> str:
        words = (part.text for part in (self.subject, self.predicate, self.object) if part)
        return statement_html(words, (self.rule, _sure(self.confidence).strip(), _said(self.attribution)))


@dataclass(frozen=True, slots=True)
class Limit(Extent):
    """A time when a relation began, ended or held: in, before or after the year, month or day of `value` (ISO 8601).

    The extent has the words that say so, `rule` says how they do.
    """

    value: str
    rule: str
    side: Side = "in"


@dataclass(frozen=True, slots=True)
class Holding:
    """The time in which a relation holds, as the text states it; a limit that it leaves open is None.

    `on` are times in which it held: on the day, or at some time in the month or year.
    """

    begin: Limit | None = None
    end: Limit | None = None
    on: tuple[Limit, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation(Extent):
    """A lasting relation between entities, in terms of the ontology; the extent is the construction that states it.

    `subject` is an entity id; `object` an entity id or, for offices and kinship, a literal; `of` an entity id.
    `time` indexes the document's times, `holds` is what they and other words say of the time in which it holds.
    `former`: the text says that it no longer holds. `qualifier` specifies the relation in the text's own word ("wife").
    """

    subject: str
    relation: str
    object: str
    rule: str
    of: str | None = None
    confidence: float | None = None
    former: bool = False
    qualifier: str | None = None
    time: tuple[int, ...] = ()
    holds: Holding | None = None
    attribution: tuple[Attribution, ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    """A participant other than source and target ("about", "recipient", "instrument", "object", ...)."""

    role: str
    entity: str


@dataclass(frozen=True, slots=True)
class Event:
    """An event: who did what to whom. `source`, `target` and `place` are entity ids, `time` is an index of `times`.

    `type` is one of PLOVER's 16 (https://github.com/openeventdata/PLOVER), one of our own, or None.
    `placed_by`: the basis of the place, best first: its own words, another clause of its sentence, the dateline.
    `coreferent` is the id of the event's first mention in the document, where this one repeats it.
    `on_behalf_of`: the states or bodies for which the sources act ("Norwegian police"). `inferred`: the sources and
    targets whose role follows from the text without being expressed. `doubts`: why the event is not a plain fact,
    although it is positive, actual and unattributed. An event with a doubt, or a pair with an inferred role, is never a
    plain fact.
    """

    id: str
    trigger: Trigger
    sentence: int
    type: str | None = None
    mode: str | None = None
    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    others: tuple[Role, ...] = ()
    place: tuple[str, ...] = ()
    placed_by: PlacedBy | None = None
    time: tuple[int, ...] = ()
    polarity: Polarity = "positive"
    modality: Modality = "actual"
    attribution: tuple[Attribution, ...] = ()
    confidence: float | None = None
    rule: str = ""
    coreferent: str | None = None
    on_behalf_of: tuple[str, ...] = ()
    inferred: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    def __repr__(self) -> str:
        sides = " -> ".join(filter(None, (", ".join(self.source), ", ".join(self.target))))
        status = "".join(f", {word}" for word in self._status())
        return f"<Event {self.id} {self.trigger.text!r} {self.type}: {sides or 'no sides'}{status}>"

    def _repr_html_(self) -> str:
        sides = (", ".join(self.source), self.trigger.text, ", ".join(self.target))
        return statement_html(sides, (self.type or "", *self._status(), _sure(self.confidence).strip()))

    def _status(self) -> tuple[str, ...]:
        """Return what makes the event no plain fact, in words."""
        denied = [self.polarity] if self.polarity == "negative" else []
        unsure = [] if self.modality == "actual" else [self.modality]
        return (*denied, *unsure, *filter(None, (_said(self.attribution),)), *self.doubts)


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
    metadata could not be understood. `blocks` are those whose kinds the format of the source states, in order.
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
        for triple in plain["triples"]:
            for slot in ("subject", "predicate", "object"):
                _drop_defaults(triple[slot])
        return plain

    def json(self) -> bytes:
        """The record as one line of UTF-8 JSON, without the newline."""
        return msgspec.json.encode(self.record())

    def __repr__(self) -> str:
        found = f"{_many(self.entities, 'entity')}, {_many(self.events, 'event')}, {_many(self.relations, 'relation')}"
        size = f"{len(self.text):,} characters, {found}, {_many(self.triples, 'triple')}"
        return f"<Document {self.id!r}: {size}>"

    def _repr_html_(self) -> str:
        names = {entity.id: entity.name for entity in self.entities}
        marks = [Marked(m.start, m.end, entity.name, entity.type) for entity in self.entities for m in entity.mentions]
        about = " · ".join(filter(None, (self.published, self.source)))
        return document_html(
            self.title or self.id, about, self.text, marks, [_cells(triple, names) for triple in self.triples]
        )


def _many(items: Sized, name: str) -> str:
    """Return the number of items with their name."""
    plural = f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"
    return f"{len(items):,} {name if len(items) == 1 else plural}"


def _sure(confidence: float | None) -> str:
    return "" if confidence is None else f" ({confidence:.2f})"


def _said(attribution: Sized) -> str:
    return "claimed" if attribution else ""


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
