"""What a rule for lasting relations finds: words, before it is known whom they mean."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from triplewire.extract.factuality.modality import factuality
from triplewire.extract.syntax.tree import Sentence, Word

_CARRIED_OUT = frozenset({"begin", "come", "continue", "get", "go", "manage", "proceed", "start"})


@dataclass(frozen=True, slots=True)
class Stated:
    """A relation that the words state. Each slot lists the heads that may name its filler, the best first.

    `at` is the word that states it: who says so and whether it is so is decided there. `literal` holds the words of an
    office, `qualifier` the word that tells the relation more exactly ("wife"). `extent` are the outermost words.
    """

    relation: str
    subject: tuple[Word, ...]
    object: tuple[Word, ...]
    at: Word
    rule: str
    literal: tuple[Word, ...] = ()
    qualifier: Word | None = None
    former: bool = False

    @property
    def extent(self) -> tuple[int, int]:
        """Where the construction begins and ends in the document, by the best candidates."""
        words = (self.at, *self.literal, *self.subject[:1], *self.object[:1])
        return min(word.start for word in words), max(word.end for word in words)

    def __str__(self) -> str:
        """For a reader of the rules' examples: "Lee holdsOffice president of Chile"."""
        subject, told = self.subject[0].text, self.object[0].text if self.object else ""
        office = " ".join(word.text for word in self.literal)
        both = f"{office} of {told}" if office and told else office or told
        return f"{'formerly ' if self.former else ''}{subject} {self.relation} {both}"


Finder = Callable[[Sentence], Iterable[Stated]]


def holds(verb: Word) -> bool:
    """Whether the text takes it that what the verb states is so: an infinitive only where it is carried out."""
    infinitive = any(word.dep == "aux" and word.lower == "to" for word in verb.children)
    return (not infinitive or verb.head.lemma in _CARRIED_OUT) and factuality(verb) == ("positive", "actual")


def name_behind(noun: Word, sentence: Sentence) -> tuple[Word, ...]:
    """The name straight after a common noun, its last word first, however it is parsed: "the firm Norsk Data"."""
    if noun.tag not in {"NN", "NNS"}:
        return ()
    last = noun.i + 1
    while last < len(sentence.words) and sentence.words[last].tag in {"NNP", "NNPS"}:
        last += 1
    return tuple(reversed(sentence.words[noun.i + 1 : last]))
