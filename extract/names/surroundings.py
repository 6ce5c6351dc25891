"""What stands around a name and tells its kind: "in X", "the village of X", "X, California", "X, 46", "X's wife".

Each piece of evidence has a name; lexicon/weights/name_evidence.toml says for which kinds it speaks, and how much.
"""

from __future__ import annotations

from collections.abc import Iterator

from triplewire.extract.lexicon.lists import CLASSES, ORGANIZATIONS, PEOPLE, PLACES, PRONOUNS, SPEECH, THINGS
from triplewire.extract.lexicon.nouns import NOUN_TYPES, OFFICES, REGIONS
from triplewire.extract.places.gazetteer import candidates, is_place
from triplewire.extract.syntax.tree import Sentence, Word

_AROUND = frozenset({"near", "to", "from", "outside", "around", "of", "through", "into", "across", "toward", "towards"})
_DURING = frozenset({"during", "after", "before", "since", "until"})
_KINDS_OF_PLACE = CLASSES.city | CLASSES.region | REGIONS | THINGS.parts_of_places
_OF_A_PLACE = REGIONS | THINGS.after_places
_OF_A_BODY = OFFICES | ORGANIZATIONS.after
_EITHER = PEOPLE.or_bodies
_KIN = PEOPLE.kin | PEOPLE.kin_male | PEOPLE.kin_female
_SAYING = SPEECH.say | SPEECH.think | PRONOUNS.personal
_TRADING = ORGANIZATIONS.trading
_MAKING = THINGS.making
_TRUST = PLACES.trust
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
    yield from _role(head, last, bool(candidates(called)) and (is_place(called) or not article))
    if kind := _described(sentence, words):
        yield f"described.{kind}"
    yield from _beside(head)
    if _in_region(after):
        yield "in.region"
    if _is_aged(after):
        yield "age"
    if sentence.index < 3 and first.i == 0 and _is_dateline(words, after):
        yield "dateline"


def _role(head: Word, last: Word, listed: bool) -> Iterator[str]:
    """What the name does in its clause; an apposition does what its noun does."""
    word = head.head if head.dep == "appos" else head
    above = word.head
    if word.dep == "pobj":
        yield from _after_preposition(above, listed)
    elif word.dep in _BEFORE_NOUNS and above.i > last.i:
        yield _before_noun(word)
    elif word.dep in _SUBJECTS:
        lemma = above.lemma
        yield "subject.says" if lemma in _SAYING else "subject.trades" if lemma in _TRADING else "subject"
    elif word.dep == "dobj":
        yield "object.made" if above.lemma in _MAKING else "object"


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


def _described(sentence: Sentence, words: tuple[Word, ...]) -> str:
    """By the noun that explains it: "the ferry Santa Iria", "Smith, a farmer", "the militant group Hizballah"."""
    head, before = words[-1], sentence.words[words[0].i - 1] if words[0].i else None
    if before and before.tag == "NN" and before.text.islower() and _is_tied(before, words):
        noun: Word | None = before
    elif head.dep == "appos" and head.head.tag in {"NN", "NNS"}:
        noun = head.head
    else:
        noun = next((child for child in head.children if child.tag == "NN" and child.dep == "appos"), None)
    if noun is None:
        return ""
    return "either" if noun.lemma in _EITHER else NOUN_TYPES.get(noun.lemma, "")


def _is_tied(before: Word, words: tuple[Word, ...]) -> bool:
    """Whether a noun straight before a name is one with it; what bears a name as ships do always is."""
    return before.head in words or words[-1].head is before or NOUN_TYPES.get(before.lemma) == "Product"


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
