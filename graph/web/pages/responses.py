"""The steps that handlers of pages share: read the store in a worker, write HTML, show errors as pages."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from triplewire.extract.errors import TriplewireError
from triplewire.graph.errors import ServerBusy, StoreError
from triplewire.graph.web.display.links import Links
from triplewire.graph.web.pages.rendering import render
from triplewire.graph.web.protocol.http_errors import Forbidden, reported
from triplewire.graph.web.service.service import Service, service

_HEADINGS = {
    404: "There is nothing here",
    403: "This server does not do that",
    503: "This took too long",
    500: "Something went wrong",
}
T = TypeVar("T")
Handler = Callable[[Request], Awaitable[Response]]


def links_of(request: Request) -> Links:
    """Return the addresses of the server of a request."""
    return links_on(service(request))


def links_on(service: Service) -> Links:
    """Return the addresses of a server."""
    token = service.editor.token if service.editor else ""
    return Links(service.options.base, adding=service.adder is not None, reviewing=True, editing=token)


def allowed(part: T | None, what: str, option: str) -> T:
    """Return a part of the service that only an option of the server starts. Raises Forbidden without it."""
    if part is None:
        raise Forbidden(f"this server does not accept {what}: it was started without {option}")
    return part


async def read(request: Request, function: Callable[..., Any], *arguments: Any) -> Any:
    """Return what a function of the store returns; it must return the same for the same store, as it is cached."""
    return await service(request).workers.read(function, *arguments)


def html(request: Request, template: str, code: int = 200, headers: dict[str, str] | None = None, **v: Any) -> Response:
    """Return a page."""
    return HTMLResponse(render(template, links_of(request), **v), code, headers)


async def shown(request: Request, page: Callable[..., str], *arguments: Any) -> Response:
    """Return a page of `store_pages`, written in a worker."""
    return HTMLResponse(await read(request, page, links_of(request), *arguments))


def page(handler: Handler) -> Handler:
    """Wrap a handler so that its errors are pages, too."""

    async def answered(request: Request) -> Response:
        try:
            return await handler(request)
        except TriplewireError as error:
            return failed(request, error)

    return answered


def failed(request: Request, error: TriplewireError) -> Response:
    """Return an error as a page."""
    code = reported(f"{request.method} {request.url.path!r}", error)
    written = render("error", links_of(request), code=code, heading=_heading(error, code), reason=str(error))
    return HTMLResponse(written, code)


def _heading(error: TriplewireError, code: int) -> str:
    if isinstance(error, StoreError):
        return "The graph cannot be read"
    if isinstance(error, ServerBusy):
        return "The server is busy"
    return _HEADINGS.get(code, "This did not work")
