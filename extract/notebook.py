"""How records show themselves in a notebook: HTML without scripts, in which every text is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from triplewire.extract.model import Attribution, Document, Entity, Triple

# Half transparent, so that the notebook's own colours decide between dark and light; told apart with any eyes (Okabe
# and Ito's palette).
_COLOURS = {
    "Person": "#e69f0066", "Organization": "#56b4e966", "Country": "#009e7366", "Place": "#009e7333",
    "Group": "#e69f0033", "Event": "#d55e0055", "Product": "#cc79a755", "Work": "#cc79a733", "Other": "#88888844",
}  # fmt: skip
_MARK = "border-radius:3px;padding:0 2px;color:inherit;background:"
_TEXT = "white-space:pre-wrap;max-width:50em;line-height:1.5"


def entity_html(entity: Entity) -> str:
    """Its name, type and links, and how often the text refers to it."""
    links = [link for link in (entity.links.wikidata, entity.links.geonames, entity.links.iso3166) if link]
    said = [entity.type, *links, f"{len(entity.mentions)} mention{'' if len(entity.mentions) == 1 else 's'}"]
    return f"<div>{_mark(entity, escape(entity.name))} <small>{escape(' · '.join(said))}</small></div>"


def document_html(document: Document) -> str:
    """Its text with the mentions of entities marked, and its triples."""
    known = {entity.id: entity for entity in document.entities}
    spans = [(m.start, m.end, entity) for entity in document.entities for m in entity.mentions]
    about = " · ".join(filter(None, (document.published, document.source)))
    rows = "".join(_row(triple, known) for triple in document.triples)
    return (
        f"<div><h4>{escape(document.title or document.id)}</h4><small>{escape(about)}</small>"
        f'<div style="{_TEXT}">{"".join(_marked(document.text, spans))}</div>'
        f"<details><summary>{len(document.triples)} triples</summary>"
        f"<table><tbody>{rows}</tbody></table></details></div>"
    )


def _marked(text: str, spans: Iterable[tuple[int, int, Entity]]) -> Iterator[str]:
    """The text with marks around the spans; of those that cross, the first alone."""
    at, ends = 0, [len(text)]
    for start, end, entity in sorted(spans, key=lambda span: (span[0], -span[1])):
        while start >= ends[-1] and len(ends) > 1:
            yield escape(text[at : ends[-1]]) + "</mark>"
            at = ends.pop()
        if start < end <= ends[-1]:
            yield escape(text[at:start]) + _opening(entity)
            at = start
            ends.append(end)
    for end in reversed(ends[1:]):
        yield escape(text[at:end]) + "</mark>"
        at = end
    yield escape(text[at:])


def _mark(entity: Entity, content: str) -> str:
    return f"{_opening(entity)}{content}</mark>"


def _opening(entity: Entity) -> str:
    colour = _COLOURS.get(entity.type, _COLOURS["Other"])
    return f'<mark style="{_MARK}{colour}" title="{escape(f"{entity.name} ({entity.type})")}">'


def _row(triple: Triple, known: dict[str, Entity]) -> str:
    parts = (triple.subject.text, triple.predicate.text, triple.object.text if triple.object else "")
    cells = (*parts, ", ".join(_speaker(said, known) for said in triple.attribution))
    return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"


def _speaker(said: Attribution, known: dict[str, Entity]) -> str:
    return f"says {known[said.speaker].name}" if said.speaker in known else "it is said"
