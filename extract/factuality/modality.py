"""Whether what a word reports happened: polarity and modality with their scope.

The notions are FactBank's (Sauri and Pustejovsky 2009): what governs a word ("failed to", "plans to", "if") decides
together with its own auxiliaries, negation and adverbs. Read off the tree, so that it serves verbs and event nouns.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from triplewire.extract.claims.reporting import is_countered
from triplewire.extract.factuality.negation import follows_nor, is_no_one
from triplewire.extract.factuality.withheld import is_withheld
from triplewire.extract.lexicon.event_lexicon import LIGHT, OPERATORS, REPORT
from triplewire.extract.lexicon.loading import read_table
from triplewire.extract.model import Modality, Polarity
from triplewire.extract.syntax.tree import Word
from triplewire.extract.syntax.verb_lemmas import with_particle

_STRENGTHS: tuple[Modality, ...] = ("actual", "future", "possible", "hypothetical")
_FUTURE, _POSSIBLE, _HYPOTHETICAL = 1, 2, 3


class _Effect(NamedTuple):
    """Whether it turns the polarity round, and the place of its modality in _STRENGTHS."""

    negative: bool
    strength: int

    def under(self, other: _Effect) -> _Effect:
        """Both together: negations cancel, the weaker commitment wins."""
        return _Effect(self.negative != other.negative, max(self.strength, other.strength))


_NOTHING = _Effect(negative=False, strength=0)
_NEGATED = _Effect(negative=True, strength=0)


def _modal(strength: int) -> _Effect:
    return _Effect(negative=False, strength=strength)


def _load() -> Mapping[str, Mapping[str, _Effect]]:
    found: dict[str, dict[str, _Effect]] = {}
    for group, lists in read_table("modality").items():
        for name, listed in lists.items():
            effect = _NEGATED if name == "negative" else _modal(_STRENGTHS.index(name))
            found.setdefault(group, {}).update(dict.fromkeys(listed, effect))
    return found


_EFFECTS = _load()
_AUXILIARIES, _MODIFIERS, _CONJUNCTIONS = (_EFFECTS[name] for name in ("auxiliaries", "modifiers", "conjunctions"))
_OVER_CLAUSE, _OVER_NOUN, _PREPOSITIONS = (_EFFECTS[name] for name in ("clauses", "nouns", "prepositions"))
_BESIDE = {"advmod": _MODIFIERS, "amod": _MODIFIERS, "mark": _CONJUNCTIONS}
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})
_CLAUSAL = frozenset({"xcomp", "ccomp", "acl", "csubj", "csubjpass", "pcomp"})
_BOTH = frozenset({"both", "either"})  # "neither ... nor" denies, these do not
_CONDITIONS = frozenset({"if", "unless", "provided"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_GAPS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_TEMPORAL = frozenset({"until", "till", "before", "after", "once", "when", "whenever"})
_WILL = frozenset({"will", "'ll", "’ll", "wo", "would"})
_INVERTED = frozenset({"had", "were", "should"})
_DECIDE = frozenset({"decide", "opt", "choose", "vote"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})


def factuality(word: Word) -> tuple[Polarity, Modality]:
    """Polarity and modality of what `word` (the head of a clause, or an event noun) reports."""
    effect = _own(word)
    while step := _above(word):
        word, passed = step
        effect = effect.under(passed)
    return "negative" if effect.negative else "positive", _STRENGTHS[effect.strength]


def _own(word: Word, besides: Word | None = None) -> _Effect:
    """What a word's auxiliaries, negation, adverbs and conjunctions say; `besides` has had its say."""
    effect = _NOTHING
    for child in word.children:
        if child is not besides:
            effect = effect.under(_of_child(child, word))
    if follows_nor(word):
        return effect.under(_NEGATED)
    if word.dep == "conj" and word.tag in {"VB", "VBG", "VBN"} and not any(c.dep in _SUBJECTS for c in word.children):
        shared = [c for c in word.head.children if c.dep in {"aux", "neg"} and c.i < word.head.i]
        for child in shared if not any(c.dep == "aux" for c in word.children) else ():
            effect = effect.under(_of_child(child, word.head))
    return effect


def _of_child(child: Word, word: Word) -> _Effect:
    dep, lower = child.dep, child.lower
    if _negates(child, word):
        return _NEGATED
    if dep == "aux":
        return _auxiliary(child, word)
    if dep == "advcl":
        modal = any(c.dep == "aux" and c.lower in _AUXILIARIES for c in word.children)
        return _modal(_HYPOTHETICAL) if modal and _is_condition(child) else _NOTHING
    return _BESIDE.get(dep, {}).get(lower, _NOTHING)


def _negates(child: Word, word: Word) -> bool:
    if child.dep == "neg" or (child.dep == "det" and child.lower in {"no", "neither"}) or child.dep == "preconj":
        return child.lower not in _BOTH
    if child.lower == "longer":
        return any(c.lower == "no" for c in child.children)
    return child.dep in _ARGUMENTS and word.pos in {"VERB", "AUX"} and is_no_one(child)


def _is_condition(clause: Word) -> bool:
    return any(c.dep == "mark" and c.lower in _CONDITIONS for c in clause.children)


def _auxiliary(aux: Word, word: Word) -> _Effect:
    """An auxiliary's own; "would" is future in reported speech ("said it would go"), "to" may open a purpose."""
    if aux.lower in {"would", "'d", "’d"}:
        perfect = any(c.lower == "have" for c in word.children)
        if _is_reported(word) and not perfect:
            return _modal(_FUTURE)
        return _modal(0 if aux.lower != "would" and word.tag == "VBN" else _HYPOTHETICAL)
    if (
        aux.lower in _INVERTED
        and word.dep in {"advcl", "ccomp"}
        and any(c.dep in _SUBJECTS and c.i > aux.i for c in word.children)
    ):
        return _modal(_HYPOTHETICAL)  # "had it happened earlier"
    if aux.lower == "to":  # a purpose; on top it is a headline's future ("Lee to visit Rome")
        return _NOTHING if _is_complement(word) else _modal({"advcl": _POSSIBLE, "ROOT": _FUTURE}.get(word.dep, 0))
    return _AUXILIARIES.get(aux.lower, _NOTHING)


def _is_complement(word: Word) -> bool:
    """An infinitive that the parser took for a purpose: "have sworn to fight"."""
    to = any(c.dep == "aux" and c.lower == "to" for c in word.children)
    return to and word.dep == "advcl" and (word.head.lemma in OPERATORS or word.head.lemma in _OVER_CLAUSE)


def _is_reported(word: Word) -> bool:
    """Whether it stands in a content clause under a verb of saying or in the past, itself or what it is joined to."""
    while word.dep == "conj":
        word = word.head
    return word.dep == "ccomp" and (word.head.lemma in REPORT or word.head.tag == "VBD")


def _above(word: Word) -> tuple[Word, _Effect] | None:
    """The word whose commitment decides about `word`'s, and what it says; None where no scope reaches further."""
    dep, head = word.dep, word.head
    if dep == "conj":
        return head, _NOTHING
    if dep in {"pcomp", "pobj"} and head.dep in {"prep", "agent"}:
        return _through(head, _OVER_CLAUSE if dep == "pcomp" else _OVER_NOUN)
    if _is_complement(word):
        dep = "xcomp"
    if dep in _CLAUSAL:
        return _over_clause(word, dep)
    if dep == "advcl" and any(c.dep in {"mark", "advmod"} and c.lower in _TEMPORAL for c in word.children):
        ahead = _own(head).strength  # "will not rest until it is found"
        return (head, _modal(ahead)) if ahead in {_FUTURE, _HYPOTHETICAL} and not _is_past(word) else None
    if dep in {"acomp", "oprd"}:
        return head, _own(head, besides=word)
    return _over_noun(word) if dep in {"dobj", "nsubjpass"} else None


def _is_past(word: Word) -> bool:
    return word.tag == "VBD" and not _is_reported(word.head)


def _over_clause(word: Word, dep: str) -> tuple[Word, _Effect] | None:
    head = word.head
    if is_withheld(word):
        return _root(head), _modal(_POSSIBLE)
    if head.pos == "NOUN" and any(c.dep in _GAPS and c.lower in {"that", "which"} for c in word.children):
        return None  # "a plan that Chad put forward" tells what Chad did, not what is planned
    if dep == "acl" and is_countered(head):
        return head.head, _NEGATED.under(_own(head.head, besides=head))
    effect = None if _is_told(word, head) else _OVER_CLAUSE.get(head.lemma)
    if dep == "xcomp" and head.lemma == "be" and not head.child("acomp", "attr"):
        effect = _modal(_FUTURE)  # "the leaders are to meet"
    if effect is None and (dep != "xcomp" or head.lemma in REPORT):
        return None
    return head, (effect or _NOTHING).under(_own(head))


def _root(word: Word) -> Word:
    """The top of the sentence, over which no scope reaches."""
    return list(word.ancestors())[-1] if word.head is not word else word


def _over_noun(word: Word) -> tuple[Word, _Effect] | None:
    lemma = with_particle(word.head)
    effect = _OVER_NOUN.get(lemma.replace(" ", "_"))
    if effect is None and lemma not in LIGHT:
        return None
    return word.head, (effect or _NOTHING).under(_own(word.head, besides=word))


def _is_told(word: Word, head: Word) -> bool:
    """A finite clause under a verb of saying is told, not wanted: "told them that it rained"."""
    if (
        word.dep != "ccomp"
        or head.lemma not in REPORT
        or _OVER_CLAUSE.get(head.lemma, _NOTHING).strength in {0, _POSSIBLE}
    ):
        return False
    return word.tag in _FINITE or any(c.dep == "aux" and (c.tag in _FINITE or c.tag == "MD") for c in word.children)


def announced_if(word: Word) -> str | None:
    """The condition under which somebody announces what `word` reports ("if", "unless"), or "not" for "would not"."""
    auxiliaries = {c.lower for c in word.children if c.dep == "aux"}
    if "have" in auxiliaries or not auxiliaries & _WILL:
        return None
    for clause in word.children:
        if clause.dep == "advcl":
            for mark in clause.children:
                if mark.dep == "mark" and mark.lower in _CONDITIONS:
                    return mark.lower
    return "not" if "would" in auxiliaries and any(c.dep == "neg" for c in word.children) else None


def is_decided(word: Word) -> bool:
    """Whether it is what somebody has just decided, which is more than an announcement."""
    return word.dep == "xcomp" and word.head.lemma in _DECIDE


def _through(preposition: Word, table: Mapping[str, _Effect]) -> tuple[Word, _Effect] | None:
    """The same for what follows a preposition: "called for talks", "without a fight", "the threat of war"."""
    governor = preposition.head
    lower = preposition.lower
    effect = table.get(f"{governor.lemma}_{lower}") or (table.get(governor.lemma) if table is _OVER_CLAUSE else None)
    bare = _PREPOSITIONS.get(lower)
    if effect is None and bare is None:
        return None
    if effect is None:
        return (preposition, bare) if bare else None
    return governor, effect.under(_own(governor))
