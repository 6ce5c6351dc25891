"""What stands at the edges of a block and is no part of its sentences: labels, prefixes of agencies, links, end marks.

Where a text is cut off, the unfinished sentence is none of them either.
"""

from __future__ import annotations

import re

from triplewire.extract.layout.copies.copy import Copy
from triplewire.extract.lexicon.lists import BOILERPLATE, LAYOUT

_LABELS = "|".join(re.escape(label) for label in sorted(LAYOUT.labels, key=lambda label: (-len(label), label)))
_OPENING = re.compile(
    rf"\s*(?:#(?:{_LABELS})\b:?|(?:{_LABELS})(?:\s*[:|]| [-–—]) )(?=\s*\S)|RT @\w+:? (?=\S)", re.IGNORECASE
)
_SLUGS = "|".join(sorted(map(re.escape, LAYOUT.slugs | LAYOUT.labels), key=lambda slug: (-len(slug), slug))).upper()
_NAMED = r"[\"'‘“$€£]?(?:[^\W_a-z]|[a-z][A-Z])"
_TAKES = "|".join(sorted(BOILERPLATE.takes))
_SLUG = re.compile(  # "RPT-UPDATE 1-Mayor quits", "(2nd LD) Mayor quits", but not "TEXT-BASED games"
    rf"(?:\((?:\d[a-z]{{2}} )?(?i:{_TAKES})\) |(?:{_SLUGS})(?:[ -]\(OFFICIAL\))?"
    rf"(?: \d{{1,2}}(?: ?[-–—] ?|: )(?={_NAMED})| ?[-–—] ?"
    rf"(?=[\"'‘“]?(?:[A-Z][a-z]|[A-Z]{{2,3}}\b(?!-)|[A-Z]\.|(?:{_SLUGS})\b))|: (?=[\"'‘“]?[A-Z])))+".replace("\\ ", " ")
)
_CLOSING = re.compile(r"(?:\s+(?:https?://\S+|pic\.twitter\.com/\w+|#\w+|\[\+\d+ chars\]))+\s*$")
_AGENCIES = "|".join(sorted(map(re.escape, LAYOUT.agencies), key=lambda name: (-len(name), name)))
_END_MARKS = "|".join(sorted(map(re.escape, LAYOUT.end_marks), key=lambda mark: (-len(mark), mark)))
_END = re.compile(  # behind a sentence
    rf"(?<=[.!?\"”’)])\s+(?:[-–—/*(\[#]{{0,3}} ?(?:{_END_MARKS}) ?[-–—/*)\]#.]{{0,3}}|#{{2,4}}|-+ ?30 ?-+"
    rf"|[(\[/](?:{_AGENCIES})[)\]/]|(?:{_AGENCIES})(?: [A-Z]{{2,4}}){{0,4}}|[■□▪◼∎])\s*$"
)
_CUT_MARKS = "|".join(sorted(map(re.escape, LAYOUT.cut_marks), key=lambda mark: (-len(mark), mark)))
_CUT_OFF = re.compile(
    rf"\s*(?:(?:…|\.{{2,4}}) ?(?:\[\+?(?P<left>\d[\d,]*) char(?:acter)?s?\]|(?i:{_CUT_MARKS})(?: ?[»→>]+)?)"
    rf"|[\[(](?:more ?)?(?:…|\.\.\.)[\])])\s*$"
)
_LONGEST_TAIL = 100  # characters of the mark at the end of a text
_SENTENCE_END = re.compile(r"(?<=[\w\"”’)])[.!?][\"”’)]*(?=\s)")


def without_edges(copy: Copy) -> Copy:
    """The copy without labels and prefixes before it, links behind it, and a sentence that is cut off."""
    copy = _without_rest(copy)
    for edge in (_OPENING, _SLUG, _CLOSING):
        copy = _trimmed(copy, edge)
    return copy


def without_end_mark(block: str) -> str:
    """Return a block without the mark of the end of its story: "Enditem", "(ANI)", "- 30 -"."""
    found = _END.search(block, max(0, len(block) - _LONGEST_TAIL))
    return block[: found.start()] if found else block


def without_slug(headline: str) -> str:
    """Return a headline without what agencies write before it: "UPDATE 1-Mayor quits"."""
    found = _SLUG.match(headline)
    return headline[found.end() :] if found and found.end() < len(headline) else headline


def cut_off(text: str) -> str | None:
    """Return the mark that shows that a text is cut off, as services and feeds cut them: "… [+2310 chars]"."""
    found = _CUT_OFF.search(text, max(0, len(text.rstrip()) - _LONGEST_TAIL))
    return found[0].strip() if found else None


def _without_rest(copy: Copy) -> Copy:
    """The copy without the sentence in which it is cut off, if others stand before it."""
    found = _CUT_OFF.search(copy.text, max(0, len(copy.text) - _LONGEST_TAIL))
    if not found:
        return copy
    ends = [end.end() for end in _SENTENCE_END.finditer(copy.text, 0, found.start())]
    return copy.without(ends[-1] if ends else found.start(), len(copy.text))


def _trimmed(copy: Copy, edge: re.Pattern[str]) -> Copy:
    """The copy without what matches at one of its edges, unless nothing else is left."""
    found = edge.search(copy.text) if edge is _CLOSING else edge.match(copy.text)
    if not found or not (copy.text[: found.start()] + copy.text[found.end() :]).strip():
        return copy
    return copy.without(*found.span())
