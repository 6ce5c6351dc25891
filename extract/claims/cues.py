"""All cues of a document, with the entities that speak."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from triplewire.extract.claims.dialogue_cues import DialogueCues
from triplewire.extract.claims.layout_scopes import LayoutScopes
from triplewire.extract.claims.mechanisms.cue import Cue, CueLayout
from triplewire.extract.claims.mechanisms.speakers import naming_words
from triplewire.extract.claims.rules import FAMILY
from triplewire.extract.coreference.entities import Entities
from triplewire.extract.lexicon.labels import PERSON_OR_BODY_TYPES
from triplewire.extract.syntax.tree import Sentence, Word

# Claims of the layout follow those of the words: among claims of one depth the earlier one counts as the outer one.
_ORDER: tuple[CueLayout, ...] = ("", "remark", "version", "label", "turn", "signature")


@dataclass(frozen=True, slots=True)
class SpokenCue:
    """A cue with the index of its sentence and the entity that speaks, None where it is not known."""

    cue: Cue
    sentence: int
    speaker: str | None


def cues_of_sentence(sentence: Sentence) -> list[Cue]:
    """Return what all rules find in a sentence, by the order of the heads, then of the rules."""
    found = (cue for rule in FAMILY.rules for cue in rule.pattern(sentence))
    return sorted(found, key=lambda cue: cue.head.i)


def find_cues(sentences: Sequence[Sentence], entities: Entities) -> list[SpokenCue]:
    """Return all cues of a document in order; one that may introduce a quotation has perhaps no scope of its own."""
    found = [*_find(sentences, entities), *_of_dialogue(sentences, entities)]
    return sorted(found, key=lambda each: _ORDER.index(each.cue.layout))


def _of_dialogue(sentences: Sequence[Sentence], entities: Entities) -> Iterator[SpokenCue]:
    found = DialogueCues(sentences, entities).find()
    return (SpokenCue(cue, index, speaker) for cue, index, speaker in found)


def _find(sentences: Sequence[Sentence], entities: Entities) -> Iterator[SpokenCue]:
    scopes = LayoutScopes(sentences)
    able = {entity.id for entity in entities.all if entity.type in PERSON_OR_BODY_TYPES}
    mute = {entity.id for entity in entities.all if entity.type == "Event" and not entity.named}
    for sentence in sentences:
        for cue in cues_of_sentence(sentence):
            placed = scopes.placed(cue, sentence)
            if placed and (spoken := _with_speaker(placed, sentence.index, entities, able, mute)):
                yield spoken


def _with_speaker(cue: Cue, sentence: int, entities: Entities, able: set[str], mute: set[str]) -> SpokenCue | None:
    """Return the cue with the first speaker who is known; by the layout only persons and bodies speak."""
    shown = cue.layout and not cue.beside
    for noun in cue.speakers:
        found = [i for i in _entities_of(noun, entities) if (i in able if shown else i not in mute)]
        if found:
            return SpokenCue(replace(cue, head=noun) if shown else cue, sentence, found[0])
    return None if cue.needs_speaker else SpokenCue(cue, sentence, None)


def _entities_of(noun: Word, entities: Entities) -> tuple[str, ...]:
    return next((found for word in naming_words(noun) if (found := entities.at(word))), ())
