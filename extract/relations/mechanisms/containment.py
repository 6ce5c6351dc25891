"""Location, possession and origin, from the way in which names stand together.

"Hoboken, New Jersey", "Sydney's Opera House", "the Iraqi city of Mosul", "the Lebanese group Hizballah", "the bloc,
including Chad". The types of the two ends decide which relation a construction means (see lexicon/relation_ends.toml).
"""

from __future__ import annotations

from collections.abc import Iterator

from triplewire.extract.lexicon.labels import (
    ATTRIBUTIVE_DEPS,
    COORDINATION_DEPS,
    NOUN_POS,
    ORIGIN_LABELS,
    PAIRED_QUOTATION_MARKS,
    PLURAL_TAGS,
    POSSESSIVE_PRONOUN_TAGS,
    RELATIONAL_DEPS,
    SUBJECT_DEPS,
    UNPEOPLED_KINDS,
)
from triplewire.extract.lexicon.lists import NAMES, PEOPLE, RELATIONS
from triplewire.extract.lexicon.nouns import NOUN_KINDS, NOUN_TYPES
from triplewire.extract.places.gazetteer import is_place
from triplewire.extract.relations.mechanisms.stated import Stated, holds, name_behind
from triplewire.extract.syntax.control import subject
from triplewire.extract.syntax.phrases import conjuncts, phrase, written
from triplewire.extract.syntax.tree import Sentence, Word

_STATE = RELATIONS.forces | RELATIONS.state_bodies
_NOBLE = PEOPLE.titles_male | PEOPLE.titles_female
_AWAY = RELATIONS.sent | RELATIONS.office
_PEOPLE = RELATIONS.entries("office", "member", "employee", "player", "founder", "owner", "kin")


def find_commas(sentence: Sentence) -> Iterator[Stated]:
    """A place and the larger one after its comma: "Hoboken, New Jersey", "Delmas, in the north of South Africa"."""
    for small, large in _beside_commas(sentence):
        if _closes(large, sentence) and not _lists(small, large):
            body = _named_after(small)
            relation = "locatedIn" if body else "liesIn"
            yield Stated(relation, (body or small,), (large,), at=small, rule="place.comma")


def _named_after(place: Word) -> Word | None:
    """The institution whose name ends with the place: "University | of Texas, Austin"."""
    of = place.head
    inside = place.dep == "pobj" and of.lower == "of" and of.head.pos == "PROPN" and of.head.i == of.i - 1
    return of.head if inside and of.head.lower in RELATIONS.institutions else None


def find_lists(sentence: Sentence) -> Iterator[Stated]:
    """Two places that may be members of a list ("Bergen, Norway and Berlin"): the gazetteer knows which is in which."""
    for small, large in _beside_commas(sentence):
        if not _closes(large, sentence) or _lists(small, large):
            yield Stated("mayLieIn", (small,), (large,), at=small, rule="place.list")


def _beside_commas(sentence: Sentence) -> Iterator[tuple[Word, Word]]:
    """The proper nouns on both sides of a comma."""
    for comma in sentence.words:
        if comma.text != "," or comma.i == 0 or comma.i + 1 >= len(sentence.words):
            continue
        small, large = sentence.words[comma.i - 1], _behind_bearing(comma.i + 1, sentence)
        while large.dep == "compound" and large.head.i > large.i and large.pos == "PROPN":
            large = large.head
        proper = small.pos == large.pos == "PROPN" and {"DATE", "NORP"}.isdisjoint({small.ent, large.ent})
        person = large.ent == "PERSON" and not is_place(written(phrase(large)))  # "the mayor of Oslo, | Ann Lee"
        if proper and not (person or _begins_clause(small, large) or _is_wider(small)):
            yield small, large


def _begins_clause(small: Word, large: Word) -> bool:
    """Whether the second name is the subject behind a fronted phrase: "born in Oslo, Norway, | Lee | was a singer"."""
    return large.dep in SUBJECT_DEPS and small not in large.subtree() and small.head is not large


def _is_wider(small: Word) -> bool:
    """Whether the first name has "the", as no town has: "an ally in the | Gulf, Qatar"."""
    return any(child.lower == "the" for child in small.children) and small.lower not in RELATIONS.institutions


def _behind_bearing(at: int, sentence: Sentence) -> Word:
    """The word at `at`, or the one behind its bearing: "Delmas, | in | north-east | South Africa"."""
    words = sentence.words
    while at + 1 < len(words) and (words[at].lower in RELATIONS.bearings or words[at].text == "-"):
        at += 1
    return words[at]


def _closes(large: Word, sentence: Sentence) -> bool:
    """Whether the phrase of the larger place ends with it."""
    after = sentence.words[large.i + 1] if large.i + 1 < len(sentence.words) else None
    return after is None or (after.pos not in {"PROPN", "NUM"} and after.text not in RELATIONS.goes_on)


def _lists(small: Word, large: Word) -> bool:
    """Whether the two are members of one list ("Oslo, Bergen and Berlin")."""
    return large.dep == "conj" or any(
        child.dep in COORDINATION_DEPS for word in (small, large) for child in word.children
    )


def find_seats(sentence: Sentence) -> Iterator[Stated]:
    """A body's name and its place behind "of": "Bolt Ltd of Oslo"."""
    for of in sentence.words:
        name = of.head
        if of.lower != "of" or of.dep != "prep" or name.i != of.i - 1 or name.ent != "ORG":
            continue
        place = of.child("pobj")
        if place is not None and place.ent in {"GPE", ""} and place.pos == "PROPN":
            yield Stated("locatedIn", (name,), (place,), at=name, rule="name.seat")


def find_owners(sentence: Sentence) -> Iterator[Stated]:
    """A possessive before a name: "Sydney's Opera House", "Norway's Water Board", "the club's ship Anna"."""
    for owner in sentence.words:
        if owner.dep == "poss" and owner.tag not in POSSESSIVE_PRONOUN_TAGS and owner.head.pos in NOUN_POS:
            noun = owner.head
            if owner.tag in PLURAL_TAGS and noun.ent and owner.lemma.lower() in NOUN_TYPES:
                continue  # "Children's Hospital" is a name
            named = tuple(child for child in noun.children if child.dep == "appos" and child.pos == "PROPN")
            between = sentence.words[owner.i + 1 : noun.i + 1]
            if any(word.text in PAIRED_QUOTATION_MARKS for word in between[1:]):
                continue  # the work of a channel or author: "ABC's "Private Lives""
            described = any(word.pos == "NOUN" or word.lower in RELATIONS.rivals for word in between)
            relation = "ofKind" if described else "belongsTo"  # "Acme's rival, Apex" is not a part of Acme
            if noun.ent == "PERSON":  # "Kenya's Ann Lee", "the DAB's Ben Chan"
                relation = "affiliatedWith"
                if described or owner.ent == "PERSON":
                    continue
            yield Stated(relation, (*named, noun), (owner,), at=noun, rule="name.possessive")
            if relation == "affiliatedWith" and owner.ent == "ORG":  # "the DAB's Ben Chan and Ann Lee"
                for other in (w for w in noun.children if w.dep == "conj" and w.ent == "PERSON"):
                    if other.child("poss") is None:
                        yield Stated(relation, (other,), (owner,), at=noun, rule="name.possessive")


def find_demonyms(sentence: Sentence) -> Iterator[Stated]:
    """An adjective of origin before a name or its noun: "the Lebanese group Hizballah"."""
    for word in sentence.words:
        noun = word.head
        if word.dep in RELATIONAL_DEPS and word.dep != "poss" and noun.i > word.i and _tells_origin(word):
            named = (*_named_by(noun), *name_behind(noun, sentence), noun)
            named = tuple(name for name in named if _one_phrase(sentence.words[word.i + 1 : name.i], name))
            named = tuple(name for name in named if not _is_one_of_many(name))
            if _modifies_thing(noun) or (noun.dep in {"appos", "attr"} and _is_no_party(noun)):
                continue
            if named:
                yield Stated("comesFrom", named, (word,), at=noun, rule="name.demonym")


def _is_no_party(noun: Word) -> bool:
    """Whether a noun describes what is done, counted or said, nobody and no body: "Lunch was a Greek barbecue"."""
    kind = NOUN_KINDS.get(noun.lemma)
    return noun.pos == "NOUN" and NOUN_TYPES.get(noun.lemma) != "Person" and kind in UNPEOPLED_KINDS | {"words"}


def _is_one_of_many(name: Word) -> bool:
    """Whether "a" stands before the name of a firm, whose branch it is: "a Denver-area Wells Fargo Bank"."""
    return name.ent == "ORG" and any(child.dep == "det" and child.lower in {"a", "an"} for child in name.children)


def _tells_origin(word: Word) -> bool:
    return word.text[0].isupper() and (word.tag == "JJ" or word.ent in ORIGIN_LABELS)


def _modifies_thing(name: Word) -> bool:
    """Whether a name belongs to a thing, which the adjective describes: "Chinese Imax screens" are no Chinese Imax."""
    noun = name.head
    return (
        name.pos == "PROPN"
        and name.dep in ATTRIBUTIVE_DEPS
        and noun.i > name.i
        and noun.pos == "NOUN"
        and not {noun.lower, noun.lemma.lower()} & _PEOPLE
    )


def _one_phrase(between: tuple[Word, ...], name: Word) -> bool:
    """Whether no coordination, bracket or other person stands between an adjective and a name: not "LIMA (Reuters)"."""
    return not any(
        word.dep == "cc" or word.text in RELATIONS.dividing or (word.ent == "PERSON" and name.ent != "PERSON")
        for word in between
    )


def _named_by(noun: Word) -> list[Word]:
    """The names that a noun describes: in apposition, or the subject of "is"."""
    named = [child for child in noun.children if child.dep == "appos"]
    if noun.dep in {"appos", "compound"}:
        named.append(noun.head)
    elif noun.dep == "attr" and holds(noun.head) and (holder := subject(noun.head)):
        named.append(holder)
    return named


def find_of(sentence: Sentence) -> Iterator[Stated]:
    """A kind of place with its country before and its name behind: "the Iraqi city of Mosul"."""
    for noun in sentence.words:
        if noun.lemma in RELATIONS.places and (of := noun.child("prep")) and of.lower == "of":
            name = of.child("pobj")
            for large in (child for child in noun.children if child.dep in RELATIONAL_DEPS and child.i < noun.i):
                definite = noun.lemma in RELATIONS.towns and noun.child("det")  # not "from Elm village of Lee County"
                whole = large.dep in {"amod", "poss"} or definite
                if name is not None and name.pos == "PROPN" and large.text[0].isupper() and whole:
                    relation = "capitalOf" if noun.lemma in RELATIONS.capital else "locatedIn"
                    for each in conjuncts(name) if noun.tag in PLURAL_TAGS else (name,):
                        yield Stated(relation, (each,), (large,), at=noun, rule="place.of")


def find_in(sentence: Sentence) -> Iterator[Stated]:
    """A name, or a noun that describes it, with a place behind it: "the Opera House in Sydney", "a union in Chile"."""
    for place in sentence.words:
        if place.lower != "in" or place.dep != "prep":
            continue
        noun, large = place.head, place.child("pobj")
        if large is None or large.pos != "PROPN" or noun.i > place.i:
            continue
        if any(word.ent != noun.ent or not word.ent for word in sentence.words[noun.i + 1 : place.i]):
            continue  # more than the rest of the name stands between: "the Carnival of Magic in Ohio"
        if noun.dep == "pobj" and noun.head.lower == "of" and noun.head.head.lower in _NOBLE:
            continue  # "the Duchess of Fife in Oslo"
        if noun.dep == "pobj" and noun.head.lower in RELATIONS.opposing:
            continue  # the team: "a match against Norland in Oslo"
        if noun.pos == "PROPN" and noun.text not in NAMES.holidays:  # not "New Year's Eve in Sydney"
            relation = "locatedIn" if noun.lower in RELATIONS.institutions else "heldIn"
            yield Stated(relation, (noun,), (large,), at=noun, rule="name.in")
        elif noun.pos == "NOUN" and (named := _named_by(noun)):
            yield Stated("locatedIn", tuple(named), (large,), at=noun, rule="name.in")
        elif noun.lower in _STATE:
            yield Stated("locatedIn", (noun,), (large,), at=noun, rule="name.in")


def find_predicates(sentence: Sentence) -> Iterator[Stated]:
    """An institution or place that "is in" a place: "The University of Ghent is in Belgium"."""
    for place in sentence.words:
        verb = place.head
        if place.lower != "in" or place.dep != "prep" or verb.lemma not in RELATIONS.being or verb.tag != "VBZ":
            continue
        large, named = place.child("pobj"), subject(verb)
        if large is None or large.pos != "PROPN" or named is None or not holds(verb):
            continue
        proper = named.pos == "PROPN" or named.ent in ORIGIN_LABELS
        if proper and verb.child("attr", "acomp", "expl") is None:
            relation = "locatedIn" if named.lower in RELATIONS.institutions else "liesIn"
            yield Stated(relation, (named,), (large,), at=named, rule="place.predicate")


def find_including(sentence: Sentence) -> Iterator[Stated]:
    """A whole and some of its members: "the bloc, including Chad and Kenya"."""
    for word in sentence.words:
        if word.lower == "including" and word.dep == "prep" and (first := word.child("pobj")):
            of = word.head.head if word.head.dep == "pobj" else None
            if of is not None and ((of.lower == "of" and of.head.tag == "NNS") or _is_behind_people(of, sentence)):
                continue  # "members of the bloc, including Lee", "defectors from": she is one of them
            if {word.head.lower, word.head.lemma.lower()} & RELATIONS.member:
                continue  # the noun of the role says of what
            for member in conjuncts(first):
                yield Stated("isAmong", (member,), (word.head,), at=word.head, rule="name.including")


def _is_behind_people(preposition: Word, sentence: Sentence) -> bool:
    """Whether a preposition stands right behind a noun for people, wherever the tree hangs it."""
    before = sentence.words[max(preposition.i - 1, 0)]
    return before.tag == "NNS" and NOUN_TYPES.get(before.lemma) == "Person"


def find_from(sentence: Sentence) -> Iterator[Stated]:
    """People and where they come from: "two experts from the Red Cross"."""
    for word in sentence.words:
        noun = word.head
        if noun.lower in _AWAY:  # "the envoy from Oslo" lives elsewhere, "the director from Acme" is of its office
            continue
        if word.lower == "from" and word.dep == "prep" and noun.pos == "NOUN" and noun.i == word.i - 1:
            whole = word.child("pobj")
            if whole is not None and whole.pos == "PROPN":
                named = tuple(_named_by(word.head))
                if named and NOUN_TYPES.get(word.head.lemma, "Person") != "Person":
                    continue  # "the Pavilion and Mira brands from Acme"
                relation = "affiliatedWith" if named else "memberOf"
                yield Stated(relation, named or (word.head,), (whole,), at=word.head, rule="name.from")
