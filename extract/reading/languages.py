"""The language of a text and of its paragraphs: only English is extracted, and what else a text has is left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from functools import cache
from typing import Any
from unicodedata import normalize

from triplewire.extract.lexicon.lists import LAYOUT, NAMES
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
_TABLE = read_table("languages")
_HOMOGRAPHS = frozenset(_TABLE["homographs"]["en"])
_OF_LINES: dict[str, frozenset[str]] = {
    code: frozenset((*_TABLE["function_words"].get(code, ()), *_TABLE["line_words"].get(code, ())))
    - (LAYOUT.small - {"i"})
    for code in sorted({*_TABLE["function_words"], *_TABLE["line_words"]})
}
_SURELY_ENGLISH = FUNCTION_WORDS.difference(_HOMOGRAPHS, *_OF_LINES.values())
_PARTICLES = NAMES.particles | {"y", "e", "i"}
_FEWEST_UNKNOWN = 2  # words that no list has, one with an accent, for which the identifier is asked
_LINKED = re.compile(r"[@#]\w+|https?://\S+")
_GRAMMATICAL = LAYOUT.small | LAYOUT.finite | LAYOUT.needing_object
_POSSESSIVE = re.compile(r"(?<=\w)['’]s\b")


def language_of(text: str) -> str | None:
    """Return the English name of the language of a text; None if it is English, or has enough English to be read."""
    text = normalize("NFC", text)  # word lists and the identifier know letters with their accents
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
    return language_of_paragraph(paragraph) is not None


def language_of_paragraph(paragraph: str) -> str | None:
    """Return the ISO 639 code of the language of a paragraph; None if it is English."""
    return _foreign(normalize("NFC", paragraph))


def is_line_of(line: str, codes: Collection[str]) -> bool:
    """Return whether a short line is in one of these languages, which its document has, rather than in English.

    Alone, such a line looks like names: "Scholz besucht Warschau". It has no English word, or a function word of the
    other language, or only its first word is English, too: "Bulletin météo".
    """
    words = _WORD.findall(line)
    lower = [word for word in words[1:] if len(word) > 2]
    strange = bool(lower) and not any(not word.islower() or is_english_word(word) for word in lower)
    folded = (word.casefold() for word in words)
    english = any(len(word) > 2 and word not in _HOMOGRAPHS and is_english_word(word) for word in folded)
    likely = dict(_identifier().rank(line)) if words else {}
    return any(
        likely.get(code, 0) >= _T.line_confidence * (likely.get(code, 0) + likely["en"])
        and (strange or not english or not _OF_LINES.get(code, frozenset()).isdisjoint(words))
        for code in (codes if words else ())
    )


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
    if not foreign and len(paragraph) <= _T.language_line and (code := _of_line(paragraph)):
        return code
    if not foreign and (sum(map(str.isalpha, paragraph)) < _T.language_letters or _has_english(paragraph)):
        return None
    if not foreign and _is_english_among_names(sample):
        return None
    language, confidence = _identifier().classify(sample)
    sure = foreign or confidence >= _T.paragraph_confidence
    return str(language) if sure and language not in _ENGLISH else None


def _of_line(line: str) -> str | None:
    """Return the code of the language of a line, by its words: more of them are of another language than English.

    Words in capitals are names, and so is what joins two of them: "Rio de Janeiro", "Marine le Pen".
    """
    words = _WORD.findall(_LINKED.sub("", _POSSESSIVE.sub("", line)))
    folded = [word.casefold() for word in words]
    if not words or not _SURELY_ENGLISH.isdisjoint(folded) or line.isupper():
        return None
    shown = [word for at, word in enumerate(folded) if _tells(words, at)]
    hits = {code: [word for word in shown if word in known] for code, known in _OF_LINES.items()}
    code = max(hits, key=lambda code: len(hits[code]))
    others = [word for word in shown if word not in hits[code] and word not in _HOMOGRAPHS]
    if others[:1] == folded[:1] and not words[0].islower() and not is_english_word(folded[0]):
        others.pop(0)  # a name, perhaps
    english = sum(map(is_english_word, others))
    own = [word for word in hits[code] if len(word) > 1 and word not in _HOMOGRAPHS and not is_english_word(word)]
    opened = folded[:1] if hits[code] and folded[0] not in shown and folded[0] in _OF_LINES[code] else []
    if own or opened:
        return code if len(hits[code]) + len(opened) + len(others) - english > english else None
    if english or len(others) < _FEWEST_UNKNOWN or all(map(str.isascii, others)):
        return None
    language = str(_identifier().classify(line)[0])
    return language if language not in _ENGLISH else None


def _tells(words: list[str], at: int) -> bool:
    """Return whether a word is in lower case and joins no two names, or opens a line and no name."""
    behind = next((word for word in words[at + 1 :] if word not in _PARTICLES), "")
    if not words[at].islower():
        return at == 0 and behind.islower()
    before = next((word for word in reversed(words[:at]) if word not in _PARTICLES), "")
    return words[at] not in _PARTICLES or not (before[:1].isupper() and behind[:1].isupper())


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
    return 2 * sum(map(is_english_word, words)) >= len(words)


def is_english_word(word: str) -> bool:
    """Return whether a word in lower case, or what it is a form of, is English."""
    past = word.endswith("ed") and (is_english(word[:-1]) or is_english(word[:-2]))
    going = word.endswith("ing") and (is_english(word[:-3]) or is_english(f"{word[:-3]}e"))
    return past or going or word in _GRAMMATICAL or is_english(word)


@cache
def _identifier() -> Any:
    """The identifier, which takes as long to load as an article to read: most texts are plainly English."""
    from py3langid import langid  # noqa: PLC0415  # the same

    return langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
