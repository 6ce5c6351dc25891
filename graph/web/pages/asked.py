"""What the address of a page asks for: parameters that the page has, with days that a calendar has."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from starlette.requests import Request

from triplewire.extract.errors import shortened
from triplewire.graph.ask.questions import Question, question, questions
from triplewire.graph.errors import QueryUnknown
from triplewire.graph.web.protocol.http_errors import BadRequest, NotFound
from triplewire.graph.web.protocol.operations import query_pairs

_DAYS = ("since", "until")


def check(request: Request, known: Iterable[str]) -> None:
    """Raise BadRequest for a parameter that the page has not, or a limit of time that is no day."""
    names = tuple(known)
    for name, value in query_pairs(request):
        if name not in names:
            raise BadRequest(f"there is no parameter {shortened(name)!r}; there are: {', '.join(names)}")
        if name in _DAYS and value and not _is_day(value):
            raise BadRequest(f"the parameter {name!r} must be a day such as 2016-04-21, not {shortened(value)!r}")


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def question_asked(request: Request, *others: str) -> Question:
    """Return the question that the path names; it may have the `others` as parameters. Raises NotFound, BadRequest."""
    name = request.path_params["name"]
    if name not in questions():
        raise NotFound(str(QueryUnknown("question", shortened(name), questions())))
    asked = question(name)
    check(request, (*(parameter.name for parameter in asked.parameters), *others))
    return asked
