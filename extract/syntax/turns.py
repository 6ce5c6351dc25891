"""Dialogues: interviews and transcripts, and whose turn a paragraph belongs to.

The speaker of a turn is named by a label before it ("ANN LEE: ..."), or the paragraphs that ask alternate with those
that answer. Who is interviewed is told before the first question ("Lee spoke to Radio Kern", "an interview with Lee").
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, takewhile
from typing import TypeVar

from triplewire.extract.lexicon.labels import (
    CLOSING_DOUBLE_MARKS,
    HIDDEN_VERB_DEPS,
    NOUN_OR_PRONOUN_POS,
    PLACE_LABELS,
    SUBJECT_DEPS,
    TALKED_BLOCKS,
    TITLE_BLOCKS,
)
from triplewire.extract.lexicon.lists import DESCRIPTIONS, LAYOUT, PRONOUNS, SPEECH
from triplewire.extract.lexicon.nouns import is_given_name
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.syntax.phrases import conjuncts
from triplewire.extract.syntax.tree import Sentence, Word

_LIMITS = THRESHOLDS.syntax


P = TypeVar("P")  # a person, as the caller represents it


@dataclass(frozen=True, slots=True)
class Turn:
    """The turn of one voice: the blocks from `first` to `last`, the words of the label before it, and whether it asks.

    `role`: the label names no speaker, but a part in the dialogue ("Q").
    """

    first: int
    last: int
    label: tuple[Word, ...] = ()
    asks: bool = False
    role: bool = False

    @property
    def name(self) -> str:
        """The label in lower case."""
        return " ".join(word.lower for word in self.label)


@dataclass(frozen=True, slots=True)
class Talk:
    """A word that tells of the interview, with the nouns of those who may be interviewed, and of the others."""

    cue: Word
    interviewed: tuple[Word, ...]
    others: tuple[Word, ...]


@dataclass(frozen=True)
class Dialogue:
    """The turns of a document in order, and the talks before the first of them."""

    turns: tuple[Turn, ...] = ()
    talks: tuple[Talk, ...] = ()
    head: tuple[Sentence, ...] = ()

    @property
    def heads(self) -> tuple[tuple[Sentence, ...], ...]:
        """The titles before the first turn, and all that precedes it except bylines."""
        titles = tuple(each for each in self.head if each.kind in TITLE_BLOCKS or each.kind == "speaker")
        return titles, tuple(each for each in self.head if each.kind != "byline")

    def interviewed(self, person: Callable[[Word], P | None], named: Callable[[P], bool]) -> tuple[Word, P] | None:
        """The interviewee, with the word that identifies it; `person` gives the person that a word refers to.

        It is the only named person of a talk, else of the title or the lead, else the only person of a talk.
        """
        talks = [(talk.cue, words) for talk in self.talks for words in (talk.interviewed, talk.others)]
        heads = [(None, tuple(word for each in head for word in _uncredited(each))) for head in self.heads]
        for groups, all_kinds in ((talks, False), (heads, False), (talks, True)):
            for cue, words in groups:
                found = {one: word for word in words if (one := person(word)) is not None and (all_kinds or named(one))}
                if len(found) == 1:
                    return next((cue or word, one) for one, word in found.items())
        return None

    @cached_property
    def _firsts(self) -> tuple[int, ...]:
        return tuple(turn.first for turn in self.turns)

    def at(self, block: int) -> Turn | None:
        """The turn to which a block belongs."""
        number = bisect_right(self._firsts, block) - 1
        return self.turns[number] if number >= 0 and block <= self.turns[number].last else None

    @cached_property
    def asking(self) -> frozenset[str]:
        """The names of those who ask in at least half of their turns, or alone, where others do not."""
        asked: dict[str, list[bool]] = {}
        for turn in self.turns:
            if turn.label:
                asked.setdefault(turn.name, []).append(turn.asks)
        ever = {name for name, asks in asked.items() if any(asks)}
        most = {name for name in ever if len(ever) == 1 or sum(asked[name]) >= _LIMITS.asking_turns * len(asked[name])}
        return frozenset(most) if len(most) < len(asked) else frozenset()

    def beside(self, turn: Turn) -> Turn | None:
        """The turn after a turn, or before the last one."""
        number = bisect_right(self._firsts, turn.first)
        return self.turns[number] if number < len(self.turns) else self.turns[number - 2] if number > 1 else None

    def after(self, turn: Turn) -> Turn | None:
        """The turn after a turn."""
        number = bisect_right(self._firsts, turn.first)
        return self.turns[number] if number < len(self.turns) else None


def find_dialogue(sentences: Sequence[Sentence]) -> Dialogue:
    """Return the dialogue of a document, without turns where it is none."""
    blocks = [tuple(inside) for _, inside in groupby(sentences, key=lambda sentence: sentence.block)]
    labelled = [number for number, block in enumerate(blocks) if block[0].kind == "speaker"]
    turns = tuple(_labelled(blocks, labelled)) if labelled else ()
    questions = tuple(_unlabelled(blocks)) if len(turns) <= 1 else ()
    first = questions or turns
    head = tuple(sentence for sentence in sentences if first and sentence.block < first[0].first)
    talks = tuple(talk for sentence in head for word in sentence.words if (talk := _talk(word, sentence)))
    asking = len([turn for turn in questions if turn.asks])
    if talks or asking >= _LIMITS.interview_questions or _presents_one(head):
        turns = (*(turn for turn in turns if turn.last < first[0].first or not questions), *questions)
    return Dialogue(turns, talks, head)


def _presents_one(head: Sequence[Sentence]) -> bool:
    """Whether what precedes the first question is short and names one person: "Ann Lee has built boats since 1988."."""
    words = [word for sentence in head for word in _uncredited(sentence) if sentence.kind != "byline"]
    names = [word for word in words if word.tag == "NNP" and _is_personal_name(word)]
    named = {(word.head if word.dep == "compound" else word).lower for word in names}
    return len(named) == 1 and len(words) <= _LIMITS.short_lead


def _is_personal_name(word: Word) -> bool:
    return word.ent == "PERSON" or (word.ent not in PLACE_LABELS and is_given_name(word.text))


def _labelled(blocks: Sequence[tuple[Sentence, ...]], labelled: Sequence[int]) -> Iterator[Turn]:
    """Yield the turns with labels: up to the next label, the last one while it is in the first person."""
    for at, following in zip(labelled, (*labelled[1:], None), strict=True):
        last = at + 1
        if last >= len(blocks):
            return
        while last + 1 < (following or len(blocks)) and blocks[last + 1][0].kind in TALKED_BLOCKS:
            if not _continues(blocks[at + 1], blocks[last + 1], closed=following is not None):
                break
            last += 1
        label = blocks[at][0].words
        name = " ".join(word.lower for word in label)
        asks = name in LAYOUT.asking_roles or _asks(blocks[last])
        yield Turn(blocks[at + 1][0].block, blocks[last][0].block, label, asks, name in LAYOUT.turn_roles)


def _continues(first: Sequence[Sentence], later: Sequence[Sentence], *, closed: bool) -> bool:
    """Whether a later paragraph belongs to a turn: all until the next label, but not narration after a quotation."""
    if _opens_quoted(first):
        return _opens_quoted(later)
    return closed or _is_personal(later)


def _unlabelled(blocks: Sequence[tuple[Sentence, ...]]) -> Iterator[Turn]:
    """Yield questions and answers in turn, where enough paragraphs ask and enough answers are in the first person."""
    talked = [block for block in blocks if block[0].kind in TALKED_BLOCKS]
    asking = [number for number in range(len(talked) - 1) if _asks(talked[number])]
    asking = [number for number in asking if number - 1 not in asking or not _is_personal(talked[number])]
    if not asking:
        return
    prompts = {n for n in range(len(talked) - 1) if _prompts(talked[n]) and _is_personal(talked[n + 1])}
    asking = sorted({*asking, *(n for n in prompts if not {n - 1, n + 1} & {*asking, *prompts})})
    answers = [number for number in asking if _is_personal(talked[number + 1])]
    if len(asking) < _LIMITS.fewest_questions or len(answers) < _LIMITS.personal_answers * len(asking):
        return
    yield from _answers(talked, _told_before(talked, asking[0]))
    for number, following in zip(asking, (*asking[1:], None), strict=True):
        question = talked[number][0].block
        yield Turn(question, question, asks=True)
        if following is None:
            yield from _answers(talked, [number + 1, *_personal(talked, range(number + 2, len(talked)))])
        elif following > number + 1:
            yield Turn(talked[number + 1][0].block, talked[following - 1][0].block)


def _answers(talked: Sequence[Sequence[Sentence]], numbers: Iterable[int]) -> Iterator[Turn]:
    """Yield each of these paragraphs as an answer."""
    for number in numbers:
        yield Turn(talked[number][0].block, talked[number][0].block)


def _personal(talked: Sequence[Sequence[Sentence]], numbers: Iterable[int]) -> Iterator[int]:
    return (number for number in numbers if _is_personal(talked[number]))


def _told_before(talked: Sequence[Sequence[Sentence]], asked: int) -> Sequence[int]:
    """Return the paragraphs in the first person right before the first question."""
    told = takewhile(lambda n: not _opens_quoted(talked[n]) and _is_about_self(talked[n]), reversed(range(asked)))
    return sorted(told)


def _is_about_self(block: Sequence[Sentence]) -> bool:
    return any(word.lower in PRONOUNS.first_singular for sentence in block for word in sentence.words)


def _asks(block: Sequence[Sentence]) -> bool:
    """Whether a paragraph ends with a question outside quotation marks."""
    return block[-1].words[-1].text == "?" and _size(block) <= _LIMITS.longest_question and not _opens_quoted(block)


def _prompts(block: Sequence[Sentence]) -> bool:
    """Whether a paragraph invites an answer without a question: "Tell us about your work.", "You left in May."."""
    first = block[0].root
    told = first.tag == "VB" and first.child(*SUBJECT_DEPS, "aux") is None
    addressed = any(word.lower in PRONOUNS.second_person for word in block[0].words)
    asked = addressed and first.lemma in PRONOUNS.wondering and (who := first.child("nsubj")) and who.lower == "i"
    if _size(block) > _LIMITS.longest_prompt or _opens_quoted(block):
        return False
    return bool(asked) or (not _is_about_self(block) and (addressed or (told and first.lemma in PRONOUNS.inviting)))


def _size(block: Sequence[Sentence]) -> int:
    return sum(len(sentence.words) for sentence in block)


def _opens_quoted(block: Sequence[Sentence]) -> bool:
    first = block[0].words[0]
    return first.tag == "``" or first.text in CLOSING_DOUBLE_MARKS


def _is_personal(block: Sequence[Sentence]) -> bool:
    """Whether a paragraph is in the first person."""
    return any(word.lower in SPEECH.first_person for sentence in block for word in sentence.words)


def _talk(word: Word, sentence: Sentence) -> Talk | None:
    """Return the talk that a word tells of: "interviewed X", "spoke with X", "X tells Y", "an interview with X"."""
    if word.lemma.lower() not in PRONOUNS.interviewing:
        return None
    links = [child for child in word.children if child.dep == "prep" and child.lower in DESCRIPTIONS.partner]
    objects = [child for child in word.children if child.dep in {"dobj", "dative"}]
    objects += [partner for link in links if (partner := link.child("pobj"))]
    subjects = [child for child in word.children if child.dep == "nsubj"]
    passive = [child for child in word.children if child.dep == "nsubjpass"]
    agents = [by.child("pobj") for by in word.children if by.dep in {"agent", "prep"} and by.lower == "by"]
    first, second = (passive or objects, subjects + [agent for agent in agents if agent])
    if word.lemma in PRONOUNS.answering or any(map(_reports, first)):
        first, second = second, first
    titled = _before_colon(word, sentence)
    interviewed, others = titled or _named(first) or _name_behind(word, sentence), _named(second)
    return Talk(word, interviewed, others) if interviewed or others else None


def _reports(noun: Word) -> bool:
    """Whether the words of a phrase call somebody a journalist: "talked to our reporter Eva Kern"."""
    return any(each.lower in LAYOUT.asking_roles for each in (noun, *noun.children))


def _before_colon(word: Word, sentence: Sentence) -> tuple[Word, ...]:
    """Return the last word of the name with which a title begins: "Ann Lee: An interview with the 'King of Clocks'"."""
    name = tuple(takewhile(lambda each: each.pos == "PROPN", sentence.words)) if sentence.kind in TITLE_BLOCKS else ()
    colon = sentence.words[len(name)] if name and len(name) < word.i else None
    return name[-1:] if colon is not None and colon.text == ":" else ()


def _uncredited(sentence: Sentence) -> tuple[Word, ...]:
    """Return the words of a sentence, of a caption those before its author: "Ann Lee. Image: | Tom Hall"."""
    if sentence.kind != "caption":
        return sentence.words
    return tuple(takewhile(lambda word: word.text != ":", sentence.words))


def _name_behind(word: Word, sentence: Sentence) -> tuple[Word, ...]:
    """Return the last word of the name right behind a verb that headlines hide: "Radio Kern interviews Ann Lee"."""
    behind = takewhile(lambda each: each.pos == "PROPN", sentence.words[word.i + 1 :])
    return tuple(behind)[-1:] if word.dep in HIDDEN_VERB_DEPS else ()


def _named(nouns: Sequence[Word]) -> tuple[Word, ...]:
    return tuple(each for noun in nouns for each in conjuncts(noun) if each.pos in NOUN_OR_PRONOUN_POS)


__all__ = ["Dialogue", "Talk", "Turn", "find_dialogue"]
