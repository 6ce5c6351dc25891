"""A correction as a value: what it is about, by content, what holds instead, and who says so, when and why.

Nothing in it depends on the graph, so that it is found again in a document that is read anew.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

KINDS = ("reject", "change", "check", "separate", "rename", "retype", "merge", "split", "later")
OF_STATEMENTS = ("reject", "change", "check", "separate")
OF_EVENTS = ("change", "separate")
STATEMENTS = ("event", "relation", "fact", "claim", "statement")
STATUS = {"polarity": ("positive", "negative"), "modality": ("actual", "future", "possible", "hypothetical")}
SCALARS = ("type", *STATUS)  # fields that have one value, which is no name
CHANGES = ("type", "source", "target", "place", "time", "polarity", "modality", "speaker")
_ID = 10  # hexadecimal digits: of a million corrections, two have one id with a probability of 1 in 2


@dataclass(frozen=True, slots=True)
class Words:
    """A statement by its words; what is "" may be anything.

    `quote` is a part of the text that states it, `predicate` its verb, relation, type of event or property, `subject`
    and `object` are names of its sides, and `kind` is one of STATEMENTS. `node` is its IRI or local name, which changes
    when a document is read again; it is replaced by the words before a correction is kept.
    """

    document: str = ""
    quote: str = ""
    predicate: str = ""
    subject: str = ""
    object: str = ""
    kind: str = ""
    node: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """What has a name in the text: of one type or of any, in one document or in all."""

    name: str
    type: str = ""
    document: str = ""


@dataclass(frozen=True)
class Correction:
    """What somebody corrects.

    `kind` is one of KINDS; `statement` says which statement, `actors` which actors. `to` is the new name or type, and
    `node` the local name of the node that actors become one with. `changes` are the values that an event has instead,
    by CHANGES; `others` are the tellings that are not of the event of the `statement`, nor of those `along` with it.
    "later" corrects nothing: it puts off the item `to` of the review queue.
    """

    kind: str
    statement: Words = Words()
    actors: tuple[Named, ...] = ()
    to: str = ""
    node: str = ""
    changes: tuple[tuple[str, tuple[Named, ...]], ...] = ()
    along: tuple[Words, ...] = ()
    others: tuple[Words, ...] = ()
    by: str = ""
    on: date | datetime | None = None
    why: str = ""
    source: str = ""  # the name of the file that has it

    @cached_property
    def id(self) -> str:
        """The id: a digest of the content, without the file that has it."""
        return hashlib.sha256(as_toml(self).encode("utf-8", "surrogatepass")).hexdigest()[:_ID]

    @cached_property
    def order(self) -> tuple[str, str]:
        """The sort key: of two corrections that contradict each other, the later one holds."""
        return (self.on.isoformat() if self.on else "", self.id)

    @property
    def statements(self) -> tuple[Words, ...]:
        """The statements that it is about."""
        return (self.statement, *self.along, *self.others)

    @cached_property
    def documents(self) -> frozenset[str] | None:
        """The ids of the documents that it is about; None if it may be about any."""
        named = [each.document for each in (self.statements if self.kind in OF_STATEMENTS else self.actors)]
        return frozenset(named) if all(named) else None

    def __str__(self) -> str:
        return f"{self.kind} {self.what}"

    @property
    def what(self) -> str:
        """What it is about, and what holds instead, in one line."""
        if self.kind in OF_STATEMENTS:
            said = " from ".join(map(_said, (self.statement, *self.others)))
            new = "; ".join(
                f"{field} = {', '.join(value.name for value in values) or 'none'}" for field, values in self.changes
            )
            return f"{said}: {new}" if new else said
        if self.kind == "later":
            return self.to
        names = ", ".join(actor.name + (f" (in {actor.document})" if actor.document else "") for actor in self.actors)
        return f"{names} to {self.to}" if self.to else names


def now(known: Iterable[Correction] = ()) -> datetime:
    """Return the user's time, which a correction that is made by hand gets, once; the later of two holds.

    It is a second later for each second in which one of the `known` corrections was made.
    """
    moment, taken = datetime.now().replace(microsecond=0), {each.on for each in known}  # noqa: DTZ005  # as in files
    while moment in taken:
        moment += timedelta(seconds=1)
    return moment


def as_toml(correction: Correction) -> str:
    """Return a correction as it stands in a file, with its table; the same correction gives the same text."""
    return "\n".join([f"[[{correction.kind}]]", *_lines(correction)]) + "\n"


def _lines(correction: Correction) -> Iterator[str]:
    yield from _about(correction)
    for field, values in correction.changes:
        listed = [_named(value) for value in values]
        yield f"{field} = {listed[0]}" if field in SCALARS else f"{field} = [{', '.join(listed)}]"
    keys = {"item" if correction.kind == "later" else "to": correction.to, "node": correction.node, "by": correction.by}
    yield from (f"{key} = {_text(value)}" for key, value in keys.items() if value)
    if correction.on:
        yield f"on = {correction.on.isoformat()}"
    if correction.why:
        yield f"why = {_text(correction.why)}"


def _about(correction: Correction) -> Iterator[str]:
    """Yield the lines that say what a correction is about."""
    if correction.kind in OF_STATEMENTS:
        yield from (f"{key} = {_text(value)}" for key, value in _words(correction.statement))
        for key, listed in {"with": correction.along, "from": correction.others}.items():
            if listed:
                yield f"{key} = [{', '.join(_table(_words(each)) for each in listed)}]"
    elif correction.kind == "merge" or len({(each.name, each.type) for each in correction.actors}) > 1:
        yield f"names = [{', '.join(map(_named, correction.actors))}]"
    elif correction.actors:
        first = correction.actors[0]
        yield f"name = {_text(first.name)}"
        yield from (f"type = {_text(first.type)}",) if first.type else ()
        if documents := [actor.document for actor in correction.actors if actor.document]:
            yield f"documents = [{', '.join(map(_text, documents))}]"


def _said(statement: Words) -> str:
    return " ".join(json.dumps(v, ensure_ascii=False) if k == "quote" else v for k, v in _words(statement))


def _words(statement: Words) -> Iterator[tuple[str, str]]:
    keys = ("node", "document", "kind", "subject", "predicate", "object", "quote")
    return (("statement" if key == "node" else key, value) for key in keys if (value := getattr(statement, key)))


def _named(actor: Named) -> str:
    more = {"name": actor.name, "type": actor.type, "document": actor.document}
    if not actor.type and not actor.document:
        return _text(actor.name)
    return _table((key, value) for key, value in more.items() if value)


def _table(items: Iterable[tuple[str, str]]) -> str:
    return f"{{ {', '.join(f'{key} = {_text(value)}' for key, value in items)} }}"


def _text(value: str) -> str:
    """Return a string of TOML: of JSON, with DEL escaped as well, and without lone surrogates."""
    clean = value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return json.dumps(clean, ensure_ascii=False).replace("\x7f", "\\u007f")
