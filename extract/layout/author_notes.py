"""Notes on the authors below an article: "Ann Lee is a fellow at the Institute. The views are her own"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from triplewire.extract.lexicon.loading import read_table

_WORDS = read_table("documents")
_VERBS = "|".join(sorted(_WORDS["of_authors"]))
_NAMES = sorted(_WORDS["author_names"], key=lambda name: (-len(name), name))
_AND = re.compile(r", (?:and )?| and | & ")
_MOST = 5  # blocks at the end of an article among which such notes stand
_LONGEST = 600  # characters
_HEADING = re.compile(r"About the (?:author|writer)s?:?", re.IGNORECASE)
_TITLES = r"(?:(?:Dr|Mr|Mrs|Ms|Prof)\.? |Professor |Sir |Dame )?"


def author_notes(blocks: Sequence[str], byline: str | None) -> set[int]:
    """Return the places of the blocks at the end that are notes on the authors named in the byline.

    What stands among them ("Follow her on X") has to be left out otherwise.
    """
    known = [part for part in _AND.split(byline or "") if " " in part]
    names = [re.escape(name) for name in (*known, *(part.split()[-1] for part in known), *_NAMES)]
    several = rf"(?:{'|'.join(names)})(?:(?:, | and |, and )(?:{'|'.join(names)}))*"
    said = rf",? (?:\(.{{1,40}}\),? |who |.{{2,80}}, )?(?:{_VERBS})\b|[:.]?$"
    note = re.compile(rf"(?:About )?{_TITLES}{several}(?:{said})", re.IGNORECASE)
    last = range(max(0, len(blocks) - _MOST), len(blocks))
    heading = next((place for place in last if _HEADING.fullmatch(blocks[place])), len(blocks))
    found = set(range(heading, len(blocks)))
    for place in range(heading - 1, last.start - 1, -1):
        block = blocks[place].lstrip("*_-–— ")
        if len(block) <= _LONGEST and note.match(block):
            found.add(place)
        elif found:
            break
    return found
