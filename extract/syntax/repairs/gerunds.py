"""Gerunds with an owner, where the parser took them for adjectives: "Russia's supplying missiles to Iran".

Of those before a noun only verbs of handing over count, since most others do describe ("the city's growing market").
"""

from __future__ import annotations

from triplewire.extract.lexicon.lists import CONTROL
from triplewire.extract.syntax.tree import Sentence, Word

_HANDING = dict(entry.split() for entry in CONTROL.handing_over)  # the lemma of each form


def mend_gerunds(sentence: Sentence) -> Sentence:
    """The same sentence, its tree changed in place where an owner does something."""
    for verb in sentence.words[2:]:
        mark = sentence.words[verb.i - 1]
        if verb.tag == "VBG" and mark.tag == "POS" and (_described(verb, mark.head) or _hung(verb, mark.head)):
            _raise(verb, mark.head)
            _follow(verb, sentence)
    return sentence


def _described(verb: Word, owner: Word) -> bool:
    """Whether the verb was taken to describe what is handed over: "Russia's supplying missiles"."""
    return verb.dep == "amod" and verb.lower in _HANDING and owner.dep == "poss" and owner.head is verb.head


def _hung(verb: Word, owner: Word) -> bool:
    """Whether the verb was hung on a noun, of which it can say nothing behind "'s": "the company's firing two men"."""
    return verb.dep == "acl" and owner.dep in {"pobj", "dobj", "nsubj"}


def _raise(verb: Word, owner: Word) -> None:
    """Put the verb where the phrase stands, the noun that it described below it as object, the owner as subject."""
    noun = owner if verb.dep == "acl" else verb.head
    above, place = noun.head, "pcomp" if noun.dep == "pobj" else noun.dep
    if noun is not owner:
        hang(noun, verb, "dobj")
    if above is noun:  # the noun was the root
        verb.head, verb.dep = verb, place
    else:
        hang(verb, above, place)
    verb.pos, verb.lemma = "VERB", _HANDING.get(verb.lower, verb.lemma)
    hang(owner, verb, "nsubj")


def _follow(verb: Word, sentence: Sentence) -> None:
    """A "to" or "from" right behind what is handed over says to whom, whatever the parser hung it on."""
    last = max(verb.subtree(), key=lambda word: word.i)
    behind = sentence.words[last.i + 1] if last.i + 1 < len(sentence.words) else last
    if behind.dep == "prep" and behind.lower in {"to", "from"} and behind.head is not verb:
        hang(behind, verb, "prep")


def hang(word: Word, above: Word, dep: str) -> None:
    """Put a word, with all below it, under another one; under itself it is the root."""
    if word.head is not word:
        word.head.children.remove(word)
    word.head, word.dep = above, dep
    if above is word:
        return
    above.children.append(word)
    above.children.sort(key=lambda child: child.i)
