"""The body or state of an office that is told without it, where the rest of the document leaves no doubt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from triplewire.extract.lexicon.lists import PEOPLE, RELATIONS, ROLES
from triplewire.extract.model import Entity, Relation

_BEHIND_POST = ROLES.postmodifying - {"and"}  # "Health | and Sanitation | Minister"


def with_bodies(found: Sequence[Relation], entities: Sequence[Entity]) -> Iterator[Relation]:
    """Give an office without its body that of the same office of the person elsewhere, if there is only one.

    An office of state belongs to the only state that the document names, if it tells of others of that state. Who
    resigned "as leader" is no longer the chief of the party.
    """
    known: dict[tuple[str, str], set[str]] = {}
    for relation in found:
        if relation.of:
            known.setdefault((relation.subject, relation.object.lower()), set()).add(relation.of)
    state = _only_state(found, entities)
    left = {r.subject for r in found if r.former and r.of is None and _leads(r)}
    taken = {relation.object.lower() for relation in found if relation.of is not None}
    for relation in found:
        if relation.relation != "holdsOffice" or relation.of is not None:
            yield replace(relation, former=True) if relation.subject in left and _leads(relation) else relation
            continue
        office = relation.object.lower()
        elsewhere = sorted(known.get((relation.subject, office), ()))
        if not elsewhere and state is not None and office not in taken and is_of_state(office):
            elsewhere = [state]
        yield replace(relation, of=elsewhere[0]) if len(elsewhere) == 1 else relation


def _leads(relation: Relation) -> bool:
    """Whether it is the one office at the head of a body, however it is called: "party chief", "its leader"."""
    return relation.relation == "holdsOffice" and relation.object.lower().rpartition(" ")[2] in RELATIONS.heads


def is_of_state(office: str) -> bool:
    """Whether an office is one of a state: "Prime Minister", "Minister of Health", "Foreign Secretary"."""
    words = office.lower().split()
    post = words[: next((i for i, word in enumerate(words) if i and word in _BEHIND_POST), None)]
    if not post or post[-1] in RELATIONS.of_states:
        return bool(post)
    fields = {*post[:-1], *words[len(post) + 1 :]}
    return post[-1] in RELATIONS.of_states_with_field and not fields.isdisjoint(PEOPLE.state_portfolios | {"state"})


def _only_state(found: Sequence[Relation], entities: Sequence[Entity]) -> str | None:
    """Return the only country that a document calls by its name, if all offices of states there are of it."""
    states = {entity.id: entity for entity in entities if entity.type == "Country"}
    named = [i for i, state in states.items() if any(mention.kind == "name" for mention in state.mentions)]
    held = {r.of for r in found if r.relation == "holdsOffice" and r.of in states and is_of_state(r.object)}
    return named[0] if len(named) == 1 and held == set(named) else None
