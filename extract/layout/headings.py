"""What the blocks of an article are: headline, tag line, date, byline, caption, list, heading or paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence

from triplewire.extract.layout.block import BlockKind
from triplewire.extract.layout.wrapping import bullet
from triplewire.extract.lexicon.lists import LAYOUT

_ENDS_SENTENCE = re.compile(r"[.!?…:;,][\"'”’)\]]*$")
_ASKS = re.compile(r"[?!][\"'”’]?$")
_LONGEST_HEADLINE = 200  # characters
_LONGEST_HEADING = 12  # words
_TAGS = re.compile(r"[|/»›#•·]")
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_BY = tuple(sorted(f"{phrase} " for phrase in LAYOUT.byline))
_TRADE = tuple(sorted(LAYOUT.trade))
_CREDITED = re.compile(
    r"^\(?(?:pictured|caption|image caption|above|left|right)\b\s*[:,]|^\(?file\b|"
    r"[(/|.\s](?:photo|image|picture|photograph|credit|photo credit|image credit|source)s?\s*:\s*\S|"
    r"\((?:[^()]*\b(?:photo|getty|reuters|afp|ap|epa|file)\b[^()]*)\)\.?$|/(?:ap|afp|reuters|epa|getty images)\.?$",
    re.IGNORECASE,
)
_LONGEST_CAPTION = 300  # characters


def kinds(blocks: Sequence[str]) -> list[BlockKind]:
    """The kind of each block of an article, in order.

    What stands before the first paragraph is its head: the first line of four words or more is the headline.
    """
    if len(blocks) == 1:
        return ["paragraph"]
    head = next((i for i, block in enumerate(blocks) if _is_prose(block, first=i == 0)), len(blocks))
    marked = [_marked(block) for block in blocks]
    free = [i for i in range(head) if marked[i] is None]
    headline = next((i for i in free if len(blocks[i].split()) > 3), free[0] if free else -1)
    return [
        mark or _in_head(block, i, headline) if i < head else mark or _in_body(block, blocks[i + 1 : i + 2])
        for i, (block, mark) in enumerate(zip(blocks, marked, strict=True))
    ]


def _is_prose(block: str, *, first: bool) -> bool:
    """Whether it is a paragraph of sentences. A headline may ask; a date, a byline or a caption is none."""
    if _marked(block) is not None:
        return False
    if first and _ASKS.search(block) and len(block.split()) <= _LONGEST_HEADING:
        return False
    return len(block) > _LONGEST_HEADLINE or _ENDS_SENTENCE.search(block) is not None


def _marked(block: str) -> BlockKind | None:
    """What it is by its own words, wherever it stands."""
    if bullet(block):
        return "list"
    if len(block) > _LONGEST_CAPTION:
        return None
    if _is_date(block):
        return "dateline"
    if _is_byline(block):
        return "byline"
    return "caption" if _CREDITED.search(block) else None


def _is_date(block: str) -> bool:
    tokens = _TOKEN.findall(block.casefold())
    return (
        any(token.isdigit() for token in tokens)
        and all(t.isdigit() or t in LAYOUT.date for t in tokens)
        and len(tokens) > 1
    )


def _is_byline(block: str) -> bool:
    if _ENDS_SENTENCE.search(block) or len(block.split()) > _LONGEST_HEADING:
        return False
    folded = block.casefold()
    if folded.endswith(_TRADE):
        return block[0].isupper()
    said_by = next((phrase for phrase in _BY if folded.startswith(phrase)), "")
    author = _TOKEN.findall(block[len(said_by) :])
    return bool(said_by and author) and author[0][0].isupper() and all(_in_byline(word) for word in author)


def _in_byline(word: str) -> bool:
    return word[0].isupper() or word in LAYOUT.author


def _in_head(block: str, place: int, headline: int) -> BlockKind:
    if place == headline:
        return "headline"
    few = len(block.split()) <= 3
    return "tagline" if place < headline or few or _TAGS.search(block) or block == block.lower() else "subheadline"


def _in_body(block: str, following: Sequence[str]) -> BlockKind:
    short = len(block.split()) <= _LONGEST_HEADING and not _ENDS_SENTENCE.search(block)
    return "subheadline" if short and following and _marked(block) is None else "paragraph"
