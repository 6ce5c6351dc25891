"""Labels of turns: the speaker before a colon at the beginning of a paragraph ("ANN LEE: We found nobody.").

The label is a block of its own, so that the parser does not take the speaker for the subject of what is said. A name
before a colon may be a heading, too ("Mexico: a profile"), so that one of these must show a speaker: a given name or a
title, a quotation behind the colon, a role in a dialogue ("Q:"), or the same label twice.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from unicodedata import normalize

from triplewire.extract.layout.block import Block
from triplewire.extract.lexicon.labels import LABELLED_BLOCKS, PERSON_OR_BODY_TYPES, TALKED_BLOCKS
from triplewire.extract.lexicon.lists import LAYOUT, NAMES, PRONOUNS
from triplewire.extract.lexicon.loading import read_table
from triplewire.extract.lexicon.nouns import NOUN_TYPES, OFFICES, TITLES, is_english, is_given_name
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.model import Extent

_T = THRESHOLDS.layout
_DATE_WORDS = LAYOUT.date.union(read_table("times")["month"], read_table("times")["weekday"])
_ABBREVIATED = r"(?:(?<=\b\w)|(?<=\b\w{2})|(?<=\b\w{3})|(?<=\b\w{4}))\."
_NAMED = rf"(?P<label>[^\W\d_](?:[^\n:?!;.\"“”«»()\[\]*]|{_ABBREVIATED}){{0,70}})"
_DAY = r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},? "  # of a message in a chat
_TIME = r"\d{1,2}:\d\d(?::\d\d)?(?:\s?[apAP]\.?[mM]\.?)?"
_MARKS = rf"(?:[-–—•*][ \t]+)?(?:[\[(]?(?:{_DAY})?{_TIME}[\])]?[ \t]+(?:[-–] )?)?\*{{0,2}}"
_ASIDE = r"(?P<aside> [(\[][^()\[\]\n:]{1,40}[)\]])?"  # "(through interpreter)"
_BEHIND = r"(?:\*\*:[ \t]*|:\*\*[ \t]*|:[ \t]+)"
_LABEL = re.compile(rf"{_MARKS}(?:(?:\(\()?{_NAMED}(?:\)\))?{_ASIDE}{_BEHIND}|(?P<role>[QA])[.)] +(?=\S))")
# A label inside a paragraph: "... of it. Q. Why?", "... alone. Ray: Why?"
_INSIDE = re.compile(
    r"(?<=[.?!…\"”’)] )(?=(?:(?:\(\()?[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){0,3}(?:\)\))?:|[QA]\.) +\S)"
)
_ENDS = re.compile(r"[.!?…:,][\"”»’')\]]*$")
_OPENING = re.compile(r"[\"“«‘']")


@dataclass(frozen=True, slots=True)
class _Label:
    """A label: its words and their extent, where what is said begins, and whether that is quoted."""

    words: tuple[str, ...]
    place: str  # up to the first comma, as in a dateline
    name: Extent
    said: int
    quoted: bool
    running: bool  # in running text, not a headline
    aside: bool  # brackets behind the name: "(through interpreter)"

    @property
    def key(self) -> str:
        return " ".join(self.words).casefold()


def parted(text: str, blocks: Sequence[Block], is_town: Callable[[str], bool]) -> Sequence[Block]:
    """Return the blocks; a paragraph whose inner labels are all sure becomes one block for each turn.

    Words may stand before the first of several labels.
    """
    parts = {block.start: tuple(_parts(text, block)) for block in blocks if block.kind == "paragraph"}
    if not any(len(each) > 1 for each in parts.values()):
        return blocks
    every = [part for block in blocks for part in parts.get(block.start, (block,))]
    labels = turn_labels(text, every, is_town)
    turns = {at: each for at, each in parts.items() if all(part.start in labels for part in each[len(each) > 2 :])}
    return [part for block in blocks for part in turns.get(block.start, (block,))]


def _parts(text: str, block: Block) -> Iterator[Block]:
    """Yield the extents of a paragraph from one label inside to the next."""
    edges = [block.start, *(found.start() for found in _INSIDE.finditer(text, block.start, block.end)), block.end]
    for first, last in pairwise(edges):
        yield replace(block, start=first, end=first + len(text[first:last].rstrip()))


def turn_labels(text: str, blocks: Sequence[Block], is_town: Callable[[str], bool]) -> Mapping[int, tuple[Extent, int]]:
    """Return the label, and the beginning of what is said, by the beginning of the block."""
    lines = {" ".join(block.quote(text).casefold().split()) for block in blocks}
    labels = ((block.start, label) for block in blocks if (label := _label(text, block)))
    # A newsletter, too, names itself before its headline, and again in a line of its own.
    found = {at: label for at, label in labels if label.running or label.key not in lines}
    times = Counter(label.key for label in found.values())
    roles = sum(label.key in LAYOUT.turn_roles for label in found.values())
    capitals = {label.key for label in found.values() if label.running and all(map(str.isupper, label.words))}
    alike = (
        len(capitals) > 1 and not any(map(_is_no_name, capitals)) and not any(is_town(key.title()) for key in capitals)
    )
    sure = {
        at
        for at, label in found.items()
        if _is_speaker(label, times[label.key], roles) or (alike and label.key in capitals)
    }
    dialogue = any(found[at].running for at in sure) and len(found) > 1
    towns = {label.key for label in found.values() if not dialogue and is_town(label.place.title())}
    return {
        at: (label.name, label.said)
        for at, label in found.items()
        if (at in sure or (dialogue and label.running)) and label.key not in towns
    }


def _label(text: str, block: Block) -> _Label | None:
    match = _LABEL.match(text, block.start, block.end) if block.kind in LABELLED_BLOCKS else None
    if match is None or match.end() >= block.end:
        return None
    label = "role" if match["role"] else "label"
    words = tuple(normalize("NFKC", match[label]).replace(",", " ").split())
    if len(words) > _T.turn_label_words or not all(map(_may_name, words)) or _folded(words[0]) in LAYOUT.no_speakers:
        return None
    if " ".join(words).casefold() in LAYOUT.labels | LAYOUT.no_speakers:
        return None
    said = set(map(_folded, text[match.end() : block.end].split()))
    if (
        label == "label" and block.kind == "headline" and said & PRONOUNS.interviewing
    ):  # "Ann Lee: An interview with a clockmaker"
        return None
    running = text[block.end - 1] == "?" or (
        block.kind in TALKED_BLOCKS and _ENDS.search(text, match.end(), block.end) is not None
    )
    quoted = _OPENING.match(text, match.end()) is not None
    return _Label(
        words,
        match[label].split(",")[0],
        Extent(*match.span(label)),
        match.end(),
        quoted,
        running,
        bool(match["aside"]),
    )


def _may_name(word: str) -> bool:
    """Whether a word may stand in the name of a speaker: it is a name, a title, or a little word between them."""
    folded = _folded(word)
    return (
        word[0].isupper() or folded in NAMES.particles or folded in LAYOUT.author or folded in TITLES or _speaks(folded)
    )


def _is_speaker(label: _Label, times: int, roles: int) -> bool:
    """Whether the label names a speaker; it stands so many `times`, among so many `roles`."""
    folded = [_folded(word) for word in label.words]
    if label.key in LAYOUT.turn_roles:
        return roles > 1
    if label.aside and label.running and not any(map(str.islower, label.words)):
        return True
    untitled = [word for word in label.words if _folded(word) not in TITLES]
    titled = len(untitled) < len(label.words)
    if len(untitled) > 1 and is_given_name(untitled[0].capitalize()):
        return True
    if label.quoted or not label.running:
        named = len(label.words) > 1 or not is_english(folded[0]) or label.words[0].isupper()
        return any(map(_speaks, folded)) or (label.quoted and named)
    return (titled and bool(untitled)) or (times > 1 and not any(map(str.islower, label.words)))


def _is_no_name(key: str) -> bool:
    return any(word in _DATE_WORDS or (word not in TITLES and is_english(word)) for word in key.split())


def _speaks(folded: str) -> bool:
    return folded in OFFICES or NOUN_TYPES.get(folded) in PERSON_OR_BODY_TYPES


def _folded(word: str) -> str:
    return word.casefold().strip(".")
