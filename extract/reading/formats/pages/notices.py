"""Pages that show a notice in place of their article: about scripts, cookies, subscription, robots, a missing page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from triplewire.extract.lexicon.loading import read_table
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.reading.formats.stated_blocks import Piece

_T = THRESHOLDS.reading
_LONGEST = 6_000  # characters of such a page
_FEWEST = 5  # words of a paragraph
_ENDS = re.compile(r"[.!?…:;\"'”’)]$")
_PARTS = re.compile(r"\s+[-–—|•·:]\s+")
_AROUND = " .…!?:"
_PLAIN = str.maketrans("‘’“”\u00a0", "''\"\" ")


class _Notice(NamedTuple):
    why: str
    phrases: re.Pattern[str]
    titles: frozenset[str]


def _phrases(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(phrase.translate(_PLAIN)) for phrase in sorted(phrases)))


_NOTICES = tuple(
    _Notice(kind["why"], _phrases(kind["phrases"]), frozenset(kind["titles"]))
    for kind in read_table("notices").values()
)

_SURE = _NOTICES[:-1]


def notice(titles: Iterable[str], blocks: Sequence[Piece]) -> str | None:
    """Return why a page is no article, but a notice; None for an article.

    It is one if its paragraphs have several phrases of notices, and nothing else is told; or if its title is that of a
    notice, and so are some of its paragraphs, or it has none.
    """
    texts = [_folded(block.text) for block in blocks]
    if sum(map(len, texts)) > _LONGEST:
        return None
    titled = {_bare(part) for title in titles for part in (title, *_PARTS.split(title))}
    titled |= {_bare(text) for text in texts[:1]}
    prose = [text for text in texts if len(text.split()) >= _FEWEST and _bare(text) not in titled]
    said = [text for text in prose if any(kind.phrases.search(text) for kind in _NOTICES)]
    named = next((kind for kind in _NOTICES if not kind.titles.isdisjoint(titled)), None)
    if named and len(said) >= _T.notice_share * len(prose):
        return named.why
    hits = {kind: {found for text in texts for found in kind.phrases.findall(text)} for kind in _SURE}
    told = all(any(kind.phrases.search(text) for kind in _SURE) for text in prose if _ENDS.search(text))
    return max(hits, key=lambda kind: len(hits[kind])).why if told and len(set().union(*hits.values())) > 1 else None


def _folded(text: str) -> str:
    return " ".join(text.translate(_PLAIN).casefold().split())


def _bare(title: str) -> str:
    return _folded(title).strip(_AROUND)
