"""Why a named question has no answer: which of its parameters leave nothing, and whom its names were taken for."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Mapping

from triplewire.graph.added_terms import property_of
from triplewire.graph.ask.node_search import find_nodes
from triplewire.graph.ask.questions import Question
from triplewire.graph.errors import near_names
from triplewire.graph.store.interface import Store
from triplewire.graph.store.solutions import select, values
from triplewire.ontology import FOLDER

_LABELS = "SELECT ?n (MIN(?l) AS ?label) {{ VALUES ?n {{ {nodes} }} ?n rdfs:label ?l }} GROUP BY ?n"
_DOCUMENTS = "SELECT DISTINCT ?id ?day { ?g schema:identifier ?id OPTIONAL { ?g schema:datePublished ?day } }"
_TERM, _USED = re.compile(r"^tw:(\w+)", re.MULTILINE), re.compile(r"(?<![\w:\"'])tw:(\w+)")
_STRING = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|#[^\n]*")
_MOST = 3  # names that are told
_FEW = 300  # documents up to which a question is also asked without its only name, which reads the whole graph


def why_empty(
    store: Store, asked: Question, parameters: Mapping[str, str], count: Callable[[str], int], *, command: bool = True
) -> str:
    """Return why the answer to a question with these parameters has no rows, in words.

    `count` is to return the number of rows of a query; raises what it raises. In a large store, questions are not asked
    without any name: that may take a hundred times as long as the answer. With `command`, add what shows the
    nearest rows at the command line.
    """
    if not parameters:
        return "no row: the graph has nothing of this kind"
    without = {
        name: count(asked.sparql(store, others))
        for name in parameters
        for others in [{other: value for other, value in parameters.items() if other != name}]
        if _names(asked, others) or not _names(asked, parameters) or not _is_large(store)
    }
    said = ", ".join(f"{name} {_taken(store, asked, name, value)}" for name, value in parameters.items())
    if fewer := [f"{rows:,} without {name}" for name, rows in without.items() if rows]:
        nearest = _nearest(asked, parameters, without) if command else ""
        return f"no row has {said}; rows: {', '.join(fewer)}{nearest}"
    if len(without) < len(parameters):
        return f"no row has {said}{f'; rows of the whole graph: triplewire query {asked.name}' if command else ''}"
    rest = {1: "nor any other", 2: "nor either of them alone"}.get(len(parameters), "nor all but one of them")
    return f"no row has {said}, {rest}"


def _nearest(asked: Question, parameters: Mapping[str, str], without: Mapping[str, int]) -> str:
    """Return how to ask without the parameter that leaves out the fewest rows, if possible another than the first."""
    if len(parameters) == 1:
        return ""
    first = next(iter(parameters))
    least = min((name for name, rows in without.items() if rows), key=lambda name: (name == first, without[name]))
    kept = {name: value for name, value in parameters.items() if name != least}
    options = " ".join(f"--{name.replace('_', '-')} {shlex.quote(value)}" for name, value in kept.items())
    return f"; see the {without[least]:,} with: triplewire query {asked.name} {options}"


def _names(asked: Question, parameters: Mapping[str, str]) -> bool:
    """Return whether any of the parameters is a name."""
    return any(parameter.kind == "name" and parameter.name in parameters for parameter in asked.parameters)


def _is_large(store: Store) -> bool:
    index = store.index
    return index is not None and index.numbers()["articles"] > _FEW


def why_not_yet(known: Store, whole: Store, day: str, later: int) -> str:
    """Return that an answer is empty because too little was published by a day; `later`: the rows of everything."""
    then, all_ = (len(list(select(store, _DOCUMENTS))) for store in (known, whole))
    first = min((row["day"] for row in select(whole, _DOCUMENTS) if row["day"]), default="")
    begins = f"; the first of those with a date is of {first}" if first and not then else ""
    return f"no row: by {day}, {then:,} of {all_:,} documents were published{begins}; rows of everything: {later:,}"


def unknown_terms(sparql: str) -> list[str]:
    """Return a sentence about each term in a query that has the prefix of the ontology, and is none of its terms."""
    known = {*_TERM.findall(FOLDER.joinpath("news.ttl").read_text("utf-8"))}
    names = dict.fromkeys(_USED.findall(_STRING.sub("", sparql)))
    unknown = (name for name in names if name not in known and not property_of(name))
    return [f"the ontology has no tw:{name}{near_names(name, known).replace('mean ', 'mean tw:')}" for name in unknown]


def _taken(store: Store, asked: Question, name: str, value: str) -> str:
    """Return a value with the names of the nodes that it was taken for."""
    if all(parameter.name != name or parameter.kind != "name" for parameter in asked.parameters):
        return value
    rows = select(store, _LABELS.format(nodes=values(find_nodes(store, value))))
    labels = sorted({row["label"] for row in rows})
    if not labels or [label.casefold() for label in labels] == [value.casefold()]:
        return value
    more = f" and {len(labels) - _MOST:,} more" if len(labels) > _MOST else ""
    return f"{value!r} ({', '.join(labels[:_MOST])}{more})"
