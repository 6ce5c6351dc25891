"""Pages and files at addresses that the user names (http and https), within limits of size and time."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import certifi
import urllib3

from triplewire.extract.errors import SourceMissing, SourceRefused, SourceTooLong
from triplewire.extract.reading.found import Hints
from triplewire.extract.reading.origins.addresses import Resolve, is_public, resolve, usable_address
from triplewire.extract.reading.origins.origin import Origin
from triplewire.extract.reading.streams import Stream
from triplewire.extract.version import VERSION

_AGENT = f"triplewire/{VERSION}"
_MOST_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PORTS = {"http": 80, "https": 443}
_OK = 200


@dataclass(frozen=True, slots=True)
class Web:
    """The limits of a request. `seconds` limit the whole transfer, `size` its bytes, `wait` each answer of the host."""

    allow_private: bool = False
    seconds: float = 600.0
    wait: float = 30.0
    size: int = 2 << 30
    find: Resolve = resolve
    clock: Callable[[], float] = time.monotonic


def is_address(source: str) -> bool:
    """Return whether a source is an address of the web."""
    return source.lower().startswith(("http://", "https://"))


def page_at(url: str, web: Web, hints: Hints) -> Origin:
    """Return the page or file at an address."""
    path = url.partition("://")[2].partition("?")[0].partition("#")[0].rstrip("/")
    name = unquote(path).rpartition("/")[2] or "page"
    return Origin(url, url, url, partial(_opened, url, web), replace(hints, name=name), remote=True)


@contextmanager
def _opened(url: str, web: Web) -> Iterator[Stream]:
    """Open the file at an address, behind its redirects, each of which is checked like the first.

    A public address never leads to a private one, even where the user allows those: the public one was named.
    """
    until, allow_private = web.clock() + web.seconds, web.allow_private
    for _ in range(_MOST_REDIRECTS + 1):
        with _answer(url, replace(web, allow_private=allow_private)) as (response, place):
            allow_private = allow_private and not is_public(place)
            if response.status not in _REDIRECTS or "location" not in response.headers:
                yield Stream(_Transfer(response, until, web), url=url, charset=_charset(response))
                return
            url = urljoin(url, response.headers["location"])
    raise SourceRefused(f"is redirected more than {_MOST_REDIRECTS} times")


@contextmanager
def _answer(url: str, web: Web) -> Iterator[tuple[Any, str]]:
    """Yield the answer of the host of an address, and where that is; no proxy and no environment variable has a say."""
    try:
        parts = urlsplit(url)
        scheme, host, port = parts.scheme.lower(), parts.hostname, parts.port
    except ValueError as error:
        raise SourceRefused(f"is no address ({error}): check it") from error
    if scheme not in _PORTS or not host:
        raise SourceRefused(f"leads to {url!r}: only http and https are asked")
    place = usable_address(host, port or _PORTS[scheme], allow_private=web.allow_private, find=web.find)
    pool = _pool(scheme, host, place, port or _PORTS[scheme], web)
    path = parts._replace(scheme="", netloc="", fragment="").geturl() or "/"
    headers = {"Host": parts.netloc.rpartition("@")[2], "User-Agent": _AGENT, "Accept-Encoding": "gzip, deflate"}
    try:
        response = pool.urlopen(
            "GET", path, headers=headers, redirect=False, retries=False, preload_content=False, decode_content=True
        )
        if response.status not in {_OK, *_REDIRECTS}:
            raise SourceMissing(f"the server answered {response.status} {response.reason or ''}".rstrip())
        yield response, place
    except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
        raise SourceMissing(f"cannot be fetched ({_reason(error)}): check the address, or try again later") from error
    finally:
        pool.close()


def _pool(scheme: str, host: str, place: str, port: int, web: Web) -> urllib3.HTTPConnectionPool:
    """Return the connections to one checked address, which has to prove that it is the named host."""
    timeout = urllib3.Timeout(connect=web.wait, read=web.wait)
    if scheme == "http":
        return urllib3.HTTPConnectionPool(place, port, timeout=timeout, maxsize=1)
    return urllib3.HTTPSConnectionPool(
        place, port, timeout=timeout, maxsize=1, assert_hostname=host, server_hostname=host,
        cert_reqs="CERT_REQUIRED", ca_certs=certifi.where(),
    )  # fmt: skip


def _charset(response: Any) -> str | None:
    return str(response.headers.get("content-type", "")).lower().partition("charset=")[2].strip("\"' ;") or None


def _reason(error: Exception) -> str:
    if isinstance(error, urllib3.exceptions.ProtocolError):
        return "the connection broke off"
    return str(error).rpartition(": ")[2] or type(error).__name__


class _Transfer:
    """The body of an answer, within the limits."""

    def __init__(self, response: Any, until: float, web: Web) -> None:
        self._response, self._until, self._web = response, until, web
        self._taken = 0

    def read(self, size: int = -1, /) -> bytes:
        if self._web.clock() > self._until:
            raise SourceTooLong(f"takes more than {self._web.seconds:g} seconds to fetch: download it first")
        data: bytes = self._response.read1(size)
        self._taken += len(data)
        if self._taken > self._web.size:
            raise SourceTooLong(f"has more than {self._web.size:,} bytes: download it first")
        return data
