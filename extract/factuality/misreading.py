"""Signs that the parser misread a clause: what it reports stays an event, but no plain fact rests on it."""

from __future__ import annotations

from triplewire.extract.lexicon.labels import FINITE_VERB_TAGS, NOUN_POS, SENTENCE_ENDS, VERBAL_POS
from triplewire.extract.syntax.control import own_subject
from triplewire.extract.syntax.phrases import is_finite, is_infinitive
from triplewire.extract.syntax.tree import Sentence, Word


def is_misread(verb: Word, sentence: Sentence) -> bool:
    """Return whether a verb stands in a tree that no correct reading of the sentence has."""
    return _is_fragment(sentence, verb) or _is_spliced(verb) or _is_bare(verb) or _lacks_subject(verb)


def _is_fragment(sentence: Sentence, verb: Word) -> bool:
    """Whether a whole sentence has a noun at its root, so that its main verb was read as something else."""
    whole = sentence.kind == "paragraph" and sentence.words[-1].text in SENTENCE_ENDS
    if not whole or verb.dep not in {"relcl", "acl"}:
        return False
    root = next(word for word in sentence.words if word.head is word)
    return root.pos in NOUN_POS and own_subject(root) is None


def _is_spliced(verb: Word) -> bool:
    """Whether only a comma joins a clause with a subject to the one before: "it is at Ternuma, a Norwegian alleged"."""
    above, own = verb.head, own_subject(verb)
    if verb.dep != "conj" or above.pos not in VERBAL_POS or own is None or own.i > verb.i:
        return False
    series = any(w.dep == "cc" for w in (*above.children, *verb.children))
    between = [w.text for w in above.children if w.dep == "punct" and above.i < w.i < verb.i]
    return not series and set(between) == {","}


def _is_bare(verb: Word) -> bool:
    """Whether a bare infinitive is joined to a finite verb: nothing makes it a clause."""
    above = verb.head
    joined = verb.dep == "conj" and verb.tag == "VB" and above.tag in FINITE_VERB_TAGS
    return joined and not is_infinitive(verb) and not is_finite(verb) and not any(w.tag == "MD" for w in above.children)


def _lacks_subject(verb: Word) -> bool:
    """Whether a finite clause that needs a subject of its own has none: "she knew improves"."""
    needs = verb.dep in {"ccomp", "advcl"} and verb.tag in {"VBZ", "VBP"}
    return needs and own_subject(verb) is None and not any(w.dep in {"mark", "expl"} for w in verb.children)
