"""Quotes that support a node, with their sentences and offsets."""

from __future__ import annotations

from collections import defaultdict

from triplewire.graph.store.interface import Store
from triplewire.graph.store.solutions import described, select
from triplewire.graph.web.read.values import Quote

Values = dict[str, list[str]]

_NEEDED = {"nif:beginIndex", "nif:endIndex", "nif:anchorOf", "nif:referenceContext"}


def quotes(
    store: Store, where: str, leads: str = "prov:wasDerivedFrom", most: int = 50
) -> dict[str, tuple[Quote, ...]]:
    """Return the quotes of each ?n that the graph pattern `where` matches, by document, at most `most` of each node."""
    places: dict[str, list[tuple[str, int, str]]] = defaultdict(list)
    rows = select(
        store,
        f"SELECT DISTINCT ?n ?m ?d ?at {{ {where} ?n {leads} ?m . ?m nif:referenceContext ?d ; nif:beginIndex ?at }}",
    )
    for row in rows:
        if not row["at"].isdecimal():
            continue
        places[row["n"]].append((row["d"], int(row["at"]), row["m"]))
    chosen = {iri: [mention for *_, mention in sorted(its)[:most]] for iri, its in places.items()}
    read = _read(store, [mention for its in chosen.values() for mention in its])
    return {iri: tuple(sorted((read[m] for m in its if m in read), key=_place)) for iri, its in chosen.items()}


def _place(quote: Quote) -> tuple[str, int, int]:
    return quote.document, quote.begin, quote.end


def _read(store: Store, mentions: list[str]) -> dict[str, Quote]:
    told = described(
        store, mentions, "nif:beginIndex", "nif:endIndex", "nif:anchorOf", "nif:sentence", "nif:referenceContext"
    )
    around = described(
        store, (iri for its in told.values() for iri in its.get("nif:sentence", ())), "nif:anchorOf", "nif:beginIndex"
    )
    documents = described(
        store,
        (iri for its in told.values() for iri in its["nif:referenceContext"]),
        "schema:identifier", "rdfs:label", "schema:datePublished",
    )  # fmt: skip
    return {
        iri: _quote(its, around.get(its.get("nif:sentence", [""])[0], {}), documents[its["nif:referenceContext"][0]])
        for iri, its in told.items()
        if its.keys() >= _NEEDED and "schema:identifier" in documents.get(its["nif:referenceContext"][0], {})
    }


def _quote(its: Values, sentence: Values, document: Values) -> Quote:
    begin, end, words = int(its["nif:beginIndex"][0]), int(its["nif:endIndex"][0]), its["nif:anchorOf"][0]
    text, at = sentence.get("nif:anchorOf", [""])[0], begin - int(sentence.get("nif:beginIndex", ["0"])[0])
    inside = bool(text) and at >= 0 and text[at : at + len(words)] == words
    before, after = (text[:at], text[at + len(words) :]) if inside else ("", "")
    id_ = document["schema:identifier"][0]
    title = document.get("rdfs:label", [id_])[0]
    return Quote(id_, title, document.get("schema:datePublished", [""])[0], begin, end, before, words, after)
