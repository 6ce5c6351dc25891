"""What handlers of pages share: they read the store in a worker, write HTML, and say as a page what went wrong."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, cast

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from triplewire.extract.errors import TriplewireError
from triplewire.graph.web.http_errors import status
from triplewire.graph.web.links import Links
from triplewire.graph.web.pages.rendering import render

if TYPE_CHECKING:
    from triplewire.graph.web.app import Service

Handler = Callable[[Request], Awaitable[Response]]


def service(request: Request) -> Service:
    """The service that the request was made to."""
    return cast("Service", request.app.state.service)


def links_of(request: Request) -> Links:
    """The addresses of this server."""
    return Links(service(request).options.base, adding=service(request).adder is not None)


async def read(request: Request, function: Callable[..., Any], *arguments: Any) -> Any:
    """What a function of the store returns, which is the same for the same store."""
    return await service(request).workers.read(function, *arguments)


def html(request: Request, template: str, code: int = 200, headers: dict[str, str] | None = None, **v: Any) -> Response:
    """A page."""
    return HTMLResponse(render(template, links_of(request), **v), code, headers)


def page(handler: Handler) -> Handler:
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
