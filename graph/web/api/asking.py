"""Named questions of the API: the list of them, and answers with typed values."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

import pyoxigraph as ox

from triplewire.graph.ask.asking import asked_of
from triplewire.graph.ask.query import Term, evaluate
from triplewire.graph.ask.questions import question, questions
from triplewire.graph.store.interface import Store
from triplewire.graph.web.api import answer_types as types
from triplewire.graph.web.api.listings import Part
from triplewire.ontology.terms import XSD

_WHOLE = {XSD.integer}
_FLOATING = {f"{XSD}{name}" for name in ("decimal", "double", "float")}
Value = str | int | float | bool | None


def question_list() -> types.QuestionList:
    """Return the named questions."""
    return types.QuestionList(
        [
            types.Question(
                one.name,
                one.about,
                one.group,
                [types.QuestionParameter(p.name, p.kind, p.about) for p in one.parameters],
            )
            for one in questions().values()
        ]
    )


def answer(store: Store, name: str, parameters: Mapping[str, str], part: Part) -> tuple[types.QuestionAnswer, bool]:
    """Return the answer to a named question. Raises QueryUnknown, NameMissing, DateError."""
    found = evaluate(store, question(name).sparql(store, parameters))
    assert isinstance(found, ox.QuerySolutions)  # noqa: S101  # each is a SELECT
    columns = [variable.value for variable in found.variables]
    rows = list(islice(found, part.offset, part.offset + part.limit + 1))
    told = [{column: value_of(row[column]) for column in columns} for row in rows[: part.limit]]
    return types.QuestionAnswer(name, dict(parameters), columns, told, None), len(rows) > part.limit


def answer_in_words(store: Store, part: Part, q: str) -> tuple[types.QuestionAnswer, bool]:
    """Return the answer to a question in words. Raises QuestionUnclear as well."""
    asked = asked_of(store, q)
    return answer(store, asked.question.name, asked.parameters, part)


def value_of(term: Term | None) -> Value:
    """Return an RDF term as a value of JSON: an IRI as text, numbers and truth values as such."""
    if term is None or isinstance(term, ox.NamedNode | ox.BlankNode):
        return None if term is None else term.value
    datatype = term.datatype.value
    if datatype == XSD.boolean:
        return term.value in {"true", "1"}
    return int(term.value) if datatype in _WHOLE else float(term.value) if datatype in _FLOATING else term.value
