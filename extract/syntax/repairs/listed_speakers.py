"""Speakers behind a clause that ends in a noun, which the parser lists with this noun or takes for its apposition.

"A crowd stormed the palace, witnesses and officials said"; "Acme cheated Globex, an analyst said".
"""

from __future__ import annotations

from itertools import takewhile

from triplewire.extract.lexicon.labels import FINITE_VERB_TAGS, VERBAL_POS
from triplewire.extract.lexicon.lists import SPEECH
from triplewire.extract.syntax.control import own_subject
from triplewire.extract.syntax.repair import Repair, RepairRule, Step, is_above
from triplewire.extract.syntax.tree import Change, Changes, Sentence, Word

_TELLING = SPEECH.say | SPEECH.finding


def _listed(saying: Word, sentence: Sentence) -> Changes:
    """Make the nouns between the last comma and a verb of saying without a subject its subject."""
    content = saying.child("ccomp")
    if saying.tag not in FINITE_VERB_TAGS or saying.lemma not in _TELLING or own_subject(saying) is not None:
        return {}
    if content is None or own_subject(content) is None:
        return {}
    before = reversed(sentence.words[content.i + 1 : saying.i])
    speakers = [*takewhile(lambda word: word.text != "," and word.pos not in VERBAL_POS, before)][::-1]
    inside = {word.i for word in speakers}
    tops = [word for word in speakers if word.head.i not in inside]
    nouns = [word for word in tops if word.dep in {"conj", "appos"}]
    if not nouns or sentence.words[speakers[0].i - 1].text != ",":
        return {}
    first, comma = nouns[0], sentence.words[speakers[0].i - 1]
    if any(is_above(word, saying) for word in (comma, *tops)):
        return {}
    return {
        **{word.i: Change(head=first.i) for word in tops},
        first.i: Change(head=saying.i, dep="nsubj"),
        comma.i: Change(head=saying.i),
    }


def _told_before(saying: Word, sentence: Sentence) -> Changes:
    """Make a participle of the first of two subjects what the second says: "Lee | trained in Oslo, two aides said"."""
    subjects = [word for word in saying.children if word.dep == "nsubj" and word.i < saying.i]
    if saying.tag not in FINITE_VERB_TAGS or saying.lemma not in SPEECH.say or len(subjects) != len(("one", "other")):
        return {}
    first, speaker = subjects
    verb, comma = first.child("acl"), sentence.words[speaker.subtree()[0].i - 1]
    if verb is None or verb.tag not in {"VBN", "VBD"} or comma.text != "," or not first.i < verb.i < comma.i:
        return {}
    return {
        first.i: Change(head=verb.i, dep="nsubj"),
        verb.i: Change(head=saying.i, dep="ccomp", tag="VBD"),
    }


RULES: tuple[RepairRule, ...] = (
    RepairRule(
        "repair.told-before",
        Repair(Step.MAIN_VERBS, _told_before, FINITE_VERB_TAGS),
        {
            "The envoy left. Dende trained in Moscow and met Russian officers in Mali last month, two aides said.": (
                "Dende:nsubj:trained",
                "trained/VERB/VBD/train",
                "trained:ccomp:said",
            ),
        },
        ("Rebels attacked Goma on Monday, two residents said.", "Two men trained in Oslo said they were ill."),
    ),
    RepairRule(
        "repair.listed-speakers",
        Repair(Step.MAIN_VERBS, _listed, FINITE_VERB_TAGS),
        {
            "A bomb destroyed a market, a school and a hotel, officials and witnesses said.": (
                ",:punct:said",
                "officials:nsubj:said",
            ),
            "Soldiers fired when a crowd stormed the palace, witnesses and hospital officials said.": (
                ",:punct:said",
                "witnesses:nsubj:said",
            ),
            "Alder Mining cheated Wisla Motors, an analyst at Kappa said.": (",:punct:said", "analyst:nsubj:said"),
            "Mali bombed Chad, a minister in Niger said.": (",:punct:said", "minister:nsubj:said"),
            "The mayor fled after protesters burned his house, neighbours and police said.": (
                ",:punct:said",
                "neighbours:nsubj:said",
            ),
        },
        (
            "Rebels attacked Goma on Monday, police and residents said.",
            "Mali bombed Chad, an ally of Niger.",
            "He admits he burned a barn, a mill and a car, neighbours and police said.",
            "A bomb destroyed a market, a school and a hotel.",
        ),
    ),
)
