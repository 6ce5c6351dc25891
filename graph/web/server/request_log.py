"""A log line for each request: `serve -v`."""

from __future__ import annotations

import logging
from time import perf_counter

from starlette.types import ASGIApp, Message, Receive, Scope, Send

_LOG = logging.getLogger(__name__)
_LONGEST = 500  # characters of an address


class RequestLog:
    """Logs the address, status and seconds of each request at INFO; an address as it was sent, in escaped ASCII."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, and log it at the end of its answer, even after an error."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun, status = perf_counter(), "broken off"

        async def sent(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = str(message["status"])
            await send(message)

        try:
            await self._app(scope, receive, sent)
        finally:
            _LOG.info("%s %s %s, %.3f s", scope["method"], escaped_address(scope), status, perf_counter() - begun)


def escaped_address(scope: Scope) -> str:
    """Return the path and the query, without control characters for a terminal."""
    raw = b"?".join(filter(None, (scope["raw_path"], scope["query_string"])))
    text = ascii(raw.decode("latin-1"))[1:-1]
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."
