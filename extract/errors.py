"""The errors that reach a user, each one sentence that says what to do.

TriplewireError
├── SourceError            one source cannot be read; the others go on
│   ├── SourceMissing      SourceEmpty      SourceBinary      SourceEncoding
│   └── SourceTooLong      SourceLanguage   SourceBroken
├── ModelError             the language model is missing or does not fit
├── DateError              a date given by the user is none
└── (graph/errors.py adds those of stores and queries)
"""


class TriplewireError(Exception):
    """The root: whoever catches this has caught everything that triplewire raises on purpose."""


class SourceError(TriplewireError):
    """A source that cannot be read. `source` is its name as the user gave it."""

    def __init__(self, source: str, reason: str) -> None:
        self.source, self.reason = source, reason
        super().__init__(f"{source}: {reason}")


class ModelError(TriplewireError):
    """The spaCy pipeline named `model` cannot be used."""

    def __init__(self, model: str, reason: str) -> None:
        self.model, self.reason = model, reason
        super().__init__(f"model {model!r}: {reason}")


class DateError(TriplewireError):
    """`value` was given as a date and is none."""

    def __init__(self, value: str) -> None:
        self.value = value
        super().__init__(f"{value!r} is no date: write it as YYYY-MM-DD, for example 2016-04-22")
