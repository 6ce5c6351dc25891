"""Whether what a word reports happened: polarity and modality with their scope.

The notions are FactBank's (Sauri and Pustejovsky 2009): what governs a word ("failed to", "plans to", "if") decides
together with its own auxiliaries, negation and adverbs. Read off the tree, for verbs and event nouns alike.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from triplewire.extract.factuality.negation import follows_nor, is_no_one
from triplewire.extract.factuality.reporting import is_countered
from triplewire.extract.factuality.withheld import is_withheld
from triplewire.extract.lexicon.effects import EFFECTS, EffectLists
from triplewire.extract.lexicon.event_lexicon import LIGHT, OPERATORS, REPORT
from triplewire.extract.lexicon.labels import (
    ANY_SUBJECT_DEPS,
    CORE_OR_ATTRIBUTE_DEPS,
    FINITE_TAGS,
    FINITE_VERB_TAGS,
    GOVERNED_CLAUSE_DEPS,
    NAMED_ARGUMENT_DEPS,
    NONFINITE_TAGS,
    PATIENT_DEPS,
    VERBAL_POS,
)
from triplewire.extract.lexicon.lists import CONJUNCTIONS, FACTUALITY
from triplewire.extract.model import Modality, Polarity
from triplewire.extract.syntax.tree import Word
from triplewire.extract.syntax.verb_lemmas import with_particle

_STRENGTHS: tuple[Modality, ...] = ("actual", "future", "possible", "hypothetical")
_FUTURE, _POSSIBLE, _HYPOTHETICAL = 1, 2, 3


class _Effect(NamedTuple):
    """Whether it reverses the polarity, and the index of its modality in _STRENGTHS."""

    negative: bool
    strength: int

    def under(self, other: _Effect) -> _Effect:
        """Return both together: negations cancel, the weaker commitment wins."""
        return _Effect(self.negative != other.negative, max(self.strength, other.strength))


_NOTHING = _Effect(negative=False, strength=0)
_NEGATED = _Effect(negative=True, strength=0)


def _modal(strength: int) -> _Effect:
    return _Effect(negative=False, strength=strength)


def _effects(lists: EffectLists) -> Mapping[str, _Effect]:
    return {
        word: _NEGATED if name == "negative" else _modal(_STRENGTHS.index(name))
        for word, name in lists.by_word().items()
    }


_AUXILIARIES, _MODIFIERS = _effects(EFFECTS.auxiliaries), _effects(EFFECTS.modifiers)
_OVER_CLAUSE, _OVER_NOUN, _PREPOSITIONS = map(_effects, (EFFECTS.clauses, EFFECTS.nouns, EFFECTS.prepositions))
_BY_DEPENDENCY = {"advmod": _MODIFIERS, "amod": _MODIFIERS, "mark": _effects(EFFECTS.conjunctions)}


def factuality(word: Word) -> tuple[Polarity, Modality]:
    """Return polarity and modality of what `word` (the head of a clause, or an event noun) reports."""
    effect = _own_effect(word)
    while step := _governor(word):
        word, passed = step
        effect = effect.under(passed)
    return "negative" if effect.negative else "positive", _STRENGTHS[effect.strength]


def announced_if(word: Word) -> str | None:
    """Return the condition of an announcement that `word` reports ("if", "unless"), "not" for "would not", or None."""
    auxiliaries = {c.lower for c in word.children if c.dep == "aux"}
    if "have" in auxiliaries or not auxiliaries & FACTUALITY.announcing:
        return None
    for clause in word.children:
        if clause.dep == "advcl":
            for mark in clause.children:
                if mark.dep == "mark" and mark.lower in CONJUNCTIONS.conditions:
                    return mark.lower
    return "not" if "would" in auxiliaries and any(c.dep == "neg" for c in word.children) else None


def is_decided(word: Word) -> bool:
    """Whether `word` reports what somebody has just decided, which is more than an announcement."""
    return word.dep == "xcomp" and word.head.lemma in FACTUALITY.deciding


def _own_effect(word: Word, besides: Word | None = None) -> _Effect:
    """Return the effect of a word's auxiliaries, negation, adverbs and conjunctions, except that of `besides`."""
    effect = _NOTHING
    for child in word.children:
        if child is not besides:
            effect = effect.under(_of_child(child, word))
    if follows_nor(word):
        return effect.under(_NEGATED)
    if word.dep == "conj" and word.tag in NONFINITE_TAGS and not any(c.dep in ANY_SUBJECT_DEPS for c in word.children):
        shared = [c for c in word.head.children if c.dep in {"aux", "neg"} and c.i < word.head.i]
        for child in shared if not any(c.dep == "aux" for c in word.children) else ():
            effect = effect.under(_of_child(child, word.head))
    return effect


def _of_child(child: Word, word: Word) -> _Effect:
    dep, lower = child.dep, child.lower
    if _negates(child, word):
        return _NEGATED
    if dep == "aux":
        return _of_auxiliary(child, word)
    if dep == "advcl":
        modal = any(c.dep == "aux" and c.lower in _AUXILIARIES for c in word.children)
        return _modal(_HYPOTHETICAL) if modal and _is_condition(child) else _NOTHING
    return _BY_DEPENDENCY.get(dep, {}).get(lower, _NOTHING)


def _negates(child: Word, word: Word) -> bool:
    determines = child.dep == "det" and child.lower in FACTUALITY.negative_determiners
    if determines or child.dep in {"neg", "preconj"}:
        return child.lower not in FACTUALITY.affirming_preconjunctions
    if child.lower == "longer":
        return any(c.lower == "no" for c in child.children)
    return child.dep in CORE_OR_ATTRIBUTE_DEPS and word.pos in VERBAL_POS and is_no_one(child)


def _is_condition(clause: Word) -> bool:
    return any(c.dep == "mark" and c.lower in CONJUNCTIONS.conditions for c in clause.children)


def _of_auxiliary(aux: Word, word: Word) -> _Effect:
    """Return an auxiliary's effect.

    "would" is a future in reported speech ("said it would go"), an infinitive may be a purpose or a headline's future
    ("Lee to visit Rome").
    """
    if aux.lower in FACTUALITY.would:
        perfect = any(c.lower == "have" for c in word.children)
        if _is_reported(word) and not perfect:
            return _modal(_FUTURE)
        return _modal(0 if aux.lower != "would" and word.tag == "VBN" else _HYPOTHETICAL)
    if (
        aux.lower in FACTUALITY.inverting
        and word.dep in {"advcl", "ccomp"}
        and any(c.dep in ANY_SUBJECT_DEPS and c.i > aux.i for c in word.children)
    ):
        return _modal(_HYPOTHETICAL)  # "had it happened earlier"
    if aux.lower == "to":
        return _NOTHING if _is_complement(word) else _modal({"advcl": _POSSIBLE, "ROOT": _FUTURE}.get(word.dep, 0))
    return _AUXILIARIES.get(aux.lower, _NOTHING)


def _is_complement(word: Word) -> bool:
    """Whether an infinitive that is parsed as a purpose is a complement: "have sworn to fight"."""
    to = any(c.dep == "aux" and c.lower == "to" for c in word.children)
    return to and word.dep == "advcl" and (word.head.lemma in OPERATORS or word.head.lemma in _OVER_CLAUSE)


def _is_reported(word: Word) -> bool:
    """Whether it, or the verb that it is coordinated with, is a content clause of a verb of saying or a past tense."""
    while word.dep == "conj":
        word = word.head
    return word.dep == "ccomp" and (word.head.lemma in REPORT or word.head.tag == "VBD")


def _governor(word: Word) -> tuple[Word, _Effect] | None:
    """Return the word whose factuality `word` shares, with its effect; None where no scope reaches further."""
    dep, head = word.dep, word.head
    if dep == "conj":
        return head, _NOTHING
    if dep in {"pcomp", "pobj"} and head.dep in {"prep", "agent"}:
        return _over_preposition(head, _OVER_CLAUSE if dep == "pcomp" else _OVER_NOUN)
    if _is_complement(word):
        dep = "xcomp"
    if dep in GOVERNED_CLAUSE_DEPS:
        return _over_clause(word, dep)
    if dep == "advcl" and _is_temporal(word):
        ahead = _own_effect(head).strength  # "will not rest until it is found"
        return (head, _modal(ahead)) if ahead in {_FUTURE, _HYPOTHETICAL} and not _is_past(word) else None
    if dep in {"acomp", "oprd"}:
        return head, _own_effect(head, besides=word)
    return _over_noun(word) if dep in PATIENT_DEPS else None


def _is_temporal(clause: Word) -> bool:
    return any(c.dep in {"mark", "advmod"} and c.lower in CONJUNCTIONS.temporal for c in clause.children)


def _is_past(word: Word) -> bool:
    return word.tag == "VBD" and not _is_reported(word.head)


def _over_clause(word: Word, dep: str) -> tuple[Word, _Effect] | None:
    head = word.head
    if is_withheld(word):
        return _root(head), _modal(_POSSIBLE)
    if head.pos == "NOUN" and any(c.dep in NAMED_ARGUMENT_DEPS and c.lower in {"that", "which"} for c in word.children):
        return None  # "a plan that Chad put forward" reports what Chad did, not what is planned
    if dep == "acl" and is_countered(head):
        return head.head, _NEGATED.under(_own_effect(head.head, besides=head))
    effect = None if _is_told(word, head) else _OVER_CLAUSE.get(head.lemma)
    if dep == "xcomp" and head.lemma == "be" and not head.child("acomp", "attr"):
        effect = _modal(_FUTURE)  # "the leaders are to meet"
    if effect is None and (dep != "xcomp" or head.lemma in REPORT):
        return None
    return head, (effect or _NOTHING).under(_own_effect(head))


def _root(word: Word) -> Word:
    """Return the root of the sentence, over which no scope reaches."""
    return list(word.ancestors())[-1] if word.head is not word else word


def _over_noun(word: Word) -> tuple[Word, _Effect] | None:
    lemma = with_particle(word.head)
    effect = _OVER_NOUN.get(lemma.replace(" ", "_"))
    if effect is None and lemma not in LIGHT:
        return None
    return word.head, (effect or _NOTHING).under(_own_effect(word.head, besides=word))


def _is_told(word: Word, head: Word) -> bool:
    """Whether a finite clause under a verb of saying is told, not wanted: "told them that it rained"."""
    if (
        word.dep != "ccomp"
        or head.lemma not in REPORT
        or _OVER_CLAUSE.get(head.lemma, _NOTHING).strength in {0, _POSSIBLE}
    ):
        return False
    return word.tag in FINITE_VERB_TAGS or any(c.dep == "aux" and c.tag in FINITE_TAGS for c in word.children)


def _over_preposition(preposition: Word, table: Mapping[str, _Effect]) -> tuple[Word, _Effect] | None:
    """Return the governor of what a preposition governs: "called for talks", "without a fight", "the threat of war"."""
    governor = preposition.head
    lower = preposition.lower
    effect = table.get(f"{governor.lemma}_{lower}") or (table.get(governor.lemma) if table is _OVER_CLAUSE else None)
    if effect is not None:
        return governor, effect.under(_own_effect(governor))
    bare = _PREPOSITIONS.get(lower)
    return (preposition, bare) if bare else None
