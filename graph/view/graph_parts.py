"""The part of a graph that is shown: the most important nodes, the neighbourhood of a node, or a path between two.

A part is a list of links, found by narrow queries. Only the first of the three reads a whole store, and it reads only
the participants of events.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from triplewire.graph.derived.index import Index
from triplewire.graph.iris import local_part
from triplewire.graph.store.interface import Store
from triplewire.graph.store.solutions import described, natural, select, values

ROLES = (
    "tw:source", "tw:target", "sem:hasPlace", "tw:about", "tw:recipient", "tw:beneficiary", "tw:instrument",
    "tw:affects", "tw:origin", "tw:destination", "tw:complement", "tw:companion", "tw:participant",
)  # fmt: skip
_RANKED = 1000  # the number of events compared for each node; the important events of a node with more are among them
FARTHEST = 12  # the maximum length of a path; a longer one is not a connection that a reader would recognise
_ALL = " ".join(ROLES)
_NAMED = 'SELECT DISTINCT ?n { ?m itsrdf:taIdentRef ?n ; tw:mentionKind ?kind FILTER(?kind IN ("name", "demonym")) }'
_TAKING_PART = " UNION ".join(f'{{ ?event {role} ?n BIND("{role}" AS ?role) }}' for role in ROLES)


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """A participation in an event, with its `role`, or a relation, `id`, between two things."""

    source: str
    target: str
    role: str
    id: str


@dataclass(frozen=True, slots=True)
class Part:
    """A list of links, and the number of nodes left out for lack of room."""

    links: tuple[Link, ...]
    omitted: int = 0


def whole(store: Store, most: int) -> Part:
    """Return the most important part: the things in the most events, named ones first, and the events they share."""
    if index := store.index:
        return _from_index(index, most)
    taking_part = select(store, f"SELECT ?event ?role ?n {{ VALUES ?role {{ {_ALL} }} ?event ?role ?n }}")
    links = [Link(row["event"], row["n"], _local(row["role"]), row["event"]) for row in taking_part]
    rows = select(store, "SELECT ?id ?a ?b { ?id a tw:Relation ; rdf:subject ?a ; rdf:object ?b }")
    return _important([*links, *_relations(store, rows)], {row["n"] for row in select(store, _NAMED)}, most)


def around(store: Store, centres: Collection[str], most: int, skip: int = 0) -> Part:
    """Return the nodes linked to the centres, and the other participants of their events, up to `most` nodes.

    The nodes with links to the most other nodes come first; `skip` is the number of these to leave out.
    """
    near = links_of(store, centres)
    events = sorted({link.source for link in near if link.role} - set(centres))
    beyond = _taken_part(store, events[: skip + _RANKED])
    links, others = sorted({*near, *beyond}), _by_event(beyond)
    weight = Counter(end for link in links for end in (link.source, link.target))
    neighbours = {end for link in near for end in (link.source, link.target)} - set(centres)
    ranked = sorted(neighbours, key=lambda n: (-sum(weight[o] for o in others.get(n, (n,))), n))
    kept: dict[str, None] = dict.fromkeys(centres)
    for node in ranked[skip:]:
        new = [n for n in (node, *others.get(node, ())) if n not in kept]
        if len(kept) + len(new) > most:
            break
        kept.update(dict.fromkeys(new))
    return Part(_between(links, kept.keys()), len((weight.keys() | set(events)) - kept.keys()))


def way(store: Store, start: str, end: str) -> Part:
    """Return a shortest path between two nodes, with all links between nodes on it; empty if they are not connected.

    The search runs from both ends; each step extends the side that has reached fewer nodes.
    """
    before: tuple[dict[str, str], dict[str, str]] = ({start: ""}, {end: ""})
    edge: list[list[str]] = [[start], [end]]
    links: set[Link] = set()
    for _ in range(FARTHEST):
        met = sorted(before[0].keys() & before[1].keys())
        if met:
            on_it = {*_back(before[0], met[0]), *_back(before[1], met[0])}
            return Part(_between(sorted(links), on_it))
        side = 0 if len(edge[0]) <= len(edge[1]) else 1
        found = links_of(store, edge[side])
        links.update(found)
        edge[side] = _step(found, edge[side], before[side])
        if not edge[side]:
            break
    return Part(())


def links_of(store: Store, nodes: Collection[str]) -> list[Link]:
    """Return all links of any of the nodes, sorted."""
    here = values(nodes)
    if not here:
        return []
    rows = select(store, f"SELECT ?event ?role ?n {{ VALUES ?n {{ {here} }} {_TAKING_PART} }}")
    taken_part = [Link(row["event"], row["n"], _local(row["role"]), row["event"]) for row in rows]
    ids = select(
        store,
        f"SELECT DISTINCT ?id {{ VALUES ?x {{ {here} }} {{ ?id rdf:subject ?x }} UNION {{ ?id rdf:object ?x }} "
        "UNION { ?post org:postIn ?x . ?id rdf:object ?post } ?id a tw:Relation }",
    )
    ends = described(store, (row["id"] for row in ids), "rdf:subject", "rdf:object")
    pairs = [{"id": id_, "a": ends[id_]["rdf:subject"][0], "b": ends[id_]["rdf:object"][0]} for id_ in sorted(ends)]
    return sorted({*taken_part, *_taken_part(store, nodes), *_relations(store, pairs)})


def weights(store: Store, nodes: Iterable[str]) -> dict[str, int]:
    """Return the number of events in which each node takes part."""
    if index := store.index:
        return {iri: node.events for iri, node in index.nodes(nodes).items() if node.events}
    here = values(nodes)
    rows = select(store, f"SELECT ?n (COUNT(*) AS ?count) {{ VALUES ?n {{ {here} }} {_TAKING_PART} }} GROUP BY ?n")
    return {row["n"]: natural(row["count"]) for row in rows if row["n"]}


def _taken_part(store: Store, events: Iterable[str]) -> list[Link]:
    here = values(events)
    query = (
        f"SELECT ?event ?role ?n {{ VALUES ?event {{ {here} }} ?event ?role ?n FILTER(?role IN ({', '.join(ROLES)})) }}"
    )
    rows = select(store, query) if here else []
    return [Link(row["event"], row["n"], _local(row["role"]), row["event"]) for row in rows]


def _relations(store: Store, rows: Iterable[dict[str, str]]) -> list[Link]:
    """Return relations as links. An office links its holder to the bodies or places that it belongs to, if any."""
    rows = list(rows)
    posts = described(store, (row["b"] for row in rows), "org:role", "org:postIn")
    links = []
    for row in rows:
        post = posts.get(row["b"], {})
        others = post.get("org:postIn", ()) if "org:role" in post else (row["b"],)
        links += [Link(row["a"], other, "", row["id"]) for other in others]
    return links


def _from_index(index: Index, most: int) -> Part:
    """Return the most important part; of a thing with very many events, a sample is compared."""
    all_things, all_events = index.linked()
    weight = Counter({node.iri: node.links for node in index.most_linked(max(most // 3, most - all_events))})
    links = [Link(part.event, part.thing, part.role, part.event) for part in index.parts_of(weight, _RANKED)]
    links += [Link(row.one, row.other, "", row.id) for row in index.relations_of(weight)]
    between = _shared(links, weight, list(weight), most)
    return Part(between, all_things + all_events - _ends(between))


def _local(iri: str) -> str:
    name = local_part(iri).rpartition(":")[2]
    return "place" if name == "hasPlace" else name


def _important(links: list[Link], named: Collection[str], most: int) -> Part:
    weight = Counter(end for link in links for end in (link.source, link.target))
    by_event = _by_event(links)
    things = sorted(weight.keys() - by_event.keys(), key=lambda n: (n not in named, -weight[n], n))
    between = _shared(links, weight, things[: max(most // 3, most - len(by_event))], most)
    return Part(between, len(weight) - _ends(between))


def _shared(links: list[Link], weight: Counter[str], things: list[str], most: int) -> tuple[Link, ...]:
    """Return the links between the things and the best of their events, up to `most` nodes.

    Events that join two of the things come before those of one thing alone.
    """
    compared = set(things)
    by_event = {event: sorted(compared.intersection(ends)) for event, ends in _by_event(links).items()}
    joining = {event: ends for event, ends in by_event.items() if len(ends) > 1}
    alone = {event: ends for event, ends in by_event.items() if len(ends) == 1}
    kept = dict.fromkeys(things)
    for events in (joining, alone):
        kept |= dict.fromkeys(_in_turn(things, events, weight, most - len(kept)))
    return tuple(sorted(set(_between(links, kept))))


def _ends(links: Iterable[Link]) -> int:
    return len({end for link in links for end in (link.source, link.target)})


def _in_turn(things: list[str], by_event: dict[str, list[str]], weight: Counter[str], room: int) -> list[str]:
    """Return the best events of each thing in turn: the best of each, then the second best, while there is room.

    The best events have the most of the things as participants. Taking turns keeps the thing with the most events from
    filling all the room.
    """
    its: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for event, ends in by_event.items():
        for end in ends:
            its[end].append((-len(ends), -sum(weight[other] for other in ends), event))
    queues = [iter(sorted(its[thing])) for thing in things]
    chosen: dict[str, None] = {}
    while queues and len(chosen) < room:
        for queue in list(queues):
            best = next((event for *_, event in queue if event not in chosen), None)
            if best is None:
                queues.remove(queue)
            elif len(chosen) < room:
                chosen[best] = None
    return list(chosen)


def _by_event(links: Iterable[Link]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for link in links:
        if link.role:
            found[link.source].append(link.target)
    return found


def _between(links: Iterable[Link], nodes: Collection[str]) -> tuple[Link, ...]:
    return tuple(link for link in links if link.source in nodes and link.target in nodes)


def _step(links: Iterable[Link], edge: Collection[str], before: dict[str, str]) -> list[str]:
    """Return the nodes that the links reach for the first time from the current search frontier."""
    reached, new = set(edge), []
    for link in links:
        for one, other in ((link.source, link.target), (link.target, link.source)):
            if one in reached and other not in before:
                before[other] = one
                new.append(other)
    return new


def _back(before: dict[str, str], node: str) -> list[str]:
    passed = []
    while node:
        passed.append(node)
        node = before[node]
    return passed
