"""Handlers of requests to the API: each reads the store in a worker, within the limits of queries, and writes JSON."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import quote, urlencode

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from triplewire.graph.ask.questions import questions
from triplewire.graph.store.interface import Store
from triplewire.graph.web.api import asking
from triplewire.graph.web.api.answer_types import QuestionAnswer
from triplewire.graph.web.api.listings import Part
from triplewire.graph.web.api.openapi import PREFIX, description
from triplewire.graph.web.api.operation_table import OPERATIONS, Operation
from triplewire.graph.web.protocol.http_errors import NotFound
from triplewire.graph.web.protocol.operations import query_pairs
from triplewire.graph.web.protocol.parameters import PAGING, given, of_question
from triplewire.graph.web.service.service import service

_BY_PATH = {operation.path: operation for operation in OPERATIONS}
Handler = Callable[[Request], Awaitable[Response]]


async def _openapi(request: Request) -> Response:
    del request
    return _json(description(), "max-age=3600")


def _handler(operation: Operation) -> Handler:
    async def handle(request: Request) -> Response:
        asked = dict(given(query_pairs(request), operation.all_parameters))
        workers = service(request).workers
        if not operation.paged:
            return _json(await workers.read_query(_one, operation.read, request.path_params["id"]))
        part = Part(asked.pop("limit"), asked.pop("offset"))
        return _json(await workers.read_query(_page, operation.path, request.url.path, part, asked))

    return handle


async def _questions(request: Request) -> Response:
    given(query_pairs(request), ())
    return _json(msgspec.json.encode(asking.question_list()))


async def _question(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in questions():
        raise NotFound(f"there is no named question {name!r}: see {PREFIX}/questions")
    named = questions()[name]
    asked = dict(given(query_pairs(request), (*map(of_question, named.parameters), *PAGING)))
    part = Part(asked.pop("limit"), asked.pop("offset"))
    return _json(await service(request).workers.read_query(_answer, named.name, request.url.path, part, asked))


async def _nothing(request: Request) -> Response:
    where = "" if request.url.path.startswith(PREFIX) else f", all of it is below {PREFIX}"
    raise NotFound(f"the API has nothing at {request.url.path}{where}: see /api/openapi.json")


def _one(store: Store, read: Callable[..., Any], id_: str) -> bytes:
    return msgspec.json.encode(read(store, id_))


def _page(store: Store, path: str, address: str, part: Part, asked: dict[str, Any]) -> bytes:
    operation = _BY_PATH[path]
    items, more = operation.read(store, part=part, **asked)
    following = _following(address, part, asked) if more else None
    if isinstance(items, QuestionAnswer):
        return msgspec.json.encode(msgspec.structs.replace(items, next=following))
    return msgspec.json.encode(operation.answer(items=items, next=following))


def _answer(store: Store, name: str, address: str, part: Part, asked: dict[str, str]) -> bytes:
    found, more = asking.answer(store, name, asked, part)
    return msgspec.json.encode(msgspec.structs.replace(found, next=_following(address, part, asked) if more else None))


def _following(address: str, part: Part, asked: dict[str, Any]) -> str:
    """Return the address of the next page."""
    written = {name: str(value).lower() if isinstance(value, bool) else value for name, value in asked.items()}
    return f"{quote(address)}?{urlencode({**written, 'limit': part.limit, 'offset': part.offset + part.limit})}"


def _json(data: bytes, caching: str = "no-cache") -> Response:
    return Response(data, media_type="application/json", headers={"Cache-Control": caching})


API: list[BaseRoute] = [
    Route("/api/openapi.json", _openapi),
    *(Route(f"{PREFIX}{one.path.replace('{id}', '{id:path}')}", _handler(one), name=one.id) for one in OPERATIONS),
    Route(f"{PREFIX}/questions", _questions),
    Route(f"{PREFIX}/questions/{{name}}", _question),
    Route("/api/{rest:path}", _nothing),
]
"""The addresses of the API. Errors are written by the application, which knows all of them."""
