"""Parse the query operation of the SPARQL 1.1 Protocol (section 2.1) from a request, in any of its three forms."""

from __future__ import annotations

from dataclasses import dataclass
from email.message import Message
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request

from triplewire.graph.store.interface import Dataset
from triplewire.graph.store.solutions import is_iri
from triplewire.graph.web.protocol.http_errors import BadRequest, ClientGone, Forbidden, MediaTypeUnknown
from triplewire.graph.web.protocol.results import Preference

_FORM = "application/x-www-form-urlencoded"
_DIRECT = "application/sparql-query"
_UPDATE = "application/sparql-update"
_MOST_PARAMETERS = 1000


@dataclass(frozen=True, slots=True)
class Operation:
    """A query, the dataset that the request sets for it, and the format that the client prefers."""

    query: str
    dataset: Dataset | None
    preference: Preference


async def operation(request: Request) -> Operation | None:
    """Return the requested operation; None for a GET without parameters, which requests the service description.

    Raises BadRequest, Forbidden for an update, and MediaTypeUnknown.
    """
    pairs = query_pairs(request)
    if request.method == "POST":
        pairs += await _posted(request)
    elif not any(name in {"query", "update"} for name, _ in pairs):
        return None
    if any(name == "update" for name, _ in pairs):
        raise Forbidden("updates are refused: this endpoint only answers queries")
    return Operation(_one("query", pairs), _dataset(pairs), preference(request, pairs))


def preference(request: Request, pairs: list[tuple[str, str]] | None = None) -> Preference:
    """Return the format that the client prefers, from the header Accept and the parameter `format`, if readable."""
    if pairs is None:
        try:
            pairs = query_pairs(request)
        except BadRequest:  # an answer to it has a format, too
            pairs = []
    formats = [value for name, value in pairs if name == "format" and value]
    return Preference(", ".join(request.headers.getlist("accept")) or None, formats[0] if formats else None)


def query_pairs(request: Request) -> list[tuple[str, str]]:
    """Return the parameters in the address of a request, in their order. Raises BadRequest."""
    return _pairs(request.url.query)


async def _posted(request: Request) -> list[tuple[str, str]]:
    """The parameters in the body, of which a query alone is one."""
    media, charset = _content_type(request.headers.get("content-type", ""))
    if media == _UPDATE:
        raise Forbidden("updates are refused: this endpoint only answers queries")
    if media not in {_FORM, _DIRECT}:
        raise MediaTypeUnknown(f"a query must be posted as {_DIRECT} or {_FORM}, not as {media or 'an unknown type'}")
    if charset not in {"utf-8", "utf8"}:
        raise MediaTypeUnknown(f"a query must be posted in UTF-8, not in {charset}")
    try:
        text = (await body_of(request)).decode()
    except UnicodeDecodeError as error:
        raise BadRequest(f"the body is not UTF-8: {error}") from error
    return _pairs(text) if media == _FORM else [("query", text)]


async def body_of(request: Request) -> bytes:
    """Return the body of a request; raises ClientGone if the client disconnects before it has sent all of it."""
    try:
        return await request.body()
    except ClientDisconnect:
        raise ClientGone("the client has disconnected") from None


def _content_type(header: str) -> tuple[str, str]:
    """The media type ("" if there is none) and the character encoding."""
    message = Message()
    message["content-type"] = header or "/"
    return message.get_content_type() if "/" in header else "", str(message.get_param("charset", "utf-8")).lower()


def _pairs(encoded: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(encoded, keep_blank_values=True, errors="strict", max_num_fields=_MOST_PARAMETERS)
    except UnicodeDecodeError as error:
        raise BadRequest(f"the parameters are not UTF-8: {error}") from error
    except ValueError as error:
        raise BadRequest(f"the parameters cannot be parsed: {error}") from error


def _one(wanted: str, pairs: list[tuple[str, str]]) -> str:
    values = [value for name, value in pairs if name == wanted]
    if len(values) != 1:
        raise BadRequest(f"a request must have exactly one parameter {wanted!r}; this one has {len(values) or 'none'}")
    return values[0]


def _dataset(pairs: list[tuple[str, str]]) -> Dataset | None:
    default = tuple(_iri(value) for name, value in pairs if name == "default-graph-uri")
    named = tuple(_iri(value) for name, value in pairs if name == "named-graph-uri")
    return Dataset(default, named) if default or named else None


def _iri(text: str) -> str:
    if not is_iri(text):
        raise BadRequest(f"{text!r} is not an absolute IRI")
    return text
