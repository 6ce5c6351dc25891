"""From a store to a scene: who is in the graph, what happened between them, and the sentences that say so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from graph.questions import find_nodes
from graph.select import Row, select
from graph.store import Store
from graph.view.scene import Edge, Evidence, Node, Scene, Source
from ontology.terms import ENTITY_CLASSES, TW

MOST = 2000  # nodes that a page shows fluently without a graphics card
QUOTES = 12  # sentences shown for an entity; its events have their own

_KINDS = {iri: name for name, iri in ENTITY_CLASSES.items()}
_ENTITIES = """
SELECT ?n ?type ?label ?name ?link ?code {
  ?n a ?type ; rdfs:label ?label .
  VALUES ?type { CLASSES }
  OPTIONAL { ?n skos:altLabel ?name }
  OPTIONAL { ?n owl:sameAs|skos:exactMatch ?link }
  OPTIONAL { ?n gn:countryCode ?code }
}""".replace("CLASSES", " ".join(f"<{iri}>" for iri in _KINDS))
_EVENTS = """
SELECT ?n ?label ?predicate ?type ?mode ?polarity ?modality ?time ?speaker {
  ?n a tw:Event ; rdfs:label ?label ; tw:predicate ?predicate ; tw:polarity ?polarity ; tw:modality ?modality .
  OPTIONAL { ?n sem:eventType ?type }
  OPTIONAL { ?n tw:mode ?mode }
  OPTIONAL { ?n sem:hasTime/tw:timexValue ?time }
  OPTIONAL { ?n tw:claimedBy/rdfs:label ?speaker }
}"""
_ROLES = """
SELECT DISTINCT ?event ?role ?n { ?event a tw:Event ; ?role ?n
  VALUES ?role { tw:source tw:target sem:hasPlace tw:about tw:recipient tw:beneficiary tw:instrument tw:affects
                 tw:origin tw:destination tw:complement tw:companion tw:participant } }"""
_RELATIONS = """
SELECT ?n ?subject ?property ?object ?former ?speaker ?office ?whose {
  ?n a tw:Relation ; rdf:subject ?subject ; rdf:predicate ?property ; rdf:object ?object .
  OPTIONAL { ?n tw:former ?former }
  OPTIONAL { ?n tw:claimedBy/rdfs:label ?speaker }
  OPTIONAL { ?object org:role/skos:prefLabel ?office OPTIONAL { ?object org:postIn ?whose } }
}"""
_EVIDENCE = """
SELECT DISTINCT ?n ?document ?begin ?end ?sentence ?from {
  ?n LEADS ?mention FILTER EXISTS { ?n a ?class VALUES ?class { CLASSES } }
  ?mention nif:beginIndex ?begin ; nif:endIndex ?end ; nif:referenceContext/schema:identifier ?document ;
           nif:sentence ?s .
  ?s nif:anchorOf ?sentence ; nif:beginIndex ?from .
}"""
_STATED = _EVIDENCE.replace("LEADS", "prov:wasDerivedFrom").replace("CLASSES", "tw:Event tw:Relation")
_MENTIONED = _EVIDENCE.replace("LEADS", "^itsrdf:taIdentRef").replace("CLASSES", " ".join(f"<{i}>" for i in _KINDS))
_NAMED = """
SELECT DISTINCT ?n { ?mention itsrdf:taIdentRef ?n ; tw:mentionKind ?kind VALUES ?kind { "name" "demonym" } }"""
_SOURCES = """
SELECT ?id ?label ?published { ?n a schema:NewsArticle ; schema:identifier ?id ; rdfs:label ?label .
  OPTIONAL { ?n schema:datePublished ?published } }"""


def stage(store: Store, about: str | None = None, most: int = MOST) -> Scene:
    """The most connected part of a store, or, with `about`, what is around the thing of that name or IRI.

    Raises NameMissing where nothing has that name.
    """
    evidence = _evidence(store)
    events = _events(select(store, _EVENTS), evidence)
    named = {row["n"] for row in select(store, _NAMED)}
    entities = _entities(select(store, _ENTITIES), evidence, named)
    edges = _roles(select(store, _ROLES), events)
    offices = _relations(select(store, _RELATIONS), evidence, entities, edges)
    for iri, held in offices.items():
        entities[iri] = replace(entities[iri], facts=(*entities[iri].facts, *(("office", office) for office in held)))
    nodes = {**entities, **events}
    edges = [edge for edge in edges if edge.source in nodes and edge.target in nodes]
    if about:
        edges = _around(find_nodes(store, about), edges, events)
    made_by = "; ".join(sorted({row["made"] for row in select(store, _MADE_BY)}))
    sources = tuple(Source(r["id"], r["label"], r["published"] or None) for r in select(store, _SOURCES))
    return _most_connected(Scene(tuple(nodes.values()), tuple(edges), sources, made_by), most)


_MADE_BY = """
SELECT DISTINCT ?made { ?a prov:wasAssociatedWith/schema:softwareVersion ?v ; tw:modelName ?m ; tw:rulesHash ?r
  BIND(CONCAT("triplewire ", ?v, ", ", ?m, ", rules ", ?r) AS ?made) }"""


def _evidence(store: Store) -> dict[str, list[Evidence]]:
    found: dict[str, list[Evidence]] = defaultdict(list)
    for row in sorted((*select(store, _STATED), *select(store, _MENTIONED)), key=_where):
        begin, end, offset = int(row["begin"]), int(row["end"]), int(row["from"])
        begin, end = max(begin - offset, 0), min(end - offset, len(row["sentence"]))
        found[row["n"]].append(Evidence(row["document"], row["sentence"], begin, end, offset))
    return found


def _where(row: Row) -> tuple[str, int]:
    return row["document"], int(row["begin"])


def _entities(rows: list[Row], evidence: dict[str, list[Evidence]], named: set[str]) -> dict[str, Node]:
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row["n"]].append(row)
    nodes = (_entity(iri, its, tuple(evidence[iri][:QUOTES])) for iri, its in sorted(grouped.items()))
    return {node.id: replace(node, named=node.id in named) for node in nodes}


def _entity(iri: str, rows: list[Row], evidence: tuple[Evidence, ...]) -> Node:
    names = dict.fromkeys([row["label"] for row in rows] + [row["name"] for row in rows if row["name"]])
    facts = [("country code", row["code"]) for row in rows if row["code"]]
    facts += [("same as", row["link"]) for row in rows if row["link"]]
    kind = min(_KINDS[row["type"]] for row in rows)
    label = max((row["label"] for row in rows), key=lambda label: (len(label), label))
    return Node(iri, label, kind, label, names=tuple(names), facts=tuple(dict.fromkeys(facts)), evidence=evidence)


def _events(rows: list[Row], evidence: dict[str, list[Evidence]]) -> dict[str, Node]:
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row["n"]].append(row)
    return {iri: _event(iri, its, evidence[iri]) for iri, its in sorted(grouped.items())}


def _event(iri: str, rows: list[Row], evidence: list[Evidence]) -> Node:
    first = rows[0]
    speakers = tuple(dict.fromkeys(row["speaker"] for row in rows if row["speaker"]))
    status = [f"claimed by {' and '.join(speakers)}"] if speakers else []
    status += [word for word in (first["polarity"], first["modality"]) if word not in {"positive", "actual"}]
    facts = [("time", row["time"]) for row in rows if row["time"]]
    facts += [("mode", row["mode"]) for row in rows if row["mode"]]
    return Node(
        id=iri,
        label=" ".join(first["label"].split()),
        kind="Event",
        short=first["predicate"],
        family=first["type"].removeprefix(str(TW)),
        facts=tuple(dict.fromkeys(facts)),
        evidence=tuple(replace(e, claimed_by=speakers) for e in evidence),
        status=", ".join(status),
    )


def _roles(rows: list[Row], events: dict[str, Node]) -> list[Edge]:
    return [
        Edge(row["event"], row["n"], _local(row["role"]), role=True, status=events[row["event"]].status)
        for row in rows
        if row["event"] in events
    ]


def _local(iri: str) -> str:
    return {"hasPlace": "place"}.get(name := iri.rpartition("#")[2].rpartition("/")[2], name)


def _relations(
    rows: list[Row], evidence: dict[str, list[Evidence]], entities: dict[str, Node], edges: list[Edge]
) -> dict[str, list[str]]:
    """Add an edge for each relation between two entities; the offices of nobody in particular, by their holders."""
    offices: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        status = f"claimed by {row['speaker']}" if row["speaker"] else "former" if row["former"] == "true" else ""
        said = tuple(replace(e, claimed_by=(row["speaker"],) if row["speaker"] else ()) for e in evidence[row["n"]])
        label = f"{row['office']} of" if row["whose"] else _local(row["property"])
        other = row["whose"] or row["object"]
        if row["office"] and not row["whose"] and row["subject"] in entities:
            offices[row["subject"]].append(row["office"])
        else:
            edges.append(Edge(row["subject"], other, label, said, status=status))
    return offices


def _around(centres: Iterable[str], edges: list[Edge], events: dict[str, Node]) -> list[Edge]:
    """The edges at the centres, and those of the events in which the centres take part."""
    middle = set(centres)
    near = [edge for edge in edges if {edge.source, edge.target} & middle]
    taking_part = {edge.source for edge in near if edge.source in events} | middle
    return [edge for edge in edges if edge in near or edge.source in taking_part]


def _most_connected(scene: Scene, most: int) -> Scene:
    """Only what takes part in something, at most `most` nodes."""
    degrees = scene.degrees()
    connected = [node for node in scene.nodes if degrees[node.id]]
    best = {node.id for node in sorted(connected, key=lambda node: (-degrees[node.id], node.id))[:most]}
    edges = tuple(edge for edge in scene.edges if edge.source in best and edge.target in best)
    used = {end for edge in edges for end in (edge.source, edge.target)}
    nodes = tuple(node for node in scene.nodes if node.id in used)
    return replace(scene, nodes=nodes, edges=edges, omitted=len(connected) - len(nodes))
