"""SPARQL without the chore of declaring prefixes: those of the ontology, and ":" for the graph's own, are known."""

from __future__ import annotations

import re

from graph.errors import QuerySyntaxError
from graph.query import Result, run
from graph.resolve import BASE
from graph.store import Store
from graph.worker import Limits
from ontology.terms import PREFIXES

_DECLARED = re.compile(r"\bPREFIX\s+([\w.-]*):", re.IGNORECASE)
_USED = re.compile(r"(?<![\w<:/#.?$-])([A-Za-z][\w.-]*)?:(?=[\w%\\])")


def ask(store: Store, sparql: str, base: str = BASE, limits: Limits | None = None) -> Result:
    """The answer to a query in which the usual prefixes may stand undeclared; raises as `graph.query.run` does."""
    declarations = _missing(sparql, base)
    try:
        return run(store, declarations + sparql, limits or Limits())
    except QuerySyntaxError as error:
        shift = len(declarations) if error.line == 1 else 0
        raise QuerySyntaxError(error.line, max(1, error.column - shift), error.reason) from error


def _missing(sparql: str, base: str) -> str:
    """Declarations, all on one line, so that lines keep their numbers."""
    known = {"": base, **PREFIXES}
    declared = set(_DECLARED.findall(sparql))
    used = dict.fromkeys(_USED.findall(sparql))
    return "".join(f"PREFIX {name}: <{known[name]}> " for name in used if name in known and name not in declared)
