"""The errors of stores, documents and queries; the root is extract's TriplewireError.

TriplewireError
├── StoreError             a store cannot be opened or does not answer
│   ├── StoreMissing       StoreLocked       StoreMoved       StoreUnreachable
├── DocumentMissing        the store holds no such document
├── NameMissing            the graph knows nobody and nothing of that name
├── FormatUnknown          an export format that there is not
├── IntakeError           a file of RDF that cannot be taken in
├── NamesFileError         the user's file of names cannot be used
└── QueryError             a query is not answered
    ├── QuerySyntaxError   with line and column
    ├── QueryRefused       it would leave the graph, or change it
    │   └── UpdateRefused  it is no query
    ├── QueryTooLong       it took too much time or memory, or gave too many rows
    ├── QueryUnknown       no named question of that name, or no parameter of that name
    └── ServerBusy         the server answers as many queries as it can
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from triplewire.extract.errors import TriplewireError


class StoreError(TriplewireError):
    """The store named `store` cannot be used."""

    def __init__(self, store: str, reason: str) -> None:
        self.store, self.reason = store, reason
        super().__init__(f"store {store}: {reason}")


class StoreMissing(StoreError):
    """There is no store yet."""

    def __init__(self, store: str) -> None:
        super().__init__(store, "there is none yet; `triplewire build` makes one")


class StoreLocked(StoreError):
    """Another process writes to it."""

    def __init__(self, store: str) -> None:
        super().__init__(store, "another process has it open; wait until it is done, or stop it")


class StoreMoved(StoreError):
    """Its files changed while they were read."""

    def __init__(self, store: str) -> None:
        super().__init__(store, "another process is rewriting it; ask again")


class StoreUnreachable(StoreError):
    """A remote store that does not answer, or answers with an error."""


class DocumentMissing(TriplewireError):
    """The store holds no document `id`."""

    def __init__(self, id: str, known: Iterable[str] = ()) -> None:  # noqa: A002  # the record's word
        self.id = id
        super().__init__(f"no document {id!r} in the store{_near(id, known)}")


class NameMissing(TriplewireError):
    """Nobody and nothing in the graph is called `name`."""

    def __init__(self, name: str, known: Iterable[str] = ()) -> None:
        self.name = name
        super().__init__(f"nobody and nothing in the graph is called {name!r}{_near(name, known)}")


class FormatUnknown(TriplewireError):
    """No export format is called `name`."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        self.name, self.known = name, tuple(known)
        super().__init__(f"no format {name!r}; there are: {', '.join(self.known)}")


class IntakeError(TriplewireError):
    """The RDF of the file `path` cannot be taken in."""

    def __init__(self, path: str, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(f"{path}: {reason}")


class NamesFileError(TriplewireError):
    """The user's file of names, `path`, cannot be used."""

    def __init__(self, path: str, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(f"{path}: {reason}")


class QueryError(TriplewireError):
    """A query that is not answered."""


class QuerySyntaxError(QueryError):
    """No SPARQL; `line` and `column` count from 1."""

    def __init__(self, line: int, column: int, reason: str) -> None:
        self.line, self.column, self.reason = line, column, reason
        super().__init__(f"SPARQL syntax error in line {line}, column {column}: {reason}")


class QueryRefused(QueryError):
    """SPARQL that would fetch from elsewhere or change the graph."""


class UpdateRefused(QueryRefused):
    """SPARQL Update, where a query is asked for."""

    def __init__(self) -> None:
        super().__init__("updates are refused: a query does not change the graph")


class QueryTooLong(QueryError):
    """The query went over a limit of time, memory or rows."""


class ServerBusy(QueryError):
    """The server answers as many queries as it can at once."""

    def __init__(self) -> None:
        super().__init__("the server is busy with other queries: ask again in a moment")


class QueryUnknown(QueryError):
    """No named question, or no parameter of it, is called `name`."""

    def __init__(self, what: str, name: str, known: Iterable[str]) -> None:
        self.name, self.known = name, tuple(known)
        super().__init__(f"no {what} {name!r}{_near(name, self.known) or '; there are: ' + ', '.join(self.known)}")


def _near(name: str, known: Iterable[str]) -> str:
    by_folded = {other.casefold(): other for other in known}
    near = get_close_matches(name.casefold(), by_folded, 3, 0.6)
    return f"; did you mean {' or '.join(by_folded[n] for n in near)}?" if near else ""
