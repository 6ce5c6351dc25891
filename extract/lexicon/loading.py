"""Read and check the data files of the lexicon, each once.

Each TOML file of word lists has a class in `extract.lexicon.lists` with one field for each list. A file is refused at
load if it has a key that the class lacks, lacks a key of the class, has an entry twice or a blank one, or shares one
between lists that exclude each other.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from functools import cache, partial
from importlib.resources import files
from itertools import combinations
from typing import Any, ClassVar, TypeVar

import msgspec

from triplewire.extract.errors import LexiconError
from triplewire.extract.lexicon.additions import with_additions

Words = frozenset[str]
S = TypeVar("S", bound=msgspec.Struct)
K = TypeVar("K")
T = TypeVar("T", bound="WordLists")


class WordLists(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The word lists of one file. The name of the file is that of the class in snake case.

    No two lists of a group in `exclusive` share an entry.
    """

    exclusive: ClassVar[tuple[tuple[str, ...], ...]] = ()

    @classmethod
    def file(cls) -> str:
        """Return the name of the file without its suffix."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()

    def names(self) -> tuple[str, ...]:
        """Return the names of the lists, in the order of the class."""
        return self.__struct_fields__

    def entries(self, *names: str) -> Words:
        """Return the entries of the lists with these names, or of all lists."""
        return frozenset[str]().union(*(getattr(self, name) for name in names or self.names()))


class _Threshold(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A threshold in a file. `why` names the measurement or the reason that set the value."""

    value: int | float
    why: str


def load(kind: type[T]) -> T:
    """Return the word lists of the file of `kind`, with those of plug-ins, checked."""
    return with_additions(kind.file(), read_table(kind.file()), partial(check_lists, kind))


def check_lists(kind: type[T], table: Mapping[str, Any]) -> T:
    """Return the word lists in `table`.

    Raises LexiconError for an unknown or missing key, a wrong type, a duplicate, and a clash of exclusive lists.
    """
    refuse_bad_entries(kind.file(), table)
    lists = convert(kind.file(), table, kind)
    _refuse_clashes(lists)
    return lists


def load_table(name: str, kind: type[S], table: Mapping[str, Any] | None = None) -> S:
    """Return the content of `lexicon/NAME.toml`, or `table`, as `kind`.

    Raises LexiconError for an unknown or missing key, a wrong type, and a duplicate.
    """
    found = read_table(name) if table is None else table
    refuse_bad_entries(name, found)
    return convert(name, found, kind)


def check_thresholds(file: str, table: Mapping[str, Any], kind: type[K]) -> K:
    """Return the thresholds in `table`, a table of each group, as `kind`, with a field for each group.

    Raises LexiconError for a threshold that is missing, unknown, not finite, or without the reason that set it.
    """
    values: dict[str, dict[str, float]] = {group: {} for group in table}
    for group, found in table.items():
        for name, written in convert(file, found, dict[str, Any], group).items():
            threshold = convert(file, written, _Threshold, f"{group}.{name}")
            if not threshold.why.strip():
                raise LexiconError(file, f"'{group}.{name}' does not say what set it ('why')")
            if not math.isfinite(threshold.value):
                raise LexiconError(
                    file, f"'{group}.{name}' is {threshold.value}, which nothing compares to: give a number"
                )
            values[group][name] = threshold.value
    return convert(file, values, kind)


def convert(file: str, table: object, kind: type[K], key: str = "") -> K:
    """Return `table`, the value of `key` in `file`, as the type `kind`. Raises LexiconError with file and key."""
    try:
        return msgspec.convert(table, kind)
    except msgspec.ValidationError as error:
        raise LexiconError(file, f"{key!r}: {error}" if key else str(error)) from error


@cache
def read_table(name: str) -> dict[str, Any]:
    """Return the content of `lexicon/NAME.toml`. Raises LexiconError where it is missing or not TOML."""
    try:
        text = (files(__package__) / f"{name}.toml").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(name, str(error)) from error
    return parse_table(name, text)


def parse_table(name: str, text: str) -> dict[str, Any]:
    """Return the TOML in `text`. Raises LexiconError, with `name` for the file, where it is not TOML."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(name, str(error)) from error


@cache
def read_rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of the generated table `lexicon/generated/NAME`, without comments. Fields are tab-separated."""
    lines = (files(__package__) / "generated" / name).read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if not line.startswith("#"))


def refuse_bad_entries(file: str, table: Mapping[str, Any]) -> None:
    """Raise LexiconError where a list of the table, or of a table inside it, has an entry twice or a blank one."""
    for key, value in table.items():
        entries = value if isinstance(value, list) else [value]
        for inner in (entry for entry in entries if isinstance(entry, dict)):
            refuse_bad_entries(file, inner)
        twice = [entry for entry, count in Counter(map(str, entries)).items() if count > 1]
        if twice:
            raise LexiconError(file, f"{key!r} has {twice[0]!r} twice")
        if isinstance(value, list) and any(isinstance(entry, str) and not entry.strip() for entry in entries):
            raise LexiconError(file, f"{key!r} has a blank entry, which matches nothing or everything: delete it")


def _refuse_clashes(lists: WordLists) -> None:
    for group in lists.exclusive:
        for one, other in combinations(group, 2):
            if clash := sorted(getattr(lists, one) & getattr(lists, other)):
                raise LexiconError(lists.file(), f"{clash[0]!r} stands in both {one!r} and {other!r}")
