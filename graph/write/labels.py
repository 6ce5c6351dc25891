"""The label of an entity: its name or, where that is not whole, with what makes it whole.

What is told by its owner has the owner's name, "Ann Lee's team", a body of which each state has one its state, "Chad's
Foreign Ministry", and what a number or group is of that, "dozens of clerks".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from triplewire.extract.lexicon.lists import ROLES
from triplewire.extract.lexicon.nouns import singular
from triplewire.extract.model import Document, Entity, Mention
from triplewire.graph.word_lists import WORDS
from triplewire.graph.write.spellings import is_generic
from triplewire.graph.write.state_bodies import state_body

# What stands behind an owner: "her | team", "the city|'s mayor".
_OWNED = {"pronoun": re.compile(" "), "nominal": re.compile(r"['\u2019]s? ")}
_OF = re.compile(r"([A-Za-z]+) of $")
_WORD = re.compile(r"([A-Za-z]+|\d[\d,.]*) $")
_ABOUT = re.compile(r"(?i)\b(?:at (?:least|most)|(?:more|less|fewer) than|up to|about|around|nearly|almost) $")
_NUMBERS = ROLES.partitives - {"member", "part"}
_BEFORE_NUMBERS = WORDS.numbers | WORDS.determiners | WORDS.sized
_OWNERS = ("'s ", "\u2019s ")
_NAMING = frozenset({"name", "demonym"})
_STATES = frozenset({"Country", "Place"})
_IN_STATE = frozenset({"partOf", "basedIn"})

Owners = Mapping[int, list[tuple[Entity, Mention]]]  # by the character where a pronoun or description begins


def labels_of(document: Document) -> dict[str, str]:
    """Return the label of each entity of a document, by its id."""
    owners: dict[int, list[tuple[Entity, Mention]]] = {}
    for entity in document.entities:
        for mention in entity.mentions:
            if mention.kind in {"pronoun", "nominal"}:
                owners.setdefault(mention.start, []).append((entity, mention))
    states = _states(document)
    return {entity.id: _label(entity, document, owners, states.get(entity.id)) for entity in document.entities}


def listed(names: Iterable[str]) -> str:
    """Return names as a sentence lists them.

    >>> listed(["Ann Lee", "Bob Roy", "Eva Ray"]), listed(["Ann Lee"]), listed([])
    ('Ann Lee, Bob Roy and Eva Ray', 'Ann Lee', '')
    """
    *others, last = [*names] or [""]
    return f"{', '.join(others)} and {last}" if others else last


def _label(entity: Entity, document: Document, owners: Owners, state: str | None) -> str:
    if entity.named:
        generic = is_generic(entity.name) and state_body(entity.name) is None
        return _of(state, entity.name.removeprefix("the ")) if state and generic else entity.name
    return _owned(entity, document.text, owners) or _counted(entity, document.text)


def _of(owner: str, owned: str) -> str:
    return f"{owner}'s {owned}"


def _states(document: Document) -> dict[str, str]:
    """Return the name of the only state or place that the article says each body to be of, or names before it."""
    called = {entity.id: entity.name for entity in document.entities if entity.type in _STATES and entity.named}
    found: dict[str, set[str]] = {}
    for relation in document.relations:
        told = relation.relation == "partOf" or relation.rule == "name.possessive"
        if relation.relation in _IN_STATE and told and not relation.attribution:
            found.setdefault(relation.subject, set()).add(called.get(relation.object, ""))
    for body, state in _before_names(document, called):
        found.setdefault(body, set()).add(state)
    return {body: next(iter(states)) for body, states in found.items() if len(states) == 1}


def _before_names(document: Document, states: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the bodies before whose names a state stands as owner: "Chad's | Health Ministry | spokesman"."""
    mentions = ((states[e.id], m) for e in document.entities if e.id in states for m in e.mentions)
    ends = {mention.end: state for state, mention in mentions if mention.kind in _NAMING}
    for body in document.entities:
        for mention in body.mentions if body.type == "Organization" else ():
            owner = next((o for o in _OWNERS if document.text.endswith(o, 0, mention.start)), None)
            if owner and (state := ends.get(mention.start - len(owner))):
                yield body.id, state


def _owned(entity: Entity, text: str, owners: Owners) -> str | None:
    """Return "Ann Lee's team" for "her team" where the pronoun has one referent, and so for "the town's mayor"."""
    whole = next((m for m in entity.mentions if m.kind == "nominal" and m.quote(text) == entity.name), None)
    if whole is None:
        return None
    inside = [(owner, m) for owner, m in owners.get(whole.start, ()) if m.end < whole.end and owner is not entity]
    if len(inside) != 1 or not inside[0][0].named:
        return None
    owner, mention = inside[0]
    between = _OWNED[mention.kind].match(text, mention.end, whole.end)
    return _of(owner.name, text[between.end() : whole.end]) if between else None


def _counted(entity: Entity, text: str) -> str:
    """Return "dozens of clerks" where the article tells of the clerks by that number alone."""
    told = [mention for mention in entity.mentions if mention.kind != "pronoun"]
    first = told[0].start if len(told) == 1 and told[0].quote(text) == entity.name else 0
    start = first
    while (of := _OF.search(text, 0, start)) and singular(of[1].lower()) in _NUMBERS:
        start = of.start()
        while (word := _WORD.search(text, 0, start)) and word[1].lower() in _BEFORE_NUMBERS:
            start = word.start()
        if start == of.start() and of[1].lower() in ROLES.partitives - _BEFORE_NUMBERS - WORDS.quantifying:
            return entity.name  # "a near-normal | number of passengers"
    counts = text[start : start + 1].isdigit() or text[start:].split(" ", 1)[0].lower() in WORDS.number_words
    about = _ABOUT.search(text, 0, start) if counts and first else None
    return text[about.start() if about else start : first] + entity.name
