"""Who says so: which words stand inside somebody's claim."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from extract.clauses import Clause
from extract.entities import Entities
from extract.model import Attribution
from extract.parse import Sentence, Word


@dataclass(frozen=True, slots=True)
class Attributions:
    """Who says what, by the start of the word that heads what is said."""

    by_start: Mapping[int, tuple[Attribution, ...]]

    def of(self, word: Word) -> tuple[Attribution, ...]:
        """Who says what `word` reports, outermost first; empty where it is the article itself."""
        return self.by_start.get(word.start, ())


def find_attributions(
    text: str, sentences: tuple[Sentence, ...], clauses: tuple[tuple[Clause, ...], ...], entities: Entities
) -> Attributions:
    """All claims of a document. `clauses[i]` are those of `sentences[i]`."""
    del text, sentences, clauses, entities
    return Attributions({})
