"""The OpenAPI 3.1 description of the API, made of its operations and the types of their answers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec

from triplewire.extract.version import VERSION
from triplewire.graph.ask.questions import questions
from triplewire.graph.web.api import answer_types as types
from triplewire.graph.web.api.operation_table import OPERATIONS
from triplewire.graph.web.protocol.parameters import PAGING, Parameter, of_question

API_VERSION = "1.0.0"
PREFIX = "/api/v1"
_REFERENCE = "#/components/schemas/{name}"
_PROBLEMS = {
    "400": "A parameter is unknown, missing, double, or not what it must be.",
    "404": "There is nothing with this id, or no name like this.",
    "503": "The request took too long, its answer is too large, or all workers are busy: ask for less, or try again.",
}
_ABOUT = (
    f"Served by triplewire {VERSION}. Within a version of the API, fields and parameters are added, and none is "
    "removed or changed. Ids in addresses are percent-encoded."
)
_ID = Parameter("id", "The id.")


@cache
def description() -> bytes:
    """Return the description as JSON."""
    return msgspec.json.encode(
        {
            "openapi": "3.1.0",
            "info": {
                "title": "triplewire",
                "version": API_VERSION,
                "summary": "A knowledge graph of news: who did what to whom, where and when, and who says so.",
                "description": _ABOUT,
                "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
            },
            "servers": [{"url": PREFIX}],
            "paths": dict(_paths()),
            "components": {"schemas": _schemas()},
        }
    )


def _schemas() -> dict[str, Any]:
    known = [value for value in vars(types).values() if isinstance(value, type) and issubclass(value, types.Answer)]
    wanted = [value for value in known if value is not types.Answer]
    return dict(sorted(msgspec.json.schema_components(wanted, ref_template=_REFERENCE)[1].items()))


def _paths() -> Iterator[tuple[str, Any]]:
    for one in OPERATIONS:
        in_path = [_ID] if "{id}" in one.path else []
        yield one.path, _operation(one.id, one.about, one.answer, in_path, one.all_parameters)
    yield "/questions", _operation("listQuestions", "The named questions.", types.QuestionList, [], ())
    for question in questions().values():
        parameters = (*map(of_question, question.parameters), *PAGING)
        words = "".join(word.title() for word in question.name.split("-"))
        yield (
            f"/questions/{question.name}",
            _operation(f"ask{words}", question.about, types.QuestionAnswer, [], parameters),
        )


def _operation(
    id_: str, about: str, answer: type[types.Answer], in_path: list[Parameter], in_query: tuple[Parameter, ...]
) -> dict[str, Any]:
    parameters = [_parameter(p, "path") for p in in_path] + [_parameter(p, "query") for p in in_query]
    answered = {"description": (answer.__doc__ or "").strip(), "content": _content("application/json", answer)}
    refused = {
        code: {"description": why, "content": _content("application/problem+json", types.Problem)}
        for code, why in _PROBLEMS.items()
    }
    return {
        "get": {
            "operationId": id_,
            "summary": about,
            "parameters": parameters,
            "responses": {"200": answered, **refused},
        }
    }


def _content(media: str, answer: type[types.Answer]) -> dict[str, Any]:
    return {media: {"schema": {"$ref": _REFERENCE.format(name=answer.__name__)}}}


def _parameter(parameter: Parameter, where: str) -> dict[str, Any]:
    required = parameter.required or where == "path"
    return {
        "name": parameter.name, "in": where, "description": parameter.about, "required": required,
        "schema": parameter.schema,
    }  # fmt: skip
