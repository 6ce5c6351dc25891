"""Corrections from the fields of forms; a field that was left as it is changes nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from urllib.parse import parse_qsl

from triplewire.extract.model import ENTITY_TYPES
from triplewire.graph.corrections.correction import CHANGES, STATUS, Correction, Named, Words
from triplewire.graph.corrections.correction_file import event_type
from triplewire.graph.web.protocol.http_errors import BadRequest
from triplewire.graph.write.draft import instant

Fields = Mapping[str, str]

_MOST = 40  # fields
_TYPED = re.compile(rf"(.+?)\s*\(({'|'.join(ENTITY_TYPES)})\)")


def fields_of(body: bytes) -> dict[str, str]:
    """Return the fields of a form. Raises BadRequest."""
    try:
        return dict(parse_qsl(body.decode(), keep_blank_values=True, errors="strict", max_num_fields=_MOST))
    except ValueError as error:
        raise BadRequest("the form cannot be read: send fields in UTF-8, each once, as browsers do") from error


def correction_of(fields: Fields, on: date) -> Correction:
    """Return the correction that a form asks for. Raises BadRequest."""
    made = _correction(fields.get("do", ""), fields, fields.get("node", ""))
    by, why = (" ".join(fields.get(key, "").split()) for key in ("by", "why"))
    return replace(made, by=by, on=on, why=why)


def _correction(do: str, fields: Fields, node: str) -> Correction:
    if do in {"reject", "check"}:
        return Correction(do, Words(node=node))
    if do == "apart":
        if not (others := tuple(Words(node=each) for each in fields.get("tellings", "").split() if each != node)):
            raise BadRequest("the form does not say from what the telling is separated: open the page again")
        return Correction("separate", Words(node=node), others=others)
    if do == "change":
        if not (changes := tuple(_changes(fields))):
            raise BadRequest("nothing was changed in the form: change a field, or reject the statement")
        return Correction(do, Words(node=node), changes=changes)
    to = " ".join(fields.get("to", "").split())
    if do not in {"rename", "retype", "merge", "split"} or not to:
        raise BadRequest("the form does not say what to correct: fill in the field beside the button")
    if do == "merge":
        return Correction(do, actors=(Named(to), Named(node)))
    return Correction(do, actors=(Named(node, document=fields.get("document", "") if do == "split" else ""),), to=to)


def _changes(fields: Fields) -> Iterator[tuple[str, tuple[Named, ...]]]:
    for field in CHANGES:
        text = fields.get(field, "")
        if field not in fields or text.split() == fields.get(f"{field}_was", "").split():
            continue
        values = tuple(map(_named, filter(None, map(str.strip, re.split(r"[;\n]", text)))))
        if field == "type":
            values = tuple(Named(event_type(value.name)) for value in values)
            if len(values) != 1 or not values[0].name:
                raise BadRequest(f"{text!r} is no type of event")
        if field in STATUS and text not in STATUS[field]:
            raise BadRequest(f"{text!r} is no {field}: choose {' or '.join(STATUS[field])}")
        if field == "time" and (wrong := next((v.name for v in values if instant(v.name) is None), None)):
            raise BadRequest(f"{wrong!r} is no day, month or year: write 2024-05-02, 2024-05 or 2024")
        yield field, values


def _named(text: str) -> Named:
    """Return a name, which may have its type in brackets: "Eva Roy (Person)"."""
    found = _TYPED.fullmatch(text)
    return Named(found[1], found[2]) if found else Named(text)
