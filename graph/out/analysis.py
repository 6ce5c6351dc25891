"""Analyses of a network of news: central actors, communities, bridges between communities, and changes over time.

Each function takes the network of `graph.out.network.to_networkx` with events as edges, and returns rows in a fixed
order:

    central(graph.to_networkx())
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from itertools import groupby
from typing import Any

import networkx as nx
import rustworkx as rx

ACTORS = ("Person", "Organization", "Country", "Group")
_MONTH = re.compile(r"\d{4}(-\d\d)?", re.ASCII)

Row = dict[str, str | int | float]


def ties(network: nx.MultiDiGraph) -> nx.Graph:
    """Return the actors, with one edge for each connected pair, whose weight is the total weight of their facts."""
    between = nx.Graph()
    for one, other, weight in sorted(network.edges(data="weight")):
        if one != other and all(network.nodes[n]["type"] in ACTORS for n in (one, other)):
            known = between.get_edge_data(one, other, {"weight": 0})["weight"]
            between.add_edge(one, other, weight=known + weight)
    for node in between:
        between.nodes[node].update(network.nodes[node])
    return between


def central(network: nx.MultiDiGraph) -> list[Row]:
    """Return the actors ranked by their share of the shortest paths (betweenness, Freeman 1977), then by ties."""
    between = ties(network)
    on_paths = _on_paths(between)
    rows: list[Row] = [
        {
            "who": between.nodes[node]["label"],
            "type": between.nodes[node]["type"],
            "betweenness": round(on_paths[node], 4),
            "partners": between.degree(node),
            "facts": between.degree(node, weight="weight"),
        }
        for node in between
    ]
    return sorted(rows, key=lambda row: (-row["betweenness"], -row["facts"], row["who"]))  # type: ignore[operator]


def communities(network: nx.MultiDiGraph) -> list[Row]:
    """Return each actor with the number of its community, the largest first (Louvain: Blondel et al. 2008)."""
    between = ties(network)
    rows: list[Row] = []
    for number, members in enumerate(_communities(between), 1):
        labelled = sorted((-between.degree(n, weight="weight"), between.nodes[n]["label"], n) for n in members)
        rows += [
            {"community": number, "who": label, "type": between.nodes[node]["type"], "facts": -weight}
            for weight, label, node in labelled
        ]
    return rows


def bridges(network: nx.MultiDiGraph) -> list[Row]:
    """Return the actors with ties to other communities: the number of these, and the weight of the ties."""
    between = ties(network)
    camp = {node: number for number, members in enumerate(_communities(between), 1) for node in members}
    rows: list[Row] = []
    for node in between:
        outside = Counter[int]()
        for other, data in between.adj[node].items():
            outside[camp[other]] += data["weight"]
        inside = outside.pop(camp[node], 0)
        if outside:
            label, total = between.nodes[node]["label"], sum(outside.values())
            into = " ".join(map(str, sorted(outside)))
            rows.append({"who": label, "community": camp[node], "into": into, "outside": total, "inside": inside})
    return sorted(rows, key=lambda row: (-len(str(row["into"]).split()), -row["outside"], row["who"]))  # type: ignore[operator]


def change(network: nx.MultiDiGraph) -> list[Row]:
    """Return for each month of dated facts (or year, if no month is given) the facts, actors and new actors."""
    dated = [
        (month[0], one, other, data["weight"])
        for one, other, data in network.edges(data=True)
        if (month := _MONTH.match(data["time"]))
    ]
    rows: list[Row] = []
    seen: set[str] = set()
    for month, edges in groupby(sorted(dated), key=lambda edge: edge[0]):
        facts = Counter[str]()
        for _, one, other, weight in edges:
            facts.update({one: weight, other: weight})
        first = min(facts, key=lambda node: (-facts[node], network.nodes[node]["label"]))
        new = len(facts.keys() - seen)
        seen |= facts.keys()
        most = network.nodes[first]["label"]
        rows.append({"when": month, "facts": sum(facts.values()) // 2, "who": len(facts), "new": new, "most": most})
    return rows


def _on_paths(between: nx.Graph) -> dict[str, float]:
    """Return the betweenness of each node, 1 if on all paths; rustworkx is 100 times as fast as networkx."""
    nodes = list(between)
    number = {node: i for i, node in enumerate(nodes)}
    graph = rx.PyGraph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from_no_data([(number[one], number[other]) for one, other in between.edges])
    found = rx.betweenness_centrality(graph, parallel_threshold=len(nodes) + 1)  # sum in a fixed order: the same bytes
    return {node: found[i] for i, node in enumerate(nodes)}


def _communities(between: nx.Graph) -> list[set[Any]]:
    weight = "weight" if between.size("weight") else None  # facts without evidence weigh nothing
    found = nx.community.louvain_communities(between, weight=weight, seed=0) if between else []
    return sorted(found, key=lambda members: (-len(members), min(members)))


QUESTIONS: dict[str, Callable[[nx.MultiDiGraph], list[Row]]] = {
    "central": central, "communities": communities, "bridges": bridges, "change": change,
}  # fmt: skip
