"""Reading of the user's own gazetteer: a CSV table, or a SKOS vocabulary in Turtle."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import get_args

import pyoxigraph as ox

from triplewire.extract.errors import shortened
from triplewire.extract.limited import Budget
from triplewire.extract.linking.user_gazetteer import Entry
from triplewire.extract.model import EntityType
from triplewire.graph.errors import FileUnusable, NamesFileError
from triplewire.graph.own_files import items_of
from triplewire.ontology.terms import RDF, SKOS

_BUDGET = Budget(seconds=60, memory=2 << 30)  # as of an RDF file that is imported
_LONGEST = 1 << 17  # characters of a cell: the limit of the module csv
_COLUMNS = ("label", "aliases", "type", "iri")
_TYPES: dict[str, EntityType] = {name.lower(): name for name in get_args(EntityType)}
# Classes of schema.org, FOAF, W3C ORG and similar vocabularies, by the last part of their IRI.
_CLASSES: dict[str, EntityType] = _TYPES | {
    "administrativearea": "Place", "agent": "Organization", "city": "Place", "company": "Organization",
    "corporation": "Organization", "creativework": "Work", "formalorganization": "Organization",
    "governmentorganization": "Organization", "landform": "Place", "landmarksorhistoricalbuildings": "Place",
    "ngo": "Organization", "newsmediaorganization": "Organization", "organisation": "Organization",
    "organizationalunit": "Organization", "politicalparty": "Organization", "spatialthing": "Place", "state": "Place",
}  # fmt: skip


def read_gazetteer(path: Path) -> tuple[Entry, ...]:
    """Return the entries of a gazetteer; the extension is .csv or .ttl. Raises NamesFileError.

    CSV: UTF-8 with the columns label, aliases (separated by |), type (an entity type of the record; Other if empty) and
    iri. Turtle: each skos:prefLabel in English, or without a language tag, makes an entry; skos:altLabel and
    skos:hiddenLabel give its other names, and a class such as schema:Person its type.
    """
    if path.suffix.lower() not in _READERS:
        raise NamesFileError(str(path), "a gazetteer is a .csv or a .ttl file")
    try:
        return tuple(items_of(path, _entries, _BUDGET))
    except FileUnusable as error:
        raise NamesFileError(str(path), str(error)) from error


def _entries(path: Path) -> Iterator[Entry]:
    """Yield the entries of a file; a name or an IRI that no graph can have is refused. Runs in a limited process."""
    try:
        for entry in _READERS[path.suffix.lower()](path):
            _check_iri(entry.iri)
            yield entry
    except (UnicodeDecodeError, csv.Error, SyntaxError, ValueError) as error:
        raise FileUnusable(f"it cannot be read: {shortened(str(error))}") from error
    except MemoryError as error:
        if "buffer" not in str(error):
            raise
        raise FileUnusable("it has a value of more than 16 MiB: shorten it") from error


def _csv(path: Path) -> Iterator[Entry]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        csv.field_size_limit(_LONGEST)  # readers of tables raise it for the whole process
        rows = csv.DictReader(file, strict=True)
        if missing := [name for name in _COLUMNS if name not in (rows.fieldnames or ())]:
            raise NamesFileError(
                str(path), f"its first line must name the columns {', '.join(_COLUMNS)}; no {missing[0]}"
            )
        for row in rows:
            label, aliases, kind, iri = ((row[name] or "").strip() for name in _COLUMNS)
            if not label or not iri:
                raise NamesFileError(str(path), f"line {rows.line_num} has no {'iri' if label else 'label'}")
            if kind and kind.lower() not in _TYPES:
                said = f"{shortened(repr(kind))} is not one of {', '.join(_TYPES.values())}"
                raise NamesFileError(str(path), f"line {rows.line_num}: {said}")
            yield Entry(label, _TYPES[kind.lower() or "other"], iri, _names(aliases.split("|"), label))


def _turtle(path: Path) -> Iterator[Entry]:
    preferred: dict[str, list[ox.Literal]] = defaultdict(list)
    others: dict[str, list[ox.Literal]] = defaultdict(list)
    classes: dict[str, list[str]] = defaultdict(list)
    labels: Mapping[str, dict[str, list[ox.Literal]]] = {
        SKOS.prefLabel: preferred, SKOS.altLabel: others, f"{SKOS}hiddenLabel": others
    }  # fmt: skip
    for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
        subject, predicate, value = quad.subject, quad.predicate.value, quad.object
        if not isinstance(subject, ox.NamedNode):
            continue
        if predicate in labels and isinstance(value, ox.Literal):
            labels[predicate][subject.value].append(value)
        elif predicate == RDF.type and isinstance(value, ox.NamedNode):
            classes[subject.value].append(value.value)
    for iri, literals in preferred.items():
        names = [*_english(literals), *_english(others[iri])]
        if names:
            yield Entry(names[0], _type(classes[iri]), iri, _names(names, names[0]))


def _check_iri(iri: str) -> None:
    try:
        ox.NamedNode(iri)
    except ValueError as error:
        raise FileUnusable(f"{shortened(repr(iri))} is no IRI: {error}") from error


_READERS = {".csv": _csv, ".ttl": _turtle}


def _english(literals: list[ox.Literal]) -> Iterator[str]:
    return (x.value for x in literals if not x.language or x.language.lower().split("-")[0] == "en")


def _type(classes: list[str]) -> EntityType:
    names = (iri.replace("#", "/").rpartition("/")[2].lower() for iri in classes)
    return next((_CLASSES[name] for name in names if name in _CLASSES), "Other")


def _names(names: list[str], label: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.strip() for name in names if name.strip() and name != label))
