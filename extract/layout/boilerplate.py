"""What stands around articles: the site that speaks to its readers, comment forms, links to other articles, credits."""

from __future__ import annotations

import re
from typing import Literal

from triplewire.extract.lexicon.lists import BOILERPLATE

Boilerplate = Literal["comments", "links", "line"]

_LONGEST = 200  # characters: longer blocks are prose that happens to begin or to speak so
_SHORT = 120  # the same for credits, which are one line
_UNTELLING = re.compile(r"[\W\d_]+")
_QUOTES = str.maketrans("‘’“”\u00a0", "''\"\" ")


def _alone(phrase: str) -> str:
    return " ".join(_UNTELLING.sub(" ", phrase.replace("'", "")).split())


_COMMENTS, _LINKS, _LINE = (
    {_alone(phrase) for phrase in phrases} for phrases in (BOILERPLATE.comments, BOILERPLATE.links, BOILERPLATE.line)
)
_COMMENTS_START, _START, _CREDIT = (
    tuple(sorted(phrases)) for phrases in (BOILERPLATE.comments_start, BOILERPLATE.start, BOILERPLATE.credit)
)
_ANYWHERE = re.compile("|".join(re.escape(phrase) for phrase in sorted(BOILERPLATE.anywhere)))
_MARKS = re.compile(r"^[\s»›>•*|·→▶►+-]+")


def boilerplate(block: str) -> Boilerplate | None:
    """What a block of text is, if it is no part of an article.

    "comments": it opens the readers' comments, and nothing after it is the article's; "links": it is a heading over
    links to other articles; "line": it stands alone.
    """
    if len(block) > _LONGEST:
        return None
    folded = " ".join(_MARKS.sub("", block.translate(_QUOTES)).casefold().split())
    alone = _alone(folded)
    if alone in _COMMENTS or _begins(folded, _COMMENTS_START):
        return "comments"
    if alone in _LINKS:
        return "links"
    is_line = alone in _LINE or _begins(folded, _START) or _ANYWHERE.search(folded)
    is_credit = len(block) <= _SHORT and folded.startswith(_CREDIT)
    return "line" if is_line or is_credit else None


def _begins(folded: str, phrases: tuple[str, ...]) -> bool:
    """Whether it begins with one of the phrases, after a number ("3 thoughts on ...")."""
    return folded.startswith(phrases) or folded.lstrip("0123456789 ").startswith(phrases)
