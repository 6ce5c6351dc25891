"""Who says so by the layout: a headline's "Police: ...", the name below a pulled quote, the turns of an interview."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise

from triplewire.extract.claims.cues import Cue
from triplewire.extract.claims.speakers import speakers_of_noun
from triplewire.extract.coreference.entities import Entities
from triplewire.extract.syntax.phrases import VERBAL
from triplewire.extract.syntax.tree import Sentence, Word

_HEADS = frozenset({"headline", "subheadline"})
_SELF = frozenset({"i", "we", "me", "us", "my", "our", "mine", "ours"})
_NAMING = frozenset({"PROPN", "NOUN", "ADP", "PUNCT"})  # "Dr. Lee of Acme"
_LONGEST = 8  # words of a name with its office


def find_layout_cues(sentences: tuple[Sentence, ...], entities: Entities) -> Iterator[tuple[Cue, int]]:
    """Each cue with the index of its sentence."""
    speaking = {entity.id for entity in entities.all if entity.type in {"Person", "Organization", "Group"}}
    for sentence in sentences:
        if sentence.kind in _HEADS and (cue := _label(sentence, entities, speaking)):
            yield cue, sentence.index
    blocks = [list(inside) for _, inside in groupby(sentences, key=lambda sentence: sentence.block)]
    turns = [turn for block in blocks if (turn := _turn(block, entities, speaking))]
    if len(turns) > 1:  # one alone may be a label of another kind
        yield from turns
    for quoted, name in pairwise(blocks):
        if len(name) == 1 and (cue := _signature(quoted, name[0], entities, speaking)):
            yield cue, name[0].index


def _label(sentence: Sentence, entities: Entities, speaking: set[str]) -> Cue | None:
    """A label before a colon: "Police: three held after raid"."""
    colon = next((word for word in sentence.words if word.text == ":"), None)
    if colon is None or not 0 < colon.i <= _LONGEST:
        return None
    label, said = sentence.words[: colon.i], sentence.words[colon.i + 1 :]
    if not any(word.pos in VERBAL for word in said):
        return None
    return _by_name(label, said, entities, speaking)


def _turn(block: list[Sentence], entities: Entities, speaking: set[str]) -> tuple[Cue, int] | None:
    """What one says in an interview: "Ann Lee: We found nobody." and what follows it in the paragraph."""
    first = block[0]
    colon = next((word for word in first.words[1:_LONGEST] if word.text == ":"), None)
    if first.kind in _HEADS or colon is None or any(word.pos not in _NAMING for word in first.words[: colon.i]):
        return None
    said = (*first.words[colon.i + 1 :], *(word for sentence in block[1:] for word in sentence.words))
    cue = _by_name(first.words[: colon.i], said, entities, speaking)
    return (cue, first.index) if cue and said else None


def _signature(quoted: list[Sentence], name: Sentence, entities: Entities, speaking: set[str]) -> Cue | None:
    """A paragraph in the first person with nothing but a name below it."""
    if len(name.words) > _LONGEST or name.kind == "headline":
        return None
    said = tuple(word for sentence in quoted for word in sentence.words)
    return _by_name(name.words, said, entities, speaking) if any(word.lower in _SELF for word in said) else None


def _by_name(name: tuple[Word, ...], said: tuple[Word, ...], entities: Entities, speaking: set[str]) -> Cue | None:
    if any(word.pos in VERBAL for word in name):
        return None
    for head in name:
        who = tuple(entity for entity in speakers_of_noun(head, entities) if entity in speaking)
        if who:
            return Cue(head, name, who, said)
    return None
