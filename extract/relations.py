"""What lasts: offices, membership, places, kinship and the like, from the words that state it to the entities meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from extract.attribution import Attributions
from extract.clauses import Clause
from extract.entities import Entities
from extract.lexicon import words
from extract.model import Entity, EntityType, Relation, Time
from extract.parse import Sentence, Word
from extract.rules import lasting_nouns, lasting_verbs, name_pairs
from extract.stated import Stated

RULES = (*lasting_nouns.RULES, *lasting_verbs.RULES, *name_pairs.RULES)

Types = frozenset[EntityType]
_PERSON: Types = frozenset({"Person"})
_PLACE: Types = frozenset({"Place", "Country"})
_BODY: Types = frozenset({"Organization", "Group"})
_STATE: Types = _PLACE | _BODY
_OWNER: Types = _PERSON | _BODY | {"Country"}
_THING: Types = frozenset({"Organization", "Product", "Work", "Place"})
_COUNTRY: Types = frozenset({"Country"})
_LOCAL: Types = frozenset({"Place"})
_ORG: Types = frozenset({"Organization"})
_MADE: Types = frozenset({"Product", "Work"})

# What the two ends must be. A construction that may mean several relations takes the first that fits.
_KINDS: dict[str, tuple[tuple[str, Types, Types], ...]] = {
    "holdsOffice": (("holdsOffice", _PERSON, _STATE),),
    "memberOf": (("memberOf", _PERSON | _BODY | _COUNTRY, _BODY), ("partOf", _LOCAL, _PLACE)),
    "employedBy": (("employedBy", _PERSON, _ORG),),
    "kinOf": (("kinOf", _PERSON, _PERSON),),
    "foundedBy": (("foundedBy", _BODY | _LOCAL | _MADE, _OWNER),),
    "ownedBy": (("ownedBy", _THING, _OWNER),),
    "alliedWith": (("alliedWith", _OWNER, _OWNER),),
    "opposedTo": (("opposedTo", _OWNER, _OWNER),),
    "capitalOf": (("capitalOf", _LOCAL, _PLACE),),
    "partOf": (("partOf", _LOCAL, _PLACE), ("partOf", _BODY, _BODY | _COUNTRY), ("memberOf", _COUNTRY, _BODY)),
    "nationality": (("nationality", _PERSON, _COUNTRY),),
    "residesIn": (("residesIn", _PERSON, _PLACE),),
    "bornIn": (("bornIn", _PERSON, _PLACE),),
    "diedIn": (("diedIn", _PERSON, _PLACE),),
    "educatedAt": (("educatedAt", _PERSON, _ORG),),
    "succeeded": (("succeeded", _PERSON, _PERSON), ("succeeded", _ORG, _ORG)),
    "createdBy": (("createdBy", _MADE, _PERSON | _ORG),),
    "producedBy": (("producedBy", _MADE, _ORG | _COUNTRY),),
    "leads": (("leads", _PERSON, _BODY), ("leads", _BODY | _COUNTRY, _BODY)),
    "controls": (("controls", _OWNER, _STATE),),
    "borders": (("borders", _PLACE, _PLACE),),
    "basedIn": (("basedIn", _BODY, _PLACE), ("residesIn", _PERSON, _PLACE)),
    "locatedIn": (("locatedIn", _LOCAL, _PLACE), ("basedIn", _ORG, _PLACE)),
    "belongsTo": (
        ("locatedIn", _LOCAL, _PLACE),
        ("partOf", _ORG, _ORG),
        ("basedIn", _ORG, _PLACE),
        ("ownedBy", frozenset({"Product"}), _ORG | _COUNTRY),
    ),
    "comesFrom": (("nationality", _PERSON, _COUNTRY), ("basedIn", _ORG, _PLACE), ("locatedIn", _LOCAL, _COUNTRY)),
}
_STATE_BODIES = words("relations")["state_bodies"]
_MAY_BE_UNNAMED = frozenset({"kinOf", "holdsOffice"})


def find_relations(
    text: str,
    sentences: tuple[Sentence, ...],
    clauses: tuple[tuple[Clause, ...], ...],
    entities: Entities,
    times: tuple[Time, ...],
    attributions: Attributions,
) -> tuple[Relation, ...]:
    """All lasting relations of a document, in the order of the text. `clauses[i]` are those of `sentences[i]`."""
    del clauses
    resolver = _Resolver(text, entities, times, attributions)
    stated = [found for sentence in sentences for rule in RULES for found in rule.find(sentence)]
    found = dict.fromkeys(relation for each in stated for relation in resolver.relations(each))
    return tuple(sorted(_with_offices(list(found)), key=lambda relation: (relation.start, relation.end)))


class _Resolver:
    """From words to the entities that they mean."""

    def __init__(self, text: str, entities: Entities, times: tuple[Time, ...], attributions: Attributions) -> None:
        self.text, self.entities, self.times, self.attributions = text, entities, times, attributions
        self.by_id = {entity.id: entity for entity in entities.all}

    def relations(self, stated: Stated) -> Iterator[Relation]:
        """The relations that the words state between entities of the right kinds."""
        for name, of_subject, of_object in _KINDS[stated.relation]:
            subjects = self._meant(stated.subject, of_subject)
            objects = self._meant(stated.object, of_object)
            if name == "holdsOffice" and subjects:
                yield from (self._relation(stated, name, who, None) for who in subjects if not objects)
            pairs = [(a, b) for a, b in product(subjects, objects) if a is not b and self._fits(name, a, b)]
            yield from (self._relation(stated, self._exact(name, a, b), a, b) for a, b in pairs)
            if pairs:
                return

    def _meant(self, heads: Sequence[Word], types: Types) -> list[Entity]:
        """Those whom the first head means that means any of these types."""
        for head in heads:
            found = [self.by_id[entity] for entity in self.entities.at(head)]
            if found and all(entity.type in types for entity in found):
                return found
        return []

    def _fits(self, name: str, subject: Entity, value: Entity) -> bool:
        if name == "kinOf":
            return True
        if not subject.named or not (value.named or name == "holdsOffice"):
            return False
        ours, theirs = subject.links.iso3166, value.links.iso3166
        return name not in {"locatedIn", "partOf", "capitalOf"} or not ours or not theirs or ours == theirs

    def _exact(self, name: str, subject: Entity, value: Entity) -> str:
        """A body of the state is a part of it, and not only based there."""
        if name == "basedIn" and value.type == "Country" and subject.name.split()[-1].lower() in _STATE_BODIES:
            return "partOf"
        return name

    def _relation(self, stated: Stated, name: str, subject: Entity, value: Entity | None) -> Relation:
        start, end = stated.extent
        office = name == "holdsOffice"
        literal = self.text[stated.literal[0].start : stated.literal[-1].end] if office else ""
        return Relation(
            start=start,
            end=end,
            subject=subject.id,
            relation=name,
            object=" ".join(literal.split()) if office or not value else value.id,
            rule=stated.rule,
            of=value.id if office and value else None,
            former=stated.former,
            time=self._times(stated),
            attribution=self.attributions.of(stated.at),
        )

    def _times(self, stated: Stated) -> tuple[int, ...]:
        """The times that say since, until or in when it holds."""
        return ()


def _with_offices(found: list[Relation]) -> list[Relation]:
    """An office without its country is the one that the person is said to hold elsewhere, where there is only one."""
    known: dict[tuple[str, str], set[str]] = {}
    for relation in found:
        if relation.of and relation.relation == "holdsOffice":
            known.setdefault((relation.subject, relation.object.lower()), set()).add(relation.of)
    return [
        replace(relation, of=next(iter(of)))
        if relation.relation == "holdsOffice" and not relation.of and len(of := known.get(_office(relation), set())) == 1
        else relation
        for relation in found
    ]


def _office(relation: Relation) -> tuple[str, str]:
    return relation.subject, relation.object.lower()
