"""Verbs and their adverbs beside a coordination that the parser hangs on a noun.

"Signed the treaty and recognised Kosovo", "nearly, but not quite, attacked".
"""

from __future__ import annotations

from triplewire.extract.lexicon.labels import (
    COMMON_NOUN_TAGS,
    PAST_TAGS,
    PROPER_TAGS,
    SUBJECT_DEPS,
    VERB_TAGS,
)
from triplewire.extract.lexicon.nouns import NOUN_TYPES
from triplewire.extract.syntax.repair import Repair, RepairRule, Step, hang, is_above
from triplewire.extract.syntax.tree import Change, Changes, Sentence, Word

_LISTED = frozenset({"Person", "Group", "Organization", "Place"})


def _joined(word: Word, sentence: Sentence) -> Changes:
    """Make a past tense between "and" and a name a conjunct of the verb before, the name its object.

    The noun that the name is joined to is a common noun, or both are persons: "met monks and exiled Tibetans" has no
    verb.
    """
    name = word.head
    noun = name.head
    verb = noun.head
    if word.dep != "amod" or word.tag not in PAST_TAGS or name.dep != "conj" or noun.dep != "dobj":
        return {}
    persons = word.tag == "VBD" and noun.ent == name.ent == "PERSON"
    common = noun.tag in COMMON_NOUN_TAGS or persons
    if name.tag != "NNP" or not common or sentence.words[word.i - 1].lower != "and":
        return {}
    if not any(c.dep in SUBJECT_DEPS for c in verb.children) or verb.tag != "VBD" or word.children:
        return {}
    joining = sentence.words[word.i - 1]
    if any(is_above(moved, verb) for moved in (word, name, joining)):
        return {}
    changes: dict[int, Change] = {
        word.i: Change(head=verb.i, dep="conj", pos="VERB", tag="VBD"),
        name.i: Change(head=word.i, dep="dobj"),
        joining.i: Change(head=verb.i, dep="cc"),
    }
    for child in name.children:
        if child.i > name.i and child.dep == "prep":
            changes |= hang(child, word, "prep")
    return changes


def _present(word: Word, sentence: Sentence) -> Changes:
    """Make a bare plural joined to the place of a verb without an object the next verb: "born in Oslo and trains in".

    The subject is a singular, and what the plural would name is neither persons nor a place or body, which are listed
    with names.
    """
    name = word.head
    verb = name.head.head
    if word.dep != "conj" or name.dep != "pobj" or name.tag not in PROPER_TAGS or verb.tag not in VERB_TAGS:
        return {}
    subject = verb.child(*SUBJECT_DEPS)
    joining, behind = sentence.words[word.i - 1], sentence.words[min(word.i + 1, len(sentence.words) - 1)]
    if joining.lower != "and" or joining.head is not name or behind.tag not in {"IN", "TO"}:
        return {}
    if subject is None or subject.tag not in {"NNP", "NN", "PRP"} or verb.child("dobj", "mark") is not None:
        return {}
    if word.text != word.lower or any(c.i < word.i for c in word.children) or NOUN_TYPES.get(word.lemma) in _LISTED:
        return {}
    later = [c for w in (name, name.head, verb) for c in w.children if c.dep == "prep" and c.i > word.i]
    if any(is_above(moved, verb) for moved in (word, joining, *later)):
        return {}
    return {
        word.i: Change(head=verb.i, dep="conj", pos="VERB", tag="VBZ"),
        joining.i: Change(head=verb.i, dep="cc"),
        **{w.i: Change(head=word.i) for w in later},
    }


def _before_insertion(adverb: Word, sentence: Sentence) -> Changes:
    """Give the verb an adverb between its subject and an insertion: "Chad nearly, but not quite, attacked Niger"."""
    noun, verb = sentence.words[adverb.i - 1], adverb.head.head
    if noun.dep not in SUBJECT_DEPS or noun.head is not verb or not noun.i < adverb.i < verb.i:
        return {}
    if verb.tag not in VERB_TAGS or is_above(adverb, verb):
        return {}
    mark, joint = sentence.words[adverb.i + 1], sentence.words[min(adverb.i + 2, verb.i)]
    inserted = mark.pos == "PUNCT" and joint.tag in {"CC", "IN"}
    return hang(adverb, verb, "advmod") if adverb.dep == "advmod" and inserted else {}


RULES: tuple[RepairRule, ...] = (
    RepairRule(
        "repair.joined-verb",
        Repair(Step.MAIN_VERBS, _joined, PAST_TAGS),
        {
            "Kenya carried out its threat and bombed Somalia.": (
                "and:cc:carried",
                "bombed/VERB/VBD/bomb",
                "bombed:conj:carried",
                "Somalia:dobj:bombed",
            ),
            "The court acquitted Otto Vance and jailed Bruno Falk.": (
                "and:cc:acquitted",
                "jailed:conj:acquitted",
                "Falk:dobj:jailed",
            ),
        },
        ("The pope met monks and exiled Tibetans.", "The pope visited France and divided Korea."),
    ),
    RepairRule(
        "repair.joined-present",
        Repair(Step.MAIN_VERBS, _present, frozenset({"NNS"})),
        {
            "Kim Day was born in Nyeri and trains in Iten.": (
                "and:cc:born",
                "trains/VERB/VBZ/train",
                "trains:conj:born",
                "in:prep:trains",
            ),
        },
        (
            "The flood spread to Kerala and villages in the south.",
            "The brothers were born in Nyeri and trains in Iten.",
            "Kim Day sent troops to Mali and ships to Chad.",
        ),
    ),
    RepairRule(
        "repair.before-insertion",
        Repair(Step.ATTACHMENTS, _before_insertion, frozenset({"RB"})),
        {
            "Chad nearly, but not quite, attacked Niger.": ("nearly:advmod:attacked",),
            "Ann Lee allegedly, but not certainly, sued Acme.": ("allegedly:advmod:sued",),
            "Ukraine nearly, but not entirely, defeated Russia in May.": ("nearly:advmod:defeated",),
            "Mali almost, but not quite, defeated Niger.": ("almost:advmod:defeated",),
        },
        ("The men outside, who were armed, attacked Niger.", "Chad nearly attacked Niger."),
    ),
)
