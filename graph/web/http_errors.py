"""What is wrong with a request, as HTTP says it; errors of the graph have their status here, too."""

from __future__ import annotations

from collections.abc import Iterable

from triplewire.extract.errors import TriplewireError
from triplewire.graph.errors import (
    NameMissing,
    QueryError,
    QueryRefused,
    QueryTooLong,
    ServerBusy,
    StoreError,
    UpdateRefused,
)


class CannotListen(TriplewireError):
    """No server can be started there."""

    def __init__(self, host: str, port: int, reason: str) -> None:
        self.host, self.port = host, port
        super().__init__(f"cannot listen at {host}, port {port}: {reason}; --host and --port choose another place")


class RequestError(TriplewireError):
    """A request that is not answered, with its HTTP status."""

    status = 400


class BadRequest(RequestError):
    """It is not what the protocol asks for."""


class Forbidden(RequestError):
    """It wants what this server does not do for anybody, or not for this client."""

    status = 403


class NotFound(RequestError):
    """There is nothing at the address."""

    status = 404


class NotAcceptable(RequestError):
    """The client takes none of the formats that there are."""

    status = 406

    def __init__(self, offered: Iterable[str]) -> None:
        super().__init__(f"this can be had as {', '.join(offered)}")


class TooLarge(RequestError):
    """Its body is longer than allowed."""

    status = 413


class MediaTypeUnknown(RequestError):
    """Its body is of a media type that is not read here."""

    status = 415


class Misdirected(RequestError):
    """It was meant for another server."""

    status = 421


class ClientGone(RequestError):
    """Nobody waits for the answer any more; the status is for the log alone."""

    status = 499


_STATUS: tuple[tuple[type[TriplewireError], int], ...] = (
    (QueryTooLong, 503),
    (ServerBusy, 503),
    (StoreError, 503),
    (UpdateRefused, 400),
    (QueryRefused, 403),
    (NameMissing, 404),
    (QueryError, 400),
)


def status(error: TriplewireError) -> int:
    """The HTTP status of any error of triplewire's."""
    if isinstance(error, RequestError):
        return error.status
    return next((code for kind, code in _STATUS if isinstance(error, kind)), 500)
