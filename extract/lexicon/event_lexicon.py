"""The event lexicon: the events that verbs and nouns report (lexicon/events/, whose README describes the entries)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from triplewire.extract.lexicon.event_files import (
    Entries,
    EventFile,
    OperatorGroup,
    check_classes,
    check_operators,
    check_sides,
    event_tables,
    split_entry,
    with_added_events,
)
from triplewire.extract.lexicon.lists import EVENT_CARRIERS, OCCURRENCES, SPEECH
from triplewire.extract.lexicon.loading import Words, read_rows, read_table

Side = Literal["agent", "patient"]


@dataclass(frozen=True, slots=True)
class Kind:
    """The kind of an event: PLOVER's type and mode; another kind as the mode (type None); or no event (both None)."""

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
        """The specificity of the entry."""
        objects = 2 if self.objects and "*" not in self.objects else len(self.objects)
        return len(self.beside) + objects + 2 * bool(self.subjects)


OBJECT_CLASSES = check_classes(read_table("object_classes"))
EVENT_FILES = with_added_events(event_tables(), OBJECT_CLASSES)
SIDES = check_sides(read_table("event_sides"), EVENT_FILES)


def _objects(words: Iterable[str]) -> Words:
    """The nouns that an entry names, with those of its classes, split at hyphens as by the parser ("cease fire")."""
    found: set[str] = set()
    for word in words:
        found |= OBJECT_CLASSES[word[1:]] if word.startswith("@") else {word}
    return frozenset(found | {word.replace("-", " ") for word in found})


@dataclass(frozen=True, slots=True)
class _Group:
    """The entries of one mode of a file."""

    file: EventFile
    mode: str | None
    entries: Entries

    def kind(self, entry: str, word: str) -> Kind:
        sides = self.file.sides
        side: Side | None = "patient" if word in sides.patient else "agent" if word in sides.agent else None
        return Kind(self.file.type, self.mode, entry in sides.mutual or word in sides.mutual, side)


_GROUPS = tuple(_Group(file, *group) for file in EVENT_FILES.values() for group in file.by_mode())


def _sorted(found: dict[str, list[Entry]]) -> dict[str, tuple[Entry, ...]]:
    """The most exact entries first; the order of the files decides between equals."""
    return {word: tuple(sorted(entries, key=lambda e: -e.conditions)) for word, entries in found.items()}


def _verbs() -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for group in _GROUPS:
        for item in group.entries.verbs:
            subject, words, names = split_entry(item)
            objects, subjects = _objects(names), _objects([subject] if subject else [])
            kind = group.kind(item, item.partition(":")[0])
            for lemma, *beside in [words, _parted(words)] if "-" in words[0] else [words]:
                found.setdefault(lemma, []).append(Entry(kind, frozenset(beside), objects, subjects))
    return _sorted(found)


def _nouns() -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for group in _GROUPS:
        for item in group.entries.nouns:
            _, (*before, noun), after = split_entry(item)
            for name, *beside in [[noun], _parted([noun])] if "-" in noun else [[noun]]:
                entry = Entry(group.kind(item, item), frozenset(before + beside), _objects(after))
                found.setdefault(name, []).append(entry)
    return _sorted(found)


def _parted(words: list[str]) -> list[str]:
    """An entry as the parser reads it where it splits a word at its hyphen: the last part, with the first beside it."""
    *before, last = words[0].split("-")
    return [last, *before, *words[1:]]


FORCES = OBJECT_CLASSES["troops"]
MONEY = OBJECT_CLASSES["money"]
FIGURES = OBJECT_CLASSES["value"] | OBJECT_CLASSES["game"] | OBJECT_CLASSES["ill"]
_LISTED = frozenset(noun for (noun,) in read_rows("event_nouns.txt"))
GENERAL_NOUNS = OCCURRENCES.entries() | (_LISTED - OBJECT_CLASSES["work"])  # events of no kind here; a film is none
HELPFUL = frozenset(file.type for file in EVENT_FILES.values() if file.type and file.tone == "helpful")
HOSTILE = frozenset(file.type for file in EVENT_FILES.values() if file.type and file.tone == "hostile")
VERBS = _verbs()
NOUNS = _nouns()
LIGHT, UNDERGO, HAPPEN = EVENT_CARRIERS.light, EVENT_CARRIERS.undergo, EVENT_CARRIERS.happen
CARRIERS = EVENT_CARRIERS.carriers
REPORT = SPEECH.say | SPEECH.think


@dataclass(frozen=True, slots=True)
class Operator:
    """A word that determines a type from the event of its complement; "=" keeps the type of the complement."""

    name: str
    group: OperatorGroup

    def over(self, kind: Kind | None) -> str | None:
        """Return the type of the whole, given that of the complement; None where the word gives no type."""
        if kind is None or kind.type is None:
            return self.group.neutral or None
        if kind.type in self.group.by_type:
            return self.group.by_type[kind.type]
        if kind.type in HELPFUL:
            return self.group.helpful or None
        return (self.group.hostile if kind.type in HOSTILE else self.group.neutral) or None


OPERATORS = {
    word: Operator(name, group)
    for name, group in check_operators(read_table("event_operators")).items()
    for word in group.words
}
