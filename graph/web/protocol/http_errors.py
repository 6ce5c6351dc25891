"""Errors of requests with their HTTP status, and the HTTP status of every other error."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from triplewire.extract.errors import DateError, TriplewireError
from triplewire.graph.errors import (
    CorrectionRefused,
    NameMissing,
    QueryError,
    QueryRefused,
    QueryTooLong,
    ServerBusy,
    StoreError,
    UpdateRefused,
)

_LOG = logging.getLogger("triplewire.serve")


class CannotListen(TriplewireError):
    """The server cannot listen at this host and port."""

    def __init__(self, host: str, port: int, reason: str) -> None:
        self.host, self.port = host, port
        super().__init__(f"cannot listen at {host}, port {port}: {reason}; choose others with --host and --port")


class RequestError(TriplewireError):
    """A request that is not answered, with its HTTP status."""

    status = 400


class BadRequest(RequestError):
    """The request does not follow the protocol."""


class Forbidden(RequestError):
    """The server does not do this, or not for this client."""

    status = 403


class NotFound(RequestError):
    """There is nothing at the address."""

    status = 404


class NotAcceptable(RequestError):
    """The client accepts none of the formats on offer."""

    status = 406

    def __init__(self, offered: Iterable[str]) -> None:
        super().__init__(f"the available formats are {', '.join(offered)}")


class TooLarge(RequestError):
    """The body is longer than allowed."""

    status = 413


class MediaTypeUnknown(RequestError):
    """The body has a media type that the server does not read."""

    status = 415


class Misdirected(RequestError):
    """The request was meant for another server."""

    status = 421


class ClientGone(RequestError):
    """The client has disconnected; the status only appears in logs."""

    status = 499


class Fault(RequestError):
    """An exception that is a fault of triplewire; `cause` has its traceback, for the log."""

    status = 500

    def __init__(self, cause: str) -> None:
        self.cause = cause
        super().__init__("this failed because of a fault in triplewire; the log of the server has its cause")


_STATUS: tuple[tuple[type[TriplewireError], int], ...] = (
    (QueryTooLong, 503),
    (ServerBusy, 503),
    (StoreError, 503),
    (UpdateRefused, 400),
    (QueryRefused, 403),
    (NameMissing, 404),
    (CorrectionRefused, 409),
    (DateError, 400),
    (QueryError, 400),
)


def reported(asked: str, error: TriplewireError) -> int:
    """Return the HTTP status for an error of triplewire, and log the cause if it is 500."""
    code = status(error)
    if code == 500:
        _LOG.error("%s: %s", asked, error.cause if isinstance(error, Fault) else repr(error))
    return code


def status(error: TriplewireError) -> int:
    """Return the HTTP status for any error of triplewire; 500 for one that has no other."""
    if isinstance(error, RequestError):
        return error.status
    return next((code for kind, code in _STATUS if isinstance(error, kind)), 500)
