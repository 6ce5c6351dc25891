"""Checks of values in `triplewire.toml`, as the commands make them of what is given on the command line."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, cast

import typer
from typer.core import TyperGroup, TyperOption

from triplewire.extract.errors import TriplewireError, shortened
from triplewire.graph.out.cells import one_line
from triplewire.graph.refused_values import refused

if TYPE_CHECKING:
    from pydantic import ValidationError


USAGE_ERROR = cast("type[typer.BadParameter]", typer.BadParameter.__mro__[1])  # Typer does not export it


def in_our_words(error: typer.BadParameter) -> typer.BadParameter:
    """Return an error of Typer with a message that is not pydantic's, on one line, without its middle if it is long."""
    if hasattr(error.__cause__, "errors"):
        error.message = refused(cast("ValidationError", error.__cause__))
    error.message = one_line(shortened(error.message))
    return error


def problem_of(option: str, value: Any, parameter: TyperOption, main: TyperGroup) -> str:
    """Return what is wrong with the value of an option, as Click takes it; "" for a value that the commands take."""
    try:
        parameter.process_value(typer.Context(main), value)
        for item in value if isinstance(value, list) else [value]:
            _CHECKS.get(option, str)(item)
    except typer.BadParameter as error:
        return in_our_words(error).message
    except (TriplewireError, ValueError, LookupError) as error:
        return str(error)
    return ""


def _base(value: str) -> None:
    from triplewire.graph.iris import checked_base

    checked_base(value)


def _published(value: str) -> None:
    from triplewire.extract.reading.publication_dates import valid_date

    valid_date(value)


def _published_from(value: str) -> None:
    from triplewire.extract.reading.origins.file_name_dates import FileNameDates

    FileNameDates(value)


def _known_by(value: str) -> None:
    from triplewire.graph.history.days import checked_date

    checked_date(value)


def _day(value: str) -> None:
    from triplewire.graph.history.days import checked_day

    checked_day(value)


def _memory(value: str) -> None:
    from triplewire.graph.cli.options import budget_of

    budget_of(0, value)


def _column(value: str) -> None:
    from triplewire.extract.limited import Budget
    from triplewire.graph.cli.options import reading_of

    reading_of(None, [value], allow_private=False, budget=Budget())


def _formats(value: str) -> None:
    from triplewire.graph.cli.options import formats

    formats(value)


# Options whose values only the commands that have them understand.
_CHECKS: Mapping[str, Callable[[str], object]] = {
    "base": _base,
    "column": _column,
    "encoding": codecs.lookup,
    "export": _formats,
    "from": _day,
    "known-by": _known_by,
    "max-memory": _memory,
    "published": _published,
    "published-from": _published_from,
    "to": _day,
}
