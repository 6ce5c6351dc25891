"""Who takes part in what an event noun reports: its possessor, what modifies it, what its prepositions govern."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.events.actors import Actors, unique
from extract.events.frames import conjuncts
from extract.events.lexicon import Kind
from extract.lexicon import words
from extract.model import Role
from extract.parse import Word

_PLACES = words("roles")["place_prepositions"] - {"on", "at"}
_BETWEEN = frozenset({"by", "between", "among"})
_UPON = frozenset("about against at for from into on over to toward towards upon with".split())  # noqa: SIM905
_AWAY = frozenset({"RETREAT", "SANCTION"})  # what follows their "from" is left, elsewhere it comes from there


@dataclass(slots=True)
class Roles:
    """Entity ids by role, in the order of the text; `place` is where the words themselves say that it happened."""

    source: list[str] = field(default_factory=list)
    target: list[str] = field(default_factory=list)
    others: list[Role] = field(default_factory=list)
    place: list[str] = field(default_factory=list)


def noun_roles(noun: Word, kind: Kind | None, actors: Actors) -> Roles:
    """Who takes part in what an event noun reports: "Russia's attack on X", "the visit of X to Y", "X-Y talks"."""
    roles = Roles()
    patient = kind is not None and kind.side == "patient"
    for child in noun.children:
        if child.dep == "poss":
            (roles.target if patient else roles.source).extend(_all_of(child, actors))
        elif child.dep in {"amod", "compound", "nmod"}:
            ids = [i for w in conjuncts(child) for i in actors.at(w)]
            if patient and child.dep != "amod":
                roles.target += ids
            else:
                roles.source += filter(actors.is_actor, ids)  # "a rescue agreement" is nobody's
    for child in noun.children:
        if child.dep == "prep":
            _of_noun(child, kind, roles, actors)
    if kind is not None and kind.mutual:
        roles.source, roles.target = list(dict.fromkeys(roles.source + roles.target)), []
    roles.target = [i for i in dict.fromkeys(roles.target) if i not in roles.source]
    roles.source = list(dict.fromkeys(roles.source))
    return roles


def _of_noun(preposition: Word, kind: Kind | None, roles: Roles, actors: Actors) -> None:
    lower = preposition.lower
    ids = [i for c in preposition.children if c.dep == "pobj" for i in _all_of(c, actors)]
    if lower in _BETWEEN or (lower == "from" and kind is not None and kind.type not in _AWAY):
        roles.source += ids
    elif lower == "of":
        agent = kind is not None and (kind.side == "agent" or (kind.mutual and not roles.source))
        (roles.source if agent else roles.target).extend(ids)
    elif lower in _PLACES and all(map(actors.is_place, ids)):
        roles.place += ids
    elif lower in _UPON:
        roles.target += ids
        if lower in {"to", "from"}:
            roles.place += [i for i in ids if actors.is_place(i)]
    else:
        roles.others += [Role(lower, i) for i in ids]


def _all_of(word: Word, actors: Actors) -> list[str]:
    return unique(actors.of(w) for w in conjuncts(word))
