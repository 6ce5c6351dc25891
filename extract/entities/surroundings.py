"""What stands around a name and tells its kind: "in X", "the village of X", "X, California", "X, 46", "X's wife".

Each piece of evidence has a name; extract/lexicon/name_evidence.toml says for which kinds it speaks, and how much.
"""

from __future__ import annotations

from collections.abc import Iterator

from extract.entities.nouns import CLASSES, OFFICES, REGIONS
from extract.lexicon import words as lexicon
from extract.parse import Sentence, Word
from extract.places.gazetteer import candidates, is_place

_AROUND = frozenset({"near", "to", "from", "outside", "around", "of", "through", "into", "across", "toward", "towards"})
_DURING = frozenset({"during", "after", "before", "since", "until"})
_THINGS, _PEOPLE, _SPEECH = lexicon("things"), lexicon("people"), lexicon("speech")
_KINDS_OF_PLACE = CLASSES["city"] | CLASSES["region"] | REGIONS | _THINGS["parts_of_places"]
_OF_A_PLACE = REGIONS | _THINGS["after_places"]
_OF_A_BODY = OFFICES | lexicon("organizations")["after"]
_KIN = _PEOPLE["kin"] | _PEOPLE["kin_male"] | _PEOPLE["kin_female"]
_SAYING = _SPEECH["say"] | _SPEECH["think"] | _SPEECH["quote"] | lexicon("pronouns")["personal"]
_MAKING = lexicon("things")["making"]
_TRUST = lexicon("places")["trust"]
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_BEFORE_NOUNS = frozenset({"compound", "nmod", "poss"})
_RELATIVE = {
    **dict.fromkeys(("who", "whom", "whose"), "relative.who"), "which": "relative.which", "where": "relative.where",
}  # fmt: skip
_NEIGHBOURS = frozenset({"PERSON", "ORG"})
_DASHES = frozenset({"(", ",", "-", "--", "\N{EM DASH}", "\N{EN DASH}", ":"})


def surroundings_tell(sentence: Sentence, words: tuple[Word, ...], called: str) -> Iterator[str]:
    """The evidence around the name `called`."""
    first, last = words[0], words[-1]
    head = next((word for word in words if word.head not in words or word.head is word), last)
    after = sentence.words[last.i + 1 : last.i + 4]
    article = next((word for word in head.children if word.lower == "the" and word.i < first.i), None)
    if article:
        paper = article.text == "The" and article.i and not is_place(f"The {called}")
        yield "the.capital" if paper else "the"
    if head.dep == "pobj":
        yield from _after_preposition(head.head, bool(candidates(called)) and (is_place(called) or not article))
    elif head.dep in _BEFORE_NOUNS and head.head.i > last.i:
        yield _before_noun(head)
    elif head.dep in _SUBJECTS:
        yield "subject.says" if head.head.lemma in _SAYING else "subject"
    elif head.dep == "dobj":
        yield "object.made" if head.head.lemma in _MAKING else "object"
    yield from _beside(head)
    if _in_region(after):
        yield "in.region"
    if _is_aged(after):
        yield "age"
    if sentence.index < 3 and first.i == 0 and _is_dateline(words, after):
        yield "dateline"


def _after_preposition(preposition: Word, listed: bool) -> Iterator[str]:
    """ "In X", "the village of X", and, for what the gazetteer lists, "from X"."""  # noqa: D210  # a quotation
    above = preposition.head
    if preposition.lower == "in" and above.lemma not in _TRUST:
        yield "in.listed" if listed else "in"
    elif preposition.lower == "of" and above.lemma in _KINDS_OF_PLACE:
        yield "of.place"
    elif preposition.lower == "of" and above.lower in _OF_A_BODY:
        yield "of.body"
    elif preposition.lower == "at":
        yield "at"
    elif preposition.lower in _DURING:
        yield "during"
    elif preposition.lower in _AROUND:
        yield "around.listed" if listed else "around"


def _before_noun(head: Word) -> str:
    noun = head.head
    if head.dep == "poss":
        return "before.kin" if noun.lemma in _KIN else "before.owned"
    if noun.lower in _OF_A_PLACE and noun.i == head.i + 1:
        return "before.place"
    return "before.body" if noun.lower in _OF_A_BODY else "before.noun"


def _beside(head: Word) -> Iterator[str]:
    """What the name is coordinated with, and the relative pronoun behind it."""
    others = (word for word in head.children if word.dep == "conj")
    for word in (head.head, *others) if head.dep == "conj" else others:
        if word.ent in _NEIGHBOURS:
            yield f"beside.{word.ent}"
    for clause in head.children:
        if clause.dep == "relcl":
            yield from (_RELATIVE[word.lower] for word in clause.children if word.lower in _RELATIVE)


def _in_region(after: tuple[Word, ...]) -> bool:
    """Whether a comma and a country, state or the like follow."""
    if len(after) < 2 or after[0].text != "," or not after[1].text[0].isupper():
        return False
    return is_place(" ".join(word.text for word in after[1:3])) or is_place(after[1].text)


def _is_dateline(words: tuple[Word, ...], after: tuple[Word, ...]) -> bool:
    """ "ATLANTA (AP)", "PARIS, March 3": where a report was written."""  # noqa: D210  # a quotation opens it
    return bool(after) and after[0].text in _DASHES and all(word.text.isupper() for word in words)


def _is_aged(after: tuple[Word, ...]) -> bool:
    """Whether an age follows: ", 46,"."""
    if len(after) < 2 or after[0].text != "," or not after[1].text.isdigit() or not 5 < int(after[1].text) < 110:
        return False
    return len(after) < 3 or after[2].text in {",", ".", ")"}
