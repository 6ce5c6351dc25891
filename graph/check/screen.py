"""A screen before the queries of the shapes: it passes a constraint that all nodes of a graph plainly fulfil.

Nearly all graphs conform, and that a literal of the usual form does is seen without an engine. What a screen does not
pass, the query of the constraint decides: a screen may doubt what is right, but must not pass what is wrong.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache, partial

import pyoxigraph as ox

from triplewire.ontology.terms import RDF, XSD

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Values = Sequence[Term]
Test = Callable[["Told", Collection[str], Mapping[str, Values]], bool]  # of nodes, with the values at the end of a path
Condition = Callable[["Told", str, Term], bool]  # of a node, and one of these values

_SH = "http://www.w3.org/ns/shacl#"
_USUAL: Mapping[str, re.Pattern[str]] = {  # the usual form of literals of which others are ill-formed
    XSD.boolean: re.compile("true|false"),
    XSD.date: re.compile(r"[12]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])", re.ASCII),
    XSD.decimal: re.compile(r"\d{1,9}(\.\d{1,9})?", re.ASCII),
    XSD.integer: re.compile(r"\d{1,9}", re.ASCII),
}
_NUMBERS = (XSD.decimal, XSD.integer)


class Told:
    """What a graph tells of its nodes, as far as shapes look at it."""

    def __init__(self, triples: Iterable[ox.Triple], predicates: Collection[str]) -> None:
        self.classes: dict[str, set[str]] = defaultdict(set)
        self._values: dict[str, dict[str, list[Term]]] = defaultdict(dict)
        type_ = RDF.type
        for triple in triples:
            predicate = triple.predicate.value
            if predicate in predicates:
                subject, value = triple.subject.value, triple.object  # type: ignore[union-attr]  # no triple is one
                self._values[predicate].setdefault(subject, []).append(value)
                if predicate == type_:
                    self.classes[_name(value)].add(subject)

    def along(self, path: Sequence[str]) -> Mapping[str, Values]:
        """Return the values at the end of a path of properties, by the nodes where it begins."""
        first = self._values[path[0]]
        if not path[1:]:
            return first
        rest = self.along(path[1:])
        return {node: [end for value in first[node] for end in rest.get(_name(value), ())] for node in first}


def _name(term: Term) -> str:
    return str(term) if isinstance(term, ox.Triple) else term.value


@dataclass(frozen=True, slots=True)
class Screen:
    """The nodes that a constraint is about, by class or by property; the path from each, and the test of the ends."""

    classes: tuple[str, ...]
    subjects_of: str
    path: tuple[str, ...]
    test: Test
    predicates: frozenset[str]  # all that it looks at

    def passes(self, told: Told) -> bool:
        """Return whether all nodes plainly fulfil the constraint."""
        nodes = told.along([self.subjects_of]) if self.subjects_of else self._of_classes(told)
        return self.test(told, nodes, told.along(self.path))

    def _of_classes(self, told: Told) -> Collection[str]:
        if len(self.classes) == 1:
            return told.classes.get(self.classes[0], ())
        return [node for name in self.classes for node in told.classes.get(name, ())]


def some(_: Told, nodes: Collection[str], ends: Mapping[str, Values]) -> bool:
    """Return whether each node has a value."""
    return all(ends.get(node) for node in nodes)


def at_most(most: int, _: Told, nodes: Collection[str], ends: Mapping[str, Values]) -> bool:
    """Return whether no node has more values than that."""
    return all(len(ends.get(node, ())) <= most for node in nodes)


def every(conditions: Sequence[Condition], told: Told, nodes: Collection[str], ends: Mapping[str, Values]) -> bool:
    """Return whether every value of each node meets all conditions."""
    return all(
        condition(told, node, value) for condition in conditions for node in nodes for value in ends.get(node, ())
    )


def condition_of(component: str, value: str, sparql: str) -> Condition:
    """Return the condition that a component of SHACL with a value sets; `sparql` is the same in terms of ?v."""
    return partial(_CONDITIONS.get(component, _says_engine), _Wanted(value, sparql))


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a component asks for, and how SPARQL says that ?v meets it."""

    value: str
    sparql: str


def is_in(items: Collection[str], _: Told, __: str, value: Term) -> bool:
    """Return whether a value is one of the items, which are as in N-Triples."""
    return str(value) in items


def meets_any(alternatives: Sequence[Sequence[Condition]], told: Told, node: str, value: Term) -> bool:
    """Return whether a value meets all conditions of one of the alternatives."""
    return any(every(conditions, told, [node], {node: [value]}) for conditions in alternatives)


def _says_engine(wanted: _Wanted, _: Told, __: str, value: Term) -> bool:
    return not isinstance(value, ox.BlankNode) and _asked(f"ASK {{ VALUES ?v {{ {value} }} FILTER({wanted.sparql}) }}")


@lru_cache(1 << 12)
def _asked(sparql: str) -> bool:
    return bool(ox.Store().query(sparql))


def _has_datatype(wanted: _Wanted, _: Told, __: str, value: Term) -> bool:
    if not isinstance(value, ox.Literal) or value.datatype.value != wanted.value:
        return False
    return wanted.value not in _USUAL or bool(_USUAL[wanted.value].fullmatch(value.value))


def _is_iri(_: _Wanted, __: Told, ___: str, value: Term) -> bool:
    return isinstance(value, ox.NamedNode)


def _is_of_class(wanted: _Wanted, told: Told, _: str, value: Term) -> bool:
    return isinstance(value, ox.NamedNode) and value.value in told.classes.get(wanted.value, ())


def _number(value: Term) -> Decimal | None:
    """Return the number that a literal of the usual form stands for."""
    if isinstance(value, ox.Literal) and (type_ := value.datatype.value) in _NUMBERS:
        return Decimal(value.value) if _USUAL[type_].fullmatch(value.value) else None
    return None


def _is_from(wanted: _Wanted, _: Told, __: str, value: Term) -> bool:
    number = _number(value)
    return number is not None and wanted.value.isdecimal() and number >= int(wanted.value)


def _is_up_to(wanted: _Wanted, _: Told, __: str, value: Term) -> bool:
    number = _number(value)
    return number is not None and wanted.value.isdecimal() and number <= int(wanted.value)


def _has_length(wanted: _Wanted, _: Told, __: str, value: Term) -> bool:
    return isinstance(value, (ox.NamedNode, ox.Literal)) and len(value.value) >= int(wanted.value)


def _differs(wanted: _Wanted, told: Told, node: str, value: Term) -> bool:
    return isinstance(value, ox.NamedNode) and value not in told.along([wanted.value]).get(node, ())


def _is_less(wanted: _Wanted, told: Told, node: str, value: Term) -> bool:
    number = _number(value)
    others = [_number(other) for other in told.along([wanted.value]).get(node, ())]
    return number is not None and all(other is not None and number < other for other in others)


_CONDITIONS: Mapping[str, Callable[[_Wanted, Told, str, Term], bool]] = {
    f"{_SH}datatype": _has_datatype,
    f"{_SH}nodeKind": _is_iri,
    f"{_SH}class": _is_of_class,
    f"{_SH}minInclusive": _is_from,
    f"{_SH}maxInclusive": _is_up_to,
    f"{_SH}minLength": _has_length,
    f"{_SH}disjoint": _differs,
    f"{_SH}lessThan": _is_less,
}
