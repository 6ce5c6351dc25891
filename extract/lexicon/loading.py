"""Read and check the data files of the lexicon, each once.

A TOML file of word lists has a class in `extract.lexicon.lists` with one field for each list; a file with a key that
the class lacks, without a key that it has, with an entry twice or with one entry in two lists that exclude each other
is refused at load.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from itertools import combinations
from typing import Any, ClassVar, TypeVar

import msgspec

from triplewire.extract.errors import LexiconError

Words = frozenset[str]
S = TypeVar("S", bound=msgspec.Struct)
T = TypeVar("T", bound="WordLists")


class WordLists(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The word lists of one file, which has the name of the class in snake case.

    No entry stands in two lists of one group of `exclusive`.
    """

    exclusive: ClassVar[tuple[tuple[str, ...], ...]] = ()

    @classmethod
    def file(cls) -> str:
        """The name of the file, without its ending."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()

    def names(self) -> tuple[str, ...]:
        """The names of the lists, in the order of the class."""
        return self.__struct_fields__

    def entries(self, *names: str) -> Words:
        """The entries of the lists with these names, of all lists where none is given."""
        return frozenset[str]().union(*(getattr(self, name) for name in names or self.names()))


def load(kind: type[T]) -> T:
    """The word lists of the file of `kind`; raises LexiconError where the file is not as the class says."""
    lists = load_table(kind.file(), kind)
    _refuse_clashes(lists)
    return lists


def load_table(name: str, kind: type[S], table: Mapping[str, Any] | None = None) -> S:
    """The content of `lexicon/NAME.toml`, or `table`, as `kind`.

    Raises LexiconError where a key is missing, unknown or has a value of another type, and where a list has an entry
    twice.
    """
    found = read_table(name) if table is None else table
    _refuse_duplicates(name, found)
    try:
        return msgspec.convert(found, kind)
    except msgspec.ValidationError as error:
        raise LexiconError(name, str(error)) from error


@cache
def read_table(name: str) -> dict[str, Any]:
    """The content of `lexicon/NAME.toml`; raises LexiconError where it is no TOML."""
    try:
        return tomllib.loads((files(__package__) / f"{name}.toml").read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(name, str(error)) from error


@cache
def read_rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of the generated table `lexicon/generated/NAME`, without its comments; fields are parted by tabs."""
    lines = (files(__package__) / "generated" / name).read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if not line.startswith("#"))


def _refuse_duplicates(file: str, table: Mapping[str, Any]) -> None:
    for key, value in table.items():
        entries = value if isinstance(value, list) else [value]
        for inner in (entry for entry in entries if isinstance(entry, dict)):
            _refuse_duplicates(file, inner)
        twice = [entry for entry, count in Counter(map(str, entries)).items() if count > 1]
        if twice:
            raise LexiconError(file, f"{key!r} has {twice[0]!r} twice")


def _refuse_clashes(lists: WordLists) -> None:
    for group in lists.exclusive:
        for one, other in combinations(group, 2):
            if clash := sorted(getattr(lists, one) & getattr(lists, other)):
                raise LexiconError(lists.file(), f"{clash[0]!r} stands in both {one!r} and {other!r}")
