"""What the address of a page asks for: the parameters that the page has, each with a value that it can have."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request

from triplewire.extract.errors import shortened
from triplewire.graph.ask.questions import Question, question, questions
from triplewire.graph.errors import QueryUnknown
from triplewire.graph.web.protocol.http_errors import NotFound
from triplewire.graph.web.protocol.operations import query_pairs
from triplewire.graph.web.protocol.parameters import Parameter, given

SPAN = (Parameter("since", kind="day"), Parameter("until", kind="day"))


def asked(request: Request, *known: Parameter) -> dict[str, Any]:
    """Return the values of the parameters of a page; a form leaves some of them empty. Raises BadRequest."""
    return dict(given(query_pairs(request), known, blanks=True))


def question_asked(request: Request, *others: Parameter) -> tuple[Question, dict[str, str], dict[str, str]]:
    """Return the question that the path names, the values of its parameters, and those of `others`.

    What its own values can be is judged where it is asked. Raises NotFound, BadRequest.
    """
    name = request.path_params["name"]
    if name not in questions():
        raise NotFound(str(QueryUnknown("question", shortened(name), questions())))
    named = question(name)
    own = tuple(Parameter(parameter.name, kind="free") for parameter in named.parameters)
    values = {name: value.strip() for name, value in asked(request, *own, *others).items()}
    return named, {p.name: values.pop(p.name) for p in own if p.name in values}, values
