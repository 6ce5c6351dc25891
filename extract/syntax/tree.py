"""Parsed sentences as checked, immutable trees of words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from operator import attrgetter
from typing import Any, NamedTuple, NoReturn, Self, TypeVar, cast

from triplewire.extract.errors import TreeError
from triplewire.extract.model import BlockKind, Extent


class Row(NamedTuple):
    """The values of one word before it is part of a tree. `head` is the index of its head, its own at the root.

    `end` is 0 where the word is as long as its text; a word that the text divides at the end of a line is longer.
    """

    text: str
    start: int
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    ent: str = ""
    end: int = 0


class _Draft:
    """The attributes of a word while its tree is made, when they can be set."""

    __slots__ = ("children", "dep", "end", "ent", "head", "i", "lemma", "lower", "pos", "start", "tag", "text")

    i: int
    text: str
    lower: str
    start: int
    end: int
    lemma: str
    pos: str
    tag: str
    dep: str
    ent: str
    head: Any
    children: tuple[Any, ...]

    def __init__(self, i: int, row: Row) -> None:
        self.i = i
        self.text, self.start, self.lemma, self.pos, self.tag, self.dep, _, self.ent, end = row
        self.lower = self.text.lower()
        self.end = end or self.start + len(self.text)
        self.children = ()

    def finished(self) -> Word:
        """The same object as a word: nothing can be set any more."""
        self.__class__ = Word
        return cast("Word", self)


class Word(_Draft):
    """A token in its dependency tree. Equality is identity; `i` counts in the sentence, offsets in the document.

    `dep` and `tag` are spaCy's English labels (ClearNLP dependencies, Penn tags), `pos` Universal POS. `ent` is the
    entity label of the name around the word, or "". `head` of the root is the root itself. `children` are in the order
    of the text. No attribute can be set: `Sentence.edited` gives a new tree.
    """

    __slots__ = ()

    head: Word
    children: tuple[Word, ...]

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a word cannot be changed; use Sentence.edited to set {name!r}")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"a word cannot be changed; {name!r} stays")

    def __repr__(self) -> str:
        return f"{self.text}/{self.dep}"

    def subtree(self) -> list[Word]:
        """The word and all its descendants, in the order of the text."""
        found, todo = [self], [self]
        while todo:
            below = todo.pop().children
            found += below
            todo += below
        return sorted(found, key=position)

    def ancestors(self) -> Iterator[Word]:
        """The words above, nearest first."""
        word = self
        while word.head is not word:
            word = word.head
            yield word

    def child(self, *deps: str) -> Word | None:
        """The first child with one of these dependencies."""
        for word in self.children:
            if word.dep in deps:
                return word
        return None


_Read = TypeVar("_Read")
_REMEMBERED = 1 << 12  # words of which a function keeps what it returned: those of a long article


def remembered(read: Callable[[Word], _Read]) -> Callable[[Word], _Read]:
    """Make a function of a word return the same again for the same word: a word never changes.

    For functions that several stages, or each rule of one, call with the same words.
    """
    return lru_cache(maxsize=_REMEMBERED)(read)


position: Callable[[Word], int] = attrgetter("i")  # the key that sorts words in the order of the text


class Tree(tuple[Word, ...]):
    """The words of one sentence in the order of the text, linked to one tree.

    Made from rows; raises TreeError unless there is exactly one root, every word hangs below it, and the words follow
    each other in the text without overlap.
    """

    __slots__ = ()

    def __new__(cls, rows: Iterable[Row]) -> Self:
        """Build the tree."""
        given = tuple(rows)
        if not given:
            raise TreeError("it has no words")
        words = [_Draft(i, row) for i, row in enumerate(given)]
        _refuse_overlap(words)
        return super().__new__(cls, _linked(words, [row.head for row in given]))


def _refuse_overlap(words: list[_Draft]) -> None:
    end = 0
    for word in words:
        if word.start < end or not word.text:
            raise TreeError(f"word {word.i} ({word.text!r}) is empty or starts before the end of the word before it")
        end = word.end


def _linked(drafts: list[_Draft], heads: list[int]) -> list[Word]:
    """The words with their heads and children; raise TreeError where the result is not one tree."""
    below: list[list[_Draft]] = [[] for _ in drafts]
    roots: list[_Draft] = []
    for word, head in zip(drafts, heads, strict=True):
        if not 0 <= head < len(drafts):
            raise TreeError(f"word {word.i} ({word.text!r}) has the head {head}, which does not exist")
        (roots if head == word.i else below[head]).append(word)
        word.head = drafts[head]
    if len(roots) != 1:
        raise TreeError(f"it has {len(roots)} roots: {', '.join(repr(word.text) for word in roots[:3])}")
    for word, children in zip(drafts, below, strict=True):
        if children:
            word.children = tuple(children)
    words = [word.finished() for word in drafts]
    reached = words[roots[0].i].subtree()
    if len(reached) < len(words):
        found = {word.i for word in reached}
        lost = next(word for word in words if word.i not in found)
        raise TreeError(f"word {lost.i} ({lost.text!r}) is in a cycle")
    return words


@dataclass(frozen=True, slots=True)
class Change:
    """New values for one word; None leaves a value as it is. `head` is an index, the word's own for the root."""

    head: int | None = None
    dep: str | None = None
    tag: str | None = None
    pos: str | None = None
    lemma: str | None = None
    ent: str | None = None


Changes = Mapping[int, Change]


@dataclass(frozen=True, slots=True)
class Name:
    """A name that the model found: words[first:last] of its sentence."""

    first: int
    last: int
    label: str


@dataclass(frozen=True)
class Sentence(Extent):
    """A parsed sentence. `index` counts through the document, `block` is the number of its block; `words[i].i == i`.

    Raises TreeError for words that are not a Tree and for a name without words.
    """

    index: int
    words: tuple[Word, ...]
    names: tuple[Name, ...] = ()
    kind: BlockKind = "paragraph"
    block: int = 0

    def __post_init__(self) -> None:
        if not isinstance(self.words, Tree):
            raise TreeError("the words of a sentence are a Tree, made from rows")
        for name in self.names:
            if not 0 <= name.first < name.last <= len(self.words):
                raise TreeError(f"a name from word {name.first} to word {name.last} of {len(self.words)}")

    @cached_property
    def root(self) -> Word:
        """The head of the whole sentence."""
        return next(word for word in self.words if word.head is word)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The forms and lemmas of the words, in lower case."""
        return frozenset(form for word in self.words for form in (word.lower, word.lemma.lower()))

    def edited(self, changes: Changes) -> Sentence:
        """A sentence with these changes of its words, the same one where they change nothing.

        Raises TreeError where the changes do not give a tree.
        """
        old = [_row(word) for word in self.words]
        new = [_edited(row, changes[i]) if i in changes else row for i, row in enumerate(old)]
        return self if new == old else replace(self, words=Tree(new))

    def relabelled(self, labels: Mapping[int, str], names: tuple[Name, ...]) -> Sentence:
        """A sentence with these names, and with the entity labels of the words with these indices."""
        return replace(self.edited({i: Change(ent=label) for i, label in labels.items()}), names=names)


def _row(word: Word) -> Row:
    return Row(word.text, word.start, word.lemma, word.pos, word.tag, word.dep, word.head.i, word.ent, word.end)


def _edited(row: Row, change: Change) -> Row:
    return Row(
        row.text,
        row.start,
        row.lemma if change.lemma is None else change.lemma,
        row.pos if change.pos is None else change.pos,
        row.tag if change.tag is None else change.tag,
        row.dep if change.dep is None else change.dep,
        row.head if change.head is None else change.head,
        row.ent if change.ent is None else change.ent,
        row.end,
    )
