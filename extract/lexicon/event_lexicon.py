"""What verbs and nouns report: the event lexicon (lexicon/events/, whose README tells how an entry is written)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from triplewire.extract.lexicon.lists import SPEECH
from triplewire.extract.lexicon.loading import read_rows, read_table

_PLOVER = (
    "assault", "coerce", "sanction", "mobilize", "protest", "accuse", "reject", "threaten", "request", "retreat",
    "concede", "aid", "cooperate", "support", "agree", "consult",
)  # fmt: skip
HELPFUL = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"})
HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST"})

Side = Literal["agent", "patient"]


@dataclass(frozen=True, slots=True)
class Kind:
    """What is reported: PLOVER's type and mode, or (type None) a kind of our own as the mode."""

    type: str | None
    mode: str | None = None
    mutual: bool = False
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """Words and the conditions under which they report an event of this kind.

    For a verb, `beside` are its particles and prepositions and `objects` the nouns of which one is its object ("*" is
    any); for a noun, `beside` are the words before it and `objects` the prepositions of which one follows it.
    """

    kind: Kind
    beside: frozenset[str]
    objects: frozenset[str]
    subjects: frozenset[str] = frozenset()

    @property
    def conditions(self) -> int:
        """How exact it is."""
        objects = 2 if self.objects and "*" not in self.objects else len(self.objects)
        return len(self.beside) + objects + 2 * bool(self.subjects)


@dataclass(frozen=True, slots=True)
class Operator:
    """A word that makes a type of what its complement reports; "=" keeps the complement's."""

    name: str
    helpful: str | None
    hostile: str | None
    neutral: str | None
    by_type: Mapping[str, str]

    def over(self, kind: Kind | None) -> str | None:
        """The type of the whole, given what the complement reports; None where it makes none."""
        if kind is None or kind.type is None:
            return self.neutral
        if kind.type in self.by_type:
            return self.by_type[kind.type]
        if kind.type in HELPFUL:
            return self.helpful
        return self.hostile if kind.type in HOSTILE else self.neutral


def _load(name: str) -> dict[str, Any]:
    return read_table(f"events/{name}")


_CLASSES = {name: frozenset(nouns) for name, nouns in _load("classes").items()}


def _objects(text: str) -> frozenset[str]:
    found: set[str] = set()
    for word in (item.strip() for item in text.split("|") if item):
        found |= _CLASSES[word[1:]] if word.startswith("@") else {word}
    return frozenset(found | {word.replace("-", " ") for word in found})  # the parser parts "cease-fire"


@dataclass(frozen=True, slots=True)
class _Table:
    """One kind of event, as a file writes it."""

    type: str | None
    mode: str | None
    verbs: list[str]
    nouns: list[str]
    sides: Mapping[str, list[str]]

    def kind(self, entry: str, word: str) -> Kind:
        mutual = {entry, word} & set(self.sides.get("mutual", ()))
        patient, agent = (word in self.sides.get(side, ()) for side in ("patient", "agent"))
        return Kind(self.type, self.mode, bool(mutual), "patient" if patient else "agent" if agent else None)


def _tables() -> Iterator[_Table]:
    nothing = _load("nothing")
    yield _Table(None, None, nothing["verbs"], nothing["nouns"], {})
    for name in _PLOVER:
        data = _load(name)
        for mode, lists in ((None, data), *data.get("modes", {}).items()):
            yield _Table(data["type"], mode, lists.get("verbs", []), lists.get("nouns", []), data.get("sides", {}))
    for kind, lists in _load("own").items():
        yield _Table(None, kind, lists.get("verbs", []), lists.get("nouns", []), {})


def _sorted(found: dict[str, list[Entry]]) -> dict[str, tuple[Entry, ...]]:
    """The most exact entries first; among equals the order of the files decides."""
    return {word: tuple(sorted(entries, key=lambda e: -e.conditions)) for word, entries in found.items()}


def _verbs() -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for table in _tables():
        for item in table.verbs:
            head, _, objects = item.partition(":")
            parts = head.split()
            subjects = _objects(parts.pop(0)) if parts[0].startswith("@") else frozenset()
            for lemma, *beside in [parts, _parted(parts)] if "-" in parts[0] else [parts]:
                entry = Entry(table.kind(item, head), frozenset(beside), _objects(objects), subjects)
                found.setdefault(lemma, []).append(entry)
    return _sorted(found)


def _nouns() -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for table in _tables():
        for item in table.nouns:
            *before, noun = item.split()
            after: frozenset[str] = frozenset()
            if noun in {"of", "on", "over", "for", "to", "with", "against"}:
                noun, after, before = before[-1], frozenset({noun}), before[:-1]
            for name, *beside in [[noun], _parted([noun])] if "-" in noun else [[noun]]:
                found.setdefault(name, []).append(Entry(table.kind(item, item), frozenset(before + beside), after))
    return _sorted(found)


def _parted(words: list[str]) -> list[str]:
    """An entry as the parser reads it where it parts a word at its hyphen: its last part, with the first beside it."""
    *before, last = words[0].split("-")
    return [last, *before, *words[1:]]


def _operators() -> dict[str, dict[str, Operator]]:
    found: dict[str, dict[str, Operator]] = {}
    for name, table in _load("operators").items():
        helpful, hostile, neutral = (table[key] or None for key in ("helpful", "hostile", "neutral"))
        by_type = {key: value for key, value in table.items() if key.isupper()}
        operator = Operator(name, helpful, hostile, neutral, by_type)
        found[name] = dict.fromkeys(table["words"], operator)
    return found


FORCES = _CLASSES["troops"]
FIGURES = _CLASSES["value"] | _CLASSES["game"] | _CLASSES["ill"]
GENERAL_NOUNS = frozenset(noun for (noun,) in read_rows("event_nouns.txt"))  # events of no kind that we know
VERBS = _verbs()
NOUNS = _nouns()
_BY_GROUP = _operators()
LIGHT, UNDERGO, CARRIERS, HAPPEN = (frozenset(_BY_GROUP[name]) for name in ("light", "undergo", "carriers", "happen"))
REPORT = SPEECH.say | SPEECH.think
_MAKING = ("keep", "stop", "wish", "intend", "request", "refuse", "threaten", "commit")
OPERATORS = {word: operator for name in _MAKING for word, operator in _BY_GROUP[name].items()}
