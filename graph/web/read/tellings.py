"""The tellings of one event beside each other: what they agree on, and where they differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from triplewire.graph.store.interface import Store
from triplewire.graph.store.solutions import select, values
from triplewire.graph.times_in_words import day
from triplewire.graph.web.read.events import events_where, is_date
from triplewire.graph.web.read.outlets import outlets
from triplewire.graph.web.read.refs import node
from triplewire.graph.web.read.values import Event, Ref

_SIDES = {"source": "who", "onBehalfOf": "on behalf of", "target": "to whom", "place": "where"}
_DOCUMENTS = "SELECT DISTINCT ?n ?d { VALUES ?n { NODES } ?n prov:wasDerivedFrom/nif:referenceContext ?d }"

Values = tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """A report of the event, with the outlet that published its article."""

    event: Event
    document: str
    title: str
    published: str
    outlet: str


@dataclass(frozen=True, slots=True)
class Aspect:
    """What each telling says of one side of the event, in the order of the tellings; a text is a Ref without IRI."""

    name: str
    told: tuple[Values, ...]

    @property
    def said(self) -> tuple[Values, ...]:
        """What is said, each once, in the order of the tellings; what reads alike is the same."""
        return tuple({_read(values): values for values in reversed(self.told) if values}.values())[::-1]

    @property
    def silent(self) -> int:
        """The number of tellings that say nothing of it."""
        return sum(not values for values in self.told)

    @property
    def agreed(self) -> bool:
        """Whether several tellings say it, and the same."""
        return len(self.said) == 1 and len(self.told) - self.silent > 1

    @property
    def differs(self) -> bool:
        """Whether two tellings say different things of it."""
        return len(self.said) > 1


@dataclass(frozen=True, slots=True)
class Compared:
    """All tellings of an event, the earliest first."""

    tellings: tuple[Telling, ...]
    aspects: tuple[Aspect, ...]

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that tell of it."""
        return tuple(dict.fromkeys(telling.outlet for telling in self.tellings if telling.outlet))

    @property
    def documents(self) -> int:
        """The number of articles that tell of it."""
        return len({telling.document for telling in self.tellings})

    @property
    def claimed(self) -> int:
        """The number of tellings that do not state it as a fact."""
        return sum(bool(telling.event.status) for telling in self.tellings)


def compared(store: Store, happening: str) -> Compared:
    """Return the tellings of a happening."""
    found = events_where(store, f"?n tw:tells {node(happening)} .")
    rows = select(store, _DOCUMENTS.replace("NODES", values(event.iri for event in found)))
    document = {row["n"]: row["d"] for row in rows}
    by = outlets(store, document.values())
    tellings = sorted((_telling(event, by.get(document.get(event.iri, ""), "")) for event in found), key=_order)
    return Compared(tuple(tellings), tuple(_aspects([telling.event for telling in tellings])))


def _read(said: Values) -> frozenset[str]:
    return frozenset(ref.label.casefold() for ref in said)


def _telling(event: Event, outlet: str) -> Telling:
    first = min(event.quotes, key=lambda quote: (quote.published or "9", quote.document, quote.begin), default=None)
    return (
        Telling(event, first.document, first.title, first.published, outlet)
        if first
        else Telling(event, "", "", "", "")
    )


def _order(telling: Telling) -> tuple[str, str, list[int], str]:
    begins = [quote.begin for quote in telling.event.quotes[:1]]
    return telling.published or "9", telling.document, begins, telling.event.iri


def _aspects(told: Sequence[Event]) -> Iterable[Aspect]:
    for role, name in _SIDES.items():
        yield Aspect(name, tuple(tuple(event.by_role.get(role, ())) for event in told))
    yield Aspect("when", tuple(_words(day(event.time) for _ in "1" if is_date(event.time)) for event in told))
    yield Aspect("numbers", tuple(_words(event.numbers) for event in told))
    yield Aspect("stated or claimed", tuple(_words([event.status or "stated"]) for event in told))


def _words(texts: Iterable[str]) -> Values:
    return tuple(Ref("", text) for text in texts)
