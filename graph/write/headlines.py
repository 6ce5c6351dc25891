"""Headlines that capitalise every word, in which no parser tells names from verbs: "Acme Fire Coach Ann Lee"."""

from __future__ import annotations

import re

_LONG = re.compile(r"[^\W\d_]{4,}")  # shorter words are often in small letters: "of", "the"
_FEWEST = 4  # words; fewer are a name with its title
_ENDS = (".", "!", "?", '"', "\u201d", "\u2019", ":")


def is_headline(sentence: str) -> bool:
    """Return whether a sentence has no end mark, and a capital on each of at least four longer words."""
    words = _LONG.findall(sentence)
    return len(words) >= _FEWEST and all(word[0].isupper() for word in words) and not sentence.rstrip().endswith(_ENDS)
