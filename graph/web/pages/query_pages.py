"""Handlers of requests for answers: the named questions and the SPARQL editor."""

from __future__ import annotations

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from triplewire.extract.errors import TriplewireError
from triplewire.graph.errors import QuerySyntaxError
from triplewire.graph.store.interface import Dataset, Store
from triplewire.graph.web.answer import named_questions
from triplewire.graph.web.answer.answers import Answer, answered
from triplewire.graph.web.answer.columns import columns
from triplewire.graph.web.answer.views import VIEWS, chosen, view_data, views
from triplewire.graph.web.answer.vocabulary import terms
from triplewire.graph.web.pages.asked import asked, question_asked
from triplewire.graph.web.pages.prompt import prompt
from triplewire.graph.web.pages.responses import html, links_of, read
from triplewire.graph.web.pages.store_pages import downloads, question_page, unanswered
from triplewire.graph.web.protocol.http_errors import reported
from triplewire.graph.web.protocol.operations import Operation
from triplewire.graph.web.protocol.parameters import Parameter
from triplewire.graph.web.protocol.results import Preference, answer
from triplewire.graph.web.read.name_search import find
from triplewire.graph.web.service.service import service
from triplewire.ontology.terms import PREFIXES

_VIEW = Parameter("view", kind="choice", choices=VIEWS)
_EDITOR = (
    Parameter("query", kind="free"),
    Parameter("view", kind="choice", choices=(*VIEWS, "raw")),
    Parameter("default-graph-uri", kind="free", several=True),
    Parameter("named-graph-uri", kind="free", several=True),
    Parameter("format"),
)
_RAW = 200_000  # characters of a raw answer that a page shows


async def asked_question(request: Request) -> Response:
    """Return a named question with its answer, in the view that the address names."""
    named, given, others = question_asked(request, _VIEW, Parameter("words", kind="free"))
    view, words = others.get("view", ""), others.get("words", "")
    found = read(request, question_page, links_of(request), named.name, given, view, words)
    return await prompt(request, found, "question", **unanswered(named, given, words), view=view, drawn=view)


async def question_turtle(request: Request) -> Response:
    """Return the answer to a named question as Turtle."""
    named, given, _ = question_asked(request)
    data = await read(request, named_questions.turtle, named.name, given, service(request).options.base)
    return Response(data, media_type="text/turtle; charset=utf-8")


async def sparql_page(request: Request, operated: Operation | None) -> Response:
    """Return the editor, with the answer if the address has a query."""
    wanted = asked(request, *_EDITOR).get("view", "")
    query = operated.query.strip() if operated else ""
    values: dict[str, Any] = {"problem": "", "at": None, "answer": None, "view": "table", "drawn": None, "columns": ()}
    code = 200
    if operated and query:
        try:
            values |= await _looked_at(request, query, operated.dataset, wanted)
        except TriplewireError as error:
            at = (error.line, error.column) if isinstance(error, QuerySyntaxError) else None
            values |= {"problem": str(error), "at": at}
            code = reported(f"GET {request.url.path!r}", error)
    return html(request, "sparql", code, questions=named_questions.grouped(), query=query, **values)


async def _looked_at(request: Request, query: str, dataset: Dataset | None, wanted: str) -> dict[str, Any]:
    links = links_of(request)
    workers = service(request).workers
    found = await workers.read_query(answered, query, dataset, links.base)
    allowed = (*views(found), "raw")
    view = chosen(wanted, allowed) if wanted or found.rows else "table"
    if view == "raw":
        drawn: Any = await workers.read_query(_raw, found, dataset, links.base)
    else:
        drawn = await read(request, view_data, found, view, links)
    return {
        "answer": found,
        "view": view,
        "views": {name: links.query(query, view=name if name != "table" else "") for name in allowed},
        "drawn": drawn,
        "columns": columns(found),
        "downloads": downloads(links, found),
    }


def _raw(store: Store, found: Answer, dataset: Dataset | None, base: str) -> str:
    """The answer as programs get it, with JSON indented."""
    preference = Preference(form="turtle" if found.triples else "json")
    _, data = answer(store, found.sparql, dataset, preference, _RAW, base)
    text = data.decode()
    if not found.triples:
        text = json.dumps(json.loads(text), indent=1, ensure_ascii=False)
    return text if len(text) <= _RAW else f"{text[:_RAW]}\n… the download has all {len(text):,} characters"


async def found_names(request: Request) -> Response:
    """Return the names that contain the words of the parameter `q`, for completion in a field."""
    found = await read(request, find, asked(request, Parameter("q", kind="free")).get("q", ""), 12)
    links = links_of(request)
    return JSONResponse(
        [{"iri": r.iri, "label": r.label, "kind": r.kind, "href": links.thing(r.iri)} for r in found],
    )


async def known_terms(request: Request) -> Response:
    """Return prefixes and terms for the editor."""
    asked(request)
    return JSONResponse({"prefixes": PREFIXES, "terms": terms()}, headers={"Cache-Control": "max-age=3600"})
