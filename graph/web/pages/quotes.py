"""The words that support something, with their sentence and where they stand."""

from __future__ import annotations

from collections import defaultdict

from graph.select import select
from graph.store import Store
from graph.web.pages.values import Quote

# Titles come from a query of their own: with OPTIONAL in this one, the engine reads every mention that there is.
_QUOTES = """
SELECT DISTINCT ?n ?d ?begin ?end ?words ?sentence ?from {
  WHERE
  ?n LEADS ?mention .
  ?mention nif:beginIndex ?begin ; nif:endIndex ?end ; nif:anchorOf ?words ; nif:referenceContext ?d ; nif:sentence ?s .
  ?s nif:anchorOf ?sentence ; nif:beginIndex ?from .
}"""
_DOCUMENTS = """
SELECT ?d ?document ?title ?published { ?d schema:identifier ?document ; rdfs:label ?title
  OPTIONAL { ?d schema:datePublished ?published } }"""


def quotes(
    store: Store, where: str, leads: str = "prov:wasDerivedFrom", most: int = 50
) -> dict[str, tuple[Quote, ...]]:
    """The quotes of each ?n that the graph pattern `where` finds, by document, at most so many of each."""
    found: dict[str, dict[tuple[str, int, int], Quote]] = defaultdict(dict)
    documents = {row["d"]: row for row in select(store, _DOCUMENTS)}
    for row in select(store, _QUOTES.replace("WHERE", where).replace("LEADS", leads)):
        quote = _quote(row | documents[row["d"]])
        found[row["n"]].setdefault((quote.document, quote.begin, quote.end), quote)
    return {iri: tuple(its[place] for place in sorted(its)[:most]) for iri, its in found.items()}


def _quote(row: dict[str, str]) -> Quote:
    begin, end, words, sentence = int(row["begin"]), int(row["end"]), row["words"], row["sentence"]
    at = begin - int(row["from"] or 0)
    inside = bool(sentence) and at >= 0 and sentence[at : at + len(words)] == words
    before, after = (sentence[:at], sentence[at + len(words) :]) if inside else ("", "")
    return Quote(row["document"], row["title"], row["published"], begin, end, before, words, after)
