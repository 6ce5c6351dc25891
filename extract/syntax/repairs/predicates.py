"""Main verbs that the parser took for something else, where the tags of the words or the lexicon tell against its tree.

In "Norway scrambled jets" it sees a noun with a participle before it, in "U.S. airstrikes in Syria killed four" a verb
"to airstrike"; both are common in headlines and short leads. In '"It may return," warned Ann Lee' it takes the speaker
for the object.
"""

from __future__ import annotations

from triplewire.extract.lexicon.lists import SPEECH
from triplewire.extract.syntax.repairs.gerunds import hang
from triplewire.extract.syntax.tree import Sentence, Word

_SAYING = SPEECH.say | SPEECH.quote
_CLOSING = frozenset({'"', "”", "''", "’", "'", "»"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_BESIDE_NOUNS = frozenset({"poss", "compound", "nmod"})
_OF_NOUNS = frozenset({"det", "amod", "compound", "nmod", "poss", "nummod", "case"})
_OF_VERBS = frozenset({"npadvmod", "punct", "advmod", "prep"})


def mend_predicates(sentence: Sentence) -> Sentence:
    """The same sentence, its tree changed in place where a word was mistaken for a verb or a verb for another word."""
    for word in sentence.words:
        if word.tag == "VBZ" and word.dep in _ARGUMENTS:
            _make_noun(word)
        elif word.lemma in _SAYING and word.i and sentence.words[word.i - 1].text in _CLOSING:
            _invert(word)
    root = next((word for word in sentence.words if word.head is word), None)
    if root is not None and root.pos in {"NOUN", "PROPN"} and root.child("nsubj", "cop") is None:
        verb = next((w for w in sentence.words[1 : root.i] if _is_verb(w, root, sentence)), None)
        if verb is not None:
            _raise(verb, root, sentence.words[verb.i - 1])
    elif root is not None and root.tag == "VBZ":
        verb = next((c for c in root.children if _is_main(c, root)), None)
        if verb is not None:
            _lower(root, verb)
    return sentence


def _invert(verb: Word) -> None:
    """Who stands behind a verb of saying that follows a quotation is the speaker, unless one stands between them."""
    speaker = verb.child("dobj", "dative", "oprd")
    if verb.child("nsubj", "nsubjpass") is None and speaker is not None and speaker.i > verb.i:
        speaker.dep = "nsubj"


def _make_noun(word: Word) -> None:
    """What is a subject or an object is no verb; what was its subject stands before it."""
    word.pos, word.tag = "NOUN", "NNS"
    for child in word.children:
        if child.dep == "nsubj" and child.i < word.i:
            child.dep = "compound"


def _is_verb(word: Word, root: Word, sentence: Sentence) -> bool:
    """Whether a past tense before the root has a noun right before it, its subject; the root is its object."""
    if word.dep != "amod" or word.tag not in {"VBD", "VBN"} or sentence.words[word.i - 1].pos not in _NOMINAL:
        return False
    whole = sentence.kind == "paragraph" and sentence.words[-1].text == "."
    above = word.head
    while above is not root and above.dep in _BESIDE_NOUNS:
        above = above.head
    return above is root and (word.tag == "VBD" or whole)


def _raise(verb: Word, noun: Word, subject: Word) -> None:
    """Make the verb the root, the former root its object, the noun before the verb its subject."""
    tops = dict.fromkeys((verb.head, noun, verb))
    for word in [c for top in tops for c in top.children if c.i < verb.i and c is not subject]:
        hang(word, subject if word.dep in _OF_NOUNS else verb, word.dep)
    hang(verb, verb, "ROOT")
    hang(subject, verb, "nsubj")
    for word in [c for c in noun.children if c.i > noun.i]:
        if word.dep == "relcl" and word.child("mark") is not None:
            hang(word, verb, "ccomp")
        elif word.dep in {"relcl", "acl"} and any(c.dep == "aux" and c.lower == "to" for c in word.children):
            hang(word, verb, "advcl")
        elif word.dep in _OF_VERBS and word.lower != "of":
            hang(word, verb, word.dep)
    hang(noun, verb, "dobj")
    verb.pos = "VERB"


def _is_main(word: Word, root: Word) -> bool:
    """Whether a clause below a root in the present has a past tense, but no subject and no conjunction of its own."""
    bare = word.child("nsubj", "nsubjpass", "mark", "aux", "advmod") is None
    return word.dep == "advcl" and word.tag == "VBD" and word.i > root.i and bare and root.child("nsubj") is not None


def _lower(noun: Word, verb: Word) -> None:
    """Make the verb the root and the former root its subject, or what follows its "of" ("a series of airstrikes")."""
    first, *more = [c for c in noun.children if c.dep == "nsubj"]
    hang(verb, verb, "ROOT")
    for word in [c for c in noun.children if c.dep == "punct" or (c.dep == "npadvmod" and c.i > noun.i)]:
        hang(word, verb, word.dep)
    for word in more:
        hang(word, noun, "compound")
    preposition = first.child("prep")
    inside = preposition.child("pobj") if preposition is not None and more else None
    if preposition is not None and inside is not None:
        hang(inside, noun, "compound")
        hang(noun, preposition, "pobj")
        hang(first, verb, "nsubj")
    else:
        hang(first, noun, "compound")
        hang(noun, verb, "nsubj")
    noun.pos, noun.tag = "NOUN", "NNS"
