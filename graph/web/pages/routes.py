"""Requests for pages: each reads the store in a worker and writes HTML."""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from triplewire.extract.errors import TriplewireError
from triplewire.graph.web.answer import asking
from triplewire.graph.web.http_errors import BadRequest, Forbidden, MediaTypeUnknown, NotFound
from triplewire.graph.web.links import Links
from triplewire.graph.web.pages.adding import Adder
from triplewire.graph.web.pages.assets import asset
from triplewire.graph.web.pages.charts import map_data, timeline_data
from triplewire.graph.web.pages.handling import html, links_of, page, read, service
from triplewire.graph.web.pages.querying import found_names, known_terms, question_page, question_turtle
from triplewire.graph.web.read.articles import article, sources
from triplewire.graph.web.read.atlas import points
from triplewire.graph.web.read.finding import find
from triplewire.graph.web.read.happenings import moments
from triplewire.graph.web.read.overview import overview
from triplewire.graph.web.read.scenes import AROUND, FIRST, connection, evidence, picture
from triplewire.graph.web.read.things import thing

if TYPE_CHECKING:
    from triplewire.graph.web.app import Service

_SHOWN = 500  # new triples
_MEDIA = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}


async def _start(request: Request) -> Response:
    return html(request, "start", seen=await read(request, overview))


async def _graph(request: Request) -> Response:
    about, most = request.query_params.get("about", ""), _number(request, "most", FIRST)
    scene = await read(request, picture, links_of(request), about, most)
    return html(request, "graph", scene=scene, about=about, most=most)


async def _scene(request: Request) -> Response:
    asked, links = request.query_params, links_of(request)
    if asked.get("about"):
        around = (asked["about"], _number(request, "most", AROUND), _number(request, "skip", 0))
        return JSONResponse(await read(request, picture, links, *around))
    if asked.get("from") and asked.get("to"):
        return JSONResponse(await read(request, connection, links, asked["from"], asked["to"]))
    if asked.get("why"):
        return JSONResponse(await read(request, evidence, links, asked.getlist("why")))
    raise BadRequest("a part of the graph is asked for with `about`, or with `from` and `to`, quotes with `why`")


def _number(request: Request, name: str, otherwise: int) -> int:
    """A number from the address; any nonsense there is as if nothing were."""
    text = request.query_params.get(name, "")
    return int(text) if re.fullmatch(r"[0-9]{1,6}", text) else otherwise


async def _timeline(request: Request) -> Response:
    events = await read(request, moments)
    return html(request, "timeline", events=events, lines=timeline_data(events, links_of(request)))


async def _map(request: Request) -> Response:
    found = await read(request, points)
    return html(request, "map", points=found, drawn=map_data(found, links_of(request)))


async def _articles(request: Request) -> Response:
    return html(request, "articles", sources=await read(request, sources))


async def _article(request: Request) -> Response:
    found = await read(request, article, request.path_params["id"])
    if found is None:
        raise NotFound(f"no article has the id {request.path_params['id']!r}; the list of articles has them all")
    return html(request, "article", article=found)


async def _search(request: Request) -> Response:
    text = request.query_params.get("q", "").strip()
    return html(request, "search", text=text, found=await read(request, find, text, 200))


async def _questions(request: Request) -> Response:
    return html(request, "questions", groups=asking.grouped())


def _adder(request: Request) -> Adder:
    adder = service(request).adder
    if adder is None:
        raise Forbidden("this server adds nothing: it was started without --allow-add")
    return adder


async def _add(request: Request) -> Response:
    _adder(request)
    return html(request, "add", largest=service(request).options.largest)


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
            "read": progress.read,
            "all": progress.all,
            "triples": [
                {"words": [t.subject, t.predicate, t.object], "href": links.article(t.document, t.begin, t.end)}
                for t in progress.triples[:_SHOWN]
            ],
            "count": len(progress.triples),
        }
    )


async def _asset(request: Request) -> Response:
    name = request.path_params["name"]
    data = asset(name)
    return Response(data, media_type=_MEDIA[name.rpartition(".")[2]], headers={"Cache-Control": "no-cache"})


async def resource_page(request: Request, iri: str) -> Response:
    """The page of a node; one that stands in an article leads there."""
    found = await read(request, thing, iri, _number(request, "facts", 1), _number(request, "claims", 1))
    if found.document:
        return RedirectResponse(links_of(request).article(found.document, *(found.span or ())), 303)
    drawn = map_data(found.points, links_of(request))
    lines = timeline_data(found.moments, links_of(request))
    return html(request, "event" if found.event else "thing", thing=found, drawn=drawn, lines=lines)


async def prepare(service: Service) -> None:
    """Read what is looked at first before anybody asks for it."""
    links = Links(service.options.base, adding=service.adder is not None)
    for asked in ((overview,), (picture, links, "", FIRST), (moments,), (points,)):
        with contextlib.suppress(TriplewireError):  # whoever asks is told
            await service.workers.read(*asked)


ROUTES: list[BaseRoute] = [
    Route("/", page(_start)),
    Route("/graph", page(_graph)),
    Route("/timeline", page(_timeline)),
    Route("/map", page(_map)),
    Route("/articles", page(_articles)),
    Route("/article/{id:path}", page(_article)),
    Route("/search", page(_search)),
    Route("/questions", page(_questions)),
    Route("/questions/{name}.ttl", question_turtle),
    Route("/questions/{name}", page(question_page)),
    Route("/add", page(_add)),
    Route("/api/add", _added, methods=["POST"]),
    Route("/api/add/{number:int}", _progress),
    Route("/assets/{name}", _asset),
    Route("/api/find", found_names),
    Route("/api/scene", _scene),
    Route("/api/terms", known_terms),
]
