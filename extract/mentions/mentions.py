"""Mentions: the phrases of a document that refer to somebody or something, before it is known to whom.

Names come first (names.py); what they leave is looked at for descriptions and pronouns.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from triplewire.extract.lexicon.lists import PEOPLE
from triplewire.extract.lexicon.nouns import NO_ENTITY, NOUN_TYPES, TITLES, Gender, gender_of_noun
from triplewire.extract.mentions.pleonastic import is_pleonastic
from triplewire.extract.model import EntityType
from triplewire.extract.names.phrase import Phrase, words_of
from triplewire.extract.syntax.tree import Sentence, Word

_HEADED = frozenset({"NN", "NNS"})
_NOT_HEADS = frozenset({"compound", "amod", "npadvmod", "nmod", "quantmod", "nummod", "advmod", "det"})
_BEFORE = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod", "predet", "punct", "quantmod", "advmod"})
_THIRD: dict[str, tuple[Gender | None, bool]] = {
    **dict.fromkeys(("he", "him", "his", "himself"), ("male", False)),
    **dict.fromkeys(("she", "her", "hers", "herself"), ("female", False)),
    **dict.fromkeys(("it", "its", "itself"), (None, False)),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), (None, True)),
}  # fmt: skip
FIRST_SINGULAR = frozenset({"i", "me", "my", "mine", "myself"})
FIRST_PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})
SECOND_PERSON = frozenset({"you", "your", "yours", "yourself"})
FIRST_PERSON = FIRST_SINGULAR | FIRST_PLURAL
_QUOTES = frozenset({
    '"', "'", "``", "''", "\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}",
    "\N{LEFT SINGLE QUOTATION MARK}", "\N{RIGHT SINGLE QUOTATION MARK}",
    "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}", "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}",
})  # fmt: skip
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
DISPLAYED = frozenset({"headline", "subheadline", "tagline", "caption", "list"})  # apart from the running text
_PAIR = frozenset({"both", "two"})
_ALONE = _PAIR | {"latter", "former"}
_NOUN_PHRASE = frozenset({"DET", "NOUN", "PROPN", "ADJ", "PRON", "NUM"})
_TIMES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"})


_CROWD = frozenset({"dozens", "hundreds", "thousands", "millions", "scores"})
_OF_PEOPLE = PEOPLE.done_by_people


def find_descriptions(sentence: Sentence, named: Collection[Phrase]) -> Iterator[Phrase]:
    """Noun phrases and pronouns of a sentence whose heads are in none of the names."""
    taken = words_of(named)
    for word in sentence.words:
        if word.i in taken:
            continue
        if _is_described(word):
            yield _nominal(sentence, word)
        elif _is_counted(word):
            yield Phrase(sentence, _left_of(sentence, word), word, "nominal", type="Group", plural=True)
        elif word.tag in {"PRP", "PRP$"}:
            yield from _pronoun(sentence, word)
        elif word.tag in {"WP", "WDT", "WP$"} and relative_to(word):
            yield Phrase(sentence, (word,), word, "pronoun", silent=True)
        elif word.lower in _ALONE and _is_alone(word, sentence):
            yield Phrase(sentence, _with_article(sentence, word), word, "nominal", plural=word.lower in _PAIR)


def _is_described(word: Word) -> bool:
    """Whether the word heads a description: a common noun, or an office with a capital; no time and no amount."""
    proper = word.tag == "NNP" and (word.lower in TITLES or _is_called_only(word))
    headed = proper or (word.tag in _HEADED and word.dep not in _NOT_HEADS)
    return headed and word.ent not in _TIMES and word.lemma not in NO_ENTITY


def _is_counted(word: Word) -> bool:
    """Whether a number stands for people, by what they do or suffer: "two arrested", "hundreds protested"."""
    if not (word.tag == "CD" or word.lower in _CROWD) or any(child.lower == "of" for child in word.children):
        return False
    told = [word.head] if word.dep in {"nsubj", "nsubjpass", "dobj"} else [c for c in word.children if c.dep == "acl"]
    return word.ent not in _TIMES - {"CARDINAL"} and any(verb.lemma in _OF_PEOPLE for verb in told)


def _is_called_only(word: Word) -> bool:
    """Whether a noun that the model takes for a name only describes: "the Church", "the Ministry"."""
    definite = any(child.lower in DEFINITE for child in word.children)
    return word.dep not in _NOT_HEADS and (word.text.islower() or (definite and word.lower in NOUN_TYPES))


def _is_alone(word: Word, sentence: Sentence) -> bool:
    """Whether "the latter", "both" stands for a noun phrase by itself ("the latter's visit", but "both the towns")."""
    if any(child.tag == "POS" for child in word.children):
        return True
    after = sentence.words[word.i + 1].pos if word.i + 1 < len(sentence.words) else "PUNCT"
    if after in _NOUN_PHRASE or word.dep == "ROOT":
        return False
    return word.dep not in _NOT_HEADS and word.dep != "predet" and not any(w.dep == "prep" for w in word.children)


def _with_article(sentence: Sentence, word: Word) -> tuple[Word, ...]:
    before = sentence.words[word.i - 1] if word.i else word
    return (before, word) if before.lower == "the" else (word,)


def _nominal(sentence: Sentence, head: Word) -> Phrase:
    lemma = head.lemma.lower()
    return Phrase(
        sentence,
        _left_of(sentence, head),
        head,
        "nominal",
        type=NOUN_TYPES.get(lemma, "Person" if lemma in TITLES else None),
        plural=head.tag == "NNS" or lemma in {"police", "people"},
        gender=gender_of_noun(lemma),
    )


def _left_of(sentence: Sentence, head: Word) -> tuple[Word, ...]:
    """The words from the first premodifier, an owner's name too, to the head ("Kenya's new airport")."""
    first = head.i
    for word in reversed(head.children):
        if word.i < head.i and word.dep in _BEFORE:
            first = min(first, _leftmost(word))
    first = _inside_quotation(sentence, first, head.i)
    while first < head.i and _is_outside(sentence.words[first], head):
        first += 1
    return sentence.words[first : head.i + 1]


def _is_outside(word: Word, head: Word) -> bool:
    """Whether the first word is no part of it: a mark, or the "that" of a clause ("shells that agencies say")."""
    return word.pos == "PUNCT" or word.tag == "POS" or (word.lower == "that" and head.tag == "NNS")


def _inside_quotation(sentence: Sentence, first: int, last: int) -> int:
    """Where a phrase begins that does not cross the edge of a quotation: "a | 'red line'"."""
    opened = -1
    for word in sentence.words[first:last]:
        if is_quotation_mark(word):
            before, after = sentence.words[word.i - 1], sentence.words[word.i + 1]
            apart = word.i == 0 or before.end < word.start
            opened = word.i if apart and after.start == word.end else -1
    return opened + 1 if opened >= 0 else first


def is_quotation_mark(word: Word) -> bool:
    """Whether the word is a mark that opens or closes a quotation, and no apostrophe."""
    return word.text in _QUOTES and word.tag != "POS"


def _leftmost(word: Word) -> int:
    """The first word on the left branch below."""
    while word.children and word.children[0].i < word.i:
        word = word.children[0]
    return word.i


def _pronoun(sentence: Sentence, word: Word) -> Iterator[Phrase]:
    if word.lower in _THIRD:
        gender, plural = _THIRD[word.lower]
        if word.dep != "expl" and not (word.lower == "it" and is_pleonastic(word)):
            entity_type: EntityType | None = "Person" if gender else None
            yield Phrase(sentence, (word,), word, "pronoun", entity_type, plural=plural, gender=gender)
    elif word.lower in FIRST_PERSON or word.lower in SECOND_PERSON:
        yield Phrase(sentence, (word,), word, "pronoun", plural=word.lower in FIRST_PLURAL)


def relative_to(word: Word) -> Word | None:
    """The noun that a relative pronoun stands for."""
    verb = next((w for w in (word, *word.ancestors()) if w.dep == "relcl"), None)
    return verb.head if verb and word.i < verb.i else None
