"""What is wrong with a value that pydantic refuses, which Typer and the SDK of MCP check with, in our words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic import ValidationError

_WANTED = {
    "int": "a whole number", "float": "a number", "bool": "true or false", "string": "text", "list": "a list",
    "dict": "an object", "tuple": "a list", "greater_than_equal": "{ge} or more", "greater_than": "more than {gt}",
    "less_than_equal": "{le} or less", "less_than": "less than {lt}", "literal_error": "one of {expected}",
    "enum": "one of {expected}", "path": "a path",
}  # fmt: skip
_SHOWN = 40  # characters of a value


def refused(error: ValidationError) -> str:
    """Return the first thing that is wrong, in one sentence without the name of the value: "'four' is no number"."""
    first = error.errors(include_url=False)[0]
    if first["type"] == "missing":
        return "it is missing"
    about = first.get("ctx", {})
    if isinstance(own := about.get("error"), Exception):  # of a check that is not pydantic's
        return str(own).rstrip(".")
    wanted = _WANTED.get(first["type"]) or _WANTED.get(first["type"].partition("_")[0], "what can be here")
    given = repr(first["input"])
    return f"{given if len(given) <= _SHOWN else given[:_SHOWN] + '…'} is not {wanted.format(**about)}"
