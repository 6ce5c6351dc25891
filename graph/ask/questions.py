"""The named questions of ontology/queries: SPARQL with a header that says what they ask and which parameters they take.

A question runs as it stands; a parameter narrows it. `VALUES ?actor { UNDEF }` is where the parameter `actor` goes, and
the header names it. A line that only helps the engine to find those of the given actor is behind "with actor", or "with
only actor" where it helps if no other parameter is given:

    # Who met whom, where and when.
    # group: events
    # actor (name): one of those who met
    ...
    # with actor: ?event sem:hasActor ?actor .
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from triplewire.graph.errors import NameMissing, QueryUnknown
from triplewire.graph.iris import slug
from triplewire.graph.store.store import Store
from triplewire.ontology import FOLDER
from triplewire.ontology.terms import ENTITY_CLASSES, EVENT_TYPES, NIF, ORG, PROV, RDFS, SKOS, TW

_PARAMETER = re.compile(r"(\w+) \((name|text|type|date)\): (.+)")
_LABELS = f"SELECT ?n ?label {{ ?n <{RDFS.label}>|<{SKOS.altLabel}> ?label }}"
_THINGS = _LABELS[:-1] + f"FILTER NOT EXISTS {{ ?n <{PROV.wasGeneratedBy}>|<{NIF.isString}> ?x }} }}"
_CLASSES = " ".join(f"<{iri}>" for iri in (*ENTITY_CLASSES.values(), ORG.Post))
_ENTITIES = f"{_LABELS[:-1]} . ?n a ?class VALUES ?class {{ {_CLASSES} }} }}"  # a tenth of the things, found by index
_IRI = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Parameter:
    """What narrows a question: `kind` is "name" (looked up in the graph), "type" (of event), "date" or "text"."""

    name: str
    kind: str
    about: str


@dataclass(frozen=True, slots=True)
class Question:
    """A named question."""

    name: str
    about: str
    group: str
    parameters: tuple[Parameter, ...]
    text: str

    def sparql(self, store: Store, parameters: Mapping[str, str]) -> str:
        """The SPARQL with the parameters in their places; raises QueryUnknown and NameMissing."""
        known = {parameter.name: parameter for parameter in self.parameters}
        if unknown := [name for name in parameters if name not in known]:
            raise QueryUnknown(f"parameter of {self.name}", unknown[0], known)
        text = self.text
        if len(parameters) == 1:
            text = text.replace(f"# with only {next(iter(parameters))}: ", "")
        for name, parameter in known.items():
            place = f"VALUES ?{name} {{ UNDEF }}"
            if name in parameters:
                terms = " ".join(str(term) for term in _terms(parameter, parameters[name], store))
                text = text.replace(f"# with {name}: ", "").replace(place, f"VALUES ?{name} {{ {terms} }}")
            else:  # the same without it, and the engine need not join with "anything"
                text = text.replace(place, "")
        return text


@cache
def questions() -> dict[str, Question]:
    """All named questions, sorted by name."""
    folder = FOLDER.joinpath("queries")
    files = (file for file in folder.iterdir() if file.name.endswith(".rq"))
    found = (_read(file.name.removesuffix(".rq"), file.read_text("utf-8")) for file in files)
    return {question.name: question for question in sorted(found, key=lambda q: q.name)}


def question(name: str) -> Question:
    """The question of that name; raises QueryUnknown."""
    if name not in questions():
        raise QueryUnknown("question", name, questions())
    return questions()[name]


def _read(name: str, text: str) -> Question:
    header = [line[1:].strip() for line in text.splitlines() if line.startswith("#")]
    about, group = header[0], header[1].removeprefix("group: ")
    parameters = tuple(Parameter(*match.groups()) for line in header[2:] if (match := _PARAMETER.fullmatch(line)))
    return Question(name, about, group, parameters, text)


def _terms(parameter: Parameter, value: str, store: Store) -> Iterable[ox.NamedNode | ox.Literal]:
    if parameter.kind == "name":
        return [ox.NamedNode(iri) for iri in find_nodes(store, value)]
    if parameter.kind == "type":
        if value.upper() not in EVENT_TYPES:
            raise QueryUnknown("type of event", value, (name.lower() for name in EVENT_TYPES))
        return [ox.NamedNode(TW[EVENT_TYPES[value.upper()][0]])]
    return [ox.Literal(value)]


def find_nodes(store: Store, name: str, *, statements: bool = False) -> list[str]:
    """The IRIs of those whose names fit best: the same name, else the same words in it, else any part of it.

    Case, accents and punctuation do not count. An IRI of the graph is itself. Entities and offices come before whatever
    else has a name; with `statements` events, relations and documents can be meant as well. Raises NameMissing.
    """
    if _IRI.fullmatch(name) and store.query(f"ASK {{ <{name}> ?p ?o }}"):
        return [name]
    wanted = f"-{slug(name)}-" if slug(name) else name
    labels: dict[str, list[str]] = {}
    for among in (_LABELS,) if statements else (_ENTITIES, _THINGS):
        labels = {}
        for row in store.query(among):  # type: ignore[union-attr]
            labels.setdefault(row["label"].value, []).append(row["n"].value)
        for fits in (_same, _words, _part):
            found = {iri for label, iris in labels.items() if fits(wanted, label) for iri in iris}
            if found:
                return sorted(found)
    raise NameMissing(name, labels)


def _same(wanted: str, label: str) -> bool:
    return wanted in {f"-{slug(label)}-", label}


def _words(wanted: str, label: str) -> bool:
    return wanted in f"-{slug(label)}-"


def _part(wanted: str, label: str) -> bool:
    return wanted.strip("-") in slug(label) or wanted in label
