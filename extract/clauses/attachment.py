"""Relative clauses that the parser hung on the wrong word, put right before clauses are read off the tree.

"A man they say sold the rifle": what others say stands inside the relative clause. "The countries, which fought a war
in 1998 that killed thousands": without a comma a relative clause says something of the noun before it.
"""

from __future__ import annotations

from extract.clauses.control import own_subject
from extract.clauses.phrases import VERBAL
from extract.clauses.relatives import is_relative
from extract.gerunds import hang
from extract.lexicon import words
from extract.parse import Sentence, Word

_SPEECH = words("speech")
_REPORTING = _SPEECH["say"] | _SPEECH["think"]
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_FIGURES = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "QUANTITY", "MONEY", "PERCENT"})


def mend_relatives(sentence: Sentence) -> None:
    """Change the tree of the sentence in place."""
    for verb in sentence.words:
        if verb.dep == "relcl":
            _insert(verb, sentence)
            _reattach(verb, sentence)


def _insert(saying: Word, sentence: Sentence) -> None:
    """Take "they say" out of "a man they say sold the rifle", so that the man sold it."""
    own = own_subject(saying)
    if saying.lemma not in _REPORTING or own is None or is_relative(own) or saying.child("dobj"):
        return
    after = sentence.words[saying.i + 1] if saying.i + 1 < len(sentence.words) else saying
    verb = after.head if after.dep in {"aux", "auxpass", "advmod", "neg"} else after
    finite = after.tag in _FINITE or (after.tag == "VBN" and verb is after and verb.dep != "acl")
    if verb.pos not in VERBAL or verb.i <= saying.i or not finite or own_subject(verb) or verb.head is verb:
        return
    hang(verb, saying.head, "relcl")
    hang(saying, verb, "parataxis")


def _reattach(verb: Word, sentence: Sentence) -> None:
    """Hang a second relative clause behind another one on the noun before it."""
    pronoun = next((w for w in verb.children if is_relative(w) and w.i < verb.i), None)
    first = next((w for w in verb.head.children if w.dep == "relcl" and w.i < verb.i), None)
    if pronoun is None or first is None or sentence.words[pronoun.i - 1].pos in {"PUNCT", "CCONJ"}:
        return
    between = reversed(sentence.words[first.i + 1 : pronoun.i])
    noun = next((w for w in between if w.pos in {"NOUN", "PROPN"} and _may_have(w)), None)
    if noun is not None:
        hang(verb, noun, "relcl")


def _may_have(noun: Word) -> bool:
    return noun.dep in {"dobj", "pobj", "attr"} and noun.ent not in _FIGURES
