"""Parameters in addresses: each has a type, which requests are checked against and the OpenAPI description states."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from triplewire.extract.errors import DateError, shortened
from triplewire.graph.ask.questions import CHOICES
from triplewire.graph.ask.questions import Parameter as QuestionParameter
from triplewire.graph.history.days import checked_date
from triplewire.graph.web.protocol.http_errors import BadRequest
from triplewire.ontology.terms import ENTITY_CLASSES, EVENT_TYPES

MOST, USUAL, FURTHEST = 500, 50, 1_000_000  # items of a page, and the largest offset
_LONGEST = 1000  # characters of a text
_DAY = r"(?!0000)\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
_DATE = r"(?!0000)\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
_PLAIN = r"[^\u0000-\u001f]*[^\u0000-\u0020][^\u0000-\u001f]*"  # text with at least one character
_PATTERNS = {
    "text": _PLAIN,
    "date": _DATE,
    "day": _DAY,
    "span": r"\d{1,9}-\d{1,9}",
    "year": r"(?!0000)\d{4}",
    "period": rf"{_DATE}|(?:{_DATE}|\.\.)/(?:{_DATE}|\.\.)",
}
_WANTED = {
    "text": f"text of at most {_LONGEST:,} characters", "date": "2016, 2016-04 or 2016-04-21",
    "day": "a day such as 2016-04-21", "span": "two offsets such as 10-20", "year": "a year such as 2016",
    "period": "2016, 2016-04, 2016-04-21 or a period such as 2015/2016-04 or 2015/..",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter in the address; `kind` is text, free, date, day, year, span, number, flag or choice."""

    name: str
    about: str = ""
    kind: str = "text"
    choices: tuple[str, ...] = ()
    least: int = 0
    most: int = 0
    usual: int | None = None
    required: bool = False
    several: bool = False  # it may be there more than once: its value is a list

    @property
    def schema(self) -> dict[str, Any]:
        """The JSON schema of the value."""
        if self.kind == "number":
            usual = {} if self.usual is None else {"default": self.usual}
            return {"type": "integer", "minimum": self.least, "maximum": self.most, **usual}
        if self.kind == "flag":
            return {"type": "boolean"}
        if self.kind == "choice":
            return {"type": "string", "enum": list(self.choices)}
        return {"type": "string", "pattern": f"^(?:{_PATTERNS[self.kind]})$", "minLength": 1, "maxLength": _LONGEST}

    def value(self, text: str) -> str | int | bool:
        """Return the value that a text stands for. Raises BadRequest."""
        if self.kind == "free":
            return text
        if self.kind == "number":
            number = int(text) if re.fullmatch(r"\d{1,9}", text, re.ASCII) else -1
            return number if self.least <= number <= self.most else self._refuse(text, self._numbers)
        if self.kind == "flag":
            return text == "true" if text in {"true", "false"} else self._refuse(text, "true or false")
        if self.kind == "choice":
            spelled = {choice.lower(): choice for choice in self.choices}
            return spelled.get(text.lower()) or self._refuse(text, f"one of {', '.join(self.choices)}")
        if len(text) > _LONGEST or not re.fullmatch(_PATTERNS[self.kind], text, re.ASCII if self.kind != "text" else 0):
            return self._refuse(text, _WANTED[self.kind])
        return self._in_calendar(text) if self.kind in {"date", "day"} else text

    @property
    def _numbers(self) -> str:
        return f"a number from {self.least:,} to {self.most:,}"

    def _in_calendar(self, text: str) -> str:
        try:
            return checked_date(text)
        except DateError as error:
            raise BadRequest(f"the parameter {self.name!r} is wrong: {error}") from error

    def _refuse(self, text: str, wanted: str) -> str:
        raise BadRequest(f"the parameter {self.name!r} must be {wanted}, not {shortened(text)!r}")


LIMIT = Parameter("limit", "The most items of the page.", "number", least=1, most=MOST, usual=USUAL)
OFFSET = Parameter("offset", "The number of items before the page.", "number", most=FURTHEST, usual=0)
PAGING = (LIMIT, OFFSET)
TYPES = tuple(name for name, _ in EVENT_TYPES.values())  # as answers have them
KINDS = tuple(ENTITY_CLASSES)


def of_question(asked: QuestionParameter) -> Parameter:
    """Return the parameter of the API for that of a named question."""
    about = f"{asked.about[:1].upper()}{asked.about[1:]}."
    if asked.kind == "type":
        return Parameter(asked.name, about, "choice", TYPES)
    if asked.kind == "choice":
        return Parameter(asked.name, about, "choice", CHOICES)
    kind = "period" if asked.kind == "date" else asked.kind
    return Parameter(asked.name, about, kind if kind in _PATTERNS else "text")


def given(pairs: Iterable[tuple[str, str]], known: Iterable[Parameter], *, blanks: bool = False) -> Mapping[str, Any]:
    """Return the values of parameters; with `blanks`, one without a value, as forms send it, is as if it were missing.

    Raises BadRequest for one that is unknown, double, missing or wrong.
    """
    named = {parameter.name: parameter for parameter in known}
    found: dict[str, Any] = {}
    for name, text in pairs:
        if name not in named:
            raise BadRequest(f"there is no parameter {shortened(name)!r}; there are: {', '.join(named) or 'none'}")
        if blanks and not text.strip():
            continue
        if named[name].several:
            found.setdefault(name, []).append(named[name].value(text))
            continue
        if name in found:
            raise BadRequest(f"the parameter {name!r} is there twice")
        found[name] = named[name].value(text)
    if missing := [each.name for each in named.values() if each.required and each.name not in found]:
        raise BadRequest(f"the parameter {missing[0]!r} is missing")
    return {**{p.name: p.usual for p in named.values() if p.usual is not None}, **found}
