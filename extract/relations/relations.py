"""Lasting relations (offices, membership, places, kinship), from the words that state them to their entities."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from triplewire.extract.claims.attribution import ATTRIBUTIONS
from triplewire.extract.context import PUBLISHED, TEXT, TIMES, Context
from triplewire.extract.coreference.entities import ENTITIES, Entities
from triplewire.extract.factuality.negation import is_delayed
from triplewire.extract.lexicon.labels import (
    NOUN_POS,
    PLACE_TYPES,
    PLURAL_TAGS,
    PREDICATIVE_DEPS,
    PRESENT_TAGS,
)
from triplewire.extract.lexicon.lists import PEOPLE, RELATIONS
from triplewire.extract.lexicon.nouns import is_english
from triplewire.extract.lexicon.relation_patterns import RELATION_ENDS, Ends, EntityTypes
from triplewire.extract.model import Entity, Extent, Mention, Relation
from triplewire.extract.places.gazetteer import demonym, is_place
from triplewire.extract.relations.fitting_ends import Referent, fits, has_name, is_party, is_same_body, mention_at
from triplewire.extract.relations.mechanisms.holding import holdings, stating
from triplewire.extract.relations.mechanisms.related_times import Calendar, clefted
from triplewire.extract.relations.mechanisms.role_fields import field
from triplewire.extract.relations.mechanisms.role_words import before
from triplewire.extract.relations.mechanisms.stated import Stated, is_of_name
from triplewire.extract.relations.mechanisms.tenures import with_turns
from triplewire.extract.relations.mechanisms.turning_points import ended
from triplewire.extract.relations.mechanisms.worded import Finders
from triplewire.extract.relations.office_bodies import with_bodies
from triplewire.extract.relations.rules import FAMILY
from triplewire.extract.syntax.control import has_aux
from triplewire.extract.syntax.phrases import phrase
from triplewire.extract.syntax.pieces import SENTENCES
from triplewire.extract.syntax.tree import Sentence, Word
from triplewire.extract.times.mechanisms.periods import period

_SHORT = dict(entry.split(": ") for entry in sorted(RELATIONS.short))


def find_relations(context: Context) -> tuple[Relation, ...]:
    """All lasting relations of a document, in the order of the text.

    Needs TEXT, PUBLISHED, SENTENCES, ENTITIES, TIMES and ATTRIBUTIONS.
    """
    resolver, entities, sentences = _Resolver(context), context[ENTITIES], context[SENTENCES]
    finders = Finders.of(tuple(rule.pattern for rule in FAMILY.rules))
    stated = [(s, found) for s in sentences for find in finders.called_by(s) for found in find(s)]
    relations = [relation for s, each in stated for relation in resolver.relations(each, s)]
    relations += _nested_names(entities)
    found: dict[Relation, Relation] = {}
    for relation in relations:  # where two rules agree, the first is named
        found.setdefault(replace(relation, rule=""), relation)
    whole = sorted(with_bodies(_exactest(list(found.values())), entities.all), key=_extent)
    return tuple(sorted(with_turns(whole, sentences, entities, context[ATTRIBUTIONS], resolver.calendar), key=_extent))


def _extent(relation: Relation) -> tuple[int, int]:
    return relation.start, relation.end


class _Resolver:
    """Resolves what words state to relations between entities."""

    def __init__(self, context: Context) -> None:
        self.text, self.times, self.attributions = context[TEXT], context[TIMES], context[ATTRIBUTIONS]
        self.calendar = Calendar.of(self.times, period(context[PUBLISHED]))
        self.entities = context[ENTITIES]
        self.by_id = {entity.id: entity for entity in self.entities.all}
        self.short_names = _short_names(self.entities, self.text)
        self.countries = {e.links.iso3166: e for e in self.entities.all if e.type == "Country"}

    def relations(self, stated: Stated, sentence: Sentence) -> Iterator[Relation]:
        """The relations that words state, with their times, between entities of the types of the construction."""
        if self.attributions.is_refuted(stating(stated)):
            return
        for relation in self._between(stated):
            public = relation.of is not None and self.by_id[relation.of].type in PLACE_TYPES
            for holds in holdings(stated, relation.relation, sentence, self.calendar, public=public):
                if holds is not None or not stated.ahead:
                    yield replace(relation, holds=holds)

    def _between(self, stated: Stated) -> Iterator[Relation]:
        for ends in RELATION_ENDS.of(stated.relation):
            name = ends.relation
            pairs = self._pairs(stated, ends)
            party = None
            if name == "holdsOffice" and pairs and all(is_party(stated, b[0]) for _, b in pairs):
                yield from (self._relation(stated, "memberOf", a, b) for a, b in pairs)
                party, pairs = pairs[0][1][1], []
            if pairs:
                yield from (self._relation(stated, _exact(name, stated, a, b, self.text), a, b) for a, b in pairs)
                return
            if name == "holdsOffice":
                holders = next(self._referents(stated.subject, ends.subject), [])
                named = (holder for holder in holders if has_name(holder[0]))
                office, body = (stated, None) if party else self._in_body(stated)
                yield from (self._relation(office, name, holder, body, party) for holder in named)

    def _pairs(self, stated: Stated, ends: Ends) -> list[tuple[Referent, Referent]]:
        """The referents of the best words for the two ends that fit each other."""
        subjects = list(self._referents(stated.subject, ends.subject))
        objects = list(self._referents(stated.object, ends.object))
        if ends.relation == "capitalOf" and not stated.object and not _is_of_region(stated.at):
            states = (self.countries.get(one.links.iso3166) for found in subjects for one, _ in found)
            objects = [[(state, stated.at)] for state in states if state is not None]
        for ones, others in product(subjects, objects):
            pairs = [(a, b) for a, b in product(ones, others) if a[0] is not b[0]]
            if fitting := [(a, b) for a, b in pairs if fits(ends.relation, stated, a, b)]:
                return fitting
        return []

    def _referents(self, heads: Sequence[Word], types: EntityTypes) -> Iterator[list[Referent]]:
        """Yield for each head with referents of these types its referents, the best head first."""
        for head in (each for word in heads for each in _meant(word)):
            found = [self.by_id[entity] for entity in self.entities.at(head)]
            if found and all(entity.type in types for entity in found):
                yield [(entity, head) for entity in found]

    def _in_body(self, stated: Stated) -> tuple[Stated, Referent | None]:
        """An office with the body that the noun before it means elsewhere: "the academy … | academy | president"."""
        first = stated.literal[0]
        for word in (*stated.object[:1], *(stated.literal[:1] if first is not stated.at else ())):
            beside = (child for child in stated.at.children if child.i < word.i)
            other = any(child.text[0].isupper() for child in beside)  # "the | Conservative group | leader"
            known = word.i < stated.at.i and word.pos in NOUN_POS and not other
            body = self.short_names.get(word.lower) if known else None
            if body is not None:
                return replace(stated, literal=stated.literal[word is first :]), (body, word)
        return stated, None

    def _relation(
        self, stated: Stated, name: str, subject: Referent, value: Referent | None, party: Word | None = None
    ) -> Relation:
        ends = [mention_at(*end) or head for end in (subject, value) if end for head in end[1:]]
        parts = (*ends, stated.at, *stated.literal)
        office, said = name == "holdsOffice", stating(stated)
        attribution = self.attributions.of_name(said) if is_of_name(stated) else self.attributions.of(said)
        called = " ".join(self._called(stated, value[1] if value else party).split()) if office else ""
        return Relation(
            start=min(part.start for part in parts),
            end=max(part.end for part in parts),
            subject=subject[0].id,
            relation=name,
            object=_SHORT.get(called.lower(), called) if office or not value else value[0].id,
            rule=stated.rule,
            of=value[0].id if office and value else None,
            former=stated.former
            or ended(stated, name)
            or _is_over(stated, lasting=name not in RELATIONS.ended_by_past or bool(attribution)),
            qualifier=stated.qualifier or None,
            time=self._times(stated.at),
            attribution=attribution,
        )

    def _called(self, stated: Stated, whole: Word | None) -> str:
        """The office in the words of the text, in the singular; its whole is no part of it."""
        first, last, noun = stated.literal[0], stated.literal[-1], stated.at
        if whole is None and stated.object and (body := self._unknown_body(stated)) is not None:
            first = body
        if whole is not None and _names_state(whole, first, noun):
            first = stated.literal[1]
        end = max((last.end, *(word.end for word in field(last, whole))))
        if noun.tag not in PLURAL_TAGS:
            return self.text[first.start : end]
        return self.text[first.start : noun.start] + noun.lemma + self.text[noun.end : end]

    def _unknown_body(self, stated: Stated) -> Word | None:
        """The first word of a body right before an office, which is no entity: "| Academy President Ann Lee".

        The continent of a commissioner stands for its union: "the | European Commissioner".
        """
        body = stated.object[0]
        if self.text[body.end : stated.literal[0].start] != " ":
            return None
        union = any(self.by_id[i].type == "Place" for i in self.entities.at(body)) and demonym(body.text) is not None
        if union and stated.at.lower in PEOPLE.with_fields:
            return body
        named = body.pos == "PROPN" and body.ent in {"", "ORG"} and body.lower not in RELATIONS.office
        return phrase(body)[0] if named else None

    def _times(self, at: Word) -> tuple[int, ...]:
        """The indices of the times since, until or in which the relation holds."""
        starts = [(word.start, word.subtree()[-1].end) for word in _links(at) if word.lower in RELATIONS.holding]
        if not starts:
            return ()
        inside = {n for first, end in starts for n in range(self._time_from(first), self._time_from(end))}
        return tuple(sorted(inside))

    def _time_from(self, position: int) -> int:
        """The index of the first time that begins at or behind a character."""
        return bisect_left(self.times, position, key=_start)


def _names_state(whole: Word, first: Word, office: Word) -> bool:
    """Whether the first word of an office belongs to the name of its whole: "Lagos | State | Governor"."""
    beside = whole.i == first.i - 1 and first.lower in RELATIONS.state and first.text[0].isupper()
    return beside and office.lower != "secretary"


def _short_names(entities: Entities, text: str) -> dict[str, Entity | None]:
    """The bodies that one word means wherever it stands alone, "the academy" or "UNESCO"; None where that differs."""
    found: dict[str, Entity | None] = {}
    for entity in entities.all:
        body = entity if entity.type == "Organization" and entity.named else None
        said = {m.quote(text).removeprefix("the ").removeprefix("The ") for m in entity.mentions if _is_short(m, text)}
        for word in sorted(said):
            alone = found.get(word.lower(), body) is body and word.lower() not in RELATIONS.places
            found[word.lower()] = body if alone else None
    return found


def _is_short(mention: Mention, text: str) -> bool:
    """Whether a mention is a description or an acronym."""
    return mention.kind == "nominal" or (mention.kind == "name" and mention.quote(text).isupper())


def _is_of_region(capital: Word) -> bool:
    """Whether a capital is that of a part of its state: "the provincial capital"."""
    return any(word.lower in RELATIONS.regional for word in before(capital))


def _meant(word: Word) -> tuple[Word, ...]:
    """The words for what a word refers to, the best first: in "the state of Qatar" it is Qatar."""
    of = word.child("prep") if _is_the(word) and word.lower in RELATIONS.kinds_of_state else None
    name = of.child("pobj") if of is not None and of.lower == "of" else None
    return (name, word) if name is not None and name.pos == "PROPN" else (word,)


def _is_the(word: Word) -> bool:
    """Whether the phrase is definite and has no name before its noun: not "a region of", "the Salta region of"."""
    before = [child for child in word.children if child.i < word.i]
    return any(child.lower == "the" for child in before) and not any(child.pos == "PROPN" for child in before)


def _links(at: Word) -> list[Word]:
    """The prepositions of the word that states a relation, and those of its clause."""
    clause = at.head.children if at.dep in PREDICATIVE_DEPS else []
    return [word for word in (*at.children, *clause) if word.dep == "prep"]


def _is_over(stated: Stated, *, lasting: bool) -> bool:
    """Whether the relation ended: "was mayor until 2014", "served as mayor"; a `lasting` one not by the tense alone."""
    at, verb = stated.at, stating(stated)
    if is_delayed(clefted(verb)):
        return False
    if verb is at and verb.tag == "VBD" and any(map(_is_length, _links(at))):  # "ran the bank for three years"
        return True
    if verb.tag not in PRESENT_TAGS and any(word.lower in {"until", "till"} for word in _links(at)):
        return True
    past = verb.tag == "VBD" or has_aux(verb, "had") or _is_while_past(verb)
    return not lasting and past and verb.lemma in RELATIONS.past_states


def _is_while_past(verb: Word) -> bool:
    """Whether something happened while a state lasted: "| while living in Oslo, Lee wrote a book"."""
    during = any(child.lower == "while" for child in verb.children)
    return during and verb.tag == "VBG" and verb.head.tag == "VBD"


def _is_length(preposition: Word) -> bool:
    """Whether a preposition tells how long something lasted: "| for | three years"."""
    noun = preposition.child("pobj") if preposition.lower == "for" else None
    return noun is not None and noun.lemma in RELATIONS.tenures


def _start(extent: Extent) -> int:
    return extent.start


def _exact(name: str, stated: Stated, subject: Referent, value: Referent, text: str) -> str:
    """Return partOf for a body of the state, which is more than based there; employedBy for an employer's people.

    "The ministry in Oslo" is only based there. An employer is named or described as one: "Acme ... the airline".
    """
    whole = {"Country"} if stated.rule == "name.in" else PLACE_TYPES
    state = value[0].type in whole and subject[1].lower in RELATIONS.state_bodies
    if name == "basedIn" and state and stated.relation != "basedIn":
        return "partOf"
    named = value[1].pos == "PROPN"  # not "part of the consortium"
    if stated.rule == "role.part" and named and value[0].name.lower().split()[-1] in RELATIONS.firms:
        return "ownedBy"
    joined = stated.relation == "affiliatedWith" or stated.rule == "lasting.memberOf"
    if name != "memberOf" or subject[0].type != "Person" or not joined:
        return name
    words = value[0].name.lower().split()
    described = {m.quote(text).lower().split()[-1] for m in value[0].mentions if m.kind == "nominal"} - {"group"}
    employs = words[-1] not in RELATIONS.assembly and not RELATIONS.employers.isdisjoint(described.union(words))
    return "employedBy" if employs else name


def _nested_names(entities: Entities) -> Iterator[Relation]:
    """The relations of what is named after its whole: "UN Security Council", "Airbus A380", "Iraqi Security Forces"."""
    known = (entity for entity in entities.all if entity.type == "Organization" and entity.named)
    bodies = {entity.name: entity for entity in known if entity.name.isupper() or not is_english(entity.name.lower())}
    states = {
        m.start: e for e in entities.all if e.type == "Country" for m in e.mentions if m.kind in {"name", "demonym"}
    }
    for entity in entities.all:
        if not entity.named or entity.type not in {"Organization", "Product"}:
            continue
        whole = next((bodies[part] for part in _beginnings(entity.name) if part in bodies), None)
        last, at = entity.name.rpartition(" ")[2].lower(), next(m for m in entity.mentions if m.kind != "nominal")
        if whole is not None and entity.type == "Product":
            if not RELATIONS.carriers.isdisjoint(entity.name.lower().split()):
                continue  # "Air France A330", "Qantas Flight 32"
            yield Relation(at.start, at.end, entity.id, "producedBy", whole.id, "name.maker")
        elif whole is not None and last in RELATIONS.org_parts and not is_same_body(whole.name, entity.name):
            if is_place(whole.name) and last in RELATIONS.institutions:
                continue  # "Holbrook | Academy" is what Holbrook is short for
            yield Relation(at.start, at.end, entity.id, "partOf", whole.id, "name.nested")
        elif last in RELATIONS.national and at.start in states and states[at.start] is not entity:
            yield Relation(at.start, at.end, entity.id, "basedIn", states[at.start].id, "name.national")


def _beginnings(name: str) -> Iterator[str]:
    """The names of fewer words with which a name begins, the longest first."""
    words = name.split(" ")
    yield from (" ".join(words[:last]) for last in range(len(words) - 1, 0, -1))


def _exactest(found: list[Relation]) -> list[Relation]:
    """The relations, without those that say less of the same: a member who is employed, a minister of finance.

    "Nurse Ann Lee of Acme" says nurse, and "the Russian minister" no more than "Russian Minister of Defence".
    """
    employed = {(relation.subject, relation.object) for relation in found if relation.relation == "employedBy"}
    fields = {
        (r.subject, r.of, post)
        for r in found
        if r.relation == "holdsOffice"
        for post in PEOPLE.with_fields.intersection(r.object.lower().split())
        if post != r.object.lower()
    }
    return [
        r
        for r in found
        if (r.relation != "memberOf" or (r.subject, r.object) not in employed)
        and (r.relation != "holdsOffice" or (r.subject, r.of, r.object.lower()) not in fields)
    ]
