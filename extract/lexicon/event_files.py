"""The files of the event lexicon, read, typed and checked.

`lexicon/events/` holds one file for each kind of event (its README describes the entries), `object_classes.toml` the
classes of nouns that entries name as `@class`, `event_operators.toml` the words that turn a complement into an event.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any, Literal

import msgspec

from triplewire.extract.errors import LexiconError, PluginError
from triplewire.extract.lexicon.additions import additions, merged, names
from triplewire.extract.lexicon.loading import Words, convert, read_table, refuse_bad_entries
from triplewire.extract.plugins import fail

PloverType = Literal[
    "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "REJECT",
    "REQUEST", "RETREAT", "SANCTION", "SUPPORT", "THREATEN",
]  # fmt: skip


ParticipantKind = Literal[
    "person", "group", "body", "state", "place", "site", "animal", "vehicle", "warcraft", "weapon", "attack", "force",
    "act", "gathering", "words", "money", "amount", "time", "thing", "abstract",
]  # fmt: skip


class Suits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The kinds of participants that suit the sides of a type; without `target` any.

    `living`: the modes whose target is alive ("tortured the prisoner"). `holding`: the modes whose target can be held
    ("released the crew", but not "released a film"). `instead`: by the kind of the source, the
    additional kind of event that it makes of the type.
    """

    source: frozenset[ParticipantKind]
    target: frozenset[ParticipantKind] | None = None
    living: Words = frozenset()
    holding: Words = frozenset()
    instead: dict[ParticipantKind, str] = msgspec.field(default_factory=dict[ParticipantKind, str])


class Entries(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Entries of verbs and of nouns, as written."""

    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()


class Sides(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Entries with special participants: both sides are sources; a noun's "of" names the patient, or the agent."""

    mutual: Words = frozenset()
    patient: Words = frozenset()
    agent: Words = frozenset()


class Examples(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Sentences with the events of the file's kinds in them, and sentences without any."""

    yields: dict[str, tuple[str, ...]]
    refuses: tuple[str, ...]


class EventFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file of `lexicon/events/`.

    `type` is one of PLOVER's; without it, each of `modes` is an additional kind, and entries outside `modes` report no
    event. `order` decides between entries that are equally exact: the file with the lower number wins. `tone` states
    whether the type is cooperation or conflict.
    """

    order: int
    examples: Examples
    type: PloverType | None = None
    tone: Literal["helpful", "hostile"] | None = None
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    modes: dict[str, Entries] = msgspec.field(default_factory=dict[str, Entries])
    sides: Sides = Sides()

    def by_mode(self) -> Iterator[tuple[str | None, Entries]]:
        """Yield the entries without a mode, then those of each mode in the order of the file."""
        yield None, Entries(self.verbs, self.nouns)
        yield from self.modes.items()


class OperatorGroup(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A group of words that determine a type from the event of their complement.

    The type for a complement of cooperation, of conflict, and of neither; "=" keeps the type of the complement, ""
    gives no type. `by_type` takes precedence.
    """

    helpful: PloverType | Literal["=", ""]
    hostile: PloverType | Literal["=", ""]
    neutral: PloverType | Literal["=", ""]
    words: Words
    by_type: dict[PloverType, PloverType] = msgspec.field(default_factory=dict[PloverType, PloverType])


def event_tables() -> dict[str, dict[str, Any]]:
    """Return the content of each file of `lexicon/events/`, by name."""
    found = sorted(item.name for item in (files(__package__) / "events").iterdir() if item.name.endswith(".toml"))
    return {name: read_table(f"events/{name}") for name in (name.removesuffix(".toml") for name in found)}


def check_event_files(tables: Mapping[str, Any], classes: Mapping[str, Words]) -> dict[str, EventFile]:
    """Return the files, typed, in their order.

    Raises LexiconError for a file of another shape, an order given twice, an entry given twice (by two files or by
    one), an unknown class, and a side without its entry.
    """
    typed = {name: convert(f"events/{name}", table, EventFile) for name, table in tables.items()}
    ordered = dict(sorted(typed.items(), key=lambda pair: pair[1].order))
    orders: dict[int, str] = {}
    tones: dict[str | None, str | None] = {}
    holder: dict[tuple[object, ...], str] = {}
    for name, file in ordered.items():
        if (other := orders.setdefault(file.order, name)) != name:
            raise LexiconError(f"events/{name}", f"'order' {file.order} is that of {other!r}, too")
        if tones.setdefault(file.type, file.tone) != file.tone:
            raise LexiconError(f"events/{name}", f"'tone' differs from that of another file of {file.type}")
        for mode, entries in file.by_mode():
            place = f"{name}, modes.{mode}" if mode else name
            for key, entry in _keys(name, entries):
                if key in holder:
                    raise LexiconError(f"events/{name}", f"{entry!r} repeats an entry of {holder[key]}")
                holder[key] = place
                _refuse_unknown_class(name, entry, key, classes)
        _refuse_sides_without_entry(name, file)
    return ordered


def with_added_events(tables: Mapping[str, Any], classes: Mapping[str, Words]) -> dict[str, EventFile]:
    """Return the files with the entries of plug-ins; a file of a plug-in that is refused is left out."""
    found, checked = dict(tables), check_event_files(tables, classes)
    for name in names("events/"):
        file = name.removeprefix("events/")
        for plugin, added in additions(name):
            try:
                more = {**found, file: merged(found.get(file, {}), added)}
                checked = check_event_files(more, classes)
            except LexiconError as error:
                fail(plugin, PluginError(f"{plugin} is left out of {name}.toml: {error.reason}"))
            else:
                found = more
    return checked


def check_sides(table: Mapping[str, Any], event_files: Mapping[str, EventFile]) -> dict[str, Suits]:
    """Return what suits the sides of each type. Raises LexiconError for another shape, and for an unknown kind."""
    sides = convert("event_sides", table, dict[PloverType, Suits])
    known = {mode for file in event_files.values() if file.type is None for mode in file.modes}
    for name, suits in sides.items():
        if unknown := sorted(set(suits.instead.values()) - known):
            raise LexiconError("event_sides", f"{name!r} names the kind {unknown[0]!r}, which no file of events has")
    return {str(name): suits for name, suits in sides.items()}


def check_classes(table: Mapping[str, Any]) -> dict[str, Words]:
    """Return the classes of nouns. Raises LexiconError for a table of another shape, or a noun twice in one class."""
    refuse_bad_entries("object_classes", table)
    return {name: convert("object_classes", nouns, Words, name) for name, nouns in table.items()}


def check_operators(table: Mapping[str, Any]) -> dict[str, OperatorGroup]:
    """Return the groups of operators. Raises LexiconError for a table of another shape, or a word in two groups."""
    groups = {name: convert("event_operators", group, OperatorGroup, name) for name, group in table.items()}
    holder: dict[str, str] = {}
    for name, group in groups.items():
        refuse_bad_entries("event_operators", table[name])
        for word in sorted(group.words):
            if (other := holder.setdefault(word, name)) != name:
                raise LexiconError("event_operators", f"{word!r} stands in both {other!r} and {name!r}")
    return groups


def split_entry(entry: str) -> tuple[str, list[str], list[str]]:
    """Return the class of the subject ("" for any), the words, and the part after the colon, of an entry."""
    head, _, after = entry.partition(":")
    words = head.split()
    subject = words.pop(0) if words and words[0].startswith("@") else ""
    return subject, words, [item.strip() for item in after.split("|") if item.strip()]


def _keys(name: str, entries: Entries) -> Iterator[tuple[tuple[object, ...], str]]:
    """Yield the key of an entry for each word after its colon, and the entry."""
    for part, listed, head in (("verb", entries.verbs, 0), ("noun", entries.nouns, -1)):
        for entry in listed:
            subject, words, after = split_entry(entry)
            if not words:
                raise LexiconError(f"events/{name}", f"{entry!r} has no {part}")
            beside = frozenset(words) - {words[head]}
            for item in after or [""]:
                yield (part, words[head], beside, subject, item), entry


def _refuse_unknown_class(name: str, entry: str, key: tuple[object, ...], classes: Mapping[str, Words]) -> None:
    for part in key[1:]:
        if isinstance(part, str) and part.startswith("@") and part[1:] not in classes:
            raise LexiconError(f"events/{name}", f"{entry!r} names the class {part!r}, which object_classes.toml lacks")


def _refuse_sides_without_entry(name: str, file: EventFile) -> None:
    written = {entry for _, entries in file.by_mode() for entry in (*entries.verbs, *entries.nouns)}
    known = written | {entry.partition(":")[0] for entry in written}
    for side in file.sides.__struct_fields__:
        if unknown := sorted(getattr(file.sides, side) - known):
            raise LexiconError(
                f"events/{name}", f"'sides.{side}' has {unknown[0]!r}, which is not an entry of the file"
            )
