"""The columns of a table: in a wide one, what only tells about another column stands beneath its values."""

from __future__ import annotations

from dataclasses import dataclass

from triplewire.graph.web.answer.answers import OTHER, Answer, Cell

_WIDE = 7  # columns that stand beside each other on a desk without scrolling
_BENEATH = {  # column: those that stand beneath it, with the words before their values
    "quote": {
        "said_by": "said by ",
        "outlet": "",
        "document": "",
        "published": "",
        "same_text_as": "the same text as ",
    },
    "date": {"dated_by": "day of the "},
    "place": {"point": ""},
}


@dataclass(frozen=True, slots=True)
class Beneath:
    """A column whose values stand beneath those of another, after these words."""

    number: int
    before: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its number in the rows, its name, and what stands beneath its values."""

    number: int
    name: str
    beneath: tuple[Beneath, ...] = ()

    def told(self, row: tuple[Cell, ...]) -> list[Beneath]:
        """Return those beneath it that have a value in a row; nothing stands beneath an empty value."""
        return [one for one in self.beneath if row[self.number].text and row[one.number].text]


def columns(answer: Answer, *, filled: bool = False) -> tuple[Column, ...]:
    """Return the columns that a table shows, with `filled` only those in which some row has a value."""
    shown = {name: i for i, name in answer.shown if not filled or any(row[i].text for row in answer.rows)}
    under = _under(shown) if len(shown) > _WIDE else {}
    placed = {name for its in under.values() for name in its}
    return tuple(
        Column(i, name, tuple(Beneath(shown[other], words) for other, words in under.get(name, {}).items()))
        for name, i in shown.items()
        if name not in placed
    )


def _under(shown: dict[str, int]) -> dict[str, dict[str, str]]:
    """For each column, those that stand beneath it."""
    return {
        f"{side}{name}": {f"{side}{other}": words for other, words in its.items() if f"{side}{other}" in shown}
        for side in ("", OTHER)
        for name, its in _BENEATH.items()
        if f"{side}{name}" in shown
    }
