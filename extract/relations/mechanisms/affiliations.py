"""Bodies and places behind the names of persons: "Lee of the Civic Party", "Hall, 31, from Leeds", "Lee (NPP)"."""

from __future__ import annotations

from collections.abc import Iterator

from triplewire.extract.lexicon.labels import PLACE_LABELS
from triplewire.extract.lexicon.lists import LAYOUT, RELATIONS
from triplewire.extract.places.gazetteer import country, is_place
from triplewire.extract.relations.mechanisms.role_words import before
from triplewire.extract.relations.mechanisms.stated import Stated
from triplewire.extract.syntax.phrases import conjuncts, phrase, written
from triplewire.extract.syntax.tree import Sentence, Word


def find_affiliations(sentence: Sentence) -> Iterator[Stated]:
    """A person's name with a body or place behind it: "Lee of the Civic Party", "Hall, 31, from Leeds", "Lee (NPP)"."""
    for word in sentence.words:
        person: Word | None = None
        whole: tuple[Word, ...] = ()
        if word.lower in RELATIONS.affiliating and word.dep == "prep" and word.i:
            person, name = _person_before(word.i, sentence), word.child("pobj")
            known = name is not None and name.pos == "PROPN" and name.ent != "PERSON" and not _of_verb(word, person)
            apart = name is not None and (_is_home(word, name, sentence) or _is_whereabouts(word, name, sentence))
            apart = apart or (word.lower == "from" and person is not None and _is_elected(person))
            whole = (name,) if name is not None and known and not apart else ()
        elif word.text == "(" and word.i:
            person, whole = _person_before(word.i, sentence), _bracketed(word, sentence)
            if _is_town(written(tuple(reversed(whole)))):
                whole = ()  # "Lee (Leeds)" may be of a club, a court or an office there
        if person is not None and whole:
            for one, other in _in_order(person, whole, sentence):
                yield Stated("affiliatedWith", (one,), other, at=person, rule="name.affiliation")


def _is_home(preposition: Word, name: Word, sentence: Sentence) -> bool:
    """Whether a town right behind "of" may be that of a team, paper or school: "Sam Mitchell | of Toronto"."""
    beside = preposition.lower == "of" and sentence.words[preposition.i - 1].text != ","
    return beside and _is_town(written(phrase(name)))


def _is_town(name: str) -> bool:
    """Whether the gazetteer knows a place of the name that is no country."""
    return is_place(name) and country(name) is None


def _is_whereabouts(preposition: Word, name: Word, sentence: Sentence) -> bool:
    """Whether "at" may tell where the person was: "Lee, | at the Ritz", "Lee | at Gate 3", but not "Lee | at Acme"."""
    if preposition.lower != "at":
        return False
    if name.child("nummod") is not None:
        return True
    apart = sentence.words[preposition.i - 1].text == "," or name.child("det") is not None
    words = {word.lower for word in phrase(name)}
    return apart and not name.text.isupper() and words.isdisjoint(RELATIONS.institutions | RELATIONS.employers)


def _is_elected(person: Word) -> bool:
    """Whether a title says for whom somebody sits, who need not live there: "Senator Lee | from Ohio"."""
    return any(word.lower in RELATIONS.elected for word in before(person))


def _of_verb(preposition: Word, person: Word | None) -> bool:
    """Whether the prepositional phrase says where the verb moves its object: "rescued Lee from the Tana River"."""
    return person is not None and preposition.head.pos == "VERB" and preposition.head.i < person.i == preposition.i - 1


def _in_order(person: Word, whole: tuple[Word, ...], sentence: Sentence) -> Iterator[tuple[Word, tuple[Word, ...]]]:
    """The person with the body; with "respectively" the persons before and the bodies behind, in their order."""
    bodies = conjuncts(whole[0])
    if not any(word.lower == "respectively" for word in sentence.words[person.i : bodies[-1].i + 3]):
        yield person, whole
        return
    persons = [person]
    while persons[0].dep == "conj" and persons[0].head.ent == "PERSON":
        persons.insert(0, persons[0].head)
    if len(persons) == len(bodies):
        yield from ((one, (body,)) for one, body in zip(persons, bodies, strict=True))


def _person_before(at: int, sentence: Sentence) -> Word | None:
    """The last word of the person's full name that ends before `at`, an age between commas left out."""
    words, last = sentence.words, at - 1
    if words[last].text == ",":
        last -= 1
        if last > 1 and words[last].pos == "NUM" and words[last - 1].text == ",":
            last -= 2
    name = words[last]
    return name if last and name.ent == words[last - 1].ent == "PERSON" and name.pos == "PROPN" else None


def _bracketed(opening: Word, sentence: Sentence) -> tuple[Word, ...]:
    """The words of the one name in brackets, the last first; not of a seat: "(R-Texas)"."""
    run: list[Word] = []
    inside = sentence.words[opening.i + 1].lower if opening.i + 1 < len(sentence.words) else ""
    holder = sentence.words[opening.i - 1]
    seat = any(word.lower in RELATIONS.elected for word in before(holder))  # "Congressman Lee (25th District of Texas)"
    if inside.replace("–", "-").partition("-")[0] in RELATIONS.party_letters:
        return ()
    for word in sentence.words[opening.i + 1 :]:
        if word.text == ")":
            if word.i + 1 >= len(sentence.words) - 1 and written(run) in LAYOUT.agencies:
                return ()  # what ends a sentence is who tells it: "fired Lee (Reuters)."
            return () if seat and any(each.ent in PLACE_LABELS for each in run) else tuple(reversed(run))
        if word.pos == "PROPN":
            run.append(word)
        elif word.lower != "the" and word.lower not in RELATIONS.particles and word.lower != "of":
            break
    return ()
