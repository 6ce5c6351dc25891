"""The graph as a network: things as nodes, and facts and claims as edges, or events as nodes between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from itertools import combinations
from typing import Literal, NamedTuple

import networkx as nx

from triplewire.graph.errors import QueryUnknown
from triplewire.graph.iris import local_part
from triplewire.graph.out.same_happenings import Alike, same_happenings, told_happenings
from triplewire.graph.out.time_spans import spans_of_relation, terms_of_relations
from triplewire.graph.spans import Span, spans_of_events
from triplewire.graph.store.interface import Store
from triplewire.graph.store.solutions import Row, fraction, natural, position, select
from triplewire.graph.word_lists import is_pronoun
from triplewire.graph.write.facts import NOUN_RULES
from triplewire.ontology.terms import ENTITY_CLASSES, PREFIXES, TW
from triplewire.ontology.verbs import is_verb, type_property, verb_property, words

_TYPES = {iri: name for name, iri in ENTITY_CLASSES.items()}
_TYPES |= {TW.Event: "Happening", PREFIXES["org"] + "Post": "Office"}
_MUTUAL = ("Consult", "Agree", "Cooperate")  # both sides of such an event are sources
_WIKIDATA = "http://www.wikidata.org/entity/"

_NODES = "SELECT DISTINCT ?n ?label ?type { ?n rdfs:label ?label ; a ?type }"
_MENTIONS = """
SELECT ?n ?kind (COUNT(DISTINCT ?m) AS ?count) { ?m itsrdf:taIdentRef ?n OPTIONAL { ?m tw:mentionKind ?kind } }
GROUP BY ?n ?kind"""
_POINTS = "SELECT ?n (MIN(?wkt) AS ?point) { ?n geo:hasGeometry/geo:asWKT ?wkt } GROUP BY ?n"
_LINKS = f"SELECT ?n ?o {{ ?n owl:sameAs ?o FILTER(STRSTARTS(STR(?o), '{_WIKIDATA}')) }}"
_FACTS = """
SELECT ?n ?s ?p ?o ?by ?lasting { ?n a tw:Fact ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; tw:statedBy ?by
  BIND(EXISTS { ?by a tw:Relation } AS ?lasting) }"""
_RELATIONS = """
SELECT ?n ?s ?p ?o ?former { ?n a tw:Relation ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; tw:former ?former
  FILTER(?former || EXISTS { ?n tw:claimedBy ?speaker }) }"""
_EVENTS = """
SELECT DISTINCT ?n ?verb { ?n a tw:Event ; tw:predicate ?verb ; tw:polarity ?polarity ; tw:modality ?modality
  FILTER(?polarity != "positive" || ?modality != "actual" || EXISTS { ?n tw:claimedBy ?speaker }) }"""
_EVIDENCE = """
SELECT ?n ?m ?document ?begin ?quote ?telling { ?n a ?class ; prov:wasDerivedFrom ?m .
  ?m nif:anchorOf ?quote ; nif:beginIndex ?begin ; nif:referenceContext ?article .
  ?article schema:identifier ?document OPTIONAL { ?article tw:telling ?telling }
  VALUES ?class { tw:Fact tw:Relation tw:Event } }"""
_PROPERTIES = {
    "source": "tw:source", "target": "tw:target", "type": "sem:eventType", "rule": "tw:rule",
    "confidence": "tw:confidence",
    "polarity": "tw:polarity", "modality": "tw:modality", "claimed_by": "tw:claimedBy/rdfs:label",
    "time": "sem:hasTime/tw:timexValue", "place": "sem:hasPlace/rdfs:label",
}  # fmt: skip
_DESCRIBING = ("type", "confidence", "polarity", "modality", "claimed_by", "time", "place")
_PARTICIPANTS = """
SELECT DISTINCT ?e ?role ?n { ?e a tw:Event ; ?role ?n
  VALUES ?role { tw:source tw:target sem:hasPlace tw:about tw:recipient tw:beneficiary tw:instrument tw:affects
                 tw:origin tw:destination tw:complement tw:companion tw:participant tw:claimedBy } }"""


@dataclass(frozen=True, slots=True)
class Node:
    """A thing: `mentions` is their number in all documents, `wikidata` its id there, "" if it is not linked."""

    id: str
    label: str
    type: str
    mentions: int = 0
    latitude: float | None = None
    longitude: float | None = None
    wikidata: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """What documents say of two things: a plain fact, or a claim, or what is denied, planned or over.

    `label` says all of that in words ("assaulted (claimed)"), `relation` without. `kind` is "event" or "relation",
    `status` "stated", "claimed" or, of a relation that has ended, "former". `weight` is the number of mentions, those
    in copies of one text counted once, and `confidence` that of the surest. `time` has the times as TIMEX3 has them,
    `spans` the days of each time at which it happened or held, as intervals of ISO 8601 ("2019-06-01/.."). `start` and
    `end` are the first and the last day of the only span; None if it is open there, or there are several. `document`
    and `quote` belong together; `place` and `event_type` are "" if there is none. `statements` are the IRIs of the
    events or relations that say it.
    """

    source: str
    target: str
    label: str
    relation: str
    kind: str
    event_type: str
    status: str
    claimed_by: str
    polarity: str
    modality: str
    confidence: float | None
    weight: int
    time: str
    spans: str
    start: date | None
    end: date | None
    place: str
    document: str
    quote: str
    statements: str


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes and edges in a fixed order; each edge connects two of the nodes."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


class Said(NamedTuple):
    """One statement about two things: the node that is evidence, and those that describe it."""

    source: str
    target: str
    relation: str
    kind: str
    evidence: str
    described: str
    former: bool = False


def read_network(store: Store, *, claims: bool = True, unconnected: bool = False, joined: bool = True) -> Network:
    """Return the things with the plain facts between them.

    With `claims` there are also edges for what is claimed, denied, planned or over; with `unconnected` also nodes
    without an edge. What texts name by a pronoun alone is no node. Without `joined`, what is said of one happening in
    several words, or both ways, is an edge each.
    """
    nodes = {node.id: node for node in _nodes(store) if node.type != "Happening"}
    said = [*_facts(store), *(_claims(store) if claims else ())]
    between = (item for item in said if item.source in nodes and item.target in nodes)
    edges = tuple(_edges(store, between, told_happenings(store) if joined else None))
    ends = {end for edge in edges for end in (edge.source, edge.target)}
    return Network(tuple(node for iri, node in nodes.items() if unconnected or iri in ends), edges)


def to_networkx(
    store: Store, *, events: Literal["edges", "nodes"] = "edges", claims: bool = False, unconnected: bool = True
) -> nx.MultiDiGraph:
    """Return the graph as a networkx MultiDiGraph, with nodes and edges in a fixed order.

    Nodes are IRIs with the attributes of `Node`. With `events="edges"` each plain fact is an edge with the attributes
    of `Edge`, and so is, with `claims`, what is claimed, denied, planned or over. With `events="nodes"` each event,
    including claimed ones, is a node of type "Happening", with an edge to each participant whose `relation` is the role
    ("source", "target", "hasPlace", "claimedBy", ...). Without `unconnected`, each node has an edge.
    """
    if events not in (known := ("edges", "nodes")):
        raise QueryUnknown("way to show events", str(events), known)
    network = nx.MultiDiGraph()
    if events == "edges":
        read = read_network(store, claims=claims, unconnected=unconnected)
        network.add_nodes_from((node.id, _attributes(node, "id")) for node in read.nodes)
        for edge in read.edges:
            network.add_edge(edge.source, edge.target, key=edge.label, **_attributes(edge, "source", "target"))
        return network
    network.add_nodes_from((node.id, _attributes(node, "id")) for node in _nodes(store))
    for row in select(store, _PARTICIPANTS):
        role = local_part(row["role"])
        if row["e"] in network and row["n"] in network:
            network.add_edge(row["e"], row["n"], key=role, relation=role, label=role, weight=1)
    if not unconnected:
        network.remove_nodes_from([*nx.isolates(network)])
    return network


def _attributes(item: Node | Edge, *without: str) -> dict[str, str | int | float]:
    """Return the fields that have a value as attributes that every writer of networkx takes."""
    given = {name: value for name, value in asdict(item).items() if value is not None and name not in without}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in given.items()}


def _nodes(store: Store) -> Iterator[Node]:
    rows = sorted(select(store, _NODES), key=lambda row: len(row["label"]))  # of several names, the longest
    labelled = {row["n"]: row for row in rows if row["type"] in _TYPES}
    mentions: dict[str, dict[str, int]] = {}
    for row in select(store, _MENTIONS):
        mentions.setdefault(row["n"], {})[row["kind"]] = natural(row["count"])
    points = {row["n"]: row["point"] for row in select(store, _POINTS)}
    links = {row["n"]: row["o"].removeprefix(_WIKIDATA) for row in select(store, _LINKS)}
    for iri, row in labelled.items():
        kinds = mentions.get(iri, {})
        if kinds.keys() != {"pronoun"} and not is_pronoun(row["label"]):
            latitude, longitude = position(points.get(iri, "")) or (None, None)
            named = (iri, row["label"], _TYPES[row["type"]], sum(kinds.values()))
            yield Node(*named, latitude, longitude, links.get(iri, ""))


def _facts(store: Store) -> Iterator[Said]:
    for row in select(store, _FACTS):
        kind = "relation" if row["lasting"] == "true" else "event"
        yield Said(row["s"], row["o"], words(row["p"]), kind, row["n"], row["by"])


def _claims(store: Store) -> Iterator[Said]:
    for row in select(store, _RELATIONS):
        yield Said(row["s"], row["o"], words(row["p"]), "relation", row["n"], row["n"], row["former"] == "true")
    sources, targets, types, rules = (_values(store, name) for name in ("source", "target", "type", "rule"))
    for row in select(store, _EVENTS):
        event, verb = row["n"], row["verb"]
        type_ = local_part(types.get(event, ("",))[0])
        noun = NOUN_RULES.intersection(rules.get(event, ()))
        iri = type_property(type_.upper(), verb) or verb_property(verb)
        said = verb if noun and iri and is_verb(iri) else words(iri or "")
        sides = [(one, other) for one in sources.get(event, ()) for other in targets.get(event, ()) if one != other]
        if type_ in _MUTUAL and event not in targets:
            sides += combinations(sources.get(event, ()), 2)
        yield from (Said(one, other, said, "event", event, event) for one, other in sides if iri)


def _values(store: Store, name: str) -> dict[str, list[str]]:
    """Return the values of a property for each node that has any, sorted."""
    return values_of(store, _PROPERTIES[name])


def values_of(store: Store, path: str) -> dict[str, list[str]]:
    """Return the values at the end of a path for each node that has any, sorted; of a node's names the longest."""
    to_names = path.removesuffix("/rdfs:label")
    if to_names != path:
        return {node: sorted({name for name, _ in named}) for node, named in named_at(store, to_names).items()}
    found: dict[str, list[str]] = {}
    for row in select(store, f"SELECT DISTINCT ?n ?o {{ ?n {path} ?o }}"):
        found.setdefault(row["n"], []).append(row["o"])
    return found


def named_at(store: Store, path: str) -> dict[str, list[tuple[str, str]]]:
    """Return the longest name and the IRI of the nodes at the end of a path, for each node that has any, sorted."""
    longest: dict[str, dict[str, str]] = {}
    for row in select(store, f"SELECT DISTINCT ?n ?x ?o {{ ?n {path} ?x . ?x rdfs:label ?o }}"):
        names = longest.setdefault(row["n"], {})
        names[row["x"]] = max(names.get(row["x"], ""), row["o"], key=len)
    return {node: sorted((name, iri) for iri, name in names.items()) for node, names in longest.items()}


def _edges(store: Store, said: Iterable[Said], told: Mapping[str, str] | None) -> Iterator[Edge]:
    """Yield one edge for all statements that say the same of the same two things, or tell the same happenings."""
    values = {name: _values(store, name) for name in _DESCRIBING}
    terms = terms_of_relations(store)
    evidence: dict[str, list[Row]] = {}
    for row in select(store, _EVIDENCE):
        evidence.setdefault(row["n"], []).append(row)
    described = [(item, {name: of.get(item.described, []) for name, of in values.items()}) for item in said]
    alike: dict[Alike, list[tuple[Said, dict[str, list[str]]]]] = {}
    for item, about in described:
        status = _label(item._replace(relation=""), about)
        key = Alike(item.source, item.target, _label(item, about), item.kind, item.relation, status)
        alike.setdefault(key, []).append((item, about))
    if told is not None:
        happenings = {key: {told.get(i.described, i.described) for i, _ in items} for key, items in alike.items()}
        for key, other in same_happenings(happenings):
            alike[other] += alike.pop(key)
    for (*_, label, kind, _, _), items in sorted(alike.items()):
        nodes = dict.fromkeys(item.evidence for item, _ in items)
        rows = [row for node in nodes for row in evidence.get(node, ())]
        about = _merged(about for _, about in items)
        lasting = (term for item, _ in items for term in terms.get(item.described, ()))
        spans = spans_of_relation(lasting) if kind == "relation" else spans_of_events(about["time"])
        yield _edge(label, [item for item, _ in items], about, spans, rows)


def _label(said: Said, about: dict[str, list[str]]) -> str:
    """Return a statement in words that do not say more than it does: "not met (claimed)", "visited (future)"."""
    doubts = [
        *(["claimed"] if about["claimed_by"] else []),
        *(modality for modality in about["modality"] if modality != "actual"),
        *(["former"] if said.former else []),
    ]
    denied = "not " if "negative" in about["polarity"] else ""
    return f"{denied}{said.relation} ({', '.join(doubts)})" if doubts else f"{denied}{said.relation}"


def _merged(several: Iterable[dict[str, list[str]]]) -> dict[str, list[str]]:
    found: dict[str, set[str]] = {name: set() for name in _DESCRIBING}
    for values in several:
        for name in _DESCRIBING:
            found[name].update(values[name])
    return {name: sorted(of) for name, of in found.items()}


def _edge(label: str, items: list[Said], about: dict[str, list[str]], spans: list[Span], rows: list[Row]) -> Edge:
    said = items[0]
    first = min(rows, key=lambda row: (row["document"], natural(row["begin"])), default={"document": "", "quote": ""})
    only = spans[0] if len(spans) == 1 else Span(None, None)
    return Edge(
        source=said.source,
        target=said.target,
        label=label,
        relation=said.relation,
        kind=said.kind,
        event_type=local_part(next(iter(about["type"]), "")),
        status="claimed" if about["claimed_by"] else "former" if said.former else "stated",
        claimed_by=" | ".join(about["claimed_by"]),
        polarity=next(iter(about["polarity"]), "positive"),
        modality=next(iter(about["modality"]), "actual"),
        confidence=max((found for text in about["confidence"] if (found := fraction(text)) is not None), default=None),
        weight=len({(row["telling"], row["quote"]) if row["telling"] else row["m"] for row in rows}),
        time=" | ".join(about["time"]),
        spans=" | ".join(map(str, spans)),
        start=only.first,
        end=only.last,
        place=next(iter(about["place"]), ""),
        document=first["document"],
        quote=first["quote"],
        statements=" | ".join(sorted({item.described for item in items})),
    )
