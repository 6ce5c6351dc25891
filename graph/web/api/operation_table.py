"""The operations of the API: address, parameters, the function that reads the store, and the type of the answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from triplewire.graph.web.api import answer_types as types
from triplewire.graph.web.api import asking, listings
from triplewire.graph.web.protocol.parameters import KINDS, PAGING, TYPES, Parameter

_DOCUMENT = Parameter("document", "Only what this document says, by its id.")


@dataclass(frozen=True, slots=True)
class Operation:
    """A GET operation. One that is `paged` returns items and whether others follow, any other what its id names."""

    id: str
    path: str
    about: str
    read: Callable[..., Any]
    answer: type[types.Answer]
    parameters: tuple[Parameter, ...] = ()
    paged: bool = True

    @property
    def all_parameters(self) -> tuple[Parameter, ...]:
        """The parameters in the query of the address."""
        return (*self.parameters, *(PAGING if self.paged else ()))


def _one(id_: str, path: str, about: str, read: Callable[..., Any], answer: type[types.Answer]) -> Operation:
    return Operation(id_, path, about, read, answer, paged=False)


OPERATIONS = (
    Operation(
        "listDocuments", "/documents", "The documents that were read.", listings.documents, types.DocumentPage
    ),
    _one(
        "getDocument", "/documents/{id}", "A document with its text, by its id or IRI.",
        listings.document, types.DocumentText,
    ),
    Operation(
        "searchEntities", "/entities", "Search for actors, places and things by name.",
        listings.entities, types.NodePage,
        (
            Parameter("q", "Words that a name contains, whatever their case."),
            Parameter("type", "The type.", "choice", KINDS),
        ),
    ),
    _one(
        "getEntity", "/entities/{id}",
        "An actor, place or thing, by its IRI, in full or without its beginning: person-ann-lee.",
        listings.entity, types.Entity,
    ),
    Operation(
        "listEvents", "/events", "Events, of all documents or as the parameters narrow them.",
        listings.event_list, types.EventPage,
        (
            Parameter("type", "The type of event.", "choice", TYPES),
            Parameter("actor", "Who takes part: an IRI, or a name or part of one."),
            Parameter("place", "Where: an IRI, or a name or part of one."),
            _DOCUMENT,
            Parameter("since", "Not before this day, month or year.", "date"),
            Parameter("until", "Not after this day, month or year.", "date"),
            Parameter("claimed", "Only what somebody claims, or only what documents state.", "flag"),
        ),
    ),
    _one(
        "getEvent", "/events/{id}", "An event, by its IRI, in full or without its beginning: event-summit.v1.",
        listings.event, types.Event,
    ),
    Operation(
        "listStatements", "/statements", "What clauses say, as triples in the words of the text.",
        listings.statement_list, types.StatementPage, (_DOCUMENT,),
    ),
    Operation(
        "listFacts", "/facts", "Plain facts, as positive and actual: one for each document that states it itself.",
        listings.facts, types.FactPage,
        (
            Parameter("subject", "An IRI, or a name or part of one."),
            Parameter("predicate", "The property, by its IRI, in full or short: tw:consulted, consulted."),
            Parameter("object", "An IRI, or a name or part of one."),
            _DOCUMENT,
        ),
    ),
    Operation(
        "listClaims", "/claims", "Events and relations that somebody claims.", listings.claims, types.ClaimPage,
        (
            Parameter("speaker", "Who claims it: an IRI, or a name or part of one."),
            Parameter("about", "Whom or what it is about: an IRI, or a name or part of one."),
            _DOCUMENT,
        ),
    ),
    Operation(
        "explain", "/explain", "Why something is in the graph: quotes, rules and documents.",
        listings.evidence, types.EvidencePage,
        (Parameter("of", "The IRI of an event, fact or relation, short or in full, or a name.", required=True),),
    ),
    Operation(
        "ask", "/ask", "The answer to a question in words, and which named question it was taken for.",
        asking.answer_in_words, types.QuestionAnswer,
        (Parameter("q", "The question: Who met Putin in Moscow in 2016?", required=True),),
    ),
)  # fmt: skip
