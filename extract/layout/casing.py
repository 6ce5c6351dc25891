"""Headlines in capitals, or With Capital Letters, as the rest of the document writes their words.

The parser was trained on running text: it takes "TALKS BEGIN" and "Talks Begin" for names. What a word is, the
document itself mostly tells (Lita et al. 2003, "tRuEcasIng", use a whole corpus for that).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from triplewire.extract.lexicon.lists import LAYOUT

_WORD = re.compile(r"[^\W\d_]+")
_INSIDE = re.compile(r"(?<=[\w,;)-] )[^\W\d_]+")  # a word that does not begin a sentence
_FEWEST = 3  # words of a line that can be told from an acronym or a dateline
_STEM = 4  # letters that "Norway" and "Norwegian" share
_LONGEST = 200  # characters of a headline
_ARTICLE = 300  # characters of running text that tell which words are names
_SMALL = LAYOUT.small


def recased(blocks: Sequence[tuple[str, str]]) -> list[str]:
    """The blocks (kind, text) of a document, each text as long as before, written as running text is."""
    styles = [_style(kind, text) for kind, text in blocks]
    if not any(styles):
        return [text for _, text in blocks]
    seen = _Seen([text for (_, text), style in zip(blocks, styles, strict=True) if not style])
    return [_rewritten(text, style, seen) if style else text for (_, text), style in zip(blocks, styles, strict=True)]


def _style(kind: str, text: str) -> str:
    """How a line is written: "capitals", "title" for a headline whose words begin with one, or nothing special."""
    if kind in {"dateline", "byline"} or len(text) > _LONGEST:
        return ""
    found = _WORD.findall(text)
    large = [word for word in found if len(word) > 3]
    if len(found) < _FEWEST or not large:
        return ""
    if text.isupper():
        return "capitals"
    capitalised = sum(word[0].isupper() for word in large) >= 0.9 * len(large)
    return "title" if kind == "headline" and len(large) >= _FEWEST and capitalised else ""


class _Seen:
    """How the running text of a document writes its words."""

    def __init__(self, lines: Sequence[str]) -> None:
        counts: dict[str, Counter[str]] = {}
        for line in lines:
            for word in _INSIDE.findall(line):
                counts.setdefault(word.lower(), Counter())[word] += 1
        self.forms = {word: min(forms, key=lambda form: (-forms[form], form)) for word, forms in counts.items()}
        large = {word.lower() for line in lines for word in _WORD.findall(line) if word[0].isupper()}
        self.names = {word for word in large if not self.forms.get(word, "X").islower()}
        self.stems = {word[:_STEM] for word in self.names if len(word) >= _STEM}
        self.tells = sum(map(len, lines)) >= _ARTICLE

    def may_be_name(self, word: str) -> bool:
        """Whether a word that stands nowhere in the text may be a name.

        Names of a headline come again in the article, or something derived from them does ("NORWAY", "Norwegian").
        """
        if not self.tells:
            return word not in _SMALL
        return len(word) >= _STEM and word[:_STEM] in self.stems


def _rewritten(line: str, style: str, seen: _Seen) -> str:
    """The line with other letters; its first word keeps a capital, as in a sentence."""

    def cased(found: re.Match[str]) -> str:
        word, folded = found[0], found[0].lower()
        form = seen.forms.get(folded)
        if form is None and (style == "capitals" or word[1:].islower()):
            form = word.capitalize() if folded in seen.names or seen.may_be_name(folded) else folded
        if form is None or len(form) != len(word):
            return word
        return form if found.start() or not form.islower() else form.capitalize()

    return _WORD.sub(cased, line)
