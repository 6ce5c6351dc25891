"""Words that deny without "not" ("nobody", "no king", "not one king", "neither ... nor"), and "not" that only adds."""

from __future__ import annotations

from triplewire.extract.lexicon.labels import CORE_OR_ATTRIBUTE_DEPS, SUBJECT_DEPS, VERBAL_POS
from triplewire.extract.lexicon.lists import FACTUALITY
from triplewire.extract.syntax.tree import Word, remembered


@remembered
def is_no_one(argument: Word) -> bool:
    """Whether a subject or object denies its verb: "no king came", "few came", "neither A nor B came"."""
    children = argument.children
    if not children:
        return argument.lower in FACTUALITY.no_one
    if any(c.dep == "prep" and c.lower in FACTUALITY.exceptive for c in children):
        return False  # "nobody but the king came"
    if argument.lower in FACTUALITY.no_one or any(_is_by_no_means(c) for c in children):
        return True
    if any(c.lower in FACTUALITY.negative_determiners and c.dep in {"det", "preconj", "cc"} for c in children):
        return not any(c.lower in FACTUALITY.exceptive for c in children)
    if _is_scarce(argument):
        return argument.dep in SUBJECT_DEPS or argument.dep == "attr"
    denied = [c for w in (argument, *children) for c in w.children if c.dep == "neg" and c.i < argument.i]
    return any(not is_restricted(word) for word in denied)


def _is_by_no_means(preposition: Word) -> bool:
    """Whether the parser hung a denying adverbial on the subject: "Oman | by | no means bombed Dubai"."""
    means = preposition.child("pobj") if preposition.lower == "by" else None
    return means is not None and is_no_one(means)


def _is_scarce(argument: Word) -> bool:
    """Whether it is as good as none: "few kings", unlike "a few kings"; "hardly any king"."""
    determiners = [c for c in argument.children if c.dep == "det"]
    if any(c.lower in FACTUALITY.scarce for word in determiners for c in word.children):
        return True
    bare = [c for c in argument.children if c.lower in FACTUALITY.scarce and not c.children]
    return bool(bare) and not determiners


def denies(child: Word, word: Word) -> bool:
    """Whether one word beside a word denies it."""
    if child.dep in {"neg", "preconj"}:
        if child.dep == "preconj":
            return child.lower in FACTUALITY.negative_determiners
        return not is_restricted(child) and not _delays(child, word)
    if child.dep == "det":
        return child.lower in FACTUALITY.negative_determiners
    if child.lower == "longer":
        return any(c.lower == "no" for c in child.children)
    return child.dep in CORE_OR_ATTRIBUTE_DEPS and word.pos in VERBAL_POS and is_no_one(child)


def is_restricted(negation: Word) -> bool:
    """Whether a negation adds something or counts: "not only the king", "not just in May", "no fewer than ten"."""
    beside = [*negation.children, *negation.head.children]
    beside += [below for word in negation.head.children for below in word.children]  # "it was not | just | Ann Lee who"
    if any(w.i == negation.i + 1 and w.lower in FACTUALITY.exceptive for w in beside):
        return True
    return negation.lower == "not" and any(
        w.i == negation.i + 1 and w.lower in FACTUALITY.restricting for w in (negation.head, *beside)
    )


def is_delayed(word: Word) -> bool:
    """Whether what a word states is denied until some time only: "was not mayor until 2020"."""
    return any(child.dep == "neg" and _delays(child, word) for child in word.children)


def is_lapsed(word: Word) -> bool:
    """Whether what a word states held before: "is no longer mayor", "is not mayor any more", "not since 2015"."""
    beside = {child.lower: child for child in word.children}
    denied = any(child.dep == "neg" and child.lower in FACTUALITY.plain_negations for child in word.children)
    longer = beside.get("longer") or beside.get("more")
    if longer is not None and {child.lower for child in longer.children} & ({"no"} | ({"any"} if denied else set())):
        return True
    return denied and ("anymore" in beside or "since" in beside)


def _delays(negation: Word, word: Word) -> bool:
    """Whether "not" only delays: "did not leave until Monday", "not until May did it leave"."""
    if negation.lower not in FACTUALITY.plain_negations:
        return False
    for child in word.children:
        opening = child if child.dep == "prep" else child.child("mark", "prep") if child.dep == "advcl" else None
        if opening is not None and opening.lower in FACTUALITY.delaying:
            return True
    return False


def follows_nor(verb: Word) -> bool:
    """Whether a coordinated verb stands behind "nor", which denies it: "neither confirmed nor denied"."""
    return verb.dep == "conj" and any(child.dep == "cc" and child.lower == "nor" for child in verb.head.children)
