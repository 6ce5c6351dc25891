"""The types of the answers of the API. The OpenAPI description is made of them, so that both say the same.

Offsets are half-open ranges of characters in the text of a document. What is not known is null.
"""

from __future__ import annotations

from typing import cast

import msgspec


class Answer(msgspec.Struct, frozen=True):
    """A JSON object of the API."""


class Node(Answer, frozen=True):
    """An entity, or another node with a name; `type` is "" for any other than an entity or an event."""

    iri: str
    label: str
    type: str


class Quote(Answer, frozen=True):
    """The place of a quote in a document: `quote` is its text from `begin` to `end`, in the sentence around it."""

    document: str
    begin: int
    end: int
    quote: str
    sentence: str


class Document(Answer, frozen=True):
    """A document that was read; `published` is a day, YYYY-MM-DD."""

    id: str
    iri: str
    title: str
    published: str | None
    url: str | None


class DocumentText(Document, frozen=True):
    """A document with its text."""

    text: str


class Relation(Answer, frozen=True):
    """A lasting relation, as documents state it, or as `claimed_by` do; `former` if it has ended."""

    iri: str
    subject: Node
    relation: str
    object: Node
    former: bool
    claimed_by: list[Node]
    quotes: list[Quote]


class Entity(Node, frozen=True):
    """An entity with all its names, links to other data, place on the map in degrees, and lasting relations."""

    names: list[str]
    links: list[str]
    latitude: float | None
    longitude: float | None
    relations: list[Relation]


class Participant(Answer, frozen=True):
    """Who or what takes part in an event, and its role: source, target, place, about, ..."""

    role: str
    node: Node


class Event(Answer, frozen=True):
    """An event. `time` is a value of TIMEX3; `withheld` says why it, or some of its sides, are no plain fact."""

    iri: str
    label: str
    type: str | None
    modes: list[str]
    predicate: str
    time: str | None
    participants: list[Participant]
    claimed_by: list[Node]
    polarity: str
    modality: str
    confidence: float | None
    withheld: list[str]
    quotes: list[Quote]


class Triple(Answer, frozen=True):
    """A triple in the words of the text; `object` is null where a clause has none."""

    subject: str
    predicate: str
    object: str | None


class Statement(Answer, frozen=True):
    """What one clause says, as triples in its own words; the node is that of the statement, or of its event."""

    iri: str
    triples: list[Triple]
    claimed_by: list[Node]
    quotes: list[Quote]


class Fact(Answer, frozen=True):
    """A plain fact that a document states: `subject says object`; `predicate` is the IRI of its property."""

    iri: str
    subject: Node
    predicate: str
    says: str
    object: Node
    quotes: list[Quote]


class Claim(Answer, frozen=True):
    """An event or relation (`kind`) that `speakers` claim, and that no plain fact follows from."""

    iri: str
    kind: str
    says: str
    speakers: list[Node]
    polarity: str
    modality: str
    confidence: float | None
    quotes: list[Quote]


class Evidence(Answer, frozen=True):
    """Why something is in the graph: the place in the text, what it says, its status, and the rules that read it."""

    document: str
    begin: int
    end: int
    quote: str
    kind: str
    says: str
    status: str
    sentence: str
    rule: str
    confidence: float | None
    statement: str | None
    fact: bool
    withheld: list[str]


class QuestionParameter(Answer, frozen=True):
    """A parameter of a named question; `kind` is name, text, type, date or day."""

    name: str
    kind: str
    about: str


class Question(Answer, frozen=True):
    """A named question."""

    name: str
    about: str
    group: str
    parameters: list[QuestionParameter]


def _page(item: type[Answer], about: str) -> type[Answer]:
    """Return the type of a page of a list; `next` is the address of the items that follow."""
    fields = [("items", list[item]), ("next", str | None)]  # type: ignore[valid-type]
    made = msgspec.defstruct(f"{item.__name__}Page", fields, bases=(Answer,), frozen=True, module=__name__)
    made.__doc__ = about
    return cast("type[Answer]", made)


DocumentPage = _page(Document, "Some documents, sorted by id; `next` is the address of those that follow.")
NodePage = _page(Node, "Some entities, the best match first; without a search, by label.")
EventPage = _page(Event, "Some events, sorted by IRI.")
StatementPage = _page(Statement, "Some statements, sorted by IRI.")
FactPage = _page(Fact, "Some facts, sorted by IRI.")
ClaimPage = _page(Claim, "Some claims, sorted by IRI.")
EvidencePage = _page(Evidence, "Some evidence, in the order of documents and text.")


class QuestionList(Answer, frozen=True):
    """All named questions."""

    items: list[Question]


class QuestionAnswer(Answer, frozen=True):
    """The answer to a named question, with the parameters that it was asked with; a value may be null."""

    question: str
    parameters: dict[str, str]
    columns: list[str]
    rows: list[dict[str, str | int | float | bool | None]]
    next: str | None


class Problem(Answer, frozen=True):
    """An error (RFC 9457): `detail` says what to do."""

    type: str
    title: str
    status: int
    detail: str
