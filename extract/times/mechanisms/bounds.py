"""What the preposition before a time says of it: "since May" is May or later, "until 2019" ends in 2019 at the latest.

The modifiers are those of TIMEX3 (TimeML 1.2.1, attribute `mod`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from triplewire.extract.lexicon.labels import PRENOMINAL_DEPS
from triplewire.extract.lexicon.lists import TIME_CONTEXTS
from triplewire.extract.model import TimeMod
from triplewire.extract.syntax.phrases import head_among
from triplewire.extract.times.mechanisms.patterns import Match

_MODS: tuple[tuple[TimeMod, frozenset[str]], ...] = (
    ("ON_OR_AFTER", TIME_CONTEXTS.on_or_after | {"from"}),
    ("ON_OR_BEFORE", TIME_CONTEXTS.on_or_before),
    ("BEFORE", TIME_CONTEXTS.before),
    ("AFTER", TIME_CONTEXTS.after),
)
_LONGEST = max(len(word.split()) for _, words in _MODS for word in words)


def bounds(matches: Sequence[Match]) -> list[TimeMod | None]:
    """Return the modifier of each time of a sentence; None where the time itself is meant.

    Both ends of a range have one: "from 2013 to 2021", "between May and July".
    """
    found: list[TimeMod | None] = []
    end, opened = 0, False
    for match in matches:
        before = [piece.text for piece in match.pieces[end : match.first]]
        if opened and " ".join(before) in TIME_CONTEXTS.coordinators:
            found[-1:] = ["ON_OR_AFTER", "ON_OR_BEFORE"]
            opened = False
        else:
            marks = [*_marks(before)]
            found.append(None if _is_of_noun(match) else _mod(marks, before))
            opened = bool(TIME_CONTEXTS.range_openers.intersection(marks))
        end = match.last
    return found


def _marks(before: list[str]) -> Iterator[str]:
    """Yield what may be the preposition of a time, the longest first; "since" in "since at least 2015"."""
    last = len(before)
    while last and before[last - 1] in TIME_CONTEXTS.hedges:
        last -= 1
    for length in range(min(_LONGEST, last), 0, -1):
        yield " ".join(before[last - length : last])


def _mod(marks: list[str], before: list[str]) -> TimeMod | None:
    """The modifier of a preposition: "not until Monday" is on Monday."""
    for mark in marks:
        mod = next((mod for mod, words in _MODS if mark in words), None)
        if mod:
            return None if TIME_CONTEXTS.denying.intersection(before[:-1][-2:]) else mod
    return None


def _is_of_noun(match: Match) -> bool:
    """Whether the preposition governs a noun behind the time: "after Monday's attack", "before the 2019 vote"."""
    pieces = match.pieces[match.first : match.last]
    head = head_among(piece.word for piece in pieces)
    return head.dep in PRENOMINAL_DEPS and head.head.start >= pieces[-1].end
