"""Documents and the tellings of events in them, with the features by which other tellings of these events are found."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from importlib.resources import files
from itertools import combinations
from sys import intern
from typing import TypeVar, cast

import msgspec

from triplewire.extract.times.occasions import Occasion
from triplewire.graph.spans import Span
from triplewire.graph.thresholds import THRESHOLDS
from triplewire.graph.word_lists import WORDS

_AT = THRESHOLDS.stories
_ENDINGS = tuple(sorted(WORDS.endings, key=lambda ending: (-len(ending), ending)))
_SHORTEST_STEM = 3  # letters
_UNDATED = "undated"
_BEHIND = re.compile(r" (?:of|in|at|near|for|on|that|which|where) ")  # words behind the noun of a description
_LONGEST_MONTH = 30  # days after the first
_LAST_DAY = date.max.toordinal()

_Value = TypeVar("_Value")
_SHARED = lru_cache(1 << 15)(lambda values: values)

_SAME_KIND = msgspec.toml.decode(files("triplewire.graph.identity.happenings").joinpath("same_kind.toml").read_bytes())


def _kinds_of(lines: list[str]) -> dict[str, set[int]]:
    kinds: dict[str, set[int]] = {}
    for number, line in enumerate(lines):
        for word in line.split():
            kinds.setdefault(word, set()).add(number)
    return kinds


_KINDS = _kinds_of(_SAME_KIND["kinds"])  # the kinds of each word
_BUILDINGS = _kinds_of(_SAME_KIND["buildings"])


def shared(values: frozenset[_Value]) -> frozenset[_Value]:
    """Return one object for equal sets: most sets of an event are empty, or those of other events too."""
    return cast("frozenset[_Value]", _SHARED(values))


def buildings(descriptions: Iterable[str]) -> frozenset[int]:
    """Return the kinds of building that descriptions denote: of "a school in Gaza" that of "school"."""
    parts = (part for said in descriptions for part in _BEHIND.split(said.lower())[0].split(" and "))
    nouns = (part.rpartition(" ")[2] for part in parts)
    return shared(frozenset(kind for noun in nouns for kind in _BUILDINGS.get(noun.removesuffix("s"), ())))


@dataclass(frozen=True, eq=False)
class Telling:
    """An event of a document: its words, participants, places and days, and the words around its trigger.

    `spans` are the days of all its times; `leads`: it is told in the first sentence, mostly a headline. `parties` are
    the nodes of sources and targets, if all are known; `buildings` the kinds of those among the targets that have no
    name ("a school"); `lands` the countries of the places. `accounts` are the nodes of
    what speakers in the document say of the event (`tw:retells`). `separations` are the sides of corrections on which
    it stands (`tw:separation`).
    """

    node: str
    start: int
    lemmas: frozenset[str]
    type: str
    status: tuple[str, str]
    sources: frozenset[str]
    targets: frozenset[str]
    others: frozenset[str]
    places: frozenset[str]
    days: frozenset[str]
    names: frozenset[str]
    words: frozenset[str]
    numbers: frozenset[str]
    particles: frozenset[str]
    spans: tuple[Span, ...] = ()
    occasion: Occasion = ""
    leads: bool = False
    parties: frozenset[str] = frozenset()
    buildings: frozenset[int] = frozenset()
    lands: frozenset[str] = frozenset()
    accounts: tuple[str, ...] = ()
    separations: tuple[str, ...] = ()

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its lemmas: those of "arrest" and "arrested" are the same."""
        return shared(frozenset(stem(lemma.split()[0]) for lemma in self.lemmas if lemma.split()))

    @cached_property
    def kinds(self) -> frozenset[int]:
        """The kinds of event (same_kind.toml) that its words stand for, with a particle or without."""
        heads = {word.replace(" ", "-") for word in self.lemmas}
        words = (word for head in heads for word in (head, *(f"{head}-{p}" for p in self.particles)))
        return shared(frozenset[int]().union(*(_KINDS.get(word, ()) for word in words)))

    @cached_property
    def deeds(self) -> frozenset[str]:
        """The stems and the kinds by which a name of the telling is looked up."""
        return shared(frozenset({*(self.stems - WORDS.light), *(f"~{kind}" for kind in self.kinds)}))

    @cached_property
    def bins(self) -> frozenset[tuple[str, str]]:
        """Its words, its type and its participants, of which two tellings that are compared have one in common."""
        return shared(self.sorts.union(("side", side) for side in self.sides | self.places))

    @cached_property
    def sorts(self) -> frozenset[tuple[str, str]]:
        """Its words and its type, of which two tellings of one event have one in common."""
        words_of_it = (*(("stem", stem) for stem in self.stems), *(("kind", str(kind)) for kind in self.kinds))
        return shared(frozenset((*words_of_it, *((("type", self.type),) if self.type else ()))))

    @cached_property
    def actors(self) -> frozenset[str]:
        """The sources and targets: "A met B" and "A and B met" have the same."""
        return shared(self.sources | self.targets)

    @cached_property
    def sides(self) -> frozenset[str]:
        """All participants."""
        return shared(self.sources | self.targets | self.others)


@dataclass(frozen=True, eq=False)
class Story:
    """A document: the day of its publication, the weights of its names, its words, and its events in text order.

    `persons` has the words of the names of persons, as spelt, by the family name, `kin` the names of which it says
    that they belong together: of an officer and her country, of a body and its parts.
    """

    graph: str
    published: date | None
    names: dict[str, float]
    persons: dict[str, frozenset[str]]
    words: frozenset[str]
    tellings: tuple[Telling, ...]
    kin: frozenset[frozenset[str]] = frozenset()

    @cached_property
    def people(self) -> frozenset[str]:
        """The family names of persons."""
        return frozenset(self.persons)

    @cached_property
    def pairs(self) -> tuple[str, ...]:
        """The keys of the document: pairs of its main names, and of the central ones with what happens near them.

        Documents without a common key are not compared.
        """
        most = sorted(self.names, key=lambda name: (-self.names[name], name))[: _AT.most_names]
        central = set(most[: _AT.central_names])
        deeds = {(n, deed) for t in self.tellings for n in (t.actors | t.names) & central for deed in t.deeds}
        return tuple(intern(f"{one} + {other}") for one, other in (*combinations(sorted(most), 2), *sorted(deeds)))

    @cached_property
    def filed_under(self) -> tuple[str, ...]:
        """The keys by which others find the document: with its month and without or, without a date, as undated."""
        keys = [f"{pair} {self._when}" for pair in self.pairs]
        return tuple(map(intern, (*self.pairs, *keys) if self.published else keys))

    @cached_property
    def sought(self) -> tuple[str, ...]:
        """The keys of the documents to compare: undated, and of the months around or, without a date, of any month."""
        undated = [f"{pair} {_UNDATED}" for pair in self.pairs]
        if self.published is None:
            return tuple(map(intern, (*self.pairs, *undated)))
        day = self.published.toordinal()
        months = _months(day - _AT.days, day, day + _AT.days)
        return tuple(map(intern, (*undated, *(f"{pair} {month}" for pair in self.pairs for month in months))))

    @cached_property
    def by_node(self) -> dict[str, Telling]:
        """The tellings by their nodes."""
        return {telling.node: telling for telling in self.tellings}

    def beside(self, telling: Telling) -> list[Telling]:
        """Return the other tellings near one, about as far as its clause."""
        first = bisect_left(self.tellings, telling.start - _AT.around, key=lambda t: t.start)
        last = bisect_right(self.tellings, telling.start + _AT.around, key=lambda t: t.start)
        return [near for near in self.tellings[first:last] if near is not telling]

    @cached_property
    def repetitions(self) -> Counter[str]:
        """The number of its tellings with each stem."""
        return Counter(stem for telling in self.tellings for stem in telling.stems)

    def shares(self, other: Story) -> bool:
        """Whether two documents have a common key, or are one."""
        return self is other or not self._pairs.isdisjoint(other.pairs)

    @cached_property
    def _pairs(self) -> frozenset[str]:
        return frozenset(self.pairs)

    def seekers(self, key: str) -> tuple[str, ...]:
        """Return the keys of the documents that look for others under this key of the document."""
        pair = key.removesuffix(f" {self._when}")
        if pair == key:
            return (f"{pair} {_UNDATED}",)
        if self.published is None:
            return (pair, key)
        first = self.published.replace(day=1).toordinal()
        return tuple(f"{pair} {each}" for each in _months(first - _AT.days, first, first + _LONGEST_MONTH + _AT.days))

    @property
    def _when(self) -> str:
        return f"{self.published:%Y-%m}" if self.published else _UNDATED


def _months(*days: int) -> list[str]:
    """Return the months of days, which are given by their ordinal numbers."""
    return sorted({f"{date.fromordinal(min(max(1, day), _LAST_DAY)):%Y-%m}" for day in days})


@lru_cache(1 << 16)
def stem(word: str) -> str:
    """Return a word without its ending, the same for "arrests", "arrested" and "arrest", "retires" and "retirement"."""
    word = word.lower()
    ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= _SHORTEST_STEM), "")
    word = word.removesuffix(ending)
    word = word.removesuffix("e") if len(word) > _SHORTEST_STEM else word
    return word[:-1] if len(word) > _SHORTEST_STEM and word[-1] == word[-2] else word
