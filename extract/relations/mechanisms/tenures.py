"""Beginnings and ends of offices that another clause or sentence tells of: "Ann Lee, the mayor, … She was sacked"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Literal

from triplewire.extract.claims.attribution import Attributions
from triplewire.extract.coreference.entities import Entities
from triplewire.extract.factuality.modality import factuality
from triplewire.extract.lexicon.labels import VERBAL_POS
from triplewire.extract.lexicon.lists import RELATION_TIMES, RELATIONS
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.model import Holding, Limit, Relation
from triplewire.extract.relations.mechanisms.holding import PUBLISHED, limit, spans_of, time_of
from triplewire.extract.relations.mechanisms.related_times import Calendar
from triplewire.extract.relations.mechanisms.turning_points import (
    holds_post,
    is_done,
    leaves_post,
    left_by,
    takes_post,
    took_over_from,
)
from triplewire.extract.syntax.control import is_passive, subject
from triplewire.extract.syntax.phrases import conjuncts
from triplewire.extract.syntax.tree import Sentence, Word
from triplewire.extract.times.mechanisms.periods import first_day, last_day

_VERBS = (
    RELATION_TIMES.entries("leaving", "dismissing", "ejecting", "dying", "killing")
    | RELATION_TIMES.entries("succeeding", "taking", "inaugurating", "putting", "keeping")
    | RELATIONS.being
)
_OFFICES = frozenset({"holdsOffice", "leads"})
_POSTS = _OFFICES | {"employedBy"}
_Kind = Literal["takes", "will take", "holds", "leaves", "dies"]
_ENDED_BY_DEATH = _POSTS | {"memberOf", "residesIn", "controls"}


@dataclass(frozen=True, slots=True)
class _Turn:
    """A verb by which an entity takes, holds or leaves a post, or dies; `start` is that of the verb.

    `post` is the noun of the office, `bodies` are the bodies that the text names; without either it is the only post.
    `spans` are the terms in which the holder has it.
    """

    holder: str
    start: int
    kind: _Kind
    post: str
    bodies: frozenset[str]
    claimed: bool
    when: Limit | None
    spans: tuple[Holding, ...]


def with_turns(
    relations: list[Relation],
    sentences: Iterable[Sentence],
    entities: Entities,
    attributions: Attributions,
    calendar: Calendar,
) -> list[Relation]:
    """Return the relations with the beginnings and ends that the text tells of elsewhere."""
    held: dict[str, list[int]] = {}
    for number, relation in enumerate(relations):
        if relation.relation in _ENDED_BY_DEATH and not relation.attribution:
            held.setdefault(relation.subject, []).append(number)
    found = list(relations)
    for sentence in sentences if held else ():
        for turn in _turns(sentence, entities, attributions, calendar):
            concerned = _concerned(turn, found, held.get(turn.holder, ()))
            if turn.kind == "holds":
                found += _more_terms(found, concerned[:1], turn)
            for number in concerned:
                found[number] = _turned(found[number], turn)
    return found


def _turns(sentence: Sentence, entities: Entities, attributions: Attributions, calendar: Calendar) -> Iterator[_Turn]:
    if _VERBS.isdisjoint(sentence.vocabulary):
        return
    for verb in sentence.words:
        if verb.pos not in VERBAL_POS or verb.lemma not in _VERBS:
            continue
        post, bodies = _left(verb, entities)
        for who, kind in _who(verb, entities):
            when = time_of(verb, sentence, calendar)
            rule = verb.lemma if kind != "will take" else "planned"
            for holder in entities.at(who):
                yield _Turn(
                    holder=holder,
                    start=verb.start,
                    kind=kind,
                    claimed=bool(attributions.of(verb)),
                    when=limit(when.extent, when.value, rule) if when is not None else None,
                    post=post,
                    bodies=bodies,
                    spans=spans_of(verb, sentence, calendar) if kind == "holds" else (),
                )


def _who(verb: Word, entities: Entities) -> Iterator[tuple[Word, _Kind]]:
    """Yield who takes or leaves a post, or dies, by a verb."""
    who, passive = subject(verb), is_passive(verb)
    acting = conjuncts(who) if who is not None and not passive else []
    patients = [who] if passive else [word for word in verb.children if word.dep == "dobj"]
    if not is_done(verb):
        ahead = factuality(verb) == ("positive", "future") and takes_post(verb)
        yield from ((each, "will take") for each in acting if ahead)
        return
    if kind := _of_subject(verb, entities):
        yield from ((each, kind) for each in acting)
    if kind := _of_patient(verb):
        yield from ((each, kind) for word in patients if word is not None for each in conjuncts(word))
    before = (word for prep in verb.children if (word := prep.child("pobj")))
    yield from ((each, "leaves") for each in before if took_over_from(each, verb))


def _of_subject(verb: Word, entities: Entities) -> _Kind | None:
    if verb.lemma in RELATION_TIMES.dying:
        return "dies"
    if leaves_post(verb, patient=False) or _leaves_body(verb, entities):
        return "leaves"
    if takes_post(verb):
        return "takes"
    return "holds" if holds_post(verb) else None


def _of_patient(verb: Word) -> _Kind | None:
    if verb.lemma in RELATION_TIMES.killing:
        return "dies"
    if leaves_post(verb, patient=True) or verb.lemma in RELATION_TIMES.succeeding:
        return "leaves"
    puts = verb.lemma in RELATION_TIMES.entries("inaugurating", "putting") and not verb.child("oprd", "attr")
    return "takes" if puts else None


def _leaves_body(verb: Word, entities: Entities) -> bool:
    noun = verb.child("dobj") if verb.lemma in RELATION_TIMES.leaving_body else None
    left = set(entities.at(noun)) if noun is not None else set()
    return any(entity.id in left and entity.type == "Organization" for entity in entities.all if left)


def _left(verb: Word, entities: Entities) -> tuple[str, frozenset[str]]:
    """The office and the bodies that the verb names: "resigned as | chairman | of the | bank"."""
    given_up = verb.child("dobj") if verb.lemma in RELATION_TIMES.leaving else None
    post, bodies = "", set[str]()
    for noun in (*left_by(verb), given_up):
        if noun is None or noun.lower in RELATION_TIMES.posts:
            continue
        if noun.head.lower != "as" and (found := entities.at(noun)):
            bodies.update(found)
            continue
        post = noun.lemma.lower()
        wholes = [word.child("pobj") for word in noun.children if word.dep == "prep"]
        bodies.update(each for whole in wholes if whole is not None for each in entities.at(whole))
    return post, frozenset(bodies)


def _concerned(turn: _Turn, relations: list[Relation], held: Iterable[int]) -> list[int]:
    """The relations of a holder that a turn begins or ends."""
    if turn.kind == "dies":
        return [n for n in held if _is_open(relations[n], turn)]
    among = [n for n in held if relations[n].relation in _POSTS and _is_open(relations[n], turn)]
    if turn.post or turn.bodies:
        return [n for n in among if _is_named(relations[n], turn)]
    before = [n for n in among if relations[n].start < turn.start or not _is_present(relations[n])]
    told = [n for n in before if not relations[n].former] or before
    posts = {_post(relations[n]) for n in told}
    return [n for n in among if _post(relations[n]) in posts] if len(posts) == 1 else []


def _is_named(relation: Relation, turn: _Turn) -> bool:
    """Whether it is the office that a turn names, in the body that it names."""
    body = relation.of if relation.relation == "holdsOffice" else relation.object
    within = not turn.bodies or body in turn.bodies or (body is None and bool(turn.post))
    return within and (not turn.post or turn.post in relation.object.lower().replace("-", " ").split())


def _post(relation: Relation) -> str:
    """What tells two posts of one holder apart: the body, else the noun of the office."""
    return relation.of or relation.object.rpartition(" ")[2].lower()


def _is_open(relation: Relation, turn: _Turn) -> bool:
    """Whether a turn may concern a relation: its time agrees with the limits that the text gives."""
    told, begin, end = relation.holds or Holding(), *_limits(relation)
    if turn.kind == "holds":
        return bool(turn.spans) and not turn.claimed
    when = turn.when
    if turn.kind in {"takes", "will take"}:
        later = begin is None or begin.side == "after" or (turn.kind == "will take" and when is not None)
        return when is not None and later and (end is None or first_day(when.value) <= last_day(end.value))
    if end is not None or (begin and when and begin.side == "in" and first_day(begin.value) > last_day(when.value)):
        return False
    today = next((each for each in told.on if each.rule == PUBLISHED), None)
    bar = timedelta(days=THRESHOLDS.relations.news_days)
    return today is None or when is None or first_day(today.value) - last_day(when.value) <= bar


def _limits(relation: Relation) -> tuple[Limit | None, Limit | None]:
    return (relation.holds.begin, relation.holds.end) if relation.holds else (None, None)


def _is_present(relation: Relation) -> bool:
    return any(each.rule == PUBLISHED for each in (relation.holds or Holding()).on)


def _fills(span: Holding, told: Holding) -> bool:
    """Whether a term is that of a relation whose beginning is not told: it does not lie before or after its end."""
    if told.begin is not None or span.begin is None or (told.end and span.end):
        return False
    return told.end is None or first_day(span.begin.value) <= last_day(told.end.value)


def _more_terms(relations: list[Relation], concerned: Iterable[int], turn: _Turn) -> list[Relation]:
    """The relation once more for each further term in which its holder had the post, and left it."""
    return [
        replace(relations[number], former=True, holds=span)
        for number in concerned
        for span in turn.spans
        if span.end is not None and not _fills(span, relations[number].holds or Holding())
    ]


def _turned(relation: Relation, turn: _Turn) -> Relation:
    """The relation with the beginning or the end that a turn gives it; what is only claimed gives no date."""
    told = relation.holds or Holding()
    if turn.kind == "holds":
        (term,) = [span for span in turn.spans if _fills(span, told)][:1] or [told]
        on = told.on or (() if told.end or relation.former else term.on)
        return replace(relation, holds=Holding(told.begin or term.begin, told.end or term.end, on))
    when = None if turn.claimed else turn.when
    if turn.kind == "takes":
        return replace(relation, holds=replace(told, begin=when or told.begin))
    on = tuple(each for each in told.on if each.rule != PUBLISHED)
    if turn.kind == "will take":
        found = replace(told, begin=when or told.begin, on=on)
        return replace(relation, holds=found)
    found = replace(told, end=when, on=on)
    over = turn.kind == "leaves" or relation.relation in _OFFICES
    return replace(relation, former=relation.former or over, holds=found if found != Holding() else None)
