"""Refusal of texts that cannot be extracted: empty, far too long, or in a language other than English."""

from __future__ import annotations

from triplewire.extract.errors import SourceEmpty, SourceLanguage, SourceTooLong
from triplewire.extract.reading.languages import language_of

MAX_CHARACTERS = 1_000_000  # a long book; the limit of spaCy
MAX_LINE = 100_000  # characters without a line break; no paragraph is nearly that long


def check(text: str) -> None:
    """Raise SourceEmpty, SourceTooLong or SourceLanguage if the text is not an English article."""
    if not text.strip():
        raise SourceEmpty("is empty: there is nothing to read")
    for number, line in enumerate(text.splitlines(), start=1):
        if len(line) > MAX_LINE:
            raise SourceTooLong(f"line {number} has {len(line):,} characters: break it into paragraphs")
    if len(text) > MAX_CHARACTERS:
        raise SourceTooLong(f"has {len(text):,} characters, more than {MAX_CHARACTERS:,}: give it in parts")
    if (language := language_of(text)) is not None:
        raise SourceLanguage(language)
