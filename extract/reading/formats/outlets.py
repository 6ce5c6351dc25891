"""The names of papers and agencies in the lines around a story: "The Hull Ledger, 14 May 2024", "Ann Lee, dpa"."""

from __future__ import annotations

import re

from triplewire.extract.lexicon.lists import LAYOUT, NAMES
from triplewire.extract.lexicon.nouns import AGENCIES
from triplewire.extract.reading.formats.bylines import bare_authors
from triplewire.extract.reading.formats.credit_lines import labels_of

_MOST_WORDS = 6  # of the name of a paper
_LONGEST_ACRONYM = 3
_SEPARATOR = re.compile(r",\s+|\s+\(|[()]")
_WORD = re.compile(r"[^\W\d_][\w'’.&-]*")
_VOWEL = re.compile(r"[AEIOUY]")
_OFFICES = LAYOUT.trade | LAYOUT.byline_labels


def outlet_in(line: str) -> str | None:
    """Return the name of a paper or an agency that a line of a masthead or of credits tells; None if it tells none."""
    for label in labels_of(line):
        for part in _SEPARATOR.split(label):
            name = part.strip(" .,;:")
            if name.casefold() in AGENCIES or _is_paper(name):
                return shown(name)
    return None


def masthead(line: str) -> str | None:
    """Return the name of a paper in a line of a printed page that has nothing else but a day or a number of a page.

    One that no word shows to be a paper stands beside the day, without a comma, which is a dateline.
    """
    labels = labels_of(line)
    if len(labels) != 1:
        return None
    name = labels[0].strip(" .,;:")
    beside = line.replace(name, "", 1).strip()
    named = bool(beside) and not beside.startswith(",") and _is_name(name)
    return shown(name) if named or _is_paper(name) else None


def _is_name(name: str) -> bool:
    words = name.split()
    return 1 < len(words) <= _MOST_WORDS and all(word[0].isupper() or word in LAYOUT.small for word in words)


def _is_paper(name: str) -> bool:
    """Return whether words are capitalised, with one that papers have in their names, and name no person's office."""
    folded = [word.casefold() for word in _WORD.findall(name)]
    if not folded or NAMES.paper_words.isdisjoint(folded) or folded[0] in LAYOUT.byline:
        return False
    return _is_name(name) and _OFFICES.isdisjoint(folded) and not bare_authors(name)


def shown(name: str) -> str:
    """Return a name in capitals as running text writes it: "THE LAKE COURIER" is "The Lake Courier"."""
    if not name.isupper() or " " not in name:
        return name
    return " ".join(_cased(word, at) for at, word in enumerate(name.split()))


def _cased(word: str, at: int) -> str:
    folded = word.casefold()
    if folded in LAYOUT.small:
        return folded.capitalize() if at == 0 else folded
    return word if len(word) <= _LONGEST_ACRONYM or not _VOWEL.search(word) else word.capitalize()
