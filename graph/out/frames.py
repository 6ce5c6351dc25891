"""Data frames of what is in a graph.

| frame | a row for each | columns |
|---|---|---|
| entities | actor, place or thing | those of `Node` |
| events | event of a document | see `_EVENTS` |
| facts | plain fact, however many documents state it | subject, relation, object, their ids, and those of `Edge` |
| claims | event or relation that somebody claims | see `_CLAIMS` |

The `id` of a row is an IRI, and a column that ends in `_id` has the `id` of a row of another frame. Several values in a
cell have ` | ` between them, in the same order in a column of names and that of their ids.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from triplewire.graph.data_frames import data_frame
from triplewire.graph.iris import local_part
from triplewire.graph.out.network import Edge, Node, named_at, read_network, values_of
from triplewire.graph.spans import spans_of_events
from triplewire.graph.store.interface import Store
from triplewire.graph.store.solutions import fraction, natural, select

if TYPE_CHECKING:
    import pandas as pd

_EVENTS = (
    "id", "label", "type", "mode", "source", "target", "place", "time", "start", "end", "polarity", "modality",
    "claimed_by", "confidence", "document", "quote", "source_id", "target_id", "place_id", "claimed_by_id",
)  # fmt: skip
_CLAIMS = (
    "id", "speaker", "kind", "says", "polarity", "modality", "confidence", "document", "begin", "end", "quote",
    "speaker_id",
)  # fmt: skip
_OF_FACTS = (
    "kind", "event_type", "confidence", "weight", "time", "spans", "start", "end", "place", "document", "quote",
    "statements",
)  # fmt: skip
_NUMBERS = {"latitude", "longitude", "confidence", "weight", "begin", "end"}
_PATHS = {
    "label": "rdfs:label", "type": "sem:eventType", "mode": "tw:mode", "time": "sem:hasTime/tw:timexValue",
    "polarity": "tw:polarity", "modality": "tw:modality", "confidence": "tw:confidence",
}  # fmt: skip
_SIDES = {"source": "tw:source", "target": "tw:target", "place": "sem:hasPlace", "claimed_by": "tw:claimedBy"}
_PLACED = """
SELECT ?n ?kind ?document ?begin ?end ?quote {
  VALUES (?class ?kind) { (tw:Event "event") (tw:Relation "relation") }
  ?n a ?class ; prov:wasDerivedFrom ?m .
  ?m nif:anchorOf ?quote ; nif:beginIndex ?begin ; nif:endIndex ?end ; nif:referenceContext/schema:identifier ?document
}"""


def entities(store: Store) -> pd.DataFrame:
    """Return the actors, places and things, the most mentioned first; none that are named by a pronoun alone."""
    nodes = sorted(
        read_network(store, claims=False, unconnected=True).nodes, key=lambda n: (-n.mentions, n.label, n.id)
    )
    return _frame(tuple(field.name for field in fields(Node)), ([getattr(n, f.name) for f in fields(n)] for n in nodes))


def facts(store: Store) -> pd.DataFrame:
    """Return the plain facts, one row for all documents that state the same."""
    network = read_network(store, claims=False, joined=False)
    names = {node.id: node.label for node in network.nodes}

    def row(edge: Edge) -> list[Any]:
        ends = (names[edge.source], edge.relation, names[edge.target], edge.source, edge.target)
        return [*ends, *(getattr(edge, name) for name in _OF_FACTS)]

    return _frame(("subject", "relation", "object", "subject_id", "object_id", *_OF_FACTS), map(row, network.edges))


def events(store: Store) -> pd.DataFrame:
    """Return the events of all documents, stated and claimed, in the order of documents and text."""
    values = {name: values_of(store, path) for name, path in _PATHS.items()}
    sides = {name: named_at(store, path) for name, path in _SIDES.items()}

    def row(place: dict[str, str]) -> list[Any]:
        about = {name: " | ".join(of.get(place["n"], ())) for name, of in values.items()}
        about |= {name: " | ".join(label for label, _ in of.get(place["n"], ())) for name, of in sides.items()}
        about |= {f"{name}_id": " | ".join(iri for _, iri in of.get(place["n"], ())) for name, of in sides.items()}
        spans = spans_of_events(values["time"].get(place["n"], ()))
        start, end = spans[0] if len(spans) == 1 else (None, None)
        confidence = fraction(about["confidence"])
        found = {**about, "id": place["n"], "start": start, "end": end, "confidence": confidence, **place}
        found["type"], found["end"] = local_part(about["type"]), end  # the place of the quote has an end, too
        return [found[name] for name in _EVENTS]

    return _frame(_EVENTS, (row(place) for place in _placed(store) if place["kind"] == "event"))


def claims(store: Store) -> pd.DataFrame:
    """Return the events and relations that somebody claims, a row for each speaker, in the order of the texts."""
    values = {name: values_of(store, _PATHS[name]) for name in ("label", "polarity", "modality", "confidence")}
    speakers = named_at(store, _SIDES["claimed_by"])

    def rows(place: dict[str, str]) -> Iterator[list[Any]]:
        about = {name: next(iter(of.get(place["n"], ())), None) for name, of in values.items()}
        found = {
            **place, "id": place["n"], "says": about["label"], "polarity": about["polarity"] or "positive",
            "modality": about["modality"] or "actual", "confidence": fraction(about["confidence"] or ""),
            "begin": natural(place["begin"]), "end": natural(place["end"]),
        }  # fmt: skip
        named = ({"speaker": name, "speaker_id": iri} for name, iri in speakers.get(place["n"], ()))
        return ([(found | speaker)[name] for name in _CLAIMS] for speaker in named)

    return _frame(_CLAIMS, (row for place in _placed(store) for row in rows(place)))


def _placed(store: Store) -> list[dict[str, str]]:
    """Return the first mention of each event and relation, in the order of documents and text."""
    first: dict[str, dict[str, str]] = {}
    for row in sorted(select(store, _PLACED), key=lambda row: (row["document"], natural(row["begin"]), row["n"])):
        first.setdefault(row["n"], row)
    return list(first.values())


def _frame(columns: tuple[str, ...], rows: Iterator[list[Any]]) -> pd.DataFrame:
    """Return a data frame in which days are such and not text, and an empty text is missing.

    A column in which nothing is known has the type that it has elsewhere, so that frames can be joined.
    """
    frame = data_frame(columns, ([None if value == "" else value for value in row] for row in rows))
    unknown = frame.columns[frame.isna().all()]
    frame = frame.astype({name: "Float64" if name in _NUMBERS else "string" for name in unknown})
    import pandas as pd  # noqa: PLC0415  # which there is, as there is the frame

    for name in ("start", "end"):
        if name in columns and columns is not _CLAIMS:
            frame[name] = pd.to_datetime(frame[name], errors="coerce")
    return frame


FRAMES: dict[str, Callable[[Store], pd.DataFrame]] = {
    "entities": entities, "events": events, "facts": facts, "claims": claims,
}  # fmt: skip
