"""The referents of "I", "we" and "you": the speaker of a quotation, the signer of a paragraph, the interviewee."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from triplewire.extract.coreference.chains import Chain
from triplewire.extract.coreference.discourse import Discourse
from triplewire.extract.coreference.offices import prenominal
from triplewire.extract.lexicon.labels import ACTING_TYPES, BODY_TYPES, RELATIONAL_DEPS, SUBJECT_DEPS, VERBAL_POS
from triplewire.extract.lexicon.lists import DESCRIPTIONS, PRONOUNS, SPEECH
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.mentions.nominals import FIRST_PERSON, SECOND_PERSON
from triplewire.extract.model import Extent
from triplewire.extract.names.phrase import Phrase
from triplewire.extract.syntax.phrases import conjuncts
from triplewire.extract.syntax.quotations import Quotation
from triplewire.extract.syntax.tree import Sentence, Word

_SAYING = SPEECH.say | {"ask"}
_LIMITS = THRESHOLDS.coreference


class Speakers:
    """The speakers of a document; the speaker of a quotation is found when first needed."""

    def __init__(self, sentences: tuple[Sentence, ...], discourse: Discourse) -> None:
        self.sentences, self.discourse = sentences, discourse
        self.known: dict[int, Chain | None] = {}
        self.last = {sentence.block: sentence for sentence in sentences}
        asked = [block for block, sentence in self.last.items() if sentence.words[-1].text == "?"]
        self.questions = frozenset(asked) if len(asked) >= _LIMITS.interview_questions else frozenset()
        self.interviewee: Chain | None = None

    def of(self, phrase: Phrase) -> Chain | None:
        """The referent of "I", "we" or "you"."""
        second = phrase.head.lower in SECOND_PERSON
        if self.discourse.quotation(phrase.start) is None:
            return self._in_interview(phrase) or (
                None if second else _self(self._signed(phrase), phrase, self.discourse)
            )
        return None if second else _self(self.quoted(phrase), phrase, self.discourse)

    def quoted(self, phrase: Phrase) -> Chain | None:
        """The speaker of the quotation that contains the phrase."""
        number = bisect_right(self.discourse.quotations, phrase.start, key=_start) - 1
        return self._speaker_of(number) if self.discourse.quotation(phrase.start) else None

    def _speaker_of(self, number: int) -> Chain | None:
        """The speaker of a quotation by its number; one that continues another has the same speaker."""
        quotation = self.discourse.quotations[number]
        if quotation.continues and number > 0:
            return self._speaker_of(number - 1)
        if quotation.start not in self.known:
            index = bisect_right(self.sentences, quotation.start, key=_start) - 1
            self.known[quotation.start] = self._speaker(quotation, index)
        return self.known[quotation.start]

    def _speaker(self, quotation: Quotation, index: int) -> Chain | None:
        """The subject of a verb of saying outside the quotation: in its sentences first, then in those beside it."""
        first = last = index
        while last + 1 < len(self.sentences) and self.sentences[last + 1].start < quotation.end:
            last += 1
        while first > 0 and self.sentences[first].start > quotation.start:
            first -= 1
        for number in (last, *range(first, last), last + 1, first - 1):
            if 0 <= number < len(self.sentences) and self.sentences[number].block == self.sentences[index].block:
                for subject in self._subjects(self.sentences[number]):
                    return self._referent(subject)
        return None

    def _subjects(self, sentence: Sentence) -> Iterator[Word]:
        """The subjects of the verbs of saying that stand outside quotations."""
        for word in sentence.words:
            said = word.lemma in _SAYING or word.lemma in SPEECH.reading
            subject = word.child(*SUBJECT_DEPS) if said and not self.discourse.quotation(word.start) else None
            if subject and (word.lemma in _SAYING or subject.lemma in SPEECH.channel_nouns):
                yield subject

    def _referent(self, subject: Word) -> Chain | None:
        """The chain of a speaker, the sum of two joint speakers, or the owner of a letter or statement."""
        if subject.lemma in SPEECH.channel_nouns:
            owner = subject.child("poss", "compound")
            return self.discourse.of(owner) if owner else None
        found = self.discourse.look_ahead(subject)  # "..., she said" follows the quotation
        chain = found[1] if found else None
        sides = self.discourse.coordinated(subject)
        return Chain(type=sides[0].type, plural=True, sides=sides) if sides else chain

    def _signed(self, phrase: Phrase) -> Chain | None:
        """The person whose name alone follows the paragraph, as below a quotation in a block of its own."""
        at = self.last[phrase.sentence.block].index + 1
        below = self.sentences[at] if at < len(self.sentences) else None
        if below is None or self.last[below.block] is not below or len(below.words) > _LIMITS.signature_words:
            return None
        if below.kind == "headline" or any(word.pos in VERBAL_POS for word in below.words):
            return None
        chains = (self.discourse.of(word) for word in below.words)
        return next((chain for chain in chains if chain and chain.named and chain.type == "Person"), None)

    def _in_interview(self, phrase: Phrase) -> Chain | None:
        """The interviewee, who says "I" in the answers and is "you" in the questions."""
        if phrase.plural or not self.questions or phrase.sentence.block < min(self.questions):
            return None
        self.interviewee = self.interviewee or self._interviewed()
        asked = phrase.sentence.block in self.questions
        return self.interviewee if asked == (phrase.head.lower in SECOND_PERSON) else None

    def _interviewed(self) -> Chain | None:
        """The only person who, by the text before the first question, is interviewed."""
        before = (sentence for sentence in self.sentences if sentence.block < min(self.questions))
        talking = (word for sentence in before for word in sentence.words if word.lemma in PRONOUNS.interviewing)
        partners = (each for word in talking for partner in _partners(word) for each in conjuncts(partner))
        named = (each for each in partners if each.pos == "PROPN")
        chains = dict.fromkeys(chain for partner in named if (chain := self.discourse.of(partner)))
        persons = [chain for chain in chains if chain.type == "Person"]
        return persons[0] if len(persons) == 1 else None  # of two, either may answer


def _self(speaker: Chain | None, phrase: Phrase, discourse: Discourse) -> Chain | None:
    """The referent of a speaker's "I" or "we": for "we" a body, two joint speakers, or the body of a spokesman."""
    if speaker is None or phrase.head.lower not in FIRST_PERSON:
        return None
    if not phrase.plural:
        return speaker if speaker.type == "Person" and not speaker.plural else None
    return speaker if speaker.sides or speaker.type in BODY_TYPES else _spoken_for(speaker, discourse)


def _spoken_for(person: Chain, discourse: Discourse) -> Chain | None:
    """The one body whose spokesman, director or coach the person is by the text; None where there are several."""
    phrases = (phrase for phrase, _ in person.links if phrase.kind != "pronoun")
    nouns = (word for phrase in phrases for word in (*prenominal(phrase), phrase.head))
    roles = [word for word in nouns if word.lemma.lower() in PRONOUNS.speaking_for]
    bodies = dict.fromkeys(chain for role in roles for word in _bodies_of(role) if (chain := discourse.of(word)))
    fits = [chain for chain in bodies if chain.type in ACTING_TYPES]
    return fits[0] if len(fits) == 1 else None


def _bodies_of(role: Word) -> Iterator[Word]:
    """Yield the body of a role: "Acme's director", "an Acme director", "Acme director Ann Lee", "director of Acme"."""
    if any(child.lower in DESCRIPTIONS.past for child in role.children):
        return
    beside = [word for word in role.head.children if word.i < role.i] if role.dep == "compound" else []
    for child in (*role.children, *beside):
        if child.dep in RELATIONAL_DEPS:
            yield child
        elif child.dep == "prep" and child.lower in DESCRIPTIONS.role_of and (body := child.child("pobj")):
            yield body


def _partners(word: Word) -> Iterator[Word]:
    """Yield the partner of a conversation: "interviewed X", "an interview with X"."""
    if partner := word.child("dobj"):
        yield partner
    for child in word.children:
        if child.dep == "prep" and child.lower in DESCRIPTIONS.partner and (partner := child.child("pobj")):
            yield partner


def _start(extent: Extent) -> int:
    return extent.start
