"""The errors that reach a user, each one sentence that says what to do.

TriplewireError
├── SourceError            one source cannot be read; the others go on
│   ├── SourceMissing      nothing is there, or it may not be opened
│   ├── SourceEmpty        it holds no article
│   ├── SourceBinary       it is no text
│   ├── SourceEncoding     its bytes are not in the encoding that they should be in
│   ├── SourceTooLong      it is far too long for an article
│   ├── SourceLanguage     it is written in another language
│   ├── SourceBroken       it is not what its ending says, or lacks what that must have
│   ├── SourceTwice        another source has its id
│   ├── SourceTooCostly    its extraction took more time or memory than one article may
│   └── ExtractionError    a stage failed on it: a fault of triplewire's
├── ModelError             the language model is missing or does not fit
├── LexiconError           a data file of the lexicon is not as its class says
├── StageError             stages stand in a wrong order, or one reads what it did not ask for
├── TreeError              a parse or a repair of it is not a tree: a fault of the model or of triplewire
├── RuleError              a rule of extraction lacks examples, or has another's name
├── DateError              a date given by the user is none
└── (graph/errors.py adds those of stores and queries)
"""

from __future__ import annotations

from typing import Any, Self


class TriplewireError(Exception):
    """The root: whoever catches this has caught everything that triplewire raises on purpose."""

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
        """The same error of the source with this name, which the reader of a format does not know."""
        return type(self)(self.reason, source)


class SourceMissing(SourceError):
    """Nothing is there, or it may not be opened."""


class SourceEmpty(SourceError):
    """There is no article in it."""


class SourceBinary(SourceError):
    """It is no text."""


class SourceEncoding(SourceError):
    """Its bytes are not in the encoding that they should be in."""


class SourceTooLong(SourceError):
    """It is far too long for an article."""


class SourceLanguage(SourceError):
    """It is written in another language than the model reads."""


class SourceBroken(SourceError):
    """It is not what its ending says, or lacks what that must have."""


class SourceTwice(SourceError):
    """Another source has its id."""


class SourceTooCostly(SourceError):
    """Its extraction takes more time or memory than one article may."""


class ExtractionError(SourceError):
    """A stage of extraction failed on it, which is a fault of triplewire's."""


class ModelError(TriplewireError):
    """The spaCy pipeline named `model` cannot be used."""

    def __init__(self, model: str, reason: str) -> None:
        self.model, self.reason = model, reason
        super().__init__(f"model {model!r}: {reason}")


class LexiconError(TriplewireError):
    """The file `file` of the lexicon cannot be used."""

    def __init__(self, file: str, reason: str) -> None:
        self.file, self.reason = file, reason
        super().__init__(f"lexicon file {file!r}: {reason}: correct it or install triplewire again")


class StageError(TriplewireError):
    """The stages of a pipeline do not fit together, or one reads a piece of the document that it did not ask for."""


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
    """`value` was given as a date and is none."""

    def __init__(self, value: str) -> None:
        self.value = value
        super().__init__(f"{value!r} is no date: write it as YYYY-MM-DD, for example 2016-04-22")
