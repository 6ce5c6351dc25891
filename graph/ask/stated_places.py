"""The statements about nodes, with the places in texts that state them.

Statements are found first and then described, property by property: in a single query over as many nodes, the engine
would read the whole store.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from triplewire.graph.store.interface import Store
from triplewire.graph.store.solutions import Described, described, select, values
from triplewire.graph.withheld import READ
from triplewire.ontology.terms import TW

_ARMS = (
    "?node prov:wasDerivedFrom ?place BIND(?node AS ?statement)",
    "?statement sem:hasActor|sem:hasPlace|tw:about|tw:affects|tw:participant ?node",
    "?statement rdf:subject|rdf:object|(rdf:object/org:postIn) ?node ; a tw:Relation",
    "?node tw:statedBy ?statement",
    "?statement a ?node ; prov:wasDerivedFrom ?place",
    "?statement rdf:predicate ?node ; a tw:Relation",
    "?fact rdf:predicate ?node ; a tw:Fact ; tw:statedBy ?statement",
)
_KINDS = {TW.Event: "event", TW.Relation: "relation", TW.Statement: "statement"}
_WORDS = ("tw:subjectText", "tw:predicateText", "tw:objectText")
OF_STATEMENT = (
    "rdf:type", "rdfs:label", *_WORDS, "tw:polarity", "tw:modality", "tw:claimedBy", "tw:rule", "tw:confidence",
    "prov:wasDerivedFrom",
)  # fmt: skip
_OF_MENTION = ("nif:beginIndex", "nif:endIndex", "nif:anchorOf", "nif:referenceContext", "nif:sentence")

Place = dict[str, str]


def statements_about(store: Store, nodes: Iterable[str]) -> Described:
    """Return the events, relations and open triples about nodes, or of which the nodes are the class or property."""
    here = f"VALUES ?node {{ {values(nodes)} }}"
    arms = " UNION ".join(f"{{ {here} {arm} }}" for arm in _ARMS)
    found = [row["statement"] for row in select(store, f"SELECT DISTINCT ?statement {{ {arms} }}")]
    told = described(store, found, *dict.fromkeys((*OF_STATEMENT, *READ)))
    return {iri: its for iri, its in told.items() if not _KINDS.keys().isdisjoint(its.get("rdf:type", ()))}


def places_of(store: Store, told: Described) -> Iterator[Place]:
    """Yield the places in texts where statements stand, each once, with what it says and who says it."""
    mentions = described(store, (m for its in told.values() for m in its.get("prov:wasDerivedFrom", ())), *_OF_MENTION)
    sentences = described(store, all_values(mentions, "nif:sentence"), "nif:anchorOf")
    documents = described(store, all_values(mentions, "nif:referenceContext"), "schema:identifier")
    speakers = described(store, all_values(told, "tw:claimedBy"), "rdfs:label")
    seen = set()
    for iri, its in told.items():
        of_statement = _statement(iri, its, speakers)
        for mention in (mentions[m] for m in its.get("prov:wasDerivedFrom", ()) if m in mentions):
            begin, end, quote = (first_value(mention, name) for name in _OF_MENTION[:3])
            id_ = first_value(documents.get(first_value(mention, "nif:referenceContext"), {}), "schema:identifier")
            sentence = first_value(sentences.get(first_value(mention, "nif:sentence"), {}), "nif:anchorOf")
            if (key := (iri, id_, begin, end)) not in seen and id_:
                seen.add(key)
                yield {**of_statement, "id": id_, "begin": begin, "end": end, "quote": quote, "sentence": sentence}


def _statement(iri: str, its: dict[str, list[str]], speakers: Described) -> Place:
    labels = [label for who in its.get("tw:claimedBy", ()) for label in speakers.get(who, {}).get("rdfs:label", ())]
    return {
        "statement": iri,
        "kind": next(kind for class_, kind in _KINDS.items() if class_ in its["rdf:type"]),
        "says": first_value(its, "rdfs:label") or " ".join(first_value(its, name) for name in _WORDS),
        "speaker": min(labels, default=""),
        "rule": ", ".join(its.get("tw:rule", ())),
        **{name: first_value(its, f"tw:{name}") for name in ("polarity", "modality", "confidence")},
    }


def all_values(told: Described, name: str) -> list[str]:
    """Return the values of a property of all nodes."""
    return [value for its in told.values() for value in its.get(name, ())]


def first_value(its: dict[str, list[str]], name: str) -> str:
    """Return the first value of a property; "" without any."""
    return next(iter(its.get(name, ())), "")
