"""Which clauses state something: questions, conditions, alternatives and withheld content do not."""

from __future__ import annotations

from triplewire.extract.clauses.clausal_complements import comments_on_text
from triplewire.extract.clauses.clause import Clause
from triplewire.extract.factuality.modality import assess
from triplewire.extract.factuality.negation import is_no_one
from triplewire.extract.factuality.reporting import REPORTING, SAYING_NOUNS
from triplewire.extract.factuality.withheld import is_withheld
from triplewire.extract.lexicon.effects import EFFECTS
from triplewire.extract.lexicon.labels import VERBAL_POS
from triplewire.extract.lexicon.lists import ADVERBIALS, CONJUNCTIONS
from triplewire.extract.syntax.control import merges
from triplewire.extract.syntax.tree import Word

_VERBAL = frozenset({"verbal", "copular"})
_OPERATORS = EFFECTS.modifiers.negative | EFFECTS.modifiers.possible | ADVERBIALS.negative


def is_asserted(clause: Clause) -> bool:
    """Whether the clause states something.

    A condition does not, nor does the gerund in "accused of stealing"; the one in "after meeting X" does.
    """
    marks = {w.lower for w in clause.head.children if w.dep == "mark"}
    if clause.asks or clause.head.tag == "MD" or marks & CONJUNCTIONS.open:
        return False
    if clause.link == "participle" and "as" in marks:
        return False
    if _is_alternative(clause) or comments_on_text(clause.head) or is_withheld(clause.head) or _is_unmarked(clause):
        return False
    return clause.link != "gerund" or _has_owner(clause.head) or _is_factive(clause.head)


def _is_unmarked(clause: Clause) -> bool:
    """Whether the predicate reads like a fact though something outside it says otherwise: "no proof that X left".

    What somebody says or thinks is his, whatever it is.
    """
    verb = clause.head
    if clause.kind not in _VERBAL or verb.head.lemma in REPORTING or verb.head.lemma in SAYING_NOUNS:
        return False
    carriers = (*clause.predicate, *(w for a in (*clause.subjects, *clause.arguments) for w in a.words[:1]))
    if any(w.dep == "neg" or w.tag in {"MD", "TO"} or w.lower in _OPERATORS or is_no_one(w) for w in carriers):
        return False
    if merges(verb) is not None:
        return False
    polarity, modality, _ = assess(verb)
    return polarity == "negative" or modality != "actual"


def _has_owner(gerund: Word) -> bool:
    """Whether a gerund has an owner, who is then said to do it: "Russia's supplying missiles"."""
    return any(w.dep == "nsubj" and any(mark.tag == "POS" for mark in w.children) for w in gerund.children)


def _is_factive(gerund: Word) -> bool:
    """Whether the preposition before a gerund says that it happened: "after meeting the pope"."""
    first = gerund
    while first.dep == "conj":
        first = first.head
    return first.dep == "pcomp" and first.head.lower in CONJUNCTIONS.factive and first.head.head.pos in VERBAL_POS


def _is_alternative(clause: Clause) -> bool:
    """Whether the clause is one of an alternative, unless both are denied ("did not stay or leave")."""
    joined = clause.head.head if clause.head.dep == "conj" else clause.head
    either = any(w.dep == "cc" and w.lower == "or" for w in joined.children)
    return either and joined.pos in VERBAL_POS and not clause.negated
