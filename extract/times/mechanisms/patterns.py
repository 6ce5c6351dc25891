"""The language in which rules describe time expressions.

    "{month} {day} ( ,? {year} )?"

A pattern is words separated by blanks. `{month}` is any word of that class of the lexicon and is remembered under its
name; `{until=day}` is a day remembered as "until", `{unit|units}` either class, remembered as "unit". Other words stand
for themselves; `( ) | ?` are those of regular expressions, and `<count: ... >` remembers all words between.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import pairwise

from triplewire.extract.model import TimeType
from triplewire.extract.times.mechanisms.alphabet import CLASSES, Piece, letter, letters
from triplewire.extract.times.mechanisms.values import Moment

_TOKEN = re.compile(r"\{(?:(\w+)=)?([\w|]+)\}(\??)|<(\w+):|(>\??)|([()|]\??)|([^\s?]+)(\??)")


@dataclass(frozen=True, slots=True)
class Match:
    """The pieces of a sentence that a pattern describes, and those that it remembers under a name."""

    pieces: list[Piece]
    found: re.Match[str]
    classes: Mapping[str, tuple[str, ...]]

    @property
    def first(self) -> int:
        """The first piece's index."""
        return self.found.start()

    @property
    def last(self) -> int:
        """The index after the last piece's."""
        return self.found.end()

    def __contains__(self, name: str) -> bool:
        return name in self.found.re.groupindex and self.found[name] is not None

    @property
    def tight(self) -> bool:
        """Whether the pieces stand together without blanks between them."""
        pieces = self.pieces[self.first : self.last]
        return all(one.end == two.start for one, two in pairwise(pieces))

    def texts(self, name: str) -> tuple[str, ...]:
        """The texts of all pieces remembered under a name; empty where it was left out."""
        if name not in self:
            return ()
        first, last = self.found.span(name)
        return tuple(piece.text for piece in self.pieces[first:last])

    def text(self, name: str) -> str:
        """The remembered word; "" where it was left out."""
        return next(iter(self.texts(name)), "")

    def code(self, name: str) -> str:
        """The meaning of a remembered word in the lexicon ("summer": "SU", "days": "day"); "" where it was left out."""
        text = self.text(name)
        return next(
            (str(CLASSES[table][text]) for table in self.classes.get(name, ()) if text in CLASSES.get(table, ())), ""
        )

    def number(self, name: str) -> int:
        """The number that a remembered word means ("march": 3, "last": -1, "21st": 21); 0 where it was left out.

        A decimal number ("12.5") has no such meaning: patterns that read numbers do not remember it.
        """
        return int(self.code(name) or re.sub(r",|\D+$", "", self.text(name)) or 0)

    def piece(self, distance: int) -> Piece | None:
        """A neighbour: the first piece behind the match is at 1, the last before it at -1; None beyond the sentence."""
        at = self.last - 1 + distance if distance > 0 else self.first + distance
        return self.pieces[at] if 0 <= at < len(self.pieces) else None

    def near(self, distance: int) -> str:
        """The text of a neighbour; "" beyond the sentence."""
        piece = self.piece(distance)
        return piece.text if piece else ""


Value = Callable[[Match, Moment], str | None]


def _never(_: Match) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class TimePattern:
    """The pattern of a rule for time expressions.

    `words` is the pattern over words. `value` returns the TIMEX3 value of a match at its moment of the text, None where
    the text leaves it open. A match that `excludes` is true of, by its words or by its surroundings, does not count.
    The longest match counts; of equally long ones the one whose pattern has the higher `precedence`. `yearly`: the
    date may lack its year, and then takes that of the next member of a coordination ("from March to May 2014").
    """

    type: TimeType
    words: str
    value: Value
    excludes: Callable[[Match], bool] = _never
    precedence: int = 0
    yearly: bool = False
    needed: frozenset[str] = field(init=False, repr=False, compare=False)
    compiled: re.Pattern[str] = field(init=False, repr=False, compare=False)
    classes: Mapping[str, tuple[str, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "compiled", re.compile("".join(map(_translated, _TOKEN.finditer(self.words)))))
        object.__setattr__(self, "classes", dict(map(_named, _named_in(self.words))))
        object.__setattr__(self, "needed", _needed_in(self.words))

    def may_match(self, letters: AbstractSet[str]) -> bool:
        """Whether a sentence with these letters has one that every match contains."""
        return not self.needed or not self.needed.isdisjoint(letters)

    def matches(self, spelling: str, pieces: list[Piece], start: int = 0) -> Iterator[Match]:
        """The places in a spelt sentence, from `start` on, that the pattern describes and does not exclude."""
        for found in self.compiled.finditer(spelling, start):
            match = Match(pieces, found, self.classes)
            if not self.excludes(match):
                yield match


def _named_in(pattern: str) -> Iterator[re.Match[str]]:
    return (token for token in _TOKEN.finditer(pattern) if token[2])


def _needed_in(pattern: str) -> frozenset[str]:
    """Letters of which every match has one: those of the rarest class outside groups; none where that is unknown."""
    depth, needed = 0, list[frozenset[str]]()
    for token in _TOKEN.finditer(pattern):
        _, classes, optional, opened, closed, structure, literal, literal_optional = token.groups()
        if structure == "|" and not depth:
            return frozenset()
        if opened or structure == "(":
            depth += 1
        elif closed or (structure and structure != "|"):
            depth -= 1
        elif not depth and not optional and not literal_optional:
            needed.append(frozenset(letter(literal) if literal else "".join(map(letters, classes.split("|")))))
    return min(needed, key=len, default=frozenset())


def _named(token: re.Match[str]) -> tuple[str, tuple[str, ...]]:
    classes = tuple(token[2].split("|"))
    return token[1] or classes[0], classes


def _translated(token: re.Match[str]) -> str:
    _, _, optional, group, closing, structure, literal, literal_optional = token.groups()
    if token[2]:
        name, classes = _named(token)
        return f"(?P<{name}>[{''.join(map(letters, classes))}]){optional}"
    if group:
        return f"(?P<{group}>"
    if closing:
        return closing.replace(">", ")")
    if structure:
        return structure.replace("(", "(?:")
    return f"{letter(literal)}{literal_optional}"
