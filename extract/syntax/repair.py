"""Repairs of parse trees: what a repair is, and the one place that applies them.

Statistical parsers make some mistakes again and again. A repair recognises one of them at a word and says which words
to change; it never changes the sentence that it looks at. The repairs themselves are rules (syntax/repairs/).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum

from triplewire.extract.errors import TreeError
from triplewire.extract.rules.rule import Rule
from triplewire.extract.syntax.tree import Change, Changes, Sentence, Word


class Step(IntEnum):
    """The step in which a repair is applied. Steps run in the order of their numbers."""

    PARTS_OF_SPEECH = 1
    MAIN_VERBS = 2
    # Between these two, the names in the sentence are marked: some names depend on the subjects and objects.
    GERUNDS = 3
    ATTACHMENTS = 4


BEFORE_NAMES = (Step.PARTS_OF_SPEECH, Step.MAIN_VERBS)
AFTER_NAMES = (Step.GERUNDS, Step.ATTACHMENTS)


@dataclass(frozen=True, slots=True)
class Repair:
    """The pattern of a rule that repairs trees.

    `find` returns the changes that the word calls for, empty where the mistake is not there. They must give a tree.
    It is called for the words whose dependency label or tag is in `at`; for all words if that is empty.
    """

    step: Step
    find: Callable[[Word, Sentence], Changes]
    at: frozenset[str] = frozenset()


RepairRule = Rule[Repair]


class _ByLabels(dict[tuple[str, str], tuple[RepairRule, ...]]):
    """Rules in the order given, by the dependency label and tag of a word; a pair is added when it is first met."""

    def __init__(self, rules: Iterable[RepairRule]) -> None:
        super().__init__()
        self._rules = tuple(rules)

    def __missing__(self, labels: tuple[str, str]) -> tuple[RepairRule, ...]:
        found = (rule for rule in self._rules if not rule.pattern.at or not rule.pattern.at.isdisjoint(labels))
        return self.setdefault(labels, tuple(found))


class Repairs:
    """Rules that repair trees, found by the labels of the word where a mistake may be."""

    def __init__(self, rules: Iterable[RepairRule]) -> None:
        given = tuple(rules)
        self._at = {step: _ByLabels(rule for rule in given if rule.pattern.step == step) for step in Step}

    def of(self, step: Step) -> Mapping[tuple[str, str], tuple[RepairRule, ...]]:
        """The rules of a step by the dependency label and tag of a word where they may change something."""
        return self._at[step]


def apply(sentence: Sentence, repairs: Repairs, steps: Iterable[Step]) -> Sentence:
    """The sentence after the repairs of these steps."""
    for _, _, after in trace(sentence, repairs, steps):
        sentence = after
    return sentence


def trace(
    sentence: Sentence, repairs: Repairs, steps: Iterable[Step]
) -> Iterator[tuple[RepairRule, Sentence, Sentence]]:
    """Each rule that applies, with the sentence before and after it.

    A step visits each word once, from left to right, and tries its rules in the order given. Each of them sees the
    changes of those before it. Changes that give no tree are left out.
    """
    for step in steps:
        rules, words = repairs.of(step), sentence.words
        for i in range(len(words)):
            for rule in rules[words[i].dep, words[i].tag]:
                changes = rule.pattern.find(words[i], sentence)
                if changes and (after := _repaired(sentence, changes)) is not sentence:
                    yield rule, sentence, after
                    sentence, words = after, after.words


def _repaired(sentence: Sentence, changes: Changes) -> Sentence:
    """The sentence with the changes; as it was if they give no tree, since a bad repair must not cost an article."""
    try:
        return sentence.edited(changes)
    except TreeError:
        return sentence


def hang(word: Word, head: Word, dep: str) -> dict[int, Change]:
    """The change that makes `word` a dependent of `head`, or the root where both are the same."""
    return {word.i: Change(head=head.i, dep=dep)}


def is_above(upper: Word, word: Word) -> bool:
    """Whether `upper` is the word or one of its ancestors, so that it cannot hang below the word."""
    return upper is word or any(above is upper for above in word.ancestors())


def difference(before: Sentence, after: Sentence) -> Iterator[str]:
    """The words that differ, in the order of the text: "jets:dobj:scrambled", "strikes/NOUN/NNS/strike"."""
    for old, new in zip(before.words, after.words, strict=True):
        if (old.pos, old.tag, old.lemma) != (new.pos, new.tag, new.lemma):
            yield f"{new.text}/{new.pos}/{new.tag}/{new.lemma}"
        if (old.head.i, old.dep) != (new.head.i, new.dep):
            yield f"{new.text}:{new.dep}:{new.head.text}"
