"""What the parser often hangs on the wrong word, put right before clauses are read off the tree.

"A man they say sold the rifle": what others say stands inside the relative clause. "The countries, which fought a war
in 1998 that killed thousands": without a comma a relative clause says something of the noun before it. "Said on Monday
it would": the day is that of saying. "Died on Monday of cancer": no Monday is of cancer. "The law (passed in May)": a
bracket belongs to what stands before it.
"""

from __future__ import annotations

from triplewire.extract.lexicon.lists import SPEECH
from triplewire.extract.syntax.control import own_subject
from triplewire.extract.syntax.phrases import FINITE, VERBAL
from triplewire.extract.syntax.relatives import is_relative
from triplewire.extract.syntax.repairs.gerunds import hang
from triplewire.extract.syntax.tree import Sentence, Word

_REPORTING = SPEECH.say | SPEECH.think
_TIMES = frozenset({"DATE", "TIME"})
_FIGURES = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "QUANTITY", "MONEY", "PERCENT"})


def mend_attachments(sentence: Sentence) -> None:
    """Change the tree of the sentence in place."""
    for word in sentence.words:
        if word.dep == "relcl":
            _insert(word, sentence)
            _reattach(word, sentence)
        elif word.dep == "ccomp":
            _date_saying(word)
        elif word.dep == "prep" and word.head.ent == "DATE":
            _lift(word)
        elif word.tag in {"VBN", "VBG"} and word.i > 1 and sentence.words[word.i - 1].text == "(":
            _bracket(word, sentence)


def _insert(saying: Word, sentence: Sentence) -> None:
    """Take "they say" out of "a man they say sold the rifle", so that the man sold it."""
    own = own_subject(saying)
    if saying.lemma not in _REPORTING or own is None or is_relative(own) or saying.child("dobj"):
        return
    after = sentence.words[saying.i + 1] if saying.i + 1 < len(sentence.words) else saying
    verb = after.head if after.dep in {"aux", "auxpass", "advmod", "neg"} else after
    finite = after.tag in FINITE or (after.tag == "VBN" and verb is after and verb.dep != "acl")
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


def _date_saying(said: Word) -> None:
    """Hang the time right behind a verb of saying on it, though what is said follows without "that"."""
    saying = said.head
    own = own_subject(said)
    if saying.lemma not in _REPORTING or own is None or said.child("mark"):
        return
    time = next((w for w in said.children if w.i == saying.i + 1 and w.i < own.i), None)
    noun = time and (time.child("pobj") if time.dep == "prep" else time if time.dep == "npadvmod" else None)
    if time is not None and noun is not None and noun.ent in _TIMES:
        hang(time, saying, time.dep)


def _lift(prep: Word) -> None:
    """Hang an "of" behind the name of a day or month on the verb, unless it tells another time."""
    day, governed = prep.head, prep.child("pobj")
    verb = day.head.head
    named = prep.lower == "of" and day.tag == "NNP" and day.dep == "pobj" and verb.pos in VERBAL
    if named and governed is not None and governed.ent not in _FIGURES:
        hang(prep, verb, "prep")


def _bracket(verb: Word, sentence: Sentence) -> None:
    """Hang a participle that opens a bracket on the noun before it."""
    noun, above = sentence.words[verb.i - 2], verb.head
    if noun.pos not in {"NOUN", "PROPN"} or verb.dep not in {"acl", "advcl"} or above is noun or own_subject(verb):
        return
    for child in [w for w in verb.children if w.i < verb.i and w.pos != "PUNCT"]:
        hang(child, above, child.dep)
    while noun.dep == "compound" or (noun.dep == "pobj" and noun.head.lower == "of"):
        noun = noun.head if noun.dep == "compound" else noun.head.head
    hang(verb, noun, "acl")


def _may_have(noun: Word) -> bool:
    return noun.dep in {"dobj", "pobj", "attr"} and noun.ent not in _FIGURES
