"""Entries that plug-ins add to the lexicon: TOML files with the names and keys of the house's own.

A list gets the entries that it lacks, a table the keys. A file that breaks a check of the lexicon costs the additions
of that plug-in to that file, and no other.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

from triplewire.extract.errors import LexiconError, PluginError
from triplewire.extract.plugins import Plugin, fail, used

T = TypeVar("T")
Table = dict[str, Any]
OPEN = (  # files to which entries can be added, beside those of events/
    "adverbials", "boilerplate", "class_types", "classes", "conjunctions", "contests", "control", "descriptions",
    "event_carriers", "event_nouns", "event_types", "factuality", "institutions", "layout", "light_verbs",
    "name_classes", "names", "noun_senses", "occurrences", "organizations", "participant_kinds", "participants",
    "people", "places", "prepositions", "pronouns", "relation_ends", "relation_patterns", "relation_times",
    "relations", "roles", "shells", "speech", "spelling", "things", "time_contexts", "titles",
)  # fmt: skip


def with_additions(name: str, table: Mapping[str, Any], check: Callable[[Mapping[str, Any]], T]) -> T:
    """Return what `check` returns of a file with the additions of plug-ins; what it refuses of one is left out."""
    checked = check(table)
    for plugin, added in additions(name):
        try:
            more = merged(table, added)
            checked = check(more)
        except LexiconError as error:
            fail(plugin, PluginError(f"{plugin} is left out of {name}.toml: {error.reason}"))
        else:
            table = more
    return checked


def additions(name: str) -> Iterator[tuple[Plugin, Table]]:
    """Yield the content of the file NAME.toml of each plug-in that has one."""
    for plugin, tables in used("lexicon", _tables):
        if name in tables:
            yield plugin, tables[name]


def names(prefix: str) -> list[str]:
    """Return the names of all files of plug-ins that begin so, sorted."""
    return sorted({name for _, tables in used("lexicon", _tables) for name in tables if name.startswith(prefix)})


def merged(table: Mapping[str, Any], added: Mapping[str, Any]) -> Table:
    """Return a table with what another adds to it. Raises LexiconError for a value that would be changed."""
    found = dict(table)
    for key, value in added.items():
        own = found.get(key)
        if key not in found:
            found[key] = value
        elif isinstance(own, dict) and isinstance(value, dict):
            found[key] = merged(own, value)
        elif isinstance(own, list) and isinstance(value, list):
            found[key] = [*own, *(entry for entry in value if entry not in own)]
        elif own != value:
            raise LexiconError("", f"{key!r} cannot be changed")
    return found


@cache
def _tables(plugin: Plugin) -> dict[str, Table]:
    found = dict(_read(plugin, plugin.folder()))
    if closed := [name for name in found if name not in OPEN and not name.startswith("events/")]:
        raise PluginError(f"{plugin}: nothing can be added to {closed[0]}.toml, but to {', '.join(OPEN)}, events/")
    return found


def _read(plugin: Plugin, folder: Traversable, prefix: str = "") -> Iterator[tuple[str, Table]]:
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir() and item.name == "events":
            yield from _read(plugin, item, "events/")
        elif item.name.endswith(".toml"):
            name = prefix + item.name.removesuffix(".toml")
            try:
                yield name, tomllib.loads(item.read_text("utf-8"))
            except (OSError, UnicodeError, tomllib.TOMLDecodeError) as error:
                raise PluginError(f"{plugin}: {name}.toml is not valid TOML in UTF-8: {error}") from error
