"""Parsed sentences as trees of words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from triplewire.extract.layout.block import BlockKind
from triplewire.extract.model import Extent


class Word:
    """A token in its dependency tree. Equality is identity; `i` counts in the sentence, offsets in the document.

    `dep` and `tag` are spaCy's English labels (ClearNLP dependencies, Penn tags), `pos` Universal POS.
    `ent` is the model's entity label or "". `head` of the root is the root itself.
    """

    __slots__ = ("children", "dep", "end", "ent", "head", "i", "lemma", "lower", "pos", "start", "tag", "text")

    def __init__(  # one word of a parse, in the order of a written-down line
        self, i: int, text: str, start: int, lemma: str, pos: str, tag: str, dep: str, ent: str = ""
    ) -> None:
        self.i, self.text, self.start, self.end = i, text, start, start + len(text)
        self.lemma, self.lower, self.pos, self.tag, self.dep, self.ent = lemma, text.lower(), pos, tag, dep, ent
        self.head: Word = self
        self.children: list[Word] = []

    def __repr__(self) -> str:
        return f"{self.text}/{self.dep}"

    def subtree(self) -> list[Word]:
        """The word and all below it, in the order of the text."""
        found, todo = [self], [self]
        while todo:
            below = todo.pop().children
            found += below
            todo += below
        return sorted(found, key=_position)

    def ancestors(self) -> Iterator[Word]:
        """The words above, nearest first."""
        word = self
        while word.head is not word:
            word = word.head
            yield word

    def child(self, *deps: str) -> Word | None:
        """The first child with one of these dependencies."""
        return next((word for word in self.children if word.dep in deps), None)


def _position(word: Word) -> int:
    return word.i


@dataclass(frozen=True, slots=True)
class Name:
    """A name that the model found: words[first:last] of its sentence."""

    first: int
    last: int
    label: str


@dataclass(frozen=True)
class Sentence(Extent):
    """A parsed sentence. `index` counts through the document; `words[i].i == i`."""

    index: int
    words: tuple[Word, ...]
    names: tuple[Name, ...] = ()
    kind: BlockKind = "paragraph"
    block: int = 0

    @cached_property
    def root(self) -> Word:
        """The head of the whole sentence."""
        return next(word for word in self.words if word.head is word)
