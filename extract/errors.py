"""The errors that reach a user; each message is one sentence with the remedy.

TriplewireError
├── SourceError            one source cannot be read; the others go on
│   ├── SourceMissing      it does not exist, or may not be opened
│   ├── SourceEmpty        it holds no article
│   ├── SourceBinary       it is not text
│   ├── SourceEncoding     its bytes are not valid in the expected encoding
│   ├── SourceTooLong      it is far too long for an article
│   ├── SourceLanguage     it is not in the language of the model
│   ├── SourceBroken       it is not of the format of its file extension, or lacks a required part
│   ├── SourceTwice        another source has the same id
│   ├── SourceUnsupported  its format needs an extra that is not installed, or a password
│   ├── SourceRefused      its address may not be requested
│   ├── SourcePassedOver   it stands beside the articles of a folder, archive or dump; not a failure
│   ├── SourceWaiting      it is a pipe that has nothing more yet; not a failure
│   ├── SourceTooCostly    its extraction took more time or memory than one article may
│   └── ExtractionError    a stage failed on it: a fault of triplewire
├── ArgumentError          a value given from Python is of another type; also a TypeError
├── ModelError             the language model is missing or does not fit
├── LexiconError           a data file of the lexicon does not match its class
├── StageError             stages are in a wrong order, or one reads data that it does not declare
├── TreeError              a parse or a repair of it is not a tree: a fault of the model or of triplewire
├── RuleError              a rule of extraction lacks examples, or has the name of another
├── DateError              a date given by the user is not a date
├── DatePatternError       a pattern for dates in the names of files tells no day
└── (graph/errors.py adds those of stores and queries)
"""

from __future__ import annotations

from calendar import month_name, monthrange
from collections.abc import Sequence
from typing import Any, Self

_SHOWN = 500  # characters of a text of others within a message


def shortened(text: str, most: int = _SHOWN) -> str:
    """Return a text of others, such as what a file says; without its middle if it is longer than `most`."""
    half = most // 2
    return text if len(text) <= most else f"{text[:half]} … {text[-half:]}"


class TriplewireError(Exception):
    """The root of all errors that triplewire raises on purpose."""

    def __reduce__(self) -> tuple[Any, ...]:  # errors cross processes; their arguments are not their constructors'
        return _restored, (type(self), self.args, self.__dict__)


def _restored(kind: type[TriplewireError], args: tuple[Any, ...], data: dict[str, Any]) -> TriplewireError:
    error = kind.__new__(kind)
    error.args = args
    error.__dict__.update(data)
    return error


class SourceError(TriplewireError):
    """A source that cannot be read. `source` is its name as the user gave it."""

    def __init__(self, reason: str, source: str = "the text") -> None:
        self.source, self.reason = source, reason
        super().__init__(f"{source}: {reason}")

    def at(self, source: str) -> Self:
        """Return the same error with the name of the source, which the reader of a format does not know."""
        return type(self)(self.reason, source)


class SourceMissing(SourceError):
    """A source that does not exist or may not be opened."""


class SourceEmpty(SourceError):
    """A source without an article."""


class SourceBinary(SourceError):
    """A source that is not text."""


class SourceEncoding(SourceError):
    """A source whose bytes are not valid in the expected encoding."""


class SourceTooLong(SourceError):
    """A source that is far too long for an article."""


class SourceLanguage(SourceError):
    """A source in another language than the model's; `language` is its English name. A corpus goes on without it."""

    def __init__(self, language: str, source: str = "the text") -> None:
        self.language = language
        super().__init__(f"is written in {language}: only English is read", source)

    def at(self, source: str) -> Self:
        """Return the same error with the name of the source."""
        return type(self)(self.language, source)


class SourceBroken(SourceError):
    """A source that is not of the format of its file extension, or lacks a required part."""


class SourceTwice(SourceError):
    """A source with the id of another source."""


class SourceUnsupported(SourceError):
    """A source in a format that needs an extra that is not installed, or a password."""


class SourceRefused(SourceError):
    """A source whose address may not be requested: a private one, or one that is neither http nor https."""


class SourceWaiting(SourceError):
    """A pipe that has nothing more yet, in place of the next article: what came before it need not wait."""


class SourcePassedOver(SourceError):
    """Something in a folder, an archive or a dump that is no article, such as a style sheet or a redirect.

    It is reported and counted, but is not a failure.
    """


class SourceTooCostly(SourceError):
    """A source whose extraction takes more time or memory than is allowed for one article."""


class ExtractionError(SourceError):
    """A source on which a stage of extraction failed, a fault of triplewire."""


class ArgumentError(TriplewireError, TypeError):
    """The argument `name` of a call is of another type."""

    def __init__(self, name: str, value: object, wanted: Sequence[type], advice: str = "") -> None:
        self.name = name
        given = "None" if value is None else f"{type(value).__name__} ({value!r:.40})"
        kinds = " or ".join("None" if kind is type(None) else kind.__name__ for kind in wanted)
        super().__init__(f"{name}: give {kinds}, not {given}{advice and f': {advice}'}")


def expect(name: str, value: object, *wanted: type, advice: str = "") -> None:
    """Raise ArgumentError unless the argument of a call is of one of the types."""
    if not isinstance(value, wanted):
        raise ArgumentError(name, value, wanted, advice)


class ModelError(TriplewireError):
    """The spaCy pipeline named `model` cannot be used."""

    def __init__(self, model: str, reason: str) -> None:
        self.model, self.reason = model, reason
        super().__init__(f"model {model!r}: {reason}")


class PluginError(TriplewireError):
    """A plug-in cannot be used."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class ResolverUnknown(PluginError):
    """No plug-in has a resolver named `name`."""

    def __init__(self, name: str, known: str) -> None:
        self.name = name
        super().__init__(f"no plug-in has a resolver named {name!r}; there are: {known}")


class LexiconError(TriplewireError):
    """The file `file` of the lexicon cannot be used."""

    def __init__(self, file: str, reason: str) -> None:
        self.file, self.reason = file, reason
        super().__init__(f"lexicon file {file!r}: {reason}: correct it or install triplewire again")


class StageError(TriplewireError):
    """The stages of a pipeline do not fit together, or one reads a piece of the document that it does not declare."""


class TreeError(TriplewireError):
    """Words that do not form one tree, or a name outside of them. `reason` names the first word at fault."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"not a dependency tree: {reason}")


class RuleError(TriplewireError):
    """The rule, or the module of rules, `name` cannot be used."""

    def __init__(self, name: str, reason: str) -> None:
        self.name, self.reason = name, reason
        super().__init__(f"rule {name!r} {reason}")


class DateError(TriplewireError):
    """The `value` given as a date is not a date, or may be any of several `days`."""

    def __init__(self, value: str, days: Sequence[str] = (), form: str = "YYYY-MM-DD") -> None:
        self.value = value
        several = f"may be {' or '.join(days)}: give the one that is meant"
        super().__init__(f"{value!r} {several if days else f'is not a date: {_what_is_wrong(value, form)}'}")


def _what_is_wrong(value: str, form: str) -> str:
    """Return why the digits of a date are none, or in which form to write one."""
    parts = value.split("-")
    if len(parts) > 1 and len(value) >= len("2016-04") and all(part.isascii() and part.isdecimal() for part in parts):
        year, month = map(int, parts[:2])
        if not 0 < month < len(month_name):
            return "months run from 01 to 12"
        if year and len(parts) > 2:
            return f"the days of {value[:7]} run from 01 to {monthrange(year, month)[1]}"
    return f"write it as {form}, for example 2016-04-22"


class DatePatternError(TriplewireError):
    """The `pattern` for dates in the names of files tells no day."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        super().__init__(
            f"{pattern!r} tells no day: write 'name' for every form of a date, or a pattern with %Y, %m and %d,"
            " for example 'nyt-%Y%m%d'"
        )
