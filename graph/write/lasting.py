"""Whether a relation that a document tells still holds, and whether it says enough: an office needs its body."""

from __future__ import annotations

import re
from collections.abc import Iterator

from triplewire.extract.lexicon.lists import ROLES
from triplewire.extract.lexicon.nouns import NOUN_KINDS
from triplewire.extract.model import Document, Entity, Event, Holding, Relation
from triplewire.extract.places.gazetteer import demonym
from triplewire.extract.relations.mechanisms.past_titles import TOLD
from triplewire.extract.relations.office_bodies import is_of_state
from triplewire.graph.thresholds import THRESHOLDS
from triplewire.graph.word_lists import WORDS

_BOUGHT = "lasting.acquiredBy"  # the rule of what a verb of buying says
_BODY_BEHIND = re.compile(r"\b(?:of|at) the (?!\w+ of )[A-Z]")  # "Secretary of the Air Force"


def doubts_of(told: list[Relation], document: Document, subject: Entity) -> Iterator[str]:
    """Yield why the tellings of a relation make no plain fact, whatever its ends are."""
    first = told[0]
    if is_former(told, document) or _has_ended(first, document):
        yield "it no longer holds"
    if first.relation == "holdsOffice" and first.of is None and _lacks_body(first.object):
        yield "nothing says in which body the office is"
    yield from _doubts_of_ends(told, document, subject)
    if first.relation == "ownedBy" and _may_be_maker(told, subject):
        yield "its owner may be its maker"
    if first.relation == "ownedBy" and all(_was_bought_before(telling, document.published) for telling in told):
        yield "it may have been sold since it was bought"
    if first.relation == "alliedWith" and all(_only_backs(telling, document) for telling in told):
        yield "who supports another need not be allied with it"
    if first.relation == "kinOf" and WORDS.unmarried.issuperset({telling.qualifier for telling in told}):
        yield "it is no kinship"
    if all(_is_long_ago(telling) for telling in told):
        yield "it is told of long ago alone"
    if any(_is_ahead(telling, document.published) for telling in told):
        yield "it has not begun"


def _doubts_of_ends(told: list[Relation], document: Document, subject: Entity) -> Iterator[str]:
    """Yield what is wrong with the two ends together."""
    first = told[0]
    if any(other.name == subject.name for other in document.entities if other.id == first.object):
        yield "both sides are the same"
    if first.relation == "employedBy" and all(_is_of_several(telling, document) for telling in told):
        yield "its names may be those of one firm"


def _is_of_several(relation: Relation, document: Document) -> bool:
    """Return whether a phrase gives somebody several employers, as the name of a firm of partners does."""
    phrase = (relation.subject, relation.relation, relation.start)
    others = (r for r in document.relations if (r.subject, r.relation, r.start) == phrase)
    return any(other.object != relation.object for other in others)


def _has_ended(relation: Relation, document: Document) -> bool:
    """Return whether an event ended it: "the couple divorced in 1970", "who joined Acme in 1989, left on Friday"."""
    happened = [e for e in document.events if not e.attribution and (e.polarity, e.modality) == ("positive", "actual")]
    if relation.relation == "kinOf":
        both = {relation.subject, relation.object}
        return any(e.trigger.lemma in WORDS.parting and both <= {*e.source, *e.target} for e in happened)
    return relation.relation == "memberOf" and any(_leaves(event, relation) for event in happened)


def _leaves(event: Event, relation: Relation) -> bool:
    """Return whether a member is said to leave, after the membership is told, and nothing else is named as left."""
    own = event.trigger.lemma in WORDS.quitting and relation.subject in event.source
    return own and not event.target and event.trigger.start > relation.start


def _only_backs(relation: Relation, document: Document) -> bool:
    """Return whether a relation is that of a verb of support: "Norway supports Chad"."""
    within = (e.trigger for e in document.events if relation.start <= e.trigger.start < relation.end)
    return relation.rule.startswith("lasting.") and any(trigger.lemma in WORDS.backing for trigger in within)


def _may_be_maker(told: list[Relation], owned: Entity) -> bool:
    """Return whether a thing is only called somebody's: "Acme's newest jet", made or flown by Acme."""
    return owned.type == "Product" and all(telling.rule == "name.possessive" for telling in told)


def _was_bought_before(relation: Relation, published: str | None) -> bool:
    """Return whether nothing is told of an owner but the year of buying, long ago: "bought by Acme in 1998"."""
    begin = relation.holds.begin if relation.holds else None
    if begin is None or published is None or relation.rule != _BOUGHT or not begin.value[:4].isdigit():
        return False
    return int(published[:4]) - int(begin.value[:4]) > THRESHOLDS.facts.years_owned


def _is_long_ago(relation: Relation) -> bool:
    """Return whether a relation is only told of a time long ago: "signed by President Ann Lee in 1994"."""
    return relation.holds is not None and any(limit.rule == TOLD for limit in relation.holds.on)


def _is_ahead(relation: Relation, published: str | None) -> bool:
    """Return whether a relation begins after the day of publication."""
    begin = relation.holds.begin if relation.holds else None
    if begin is None or published is None or begin.side == "before":
        return False
    return begin.value > published[:10] or (begin.side == "after" and begin.value == published[:10])


def is_former(told: list[Relation], document: Document) -> bool:
    """Return whether tellings of a relation say that it no longer holds.

    They say so, or one of them ended by the day of publication, and none tells of a later beginning.
    """
    if told[0].former:
        return True
    published = document.published
    ends = [t.holds.end.value for t in told if t.holds and t.holds.end and _is_over(t, published)]
    begins = [t.holds.begin.value for t in told if t.holds and t.holds.begin and not _is_over(t, published)]
    return bool(ends) and max(begins, default="") <= max(ends)


def _is_over(relation: Relation, published: str | None) -> bool:
    """Return whether a relation ended before or on the day of publication, or may have in its month or year.

    Without that day it is so if the text tells from when to when it held.
    """
    told = relation.holds or Holding()
    if told.end is None or told.end.side == "after":
        return False
    return told.end.value <= published[:10] if published is not None else told.begin is not None


def _lacks_body(office: str) -> bool:
    """Return whether an office says too little without its body: "Chief Executive", "Prime Minister".

    Some say it even with their field: "director of research", but not "film director".
    """
    words = office.lower().replace("-", " ").split() or [""]
    level = next((word for word in words if word not in WORDS.ranks), "")  # "Deputy | National | Secretary"
    if is_of_state(office) or level in WORDS.levels:
        return True
    if _BODY_BEHIND.search(office) or demonym(office.partition(" ")[0]) is not None:  # "European Commissioner"
        return False
    *before, noun = words
    *fields, post = words[: next((i for i, word in enumerate(words) if i and word in ROLES.postmodifying), None)]
    bare = noun in WORDS.bodied and WORDS.ranks.issuperset(before)
    behind = post in WORDS.corporate_with_field and (
        len(words) > len(fields) + 1 or not WORDS.corporate.isdisjoint(fields)
    )
    of_body = post in WORDS.of_bodies and WORDS.arts.isdisjoint(fields)
    return bare or behind or (of_body and not _holds_name(office))


def _holds_name(office: str) -> bool:
    """Return whether a title holds the name of its body or ship: "Tampa captain", but not "Lord Mayor"."""
    before = office.split()[:-1]
    return any(word[0].isupper() and word.lower() not in NOUN_KINDS for word in before)
