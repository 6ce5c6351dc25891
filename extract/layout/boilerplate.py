"""Boilerplate: site notices, comment forms, links to other articles, and credits."""

from __future__ import annotations

import re
from typing import Literal

from triplewire.extract.lexicon.lists import BOILERPLATE
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.reading.publication_dates import date_in

Boilerplate = Literal["comments", "links", "line"]

_NO_LETTERS = re.compile(r"[\W\d_]+")
_QUOTES = str.maketrans("‘’“”\u00a0", "''\"\" ")


def _alone(phrase: str) -> str:
    return " ".join(_NO_LETTERS.sub(" ", phrase.replace("'", "")).split())


_COMMENTS, _LINKS, _LINE = (
    {_alone(phrase) for phrase in phrases} for phrases in (BOILERPLATE.comments, BOILERPLATE.links, BOILERPLATE.line)
)
_COMMENTS_START, _START, _CREDIT = (
    tuple(sorted(phrases)) for phrases in (BOILERPLATE.comments_start, BOILERPLATE.start, BOILERPLATE.credit)
)
_ANYWHERE = re.compile("|".join(re.escape(phrase) for phrase in sorted(BOILERPLATE.anywhere)))
_TAKES, _CYCLES = ("|".join(sorted(words)) for words in (BOILERPLATE.takes, BOILERPLATE.cycles))
_WIRE = re.compile(  # the slug of a story ("BC-EU--Gdynia-Strike", "AS--Japan-Quake, 1st Ld"), its end, who filed it
    rf"(?:[A-Z]{{2}}-(?:[A-Z]{{2}})?-|(?:{_CYCLES})-)[\w'’.&-]+(?:[, ].*)?"
    r"|[A-Z]{2,}-[A-Z]{2,3}-\d\d-\d\d-\d\d \d{4}(?:[A-Z]{3})?|\(\(.*\)\)"
    rf"|\d[a-z]{{2}} (?i:{_TAKES})(?![\w-]).*"
    # of AFP: what is new, who wrote and edited it, the papers that it names
    r"|/// ?[A-Z].*///|[a-z]{2,4}(?:-[a-z]{2,4})*/[a-z]{2,4}(?:/[a-z]{2,4})?|<org idsrc=.*>"
    # calls to follow somebody elsewhere
    r"|Follow .{2,100}(?:https?://\S+|@\w+|\bon (?:X|Twitter|Facebook|Instagram|Bluesky|Threads)\b).{0,40}"
    # rates of exchange, who sends a release, the mark of Kyodo, notes of a reading device, comments on a document
    r"|\(\$1 = .*\)|SOURCE:? [A-Z].*|={2,3} ?[A-Z]\w+|- Your (?:Highlight|Note|Bookmark) .*|\[[a-z]{1,2}\]\S.*",
    re.DOTALL,
)
_NOTED = re.compile(r"\([^()\n]{3,100}\)\s+(?=[^\W\d_a-z])\S[^\n]{30,}")  # "(Adds quotes) LIMA, May 14 (Reuters) - ..."
_MAIL = r"[\w.+-]+@[\w-]+\.[\w.-]*\w"
_CONTACT = re.compile(  # an address of mail, alone or with a telephone
    rf"(?:<?{_MAIL}>?|(?=[^\n]*{_MAIL})[^\n]*\+?\d[\d ()/-]{{7,}}\d[^\n]*)"
)
_MARKS = re.compile(r"^[\s»›>•*|·→▶►+-]+")


def boilerplate(block: str) -> Boilerplate | None:
    """Return the kind of boilerplate that a block is, or None if it is part of the article.

    "comments": the start of the readers' comments, with which the article ends; "links": a heading over links to other
    articles; "line": a single block.
    """
    if len(block) > THRESHOLDS.layout.boilerplate_length:
        return None
    folded = " ".join(_MARKS.sub("", block.translate(_QUOTES)).casefold().split())
    alone = _alone(folded)
    if _WIRE.fullmatch(block) or _CONTACT.fullmatch(block):
        return "line"
    if alone in _COMMENTS or _begins(folded, _COMMENTS_START):
        return "comments"
    if alone in _LINKS:
        return "links"
    begun = _begins(folded, _START) and not _NOTED.fullmatch(block)
    is_line = (alone in _LINE and date_in(block) == (None, None)) or begun or _ANYWHERE.search(folded)
    is_credit = len(block) <= THRESHOLDS.layout.credit_length and folded.startswith(_CREDIT)
    return "line" if is_line or is_credit else None


def _begins(folded: str, phrases: tuple[str, ...]) -> bool:
    """Return whether it begins with one of the phrases, or with a number and one ("3 thoughts on ...")."""
    return folded.startswith(phrases) or folded.lstrip("0123456789 ").startswith(phrases)
