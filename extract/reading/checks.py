"""What is refused before anything is extracted: nothing at all, far too much, and other languages than English."""

from __future__ import annotations

from functools import cache

from py3langid import langid

from triplewire.extract.errors import SourceEmpty, SourceLanguage, SourceTooLong

MAX_CHARACTERS = 1_000_000  # a long book; spaCy's own limit
MAX_LINE = 100_000  # characters without a line break: no paragraph is near that
_SAMPLE = 5_000  # characters that tell the language
_SURE = 0.9  # of 1,250 English texts from 40 characters up, none was taken for another language with this confidence
_SHORT = 40  # letters: below, only the script tells
_ENGLISH = frozenset({"en", "pcm"})  # the identifier hears Nigerian Pidgin in plain short English


def check(text: str) -> None:
    """Raise SourceEmpty, SourceTooLong or SourceLanguage for what is no English article."""
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
    """The ISO 639 code of the language, if it is surely another one than English."""
    sample = text.strip()[:_SAMPLE]
    letters = [letter for letter in sample if letter.isalpha()]
    foreign_script = 2 * sum(letter > "\u024f" for letter in letters) > len(letters)  # beyond extended Latin
    if len(letters) < _SHORT and not foreign_script:
        return None
    language, confidence = _identifier().classify(sample)
    sure = foreign_script or confidence >= _SURE
    return str(language) if sure and language not in _ENGLISH else None


@cache
def _identifier() -> langid.LanguageIdentifier:
    return langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
