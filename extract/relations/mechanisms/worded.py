"""Finders that certain words call for, and the index from the words of a sentence to its finders."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

from triplewire.extract.relations.mechanisms.stated import Finder, Stated
from triplewire.extract.syntax.tree import Sentence


@dataclass(frozen=True, slots=True)
class Worded:
    """A finder that finds nothing in a sentence whose `vocabulary` has none of these words."""

    words: frozenset[str]
    find: Finder

    def __call__(self, sentence: Sentence) -> Iterable[Stated]:
        """What it finds in a sentence."""
        return self.find(sentence)


class Finders:
    """Finders, of which a sentence meets those that its words call for."""

    def __init__(self, finders: tuple[Finder, ...]) -> None:
        self._all = finders
        self._always = {n for n, finder in enumerate(finders) if not isinstance(finder, Worded)}
        self._by_word: dict[str, set[int]] = defaultdict(set)
        for n, finder in enumerate(finders):
            for word in finder.words if isinstance(finder, Worded) else ():
                self._by_word[word].add(n)

    @classmethod
    @lru_cache(maxsize=1)
    def of(cls, finders: tuple[Finder, ...]) -> Self:
        """Return the index of these finders: the same one as long as they are the same."""
        return cls(finders)

    def called_by(self, sentence: Sentence) -> Iterator[Finder]:
        """The finders that a sentence calls for, in their order."""
        called = self._always.union(*(self._by_word[word] for word in sentence.vocabulary & self._by_word.keys()))
        return (self._all[n] for n in sorted(called))
