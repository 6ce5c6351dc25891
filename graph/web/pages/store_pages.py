"""The pages that show what a store holds.

Each is a function of the store, which the server runs in a process of its own; a page is written there, too, because
writing a long one would delay every other request.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from typing import Any, NamedTuple, cast

import pyoxigraph as ox

from triplewire.extract.errors import TriplewireError
from triplewire.graph.ask.asking import asked_of
from triplewire.graph.ask.corrected import Corrections
from triplewire.graph.ask.empty_answers import why_empty
from triplewire.graph.ask.query import evaluate
from triplewire.graph.ask.questions import Question, question
from triplewire.graph.errors import QuestionUnclear
from triplewire.graph.out.cells import inert_csv
from triplewire.graph.store.interface import Store
from triplewire.graph.web.answer import named_questions
from triplewire.graph.web.answer.answers import Answer
from triplewire.graph.web.answer.columns import columns
from triplewire.graph.web.answer.views import chosen, view_data, views
from triplewire.graph.web.display.charts import map_data, mark_data, timeline_data
from triplewire.graph.web.display.links import Links
from triplewire.graph.web.display.scenes import FIRST, picture
from triplewire.graph.web.pages.rendering import render
from triplewire.graph.web.protocol.http_errors import NotFound, status
from triplewire.graph.web.protocol.resources import check_exists
from triplewire.graph.web.read.articles import article, sources
from triplewire.graph.web.read.event_search import FACETS, events_found
from triplewire.graph.web.read.event_search import MOST as MOST_EVENTS
from triplewire.graph.web.read.events import timeline
from triplewire.graph.web.read.full_text import passages
from triplewire.graph.web.read.name_search import find
from triplewire.graph.web.read.overview import overview
from triplewire.graph.web.read.points import points, points_between
from triplewire.graph.web.read.things import Thing, thing
from triplewire.ontology.terms import EVENT_TYPES

_FOUND, _ON_PAGE, _PASSAGES = 40, 50, 20  # names, events and passages on a page


_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Shown(NamedTuple):
    """A page with its HTTP status, or, for a node that is a place in an article, the address of that place."""

    html: str
    code: int = 200
    elsewhere: str = ""


def start_page(store: Store, links: Links) -> str:
    """Return the start page."""
    return render("start", links, seen=overview(store))


def graph_page(store: Store, links: Links, about: str = "", most: int = FIRST) -> str:
    """Return the picture of the graph, or of the neighbourhood of a node. Raises NameMissing."""
    return render("graph", links, scene=picture(store, links, about, most), about=about, most=most)


def timeline_page(store: Store, links: Links) -> str:
    """Return all events in chronological order."""
    found = timeline(store)
    return render(
        "timeline", links, events=found.dated, undated=found.undated, lines=timeline_data(found.dated, links),
        published=found.by_publication,
    )  # fmt: skip


def map_page(store: Store, links: Links, given: Mapping[str, str] | None = None) -> str:
    """Return all places with positions, or those where something happened between the days `since` and `until`."""
    span = span_of(given or {})
    found = points_between(store, *span) if any(span) else points(store)
    return render("map", links, points=found, drawn=map_data(found, links), span=span)


def articles_page(store: Store, links: Links) -> str:
    """Return the list of articles."""
    return render("articles", links, sources=sources(store))


def article_page(store: Store, links: Links, id_: str) -> str:
    """Return an article with its marks. Raises NotFound."""
    found = article(store, id_)
    if found is None:
        raise NotFound(f"no article has the id {id_!r}; see the list of articles")
    return render("article", links, article=found, marks=mark_data(found, links))


def search_page(store: Store, links: Links, text: str, narrowed: Mapping[str, str] | None = None) -> Shown:
    """Return the names, events and passages with the words of a text; a question in words leads to its answer.

    `narrowed` has the chosen values of facets, the `order` of events ("match" for the best match first, "date" for the
    latest, which is the default without words), the days `since` and `until` which they happened, and the number of the
    `page` of these.
    """
    given = {name: value for name, value in (narrowed or {}).items() if value and (name, value) != ("page", "1")}
    found, address, problem = find(store, text, _FOUND, things_only=True), "", ""
    try:
        asked = asked_of(store, text)
        address = links.question(asked.question.name, words=text, **asked.parameters)
    except QuestionUnclear as error:
        problem = str(error) if text.endswith("?") else ""
    at = max(1, int(given.get("page", "1")))
    chosen = {name: given[name] for name in FACETS if name in given}
    order = given.get("order") or ("match" if text else "date")
    hits = events_found(store, text, chosen, _ON_PAGE, (at - 1) * _ON_PAGE, order, span_of(given))
    articles, told = passages(store, text, _PASSAGES)
    if address and (text.endswith("?") or not (found or hits.number or chosen or articles)):
        return Shown("", 303, address)
    pages = -(-hits.number // _ON_PAGE)
    html = render(
        "search", links, text=text, found=found, address=address, problem=problem, hits=hits, facets=FACETS,
        given={"q": text} | given, order=order, at=at, pages=pages, articles=articles, passages=told,
    )  # fmt: skip
    return Shown(html)


def span_of(given: Mapping[str, str]) -> tuple[str, str]:
    """Return the days from and until which events are sought, "" for what is no day."""
    since, until = (given.get(name, "") for name in ("since", "until"))
    return since if _DAY.fullmatch(since) else "", until if _DAY.fullmatch(until) else ""


def search_table(store: Store, text: str, narrowed: Mapping[str, str]) -> bytes:
    """Return the events of a search as CSV without formulas."""
    chosen = {name: value for name, value in narrowed.items() if name in FACETS and value}
    hits = events_found(store, text, chosen, MOST_EVENTS, order=narrowed.get("order", ""), span=span_of(narrowed))
    rows = [("event", "type", "date", "not a plain fact", "places", "outlet", "iri")]
    for hit in hits.shown:
        places, outlets = (", ".join(hit.values.get(name, ())) for name in ("place", "outlet"))
        rows.append((hit.label, hit.family, hit.time, hit.status, places, outlets, hit.iri))
    written = io.StringIO()
    csv.writer(written).writerows(rows)
    return inert_csv(written.getvalue()).encode()


def thing_page(store: Store, links: Links, iri: str, facts: int = 1, claims: int = 1) -> Shown:
    """Return the page of a node, with so many of the further pages of its facts and claims. Raises NotFound."""
    if not Corrections(store).rejected(iri):
        check_exists(store, iri)
    found = thing(store, iri, facts, claims)
    if found.document:
        return Shown("", 303, links.article(found.document, *(found.span or ())))
    drawn, lines = map_data(found.points, links), timeline_data(found.timeline, links)
    return Shown(render(template_of(found), links, thing=found, drawn=drawn, lines=lines))


def template_of(found: Thing) -> str:
    """Return the name of the template of a node's page."""
    return "event" if found.event else "happening" if found.tellings else "thing"


def question_page(
    store: Store, links: Links, name: str, given: Mapping[str, str], wanted: str, words: str = ""
) -> Shown:
    """Return a named question with its answer, in the view that is wanted if the answer allows it.

    `words` is the question in words that was taken for this one.
    """
    asked, found, problem, code = question(name), None, "", 200
    try:
        found = named_questions.ask(store, name, given, links.base)
    except TriplewireError as error:
        problem, code = str(error), status(error)
    allowed = views(found) if found else ()
    view = chosen(wanted, allowed)
    values = unanswered(asked, given, words) | {
        "names": named_questions.names(store) if any(p.kind == "name" for p in asked.parameters) else (),
        "unknown": code == 404,
        "views": {name: links.question(asked.name, name, **given) for name in allowed},
    }
    if found:
        turtle = {"Turtle": links.page(f"questions/{asked.name}.ttl", **given)}
        values |= {
            "answer": found,
            "why": "" if found.rows else why_nothing(store, asked, given, links.base),
            "columns": columns(found, filled=True),
            "downloads": downloads(links, found) | turtle,
        }
    drawn = view_data(store, found, view, links) if found else None
    return Shown(render("question", links, **values, problem=problem, view=view, drawn=drawn), code)


def unanswered(asked: Question, given: Mapping[str, str], words: str = "") -> dict[str, Any]:
    """Return the values of the page of a question that has no answer yet, but for its problem and its view."""
    return {
        "question": asked,
        "given": given,
        "words": words,
        "families": sorted(EVENT_TYPES),
        "names": (),
        "unknown": False,
        "views": {},
        "answer": None,
        "why": "",
        "columns": (),
        "downloads": {},
    }


def why_nothing(store: Store, asked: Question, given: Mapping[str, str], base: str) -> str:
    """Return why an answer is empty, as the end of a sentence."""

    def rows(sparql: str) -> int:
        return sum(1 for _ in cast("ox.QuerySolutions", evaluate(store, sparql, base=base)))

    return f"{why_empty(store, asked, given, rows, command=False)}."


def downloads(links: Links, found: Answer) -> dict[str, str]:
    """Return the addresses of the answer for programs, by the name of the format."""
    forms = {"Turtle": "turtle", "JSON": "jsonld"} if found.triples else {"CSV": "spreadsheet", "JSON": "json"}
    return {name: links.query(found.sparql, format=form) for name, form in forms.items()}
