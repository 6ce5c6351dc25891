"""The properties of a document that say of its text what the text does not show: its author and its title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from triplewire.extract.lexicon.loading import read_table
from triplewire.extract.reading.formats.bylines import authors, bare_authors
from triplewire.extract.reading.kinds import ENDINGS, ending_of

_WORDS = read_table("documents")
AUTHORS, _TITLES = frozenset(_WORDS["authors"]), frozenset(_WORDS["titles"])
_PREFIXES = tuple(_WORDS["title_prefixes"])
_FILE = re.compile(r"(?=\S*[_\d])\S*[^\W\d_]\S*")  # one word with a number or a low line: "tanks_v3"
_OUTLET = re.compile(r"\s+[-–—|•·]\s+\S")
_TOP = 10  # lines among which a byline stands


def byline_of(text: str, author: str | None) -> str | None:
    """Return the authors in the byline of a text, or else its property, unless a program has filled that in."""
    lines = list(islice(_lines(text), _TOP))
    shown = next(filter(None, map(authors, lines)), None) or next(filter(None, map(bare_authors, lines[1:4])), None)
    own = " ".join((author or "").split())
    return shown or (None if own.casefold() in AUTHORS else own or None)


def title_of(title: str | None, text: str = "") -> str | None:
    """Return the title among the properties of a document, unless it is none: "untitled", the name of a file.

    Of one that is a line at the top of the `text` and the name of an outlet, that line.
    """
    own = " ".join((title or "").split())
    folded = own.casefold()
    is_file = ending_of(own) in ENDINGS or ending_of(own) == ".doc" or folded.startswith(_PREFIXES)
    is_file = is_file or _FILE.fullmatch(own) is not None
    if folded in _TITLES or is_file:
        return None
    lines = (" ".join(line.split()) for line in islice(_lines(text), _TOP))
    return next((line for line in lines if own.startswith(line) and _OUTLET.match(own, len(line))), own or None)


def _lines(text: str) -> Iterator[str]:
    return (line.strip() for line in text.splitlines() if line.strip())
