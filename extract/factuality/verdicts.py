"""What is said of a whole clause behind it: "Chad left, which is untrue", "Chad left, a claim that Mali rejects"."""

from __future__ import annotations

from collections.abc import Iterator

from triplewire.extract.factuality.effect import NEGATED, NOTHING, POSSIBLE, Effect
from triplewire.extract.factuality.negation import is_no_one
from triplewire.extract.factuality.reporting import SAYING_NOUNS
from triplewire.extract.lexicon.labels import COMPLEMENT_DEPS, SUBJECT_DEPS
from triplewire.extract.lexicon.lists import FACTUALITY, SPEECH
from triplewire.extract.syntax.phrases import after_comma
from triplewire.extract.syntax.tree import Word

_TOLD = SAYING_NOUNS | FACTUALITY.depictions | FACTUALITY.fiction  # nouns that can be untrue themselves
_HOLDING = COMPLEMENT_DEPS | {"agent", "npadvmod", "prep"}


def verdict_on(verb: Word) -> Effect:
    """Return the effect of a remark at the end of a clause on all that it states; it hangs on the last noun there."""
    for remark in _behind(verb):
        effect = _of_relative(remark) if remark.dep == "relcl" else _of_noun(remark)
        if not effect.plain:
            return effect
    return NOTHING


def _behind(word: Word) -> Iterator[Word]:
    """Yield what follows a comma behind a verb, and behind the nouns that it governs."""
    for child in word.children:
        if child.i < word.i:
            continue
        if child.dep in {"relcl", "appos", "npadvmod"} and after_comma(child):
            yield child
        elif child.dep in _HOLDING:
            yield from _behind(child)


def _of_relative(clause: Word) -> Effect:
    """Return the effect of ", which is untrue" and ", which Mali denies": no town is untrue, and no name is denied."""
    which = next((w for w in clause.children if w.lower == "which"), None)
    if which is None or clause.head.lemma in _TOLD:
        return NOTHING
    said = clause.child("acomp", "attr")
    if said is not None and which.dep in SUBJECT_DEPS and clause.lemma == "be":
        denied = clause.child("neg") is not None or is_no_one(said)
        listed = FACTUALITY.true if denied else FACTUALITY.untrue
        return NEGATED if said.lemma in listed else NOTHING
    denied = clause.lemma in SPEECH.deny and which.dep == "dobj" and clause.head.pos != "NOUN"
    return POSSIBLE if denied else NOTHING


def _of_noun(noun: Word) -> Effect:
    """Return the effect of ", a claim that Mali rejects", ", something he denies" and ", a lie"."""
    clause = noun.child("relcl", "acl")
    countered = clause is not None and (clause.lemma in SPEECH.deny or clause.lemma in SPEECH.against)
    if noun.lemma in FACTUALITY.untrue:
        return NEGATED
    claimed = any(w.lemma in FACTUALITY.claims for w in (noun, *noun.children))  # "a | claim | Mali rejects"
    return POSSIBLE if claimed or (countered and noun.lower in FACTUALITY.something) else NOTHING
