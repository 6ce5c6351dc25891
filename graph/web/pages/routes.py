"""Handlers of requests for pages: each reads the store in a worker and writes HTML."""

from __future__ import annotations

import contextlib
import re

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from triplewire.extract.errors import TriplewireError
from triplewire.graph.web.answer import named_questions
from triplewire.graph.web.display.scenes import AROUND, FIRST, connection, evidence, picture
from triplewire.graph.web.pages.asked import SPAN, asked
from triplewire.graph.web.pages.assets import asset, squeezed
from triplewire.graph.web.pages.query_pages import asked_question, found_names, known_terms, question_turtle
from triplewire.graph.web.pages.responses import allowed, html, links_of, links_on, page, read, shown
from triplewire.graph.web.pages.store_pages import (
    Shown,
    article_page,
    articles_page,
    graph_page,
    map_page,
    search_page,
    search_table,
    start_page,
    thing_page,
    timeline_page,
)
from triplewire.graph.web.protocol.http_errors import BadRequest, MediaTypeUnknown
from triplewire.graph.web.protocol.operations import body_of
from triplewire.graph.web.protocol.parameters import FURTHEST, TYPES, Parameter
from triplewire.graph.web.read.event_search import DATED, FACETS, STANDING, STEPS
from triplewire.graph.web.service.adding import Adder
from triplewire.graph.web.service.service import Service, service

_ORDER = Parameter("order", kind="choice", choices=("match", "date"))
_CHOICES = {"standing": STANDING, "type": TYPES, "confidence": tuple(STEPS.values()), "dated": DATED}
_NARROWING = (  # parameters of a search
    *(Parameter(name, kind="choice", choices=choices) for name, choices in _CHOICES.items()),
    *(Parameter(name, kind="year" if name == "year" else "text") for name in FACETS if name not in _CHOICES),
    _ORDER,
    *SPAN,
)
_SEARCH = (Parameter("q", kind="free"), *_NARROWING, Parameter("page", kind="number", least=1, most=FURTHEST, usual=1))
_ABOUT, _MOST = Parameter("about", kind="free"), Parameter("most", kind="number", least=1, most=FURTHEST)
_SCENE = (
    _ABOUT,
    _MOST,
    Parameter("skip", kind="number", most=FURTHEST, usual=0),
    Parameter("from", kind="free"),
    Parameter("to", kind="free"),
    Parameter("why", kind="free", several=True),
)
_ADDED = tuple(Parameter(name, kind="free") for name in ("name", "title", "published"))
_AT = Parameter("at", kind="span")
_OF_THING = (
    Parameter("facts", kind="number", least=1, most=FURTHEST, usual=1),
    Parameter("claims", kind="number", least=1, most=FURTHEST, usual=1),
    Parameter("format", kind="free"),
)
_TRIPLES = 500  # new triples
_MEDIA = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}


async def _start(request: Request) -> Response:
    asked(request)
    return await shown(request, start_page)


async def _graph(request: Request) -> Response:
    given = asked(request, _ABOUT, _MOST)
    return await shown(request, graph_page, given.get("about", ""), given.get("most", FIRST))


async def _scene(request: Request) -> Response:
    given, links = asked(request, *_SCENE), links_of(request)
    if "about" in given:
        around = (given["about"], given.get("most", AROUND), given["skip"])
        return JSONResponse(await read(request, picture, links, *around))
    if "from" in given and "to" in given:
        return JSONResponse(await read(request, connection, links, given["from"], given["to"]))
    if "why" in given:
        return JSONResponse(await read(request, evidence, links, given["why"]))
    raise BadRequest("use the parameter `about`, or `from` and `to`, for a part of the graph; `why` for quotes")


async def _timeline(request: Request) -> Response:
    asked(request)
    return await shown(request, timeline_page)


async def _map(request: Request) -> Response:
    return await shown(request, map_page, asked(request, *SPAN))


async def _articles(request: Request) -> Response:
    asked(request)
    return await shown(request, articles_page)


async def _article(request: Request) -> Response:
    asked(request, _AT)
    return await shown(request, article_page, request.path_params["id"])


async def _article_of_dots(request: Request) -> Response:
    given = asked(request, Parameter("id", kind="free", required=True), _AT)
    return await shown(request, article_page, given["id"])


async def _search_table(request: Request) -> Response:
    text, narrowed = _searched(request)
    data = await read(request, search_table, text, narrowed)
    return Response(data, media_type="text/csv", headers={"Content-Disposition": 'attachment; filename="events.csv"'})


def _searched(request: Request) -> tuple[str, dict[str, str]]:
    """Return the words of a search, and the other values that narrow it."""
    given = {name: str(value) for name, value in asked(request, *_SEARCH).items()}
    return given.pop("q", "").strip(), given


async def _search(request: Request) -> Response:
    return _page_or_elsewhere(await read(request, search_page, links_of(request), *_searched(request)))


async def _questions(request: Request) -> Response:
    asked(request)
    return html(request, "questions", groups=named_questions.grouped())


def _adder(request: Request) -> Adder:
    return allowed(service(request).adder, "articles", "--allow-add")


async def _add(request: Request) -> Response:
    _adder(request)
    asked(request)
    return html(request, "add", largest=service(request).options.largest)


async def _added(request: Request) -> Response:
    """Queue a text or a file; other sites cannot send this media type without a preflight request."""
    adder, given = _adder(request), asked(request, *_ADDED)
    if request.headers.get("content-type") != "application/octet-stream":
        raise MediaTypeUnknown("an article must be posted as application/octet-stream")
    data = await body_of(request)
    if not data.strip():
        raise BadRequest("there is no text to read")
    number = adder.add(data, given.get("name", ""), given.get("title", "").strip(), given.get("published", ""))
    return JSONResponse({"progress": links_of(request).page(f"api/add/{number}")}, 202)


async def _progress(request: Request) -> Response:
    adder, text = _adder(request), request.path_params["number"]
    number = int(text) if re.fullmatch(r"\d{1,9}", text, re.ASCII) else 0
    progress, links = adder.progress(number), links_of(request)
    if progress.documents:
        await service(request).workers.catch_up()  # the links below lead to them
    return JSONResponse(
        {
            "step": progress.step,
            "reason": progress.reason,
            "articles": [{"id": id_, "href": links.article(id_)} for id_ in progress.documents],
            "read": progress.read,
            "all": progress.all,
            "triples": [
                {"words": [t.subject, t.predicate, t.object], "href": links.article(t.document, t.begin, t.end)}
                for t in progress.triples[:_TRIPLES]
            ],
            "count": len(progress.triples),
        }
    )


async def _asset(request: Request) -> Response:
    """Send a file packed, and only if the browser does not have it as it is now."""
    name, headed = request.path_params["name"], request.headers
    data, tag = squeezed(name)
    headers = {"Cache-Control": "no-cache", "ETag": tag, "Vary": "Accept-Encoding"}
    if tag in headed.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    if "gzip" in headed.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
    else:
        data = asset(name)
    return Response(data, media_type=_MEDIA[name.rpartition(".")[2]], headers=headers)


async def resource_page(request: Request, iri: str) -> Response:
    """Return the page of a node; a mention or an article redirects to its place in the article."""
    given = asked(request, *_OF_THING)
    found: Shown = await read(request, thing_page, links_of(request), iri, given["facts"], given["claims"])
    return _page_or_elsewhere(found)


def _page_or_elsewhere(found: Shown) -> Response:
    return RedirectResponse(found.elsewhere, found.code) if found.elsewhere else HTMLResponse(found.html, found.code)


async def prepare(service: Service) -> None:
    """Fill the cache with what most visitors look at first."""
    links = links_on(service)
    for first in ((start_page, links), (graph_page, links, "", FIRST), (timeline_page, links), (map_page, links)):
        with contextlib.suppress(TriplewireError):  # reported when it is requested
            await service.workers.read(*first)


ROUTES: list[BaseRoute] = [
    Route("/", page(_start)),
    Route("/graph", page(_graph)),
    Route("/timeline", page(_timeline)),
    Route("/map", page(_map)),
    Route("/articles", page(_articles)),
    Route("/article", page(_article_of_dots)),
    Route("/article/{id:path}", page(_article)),
    Route("/search", page(_search)),
    Route("/search.csv", page(_search_table)),
    Route("/questions", page(_questions)),
    Route("/questions/{name}.ttl", question_turtle),
    Route("/questions/{name}", page(asked_question)),
    Route("/add", page(_add)),
    Route("/api/add", _added, methods=["POST"]),
    Route("/api/add/{number}", _progress),
    Route("/assets/{name}", _asset),
    Route("/api/find", found_names),
    Route("/api/scene", _scene),
    Route("/api/terms", known_terms),
]
