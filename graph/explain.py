"""Why something is in the graph: the sentence, the quote, the rule and the document behind it."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from graph.questions import find_nodes
from graph.store import Store

_QUERY = """
SELECT DISTINCT ?statement ?kind ?says ?polarity ?modality ?speaker ?id ?begin ?end ?quote ?sentence ?rule ?confidence {
  VALUES ?node { NODES }
  { ?node prov:wasGeneratedBy ?extraction BIND(?node AS ?statement) }
  UNION { ?statement a tw:Event ; sem:hasActor|sem:hasPlace|tw:about|tw:affects|tw:participant ?node }
  UNION { ?statement a tw:Relation ; rdf:subject|rdf:object ?node }
  UNION { ?node tw:statedBy ?statement }
  VALUES (?class ?kind) { (tw:Event "event") (tw:Relation "relation") (tw:Statement "statement") }
  ?statement a ?class ; prov:wasDerivedFrom ?mention .
  ?mention nif:beginIndex ?begin ; nif:endIndex ?end ; nif:anchorOf ?quote ;
           nif:referenceContext/schema:identifier ?id .
  OPTIONAL { ?statement rdfs:label ?label }
  OPTIONAL { ?statement tw:subjectText ?s ; tw:predicateText ?p . OPTIONAL { ?statement tw:objectText ?o } }
  BIND(COALESCE(?label, CONCAT(?s, " ", ?p, " ", COALESCE(?o, ""))) AS ?says)
  OPTIONAL { ?mention nif:sentence/nif:anchorOf ?sentence }
  OPTIONAL { ?statement tw:polarity ?polarity ; tw:modality ?modality }
  OPTIONAL { ?statement tw:claimedBy/rdfs:label ?speaker }
  OPTIONAL { ?statement tw:rule ?rule }
  OPTIONAL { ?statement tw:confidence ?confidence }
}"""

_PLACE = ("statement", "kind", "id", "begin", "end")


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """One place in a text that states an event, a relation or an open triple; with several rules all of them.

    `begin`/`end` is the half-open range of characters of `quote` in the document's text. `status` is "stated",
    "claimed by ...", and for an event that is not so also "negative", "future", "possible" or "hypothetical".
    """

    document: str
    begin: int
    end: int
    quote: str
    kind: str
    says: str
    status: str
    sentence: str
    rule: str
    confidence: str
    statement: str


def explain(store: Store, what: str) -> tuple[Evidence, ...]:
    """What supports the event, relation or fact of that IRI, or all that is stated of the thing of that IRI or name.

    In the order of documents and text. Raises NameMissing.
    """
    nodes = " ".join(str(ox.NamedNode(iri)) for iri in find_nodes(store, what, statements=True))
    answer = store.query(_QUERY.replace("NODES", nodes))
    assert isinstance(answer, ox.QuerySolutions)  # noqa: S101  # a SELECT
    names = [variable.value for variable in answer.variables]
    places: dict[tuple[str, ...], list[dict[str, str]]] = {}
    for solution in answer:
        row = {name: getattr(solution[name], "value", "") for name in names}
        places.setdefault(tuple(row[name] for name in _PLACE), []).append(row)
    return tuple(sorted(map(_evidence, places.values())))


def _evidence(rows: list[dict[str, str]]) -> Evidence:
    """What the rows of one place say together: there is one for each rule and for each name of the speaker."""
    row = min(rows, key=lambda row: row["speaker"])
    rules = sorted({row["rule"] for row in rows} - {""})
    status = [f"claimed by {row['speaker']}" if row["speaker"] else "stated"]
    status += [word for word in (row["polarity"], row["modality"]) if word not in {"", "positive", "actual"}]
    return Evidence(
        document=row["id"],
        begin=int(row["begin"]),
        end=int(row["end"]),
        quote=row["quote"],
        kind=row["kind"],
        says=row["says"],
        status=", ".join(status),
        sentence=row["sentence"],
        rule=", ".join(rules),
        confidence=row["confidence"],
        statement=row["statement"],
    )
