"""The link from a verb to its other side in the open triples of its event: its object, or a preposition."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from triplewire.extract.lexicon.labels import HYPHENS
from triplewire.extract.lexicon.lists import CLASSES, ROLES, TIME_CONTEXTS
from triplewire.extract.model import Entity, Mention, Predicate, Slot, Trigger, Triple

_STANDING = CLASSES.government | ROLES.partitives
_CLAUSAL = frozenset({"clause.content", "clause.adverbial"})  # constructions whose object is a clause
_NO_OBJECT = _CLAUSAL | {"clause.adverb"}


def way_between(triples: Iterable[Triple], trigger: Trigger, one: Entity, other: Entity) -> str | None:
    """Return the preposition by which the verb reaches the other side, "" for none; None if no open triple shows it.

    A recipient is reached by "to" without the word: "sold her a house", "was given a prize by".
    """
    gives = trigger.lemma in ROLES.dative
    for triple in triples:
        after = _after(triple.predicate, trigger)
        if _refers(triple.subject, other) and _refers(triple.object, one) and after[-1:] == ["by"]:
            return _preposition(after[:-1]) or ("to" if gives and after[:-1] else "")
        if not _refers(triple.subject, one):
            continue
        if not ROLES.postmodifying.isdisjoint(word.lower() for word in after[:-1]):
            continue  # "in support of": what stands after it is no side
        direct = triple.rule not in _CLAUSAL and _refers(triple.object, other)
        if direct and (not after or gives or _preposition(after)):
            return _preposition(after) or ("to" if gives and after else "")
        if _is_first_in(triple.predicate, trigger, other):
            return "to" if gives and triple.object and not _preposition(after) else ""
    return None


def direct_object(triples: Iterable[Triple], trigger: Trigger) -> Slot | None:
    """Return the object of a verb by its open triples: "a deal" in "signed a deal with", "sent her a deal"."""
    gives = trigger.lemma in ROLES.dative
    objects = ((t.object, _after(t.predicate, trigger)) for t in triples if t.rule not in _NO_OBJECT and t.object)
    return next((found for found, after in objects if not after or (gives and not _preposition(after))), None)


def mentions_within(entity: Entity, start: int, end: int) -> tuple[Mention, ...]:
    """Return the mentions of an entity that begin in a range of characters."""
    first = bisect_left(entity.mentions, start, key=_start)
    return entity.mentions[first : bisect_left(entity.mentions, end, first, key=_start)]


def _start(mention: Mention) -> int:
    return mention.start


def _refers(slot: Slot | None, entity: Entity) -> bool:
    """Return whether a slot is about the entity: by its head or, if the record leaves that open, by its first words."""
    if slot is None or slot.entity == entity.id:
        return slot is not None
    inside = mentions_within(entity, slot.start, slot.end)
    near = _stands_for if slot.entity else _is_near
    return any(m.end <= slot.end and near(slot, m.start) and not (_owns(slot, m) or _modifies(slot, m)) for m in inside)


def _owns(slot: Slot, mention: Mention) -> bool:
    """Return whether a mention in a slot is that of the owner of what follows: "approved | Acme's drug"."""
    after = slot.text[mention.end - slot.start :]
    return after.startswith(("'", "\u2019")) and " " in after.strip()


def _modifies(slot: Slot, mention: Mention) -> bool:
    """Return whether a mention in a slot modifies the noun behind it: "overturned a | Kohl | rule"."""
    return _is_before_noun(slot.text[mention.end - slot.start :])


def _is_before_noun(after: str) -> bool:
    """Return whether the text behind a mention begins with a common noun."""
    word = after[1:].partition(" ")[0]
    if after[:1] in HYPHENS and after[1:2].isalnum():  # "a | Kohl |-era rule"
        return True
    noun = word.isalpha() and word.islower() and not word.endswith(("ed", "ing")) and word not in ROLES.postmodifying
    return after[:1] == " " and noun


def _is_near(slot: Slot, start: int) -> bool:
    """Return whether only modifiers stand before the mention, no preposition and no participle."""
    before = slot.text[: start - slot.start].lower().split()
    if "of" in before and before[before.index("of") - 1].removesuffix("s") in ROLES.partitives:
        before = before[before.index("of") + 1 :]  # "hundreds of students"
    return ROLES.postmodifying.isdisjoint(before) and not any(word.endswith("ing") for word in before)


def _stands_for(slot: Slot, start: int) -> bool:
    """Return whether the words before a mention make the whole stand for it: "the government of Peru", "a group of"."""
    words = [word for word in slot.text[: start - slot.start].lower().split() if word not in TIME_CONTEXTS.articles]
    return len(words) > 1 and words[1:] == ["of"] and words[0].removesuffix("s") in _STANDING


def _is_first_in(predicate: Predicate, trigger: Trigger, entity: Entity) -> bool:
    """Return whether a predicate has the entity as its first object: "gave Kenya"."""
    for start, end, piece in _pieces(predicate):
        after = start if start > trigger.end or end <= trigger.start else trigger.end
        for mention in mentions_within(entity, after, end):
            if mention.end <= end:
                if _is_before_noun(piece[mention.end - start :]):
                    return False
                return ROLES.postmodifying.isdisjoint(piece[after - start : mention.start - start].lower().split())
    return False


def _after(predicate: Predicate, trigger: Trigger) -> list[str]:
    """Return the words of a predicate after the trigger; a fronted preposition is the last of its pieces."""
    words: list[str] = []
    passed = False
    for start, end, piece in _pieces(predicate):
        words += (piece if passed else piece[max(trigger.end - start, 0) :]).split()
        passed = passed or start <= trigger.start < end
    return words


def _pieces(predicate: Predicate) -> Iterator[tuple[int, int, str]]:
    """Yield the limits and the text of each piece of a predicate; its text has one blank between them."""
    position = 0
    for start, end in predicate.spans or ((predicate.start, predicate.end),):
        yield start, end, predicate.text[position : position + end - start]
        position += end - start + 1


def _preposition(after: list[str]) -> str:
    return after[-1].lower() if after and after[-1].lower() in ROLES.postmodifying else ""
