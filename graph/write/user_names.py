"""The user's table of names, which overrides all rules."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from triplewire.extract.errors import shortened
from triplewire.extract.model import ENTITY_TYPES, Entity
from triplewire.graph.errors import FileUnusable, NamesFileError
from triplewire.graph.iris import normal_name
from triplewire.graph.own_files import read_table
from triplewire.graph.toml_keys import unknown_key

_Told = dict[tuple[str, str, str | None], str]
_Apart = dict[tuple[str, str], tuple[tuple[str, ...], ...]]
_TABLES = {"same": {"type", "names"}, "different": {"type", "names", "name", "documents", "as"}}
_LISTS = {"names", "documents"}


class Listed(NamedTuple):
    """A name of the file, of a document or of all."""

    type: str
    name: str
    document: str | None


@dataclass(frozen=True, slots=True)
class Names:
    """The user's decisions about names.

    A TOML file with any number of

        [[same]]                       # several names of one thing; the first one is used
        type = "Organization"
        names = ["United Nations", "UN", { name = "the Organization", document = "charter" }]

        [[different]]                  # one name, but another referent in these documents
        type = "Person"
        name = "Ann Lee"
        documents = ["obituary", "interview"]
        as = "Ann Lee (painter)"

        [[different]]                  # names that never have the same referent
        type = "Person"
        names = ["Ann Lee", "Anne Lee"]

    `called` gives the name to use, by type, name and document (None for all); `apart` gives the lists of
    names that never have the same referent, by type and each of the names; `listed` are all names as the file has
    them; `wrong` says what is wrong with tables that are passed over. Types and names are as in the record, names
    without case and accents.
    """

    called: _Told = field(default_factory=dict)
    apart: _Apart = field(default_factory=dict)
    listed: tuple[Listed, ...] = ()
    wrong: tuple[str, ...] = ()

    @classmethod
    def read(cls, path: Path) -> Names:
        """Read the file; a wrong table of it costs no other, and is among the `wrong`.

        Raises NamesFileError if the file is missing or no TOML.
        """
        try:
            table = read_table(path)
        except FileUnusable as error:
            raise NamesFileError(str(path), str(error)) from error
        wrong = [said for key in table if (said := unknown_key([key], _TABLES, "the file"))]
        same, different = (list(_rows(table, kind, wrong)) for kind in _TABLES)
        pairs = [row for row in different if "names" in row]
        others = [row for row in different if "names" not in row]
        told = tuple(
            f"{shortened(each)}: docs/ontology.md shows the form of [[same]] and [[different]]" for each in wrong
        )
        return cls(_same(same) | _different(others), _apart(pairs), tuple(_listed(same, different)), told)

    def of(self, entity: Entity, document: str) -> str | None:
        """Return the user's name for this entity of this document; None if the file gives none."""
        kind, name = entity.type, normal_name(entity.name, entity.type)
        return self.called.get((kind, name, document)) or self.called.get((kind, name, None))


def _rows(table: Mapping[str, Any], kind: str, wrong: list[str]) -> Iterator[dict[str, Any]]:
    """Yield the tables of a kind that have the form of one; add what is wrong with the others."""
    rows = table.get(kind, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        wrong.append(f"write [[{kind}]], with two brackets")
        return
    for number, row in enumerate(rows, 1):
        try:
            _check_row(row, kind, f"[[{kind}]] number {number}")
        except ValueError as error:
            wrong.append(str(error))
        else:
            yield row


def _check_row(row: dict[str, Any], kind: str, where: str) -> None:
    """Raise ValueError unless a table has the form of its kind."""
    known = _TABLES[kind] - {"names"} if kind == "different" and "names" not in row else _TABLES[kind]
    wanted = {"type", "names"} if "names" in row or kind == "same" else {"type", "name", "documents", "as"}
    _check(row, known & wanted, where)
    if missing := sorted(wanted - row.keys()):
        raise ValueError(f"{where} lacks {missing[0]!r}")
    _kind(row, where)
    for key in sorted(wanted & _LISTS):
        _check_list(row[key], f"{where}: {key}", named=kind == "same" and key == "names")
    for key in sorted(wanted - _LISTS):
        _check_word(row[key], f"{where}: {key}")


def _check(row: Mapping[str, Any], known: Collection[str], where: str) -> None:
    if said := unknown_key(row, known, where):
        raise ValueError(said)


def _check_list(value: Any, where: str, *, named: bool) -> None:
    """Raise ValueError unless a value is a list of words or, where they are `named`, of tables with a name."""
    if not isinstance(value, list) or not value:
        raise ValueError(f"{where} is no list of words")
    for item in value:
        if named and isinstance(item, dict):
            _check(item, {"name", "document"}, f"a name of {where}")
            for key in ("name", *item):
                _check_word(item.get(key), f"{where}: {key}")
        else:
            _check_word(item, where)


def _check_word(value: Any, where: str) -> None:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{where} is no word between quotation marks")


def _listed(same: Iterable[dict[str, Any]], different: Iterable[dict[str, Any]]) -> Iterator[Listed]:
    """Yield the names by which the file finds actors."""
    for row in (*same, *(row for row in different if "names" in row)):
        for name in row["names"]:
            told = name if isinstance(name, dict) else {"name": name}
            yield Listed(row["type"], told["name"], told.get("document"))
    for row in different:
        if "names" not in row:
            yield from (Listed(row["type"], row["name"], document) for document in row["documents"])


def _same(rows: list[dict[str, Any]]) -> _Told:
    told: _Told = {}
    for row in rows:
        names = [name if isinstance(name, dict) else {"name": name} for name in row["names"]]
        for name in names:
            told[_kind(row), normal_name(name["name"], row["type"]), name.get("document")] = names[0]["name"]
    return told


def _different(rows: list[dict[str, Any]]) -> _Told:
    return {
        (_kind(row), normal_name(row["name"], row["type"]), document): str(row["as"])
        for row in rows
        for document in row["documents"]
    }


def _apart(rows: list[dict[str, Any]]) -> _Apart:
    apart: _Apart = {}
    for row in rows:
        names = tuple(row["names"])  # one for all: N names are N * N pairs
        for name in names:
            key = _kind(row), normal_name(name, row["type"])
            apart[key] = (*apart.get(key, ()), names)
    return apart


def _kind(row: dict[str, Any], where: str = "") -> str:
    if row["type"] not in ENTITY_TYPES:
        raise ValueError(f"{where}: type = {row['type']!r} is not one of {', '.join(ENTITY_TYPES)}")
    return str(row["type"])
