"""The errors of stores, documents and queries; the root is extract's TriplewireError.

TriplewireError
├── StoreError             a store cannot be opened or does not answer
│   ├── StoreMissing       StoreLocked        StoreMoved         StoreUnreachable   StoreClosed
│   ├── StoreDamaged       StoreNewer        StoreOlder         StoreUnfinished    StoreReadOnly
├── DocumentMissing        the store has no such document
├── NameMissing            no node of the graph has that name
├── FormatUnknown          the export format does not exist
├── ExtraMissing           a library that is installed only when asked for is missing
├── ClusterError           a cluster does not answer, or fails
├── IntakeError            an RDF file cannot be imported
├── FileUnusable           a file that the user wrote cannot be read
├── NamesFileError         the user's file of names cannot be used
├── CorrectionsFileError   the user's file of corrections cannot be used
├── CorrectionRefused      a correction fits nothing in the graph, or several things
└── QueryError             a query is not answered
    ├── QuerySyntaxError   with line and column
    ├── QueryRefused       it would read outside the graph, or change it
    │   └── UpdateRefused  it is an update
    ├── DaysReversed       the first of two days is after the last
    ├── QueryTooLong       it took too much time or memory, or gave too many rows
    ├── QuestionUnclear    no named question fits a question in words
    ├── QueryUnknown       there is no named question, or no parameter, of that name
    └── ServerBusy         the server is at its limit of concurrent queries
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
    """The store does not exist yet."""

    def __init__(self, store: str) -> None:
        super().__init__(
            store,
            "there is none yet; `triplewire build` makes one, and so does KnowledgeGraph(..., create=True);"
            " --store PATH names another",
        )


class StoreLocked(StoreError):
    """Another process is writing to the store, or this one is, through another object (`here`)."""

    def __init__(self, store: str, *, here: bool = False) -> None:
        other = "another process has it open; wait until it is done, or stop it"
        super().__init__(store, "this process has it open already; close that one first" if here else other)


class StoreDamaged(StoreError):
    """The files of the store are not as they were written; `what` names the damage."""

    def __init__(self, store: str, what: str) -> None:
        self.what = what
        advice = "restore a backup (triplewire restore), or remove its folder and build it again"
        super().__init__(store, f"it is damaged, {what}: {advice}")


class StoreNewer(StoreError):
    """The store was written by a later version of triplewire."""

    def __init__(self, store: str) -> None:
        super().__init__(store, "it was written by a later version of triplewire: install that version or a later one")


class StoreOlder(StoreError):
    """The store was written by a version of triplewire that had other files or triples, or by another program."""

    def __init__(self, store: str) -> None:
        advice = "build it again, or write it out with that version (triplewire export) and import it into a new one"
        super().__init__(store, f"it was written by an earlier version of triplewire, or another program: {advice}")


class StoreUnfinished(StoreError):
    """The process that created the store was stopped before it wrote anything."""

    def __init__(self, store: str) -> None:
        super().__init__(store, "it is empty, because its creation was stopped; run `triplewire build` again")


class StoreMoved(StoreError):
    """The files of the store changed while they were read."""

    def __init__(self, store: str) -> None:
        super().__init__(store, "another process is rewriting it; ask again")


class StoreReadOnly(StoreError):
    """The store was opened read-only, so it cannot be changed."""

    def __init__(self, store: str) -> None:
        super().__init__(store, "it was opened only to be read; to change it, close it and open it with its path")


class StoreClosed(StoreError):
    """The store was closed before."""

    def __init__(self, store: str) -> None:
        super().__init__(store, "it was closed: open it again with KnowledgeGraph(...)")


class StoreUnreachable(StoreError):
    """A remote store that does not answer, or answers with an error."""


class DocumentMissing(TriplewireError):
    """The store has no document `id`."""

    def __init__(self, id: str, known: Iterable[str] = ()) -> None:  # noqa: A002  # the record's word
        self.id = id
        super().__init__(f"no document {id!r} in the store{_near(id, known)}")


class NameMissing(TriplewireError):
    """No node of the graph is named `name`."""

    def __init__(self, name: str, known: Iterable[str] = ()) -> None:
        self.name = name
        near = near_names(name, known) or "; the question who-is-in-it lists the names that are"
        super().__init__(f"nothing in the graph is named {name!r}{near}")


class FormatUnknown(TriplewireError):
    """No export format is named `name`."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        self.name, self.known = name, tuple(known)
        super().__init__(f"no format {name!r}; there are: {', '.join(self.known)}")


class ExtraMissing(TriplewireError):
    """`what` needs the libraries of the extra `extra`, which are not installed."""

    def __init__(self, what: str, extra: str) -> None:
        self.what, self.extra = what, extra
        super().__init__(f"{what} needs a library that is not installed: run `pip install 'triplewire[{extra}]'`")


class ClusterError(TriplewireError):
    """A cluster cannot be used."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"cluster: {reason}")


class IntakeError(TriplewireError):
    """The RDF file `path` cannot be imported."""

    def __init__(self, path: str, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(f"{path}: {reason}")


class FileUnusable(TriplewireError):
    """A file that the user wrote cannot be read; the message is the reason, for an error that names the file."""


class NamesFileError(TriplewireError):
    """The user's file of names, `path`, cannot be used."""

    def __init__(self, path: str, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(f"{path}: {reason}")


class CorrectionsFileError(TriplewireError):
    """The user's file of corrections, `path`, cannot be used."""

    def __init__(self, path: str, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(f"{path}: {reason}")


class CorrectionRefused(TriplewireError):
    """The correction `what` cannot be made; nothing has changed."""

    def __init__(self, what: str, reason: str) -> None:
        self.what, self.reason = what, reason
        super().__init__(f"{what}: {reason}")


class QueryError(TriplewireError):
    """A query that cannot be answered."""


class QuerySyntaxError(QueryError):
    """The query is not valid SPARQL; `line` and `column` count from 1."""

    def __init__(self, line: int, column: int, reason: str) -> None:
        self.line, self.column, self.reason = line, column, reason
        super().__init__(f"SPARQL syntax error in line {line}, column {column}: {reason}")


class QueryRefused(QueryError):
    """The query would read outside the graph or change it."""


class UpdateRefused(QueryRefused):
    """A SPARQL update was given instead of a query."""

    def __init__(self) -> None:
        super().__init__("updates are refused: a query does not change the graph")


class DaysReversed(QueryError):
    """The `first` of two days is after the `last`."""

    def __init__(self, first: str, last: str) -> None:
        self.first, self.last = first, last
        super().__init__(f"{first} is after {last}: the first of two days comes first")


class QueryTooLong(QueryError):
    """The query exceeded a limit of time, memory or rows."""


class QuestionUnclear(QueryError):
    """No named question fits the question in words `text`; `near` are questions that resemble it, `why` what to do."""

    def __init__(self, text: str, near: Iterable[str] = (), why: str = "") -> None:
        self.text, self.near = text, tuple(near)
        like = f"ask like {' or '.join(map(repr, self.near))}, or " if self.near else ""
        super().__init__(f"no named question fits {text!r}: {why or f'{like}choose from the list of named questions'}")


class ServerBusy(QueryError):
    """The server is at its limit of concurrent queries, or of articles to add."""

    def __init__(self, what: str = "queries") -> None:
        super().__init__(f"the server is busy with other {what}: ask again in a moment")


class QueryUnknown(QueryError):
    """No named question, or no parameter of it, is named `name`."""

    def __init__(self, what: str, name: str, known: Iterable[str]) -> None:
        self.name, self.known = name, tuple(known)
        super().__init__(f"no {what} {name!r}{_near(name, self.known) or '; there are: ' + ', '.join(self.known)}")


def near_names(name: str, known: Iterable[str]) -> str:
    """Return the names that resemble one as a whole, or else in one of their words."""
    known = [*known]
    if told := _near(name, known):
        return told
    by_word = {word.casefold(): other for other in known for word in other.split()}
    near = dict.fromkeys(by_word[word] for word in get_close_matches(name.casefold(), by_word, 3, 0.75))
    return f"; did you mean {' or '.join(near)}?" if near else ""


def _near(name: str, known: Iterable[str]) -> str:
    folded, by_folded = name.casefold(), {other.casefold(): other for other in known}
    alike = [other for other in by_folded if other[:1] == folded[:1]]  # few misspell the first letter
    near = get_close_matches(folded, alike, 3, 0.7) or get_close_matches(folded, by_folded, 3, 0.8)
    return f"; did you mean {' or '.join(by_folded[n] for n in near)}?" if near else ""
