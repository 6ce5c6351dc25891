"""Refusal of texts that cannot be extracted: empty, far too long, or in a language other than English."""

from __future__ import annotations

from functools import cache

from py3langid import langid

from triplewire.extract.errors import SourceEmpty, SourceLanguage, SourceTooLong
from triplewire.extract.lexicon.thresholds import THRESHOLDS

MAX_CHARACTERS = 1_000_000  # a long book; the limit of spaCy
MAX_LINE = 100_000  # characters without a line break; no paragraph is nearly that long
_LATIN_END = "\u024f"  # the last letter of Latin Extended-B
_ENGLISH = frozenset({"en", "pcm"})  # the identifier takes short plain English for Nigerian Pidgin
_T = THRESHOLDS.reading


def check(text: str) -> None:
    """Raise SourceEmpty, SourceTooLong or SourceLanguage if the text is not an English article."""
    if not text.strip():
        raise SourceEmpty("is empty: there is nothing to read")
    for number, line in enumerate(text.splitlines(), start=1):
        if len(line) > MAX_LINE:
            raise SourceTooLong(f"line {number} has {len(line):,} characters: break it into paragraphs")
    if len(text) > MAX_CHARACTERS:
        raise SourceTooLong(f"has {len(text):,} characters, more than {MAX_CHARACTERS:,}: give it in parts")
    if (language := other_language(text)) is not None:
        raise SourceLanguage(f"seems to be written in another language ({language}): only English is read")


def other_language(text: str) -> str | None:
    """Return the ISO 639 code of the language if it is not English with sufficient confidence, or else None."""
    sample = text.strip()[: _T.language_sample]
    foreign = in_foreign_script(sample)
    if not foreign and sum(map(str.isalpha, sample)) < _T.language_letters:
        return None
    language, confidence = _identifier().classify(sample)
    sure = foreign or confidence >= _T.language_confidence
    return str(language) if sure and language not in _ENGLISH else None


def in_foreign_script(text: str) -> bool:
    """Return whether most letters of the text are outside the Latin script."""
    letters = [letter for letter in text if letter.isalpha()]
    return 2 * sum(letter > _LATIN_END for letter in letters) > len(letters)


@cache
def _identifier() -> langid.LanguageIdentifier:
    return langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
