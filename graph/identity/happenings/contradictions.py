"""What shows that two tellings are not of one event: times, places, parties or particles that exclude each other."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from itertools import product

from triplewire.extract.lexicon.lists import EVENT_TYPES
from triplewire.extract.lexicon.nouns import TITLES
from triplewire.extract.times.occasions import are_two
from triplewire.graph.identity.happenings.stories import Story, Telling, stem
from triplewire.graph.spans import Span, common
from triplewire.graph.thresholds import THRESHOLDS
from triplewire.graph.word_lists import WORDS
from triplewire.graph.write.spellings import fold, given_relation
from triplewire.ontology.terms import TW

_AT = THRESHOLDS.stories
_ACTUAL = "actual"
_MUTUAL = {TW[type_.capitalize()] for type_ in EVENT_TYPES.two_sided}

_RECIPROCAL = frozenset(map(stem, WORDS.reciprocal))


def contradict(one: Story, other: Story, x: Telling, y: Telling) -> bool:
    """Return whether times, places, parties or particles differ, or one was published before the other's day."""
    within = one is other
    early = _too_early(x, y, other) or _too_early(y, x, one)
    opposite = bool(x.stems & y.stems) and _opposite(x, y)
    parties = (within and _have_other_parties(x, y)) or _others(one, other, x, y) or _differ(x, y)
    return _at_another_time(x, y, within=within) or early or opposite or parties or _elsewhere(one, other, x, y)


def tell_of_others(one: Story, other: Story, x: Telling, y: Telling) -> bool:
    """Return whether documents with few common names tell of another occasion beside the two.

    "Jailed Lee for fraud" and "jailed Roy for fraud" tell of two frauds.
    """
    if one is other or len(one.names.keys() & other.names.keys()) > _AT.few_names:
        return False
    pairs = ((a, b) for a in one.beside(x) for b in other.beside(y) if (a.stems & b.stems) - WORDS.light)
    return any(_at_another_time(a, b, within=False) or _others(one, other, a, b) or _differ(a, b) for a, b in pairs)


def _at_another_time(x: Telling, y: Telling, *, within: bool) -> bool:
    """Return whether the times differ, or one is told as before or after the other.

    Of two documents, one may place the event loosely: "this year" and "next March", "last week" and "Monday".
    """
    dated = bool(x.spans and y.spans)
    if dated and all(_are_apart(one, other, loosely=not within) for one in x.spans for other in y.spans):
        return True
    if dated and (not within or "earlier" in {x.occasion, y.occasion}):
        return False  # what is earlier for one text may be the topic of another
    first, second = sorted((x, y), key=lambda telling: telling.start)
    return are_two(first.occasion, second.occasion, told_in_order=within and not first.leads)


def _elsewhere(one: Story, other: Story, x: Telling, y: Telling) -> bool:
    """Return whether the places are of other countries, or differ while neither document names those of the other."""
    known = x.places & other.names.keys() or y.places & one.names.keys()
    return differ(x.lands, y.lands) or (differ(x.places, y.places) and not known)


def _others(one: Story, other: Story, x: Telling, y: Telling) -> bool:
    """Return whether both name somebody in one role, and other ones: within one document, persons."""
    people = one.people | other.people
    roles = ((x.sources, y.sources), (x.targets, y.targets))
    if any(strangers(its & people, others & people, x, y) for its, others in roles):
        return True
    if any(_are_namesakes(name, one, other) for its, others in roles for name in its & others & people):
        return True
    if one.graph == other.graph:
        return False  # a later version may correct who it was
    either = not x.stems & y.stems or {x.type, y.type} <= _MUTUAL  # who is fined pays, who is met meets
    for its, others in roles:
        crossed = either and (its & y.actors or others & x.actors)
        if strangers(its, others, x, y) and not crossed and not _akin(its, others, one, other):
            return True
    return _have_another_second(one, other, x, y)


def _have_another_second(one: Story, other: Story, x: Telling, y: Telling) -> bool:
    """Return whether two tellings of two actors each have one that the other document does not name."""
    its, others = x.actors - y.actors, y.actors - x.actors
    if not (len(x.actors) == len(y.actors) == 2 and its and others) or _akin(its, others, one, other):
        return False
    return its.isdisjoint(other.names) and others.isdisjoint(one.names)


def _akin(its: Collection[str], others: Collection[str], one: Story, other: Story) -> bool:
    """Return whether a name of one side belongs to one of the other: the state of a ministry, a short name.

    Persons who share a name besides the family's may be one: "Ann Berg" and "Ann Berg Moe".
    """
    kin = one.kin | other.kin
    pairs = [*product(its, others)]
    both = ((one.persons[a], other.persons[b]) for a, b in pairs if a in one.persons and b in other.persons)
    same = (set(map(fold, its)) & set(map(fold, others)) for its, others in both)
    return any({a, b} in kin or _is_form(a, b) or _is_form(b, a) for a, b in pairs) or any(same)


def _are_namesakes(family: str, one: Story, other: Story) -> bool:
    """Return whether two documents tell of persons of one family name with other given names: Otto and Rita Falk."""
    told = ([w for w in s.persons.get(family, ()) if fold(w) != family and w not in TITLES] for s in (one, other))
    its, others = told
    related = (given_relation((a,), (b,)) for a in its for b in others)
    return bool(its and others) and not any(related)


def _differ(x: Telling, y: Telling) -> bool:
    """Return whether the sides are swapped, or what it was done to are buildings of other kinds."""
    return _swapped(x, y) or bool(x.buildings and y.buildings and x.buildings.isdisjoint(y.buildings))


def _swapped(x: Telling, y: Telling) -> bool:
    """Return whether each does to the other what the other does to it: "Togo sued Mali", "Mali sued Togo".

    Not where both do it: "Togo fought Mali", "Togo met Mali".
    """
    crossed = x.sources & y.targets and x.targets & y.sources
    if not crossed or x.sources & y.sources or x.targets & y.targets or not x.stems & y.stems:
        return False
    return x.type not in _MUTUAL and _RECIPROCAL.isdisjoint(x.stems & y.stems)


def _is_form(short: str, full: str) -> bool:
    """Return whether a name has words of another, or is its acronym."""
    words = full.split()
    return set(short.split()) <= set(words) or short == "".join(word[0] for word in words)


def _have_other_parties(x: Telling, y: Telling) -> bool:
    """Return whether two tellings of one document, all of whose parties are known, have other parties."""
    return bool(x.parties - y.parties and y.parties - x.parties)


def _are_apart(one: Span, other: Span, *, loosely: bool) -> bool:
    """Return whether no day lies in both; loosely, whether more lies between them than the longer of them."""
    if common(one, other):
        return False
    if one.is_month and other.is_month:
        return True
    between = max(one.order[0], other.order[0]) - min(one.order[1], other.order[1])
    longest = max((span.length for span in (one, other) if None not in span), default=timedelta(0))
    return not loosely or between > longest


def _opposite(x: Telling, y: Telling) -> bool:
    """Return whether a particle of one is the opposite of one of the other: "checked in", "checked out"."""
    return any(WORDS.opposites.get(particle) in y.particles for particle in x.particles)


def _too_early(x: Telling, y: Telling, where: Story) -> bool:
    """Return whether the document of `y`, which reports it as past, was published before the day of `x`."""
    if where.published is None or not x.days or y.status[1] != _ACTUAL:
        return False
    return min(x.days) > date.fromordinal(where.published.toordinal() + 1).isoformat()  # a day for the time zones


def differ(one: Collection[str], other: Collection[str]) -> bool:
    """Return whether both have members, and none in common."""
    return bool(one and other) and set(one).isdisjoint(other)


def strangers(its: frozenset[str], others: frozenset[str], x: Telling, y: Telling) -> bool:
    """Return whether the names in one role differ, and neither telling has a name of the other's around it."""
    return differ(its, others) and not (its & y.names or others & x.names)
