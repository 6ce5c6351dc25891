"""The type of a name by the class noun beside it: "the magazine X", "X, a rock band", "X is a firm", "a ship named X".

A class noun says of what kind a thing is (lexicon/name_classes.toml). It decides the type of the name anywhere in the
document; a noun that only happens to stand before a name ("told the court X had left") is none.
"""

from __future__ import annotations

from collections.abc import Iterator

from triplewire.extract.lexicon.labels import (
    ADPOSITION_TAGS,
    COMMON_NOUN_TAGS,
    HYPHENS,
    NOUN_ATTRIBUTE_DEPS,
    OBJECT_OR_DATIVE_DEPS,
    SUBJECT_DEPS,
)
from triplewire.extract.lexicon.lists import CLASS_TYPES, NAMES, PEOPLE, PLACES
from triplewire.extract.lexicon.nouns import CLASS_OF_NAME, CLASSES_OF, NAME_HEADS, is_english, is_given_name
from triplewire.extract.places.gazetteer import country, is_place
from triplewire.extract.syntax.phrases import head_among, written
from triplewire.extract.syntax.tree import Sentence, Word

_KIN = PEOPLE.kin | PEOPLE.kin_male | PEOPLE.kin_female  # whatever the tag: "his brother Alex and | girlfriend | Eva"


def class_evidence(sentence: Sentence, words: tuple[Word, ...]) -> Iterator[str]:
    """Yield the types of the class nouns beside a name, as evidence."""
    head = head_among(words)
    for noun in _beside(sentence, words, head):
        kind = CLASS_OF_NAME.get(noun.lemma if noun.tag == "NNS" else _with_hyphens(sentence.words, noun))
        if noun.lower in NAMES.made_up_of and _is_of_bodies(noun):
            kind = "Organization"
        if _may_be_person(noun, words):
            kind = "Person"
        if kind and not (kind == "Person" and NAME_HEADS.get(words[-1].lower) == "Organization"):
            yield f"class.{kind}"
    at = words[-1].i + 1
    if _share_street(sentence.words[at : at + 3]):
        yield "class.Place"
    behind = [word for word in sentence.words[at : at + 2] if word is head.head or word.i == at]
    if behind and _is_its_kind(head, behind[-1]):
        illness = behind[-1].lower in NAMES.illnesses and not is_place(written(words))  # "Bluetongue | disease"
        yield f"{'class' if illness else 'behind'}.{CLASS_OF_NAME.get(behind[-1].lower, 'Place')}"
    elif behind and behind[-1].text.islower() and _is_of_work(words, head, behind[-1]):
        yield "behind.Work"


def _with_hyphens(words: tuple[Word, ...], noun: Word) -> str:
    """The noun with what hyphens tie to it, where that is a kinswoman or kinsman: the "law" of "daughter-in-law"."""
    first = noun.i
    while first > 1 and words[first - 1].text in HYPHENS and words[first - 2].end == words[first - 1].start:
        first -= 2
    whole = "".join(word.lower for word in words[first : noun.i + 1])
    return whole if whole in _KIN else noun.lower


def _is_of_bodies(noun: Word) -> bool:
    """Whether a noun denotes several bodies as one: "the county hospital | system"."""
    parts = (child.lower for child in noun.children if child.dep in NOUN_ATTRIBUTE_DEPS)
    return any(CLASSES_OF.get(part, frozenset()) & CLASS_TYPES.organization for part in parts)


def _may_be_person(noun: Word, words: tuple[Word, ...]) -> bool:
    """Whether a noun for persons and things stands beside the name of a person: "producers | Ana Diaz and Tom Hall"."""
    person = words[-1].ent == "PERSON" or is_given_name(words[0].text)
    return (noun.lower in PEOPLE.or_crafts and person) or (noun.lemma in PEOPLE.or_firms and _is_full_name(words))


def _is_full_name(words: tuple[Word, ...]) -> bool:
    """Whether the words are a given name and a surname that the model takes for a person's."""
    given = len(words) > 1 and is_given_name(words[0].text)
    return given and words[-1].ent == "PERSON" and not is_english(words[-1].lower)


def _beside(sentence: Sentence, words: tuple[Word, ...], head: Word) -> Iterator[Word]:
    """Yield the nouns before the name, in apposition to it, predicated of it, and those that it is said to name."""
    first = first_of_list(head)
    begins = words[0] if first is head else first
    before = sentence.words[begins.i - 1] if begins.i else None
    noun = before and (before.tag in COMMON_NOUN_TAGS or before.lower in NAMES.periods | _KIN)
    if before and noun and before.text.islower() and _introduces(before, first, head):
        yield before
    yield from (child for child in head.children if child.dep == "appos" and child.tag == "NN" and _tells(child, words))
    yield from (
        child for one in _listed(first) for child in one.children if child.dep == "appos" and child.tag == "NNS"
    )
    yield from _exemplified(sentence.words, begins.i)
    telling = (child for child in head.head.children if child.i < head.head.i and child.ent != "DATE")
    counted = any(child.dep in {"nummod", "poss"} for child in telling)
    if head.dep == "appos" and head.head.tag == "NN" and not counted:  # not "two aircraft, the navy"
        yield head.head
    if head.dep in SUBJECT_DEPS and head.head.lemma in NAMES.equating and not head.head.child("neg"):
        yield from (child for child in head.head.children if child.dep == "attr" and child.tag == "NN")
    if head.dep in {"oprd", "dobj", "attr", "pobj", "ccomp"}:
        verb = head.head.head if head.dep == "pobj" and head.head.lower == "as" else head.head
        if verb.lower in NAMES.naming and verb.dep in {"acl", "relcl"}:
            yield verb.head


def _tells(noun: Word, words: tuple[Word, ...]) -> bool:
    """Whether an apposition tells what the name is: not a part of a text with its number, nor a work behind a country.

    "History of England (volume 9)", "In Chad, the video of the song is new".
    """
    if any(child.dep == "nummod" and child.i > noun.i for child in noun.children):
        return False
    return CLASS_OF_NAME.get(noun.lower) in {"Person", None} or country(written(words)) is None


def _exemplified(words: tuple[Word, ...], at: int) -> Iterator[Word]:
    """Yield the plural noun of which the names from `at` on are examples: "bands like | X", "bands such as | X"."""
    preposition = words[at - 1] if at > 1 else words[0]
    such = preposition.lower == "as" and words[at - 2].lower == "such"
    if such or (preposition.tag in ADPOSITION_TAGS and preposition.lower in NAMES.exemplifying):
        noun = words[at - 2 - such]
        noun = words[noun.i - 1] if noun.text == "," and noun.i else noun
        yield from [noun] if noun.tag == "NNS" else []


def first_of_list(head: Word) -> Word:
    """The first name of a list that the name belongs to: "the novels | X | and Y"."""
    while head.dep == "conj" and head.head.i < head.i and head.head.text[0].isupper():
        head = head.head
    return head


def _listed(first: Word) -> Iterator[Word]:
    """Yield the names of a list, of which an apposition in the plural says what all are: "Anna and X, two nurses"."""
    joined: Word | None = first.child("conj")
    if joined:
        yield first
    while joined and joined.text[0].isupper():
        yield joined
        joined = joined.child("conj")


def _introduces(before: Word, first: Word, head: Word) -> bool:
    """Whether a noun directly before a name, or a list of names, belongs to it.

    What has a name is definite: in "in a paper Lee wrote" the noun and the name are apart.
    """
    if before.tag == "NNS" and not (first is not head or head.child("conj")):
        return False
    if any(
        child.dep == "det" and child.lower not in NAMES.definite for word in (before, first) for child in word.children
    ):
        return False
    if before.head is first or first.head is before or before.lower in PLACES.before_landforms:
        return True
    apart = before.dep in OBJECT_OR_DATIVE_DEPS | {"pobj"}
    return not (apart and (first.dep in SUBJECT_DEPS or first.dep == "dobj"))


def _share_street(behind: tuple[Word, ...]) -> bool:
    """Whether the words behind a name say that it is one of two streets: "Russell | and Collins streets"."""
    joined = behind[2:] and behind[0].lower == "and" and behind[1].text.istitle()
    plural = behind[2] if joined else behind[0] if behind else None
    return plural is not None and plural.tag == "NNS" and plural.lemma in NAMES.streets and plural.text.islower()


def _is_of_work(words: tuple[Word, ...], head: Word, noun: Word) -> bool:
    """Whether the noun behind a name is one for works: "the Quiet Hill franchise", but not "the Ana Diaz film"."""
    tied = head.dep in NOUN_ATTRIBUTE_DEPS and head.head is noun
    person = head.ent == "PERSON" or is_given_name(words[0].text)
    return tied and (noun.lower in NAMES.work_kinds or (noun.lower in NAMES.works_behind and not person))


def _is_its_kind(head: Word, noun: Word) -> bool:
    """Whether the noun behind a name states the kind of what has this name: "the Bataclan | theater"."""
    called = head.dep in NOUN_ATTRIBUTE_DEPS and head.head is noun and noun.tag == "NN" and noun.text.islower()
    house = noun.lower in NAMES.either and any(child.lower in NAMES.venues for child in noun.children)
    stated = noun.lower in NAMES.behind or house  # "the Kestev shopping | centre"
    street = (
        noun.lower in NAMES.streets | NAMES.land_kinds
        and noun.text.islower()
        and noun.i == head.i + 1
        and noun.tag == "NN"
    )
    if street or (called and noun.lower in NAMES.illnesses):
        return True
    return called and stated and any(child.lower == "the" or child.dep == "poss" for child in noun.children)
