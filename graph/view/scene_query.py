"""Queries that collect a scene from a store: actors, things, the events between them, and the supporting sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from triplewire.graph.ask.node_search import find_nodes
from triplewire.graph.iris import span_of
from triplewire.graph.store.interface import Store
from triplewire.graph.store.solutions import Described, described, natural, select, values
from triplewire.graph.times_in_words import day
from triplewire.graph.view.graph_parts import Link, Part, around, way, weights, whole
from triplewire.graph.view.offices import ended
from triplewire.graph.view.scene import Edge, Evidence, Node, Scene, Source
from triplewire.graph.withheld import READ, why_withheld
from triplewire.ontology.terms import ENTITY_CLASSES, TW

MOST = 2000  # nodes that a page shows smoothly without a graphics card
QUOTES = 12  # sentences shown for an entity; its events have their own
_ENOUGH = 2 * QUOTES  # mentions to read: some are in one sentence

_KINDS = {iri: name for name, iri in ENTITY_CLASSES.items()}
_STATES = "^tw:statedBy"  # the plain facts that an event or relation states
_OF_NODES = (
    "rdf:type", "rdfs:label", "skos:altLabel", "owl:sameAs", "skos:exactMatch", "gn:countryCode", "tw:predicate",
    "sem:eventType", "tw:mode", "sem:hasTime", "tw:holdsOffice", *READ,
)  # fmt: skip
_OF_OTHERS = ("rdfs:label", "tw:timexValue", "org:role")
_PLAIN = ("positive", "actual")
_OF_RELATIONS = ("rdf:predicate", "rdf:object", "tw:former", "tw:claimedBy", "tw:withheld", _STATES)
_EVIDENCE = """
SELECT DISTINCT ?n ?document ?mention ?sentence ?from {
  MENTIONS
  ?mention nif:sentence ?s .
  ?s nif:anchorOf ?sentence ; nif:beginIndex ?from ; nif:referenceContext/schema:identifier ?document .
}"""
_TOLD = "VALUES ?n { NODES } ?n prov:wasDerivedFrom ?mention ."
_NAMED_BY = "VALUES ?n { NODES } ?mention itsrdf:taIdentRef ?n ."
_NAMED_IN = "VALUES (?n ?in) { NODES } GRAPH ?in { ?mention itsrdf:taIdentRef ?n }"
_DOCUMENTS = """
SELECT DISTINCT ?n ?document { VALUES ?n { NODES } ?n prov:wasDerivedFrom/nif:referenceContext ?document }"""
_NAMED = """
SELECT ?n { VALUES ?n { NODES } FILTER EXISTS { ?mention itsrdf:taIdentRef ?n ; tw:mentionKind ?kind
  FILTER(?kind IN ("name", "demonym")) } }"""
_MADE_BY = """
SELECT DISTINCT ?made { ?a prov:wasAssociatedWith/schema:softwareVersion ?v ; tw:modelName ?m ; tw:rulesHash ?r
  BIND(CONCAT("triplewire ", ?v, ", ", ?m, ", rules ", ?r) AS ?made) }"""


def stage(store: Store, about: str | None = None, most: int = MOST, *, skip: int = 0, quotes: bool = True) -> Scene:
    """Return the most important part of a store or, with `about`, the neighbourhood of the node of that name or IRI.

    The scene has at most the given number of nodes. In a neighbourhood, `skip` is the number of neighbours to leave out
    because they are already shown. Without `quotes` the scene has no sentences and no provenance: a server supplies
    them one by one. Raises NameMissing if no node has that name.
    """
    centres = () if about is None else tuple(find_nodes(store, about))
    part = whole(store, most) if about is None else around(store, centres, most, skip)
    return replace(_scene(store, part, quotes=quotes), centres=centres)


def stage_way(store: Store, start: str, end: str) -> Scene:
    """Return a shortest path between two nodes, without quotes; empty if they are not connected."""
    return _scene(store, way(store, start, end), quotes=False)


def quoted(store: Store, iris: Iterable[str]) -> tuple[Evidence, ...]:
    """Return the sentences behind events, relations or things, in document order, at most as many as a scene shows."""
    iris = tuple(iris)
    claims = described(store, iris, "tw:claimedBy")
    labels = described(store, (who for its in claims.values() for who in its["tw:claimedBy"]), "rdfs:label")
    found = _evidence(store, _TOLD, values(iris)) | _mentions(store, iris)
    said: list[Evidence] = []
    for iri in iris:
        whose = [label for who in claims.get(iri, {}).get("tw:claimedBy", ()) for label in _labels(labels, who)]
        said += [replace(e, claimed_by=tuple(sorted(whose))) for e in found.get(iri, ())]
    return tuple(said[:QUOTES])


def _labels(told: Described, iri: str) -> list[str]:
    return told.get(iri, {}).get("rdfs:label", [])


@dataclass(frozen=True, slots=True)
class _Told:
    """The data in the store about everything that a scene shows; `others` has the data about the nodes it refers to."""

    nodes: Described
    relations: Described
    others: Described
    documents: dict[str, tuple[str, ...]]
    evidence: dict[str, tuple[Evidence, ...]]
    named: frozenset[str]
    weights: dict[str, int]
    ended: frozenset[tuple[str, str]]  # holders with the posts that they no longer hold

    def of(self, iri: str, *path: str) -> list[str]:
        """Return the distinct values at the end of a property path, sorted."""
        found = [iri]
        for name in path:
            parts = (self.nodes, self.relations, self.others)
            found = [value for node in found for part in parts for value in part.get(node, {}).get(name, ())]
        return sorted(dict.fromkeys(found))

    def withheld(self, iri: str) -> bool:
        """Return whether an event or relation is no plain fact."""
        reasons = (reason for part in (self.nodes, self.relations) if iri in part for reason in why_withheld(part[iri]))
        return any(reasons) and not self.of(iri, _STATES)

    def status(self, iri: str) -> tuple[str, tuple[str, ...]]:
        """Return why an event or relation is not a plain fact, and who claims it."""
        speakers = tuple(self.of(iri, "tw:claimedBy", "rdfs:label"))
        words = [f"claimed by {' and '.join(speakers)}"] if speakers else []
        words += [w for w in self.of(iri, "tw:polarity") + self.of(iri, "tw:modality") if w not in _PLAIN]
        return ", ".join(words + ["former"] * ("true" in self.of(iri, "tw:former"))), speakers


def _scene(store: Store, part: Part, *, quotes: bool) -> Scene:
    told = _told(store, part.links, quotes=quotes)
    nodes = {iri: node for iri in told.nodes if (node := _node(iri, told))}
    edges = _merged(_edge(link, told) for link in part.links if link.source in nodes and link.target in nodes)
    shown = {end for edge in edges.values() for end in (edge.source, edge.target)}
    made_by = "; ".join(sorted(row["made"] for row in select(store, _MADE_BY))) if quotes else ""
    return Scene(
        tuple(nodes[iri] for iri in sorted(shown, key=lambda iri: (nodes[iri].kind == "Event", iri))),
        tuple(edges[key] for key in sorted(edges)),
        _sources(store, (document for its in told.documents.values() for document in its)),
        made_by,
        part.omitted,
    )


def _told(store: Store, links: Iterable[Link], *, quotes: bool) -> _Told:
    nodes = dict.fromkeys(end for link in links for end in (link.source, link.target))
    relations = [link.id for link in links if not link.role]
    of_nodes, of_relations = described(store, nodes, *_OF_NODES), described(store, relations, *_OF_RELATIONS)
    things = [iri for iri in nodes if str(TW.Event) not in of_nodes.get(iri, {}).get("rdf:type", ())]
    stated = [iri for iri in nodes if iri not in things] + relations
    others = described(store, _pointed_to(of_nodes, of_relations), *_OF_OTHERS)
    roles = [role for its in others.values() for role in its.get("org:role", ())]
    return _Told(
        of_nodes,
        of_relations,
        others | described(store, roles, "skos:prefLabel"),
        _documents(store, stated),
        _evidence(store, _TOLD, values(stated)) | _mentions(store, things) if quotes else {},
        _named(store, things),
        weights(store, things),
        ended(store, (iri for iri in things if "tw:holdsOffice" in of_nodes.get(iri, {}))),
    )


def _named(store: Store, things: Iterable[str]) -> frozenset[str]:
    """Return those of the things that a document names."""
    if index := store.index:
        return frozenset(iri for iri, node in index.nodes(things).items() if node.known)
    return frozenset(row["n"] for row in select(store, _NAMED.replace("NODES", values(things))))


def _pointed_to(*told: Described) -> list[str]:
    pointing = ("sem:hasTime", "tw:claimedBy", "tw:holdsOffice", "rdf:object")
    return [iri for found in told for its in found.values() for name in pointing for iri in its.get(name, ())]


def _documents(store: Store, iris: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in select(store, _DOCUMENTS.replace("NODES", values(iris))):
        found[row["n"]].append(row["document"])
    return {iri: tuple(its) for iri, its in found.items()}


def _mentions(store: Store, things: Collection[str]) -> dict[str, tuple[Evidence, ...]]:
    """Return the sentences that mention each thing, one mention of a sentence; of very many, the first at least."""
    often: list[str] = []
    if index := store.index:
        often = [iri for iri, node in index.nodes(things).items() if node.mentions > _ENOUGH]
    first = index.documents_of(often, _ENOUGH) if index else []
    pairs = " ".join(f"(<{iri}> <{graph}>)" for iri, graph in first)
    found = _once(_evidence(store, _NAMED_IN, pairs))
    rest = values(iri for iri in things if len(found.get(iri, ())) < QUOTES)
    return found | _once(_evidence(store, _NAMED_BY, rest))


def _once(found: dict[str, tuple[Evidence, ...]]) -> dict[str, tuple[Evidence, ...]]:
    """Return one mention of each sentence, the first."""
    return {iri: tuple({(e.document, e.offset): e for e in reversed(its)}.values())[::-1] for iri, its in found.items()}


def _evidence(store: Store, mentions: str, nodes: str) -> dict[str, tuple[Evidence, ...]]:
    """Return the sentences of the mentions to which a pattern leads from nodes, in the order of documents."""
    found: dict[str, list[Evidence]] = defaultdict(list)
    rows = select(store, _EVIDENCE.replace("MENTIONS", mentions).replace("NODES", nodes)) if nodes else []
    places = [(row["document"], *(span_of(row["mention"]) or (0, 0)), row) for row in rows]
    for _, begin, end, row in sorted(places, key=lambda place: place[:2]):
        offset, text = natural(row["from"]), row["sentence"]
        inside = max(begin - offset, 0), min(end - offset, len(text))
        found[row["n"]].append(Evidence(row["document"], text, *inside, offset))
    return {iri: tuple(its) for iri, its in found.items()}


def _sources(store: Store, documents: Iterable[str]) -> tuple[Source, ...]:
    found = described(store, documents, "schema:identifier", "rdfs:label", "schema:datePublished")
    sources = (
        Source(its["schema:identifier"][0], its["rdfs:label"][0], its.get("schema:datePublished", [None])[0], iri)
        for iri, its in found.items()
        if "schema:identifier" in its and "rdfs:label" in its
    )
    return tuple(sorted(sources, key=lambda source: source.id))


def _node(iri: str, told: _Told) -> Node | None:
    types = told.of(iri, "rdf:type")
    if str(TW.Event) in types:
        return _event(iri, told)
    kinds = [_KINDS[type_] for type_ in types if type_ in _KINDS]
    labels = sorted(told.of(iri, "rdfs:label"), key=lambda label: (-len(label), label))
    if not kinds or not labels:
        return None
    facts = [
        ("former office" if (iri, post) in told.ended else "office", label)
        for post in told.of(iri, "tw:holdsOffice")
        for label in told.of(post, "rdfs:label")
    ]
    facts += [("country code", code) for code in told.of(iri, "gn:countryCode")]
    facts += [("same as", link) for link in told.of(iri, "owl:sameAs") + told.of(iri, "skos:exactMatch")]
    return Node(
        iri,
        labels[0],
        min(kinds),
        labels[0],
        names=tuple(dict.fromkeys(labels + told.of(iri, "skos:altLabel"))),
        facts=tuple(dict.fromkeys(facts)),
        evidence=told.evidence.get(iri, ())[:QUOTES],
        named=iri in told.named,
        weight=told.weights.get(iri, 0),
    )


def _event(iri: str, told: _Told) -> Node:
    status, speakers = told.status(iri)
    times = told.of(iri, "sem:hasTime", "tw:timexValue")
    facts = [("time", day(time)) for time in times]
    facts += [("mode", mode) for mode in told.of(iri, "tw:mode")]
    predicates = told.of(iri, "tw:predicate")
    return Node(
        iri,
        " ".join("".join(told.of(iri, "rdfs:label")[:1]).split()) or iri.rpartition("/")[2],
        "Event",
        predicates[0] if predicates else "",
        family="".join(told.of(iri, "sem:eventType")[:1]).removeprefix(str(TW)),
        facts=tuple(facts),
        evidence=tuple(replace(e, claimed_by=speakers) for e in told.evidence.get(iri, ())),
        status=status,
        withheld=told.withheld(iri),
        documents=told.documents.get(iri, ()),
        day=next((time for time in times if time[:3].isdecimal()), ""),
    )


def _edge(link: Link, told: _Told) -> Edge:
    status, speakers = told.status(link.id)
    status = status or "withheld" * (not link.role and told.withheld(link.id))
    if link.role:
        return Edge(link.source, link.target, link.role, role=True, status=status, ids=(link.id,))
    if not status and any((link.source, post) in told.ended for post in told.of(link.id, "rdf:object")):
        status = "former"
    offices = told.of(link.id, "rdf:object", "org:role", "skos:prefLabel")
    label = f"{offices[0]} of" if offices else "".join(told.of(link.id, "rdf:predicate")[:1]).rpartition("#")[2]
    evidence = tuple(replace(e, claimed_by=speakers) for e in told.evidence.get(link.id, ()))
    documents = told.documents.get(link.id, ())
    return Edge(link.source, link.target, label, evidence, status=status, ids=(link.id,), documents=documents)


def _merged(edges: Iterable[Edge]) -> dict[tuple[bool, str, str, str, str], Edge]:
    """Merge equivalent edges into one, which may have several documents."""
    alike: dict[tuple[bool, str, str, str, str], list[Edge]] = defaultdict(list)
    for edge in edges:
        alike[not edge.role, edge.source, edge.label, edge.target, edge.status].append(edge)
    return {
        key: replace(
            its[0],
            evidence=tuple(e for edge in its for e in edge.evidence)[:QUOTES],
            ids=tuple(dict.fromkeys(i for edge in its for i in edge.ids))[:QUOTES],
            documents=tuple(dict.fromkeys(d for edge in its for d in edge.documents)),
        )
        for key, its in alike.items()
    }
