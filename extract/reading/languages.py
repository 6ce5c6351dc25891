"""The language of a text and of its paragraphs: only English is extracted, and what else a text has is left out."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Any

from triplewire.extract.lexicon.lists import LAYOUT
from triplewire.extract.lexicon.loading import read_table
from triplewire.extract.lexicon.nouns import is_english
from triplewire.extract.lexicon.thresholds import THRESHOLDS

_LATIN_END = "\u024f"  # the last letter of Latin Extended-B
_ENGLISH = frozenset({"en", "pcm"})  # the identifier takes short plain English for Nigerian Pidgin
_NAMES = read_table("languages")["name"]
_NOT_WESTERN = frozenset(read_table("languages")["not_western"])
_T = THRESHOLDS.reading
_WORD = re.compile(r"[^\W\d_]+")
FUNCTION_WORDS = frozenset(word for word in LAYOUT.small if len(word) > 2)  # shorter ones exist in other languages
_POSSESSIVE = re.compile(r"(?<=\w)['’]s\b")


def language_of(text: str) -> str | None:
    """Return the English name of the language of a text; None if it is English, or has enough English to be read."""
    letters: Counter[str] = Counter()
    for line in filter(str.strip, text.splitlines()):
        letters[_foreign(line) or ("en" if _has_english(line) else "")] += sum(map(str.isalpha, line))
    english = letters.pop("en", 0)
    share = english / max(english + letters.total(), 1)
    if english >= _T.english_letters and share >= _T.english_share:
        return None
    if english >= _T.language_letters and share >= _T.english_part:
        return None
    code = other_language(text)
    foreign = letters.total() - letters.pop("", 0)
    if code is None and 2 * foreign > english + foreign:
        code = min(letters, key=lambda code: (-letters[code], code))
    return name_of(code) if code else None


def name_of(code: str) -> str:
    """Return the English name of a language, its code where it has none here."""
    return str(_NAMES.get(code, f"the language {code!r}"))


def is_foreign(paragraph: str) -> bool:
    """Return whether a paragraph is in another language than English."""
    return _foreign(paragraph) is not None


def other_language(text: str) -> str | None:
    """Return the ISO 639 code of the language if it is not English with sufficient confidence, or else None."""
    sample = text.strip()[: _T.language_sample]
    foreign = in_foreign_script(sample)
    if not foreign and (sum(map(str.isalpha, sample)) < _T.language_letters or _is_english_among_names(sample)):
        return None
    language, confidence = _identifier().classify(sample)
    sure = foreign or confidence >= _T.language_confidence
    return str(language) if sure and language not in _ENGLISH else None


def is_western(text: str) -> bool:
    """Return whether Windows-1252 has the letters of the most likely language of a text, if they are Latin at all."""
    return _identifier().classify(text)[0] not in _NOT_WESTERN


def in_foreign_script(text: str) -> bool:
    """Return whether most letters of the text are outside the Latin script."""
    if text.isascii():
        return False
    letters = [letter for letter in text if letter.isalpha()]
    return 2 * sum(letter > _LATIN_END for letter in letters) > len(letters)


def _foreign(paragraph: str) -> str | None:
    """Return the code of the language of a paragraph that is not English.

    A paragraph in Latin letters must lack the function words of English, too, and have other words than English ones:
    names look like any language.
    """
    sample = paragraph[: _T.language_sample]
    foreign = in_foreign_script(paragraph)
    if not foreign and (sum(map(str.isalpha, paragraph)) < _T.language_letters or _has_english(paragraph)):
        return None
    if not foreign and _is_english_among_names(sample):
        return None
    language, confidence = _identifier().classify(sample)
    sure = foreign or confidence >= _T.paragraph_confidence
    return str(language) if sure and language not in _ENGLISH else None


def _has_english(paragraph: str) -> bool:
    """Return whether a paragraph has as many function words of English as English prose."""
    words = [word in FUNCTION_WORDS for word in _WORD.findall(paragraph[: _T.language_sample].lower())]
    return sum(words) > _T.function_words * len(words)


def _is_english_among_names(sample: str) -> bool:
    """Return whether a text has as many English words as others, names left out: words in lower case tell, if any.

    A text all in capitals does not tell its names.
    """
    words = [word for word in _WORD.findall(_POSSESSIVE.sub("", sample)) if word.islower()]
    if not words:
        return not sample.isupper()
    return 2 * sum(map(_is_english_word, words)) >= len(words)


def _is_english_word(word: str) -> bool:
    past = word.endswith("ed") and (is_english(word[:-1]) or is_english(word[:-2]))
    return past or word in LAYOUT.small or is_english(word)


@cache
def _identifier() -> Any:
    """The identifier, which takes as long to load as an article to read: most texts are plainly English."""
    from py3langid import langid  # noqa: PLC0415  # the same

    return langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
