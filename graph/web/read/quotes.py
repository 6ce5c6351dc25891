"""Quotes that support a node, with their sentences and offsets."""

from __future__ import annotations

from collections import defaultdict

from triplewire.graph.iris import span_of
from triplewire.graph.store.interface import Store
from triplewire.graph.store.solutions import described, natural, select
from triplewire.graph.web.read.values import Quote

Values = dict[str, list[str]]

IN = "(nif:sentence/nif:referenceContext)|nif:referenceContext"
_PLACE = ("nif:beginIndex", "nif:anchorOf")


def quotes(
    store: Store, where: str, leads: str = "prov:wasDerivedFrom", most: int = 50
) -> dict[str, tuple[Quote, ...]]:
    """Return the quotes of each ?n that the graph pattern `where` matches, by document, at most `most` of each node."""
    places: dict[str, list[tuple[str, tuple[int, int], str]]] = defaultdict(list)
    for row in select(store, f"SELECT DISTINCT ?n ?m ?d {{ {where} ?n {leads} ?m . ?m {IN} ?d }}"):
        if span := span_of(row["m"]):
            places[row["n"]].append((row["d"], span, row["m"]))
    chosen = {iri: [mention for *_, mention in sorted(its)[:most]] for iri, its in places.items()}
    read = _read(store, [mention for its in chosen.values() for mention in its])
    return {iri: tuple(sorted((read[m] for m in its if m in read), key=_place)) for iri, its in chosen.items()}


def _place(quote: Quote) -> tuple[str, int, int]:
    return quote.document, quote.begin, quote.end


def _read(store: Store, mentions: list[str]) -> dict[str, Quote]:
    told = described(store, mentions, "nif:anchorOf", "nif:sentence", "nif:referenceContext")
    sentences = (iri for its in told.values() for iri in its.get("nif:sentence", ()))
    around = described(store, sentences, *_PLACE, "nif:referenceContext")
    within = (iri for its in (*told.values(), *around.values()) for iri in its.get("nif:referenceContext", ()))
    documents = described(store, within, "schema:identifier", "rdfs:label", "schema:datePublished")
    found: dict[str, Quote] = {}
    for iri, its in told.items():
        sentence = around.get(its.get("nif:sentence", [""])[0], {})
        document = (its.get("nif:referenceContext") or sentence.get("nif:referenceContext", [""]))[0]
        if (quote := _quote(iri, its, sentence)) and "schema:identifier" in documents.get(document, {}):
            found[iri] = _in_document(*quote, documents[document])
    return found


def _quote(iri: str, its: Values, sentence: Values) -> tuple[int, int, str, str, str] | None:
    """Return the offsets of a mention, with the words before, in and after it in its sentence; None without words."""
    begin, end = span_of(iri) or (0, 0)
    whole = sentence["nif:anchorOf"][0] if sentence.keys() >= set(_PLACE) else ""
    at = begin - natural(sentence["nif:beginIndex"][0]) if whole else 0
    words = its.get("nif:anchorOf", [whole[at : at + end - begin] if at >= 0 else ""])[0]
    inside = bool(whole) and at >= 0 and whole[at : at + len(words)] == words
    before, after = (whole[:at], whole[at + len(words) :]) if inside else ("", "")
    return (begin, end, before, words, after) if words else None


def _in_document(begin: int, end: int, before: str, words: str, after: str, document: Values) -> Quote:
    id_ = document["schema:identifier"][0]
    title = document.get("rdfs:label", [id_])[0]
    return Quote(id_, title, document.get("schema:datePublished", [""])[0], begin, end, before, words, after)
