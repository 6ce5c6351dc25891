"""The kinds of event, a rule for each file of the event lexicon.

The pattern of a rule is the file; its examples list the events of the file's kinds as "TYPE mode: trigger", before
factuality and participants are known (`nothing.toml`: the words that report no event).
"""

from __future__ import annotations

from collections.abc import Iterator

from triplewire.extract.clauses.clauses import find_clauses
from triplewire.extract.events.entries import noun_kind
from triplewire.extract.events.frames import VERBAL_CLAUSES, frames_of
from triplewire.extract.events.types import Reader
from triplewire.extract.lexicon.event_files import EventFile
from triplewire.extract.lexicon.event_lexicon import Kind
from triplewire.extract.rules.rule import Family, Rule
from triplewire.extract.syntax.tree import Sentence, Word


def _kinds(sentence: Sentence) -> Iterator[tuple[Word, Kind]]:
    """Yield the triggers of a sentence with their kinds: verbs, then the nouns that no verb accounts for."""
    clauses = find_clauses(sentence)
    reader = Reader(clauses, frames_of([clauses]))
    told: set[Word] = set()
    for clause in clauses:
        reading = reader.read(clause) if clause.kind in VERBAL_CLAUSES else None
        if reading is not None and reading.kind is not None:
            told.update(reading.matched, [reading.noun] if reading.noun else [])
            yield reading.noun if reading.noun and reading.happens else clause.head, reading.kind
    for word in sentence.words:
        kind = noun_kind(word) if word not in told and word.dep != "compound" else None
        if kind is not None:
            yield word, kind


def _read(rule: Rule[EventFile], _text: str, sentences: tuple[Sentence, ...]) -> Iterator[str]:
    file = rule.pattern
    for sentence in sentences:
        for word, kind in _kinds(sentence):
            if kind.type == file.type and (kind.type is not None or kind.mode in (file.modes or {None})):
                yield f"{' '.join(filter(None, (kind.type, kind.mode))) or 'nothing'}: {word.text}"


FAMILY = Family(__name__, _read)
