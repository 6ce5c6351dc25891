"""Requests for pages: each reads the store in a worker and writes HTML."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, cast

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from extract.errors import TriplewireError
from graph.questions import question, questions
from graph.view.page import LIBRARY_STYLES
from graph.web.errors import BadRequest, Forbidden, MediaTypeUnknown, NotFound, status
from graph.web.guard import HEADERS
from graph.web.pages import asking
from graph.web.pages.adding import Adder
from graph.web.pages.articles import article, sources
from graph.web.pages.assets import asset
from graph.web.pages.atlas import points
from graph.web.pages.charts import map_data, timeline_data
from graph.web.pages.finding import find
from graph.web.pages.happenings import happenings
from graph.web.pages.links import Links
from graph.web.pages.overview import overview
from graph.web.pages.rendering import render
from graph.web.pages.scenes import connection, picture
from graph.web.pages.things import thing
from graph.web.pages.vocabulary import terms
from ontology.terms import EVENT_TYPES, PREFIXES

if TYPE_CHECKING:
    from graph.web.app import Service

_MEDIA = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}
_GRAPH_POLICY = {
    "Content-Security-Policy": HEADERS["Content-Security-Policy"].replace(
        "style-src 'self'", f"style-src 'self' {' '.join(LIBRARY_STYLES)}"
    )
}


def _service(request: Request) -> Service:
    return cast("Service", request.app.state.service)


def links_of(request: Request) -> Links:
    """The addresses of this server."""
    return Links(_service(request).options.base, adding=_service(request).adder is not None)


async def _read(request: Request, function: Callable[..., Any], *arguments: Any) -> Any:
    return await _service(request).workers.call(function, *arguments)


def _html(request: Request, template: str, headers: dict[str, str] | None = None, **values: Any) -> Response:
    return HTMLResponse(render(template, links_of(request), **values), headers=headers)


Handler = Callable[[Request], Awaitable[Response]]


def _page(handler: Handler) -> Handler:
    """A handler whose errors are pages, too."""

    async def shown(request: Request) -> Response:
        try:
            return await handler(request)
        except TriplewireError as error:
            return failed(request, error)

    return shown


def failed(request: Request, error: TriplewireError) -> Response:
    """What went wrong, as a page."""
    code = status(error)
    return HTMLResponse(render("error", links_of(request), code=code, reason=str(error)), code)


async def _start(request: Request) -> Response:
    return _html(request, "start", seen=await _read(request, overview))


async def _graph(request: Request) -> Response:
    about = request.query_params.get("about", "")
    scene = await _read(request, picture, links_of(request), about)
    return _html(request, "graph", headers=_GRAPH_POLICY, scene=scene, about=about)


async def _scene(request: Request) -> Response:
    asked, links = request.query_params, links_of(request)
    if asked.get("about"):
        return JSONResponse(await _read(request, picture, links, asked["about"], 200))
    if asked.get("from") and asked.get("to"):
        return JSONResponse(await _read(request, connection, links, asked["from"], asked["to"]))
    raise BadRequest("a part of the graph is asked for with `about`, or with `from` and `to`")


async def _timeline(request: Request) -> Response:
    events = await _read(request, happenings)
    return _html(request, "timeline", events=events, lines=timeline_data(events, links_of(request)))


async def _map(request: Request) -> Response:
    found = await _read(request, points)
    return _html(request, "map", points=found, drawn=map_data(found, links_of(request)))


async def _articles(request: Request) -> Response:
    return _html(request, "articles", sources=await _read(request, sources))


async def _article(request: Request) -> Response:
    found = await _read(request, article, request.path_params["id"])
    if found is None:
        raise NotFound(f"no article has the id {request.path_params['id']!r}; the list of articles has them all")
    return _html(request, "article", article=found)


async def _search(request: Request) -> Response:
    text = request.query_params.get("q", "").strip()
    return _html(request, "search", text=text, found=await _read(request, find, text, 200))


async def _find(request: Request) -> Response:
    found = await _read(request, find, request.query_params.get("q", ""), 12)
    links = links_of(request)
    return JSONResponse([{"label": ref.label, "kind": ref.kind, "href": links.thing(ref.iri)} for ref in found])


async def _questions(request: Request) -> Response:
    return _html(request, "questions", groups=grouped_questions())


def grouped_questions() -> dict[str, list[Any]]:
    """The named questions by their group."""
    groups: dict[str, list[Any]] = {}
    for one in questions().values():
        groups.setdefault(one.group, []).append(one)
    return dict(sorted(groups.items()))


async def _question(request: Request) -> Response:
    asked = question(request.path_params["name"])
    given = {p.name: value for p in asked.parameters if (value := request.query_params.get(p.name, "").strip())}
    known = await _read(request, asking.names)
    answer, problem = None, ""
    try:
        answer = await _read(request, asking.ask, asked.name, given)
    except TriplewireError as error:
        problem = str(error)
    return _html(
        request,
        "question",
        question=asked,
        given=given,
        names=known,
        families=sorted(EVENT_TYPES),
        answer=answer,
        problem=problem,
    )


async def _turtle(request: Request) -> Response:
    asked = question(request.path_params["name"])
    given = {p.name: value for p in asked.parameters if (value := request.query_params.get(p.name, "").strip())}
    data = await _read(request, asking.turtle, asked.name, given, _service(request).options.base)
    return Response(data, media_type="text/turtle; charset=utf-8")


def _adder(request: Request) -> Adder:
    adder = _service(request).adder
    if adder is None:
        raise Forbidden("this server adds nothing: it was started without --allow-add")
    return adder


async def _add(request: Request) -> Response:
    _adder(request)
    return _html(request, "add")


async def _added(request: Request) -> Response:
    """Take a text or a file; only a page of this server can send the media type, since others would have to ask."""
    adder, asked = _adder(request), request.query_params
    if request.headers.get("content-type") != "application/octet-stream":
        raise MediaTypeUnknown("an article is posted as application/octet-stream")
    data = await request.body()
    if not data.strip():
        raise BadRequest("there is no text to read")
    number = adder.add(data, asked.get("name", ""), asked.get("title", "").strip(), asked.get("published", ""))
    return JSONResponse({"progress": links_of(request).page(f"api/add/{number}")}, 202)


async def _progress(request: Request) -> Response:
    progress, links = _adder(request).progress(request.path_params["number"]), links_of(request)
    return JSONResponse(
        {
            "step": progress.step,
            "reason": progress.reason,
            "articles": [{"id": id_, "href": links.article(id_)} for id_ in progress.documents],
            "triples": progress.triples,
        }
    )


async def _terms(request: Request) -> Response:
    del request
    return JSONResponse({"prefixes": PREFIXES, "terms": terms()}, headers={"Cache-Control": "max-age=3600"})


async def _asset(request: Request) -> Response:
    name = request.path_params["name"]
    data = asset(name)
    return Response(data, media_type=_MEDIA[name.rpartition(".")[2]], headers={"Cache-Control": "no-cache"})


async def resource_page(request: Request, iri: str) -> Response:
    """The page of a node; one that stands in an article leads there."""
    found = await _read(request, thing, iri)
    if found.document:
        return RedirectResponse(links_of(request).article(found.document, *(found.span or ())), 303)
    drawn = map_data(found.points, links_of(request))
    lines = timeline_data(found.happenings, links_of(request))
    return _html(request, "event" if found.event else "thing", thing=found, drawn=drawn, lines=lines)


async def sparql_page(request: Request) -> Response:
    """The editor."""
    return _html(request, "sparql", questions=grouped_questions())


ROUTES: list[BaseRoute] = [
    Route("/", _page(_start)),
    Route("/graph", _page(_graph)),
    Route("/timeline", _page(_timeline)),
    Route("/map", _page(_map)),
    Route("/articles", _page(_articles)),
    Route("/article/{id:path}", _page(_article)),
    Route("/search", _page(_search)),
    Route("/questions", _page(_questions)),
    Route("/questions/{name}.ttl", _turtle),
    Route("/questions/{name}", _page(_question)),
    Route("/add", _page(_add)),
    Route("/api/add", _added, methods=["POST"]),
    Route("/api/add/{number:int}", _progress),
    Route("/assets/{name}", _asset),
    Route("/api/find", _find),
    Route("/api/scene", _scene),
    Route("/api/terms", _terms),
]
