"""Pages of which a part may take long: the top is sent at once, and the rest as soon as it has been computed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response, StreamingResponse

from triplewire.extract.errors import TriplewireError
from triplewire.graph.web.pages.rendering import render
from triplewire.graph.web.pages.responses import links_of
from triplewire.graph.web.pages.store_pages import Shown
from triplewire.graph.web.protocol.http_errors import reported
from triplewire.graph.web.service.service import service

_HERE = "<!-- the rest -->"  # in a template: what follows it may take long
_WAITING = '<p class="asking" role="status">Looking through the whole graph …</p>'


async def prompt(request: Request, whole: Awaitable[Shown], template: str, /, **values: Any) -> Response:
    """Return a page with its status; if it takes long, its top as the template makes it of `values`, then its rest.

    The status has been sent with the top, so what fails then is the value `problem` of the template.
    """
    found = asyncio.ensure_future(whole)
    try:
        await asyncio.wait({found}, timeout=service(request).options.soon)
    except asyncio.CancelledError:
        found.cancel()
        raise
    if found.done():
        page = found.result()
        return HTMLResponse(page.html, page.code)
    return StreamingResponse(_parts(request, found, template, values), media_type="text/html")


async def _parts(
    request: Request, whole: asyncio.Future[Shown], template: str, values: dict[str, Any]
) -> AsyncIterator[str]:
    links = links_of(request)
    top, mark, _ = render(template, links, problem="", **values).partition(_HERE)
    try:
        yield f"{top}{mark}{_WAITING}"
        written = (await whole).html
    except TriplewireError as error:
        reported(f"{request.method} {request.url.path!r}", error)
        written = render(template, links, problem=str(error), **values)
    finally:
        whole.cancel()  # it goes on if the browser left at the top
    yield written.partition(_HERE)[2]
