"""A cue: the words that say that something is said, with what they say and the words that name the speaker."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from triplewire.extract.claims.mechanisms.speakers import naming_words
from triplewire.extract.syntax.phrases import trim, written
from triplewire.extract.syntax.tree import Sentence, Word

CueLayout = Literal["", "remark", "version", "label", "turn", "signature"]


@dataclass(frozen=True, slots=True)
class Cue:
    """`words` say that `scope` is said by whoever the first of `speakers` that refers to an entity names.

    `denied`: they say that it is not so. `quotes`: the cue may introduce a quotation, in this sentence or the next.
    `cited`: somebody else passes on what the speakers say. `needs_speaker`: the cue counts only where a speaker is
    known. `layout`: how the layout marks the speaker, "" where words do, and `head` is then the word that names the
    speaker, once it is known; or that it holds for sentences beside its own.
    """

    head: Word
    words: tuple[Word, ...]
    speakers: tuple[Word, ...]
    scope: tuple[Word, ...]
    denied: bool = False
    quotes: bool = False
    cited: bool = False
    needs_speaker: bool = False
    layout: CueLayout = ""

    @property
    def beside(self) -> bool:
        """Whether it holds for sentences beside its own."""
        return self.layout in {"remark", "version"}

    def __str__(self) -> str:
        """Render the cue: `Lee: said > it will rain`, `Lee: denied > not: it rained`, `Lee: laughed > ""`."""
        named = (
            ""
            if self.layout and not self.beside
            else f"{', '.join(naming_words(noun)[0].text for noun in self.speakers) or '-'}: "
        )
        said = written(trim(self.scope)) or ('""' if self.quotes else "-")
        return f"{named}{written(self.words)} > {'not: ' if self.denied else ''}{said}"


CueFinder = Callable[[Sentence], Iterator[Cue]]


def at_pos(find: Callable[[Word], Iterator[Cue]], pos: frozenset[str]) -> CueFinder:
    """Make a function that finds the cues of a word of these parts of speech into one for those of a sentence."""

    def find_in(sentence: Sentence) -> Iterator[Cue]:
        for word in sentence.words:
            if word.pos in pos:
                yield from find(word)

    return find_in


def at_words(find: Callable[[Word], Iterator[Cue]], words: frozenset[str]) -> CueFinder:
    """Make a function that finds the cues of one of these words or lemmas into one for those of a sentence."""

    def find_in(sentence: Sentence) -> Iterator[Cue]:
        if not words.isdisjoint(sentence.vocabulary):
            for word in sentence.words:
                yield from find(word)

    return find_in
