"""Recasing of headlines in capitals, or in Title Case, by the way the rest of the document writes their words.

The parser was trained on running text: it takes "TALKS BEGIN" and "Talks Begin" for names. The document itself mostly
shows which words are names (Lita et al. 2003, "tRuEcasIng", use a whole corpus).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from triplewire.extract.lexicon.lists import LAYOUT
from triplewire.extract.lexicon.thresholds import THRESHOLDS

_WORD = re.compile(r"[^\W\d_]+")
_INSIDE = re.compile(r"(?<=[\w,;)-] )[^\W\d_]+")  # a word that is not the first of its sentence
_VOWEL = re.compile("[AEIOUY]")
_T = THRESHOLDS.layout


def recased(blocks: Sequence[tuple[str, str]]) -> list[str]:
    """Return the texts of the blocks (kind, text) of a document, cased like running text; lengths do not change."""
    styles = [_style(kind, text) for kind, text in blocks]
    if not any(styles):
        return [text for _, text in blocks]
    seen = _Seen([text for (_, text), style in zip(blocks, styles, strict=True) if not style])
    return [_rewritten(text, style, seen) if style else text for (_, text), style in zip(blocks, styles, strict=True)]


def _style(kind: str, text: str) -> str:
    """Return the style of a line: "capitals", "title" for a headline in Title Case, "name" for a speaker, else ""."""
    if kind in {"dateline", "byline"} or len(text) > _T.headline_length:
        return ""
    if kind == "speaker":
        return "name" if text.isupper() and max(map(len, _WORD.findall(text)), default=0) > 2 else ""
    found = _WORD.findall(text)
    large = [word for word in found if len(word) >= _T.recased_letters]
    if len(found) < _T.recased_words or not large:
        return ""
    if text.isupper():
        return "capitals"
    capitalised = sum(word[0].isupper() for word in large) >= _T.capitalised_share * len(large)
    return "title" if kind == "headline" and len(large) >= _T.recased_words and capitalised else ""


class _Seen:
    """The way the running text of a document writes its words."""

    def __init__(self, lines: Sequence[str]) -> None:
        counts: dict[str, Counter[str]] = {}
        for line in lines:
            for word in _INSIDE.findall(line):
                counts.setdefault(word.lower(), Counter())[word] += 1
        self.forms = {word: min(forms, key=lambda form: (-forms[form], form)) for word, forms in counts.items()}
        large = {word.lower() for line in lines for word in _WORD.findall(line) if word[0].isupper()}
        self.names = {word for word in large if not self.forms.get(word, "X").islower()}
        self.stems = {word[: _T.stem_letters] for word in self.names if len(word) >= _T.stem_letters}
        self.suffices = sum(map(len, lines)) >= _T.article_length

    def may_be_name(self, word: str) -> bool:
        """Return whether a word that the text lacks may be a name.

        Names in a headline recur in the article, or words derived from them do ("NORWAY", "Norwegian").
        """
        if not self.suffices:
            return word not in LAYOUT.small
        return len(word) >= _T.stem_letters and word[: _T.stem_letters] in self.stems


def _rewritten(line: str, style: str, seen: _Seen) -> str:
    """Return the line with its words recased; its first word keeps a capital, as in a sentence."""
    if style == "name":
        return _WORD.sub(lambda found: found[0].capitalize() if _VOWEL.search(found[0]) else found[0], line)

    def cased(found: re.Match[str]) -> str:
        word, folded = found[0], found[0].lower()
        form = seen.forms.get(folded)
        if form is None and (style == "capitals" or word[1:].islower()):
            form = word.capitalize() if folded in seen.names or seen.may_be_name(folded) else folded
        if form is None or len(form) != len(word):
            return word
        return form if found.start() or not form.islower() else form.capitalize()

    return _WORD.sub(cased, line)
