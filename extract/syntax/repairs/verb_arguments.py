"""Words around a verb with the wrong function: nouns read as verbs, and speakers read as objects."""

from __future__ import annotations

from triplewire.extract.lexicon.labels import (
    CLOSING_QUOTATION_MARKS,
    COMMON_NOUN_TAGS,
    DESCRIBING_DEPS,
    NAMED_ARGUMENT_DEPS,
    PROPER_TAGS,
    TEAM_LABELS,
    VERBAL_POS,
)
from triplewire.extract.lexicon.lists import SPEECH
from triplewire.extract.syntax.repair import Repair, RepairRule, Step, hang
from triplewire.extract.syntax.tree import Change, Changes, Sentence, Word

_SAYING = SPEECH.say | SPEECH.quote


def _plural_noun(word: Word, _sentence: Sentence) -> Changes:
    """Make a present tense that is a subject or an object a plural noun, its own subject a noun before it."""
    if word.tag != "VBZ" or word.dep not in NAMED_ARGUMENT_DEPS:
        return {}
    before = {c.i: Change(dep="compound") for c in word.children if c.dep == "nsubj" and c.i < word.i}
    return {word.i: Change(pos="NOUN", tag="NNS"), **before}


def _speaker(verb: Word, sentence: Sentence) -> Changes:
    """Make the object right of a verb of saying its subject where a quotation ends before the verb."""
    quoted = verb.i > 0 and sentence.words[verb.i - 1].text in CLOSING_QUOTATION_MARKS
    if not quoted or verb.lemma not in _SAYING or verb.pos == "NOUN":
        return {}
    speaker = verb.child("dobj", "dative", "oprd")
    if speaker is None or speaker.i < verb.i or verb.child("nsubj", "nsubjpass") is not None:
        return {}
    return {speaker.i: Change(dep="nsubj")}


def _described_speaker(gerund: Word, _sentence: Sentence) -> Changes:
    """Make the subject of a gerund that is said to speak the speaker: "agencies working in Haiti warned"."""
    verb, noun = gerund.head, gerund.child("nsubj")
    if gerund.dep != "nsubj" or noun is None or noun.i != gerund.i - 1 or verb.lemma not in _SAYING:
        return {}
    before = {w.i: Change(head=noun.i) for w in gerund.children if w.i < noun.i}
    return hang(noun, verb, "nsubj") | hang(gerund, noun, "acl") | before


def _beside_measure(measure: Word, _sentence: Sentence) -> Changes:
    """Make a noun with its article before a measure the object: "killed a cyclist ten miles north of Bergen"."""
    article, number = measure.child("det"), measure.child("nummod")
    verb = measure.head.head if measure.head.pos == "ADV" else measure.head  # "ten miles | north"
    noun = next((w for w in measure.children if w.dep in DESCRIBING_DEPS and w.tag in COMMON_NOUN_TAGS), None)
    if article is None or number is None or noun is None or not article.i < noun.i < number.i:
        return {}
    if verb.pos not in VERBAL_POS or verb.i > article.i:
        return {}
    own = {w.i: Change(head=noun.i) for w in measure.children if w.i < noun.i}
    return hang(noun, verb, "dobj") | {measure.i: Change(dep="npadvmod")} | own


def _behind_kind(name: Word, sentence: Sentence) -> Changes:
    """Make a name right behind the noun of its kind the object: "beat newcomers Panama", "met neighbours Chad"."""
    first = min((w.i for w in name.children if w.dep == "compound"), default=name.i)
    noun, verb = sentence.words[max(first - 1, 0)], name.head
    beside = noun.head is verb or verb is noun
    if name.tag not in PROPER_TAGS or noun.dep != "dobj" or not beside or name.ent not in TEAM_LABELS:
        return {}
    kind = noun.tag == "NNS" and noun.text.islower() and noun.i < first
    changes = hang(name, noun.head, "dobj") | hang(noun, name, "compound")
    return changes if kind and not noun.child("det") else {}


RULES: tuple[RepairRule, ...] = (
    RepairRule(
        "repair.plural-noun",
        Repair(Step.PARTS_OF_SPEECH, _plural_noun, frozenset({"VBZ"})),
        {
            "U.S. airstrikes in Mali killed four fighters.": ("airstrikes/NOUN/NNS/airstrike",),
            "Coalition airstrikes near Aleppo killed four people.": (
                "Coalition:compound:airstrikes",
                "airstrikes/NOUN/NNS/airstrike",
            ),
        },
        (
            "The minister strikes deals.",
            "U.S. strikes in Mali killed four fighters.",
        ),
    ),
    RepairRule(
        "repair.speaker",
        Repair(Step.PARTS_OF_SPEECH, _speaker),
        {
            "“It may return,” warned the head of the agency.": ("head:nsubj:warned",),
            '"The road is closed," reported the BBC.': ("BBC:nsubj:reported",),
        },
        (
            '"Nobody knows," she told Ann Lee.',
            "The mayor announced the plan.",
            'Peru\'s "plan" announced reforms.',
            '"No comment," tweeted the mayor.',
        ),
    ),
    RepairRule(
        "repair.described-speaker",
        Repair(Step.ATTACHMENTS, _described_speaker, frozenset({"VBG"})),
        {"The Red Cross operating in Iraq said US forces must leave.": ("Cross:nsubj:said", "operating:acl:Cross")},
        ("Working in Haiti is hard.", "The agency said its doctors were leaving."),
    ),
    RepairRule(
        "repair.beside-measure",
        Repair(Step.PARTS_OF_SPEECH, _beside_measure, frozenset({"npadvmod", "dobj"})),
        {"The driver killed a cyclist ten miles north of Bergen.": ("a:det:cyclist", "cyclist:dobj:killed")},
        ("The army moved ten miles north.", "The driver hit a wall."),
    ),
    RepairRule(
        "repair.behind-kind",
        Repair(Step.ATTACHMENTS, _behind_kind, frozenset({"npadvmod", "appos"})),
        {"Belgium defeated debutants Panama 3-0.": ("debutants:compound:Panama", "Panama:dobj:defeated")},
        ("Belgium defeated Panama on Monday.", "The mayor met voters in Panama."),
    ),
)
