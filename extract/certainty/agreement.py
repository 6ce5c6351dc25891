"""The link from a verb to its other side in the open triples of its event: its object, or a preposition."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator

from triplewire.extract.lexicon.labels import ACTOR_TYPES, HYPHENS, OWNER_ENDINGS
from triplewire.extract.lexicon.lists import CLASSES, DESCRIPTIONS, PARTICIPANTS, RELATION_TIMES, ROLES, TIME_CONTEXTS
from triplewire.extract.model import Entity, Mention, Predicate, Slot, Trigger, Triple

_STANDING = CLASSES.government | ROLES.partitives
_CLAUSAL = frozenset({"clause.content", "clause.adverbial"})  # constructions whose object is a clause
_WHOLE_BEFORE_PURPOSE = DESCRIPTIONS.appointing | ROLES.dative  # "hired Lee | to draw a map", "sent Lee | to help"
_NO_OBJECT = _CLAUSAL | {"clause.adverb"}


def way_between(triples: Iterable[Triple], trigger: Trigger, one: Entity, other: Entity) -> str | None:
    """Return the preposition by which the verb reaches the other side, "" for none; None if no open triple shows it.

    A recipient is reached by "to" without the word: "sold her a house", "was given a prize by".
    """
    gives = trigger.lemma in ROLES.dative
    for triple in triples:
        after = _after(triple.predicate, trigger)
        if _refers(triple.subject, other) and _refers(triple.object, one) and after[-1:] == ["by"]:
            passed = gives and after[:-1] and not _preposition(after[:1])  # "was given | a prize | by"
            return _preposition(after[:-1]) or ("to" if passed else "")
        if not _refers(triple.subject, one):
            continue
        if not ROLES.postmodifying.isdisjoint(word.lower() for word in after[:-1]):
            continue  # "in support of": what stands after it is no side
        if (
            triple.object
            and after[-1:] == ["between"]
            and mentions_within(other, triple.object.start, triple.object.end)
        ):
            return "between"
        direct = triple.rule not in _CLAUSAL and _refers(triple.object, other)
        if direct and (not after or gives or _preposition(after)):
            return _preposition(after) or ("to" if gives and after else "")
        if _behind_first(triple.predicate, trigger, other) is not None:
            return "to" if gives and triple.object and not _preposition(after) else ""
    return None


def direct_object(triples: Iterable[Triple], trigger: Trigger) -> Slot | None:
    """Return the object of a verb by its open triples: "a deal" in "signed a deal with", "sent her a deal"."""
    gives = trigger.lemma in ROLES.dative
    objects = ((t.object, _after(t.predicate, trigger)) for t in triples if t.rule not in _NO_OBJECT and t.object)
    return next((found for found, after in objects if not after or (gives and not _preposition(after))), None)


def helps(triples: Iterable[Triple], trigger: Trigger) -> bool:
    """Return whether somebody only helped to do what a verb says: "helped edit the paper", "helped to hide her"."""
    before = (t.predicate.text[: max(trigger.start - t.predicate.start, 0)].lower().split() for t in triples)
    return any(not PARTICIPANTS.helped.isdisjoint(words) for words in before)


def is_completed(triples: Collection[Triple], trigger: Trigger, other: Entity) -> bool:
    """Return whether the verb says something of its object only with what follows: "took Lee | captive".

    The same holds for what is compared, "led Acme in | scoring", for what it is held to be, "recognised Lee as | a
    prisoner", for the goal of a verb of moving: "introduced Lee to | Hall", for the other side of an exchange:
    "replaced Lee with | Hall", for what somebody is made to do: "ordered Lee | to stop", and for the state in which
    somebody is left: "left Lee without | a job", "leaving Peru with | debts". A recipient is complete: "gave Lee |
    a prize", and so is a place or body that is left: "left Acme with | two others".
    """
    found = [(t, words) for t in triples if (words := _behind_first(t.predicate, trigger, other)) is not None]
    last = {words[-1] for _, words in found if words}
    ranked = trigger.lemma in ROLES.ranking and any(words == ["in"] and _is_bare(t) for t, words in found)
    goal = trigger.lemma in ROLES.moving and not last.isdisjoint(ROLES.goals)
    if goal or ranked or (trigger.lemma in ROLES.exchanging and not last.isdisjoint(ROLES.exchanged)):
        return True
    if trigger.lemma in ROLES.leaving and not last.isdisjoint(ROLES.left_with):
        return other.type == "Person" or any(triple.rule == "clause.participle" for triple in triples)
    made = other.type in ACTOR_TYPES and trigger.lemma not in _WHOLE_BEFORE_PURPOSE
    made = made and not other.name.startswith(("a ", "an "))  # "approved a force | to keep the peace"
    if made and any(not words and _is_infinitive(t) for t, words in found):
        return True
    direct = any(_refers(t.object, other) and not _after(t.predicate, trigger) for t in triples)
    held = any((words == ["as"] and not _is_post(t, trigger)) or (not words and _is_state(t)) for t, words in found)
    state = direct and any(t.rule == "clause.svc" for t in triples)  # "took her | captive" as object and attribute
    return state or (held and not direct and trigger.lemma not in ROLES.dative)


def _is_bare(triple: Triple) -> bool:
    """Return whether the object is one common noun: "led the team in | scoring", not "led the army in | Goma"."""
    return triple.object is not None and triple.object.text.islower() and " " not in triple.object.text


def _is_post(triple: Triple, trigger: Trigger) -> bool:
    """Return whether "as" names the post that was lost: "dismissed Lee as | coach", not "dismissed Lee as | a fool"."""
    named = triple.object.text.split(maxsplit=1)[0].lower() if triple.object else ""
    return trigger.lemma in RELATION_TIMES.dismissing and named not in TIME_CONTEXTS.articles


def _is_state(triple: Triple) -> bool:
    """Return whether the object of a triple is a bare word that was read as a second object: "captive"."""
    return triple.rule in {"clause.svo", "clause.content"} and _is_bare(triple)


def _is_infinitive(triple: Triple) -> bool:
    """Return whether the object of a triple is what another is to do: "ordered them | to stop"."""
    return triple.object is not None and triple.object.text.startswith("to ")


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
    owner = slot.text[: mention.end - slot.start].endswith(OWNER_ENDINGS)
    return (owner and bool(after.strip())) or (after.startswith(("'", "\u2019")) and " " in after.strip())


def _modifies(slot: Slot, mention: Mention) -> bool:
    """Return whether a mention in a slot modifies the noun behind it: "overturned a | Kohl | rule"."""
    return _is_before_noun(slot.text[mention.end - slot.start :])


def _is_before_noun(after: str) -> bool:
    """Return whether the text behind a mention begins with a common noun."""
    word = after[1:].partition(" ")[0]
    if after[:1] in HYPHENS and after[1:2].isalnum():  # "a | Kohl |-era rule"
        return True
    word = word.partition("'")[0].partition("\u2019")[0]  # "Washington | state's race"
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


def _behind_first(predicate: Predicate, trigger: Trigger, entity: Entity) -> list[str] | None:
    """Return the words of a predicate behind the entity, its first object: "to" in "introduced Lee to"; else None."""
    pieces = [*_pieces(predicate)]
    for at, (start, end, piece) in enumerate(pieces):
        after = start if start > trigger.end or end <= trigger.start else trigger.end
        for mention in mentions_within(entity, after, end):
            if mention.end <= end:
                behind, before = piece[mention.end - start :], piece[after - start : mention.start - start]
                if _is_before_noun(behind) or behind.startswith(OWNER_ENDINGS):
                    return None  # "overturned | Lee |'s sentence"
                if not ROLES.postmodifying.isdisjoint(before.lower().split()):
                    return None
                return [*behind.lower().split(), *(word for _, _, later in pieces[at + 1 :] for word in later.split())]
    return None


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
