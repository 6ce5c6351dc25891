"""Finite verbs that the parser takes for participles behind a noun: "the rebels bombed the port" as a noun phrase.

A participle with an object of its own is active, so it is a past tense, unless the verb has two objects ("a man given
a car") or names its object ("a boy called Bob").
"""

from __future__ import annotations

from collections.abc import Iterator

from triplewire.extract.lexicon.labels import (
    CLAUSAL_SUBJECT_DEPS,
    COMMON_NOUN_TAGS,
    NOUN_DEPENDENT_DEPS,
    NOUN_OR_PRONOUN_POS,
    NOUN_POS,
    PARTICIPLE_OBJECT_DEPS,
    PAST_TAGS,
    PROPER_TAGS,
    SENTENCE_ENDS,
    SUBJECT_DEPS,
    TIME_LABELS,
)
from triplewire.extract.lexicon.lists import CONTROL, SPEECH
from triplewire.extract.syntax.control import own_subject
from triplewire.extract.syntax.repair import Repair, RepairRule, Step, hang
from triplewire.extract.syntax.tree import Change, Changes, Sentence, Word, position

_REPORTING = SPEECH.say | SPEECH.think
_IRREGULAR = dict(entry.split() for entry in CONTROL.irregular_past)  # form -> lemma
_PASSIVE_WITH_OBJECT = CONTROL.entries("double_object") | SPEECH.call


def _participle(noun: Word, sentence: Sentence) -> Changes:
    """Make the last participle with an object the verb of a clause that the parser sees as a noun phrase."""
    if not _is_clauseless(noun, sentence):
        return {}
    verb = max(_participles(noun), key=position, default=None)
    if verb is None:
        return {}
    changes = _raised(verb, noun)
    behind = next((w for w in verb.children if w.i > verb.i and _is_object(w)), None)
    if behind is not None:
        changes[behind.i] = Change(dep="dobj")
    return changes


def _is_clauseless(noun: Word, sentence: Sentence) -> bool:
    """Whether a noun stands where a clause should: at the root of a whole sentence, or as what somebody said."""
    if noun.pos not in NOUN_OR_PRONOUN_POS or noun.child(*SUBJECT_DEPS, *CLAUSAL_SUBJECT_DEPS, "cop") is not None:
        return False
    if noun.head is noun:
        return sentence.kind == "paragraph" and sentence.words[-1].text in SENTENCE_ENDS
    return noun.dep in {"dobj", "ccomp"} and noun.head.lemma in _REPORTING


def _participles(noun: Word) -> Iterator[Word]:
    """The participles behind the noun, or behind a later noun of its phrase, that are past tenses."""
    for word in noun.subtree():
        if word.dep == "acl" and word.i > noun.i and word.tag in PAST_TAGS and _may_be_finite(word, noun):
            yield word


def _may_be_finite(verb: Word, noun: Word) -> bool:
    if any(w.dep in {"agent", "aux", "auxpass"} for w in verb.children) or not _on_edge(verb, noun):
        return False
    joined = (w for w in verb.children if w.dep == "conj" and w.tag in PAST_TAGS)  # "gave and personally delivered"
    objects = [w for each in (verb, *joined) for w in each.children if w.i > each.i and _is_object(w)]
    if not objects:  # "the Saudi-led force attacked on Monday", "Orlov, the minister, left on Monday"
        named = verb.tag == "VBD" and noun.tag in PROPER_TAGS
        party = verb.head is noun and (named or any(_is_party(w) for w in noun.children))
        return party or verb.lemma in CONTROL.never_passive
    return len(objects) > 1 or verb.lemma not in _PASSIVE_WITH_OBJECT


def _is_party(modifier: Word) -> bool:
    """Whether it is a compound that describes who acts: "Saudi-led", "Iran-backed"."""
    joined = "-" in modifier.lower or any(w.tag == "HYPH" for w in modifier.children)
    return modifier.dep == "amod" and joined and modifier.lower.rpartition("-")[2] in CONTROL.party_participles


def _is_object(word: Word) -> bool:
    return word.dep in PARTICIPLE_OBJECT_DEPS and word.pos in NOUN_OR_PRONOUN_POS and word.ent not in TIME_LABELS


def _on_edge(verb: Word, noun: Word) -> bool:
    """Whether only phrases lie between the noun and the participle, no clause and no conjunct."""
    for above in verb.ancestors():
        if above is noun:
            return True
        if above.dep not in {"prep", "pobj", "acl", "agent"}:
            return False
    return False


def _raised(verb: Word, noun: Word) -> dict[int, Change]:
    """Put the verb in the place of the noun, which becomes its subject."""
    changes: dict[int, Change] = {}
    between = [noun]
    for above in verb.ancestors():
        if above is noun:
            break
        between.append(above)
    for top in between:
        for word in top.children:
            outside = word.i > verb.i or (word.i < noun.i and word.dep not in NOUN_DEPENDENT_DEPS)
            if outside and word is not verb:
                changes[word.i] = Change(head=verb.i)
    place = verb.i if noun.head is noun else noun.head.i
    changes[verb.i] = Change(head=place, dep="ROOT" if noun.head is noun else "ccomp", tag="VBD", pos="VERB")
    changes[noun.i] = Change(head=verb.i, dep="nsubj")
    return changes


def _object_relative(verb: Word, _sentence: Sentence) -> Changes:
    """Swap the clauses of "the woman Iran arrested in May died", where the parser lets Iran die."""
    noun = verb.head
    if verb.dep != "relcl" or noun.head is not noun or noun.pos not in NOUN_OR_PRONOUN_POS or verb.tag != "VBD":
        return {}
    actor = own_subject(verb)
    inner = actor.child("acl") if actor is not None else None
    if actor is None or inner is None or inner.tag not in PAST_TAGS or inner.i != actor.i + 1 or actor.i > verb.i:
        return {}
    if actor.pos == "PRON" or inner.child("dobj", "agent") is not None:
        return {}
    return _raised(verb, noun) | {
        inner.i: Change(head=noun.i, dep="relcl", tag="VBD"),
        actor.i: Change(head=inner.i, dep="nsubj"),
    }


def _coordinated(verb: Word, sentence: Sentence) -> Changes:
    """Make a past tense that is coordinated with the noun at the root the main verb: "the leak and killed both".

    A subject behind the conjunction is coordinated with the noun: "Mali, which is poor, and Chad withdrew".
    """
    noun, own = verb.head, own_subject(verb)
    if verb.dep != "conj" or verb.tag != "VBD" or not _is_clauseless(noun, sentence) or noun.head is not noun:
        return {}
    joined = any(w.dep == "cc" and own is not None and noun.i < w.i < own.i < verb.i for w in noun.children)
    if verb.i < noun.i or (own is not None and not joined):
        return {}
    changes = _raised(verb, noun)
    if own is not None:
        changes |= hang(own, noun, "conj")
        changes |= {w.i: Change(head=noun.i) for w in noun.children if noun.i < w.i < own.i}
    return changes


def _irregular_past(word: Word, sentence: Sentence) -> Changes:
    """Make a past tense that is no other word the verb of a clause: "a leak from a heater overcame two"."""
    if word.pos not in NOUN_POS or word.lower not in _IRREGULAR:
        return {}
    inner = next((w for w in word.children if w.i == word.i - 1 and w.dep == "compound"), None)
    noun = next((w for w in (word, *word.ancestors()) if _is_clauseless(w, sentence) or _precedes_verb(w, word)), None)
    if inner is None or noun is None or noun.i > word.i:
        return {}
    changes = {w.i: Change(head=inner.i) for w in word.children if w.i < inner.i}
    changes |= {w.i: Change(head=word.i) for w in noun.children if w.i > word.i}
    changes[inner.i] = Change(head=word.head.i, dep=word.dep)
    place, dep = (word.i, "ROOT") if noun.head is noun else (noun.head.i, "ccomp")
    if noun.dep == "nsubj":  # "a leak overcame and killed two"
        later = noun.head
        changes |= {w.i: Change(head=word.i) for w in later.children if w.i < noun.i}
        place, dep = (word.i if later.head is later else later.head.i), later.dep
        changes[later.i] = Change(head=word.i, dep="conj")
    changes[(inner if noun is word else noun).i] = Change(head=word.i, dep="nsubj")
    changes[word.i] = Change(head=place, dep=dep, tag="VBD", pos="VERB", lemma=_IRREGULAR[word.lower])
    return changes


def _precedes_verb(noun: Word, word: Word) -> bool:
    """Whether a noun with the word inside is the subject of a verb that a conjunction joins to the word."""
    joined = any(w.dep == "cc" and word.i < w.i < noun.head.i for w in noun.children)
    return noun.dep == "nsubj" and noun is not word and joined


RULES: tuple[RepairRule, ...] = (
    RepairRule(
        "repair.irregular-past",
        Repair(Step.PARTS_OF_SPEECH, _irregular_past, COMMON_NOUN_TAGS | PROPER_TAGS),
        {
            "She left when a leak from a gas space heater overcame and killed two men.": (
                "when:advmod:overcame",
                "leak:nsubj:overcame",
                "a:det:heater",
                "heater:pobj:from",
                "overcame/VERB/VBD/overcome",
                "overcame:advcl:left",
                "and:cc:overcame",
                "killed:conj:overcame",
            ),
            "An apparent leak from a gas space heater overcame and killed two men.": (
                "leak:nsubj:overcame",
                "a:det:heater",
                "heater:pobj:from",
                "overcame/VERB/VBD/overcome",
                "overcame:ROOT:overcame",
                "and:cc:overcame",
                "killed:conj:overcame",
                ".:punct:overcame",
            ),
        },
        (
            "The mayor overcame a cold.",
            "The sale of the became law.",
        ),
    ),
    RepairRule(
        "repair.participle-with-object",
        Repair(Step.MAIN_VERBS, _participle, frozenset({"ROOT", "dobj", "ccomp"})),
        {
            "The French-led force bombed Timbuktu.": (
                "force:nsubj:bombed",
                "bombed/VERB/VBD/bomb",
                "bombed:ROOT:bombed",
                ".:punct:bombed",
            ),
            "Dmitry Orlov, the Russian prime minister, left on Monday.": (
                "Orlov:nsubj:left",
                "left:ROOT:left",
                ".:punct:left",
            ),
            "Hundreds of students protested against President Ivo Petrov in Lima on Monday.": (
                "Hundreds:nsubj:protested",
                "protested/VERB/VBD/protest",
                "protested:ROOT:protested",
                ".:punct:protested",
            ),
            "Doctors from two American aid groups donated and personally delivered blankets to Basra.": (
                "Doctors:nsubj:donated",
                "donated/VERB/VBD/donate",
                "donated:ROOT:donated",
                ".:punct:donated",
            ),
            "He said the U.S.-led coalition bombed Basra.": (
                "coalition:nsubj:bombed",
                "bombed/VERB/VBD/bomb",
                "bombed:ccomp:said",
            ),
        },
        (
            "The boy called Bob.",
            "A man given a car.",
            "Norway bombed Mali.",
            "The men arrested in Bonn.",
            "The dispute over a law passed this year.",
        ),
    ),
    RepairRule(
        "repair.object-relative",
        Repair(Step.MAIN_VERBS, _object_relative, frozenset({"relcl"})),
        {
            "The woman Iran arrested in May died.": (
                "woman:nsubj:died",
                "Iran:nsubj:arrested",
                "arrested/VERB/VBD/arrest",
                "arrested:relcl:woman",
                "died:ROOT:died",
                ".:punct:died",
            )
        },
        ("The woman who said that Chad fell died.", "The woman Iran arrested in May."),
    ),
    RepairRule(
        "repair.coordinated-with-noun",
        Repair(Step.MAIN_VERBS, _coordinated, frozenset({"conj"})),
        {
            "Mali, which had accused Niger of spying, and Chad withdrew from the talks.": (
                "Mali:nsubj:withdrew",
                "Chad:conj:Mali",
                "withdrew:ROOT:withdrew",
            ),
            "A leak from a heater and killed both men.": (
                "leak:nsubj:killed",
                "killed:ROOT:killed",
                ".:punct:killed",
            ),
        },
        ("The leak and the fire killed two.",),
    ),
)
