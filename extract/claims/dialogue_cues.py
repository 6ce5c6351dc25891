"""The cues of dialogues: each turn is said by the speaker that its label, or the talk before the turns, names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from triplewire.extract.claims.mechanisms.cue import Cue
from triplewire.extract.coreference.entities import Entities
from triplewire.extract.lexicon.labels import PERSON_OR_BODY_TYPES
from triplewire.extract.syntax.tree import Sentence, Word
from triplewire.extract.syntax.turns import Dialogue, Turn, find_dialogue


@dataclass(frozen=True, slots=True)
class _Voice:
    """The word that tells who speaks, and the entity."""

    word: Word
    speaker: str | None


class DialogueCues:
    """The cues of the turns of a document; what a paragraph without a label asks is the article's own voice."""

    def __init__(self, sentences: Sequence[Sentence], entities: Entities) -> None:
        self.sentences, self.entities_of = sentences, entities.at
        self.able = {entity.id for entity in entities.all if entity.type in PERSON_OR_BODY_TYPES}
        persons = [entity for entity in entities.all if entity.type == "Person"]
        self.persons = {entity.id for entity in persons}
        self.named = {entity.id for entity in persons if any(each.kind == "name" for each in entity.mentions)}
        self.dialogue: Dialogue = find_dialogue(sentences)

    def find(self) -> Iterator[tuple[Cue, int, str | None]]:
        """Yield the cue of each turn, with the index of its first sentence and its speaker."""
        words: dict[int, list[Word]] = {}
        first: dict[int, int] = {}
        for sentence in self.sentences:
            if turn := self.dialogue.at(sentence.block):
                words.setdefault(turn.first, []).extend(sentence.words)
                first.setdefault(turn.first, sentence.index)
        for turn in self.dialogue.turns:
            if turn.first in words and (voice := self._voice(turn)):
                label = turn.label or (voice.word,)
                cue = Cue(voice.word, label, (voice.word,), tuple(words[turn.first]), layout="turn")
                yield cue, first[turn.first], voice.speaker

    def _voice(self, turn: Turn) -> _Voice | None:
        if not turn.label:
            return None if turn.asks else self._interviewed()
        if turn.role:
            known = None if turn.asks else self._interviewed()
            return _Voice(turn.label[0], known.speaker if known else None)
        named = self._first(turn.label, self.able)
        return named or (_Voice(turn.label[0], None) if len(self.dialogue.turns) > 1 else None)

    def _interviewed(self) -> _Voice | None:
        """The interviewee; unknown if the text only mentions a talk."""
        found = self.dialogue.interviewed(self._person, self.named.__contains__)
        if found is not None:
            return _Voice(*found)
        return _Voice(self.dialogue.talks[0].cue, None) if self.dialogue.talks else None

    def _person(self, word: Word) -> str | None:
        return next((entity for entity in self.entities_of(word) if entity in self.persons), None)

    def _first(self, words: Iterable[Word], among: set[str]) -> _Voice | None:
        voices = (_Voice(word, found[0]) for word in words if (found := self.entities_of(word)) and found[0] in among)
        return next(voices, None)
