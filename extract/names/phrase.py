"""Phrases: mentions before coreference."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from triplewire.extract.lexicon.nouns import Gender
from triplewire.extract.model import EntityType, MentionKind
from triplewire.extract.syntax.tree import Sentence, Word


@dataclass(slots=True, eq=False)
class Phrase:
    """A mention to be resolved: `words` are contiguous in one sentence, `head` is their head in the tree.

    `type` is None where the words alone do not determine it. `called` is the name without title and article; for a
    demonym the country's name. `known` marks a type that a list or the gazetteer confirms; `evidence` are the features
    for and against each type (lexicon/weights/fitted_weights.py). The last `behind` words are not part of the name but
    state its kind ("the Wagner group"). A `silent` phrase only passes on the referent of its head; it is not a mention.
    """

    sentence: Sentence
    words: tuple[Word, ...]
    head: Word
    kind: MentionKind
    type: EntityType | None = None
    called: str = ""
    plural: bool = False
    gender: Gender | None = None
    known: bool = False
    country: str | None = None
    silent: bool = False
    behind: int = 0
    evidence: list[str] = field(default_factory=list)

    @property
    def core(self) -> tuple[Word, ...]:
        """The name without the words behind it: the "Wagner" of "Wagner group"."""
        return self.words[: len(self.words) - self.behind]

    @property
    def start(self) -> int:
        """The first character in the document."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """The end in the document, exclusive."""
        return self.words[-1].end


def words_of(phrases: Iterable[Phrase]) -> set[int]:
    """The indices in the sentence of all words of the phrases."""
    return {word.i for phrase in phrases for word in phrase.words}
