"""The clues in a document about its actors, which distinguish them from others with similar names.

Every named person, organization and group of a document has a `tw:Identity` in its graph. It stores the document's own
name, so that the decisions of `identity.register` can be undone, and the clues on which these are based:

    office prime-minister        holds, or held, this office, or has this occupation
    tie country-IL               has a lasting relation to this
    with person-vladimir-putin   is named beside this actor, one of the most mentioned
    in country-RU                is in a document that mentions this country among the most
    home country-RU              is in a document about this country: half of its mentions of countries
    also organization-un         has this name, too, in the document
    is Q7747                     certain: an identifier, or the name in the user's table
    not person-Q7747             certain: the document names both, or the user's table says so
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from triplewire.extract.lexicon.lists import PEOPLE
from triplewire.extract.lexicon.nouns import OFFICE_OF, OFFICES
from triplewire.extract.model import Entity, Mention
from triplewire.graph.iris import iso_code, normal_name, slug
from triplewire.graph.thresholds import THRESHOLDS
from triplewire.graph.write.draft import Draft, one_line, text
from triplewire.graph.write.entity_names import anchor, public_name
from triplewire.graph.write.spellings import name_key
from triplewire.ontology.terms import TW

KEYED = {"Person": "person", "Organization": "body", "Group": "body"}
_OCCUPATIONS = PEOPLE.person - OFFICES
_AT = THRESHOLDS.clues
_WORD_BEFORE = re.compile(r"([\w-]+) $")


def write_identities(draft: Draft) -> None:
    """Write the identities of a document's named actors; actors with the same own name share one."""
    clues = _Clues(draft)
    actors: dict[str, list[Entity]] = {}
    for entity in clues.actors:
        actors.setdefault(draft.local(draft.entities[entity.id]), []).append(entity)
    for own, entities in actors.items():
        called = draft.called[entities[0].id]
        node = draft.part("identity", own.replace(f"{draft.own}.", ""))
        draft.has_type(node, TW.Identity)
        draft.say(node, TW.identifies, draft.entities[entities[0].id])
        draft.say(node, TW.ownName, text(own))
        draft.say(node, TW.calledName, text(one_line(called)))
        draft.say(node, TW.nameKey, text(name_key(KEYED[entities[0].type], called)))
        if told := sorted({clue for entity in entities for clue in clues.of(entity)}):
            draft.say(node, TW.clue, text("\n".join(told)))


class _Clues:
    """The clues about the actors of one document."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.actors = [e for e in draft.document.entities if e.type in KEYED and e.named]
        self.public = {e.id: public_name(e, draft.called[e.id]) for e in draft.document.entities if e.named}
        self.public |= {e.id: draft.local(draft.entities[e.id]) for e in draft.document.entities if iso_code(e)}
        self.certain = {e.id: what for e in self.actors if (what := anchor(e, draft.document, draft.names))}
        self.beside = self._beside()
        countries = Counter[str]()
        for entity in draft.document.entities:
            if code := iso_code(entity):
                countries[f"country-{code}"] += len(entity.mentions)
        self.countries = _most_first(countries)
        self.home = next((c for c in self.countries if countries[c] > _AT.home_share * countries.total()), None)
        self.ties = self._ties()

    def of(self, entity: Entity) -> Iterator[str]:
        """Yield all clues about an entity; some may occur twice."""
        own = self.public[entity.id]
        yield from sorted(self.ties.get(entity.id, ()))
        yield from (f"with {other}" for other in [name for name in self.beside if name != own][: _AT.most_beside])
        yield from (f"in {country}" for country in self.countries[: _AT.most_countries])
        yield from self._occupations(entity) if entity.type == "Person" else self._of_body(entity)
        yield from self._certain(entity)

    def _certain(self, entity: Entity) -> Iterator[str]:
        name = normal_name(self.draft.called[entity.id], entity.type)
        for names in self.draft.names.apart.get((entity.type, name), ()):
            others = (other for other in names if normal_name(other, entity.type) != name)
            yield from (f"not {public_name(entity, other)}" for other in others)
        if entity.id in self.certain:
            yield f"is {one_line(self.certain[entity.id])}"
            return
        for other in self.actors:
            if other.id in self.certain and KEYED[other.type] == KEYED[entity.type]:
                yield f"not {self.draft.local(self.draft.entities[other.id])}"

    def _ties(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for relation in self.draft.document.relations:
            told = found.setdefault(relation.subject, set())
            if relation.relation == "holdsOffice":
                told.add(f"office {_office(relation.object)}")
            told |= {f"tie {self.public[other]}" for other in (relation.of, relation.object) if other in self.public}
        return found

    def _beside(self) -> list[str]:
        """Return the actors named in the document, the most mentioned first, by names that all documents share."""
        count = Counter[str]()
        for entity in self.actors:
            if "." not in self.draft.local(self.draft.entities[entity.id]):
                count[self.public[entity.id]] += len(entity.mentions)
        return _most_first(count)

    def _of_body(self, entity: Entity) -> Iterator[str]:
        """Yield the other names of a body, and the country that the document is about."""
        if self.home:
            yield f"home {self.home}"
        for mention in entity.mentions:
            name = public_name(entity, mention.quote(self.draft.document.text))
            if mention.kind == "name" and name != self.public[entity.id]:
                yield f"also {name}"

    def _occupations(self, entity: Entity) -> Iterator[str]:
        """Yield the occupations in descriptions of a person or in the word before the name ("the nurse", "actor X")."""
        words_of_it = {self._last_word(mention) for mention in entity.mentions}
        yield from (f"office {word}" for word in sorted(words_of_it & _OCCUPATIONS))

    def _last_word(self, mention: Mention) -> str:
        whole = self.draft.document.text
        if mention.kind == "nominal":
            return slug(mention.quote(whole)).rpartition("-")[2]
        before = _WORD_BEFORE.search(whole[max(0, mention.start - 30) : mention.start])
        return before[1].lower() if before else ""


def _most_first(count: Counter[str]) -> list[str]:
    return sorted(count, key=lambda name: (-count[name], name))


def _office(words_of_it: str) -> str:
    office = slug(words_of_it)
    return OFFICE_OF.get(office, office)
