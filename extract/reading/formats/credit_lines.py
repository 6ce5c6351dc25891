"""Lines of several parts above a story: who wrote it, when, where it was printed, how long it takes to read.

"By ANN LEE MAY 14, 2024", "May 14, 2024 12:01 AM ET · 4 min read", "The Hull Ledger, Tuesday 14 May 2024, page 3".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Literal, NamedTuple

from triplewire.extract.lexicon.lists import LAYOUT, NAMES
from triplewire.extract.lexicon.loading import read_table
from triplewire.extract.lexicon.nouns import AGENCIES
from triplewire.extract.reading.formats.bylines import authors, bare_authors
from triplewire.extract.reading.publication_dates import date_in

_LONGEST = 160  # characters
_LABEL = 6  # words of the longest name of an outlet or a section
_HEADLINE = 4  # words of the shortest headline: so many in capitals are a headline
_BAR = "|"
_BARS = re.compile(r"\s*[|·•●»›■~\t\n]\s*|\s+(?:/|>|-{1,2}|–|—)\s+|[ \u00a0]{2,}|:\s+(?=by\b)", re.IGNORECASE)
_PRINTED = re.compile(
    r"\b(?:(?:page|pp?\.|pg\.?) ?[A-Z]?\d{1,3}|vol(?:ume|\.)? ?(?:[ivxlcdm]+|\d+)|(?:no|issue)\.? ?\d+)\b"
    r"|[$£€]\d{1,2}(?:\.\d\d)?(?!\w)",
    re.IGNORECASE,
)
_READ_IN = re.compile(
    r"\(?\b(?:(?:reading|read) time:? ?)?\d{1,3}[- ]?min(?:ute)?s?\b(?:[- ]read)?\)?"
    r"|\b\d+ ?(?:h|hours?|days?)(?: ago)?\b",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_HANDLE = re.compile(r"\(?@[\w.]+\)?|[\w.+-]+@[\w.-]+\w")
_TIMES = read_table("times")
_WEEKDAYS = frozenset(_TIMES["weekday"])
_DATE_WORDS = LAYOUT.date.union(LAYOUT.ordinal, _TIMES["month"], _WEEKDAYS)
_ENDED = re.compile(r"[.!?][\"'”’)]*$")
_INITIAL = re.compile(r"\b[^\W\d_]\.$|\b(?:[ap]\.m|Jr|Sr)\.$", re.IGNORECASE)

Kind = Literal["author", "date", "bar", "printed", "read", "label"]


class CreditLine(NamedTuple):
    """The authors that a line of credits names, and whether it tells a day."""

    byline: str | None
    dated: bool


def credit_line(line: str) -> CreditLine | None:
    """Return what a line of credits tells; None for a line that is something else, or has one part only."""
    if len(line) > _LONGEST or not any(map(str.isdigit, line)):
        return None
    byline: str | None = None
    kinds: list[Kind] = []
    for kind, words in _parts(line):
        names = _authors(words) if kind == "label" else None
        byline = byline or names
        if kind == "label" and words and names is None and not _is_label(words):
            return None
        kinds.append("author" if names else kind)
    if len(set(kinds) - {"bar"}) == 1 and not ("read" in kinds and "read" in line.casefold()):
        return None
    dated = "date" in kinds and date_in(line)[0] is not None
    by_someone = byline is not None and "date" in kinds
    return CreditLine(byline, dated) if by_someone or "read" in kinds or (dated and _is_set_off(line, kinds)) else None


def labels_of(line: str) -> list[str]:
    """Return the words of a line around its days, its numbers of pages and the marks between its parts."""
    return [words for kind, words in _parts(line) if kind == "label" and words] if len(line) <= _LONGEST else []


def _is_set_off(line: str, kinds: list[Kind]) -> bool:
    """Return whether a day stands beside labels as in mastheads, and not in a title: "Battle of Hull, 3 May 1643"."""
    words = [word.casefold() for word in _TOKEN.findall(line)]
    paper = not (NAMES.paper_words | LAYOUT.front_labels | AGENCIES | _WEEKDAYS).isdisjoint(words)
    named = paper or any(label in " ".join(words) for label in LAYOUT.front_labels)
    return named or not {"bar", "printed", "read"}.isdisjoint(kinds)


def _parts(line: str) -> Iterator[tuple[Kind, str]]:
    """Yield the parts of a line: its dates, what is printed beside them, and the words between."""
    line = _HANDLE.sub(f" {_BAR} ", line)
    line = _READ_IN.sub(" \ue001 ", _PRINTED.sub(" \ue000 ", _BARS.sub(f" {_BAR} ", line)))
    words: list[tuple[Kind, str]] = []
    for kind, group in groupby(line.split(), _kind_of_word):
        several = list(group)
        figures = any(character.isdigit() for word in several for character in word)
        words += [("label" if kind == "date" and not figures else kind, word) for word in several]
    for kind, run in groupby(words, itemgetter(0)):
        yield kind, " ".join(word for _, word in run).strip(" ,;:()[]")


def _kind_of_word(word: str) -> Kind:
    if word == _BAR:
        return "bar"
    if "\ue000" in word:
        return "printed"
    if "\ue001" in word:
        return "read"
    tokens = _TOKEN.findall(word.casefold())
    return "date" if tokens and all(token.isdigit() or token in _DATE_WORDS for token in tokens) else "label"


def _authors(words: str) -> str | None:
    """Return the authors in a part that is a byline as a whole."""
    names = authors(words) or bare_authors(words)
    rest = words[words.find(names) + len(names) :] if names else ""
    return names if all(map(_in_label, rest.split())) else None


def _is_label(words: str) -> bool:
    """Return whether words are the name of an outlet, a section, an office or a place, and no sentence."""
    folded = words.casefold().strip(" :")
    if folded in LAYOUT.front_labels | AGENCIES or _kind_of_word(folded) == "date":
        return True
    if _ENDED.search(words) and not _INITIAL.search(words):
        return False
    parts = words.split()
    paper = not NAMES.paper_words.isdisjoint(_TOKEN.findall(folded))
    most = _LABEL if paper or folded.startswith("by ") else _HEADLINE - 1
    return len(parts) <= most and all(map(_in_label, parts))


def _in_label(word: str) -> bool:
    bare = word.strip("\"'“”‘’(),:;")
    return not bare or bare in LAYOUT.author or not bare[0].islower() or bare.isdigit()
