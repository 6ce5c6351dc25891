"""The named questions of ontology/queries: SPARQL with a header that describes the question and its parameters.

A question can run without parameters; a parameter narrows it. `VALUES ?actor { UNDEF }` is the place of the parameter
`actor`, which the header names. A line that only helps the engine to find the rows of a given actor follows "with
actor", or "with only actor" if it helps only when no other parameter is given:

    # Who met whom, where and when.
    # group: events
    # actor (name): one of those who met
    ...
    # with actor: ?event sem:hasActor ?actor .

A question with the parameter `as_of` has a second text in ontology/as-of, which is asked with the verdicts on a day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

import pyoxigraph as ox

from triplewire.graph.ask.node_search import find_nodes, find_places
from triplewire.graph.ask.question_dates import beginnings, date_of, ends, period_of
from triplewire.graph.errors import QueryUnknown
from triplewire.graph.history.days import checked_date
from triplewire.graph.store.interface import Store
from triplewire.ontology import FOLDER
from triplewire.ontology.terms import EVENT_TYPES, TW

if TYPE_CHECKING:
    from triplewire.graph.history.as_of import Held

_RELATIONS = re.compile(r"# relations: (.+)")
_NONE = "<urn:none>"  # in the place of a second mention
_PARAMETER = re.compile(r"(\w+) \((name|text|type|kin|date|day|choice)\): (.+)")
CHOICES = ("yes", "no")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter.

    `kind` is "name" (looked up in the graph), "type" (of event), "kin" (a noun), "date", "day", "choice" or "text".
    """

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
    on_day: str = ""

    def sparql(self, store: Store, parameters: Mapping[str, str]) -> str:
        """Return the SPARQL with the parameters filled in; raises QueryUnknown, NameMissing, DateError."""
        known = {parameter.name: parameter for parameter in self.parameters}
        if unknown := [name for name in parameters if name not in known]:
            raise QueryUnknown(f"parameter of {self.name}", unknown[0], known)
        parameters = {name: value for name, value in parameters.items() if not _is_no(known[name], value)}
        terms = {
            name: " ".join(map(str, _terms(known[name], value, store)))
            for name, value in parameters.items()
            if known[name].kind != "day"
        }
        if "as_of" not in parameters:
            return self.narrowed(terms)
        from triplewire.graph.history.as_of import Tellings  # noqa: PLC0415  # it loads what few questions need

        names = _RELATIONS.findall(self.on_day)[0].split()
        ends = {name: terms[name] for name in terms if known[name].kind == "name"}
        held = Tellings.read(store, names, _nodes(ends)).on(_dated(parameters["as_of"]))
        rows = "\n    ".join(map(_verdict, held))
        return replace(self, text=self.on_day.replace("VERDICTS", rows)).narrowed(terms)

    def narrowed(self, terms: Mapping[str, str]) -> str:
        """Return the SPARQL with the RDF terms of its parameters, each a string with blanks between the terms."""
        text = self.text
        if len(terms) == 1:
            text = text.replace(f"# with only {next(iter(terms))}: ", "")
        for name in (parameter.name for parameter in self.parameters):
            place = f"VALUES ?{name} {{ UNDEF }}"
            if name in terms:
                text = text.replace(f"# with {name}: ", "").replace(place, f"VALUES ?{name} {{ {terms[name]} }}")
            else:  # equivalent without the clause, and the engine avoids a join with "anything"
                text = text.replace(place, "")
        return text


@cache
def questions() -> dict[str, Question]:
    """Return all named questions, sorted by name."""
    folder = FOLDER.joinpath("queries")
    files = (file for file in folder.iterdir() if file.name.endswith(".rq"))
    found = (_read(file.name.removesuffix(".rq"), file.read_text("utf-8")) for file in files)
    return {question.name: question for question in sorted(found, key=lambda q: q.name)}


def question(name: str) -> Question:
    """Return the question of that name; raises QueryUnknown."""
    if name not in questions():
        raise QueryUnknown("question", name, questions())
    return questions()[name]


def _read(name: str, text: str) -> Question:
    header = [line[1:].strip() for line in text.splitlines() if line.startswith("#")]
    about, group = header[0], header[1].removeprefix("group: ")
    parameters = tuple(Parameter(*match.groups()) for line in header[2:] if (match := _PARAMETER.fullmatch(line)))
    on_day = any(parameter.kind == "day" for parameter in parameters)
    second = FOLDER.joinpath("as-of", f"{name}.rq").read_text("utf-8") if on_day else ""
    return Question(name, about, group, parameters, text, second)


def _nodes(terms: Mapping[str, str]) -> list[str]:
    """Return the nodes of the first parameter that is given: all relations in question are among theirs."""
    first = next(iter(terms.values()), "")
    return [term.strip("<>") for term in first.split()]


def _verdict(held: Held) -> str:
    """Return the row of a verdict: the relation, the answer, and the mentions that decide it."""
    words = (ox.Literal(held.verdict.held), ox.Literal(held.verdict.inferred), ox.Literal(held.verdict.why))
    by = [f"<{told.source}>" for told in held.verdict.by]
    row = (*(f"<{iri}>" for iri in held.key), *map(str, words), *(*by, _NONE, _NONE)[:2])
    return f"({' '.join(row)})"


def _terms(parameter: Parameter, value: str, store: Store) -> Iterable[ox.NamedNode | ox.Literal]:
    if parameter.kind == "name":
        found = find_places if parameter.name == "place" else find_nodes
        return map(ox.NamedNode, found(store, value))
    if parameter.kind == "type":
        if value.upper() not in EVENT_TYPES:
            raise QueryUnknown("type of event", value, (name.lower() for name in EVENT_TYPES))
        return [ox.NamedNode(TW[EVENT_TYPES[value.upper()][0]])]
    if parameter.kind == "kin":
        return [ox.Literal(_kinship(value))]
    if parameter.kind == "date":
        return map(ox.Literal, _beginnings(period_of(value) or _dated(value)))
    return [ox.Literal(value)]


def _kinship(value: str) -> str:
    """Return the kinship that a noun names; raises QueryUnknown."""
    from triplewire.graph.ask.question_values import KIN  # noqa: PLC0415  # it loads word lists

    if value.lower() not in KIN:
        raise QueryUnknown("kinship", value, sorted({*KIN.values()}))
    return KIN[value.lower()]


def _beginnings(value: str) -> Iterable[str]:
    """Return what the dates of a day, month, year or period begin with. Raises DateError."""
    for end in ends(value):
        checked_date(end)
    return beginnings(value)


def _is_no(parameter: Parameter, value: str) -> bool:
    """Return whether a choice is "no", which is as if it were not given; raises QueryUnknown for what is no choice."""
    if parameter.kind == "choice" and value.lower() not in CHOICES:
        raise QueryUnknown(f"value of {parameter.name}", value, CHOICES)
    return parameter.kind == "choice" and value.lower() == "no"


def _dated(value: str) -> str:
    return date_of(value) or value
