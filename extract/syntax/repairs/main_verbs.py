"""Main verbs that the parser takes for modifiers, and nouns that it takes for main verbs.

It sees a noun with a participle before it in "Norway scrambled jets", and a verb "to airstrike" in "U.S. airstrikes in
Syria killed four". Both are common in headlines and short leads.
"""

from __future__ import annotations

from triplewire.extract.lexicon.labels import (
    NOUN_CLAUSE_DEPS,
    NOUN_DEPENDENT_DEPS,
    NOUN_OR_PRONOUN_POS,
    NOUN_POS,
    OWN_SUBJECT_DEPS,
    OWNER_OR_ATTRIBUTE_DEPS,
    PAST_TAGS,
    VERB_DEPENDENT_DEPS,
    VERBAL_POS,
)
from triplewire.extract.syntax.phrases import is_infinitive
from triplewire.extract.syntax.repair import Repair, RepairRule, Step
from triplewire.extract.syntax.tree import Change, Changes, Sentence, Word


def _past_tense(root: Word, sentence: Sentence) -> Changes:
    """Make a past tense before a noun at the root the main verb, with the noun as its object."""
    if root.head is not root or root.pos not in NOUN_POS or root.child("nsubj", "cop") is not None:
        return {}
    verb = next((word for word in sentence.words[1 : root.i] if _is_past_tense(word, root, sentence)), None)
    return _raised(verb, root, sentence.words[verb.i - 1]) if verb is not None else {}


def _is_past_tense(word: Word, root: Word, sentence: Sentence) -> bool:
    """Whether a modifier before the root is a past tense: a noun stands right before it.

    A participle is one only in a whole sentence, since headlines drop auxiliaries.
    """
    before = sentence.words[word.i - 1]
    if word.dep != "amod" or word.tag not in PAST_TAGS or before.pos not in NOUN_OR_PRONOUN_POS:
        return False
    whole = sentence.kind == "paragraph" and sentence.words[-1].text == "."
    above = word.head
    while above is not root and above.dep in OWNER_OR_ATTRIBUTE_DEPS:
        above = above.head
    return above is root and (word.tag == "VBD" or whole)


def _raised(verb: Word, noun: Word, subject: Word) -> Changes:
    changes: dict[int, Change] = {}
    for word in (child for top in {verb.head, noun, verb} for child in top.children):
        if word.i < verb.i and word is not subject:
            changes[word.i] = Change(head=subject.i if word.dep in NOUN_DEPENDENT_DEPS else verb.i)
    for word in noun.children:
        if word.i > noun.i and (dep := _dep_at_verb(word)):
            changes[word.i] = Change(head=verb.i, dep=dep)
    changes[verb.i] = Change(head=verb.i, dep="ROOT", pos="VERB")
    changes[subject.i] = Change(head=verb.i, dep="nsubj")
    changes[noun.i] = Change(head=verb.i, dep="dobj")
    return changes


def _dep_at_verb(word: Word) -> str:
    """The dependency of what follows the object once it belongs to the verb, "" where it stays with the object."""
    if word.dep == "relcl" and word.child("mark") is not None:
        return "ccomp"
    if word.dep in NOUN_CLAUSE_DEPS and is_infinitive(word):
        return "advcl"
    return word.dep if word.dep in VERB_DEPENDENT_DEPS and word.lower != "of" else ""


def _noun_at_root(root: Word, _sentence: Sentence) -> Changes:
    """Make the past tense below a root in the present the main verb, the former root a noun in its subject."""
    if root.head is not root or root.tag != "VBZ" or root.child("nsubj") is None:
        return {}
    verb = next((child for child in root.children if _is_main(child, root)), None)
    return _lowered(root, verb) if verb is not None else {}


def _is_main(word: Word, root: Word) -> bool:
    """Whether an adverbial clause is a past tense with neither a subject nor a conjunction of its own."""
    bare = word.child("nsubj", "nsubjpass", "mark", "aux", "advmod") is None
    return word.dep == "advcl" and word.tag == "VBD" and word.i > root.i and bare


def _lowered(noun: Word, verb: Word) -> Changes:
    """The former root is the subject, or follows the "of" of the subject ("a series of airstrikes")."""
    first, *more = [child for child in noun.children if child.dep == "nsubj"]
    changes: dict[int, Change] = {}
    for word in noun.children:
        if word.dep == "punct" or (word.dep == "npadvmod" and word.i > noun.i):
            changes[word.i] = Change(head=verb.i)
    changes |= {word.i: Change(dep="compound") for word in more}
    changes[verb.i] = Change(head=verb.i, dep="ROOT")
    preposition = first.child("prep")
    inside = preposition.child("pobj") if preposition is not None and more else None
    if preposition is not None and inside is not None:
        changes[inside.i] = Change(head=noun.i, dep="compound")
        changes[first.i] = Change(head=verb.i, dep="nsubj")
        changes[noun.i] = Change(head=preposition.i, dep="pobj", pos="NOUN", tag="NNS")
    else:
        changes[first.i] = Change(dep="compound")
        changes[noun.i] = Change(head=verb.i, dep="nsubj", pos="NOUN", tag="NNS")
    return changes


def _participle_at_root(verb: Word, sentence: Sentence) -> Changes:
    """Make a participle right behind the noun of a fragment its main verb: "A paper called on Monday for reform"."""
    noun = verb.head
    fragment = noun.head is noun and noun.pos in {*NOUN_POS, "ADJ"} and noun.child("nsubj", "cop", "conj") is None
    whole = sentence.kind == "paragraph" and sentence.words[-1].text == "."
    if not fragment or not whole or verb.dep != "acl" or noun.i != verb.i - 1 or noun.child("det") is None:
        return {}
    if not verb.lower.endswith("ed") or any(w.lower == "by" for w in verb.children) or _has_verb(noun, verb):
        return {}
    behind = {w.i: Change(head=verb.i) for w in noun.children if w.i > verb.i}
    raised = {verb.i: Change(head=verb.i, dep="ROOT", tag="VBD")}
    return behind | raised | {noun.i: Change(head=verb.i, dep="nsubj", pos="NOUN", tag=_noun_tag(noun))}


def _aged_subject(age: Word, sentence: Sentence) -> Changes:
    """Make an age before a participle its subject: "The 24-year-old | joined from Reims"."""
    verb = age.head
    years = age.lower == "old" and any(child.lemma == "year" for child in age.children)
    if not years or age.dep != "amod" or verb.tag not in PAST_TAGS or verb.i != age.i + 1:
        return {}
    if verb.child(*OWN_SUBJECT_DEPS) is not None or sentence.kind != "paragraph":
        return {}
    moved = {w.i: Change(head=age.i) for w in verb.children if w.i < age.i and w.dep in NOUN_DEPENDENT_DEPS}
    return moved | {age.i: Change(dep="nsubj"), verb.i: Change(pos="VERB", tag="VBD")}


def _has_verb(noun: Word, participle: Word) -> bool:
    """Whether another clause of the fragment may hold its verb."""
    return any(w.pos in VERBAL_POS and w is not participle for w in noun.children)


def _noun_tag(noun: Word) -> str:
    return "NN" if noun.tag.startswith("JJ") else noun.tag


RULES: tuple[RepairRule, ...] = (
    RepairRule(
        "repair.aged-subject",
        Repair(Step.MAIN_VERBS, _aged_subject, frozenset({"amod"})),
        {"The 24-year-old joined from Reims.": ("The:det:old", "old:nsubj:joined", "joined/VERB/VBD/join")},
        ("The 24-year-old striker joined from Reims.",),
    ),
    RepairRule(
        "repair.participle-at-root",
        Repair(Step.MAIN_VERBS, _participle_at_root, frozenset({"VBN"})),
        {
            "The musical bombed in London.": (
                "musical/NOUN/NN/musical",
                "musical:nsubj:bombed",
                "bombed/VERB/VBD/bomb",
                "bombed:ROOT:bombed",
                ".:punct:bombed",
            ),
            "An official Syrian newspaper called Thursday on Arabs to unite.": (
                "newspaper:nsubj:called",
                "called/VERB/VBD/call",
                "called:ROOT:called",
                ".:punct:called",
            ),
        },
        ("A bridge destroyed by rebels.", "The house was sold in May."),
    ),
    RepairRule(
        "repair.past-tense",
        Repair(Step.MAIN_VERBS, _past_tense, frozenset({"ROOT"})),
        {
            "Norway scrambled jets.": (
                "Norway:nsubj:scrambled",
                "scrambled:ROOT:scrambled",
                "jets:dobj:scrambled",
                ".:punct:scrambled",
            ),
            "Norway sheltered refugees from Chad.": (
                "Norway:nsubj:sheltered",
                "sheltered:ROOT:sheltered",
                "refugees:dobj:sheltered",
                "from:prep:sheltered",
                ".:punct:sheltered",
            ),
            "Norway sheltered refugees to please Chad.": (
                "Norway:nsubj:sheltered",
                "sheltered:ROOT:sheltered",
                "refugees:dobj:sheltered",
                "please:advcl:sheltered",
                ".:punct:sheltered",
            ),
            "Norway sheltered refugees that fled.": (
                "Norway:nsubj:sheltered",
                "sheltered:ROOT:sheltered",
                "refugees:dobj:sheltered",
                ".:punct:sheltered",
            ),
        },
        (
            "The wounded soldiers of the army.",
            "Norway-trained rebels.",
            "Norway urged calm.",
            "The plan, backed by Norway, failed.",
        ),
    ),
    RepairRule(
        "repair.noun-at-root",
        Repair(Step.MAIN_VERBS, _noun_at_root, frozenset({"VBZ"})),
        {
            "Coalition airstrikes in Mali on Tuesday struck two depots.": (
                "Coalition:compound:airstrikes",
                "airstrikes/NOUN/NNS/airstrike",
                "airstrikes:nsubj:struck",
                "struck:ROOT:struck",
                ".:punct:struck",
            ),
        },
        (
            "Chad condemns strikes on Mali.",
            "Sudan airstrikes on Monday killed four people.",
        ),
    ),
)
