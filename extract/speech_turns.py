"""Who says "I": the speaker of a quotation, by the verb of saying beside it."""

from __future__ import annotations

from extract.chains import Chain
from extract.discourse import Discourse
from extract.mentions import SECOND_PERSON, Phrase
from extract.parse import Sentence, Word
from extract.quotations import Quotation

_SAYING = frozenset("say tell add state explain note ask reply insist claim argue continue warn write announce declare comment remark admit recall quip respond answer stress emphasize emphasise suggest acknowledge observe conclude joke promise vow tweet confirm".split())
_TALKING = frozenset({"interview", "speak", "talk", "sit", "catch", "meet", "chat", "conversation"})
_QUESTIONS = 3  # paragraphs that end with a question mark, for an interview
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


class Speakers:
    """Finds the speaker of each quotation, when it is asked for."""

    def __init__(self, sentences: tuple[Sentence, ...], discourse: Discourse, chains: dict[Phrase, Chain]) -> None:
        self.sentences, self.discourse, self.chains = sentences, discourse, chains
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
        if quotation.start not in self.known:
            self.known[quotation.start] = self._speaker(quotation, phrase.sentence.index)
        chain = self.known[quotation.start]
        if chain is None or (phrase.plural and chain.type != "Organization") or (not phrase.plural and chain.type != "Person"):
            return None
        return chain

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
        for sentence in self.sentences:
            for word in sentence.words:
                if word.lemma in _TALKING:
                    for target in (word.child("dobj"), *(c.child("pobj") for c in word.children if c.dep == "prep" and c.lower in {"with", "to", "of"})):
                        phrase = self.discourse.at_head.get(target.start) if target else None
                        chain = self.chains.get(phrase) if phrase else None
                        if chain and chain.type == "Person":
                            return chain
        return None

    def _speaker(self, quotation: Quotation, index: int) -> Chain | None:
        """The subject of a verb of saying outside the quotation: in its sentences first, then in the one before."""
        last = index
        while last + 1 < len(self.sentences) and self.sentences[last + 1].start < quotation.end:
            last += 1
        first = index
        while first > 0 and self.sentences[first].start > quotation.start:
            first -= 1
        for number in (last, *range(first, last), last + 1, first - 1):
            if 0 <= number < len(self.sentences) and self.sentences[number].block == self.sentences[index].block:
                for word in self.sentences[number].words:
                    if word.lemma in _SAYING and not self.discourse.quotation(word.start) and (chain := self._subject(word)):
                        return chain
        return None

    def _subject(self, verb: Word) -> Chain | None:
        subject = verb.child(*_SUBJECTS)
        phrase = self.discourse.at_head.get(subject.start) if subject else None
        return self.chains.get(phrase) if phrase else None
