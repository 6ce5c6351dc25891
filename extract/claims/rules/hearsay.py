"""Words that leave open who says it: "allegedly", "the alleged attack"."""

from __future__ import annotations

from collections.abc import Iterator

from triplewire.extract.claims.mechanisms.cue import Cue, CueFinder, at_words
from triplewire.extract.lexicon.labels import VERBAL_POS
from triplewire.extract.lexicon.lists import SPEECH
from triplewire.extract.rules.rule import Rule
from triplewire.extract.syntax.tree import Word


def _adverb(word: Word) -> Iterator[Cue]:
    if word.lower in SPEECH.adverbs and not _is_verb_or_noun(word):
        yield _over_head(word)


def _adjective(word: Word) -> Iterator[Cue]:
    if word.lower in SPEECH.adjectives and word.dep == "amod" and not _is_verb_or_noun(word):
        yield _over_head(word)


def _is_verb_or_noun(word: Word) -> bool:
    return word.pos in VERBAL_POS or word.pos == "NOUN"


def _over_head(word: Word) -> Cue:
    return Cue(word, (word,), (), tuple(word.head.subtree()))


RULES: tuple[Rule[CueFinder], ...] = (
    Rule(
        "cue.hearsay-adverb",
        at_words(_adverb, SPEECH.adverbs),
        {
            "The army allegedly shelled the village.": ("-: allegedly > The army allegedly shelled the village",),
            "Rebels reportedly left the town after the talks failed.": (
                "-: reportedly > Rebels reportedly left the town after the talks failed",
            ),
        },
        ("The army quickly shelled the village.",),
    ),
    Rule(
        "cue.hearsay-adjective",
        at_words(_adjective, SPEECH.adjectives),
        {
            "The alleged attack took place in May.": ("-: alleged > The alleged attack",),
            "The purported letter was a fake.": ("-: purported > The purported letter",),
        },
        ("The attack was alleged.", "The second attack took place in May."),
    ),
)
