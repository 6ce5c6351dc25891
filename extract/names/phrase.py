"""A phrase: a mention before it is known to whom it refers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from triplewire.extract.lexicon.nouns import Gender
from triplewire.extract.model import EntityType, MentionKind
from triplewire.extract.syntax.tree import Sentence, Word


@dataclass(slots=True, eq=False)
class Phrase:
    """A mention to be resolved: `words` stand together in one sentence, `head` is the one that the tree hangs on.

    `type` is None where the words alone do not tell. `called` is the name without title and article; for a demonym the
    country's name. `known` marks a type that a list or a gazetteer vouches for; `evidence` is what speaks for one type
    or another. The last `behind` words are no part of the name but say what it is ("the Wagner group"). A `silent`
    phrase only passes on whom its head means: it is no mention of its own.
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
        """The name itself, without what is behind it: the "Wagner" of "Wagner group"."""
        return self.words[: len(self.words) - self.behind]

    @property
    def start(self) -> int:
        """Where it begins in the document."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where it ends in the document."""
        return self.words[-1].end


def words_of(phrases: Iterable[Phrase]) -> set[int]:
    """The indices of the words that stand in one of the phrases."""
    return {word.i for phrase in phrases for word in phrase.words}
