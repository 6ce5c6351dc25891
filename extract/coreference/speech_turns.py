"""The referents of "I", "we" and "you": the speaker and the addressee of a quotation or of a turn in a dialogue."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import takewhile

from triplewire.extract.coreference.chains import Chain
from triplewire.extract.coreference.discourse import Discourse
from triplewire.extract.coreference.offices import spoken_for
from triplewire.extract.coreference.vocatives import addressed
from triplewire.extract.factuality.reporting import quoted
from triplewire.extract.lexicon.labels import (
    ACTING_TYPES,
    BODY_TYPES,
    OWNER_OR_ATTRIBUTE_DEPS,
    PERSON_OR_BODY_TYPES,
    SUBJECT_DEPS,
    VERBAL_POS,
)
from triplewire.extract.lexicon.lists import PRONOUNS, SPEECH
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.mentions.nominals import FIRST_PERSON, SECOND_PERSON
from triplewire.extract.model import Extent
from triplewire.extract.names.phrase import Phrase
from triplewire.extract.syntax.quotations import Quotation
from triplewire.extract.syntax.tree import Sentence, Word
from triplewire.extract.syntax.turns import Turn, find_dialogue

_SAYING = SPEECH.say | {"ask"}
_SURE_FIRST = (_SAYING, SPEECH.quote)  # "went home and said" before "went on"
_LIMITS = THRESHOLDS.coreference


class Speakers:
    """The speakers of a document; that of a quotation or turn is found when first needed."""

    def __init__(self, sentences: tuple[Sentence, ...], discourse: Discourse) -> None:
        self.sentences, self.discourse = sentences, discourse
        self.known: dict[int, tuple[Chain | None, Chain | None]] = {}
        self.first = {sentence.block: sentence for sentence in reversed(sentences)}
        self.last = {sentence.block: sentence for sentence in sentences}
        self.dialogue = find_dialogue(sentences)
        self.voices: dict[str, Chain] = {}
        self.parties: dict[int, Chain] = {}

    def of(self, phrase: Phrase) -> Chain | None:
        """The referent of "I", "we" or "you"."""
        speaker, addressee = self._between(phrase)
        if phrase.head.lower in SECOND_PERSON:
            return addressee
        return self._self(speaker, phrase) if phrase.head.lower in FIRST_PERSON and speaker else None

    def quoted(self, phrase: Phrase) -> Chain | None:
        """The speaker of the quotation that contains the phrase."""
        return self._of_quotation(self._number(phrase))[0] if self.discourse.quotation(phrase.start) else None

    def told_of(self, phrase: Phrase) -> set[Chain]:
        """Return the persons that a speaker's quotation mentions, so not the speaker: "he" in "'Lee lied,' he said"."""
        speaks = phrase.head.dep in SUBJECT_DEPS and phrase.head.head.lemma in _SAYING
        number = self._beside(phrase) if phrase.gender and speaks else None
        if number is None or self.discourse.quotation(phrase.start):
            return set()
        quotation = self.discourse.quotations[number]
        index = max(bisect_right(self.sentences, quotation.start, key=_start) - 1, 0)
        said = (each for at in range(index, phrase.sentence.index + 1) for each in self.discourse.said.get(at, ()))
        inside = (each for each in said if quotation.start <= each.start < quotation.end)
        return {self.discourse.chain_of[each] for each in inside if each.head.lower not in FIRST_PERSON}

    def continuing(self, phrase: Phrase) -> Chain | None:
        """The speaker who goes on to speak: "she" in "'...,' Lee said. '...,' she added", "Lee said ... She added"."""
        verb = phrase.head.head
        said = verb.lemma in _SAYING or verb.lemma in SPEECH.quote
        if phrase.head.dep not in SUBJECT_DEPS or not said or self.discourse.quotation(phrase.start):
            return None
        beside = self._beside(phrase)
        if beside:
            quotations = self.discourse.quotations
            near = self._block(quotations[beside - 1]) >= phrase.sentence.block - 1
            speaker = self._of_quotation(beside - 1)[0] if near or quotations[beside].continues else None
            if speaker and not self._is_other_told_of(speaker, quotations[beside - 1], phrase):
                return speaker
        if verb.head is not verb or verb.lemma not in _SAYING:
            return None
        return self._body_of_content(phrase) or self._speaker_before(phrase)

    def _is_other_told_of(self, speaker: Chain, before: Quotation, phrase: Phrase) -> bool:
        """Whether a sentence between a quotation and the next is about another who may be meant.

        "'It is hard,' said Lee. Hall wept in court. 'I am sorry,' | he | said."
        """
        first = bisect_right(self.sentences, before.end, key=_start)
        between = (each for each in self.sentences[first : phrase.sentence.index])
        told = (each.root.child("nsubj") for each in between if not self.discourse.quotation(each.start))
        others = (self.discourse.of(subject) for subject in told if subject)
        persons = (other for other in others if other and other.named and other.type == "Person" and not other.plural)
        return any(other is not speaker and other.gender in {None, phrase.gender} for other in persons)

    def represented(self, phrase: Phrase) -> Chain | None:
        """The body for which somebody spoke right before "it": "'We found it,' said Acme's spokesman. It will pay"."""
        verb, index = phrase.head.head, phrase.sentence.index
        before = self.sentences[index - 1] if index else None
        opens = phrase.head.i == 0 and phrase.head.lower == "it" and phrase.head.dep == "nsubj"
        if before is None or not opens or before.block != phrase.sentence.block:
            return None
        speaker = self._speaker_in(before)
        body = spoken_for(speaker, self.discourse) if speaker and speaker.type == "Person" else None
        acts = verb.lemma in SPEECH.say | PRONOUNS.willed or any(w.lower in PRONOUNS.first_plural for w in before.words)
        quoted = self.discourse.quotation(phrase.start)
        return body if acts and not quoted and verb.pos in VERBAL_POS else None

    def _speaker_in(self, sentence: Sentence) -> Chain | None:
        """Return the speaker of a sentence, or of all that is quoted in it."""
        if subject := next(self._subjects(sentence), None):
            return self.discourse.of(subject)
        if self.discourse.quotation(sentence.start) is None:
            return None
        return self._of_quotation(bisect_right(self.discourse.quotations, sentence.start, key=_start) - 1)[0]

    def _body_of_content(self, phrase: Phrase) -> Chain | None:
        """The body that says what it did: "it" in "Acme fired Lee, it said"."""
        content = phrase.head.head.child("ccomp")
        subject = content.child("nsubj") if content and content.i < phrase.head.i else None
        chain = self.discourse.of(subject) if subject and not phrase.gender and not phrase.plural else None
        return chain if chain and chain.type in ACTING_TYPES else None

    def _speaker_before(self, phrase: Phrase) -> Chain | None:
        """The subject of the verb of saying that is the main verb of the sentence before, in the same paragraph."""
        index = phrase.sentence.index
        before = self.sentences[index - 1] if index else None
        if before is None or before.block != phrase.sentence.block:
            return None
        verb = before.root
        subject = verb.child("nsubj") if verb.lemma in _SAYING and not self.discourse.quotation(verb.start) else None
        return self.discourse.of(subject) if subject else None

    def _beside(self, phrase: Phrase) -> int | None:
        """The number of the last quotation that begins in the sentence of the phrase, or ends right before it."""
        number = bisect_right(self.discourse.quotations, phrase.sentence.end, key=_start) - 1
        if number < 0:
            return None
        quotation, here = self.discourse.quotations[number], phrase.sentence
        return number if quotation.end >= here.start - 2 else None

    def _block(self, quotation: Quotation) -> int:
        return self.sentences[max(bisect_right(self.sentences, quotation.start, key=_start) - 1, 0)].block

    def _number(self, phrase: Phrase) -> int:
        return bisect_right(self.discourse.quotations, phrase.start, key=_start) - 1

    def _between(self, phrase: Phrase) -> tuple[Chain | None, Chain | None]:
        """The speaker and the addressee at the position of the phrase."""
        quotation, turn = self.discourse.quotation(phrase.start), self.dialogue.at(phrase.sentence.block)
        if quotation and not (turn and turn.label and self._block(quotation) == turn.first):
            speaker, addressee = self._of_quotation(self._number(phrase))
            return speaker or self._pulled(quotation, phrase), addressee
        if turn:
            return self._voice(turn), self._other(turn)
        return self._signed(phrase), None

    def _voice(self, turn: Turn) -> Chain:
        """The speaker of a turn; one without a name is a person, too."""
        key = turn.name if not turn.role else ""
        key = key or ("asks" if turn.asks else "answers")
        if key not in self.voices:
            found = self._named(turn.label) if turn.label and not turn.role else self._party(asks=turn.asks)
            self.voices[key] = found or Chain(type="Person")
        return self.voices[key]

    def _other(self, turn: Turn) -> Chain | None:
        """The addressee of who asks; "you" in an answer mostly means anybody."""
        asks = turn.asks or (turn.name in self.dialogue.asking and not turn.role)
        other = self.dialogue.beside(turn) if asks else None
        return self._voice(other) if other and self._voice(other) is not self._voice(turn) else None

    def _named(self, words: Iterable[Word]) -> Chain | None:
        """The person or body that one of the words names."""
        chains = (self.discourse.of(word) for word in words)
        return next((chain for chain in chains if chain and chain.type in PERSON_OR_BODY_TYPES), None)

    def _party(self, *, asks: bool) -> Chain | None:
        """The interviewee or the interviewer, by the text before the first question."""
        found = self.dialogue.interviewed(self._person, lambda chain: chain.named)
        person = found[1] if found else None
        if not asks:
            return person
        for talk in self.dialogue.talks:
            others = (word for word in (*talk.others, *talk.interviewed) if self.discourse.of(word) is not person)
            if person and (interviewer := self._named(others)):
                return interviewer
        return None

    def _person(self, word: Word) -> Chain | None:
        chain = self.discourse.of(word)
        return chain if chain and chain.type == "Person" and not chain.plural else None

    def _of_quotation(self, number: int) -> tuple[Chain | None, Chain | None]:
        """The speaker and the addressee of a quotation by its number; one that continues another has the same."""
        quotation = self.discourse.quotations[number]
        if quotation.continues and number > 0:
            return self._of_quotation(number - 1)
        if quotation.start not in self.known:
            index = bisect_right(self.sentences, quotation.start, key=_start) - 1
            subject = self._subject_beside(quotation, index)
            called = addressed(quotation, self._sentences_of(quotation, index), self.discourse)
            self.known[quotation.start] = None, called  # a pronoun that speaks may depend on the quotation itself
            if subject is not None:
                self.known[quotation.start] = self._referent(subject), self._addressee(subject.head) or called
            elif number and self._goes_on(number):
                speaker, addressee = self._of_quotation(number - 1)
                self.known[quotation.start] = speaker, called or addressee
        return self.known[quotation.start]

    def _sentences_of(self, quotation: Quotation, index: int) -> Iterator[Sentence]:
        """Yield the sentences of a quotation that begins in the one with this index."""
        return takewhile(lambda sentence: sentence.start < quotation.end, self.sentences[max(index, 0) :])

    def _goes_on(self, number: int) -> bool:
        """Whether a quotation without a cue opens the paragraph after the one with the quotation before."""
        before, quotation = self.discourse.quotations[number - 1 : number + 1]
        index = bisect_right(self.sentences, quotation.start, key=_start) - 1
        sentence = self.sentences[max(index, 0)]
        return sentence.start >= quotation.start - 1 and self._block(before) == sentence.block - 1

    def _subject_beside(self, quotation: Quotation, index: int) -> Word | None:
        """The subject of a verb of saying outside the quotation: in its sentences first, then in those beside it."""
        first = last = index
        while last + 1 < len(self.sentences) and self.sentences[last + 1].start < quotation.end:
            last += 1
        while first > 0 and self.sentences[first].start > quotation.start:
            first -= 1
        beside = (first - 1, last + 1) if self._speaks_on(first) else (last + 1, first - 1)
        for number in (last, *range(first, last), *beside):
            if 0 <= number < len(self.sentences) and self.sentences[number].block == self.sentences[index].block:
                found = next(self._subjects(self.sentences[number]), None)
                if found is not None:
                    return found
        return None

    def _speaks_on(self, index: int) -> bool:
        """Whether a quotation and its speaker stand in the sentence before: "'We won,' | Lee said. 'It was hard.'"."""
        before = self.sentences[index - 1] if index else None
        if before is None:
            return False
        number = bisect_right(self.discourse.quotations, before.end, key=_start) - 1
        quoted = number >= 0 and self.discourse.quotations[number].end > before.start
        return quoted and next(self._subjects(before), None) is not None

    def _subjects(self, sentence: Sentence) -> Iterator[Word]:
        """The subjects of the verbs of saying that stand outside quotations."""
        for verbs in _SURE_FIRST:
            for word in sentence.words:
                said = word.lemma in verbs or word.lemma in SPEECH.reading
                subject = word.child(*SUBJECT_DEPS) if said and not self.discourse.quotation(word.start) else None
                if subject and (source := quoted(word)):
                    yield source
                elif subject and (word.lemma in verbs or subject.lemma in SPEECH.channel_nouns):
                    yield subject

    def _referent(self, subject: Word) -> Chain | None:
        """The chain of a speaker, the sum of two joint speakers, or the owner of a letter or statement."""
        if subject.lemma in SPEECH.channel_nouns:
            owners = (self.discourse.of(word) for word in subject.children if word.dep in OWNER_OR_ATTRIBUTE_DEPS)
            return next((owner for owner in owners if owner), None)
        found = self.discourse.look_ahead(subject)  # "..., she said" follows the quotation
        chain = found[1] if found else None
        sides = self.discourse.coordinated(subject)
        return Chain(type=sides[0].type, plural=True, sides=sides) if sides else chain

    def _addressee(self, verb: Word) -> Chain | None:
        """The addressee of a verb of saying: "told Chad", "said to Chad"."""
        objects = [verb.child("dative", "dobj")] if verb.lemma in SPEECH.telling else []
        objects += [
            child.child("pobj") for child in verb.children if child.dep in {"prep", "dative"} and child.lower == "to"
        ]
        for word in objects:
            if word and (found := self.discourse.look_ahead(word)):
                return found[1]
        return None

    def _pulled(self, quotation: Quotation, phrase: Phrase) -> Chain | None:
        """The speaker of a quotation that opens a paragraph: the person named alone behind it, else the interviewee."""
        block = phrase.sentence.block
        inside = takewhile(lambda each: each.block == block, self.sentences[phrase.sentence.index :])
        behind = [word for sentence in inside for word in sentence.words if word.start >= quotation.end]
        opens = quotation.start <= self.first[block].start + 1
        signature = list(takewhile(lambda word: word.text not in {".", ":"}, behind))
        if not opens or any(word.pos in VERBAL_POS for word in signature):
            return None
        chains = (self.discourse.of(word) for word in signature)
        named = next((chain for chain in chains if chain and chain.named and chain.type == "Person"), None)
        return named or (self._party(asks=False) if self.dialogue.turns and not behind else None)

    def _signed(self, phrase: Phrase) -> Chain | None:
        """The person whose name alone follows the paragraph, as below a quotation in a block of its own."""
        at = self.last[phrase.sentence.block].index + 1
        below = self.sentences[at] if at < len(self.sentences) else None
        if below is None or self.last[below.block] is not below or len(below.words) > _LIMITS.signature_words:
            return None
        if below.kind in {"headline", "speaker"} or any(word.pos in VERBAL_POS for word in below.words):
            return None
        chains = (self.discourse.of(word) for word in below.words)
        return next((chain for chain in chains if chain and chain.named and chain.type == "Person"), None)

    def _self(self, speaker: Chain, phrase: Phrase) -> Chain | None:
        """The referent of a speaker's "I" or "we": "we" is a body, joint speakers, or who is spoken for."""
        if not phrase.plural:
            return speaker if speaker.type == "Person" and not speaker.plural else None
        if speaker.sides or speaker.plural or speaker.type in BODY_TYPES or speaker.type == "Country":
            return speaker
        if body := spoken_for(speaker, self.discourse):
            return body
        return self.parties.setdefault(id(speaker), Chain(type="Group", plural=True))


def _start(extent: Extent) -> int:
    return extent.start
