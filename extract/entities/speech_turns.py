"""Who says "I": the speaker of a quotation, by the verb of saying beside it."""

from __future__ import annotations

from collections.abc import Iterator

from extract.claims.quotations import Quotation
from extract.entities.chains import Chain
from extract.entities.discourse import Discourse
from extract.entities.mentions import SECOND_PERSON, Phrase
from extract.lexicon import words
from extract.parse import Sentence, Word

_SAYING = words("speech")["say"] | {"ask"}
_TALKING = words("pronouns")["interviewing"]
_QUESTIONS = 3  # paragraphs that end with a question mark, for an interview
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


class Speakers:
    """Finds the speaker of each quotation, when it is asked for."""

    def __init__(self, sentences: tuple[Sentence, ...], discourse: Discourse) -> None:
        self.sentences, self.discourse = sentences, discourse
        self.known: dict[int, Chain | None] = {}
        last = {sentence.block: sentence for sentence in sentences}
        self.questions = {number for number, sentence in last.items() if sentence.words[-1].text == "?"}
        self.interviewee = self._interviewed()

    def of(self, phrase: Phrase) -> Chain | None:
        """Whom "I" or "you" means: the speaker of the quotation, or the one who is interviewed."""
        quotation = self.discourse.quotation(phrase.start)
        if quotation is None:
            return self._in_interview(phrase)
        if phrase.head.lower in SECOND_PERSON:
            return None
        chain = self.quoted(phrase)
        wanted = "Organization" if phrase.plural else "Person"
        return chain if chain and chain.type == wanted else None

    def quoted(self, phrase: Phrase) -> Chain | None:
        """Whose words the phrase is a part of, where it stands in a quotation."""
        quotation = self.discourse.quotation(phrase.start)
        if quotation is None:
            return None
        if quotation.start not in self.known:
            self.known[quotation.start] = self._speaker(quotation, phrase.sentence.index)
        return self.known[quotation.start]

    def _in_interview(self, phrase: Phrase) -> Chain | None:
        """The one interviewed says "I" in the answers, and is "you" in the questions."""
        if phrase.plural or self.interviewee is None:
            return None
        asked = phrase.sentence.block in self.questions
        return self.interviewee if asked == (phrase.head.lower in SECOND_PERSON) else None

    def _interviewed(self) -> Chain | None:
        """Whom the text says to be interviewed, if it then goes on in questions and answers."""
        if len(self.questions) < _QUESTIONS:
            return None
        words = (word for sentence in self.sentences for word in sentence.words if word.lemma in _TALKING)
        partners = (self.discourse.of(partner) for word in words for partner in _partners(word))
        return next((chain for chain in partners if chain and chain.type == "Person"), None)

    def _speaker(self, quotation: Quotation, index: int) -> Chain | None:
        """The subject of a verb of saying outside the quotation: in its sentences first, then in the one before."""
        first = last = index
        while last + 1 < len(self.sentences) and self.sentences[last + 1].start < quotation.end:
            last += 1
        while first > 0 and self.sentences[first].start > quotation.start:
            first -= 1
        for number in (last, *range(first, last), last + 1, first - 1):
            if 0 <= number < len(self.sentences) and self.sentences[number].block == self.sentences[index].block:
                spoken = (self.discourse.of(word.child(*_SUBJECTS)) for word in self._said(self.sentences[number]))
                if chain := next((chain for chain in spoken if chain), None):
                    return chain
        return None

    def _said(self, sentence: Sentence) -> Iterator[Word]:
        """The verbs of saying that stand outside quotations."""
        return (w for w in sentence.words if w.lemma in _SAYING and not self.discourse.quotation(w.start))


def _partners(word: Word) -> Iterator[Word]:
    """Who is spoken with: "interviewed X", "an interview with X"."""
    if partner := word.child("dobj"):
        yield partner
    for child in word.children:
        if child.dep == "prep" and child.lower in {"with", "to", "of"} and (partner := child.child("pobj")):
            yield partner
