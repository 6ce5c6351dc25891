"""The outermost layer of the application: it checks hosts, origins and body sizes, and adds security headers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from triplewire.graph.web.protocol.http_errors import BadRequest, Forbidden, Misdirected, RequestError, TooLarge
from triplewire.graph.web.protocol.problems import problem, wants_problem
from triplewire.graph.web.service.fair_queue import CLIENT

_SAFE = {"GET", "HEAD", "OPTIONS"}
_OURS = ("same-origin", "none")  # where a request comes from, as browsers say: our pages, or the user
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": _POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""Headers of every response. Pages have no inline scripts or styles, and load nothing from other servers.

With "no-referrer", browsers would not say of which origin a form is, so pages with forms that edit have "same-origin".
"""


@dataclass(frozen=True, slots=True)
class Hosts:
    """The host names that this server accepts.

    Another site can let its own name resolve to this server (DNS rebinding), but not an IP address or "localhost". So
    the server accepts "localhost", loopback addresses (any address if it listens beyond this machine), and the names
    that the user gave.
    """

    names: frozenset[str] = frozenset()
    local: bool = True

    @classmethod
    def of(cls, host: str, names: Iterable[str] = ()) -> Hosts:
        """Return the names of a server that listens at `host`."""
        return cls(frozenset(name.lower() for name in (host, *names)), is_loopback(host))

    def accept(self, authority: str) -> bool:
        """Whether a Host header, with or without a port, has one of these names."""
        try:
            name = (urlsplit(f"//{authority}").hostname or "").rstrip(".")
        except ValueError:
            return False
        if name in self.names or name == "localhost":
            return True
        try:
            address = ip_address(name)
        except ValueError:
            return False
        return address.is_loopback or not self.local


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach a server that listens at `host`."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class Guard:
    """An ASGI application that wraps another."""

    def __init__(self, app: ASGIApp, hosts: Hosts, origins: Iterable[str], largest: int, editing: bool = False) -> None:
        self._app, self._hosts, self._largest = app, hosts, largest
        self._headers = {**HEADERS, "Referrer-Policy": "same-origin"} if editing else HEADERS
        self._origins = frozenset(origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request: pass it on, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
            await send(message)

        CLIENT.set((scope.get("client") or ("",))[0])
        try:
            self._check(scope["method"], Headers(scope=scope))
        except RequestError as error:
            closing = {"Connection": "close"}
            if wants_problem(scope["path"]):
                response = problem(error.status, str(error), closing)
            else:
                response = PlainTextResponse(f"{error}\n", error.status, closing)
            await response(scope, receive, with_headers)
        else:
            await self._app(scope, _limited(receive, self._largest), with_headers)

    def _check(self, method: str, headers: Headers) -> None:
        hosts = headers.getlist("host")
        if len(hosts) != 1:
            raise BadRequest("a request must have exactly one header Host")
        if not self._hosts.accept(hosts[0]):
            raise Misdirected(f"this server is not called {hosts[0]!r}; --name adds a name")
        origin = headers.get("origin")
        if method not in _SAFE and origin and not self._own(origin, hosts[0]):
            raise Forbidden(f"pages of {origin} may not send requests; --cors allows it")
        if method not in _SAFE and not origin and headers.get("sec-fetch-site", _OURS[0]) not in _OURS:
            raise Forbidden("pages of other sites may not send requests")
        if "content-length" in headers and "transfer-encoding" in headers:  # two servers could read two requests in it
            raise BadRequest("a request must not have both Content-Length and Transfer-Encoding")
        length = headers.get("content-length", "0")
        if length.isdecimal() and int(length) > self._largest:
            raise _too_large(self._largest)

    def _own(self, origin: str, host: str) -> bool:
        return bool(self._origins & {"*", origin}) or origin.partition("://")[2] == host


def _limited(receive: Receive, most: int) -> Receive:
    """Limit a body that does not declare its length."""
    left = most

    async def counted() -> Message:
        nonlocal left
        message = await receive()
        left -= len(message.get("body", b""))
        if left < 0:
            raise _too_large(most)
        return message

    return counted


def _too_large(most: int) -> TooLarge:
    return TooLarge(f"the body is longer than {most:,} bytes")
