"""Cost of identity as a graph grows: python benchmarks/identity_growth.py [--documents 10000] [--undated] [--disk].

Short documents are added to a store in memory or, with `--disk`, in a new folder, one at a time. Each names a
president, by his full name or his family name alone; two of the actors of identity.toml, in one of their spellings, a
few of them often and most seldom; and three of thousands of invented persons. Of each pair it tells an event of one of
many kinds, in one of a hundred towns. Ten are published a day, unless `--undated`. Printed are, each time their number
has tripled: the CPU milliseconds for each of the last hundred, those of the step that decides which actors are one,
those of the step that decides which events are one, what the store itself takes, and the peak of memory.
"""

from __future__ import annotations

import argparse
import random
import resource
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import wraps
from typing import ParamSpec, TypeVar

from identity import GIVEN, spellings

from triplewire.extract.model import Document, Entity, Event, Extent, Links, Mention, Provenance, Relation, Trigger
from triplewire.graph.corrections.prepared import prepare
from triplewire.graph.identity.happenings.retellings import Retellings
from triplewire.graph.identity.register import Register
from triplewire.graph.knowledge import KnowledgeGraph

SIZES = (100, 300, 1000, 3000, 10_000)
LAST = 100  # documents over which each figure is a mean
A_DAY = 10
POPULAR = ("Donald Trump", "Trump")
TOWNS = 100
NAMES = spellings()
VERBS = {
    "met": "CONSULT", "attacked": "ASSAULT", "helped": "AID", "accused": "ACCUSE", "supported": "SUPPORT",
    "sanctioned": "SANCTION", "called": "CONSULT", "bombed": "ASSAULT", "financed": "AID", "sued": "ACCUSE",
    "praised": "SUPPORT", "arrested": "COERCE", "visited": "CONSULT", "threatened": "THREATEN", "rejected": "REJECT",
}  # fmt: skip
P = ParamSpec("P")
T = TypeVar("T")


class Clock:
    """The CPU seconds of the parts of a change."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def timed(self, part: str, of: Callable[P, T]) -> Callable[P, T]:
        """Return the function, the seconds of which are those of a part."""

        @wraps(of)
        def timed(*args: P.args, **kwargs: P.kwargs) -> T:
            since = time.process_time()
            try:
                return of(*args, **kwargs)
            finally:
                self.seconds[part] = self.seconds.get(part, 0.0) + time.process_time() - since

        return timed


def people(chance: random.Random, families: list[str]) -> list[str]:
    """The persons of a document, of different family names."""
    known = [NAMES[min(len(NAMES) - 1, int(chance.paretovariate(0.7)) - 1)] for _ in range(2)]
    rare = [f"{chance.choice(GIVEN)} {families[int(len(families) * chance.random() ** 3)]}" for _ in range(3)]
    named = [chance.choice(POPULAR), *map(chance.choice, known), *rare]
    return list({name.rpartition(" ")[2]: name for name in named}.values())


def document(number: int, chance: random.Random, families: list[str], *, dated: bool) -> Document:
    """Return a document of an event for each of its persons and the next, and two offices."""
    named, town = people(chance, families), f"Town {chance.randrange(TOWNS)}"
    verbs = [chance.choice(list(VERBS)) for _ in named[1:]]
    sentences = [f"{a} {verb} {b} in {town}." for a, verb, b in zip(named, verbs, named[1:], strict=False)]
    text = " ".join(sentences)
    starts = [sum(len(each) + 1 for each in sentences[:at]) for at in range(len(sentences))]
    entities = [
        Entity(f"e{at}", "Person", name, (Mention(text.index(name), text.index(name) + len(name), "name"),))
        for at, name in enumerate(named)
    ]
    place = text.index(town)
    entities += [
        Entity("p", "Place", town, (Mention(place, place + len(town), "name"),)),
        Entity("c", "Country", "US", (Mention(place, place + 4, "name"),), Links(iso3166="US")),
    ]
    events = []
    for at, verb in enumerate(verbs):
        start = starts[at] + len(named[at]) + 1
        trigger = Trigger(start, start + len(verb), verb, verb.removesuffix("ed"))
        source, target = (f"e{at}",), (f"e{at + 1}",)
        events.append(Event(f"v{at}", trigger, at, VERBS[verb], source=source, target=target, place=("p",)))
    offices = [("e0", "president"), (f"e{len(named) - 1}", "minister")]
    day = (date(2015, 1, 1) + timedelta(days=number // A_DAY)).isoformat() if dated else None
    return Document(
        f"d{number}", "made up", None, day, None, text, Provenance("1.0", "none", "none"),
        sentences=tuple(Extent(s, s + len(t)) for s, t in zip(starts, sentences, strict=True)),
        entities=tuple(entities), events=tuple(events),
        relations=tuple(Relation(0, starts[1] - 1, of, "holdsOffice", post, "made up", of="c") for of, post in offices),
    )  # fmt: skip


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--documents", type=int, default=SIZES[-1])
    options.add_argument("--undated", action="store_true")
    options.add_argument("--disk", action="store_true")
    given = options.parse_args()
    chance = random.Random(1)  # noqa: S311  # not a secret
    syllables = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]
    families = ["".join(chance.choices(syllables, k=3)).capitalize() for _ in range(5000)]
    clock = Clock()
    Register.change = clock.timed("all", Register.change)  # type: ignore[method-assign]
    Retellings.told = clock.timed("events", Retellings.told)  # type: ignore[method-assign]
    print("documents   actors   events   store   in all, ms a document   peak of memory")
    with tempfile.TemporaryDirectory() as folder, KnowledgeGraph(folder if given.disk else None, create=True) as graph:
        graph.store.change = clock.timed("store", graph.store.change)  # type: ignore[method-assign]
        for number in range(1, given.documents + 1):
            if any(number == size - LAST + 1 for size in SIZES):
                clock.seconds.clear()
            graph.put(prepare(document(number, chance, families, dated=not given.undated)))
            if number in SIZES:
                ms = {part: seconds / LAST * 1000 for part, seconds in clock.seconds.items()}
                actors = ms["all"] - ms["events"] - ms["store"]
                memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
                print(
                    f"{number:9,} {actors:8.1f} {ms['events']:8.1f} {ms['store']:7.1f} {ms['all']:12.1f} "
                    f"{memory:26,} MB",
                    flush=True,
                )


if __name__ == "__main__":
    main()
