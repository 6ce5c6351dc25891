"""XML of strangers: parsed as it arrives, without entities, document types and network."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from lxml import etree

from triplewire.extract.errors import SourceBroken
from triplewire.extract.reading.streams import Metered, Readable


def elements(stream: Readable, names: frozenset[str]) -> Iterator[Any]:
    """Yield the elements with these local names, each whole, and forget them afterwards. Raises SourceBroken.

    An element within another one of these names comes first. The memory that it takes is that of the largest one.
    """
    source = Metered(stream)
    inside = False
    parsed = etree.iterparse(
        cast("Any", source), events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False,
        huge_tree=False, remove_pis=True, remove_comments=True,
    )  # fmt: skip
    try:
        for event, element in parsed:
            if event == "start":
                inside = inside or local_name(element) in names
                if element.getparent() is None:
                    _refuse_entities(element)
            elif local_name(element) in names:
                yield element
                inside = False
                source.forget()
                _clear(element)
            elif not inside:
                _clear(element)
    except (etree.LxmlError, SyntaxError, ValueError) as error:
        raise SourceBroken(f"is not well-formed XML ({error}): download it again, or correct it there") from error


def local_name(element: Any) -> str:
    """Return the name of an element without its namespace, in lower case; nothing for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _refuse_entities(root: Any) -> None:
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and next(declared.iterentities(), None) is not None:
        raise SourceBroken("declares entities, which can grow without limit: remove its document type declaration")


def _clear(element: Any) -> None:
    """Free an element and the ones before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
