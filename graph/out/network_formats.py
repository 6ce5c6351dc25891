"""The network in files for Gephi, Cytoscape, Neo4j, spreadsheets and data frames: nodes and edges with the same ids."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from datetime import date
from typing import IO, Any

import networkx as nx
from lxml import etree

from triplewire.extract.times.mechanisms.periods import OPEN
from triplewire.graph.errors import ExtraMissing
from triplewire.graph.out.cells import inert, one_line
from triplewire.graph.out.network import Edge, Network, Node

GEXF = "http://gexf.net/1.3"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOT_WORD = re.compile(r"\W+")
_GEXF_TYPES = {str: "string", int: "integer", float: "double"}
_NEO4J_TYPES = {str: "", int: ":int", float: ":double", date: ":date"}
# Columns of which the format has its own, by the name that it gives them.
_NEO4J = {"id": "id:ID", "source": ":START_ID", "target": ":END_ID"}
_OF_GEXF = ("id", "source", "target", "label", "kind", "weight", "start", "end")

Kind = type[Node] | type[Edge]
Writer = Callable[[Network, IO[bytes]], None]


def columns(of: Kind) -> dict[str, type]:
    """Return the fields of nodes or edges with the type of their values, of which each but a text may be missing."""
    types: dict[str, type] = {"int": int, "str": str}
    return {
        field.name: types.get(str(field.type), date if "date" in str(field.type) else float) for field in fields(of)
    }


def rows(items: Iterable[Node | Edge]) -> Iterator[list[Any]]:
    """Yield the values of each node or edge, in the order of the columns; None where there is none."""
    return ([getattr(item, field.name) for field in fields(item)] for item in items)


def write_graphml(network: Network, out: IO[bytes]) -> None:
    """Write GraphML. Nodes and edges are numbered, and attributes of a node or an edge that are missing left out."""
    graph = nx.MultiDiGraph()
    for node in network.nodes:
        graph.add_node(node.id, **_attributes(node, "id"))
    for number, edge in enumerate(network.edges, 1):
        graph.add_edge(edge.source, edge.target, key=f"e{number}", **_attributes(edge, "source", "target"))
    out.writelines(f"{line}\n".encode() for line in nx.generate_graphml(graph, named_key_ids=True))


def _attributes(item: Node | Edge, *without: str) -> dict[str, str | int | float]:
    values = zip(columns(type(item)), next(rows([item])), strict=True)
    return {name: _xml(value) for name, value in values if value not in {None, ""} and name not in without}


def _xml(value: Any) -> str | int | float:
    """Return a value for XML 1.0: characters that it does not allow become U+FFFD."""
    return value if isinstance(value, int | float) else _NOT_XML.sub("\ufffd", str(value))


def write_gexf(network: Network, out: IO[bytes]) -> None:
    """Write GEXF 1.3, with the days of dated edges as its time line."""
    with etree.xmlfile(out, encoding="utf-8") as xml:
        xml.write_declaration()
        with (
            xml.element(f"{{{GEXF}}}gexf", {"version": "1.3"}, nsmap={None: GEXF}),
            xml.element(f"{{{GEXF}}}graph", {"defaultedgetype": "directed", "mode": "dynamic", "timeformat": "date"}),
        ):
            for name, of in (("node", Node), ("edge", Edge)):
                xml.write(_gexf_columns(name, of), pretty_print=True)
            with xml.element(f"{{{GEXF}}}nodes"):
                for node in network.nodes:
                    xml.write(_gexf_item("node", node, {"id": node.id}), pretty_print=True)
            with xml.element(f"{{{GEXF}}}edges"):
                for number, edge in enumerate(network.edges, 1):
                    item = _gexf_item("edge", edge, _gexf_edge(edge, number))
                    item.extend(_gexf_spells(edge))
                    xml.write(item, pretty_print=True)
    out.write(b"\n")


# networkx would add a column of its own, and numbers of attributes in the place of their names.
def _gexf_columns(name: str, of: Kind) -> etree._Element:
    listed = etree.Element(f"{{{GEXF}}}attributes", {"class": name, "mode": "static"}, nsmap={None: GEXF})
    for title, type_ in columns(of).items():
        if title not in _OF_GEXF:
            etree.SubElement(listed, f"{{{GEXF}}}attribute", id=title, title=title, type=_GEXF_TYPES[type_])
    return listed


def _gexf_edge(edge: Edge, number: int) -> dict[str, str]:
    """Return the attributes that GEXF itself has; `kind` keeps Gephi from joining parallel edges of another meaning."""
    days = {"start": edge.start, "end": edge.end}
    return {
        "id": f"e{number}", "source": edge.source, "target": edge.target, "weight": str(edge.weight),
        "kind": f"{edge.kind}: {_xml(edge.label)}",
        **{name: str(day) for name, day in days.items() if day},
    }  # fmt: skip


def _gexf_spells(edge: Edge) -> Iterator[etree._Element]:
    """Yield the times of what happened or held several times; a single one the edge has itself."""
    spans = [span.split("/") for span in edge.spans.split(" | ")]
    if len(spans) > 1:
        spells = etree.Element(f"{{{GEXF}}}spells", nsmap={None: GEXF})
        for days in spans:
            ends = zip(("start", "end"), days, strict=True)
            etree.SubElement(spells, f"{{{GEXF}}}spell", {name: day for name, day in ends if day != OPEN})
        yield spells


def _gexf_item(name: str, item: Node | Edge, own: dict[str, str]) -> etree._Element:
    """Return an element with its label and its values; those that are missing are left out."""
    element = etree.Element(f"{{{GEXF}}}{name}", {**own, "label": str(_xml(item.label))}, nsmap={None: GEXF})
    values = etree.SubElement(element, f"{{{GEXF}}}attvalues")
    for title, value in _attributes(item, *_OF_GEXF).items():
        etree.SubElement(values, f"{{{GEXF}}}attvalue", {"for": title, "value": str(value)})
    return element


def write_csv(network: Network, out: IO[bytes], cell: Callable[[str], str] = str) -> None:
    """Write the edges: the ids of both ends, as Gephi has them, and for readers their names."""
    names = {node.id: node.label for node in network.nodes}
    header = ["source", "target", "source_label", "label", "target_label", *[*columns(Edge)][3:]]
    lines = ([a, b, names[a], label, names[b], *more] for a, b, label, *more in rows(network.edges))
    _table(out, header, lines, cell)


def write_csv_nodes(network: Network, out: IO[bytes], cell: Callable[[str], str] = str) -> None:
    """Write the nodes."""
    _table(out, [*columns(Node)], rows(network.nodes), cell)


def write_spreadsheet(network: Network, out: IO[bytes]) -> None:
    """Write the same edges in cells that no spreadsheet takes for formulas."""
    write_csv(network, out, inert)


def write_spreadsheet_nodes(network: Network, out: IO[bytes]) -> None:
    """Write the same nodes in cells that no spreadsheet takes for formulas."""
    write_csv_nodes(network, out, inert)


def write_neo4j(network: Network, out: IO[bytes]) -> None:
    """Write the relationships as `neo4j-admin database import` takes them; what is no fact has a type that says so."""
    lines = ([*row, _NOT_WORD.sub("_", row[2]).strip("_").upper()] for row in rows(network.edges))
    _table(out, [*_neo4j_header(Edge), ":TYPE"], lines, one_line)


def write_neo4j_nodes(network: Network, out: IO[bytes]) -> None:
    """Write the nodes as `neo4j-admin database import` takes them."""
    _table(out, [*_neo4j_header(Node), ":LABEL"], ([*row, row[2]] for row in rows(network.nodes)), one_line)


def _neo4j_header(of: Kind) -> list[str]:
    return [_NEO4J.get(name, f"{name}{_NEO4J_TYPES[type_]}") for name, type_ in columns(of).items()]


def _table(out: IO[bytes], header: Sequence[str], lines: Iterable[Sequence[Any]], cell: Callable[[str], str]) -> None:
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    listed = csv.writer(text)
    listed.writerow(header)
    listed.writerows([cell("" if value is None else str(value)) for value in line] for line in lines)
    text.detach()


def write_parquet(network: Network, out: IO[bytes]) -> None:
    """Write the edges as Parquet, with the names of both ends last; raises ExtraMissing without pyarrow."""
    names = {node.id: node.label for node in network.nodes}
    ends = {f"{end}_label": [names[getattr(edge, end)] for edge in network.edges] for end in ("source", "target")}
    _parquet(out, Edge, network.edges, ends)


def write_parquet_nodes(network: Network, out: IO[bytes]) -> None:
    """Write the nodes as Parquet; raises ExtraMissing without pyarrow."""
    _parquet(out, Node, network.nodes, {})


def _parquet(out: IO[bytes], of: Kind, items: Sequence[Node | Edge], further: dict[str, list[str]]) -> None:
    try:
        import pyarrow as pa  # noqa: PLC0415  # an extra
        import pyarrow.parquet  # noqa: PLC0415
    except ImportError as error:
        raise ExtraMissing("Parquet", "parquet") from error
    types = {str: pa.string(), int: pa.int64(), float: pa.float64(), date: pa.date32()}
    schema = pa.schema([(name, types[type_]) for name, type_ in (columns(of) | dict.fromkeys(further, str)).items()])
    listed = [*(zip(*rows(items), strict=True) if items else [()] * len(columns(of))), *further.values()]
    pa.parquet.write_table(pa.table(listed, schema=schema), out)


# Each format with the writer of its edges, or of all that it has, and that of its second file.
NETWORKS: dict[str, tuple[Writer, Writer | None]] = {
    "graphml": (write_graphml, None),
    "gexf": (write_gexf, None),
    "csv": (write_csv, write_csv_nodes),
    "spreadsheet": (write_spreadsheet, write_spreadsheet_nodes),
    "neo4j": (write_neo4j, write_neo4j_nodes),
    "parquet": (write_parquet, write_parquet_nodes),
}
