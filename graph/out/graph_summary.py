"""What a notebook shows of a graph: how much it holds, who is named most, and some of its facts."""

from __future__ import annotations

from html import escape

from triplewire.extract.notebook import table_html
from triplewire.graph.out.cells import number
from triplewire.graph.out.network import read_network
from triplewire.graph.store.interface import Store
from triplewire.graph.store.solutions import count_documents

_MOST = 10  # rows of each table


def graph_html(store: Store) -> str:
    """Return a summary of a few kilobytes; for an empty graph, a sentence that says so."""
    documents = count_documents(store)
    if not documents:
        return "<div>An empty graph: <code>add</code> a document.</div>"
    network = read_network(store, claims=False, unconnected=True, joined=False)
    names = {node.id: node.label for node in network.nodes}
    actors = sorted(network.nodes, key=lambda node: (-node.mentions, node.label, node.id))[:_MOST]
    facts = sorted(network.edges, key=lambda edge: (-edge.weight, -(edge.confidence or 0), edge.source, edge.label))
    counts = (number(documents, "document"), number(len(names), "entity"), number(len(facts), "plain fact"))
    told = [(names[e.source], e.relation, names[e.target], e.time, e.document) for e in facts[:_MOST]]
    return (
        f"<div><b>{escape(store.name)}</b>: {', '.join(counts)}<br><small>show() draws the graph; "
        "to_pandas(&quot;facts&quot;) has all facts</small>"
        f"{table_html(('named most', 'type', 'mentions'), ((n.label, n.type, n.mentions) for n in actors))}"
        f"{table_html(('subject', 'fact', 'object', 'when', 'document'), told)}</div>"
    )
