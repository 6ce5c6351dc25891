"""Which of several times an event is, in the words of its clause: "met again", "for the third time", "once before"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from triplewire.extract.lexicon.lists import TIME_CONTEXTS
from triplewire.extract.lexicon.time_words import TIME_WORDS
from triplewire.extract.model import Extent

# "earlier": before the one that the text is about; "again": after another; "third": by its number; "": nothing is said.
Occasion = str


def _any(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest_first)


_PART = _any({*TIME_WORDS.unit, *TIME_CONTEXTS.parts_of_contests})
_NTH = f"(?:{_any(word for word in TIME_WORDS.ordinal if word not in {'first', 'final'})})(?!\\s+(?:{_PART})\\b)"
_MINE = f"(?:{_any(TIME_CONTEXTS.owners)})"
_BE = rf"(?:\s+(?:{_any(TIME_CONTEXTS.perfect | TIME_CONTEXTS.past_be)}))*"
_PATTERNS: tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (occasion, re.compile(f"(?:{before}){_BE}\\s*$", re.IGNORECASE), re.compile(after, re.IGNORECASE))
    for occasion, before, after in (
        (
            "earlier",
            rf"\b(?:{_any(TIME_CONTEXTS.previously)}|last)",
            rf"\b(?:{_any(TIME_CONTEXTS.previously)})\b|\bbefore(?=\s*(?:[.,;:!?]|in\s+(?:\w+\s+)?\d))",
        ),
        ("first", r"\bfirst", rf"\b{_MINE}\s+first\s+(?:time|occasion)\b"),
        (
            "nth",
            rf"(?<!\bin\s)(?<!\bof\s)\b{_MINE}\s+(?P<nth>{_NTH})(?:\s+\w+)?",
            rf"\b{_MINE}\s+(?P<nth>{_NTH})\s+(?:time|occasion)\b|^\s*{_MINE}\s+(?P<object>{_NTH})\b",
        ),
        (
            "again",
            rf"\b(?:{_any(TIME_CONTEXTS.again)}|also)|\b(?:{_any(TIME_CONTEXTS.further)})(?:\s+\w+){{0,2}}",
            rf"\b(?:{_any(TIME_CONTEXTS.again)})\b|^\s*(?:{_any(TIME_CONTEXTS.further)})\b",
        ),
    )
)
# Where the clause of a verb may end; a comma belongs to it: "visited it before, in May".
_CLAUSE = re.compile(rf"(?<=,)|[;:()]|\s[-–—]|\b(?:{_any(TIME_CONTEXTS.clause_openers)})\b", re.IGNORECASE)
_IDENTITY = re.compile(rf"\b(?:{_any(TIME_CONTEXTS.identifying)})\s+{_MINE}\b", re.IGNORECASE)


def occasions(text: str, sentences: Iterable[Extent], triggers: Iterable[Extent]) -> dict[int, Occasion]:
    """Return which occasion each event is, by the offset of its trigger; those of which nothing is said are left out.

    The words of an event are those of its sentence up to the triggers beside it.
    """
    spans = sorted({(trigger.start, trigger.end) for trigger in triggers})
    found: dict[int, Occasion] = {}
    for sentence in sentences:
        inside = spans[bisect_left(spans, (sentence.start, 0)) : bisect_right(spans, (sentence.end, 0))]
        ends = [sentence.start, *(end for _, end in inside)]
        starts = [*(start for start, _ in inside), sentence.end]
        for at, (start, end) in enumerate(inside):
            before, after = text[ends[at] : start], text[end : starts[at + 1]]
            occasion = _occasion(before, _CLAUSE.split(after, maxsplit=1)[0])
            if not occasion and at and not before.strip():  # "another storm killed"
                occasion = found.get(inside[at - 1][0], "")
            if occasion:
                found[start] = occasion
    return found


def _occasion(before: str, after: str) -> Occasion:
    if _IDENTITY.search(before):  # "it was their third meeting": the one that was told
        return ""
    for occasion, ahead, behind in _PATTERNS:
        if match := ahead.search(before) or behind.search(after):
            words = [word for word in match.groupdict().values() if word]
            return words[0].lower() if words else occasion
    return ""


def are_two(one: Occasion, other: Occasion, *, told_in_order: bool) -> bool:
    """Whether two events are not of one occasion; `told_in_order`: of one text, which tells `one` before `other`.

    What is told as "the second time" may have been told before without its number.

    >>> are_two("", "again", told_in_order=True), are_two("", "again", told_in_order=False)
    (True, False)
    >>> are_two("second", "third", told_in_order=False), are_two("earlier", "", told_in_order=False)
    (True, True)
    """
    if one == other:
        return False
    if "earlier" in {one, other}:
        return True
    if one and other:
        return "again" not in {one, other}
    return told_in_order and other == "again"
