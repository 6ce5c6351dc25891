"""Quotations in another language within English sentences: the parser takes their words for names.

Such a quotation is recognised by its script, or by function words of its language, at least one of them a pronoun, an
auxiliary or a negation, as in a sentence. The titles of books and films, and the names of parties, have none of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Levenshtein

from triplewire.extract.lexicon.loading import read_table
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.model import Extent
from triplewire.extract.reading.languages import (
    FUNCTION_WORDS,
    in_foreign_script,
    is_english_word,
    is_foreign,
    is_line_of,
)

_T = THRESHOLDS.layout
_QUOTED = re.compile('"(?P<a>[^"\n]{6,600})"|“(?P<b>[^”\n]{6,600})”|«(?P<c>[^»\n]{6,600})»|„(?P<d>[^“”\n]{6,600})[“”]')
_GROUPS = "abcd"
_HALVES = re.compile(r"(?P<first>[^/|]{3,}?) ?[/|] (?P<second>[^/|]{3,})")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_STOPS = ".,!?… \u00a0"
_PROSE = 8  # words of a quotation of which the identifier of languages is sure
_FEWEST = 2  # function words, or words in another script
_TABLE = read_table("languages")
_FUNCTION: dict[str, frozenset[str]] = {code: frozenset(words) for code, words in _TABLE["function_words"].items()}
_SENTENCE: dict[str, frozenset[str]] = {code: frozenset(words) for code, words in _TABLE["sentence_words"].items()}
_ONLY_ENGLISH = FUNCTION_WORDS.difference(*_FUNCTION.values())


def foreign_quotations(block: str, start: int = 0) -> Iterator[Extent]:
    """Yield the words of quotations in another language, without the marks around them and the full stop within them.

    `start` is the offset of the block in its text.
    """
    for found in _QUOTED.finditer(block):
        group = next(name for name in _GROUPS if found[name])
        if _is_foreign(found[group]):
            behind = block[found.end() :].lstrip()
            ends = not behind or behind[0].isupper()
            last = found.start(group) + len(found[group].rstrip(_STOPS)) if ends else found.end(group)
            yield Extent(start + found.start(group), start + last)


def is_foreign_throughout(block: str) -> bool:
    """Return whether a block is in another language, also around its quotations, or nothing but such a quotation."""
    gaps = list(foreign_quotations(block))
    if not gaps:
        return is_foreign(block)
    frame = block
    for gap in reversed(gaps):
        frame = frame[: gap.start] + frame[gap.end :]
    said = [word for word in _WORD.findall(frame) if word.islower() and len(word) > 1]  # "a déclaré Mme Power"
    strange = bool(said) and not any(map(is_english_word, said))
    return not _WORD.search(frame) or strange or is_foreign(frame)


def english_half(line: str, codes: Sequence[str]) -> tuple[Extent, Extent] | None:
    """Return the half of a line that is English, and the rest, where the other half is in one of the languages.

    "Ferry route reopens / Reprise du service".
    """
    found = _HALVES.fullmatch(line)
    if found is None:
        return None
    halves = found["first"], found["second"]
    first, second = (is_line_of(half, codes) for half in halves)
    if first == second and Levenshtein.normalized_similarity(*halves) >= _T.foreign_name:
        english = [sum(is_english_word(word.casefold()) for word in _WORD.findall(half)) for half in halves]
        first, second = english[0] < english[1], english[0] >= english[1]
    if first == second:
        return None
    if first:
        return Extent(found.start("second"), len(line)), Extent(0, found.start("second"))
    return Extent(0, found.end("first")), Extent(found.end("first"), len(line))


def _is_foreign(quoted: str) -> bool:
    words = _WORD.findall(quoted)
    if in_foreign_script(quoted):
        return len(words) >= _FEWEST
    folded = [word.casefold() for word in words]
    shown = {folded[0], *(word for word in words if word.islower())} if words else set()
    others = {code: len(shown & function) for code, function in _FUNCTION.items()}
    english = len(shown & _ONLY_ENGLISH)
    if english >= _FEWEST and english > max(others.values()):  # loading the identifier takes as long as an article
        return False
    if len(words) >= _PROSE and is_foreign(quoted):
        return True
    return not shown & FUNCTION_WORDS and any(
        count >= _FEWEST and (shown & _SENTENCE[code] or words[0].islower()) for code, count in others.items()
    )
