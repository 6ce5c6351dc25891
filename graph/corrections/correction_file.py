"""The file of corrections, corrections.toml, checked strictly: each error is one sentence with what to do.

by = "Maria Roy"                      # of all that follow, unless they have their own
on = 2026-05-02

[[reject]]                            # a statement that the text does not make
document = "visit"
quote = "Ann Lee met Omar Haddad"
predicate = "met"                     # where the quote makes several
why = "it was her deputy"

[[change]]                            # of an event: type, source, target, place, time, polarity, modality, speaker
document = "visit"
quote = "Ann Lee met Omar Haddad"
source = ["Eva Roy"]
time = ["2024-05-02"]

[[check]]                             # a statement that somebody has checked
statement = "event-visit.v2"

[[separate]]                          # a telling that is not of the event of these
document = "visit"
quote = "Ann Lee met Omar Haddad"
from = [{ document = "obituary", quote = "met Omar Haddad in 1990" }]

[[rename]]                            # as in all documents
name = "Anne Lee"
to = "Ann Lee"

[[retype]]
name = "Reuters"
to = "Organization"

[[merge]]                             # one actor; the first name is used
names = ["Ann Lee", "Anne Lee", { name = "Madam Chair", document = "minutes" }]

[[split]]                             # another actor of the name, in these documents
name = "Ann Lee"
documents = ["obituary"]
to = "Ann Lee (painter)"

[[split]]                             # never one actor
names = ["Ann Lee", "Anne Lee"]

[[later]]                             # an item of the review queue that is put off
item = "1f0c2a9b"
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from triplewire.extract.errors import expect, shortened
from triplewire.extract.model import ENTITY_TYPES
from triplewire.graph.corrections.correction import (
    CHANGES,
    KINDS,
    OF_STATEMENTS,
    STATEMENTS,
    STATUS,
    Correction,
    Named,
    Words,
    as_toml,
)
from triplewire.graph.errors import CorrectionRefused, CorrectionsFileError, FileUnusable
from triplewire.graph.own_files import read_table
from triplewire.graph.toml_keys import unknown_key
from triplewire.graph.write.draft import day_of, instant
from triplewire.ontology.terms import EVENT_TYPES

_ALWAYS = {"by", "on", "why"}
_STATEMENT = {"statement", "document", "quote", "predicate", "subject", "object", "kind"}
_KEYS = {
    "reject": _STATEMENT,
    "check": _STATEMENT,
    "change": _STATEMENT | set(CHANGES),
    "separate": _STATEMENT | {"with", "from"},
    "rename": {"name", "type", "documents", "to", "names"},
    "retype": {"name", "type", "documents", "to", "names"},
    "merge": {"names", "node"},
    "split": {"name", "type", "documents", "to", "names"},
    "later": {"item"},
}
_NAMED = {"name", "type", "document"}
_TYPES = {name.casefold(): name for name in ENTITY_TYPES} | {"thing": "Other"}  # as its class is called
_CLASSES = {name.casefold(): type_ for type_, (name, _) in EVENT_TYPES.items()}


class FileRead(NamedTuple):
    """The corrections of a file, each once, and what is wrong with the others."""

    corrections: list[Correction]
    wrong: list[CorrectionRefused]


def corrections_in(
    what: Path | str | Correction | Iterable[Correction], *, by: str = "", on: date | None = None
) -> FileRead:
    """Return the corrections of a file (a Path), of a text as in such a file, or given as values.

    Raises ArgumentError, and CorrectionsFileError for what is no TOML.
    """
    if isinstance(what, Path):
        return read_corrections(what, by=by, on=on)
    if isinstance(what, str):
        return parsed(what, "corrections", by=by, on=on)
    expect("what", what, Correction, Iterable, advice="a Path is a file, and a str the text of one")
    given = [what] if isinstance(what, Correction) else [*what]
    for each in given:
        expect("what", each, Correction)
    return parsed("\n".join(map(as_toml, given)), "correction", by=by, on=on)


def read_corrections(path: Path, *, by: str = "", on: date | None = None) -> FileRead:
    """Return the corrections of a file; `by` and `on` where neither it nor the correction says who and when.

    Raises CorrectionsFileError if it is no TOML.
    """
    try:
        read = _read(read_table(path), str(path), by, on)
    except FileUnusable as error:
        raise CorrectionsFileError(str(path), str(error)) from error
    return FileRead([replace(each, source=path.name) for each in read.corrections], read.wrong)


def parsed(text: str, where: str, *, by: str = "", on: date | None = None) -> FileRead:
    """Return the corrections of a text in TOML; a wrong one, `where` it stands, costs no other.

    Raises CorrectionsFileError if the text is no TOML.
    """
    try:
        return _read(tomllib.loads(text), where, by, on)
    except (ValueError, RecursionError) as error:  # ValueError also for numbers of thousands of digits
        raise CorrectionsFileError(where, f"it is not valid TOML: {shortened(str(error))}") from error


def _read(table: Mapping[str, Any], where: str, by: str, on: date | None) -> FileRead:
    found = list(_corrections(table, by, on))
    right = dict.fromkeys(each for each in found if isinstance(each, Correction))
    return FileRead(list(right), [_refused(where, each) for each in found if isinstance(each, _Wrong)])


def _refused(where: str, wrong: _Wrong) -> CorrectionRefused:
    return CorrectionRefused(where, shortened(str(wrong)))


def written(corrections: Iterable[Correction]) -> str:
    """Return a file of the corrections, by date and id."""
    return "\n".join(as_toml(each) for each in sorted(corrections, key=lambda each: each.order))


class _Wrong(ValueError):
    """What is wrong with a correction, or with the file."""


def _corrections(table: Mapping[str, Any], by: str, on: date | None) -> Iterator[Correction | _Wrong]:
    """Yield each correction, or what is wrong with it."""
    yield from (_Wrong(said) for key in table if (said := unknown_key([key], {*KINDS, "by", "on"}, "the file")))
    try:
        by = _string(table, "by", "the file") or by
        on = _day(table, "the file") or on
    except _Wrong as error:
        yield error
    for kind in KINDS:
        rows = table.get(kind, [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            yield _Wrong(f"{kind} is no list of tables: write [[{kind}]], with two brackets")
            continue
        for number, row in enumerate(rows, 1):
            try:
                yield _correction(kind, row, f"[[{kind}]] number {number}", by, on)
            except _Wrong as error:
                yield error


def _correction(kind: str, row: Mapping[str, Any], where: str, by: str, on: date | None) -> Correction:
    _check(row, _KEYS[kind] | _ALWAYS, where)
    made = _of_statement(kind, row, where) if kind in OF_STATEMENTS else _of_actors(kind, row, where)
    who, when = _string(row, "by", where) or by, _day(row, where) or on
    return replace(made, by=who, on=when, why=_string(row, "why", where))


def _check(row: Mapping[str, Any], known: set[str], where: str) -> None:
    if said := unknown_key(row, known, where):
        raise _Wrong(said)


def _string(row: Mapping[str, Any], key: str, where: str) -> str:
    value = row.get(key, "")
    if not isinstance(value, str) or (key in row and not value.strip()):
        raise _Wrong(f"{where}: write {key} as words between quotation marks")
    return value


def _day(row: Mapping[str, Any], where: str) -> date | None:
    value = row.get("on")
    if isinstance(value, str):
        value = day_of(value)
    elif not isinstance(value, date | None):
        value = None
    if value is None and "on" in row:
        raise _Wrong(f"{where}: write on as a day, such as 2026-05-02")
    return value.replace(microsecond=0) if isinstance(value, datetime) else value


def _strings(row: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
    value = row.get(key, [])
    listed = [value] if isinstance(value, str) else value
    if not isinstance(listed, list) or not all(isinstance(item, str) and item.strip() for item in listed):
        raise _Wrong(f'{where}: write {key} as a list of words, such as {key} = ["..."]')
    return tuple(listed)


def _of_statement(kind: str, row: Mapping[str, Any], where: str) -> Correction:
    changes = tuple(_changes(row, where)) if kind == "change" else ()
    if kind == "change" and not changes:
        raise _Wrong(f"{where} changes nothing: give {', '.join(CHANGES[:-1])} or {CHANGES[-1]}")
    if kind != "separate":
        return Correction(kind, _words(row, where), changes=changes)
    along, others = (tuple(_listed(row, key, where)) for key in ("with", "from"))
    if not others:
        raise _Wrong(f'{where}: say from what, such as from = [{{ document = "...", quote = "..." }}]')
    return Correction(kind, _words(row, where), along=along, others=others)


def _words(row: Mapping[str, Any], where: str) -> Words:
    told = {key: _string(row, key, where) for key in sorted(_STATEMENT)}
    node = told.pop("statement")
    if told["kind"] not in {"", *STATEMENTS}:
        raise _Wrong(f"{where}: kind is one of {', '.join(STATEMENTS)}")
    if not (node or told["quote"] or (told["subject"] and told["predicate"])):
        raise _Wrong(f"{where} does not say which statement: give its quote, or its subject and predicate, or its IRI")
    return Words(**told, node=node)


def _listed(row: Mapping[str, Any], key: str, where: str) -> Iterator[Words]:
    listed = row.get(key, [])
    if not isinstance(listed, list) or not all(isinstance(item, dict) for item in listed):
        raise _Wrong(f'{where}: write {key} as a list of statements, such as [{{ document = "...", quote = "..." }}]')
    for item in listed:
        _check(item, _STATEMENT, f"a statement of {where}")
        yield _words(item, f"a statement of {where}")


def _changes(row: Mapping[str, Any], where: str) -> Iterator[tuple[str, tuple[Named, ...]]]:
    for field in CHANGES:
        if field not in row:
            continue
        if field == "type":
            if not (type_ := event_type(_string(row, field, where))):
                raise _Wrong(f"{where}: type = {row['type']!r} is none of {', '.join(EVENT_TYPES)}")
            yield field, (Named(type_),)
        elif field in STATUS:
            if (value := _string(row, field, where)) not in STATUS[field]:
                raise _Wrong(f"{where}: {field} = {value!r} is none of {', '.join(STATUS[field])}")
            yield field, (Named(value),)
        elif field == "time":
            values = tuple(map(Named, _strings(row, field, where)))
            if wrong := next((each.name for each in values if instant(each.name) is None), None):
                raise _Wrong(f"{where}: time = {wrong!r} is no day, month or year: write 2024-05-02, 2024-05 or 2024")
            yield field, values
        else:
            yield field, tuple(_names(row, field, where))


def event_type(name: str) -> str:
    """Return the type of event of a name or a class: "consult", "tw:Consult"; "" if there is none."""
    plain = name.strip().removeprefix("tw:").casefold()
    return plain.upper() if plain.upper() in EVENT_TYPES else _CLASSES.get(plain, "")


def entity_type(name: str, where: str) -> str:
    """Return the type of entity of a name, whatever its case; raises an error if there is none."""
    if found := _TYPES.get(name.strip().casefold()):
        return found
    raise _Wrong(f"{where}: {name!r} is none of the types {', '.join(ENTITY_TYPES)}")


def _of_actors(kind: str, row: Mapping[str, Any], where: str) -> Correction:
    if kind == "later":
        if not (item := _string(row, "item", where)):
            raise _Wrong(f"{where}: give the id of the item that `triplewire review --list` prints")
        return Correction(kind, to=item)
    several = kind == "merge" or "names" in row
    if several and "name" in row:
        raise _Wrong(f"{where}: give name or names, not both")
    actors = tuple(_names(row, "names", where) if several else _name(row, where))
    to = _string(row, "to", where)
    if kind == "merge" or (kind == "split" and several and not to):
        if len(set(actors)) < 2 or to:
            raise _Wrong(f'{where}: give the names of two actors or more, such as names = ["Ann Lee", "Anne Lee"]')
    elif not to or not actors:
        raise _Wrong(f"{where}: say with `to` what {actors[0].name if actors else 'it'!r} is")
    if kind == "split" and to and not all(actor.document for actor in actors):
        raise _Wrong(f"{where}: say with `documents` where {actors[0].name!r} is another")
    return Correction(
        kind, actors=actors, to=entity_type(to, where) if kind == "retype" else to, node=_string(row, "node", where)
    )


def _name(row: Mapping[str, Any], where: str) -> Iterator[Named]:
    name, type_ = _string(row, "name", where), _type(row, where)
    if not name:
        raise _Wrong(f"{where}: give the name that the text has, as name")
    for document in _strings(row, "documents", where) or ("",):
        yield Named(name, type_, document)


def _names(row: Mapping[str, Any], key: str, where: str) -> Iterator[Named]:
    listed = row.get(key, [])
    if not isinstance(listed, list):
        raise _Wrong(f'{where}: write {key} as a list of names, such as {key} = ["Ann Lee"]')
    for item in listed:
        told = {"name": item} if isinstance(item, str) else item
        if not isinstance(told, dict):
            raise _Wrong(f"{where}: a name is words between quotation marks, or {{ name, type, document }}")
        _check(told, _NAMED, f"a name of {where}")
        name = _string(told, "name", where)
        if not name:
            raise _Wrong(f"{where}: one of the names is empty")
        yield Named(name, _type(told, where), _string(told, "document", where))


def _type(row: Mapping[str, Any], where: str) -> str:
    return entity_type(name, where) if (name := _string(row, "type", where)) else ""
