"""The formulas around what a message says: salutation above it, greeting, name and office of the sender below."""

from __future__ import annotations

import re
from collections.abc import Collection

from triplewire.extract.lexicon.loading import read_table

_WORDS = read_table("mail")


def _any_of(name: str) -> str:
    return "|".join(re.escape(word) for word in sorted(_WORDS[name], key=lambda word: (-len(word), word)))


_SALUTATION = re.compile(rf"\s*(?:{_any_of('salutations')})\b[^\n.?]{{0,40}}[,!:]?[ \t]*(?:\n|$)", re.IGNORECASE)
_GREETING = re.compile(rf"(?:{_any_of('greetings')})(?: (?:from|and) [^\n.,]{{2,30}})?[,.!]?", re.IGNORECASE)
_ENDED = re.compile(r"\w{2}[.!?][\"'”’)]*$")
_NAME_END = re.compile(r"\s*(?:[|,·•]|\s[-–—]\s)")  # behind the name, before an office
_MOST_LINES, _LONGEST_LINE = 10, 90  # of a signature, with characters
_FEWEST_WORDS = 6  # of a sentence, where an address and an office have a full stop, too


def unsigned(said: str, names: Collection[str] = ()) -> str:
    """Return what a message says without its salutation and its signature; all of it if there is nothing else.

    A signature begins with a greeting or with one of the names, and has nothing but short lines.
    """
    begun = _SALUTATION.match(said)
    lines = said[begun.end() if begun else 0 :].rstrip().split("\n")
    known = {name.casefold() for name in names}
    filled = [at for at, line in enumerate(lines) if line.strip()]
    end = len(lines)
    for at in reversed(filled[-_MOST_LINES:]):
        line = lines[at].strip()
        if not _may_be_signature(line):
            break
        if _GREETING.fullmatch(line) or _NAME_END.split(line.strip(" -–—*"), maxsplit=1)[0].casefold() in known:
            end = at
    return "\n".join(lines[:end]).strip() or said


def _may_be_signature(line: str) -> bool:
    sentence = _ENDED.search(line) is not None and len(line.split()) >= _FEWEST_WORDS
    return len(line) <= _LONGEST_LINE and not sentence
