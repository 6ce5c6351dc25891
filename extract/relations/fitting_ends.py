"""Whether entities fit the two ends of a lasting relation: their names, their kinds and their countries."""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter

from triplewire.extract.lexicon.labels import ORIGIN_LABELS, PLURAL_TAGS, RELATIONAL_DEPS
from triplewire.extract.lexicon.lists import RELATIONS
from triplewire.extract.lexicon.nouns import CLASS_OF_NAME, is_english
from triplewire.extract.lexicon.relation_patterns import RELATION_ENDS
from triplewire.extract.model import Entity, Mention
from triplewire.extract.places.gazetteer import DIVISION_KINDS, candidates, contains
from triplewire.extract.relations.mechanisms.stated import Stated
from triplewire.extract.syntax.phrases import after_comma
from triplewire.extract.syntax.tree import Word

_STATE = RELATIONS.state_bodies | RELATIONS.forces
_NAMED_FOR_PLACE = RELATIONS.national | RELATIONS.org_parts | RELATIONS.institutions | _STATE
_OFFICES = RELATIONS.entries("office", "only_qualified")

Referent = tuple[Entity, Word]  # an entity, and the word that refers to it


def fits(name: str, stated: Stated, subject: Referent, value: Referent) -> bool:
    """Whether two entities can be the ends of the relation `name` where words state it."""
    (one, _), (whole, head) = subject, value
    works = name == "residesIn" and stated.rule == "name.possessive"  # "Toronto's Sam Mitchell" may coach a team there
    if (
        works
        or _is_elsewhere(name, stated, subject, value)
        or not (_are_named(stated, one, whole) or _is_body_of_state(stated, one, head))
        or (
            (name == "locatedIn" and (_is_inside(head, one) or _is_day(one)))
            or (name == "partOf" and is_same_body(whole.name, one.name))
        )
    ):
        return False
    if stated.relation == "comesFrom":
        adjective = _is_adjective(whole, head)
        return adjective == (whole.type == "Country") or (name != "nationality" and not adjective)
    ours, theirs = one.links.iso3166, whole.links.iso3166
    if stated.relation == "mayLieIn" and not contains(whole.name, one.name):
        return False
    if name == "holdsOffice":
        return _has_office(stated, whole, head)
    if name in RELATION_ENDS.of_institutions and whole.type == "Place":
        return _is_institution(whole)
    return name not in RELATION_ENDS.same_country or not ours or not theirs or ours == theirs


def _has_office(stated: Stated, whole: Entity, head: Word) -> bool:
    """Whether the office before which a state or place is named is of it.

    The European Commissioner holds no office of Europe, an Italian director or coach none of Italy (an Italian
    captain does), nor a Hollywood executive; the Denver manager is that of a team.
    """
    office = stated.at
    of_body = office.lower in RELATIONS.in_bodies
    of_team = office.lower in RELATIONS.of_teams and RELATIONS.own_body.isdisjoint(
        word.lower for word in stated.literal
    )
    if _is_adjective(whole, head):
        elsewhere = of_body or office.lower in RELATIONS.hired
        return not (whole.type == "Place" and not whole.links.iso3166) and not elsewhere
    if of_body and whole.type == "Country" and head.dep == "pobj" and head.head.head.ent == "PERSON":
        return False  # "referee Omar Haddad of Kenya"
    beside = (of_body or of_team) and head.i < office.i and whole.type == "Place"
    return not beside or _is_institution(whole)


def _is_elsewhere(name: str, stated: Stated, subject: Referent, value: Referent) -> bool:
    """Whether a place beside a name does not hold what is named: "Atlanta's Fulton County", "the West Coast Bank"."""
    (one, _), (whole, head) = subject, value
    last = one.name.lower().rpartition(" ")[2]
    if name == "locatedIn" and stated.rule == "name.possessive" and last in RELATIONS.above_towns:
        return not any(place.is_country or place.kind in DIVISION_KINDS for place in candidates(whole.name))
    if name == "locatedIn" and stated.rule == "name.possessive" and one.named and not _is_known(one):
        return not is_english(last) and last not in RELATIONS.institutions  # "Oslo's P.J.Berg"
    if name != "basedIn":
        return False
    if stated.rule == "name.possessive" and _is_institution(whole):  # "the hospital's insurer, Acme"
        return True
    if stated.rule == "lasting.locatedIn":  # "the Starbucks located in Leeds" is one of many
        clause = stated.at.dep == "acl" and not after_comma(stated.at) and subject[1].child("det") is not None
        return clause and subject[1] is stated.at.head and last not in RELATIONS.institutions | RELATIONS.employers
    inside = stated.rule == "name.demonym" and _is_inside(head, one) and whole.type == "Place"
    return inside and last not in _NAMED_FOR_PLACE


def _is_day(event: Entity) -> bool:
    """Whether a name is that of a day or time of the year: "New Year's Eve in Oslo"."""
    return event.type == "Event" and event.name.lower().rpartition(" ")[2] in RELATIONS.calendar


def _is_institution(place: Entity) -> bool:
    """Whether a place is named for what is done there: "Mercy Hospital", "the University of Ghent"."""
    words = place.name.lower().split()
    return place.named and not (RELATIONS.institutions | RELATIONS.employers).isdisjoint(words)


def _is_adjective(whole: Entity, head: Word) -> bool:
    mention = mention_at(whole, head)
    return mention is not None and mention.kind == "demonym"


def is_party(stated: Stated, whole: Entity) -> bool:
    """Whether the body behind an elected office is a party: "a senator of the Green Party"."""
    last = whole.name.rpartition(" ")[2].lower()
    return whole.type == "Organization" and stated.at.lower in RELATIONS.seated and last not in RELATIONS.assembly


def _are_named(stated: Stated, one: Entity, whole: Entity) -> bool:
    """Whether the ends have the names that the construction needs; a place beside a name must be known."""
    if stated.relation in {"ownedBy", "foundedBy"} and one.name.lower() in CLASS_OF_NAME:
        return False  # "Café owner Ann Lee", with the capital of a sentence
    if not has_name(one) and not (
        whole.named and (stated.relation in RELATION_ENDS.unnamed_subject or _is_of_state(stated, one))
    ):
        return False
    if whole.named:
        beside = stated.rule.startswith(("name.", "place."))
        return not (beside and whole.type == "Place" and not _is_known(whole)) and (
            stated.relation != "isAmong" or whole.type != "Country"
        )
    if stated.relation == "isAmong" and one.type == "Person" and whole.type != "Organization":
        return False
    return stated.relation in RELATION_ENDS.unnamed_object and not (
        stated.relation == "holdsOffice" and whole.type == "Country"
    )


def _is_inside(word: Word, entity: Entity) -> bool:
    """Whether a word is a part of an entity's name: "British Columbia" is not in Britain."""
    return mention_at(entity, word) is not None


def has_name(entity: Entity) -> bool:
    """Whether the text names an entity; an office that looks like a name ("Fire Chief") is not a name."""
    last = entity.name.rpartition(" ")[2].lower()
    return entity.named and (last not in _OFFICES or last in RELATIONS.names_too)


def _is_of_state(stated: Stated, one: Entity) -> bool:
    """Whether the words mean a body of which a state has one ("the Syrian army"), or people ("two Syrian nurses")."""
    if stated.relation == "locatedIn":
        return stated.at.lower in _STATE
    people = one.type == "Person" and stated.at.tag in PLURAL_TAGS
    return stated.relation == "comesFrom" and (stated.at.lower in _STATE or people)


def _is_body_of_state(stated: Stated, one: Entity, head: Word) -> bool:
    """Whether "the Irish government" is the other end of a named one: its state identifies it."""
    of_state = head.lower in _STATE
    adjectives = (w for w in head.children if w.dep in RELATIONAL_DEPS and w.ent in ORIGIN_LABELS)
    return (
        stated.relation in RELATIONS.owning_by_state
        and has_name(one)
        and of_state
        and next(adjectives, None) is not None
    )


def _is_known(place: Entity) -> bool:
    """Whether a gazetteer knows the place."""
    return bool(place.links.geonames or place.links.wikidata or place.links.iso3166 or place.links.user)


def mention_at(entity: Entity, head: Word) -> Mention | None:
    """The mention of an entity that contains a word."""
    at = bisect_right(entity.mentions, head.start, key=attrgetter("start")) - 1
    return entity.mentions[at] if at >= 0 and head.start < entity.mentions[at].end else None


def is_same_body(shorter: str, longer: str) -> bool:
    """Whether the longer name is that of the same body: "Oslo Police" and "Oslo Police Department"."""
    first, second = shorter.lower().split(), longer.lower().split()
    return first[-1] in RELATIONS.forces and len(second) - len(first) == 1
