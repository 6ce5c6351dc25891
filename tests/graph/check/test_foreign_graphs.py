"""Graphs that only resemble ours, as anybody can import them: a wrong value is passed over."""

import io
import re
from collections.abc import Callable, Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest
from sketch import summit

from triplewire.extract.errors import TriplewireError
from triplewire.graph.ask.explain import explain
from triplewire.graph.check.audit import audit
from triplewire.graph.history.changes import changes
from triplewire.graph.identity.register import Register
from triplewire.graph.iris import BASE
from triplewire.graph.out import analysis
from triplewire.graph.out.export import write
from triplewire.graph.out.frames import FRAMES
from triplewire.graph.out.network import to_networkx
from triplewire.graph.store.interface import Store
from triplewire.graph.store.opening import open_store
from triplewire.graph.store.solutions import fraction, natural
from triplewire.graph.view.draw import draw
from triplewire.graph.web.display.links import Links
from triplewire.graph.web.display.scenes import evidence
from triplewire.graph.web.pages import store_pages
from triplewire.graph.write.build import Built, build
from triplewire.ontology.terms import GEO, ITS, NIF, ORG, PROV, RDF, RDFS, SCHEMA, SEM, TW

LINKS = Links(BASE)
NUMBER = re.compile(r"-.*|[0-9]+$")
TEXT, NODE = ox.Literal("]]>\x00"), ox.NamedNode("urn:x")
CHANGES: dict[str, tuple[str, ox.Literal | ox.NamedNode | None]] = {
    "begin": (NIF.beginIndex, TEXT),
    "begin, a node": (NIF.beginIndex, NODE),
    "begin, a huge number": (NIF.beginIndex, ox.Literal("9" * 5000)),
    "end": (NIF.endIndex, ox.Literal("-1")),
    "confidence": (TW.confidence, TEXT),
    "confidence, no number": (TW.confidence, ox.Literal("NaN")),
    "type": (RDF.type, TEXT),
    "day": (SCHEMA.datePublished, ox.Literal("2016-13-40")),
    "name": (TW.ownName, TEXT),
    "node of a name": (TW.identifies, TEXT),
    "office": (ORG.postIn, TEXT),
    "actor": (SEM.hasActor, TEXT),
    "evidence": (PROV.wasDerivedFrom, TEXT),
    "no evidence": (PROV.wasDerivedFrom, None),
    "entity of a mention": (ITS.taIdentRef, TEXT),
    "place": (SEM.hasPlace, TEXT),
    "point": (GEO.asWKT, ox.Literal("POINT(nan 1e999)")),
    "time": (SEM.hasTime, TEXT),
    "label": (RDFS.label, NODE),
    "text": (NIF.isString, NODE),
}


def changed(triples: Iterable[ox.Triple], name: str, value: ox.Literal | ox.NamedNode | None) -> list[ox.Triple]:
    """The triples with another value of a property, or without it."""
    return [
        ox.Triple(t.subject, t.predicate, value) if t.predicate.value == name and value else t
        for t in triples
        if t.predicate.value != name or value
    ]


def uses(store: Store, folder: Path) -> dict[str, Callable[[], object]]:
    """What reads a graph."""
    nodes = sorted({t.subject.value for t in store.union() if isinstance(t.subject, ox.NamedNode)})
    some = sorted({NUMBER.sub("", node): node for node in nodes}.values())[::3]  # of different kinds
    forms = ("turtle", "jsonld", "graphml", "gexf")
    return {
        **{page: lambda page=page: getattr(store_pages, page)(store, LINKS) for page in store_pages_without_node()},
        **{f"page of {node}": lambda node=node: store_pages.thing_page(store, LINKS, node) for node in some},
        **{f"evidence of {node}": lambda node=node: explain(store, node) for node in some},
        **{form: lambda form=form: write(store, form, io.BytesIO(), BASE, unconnected=True) for form in forms},
        **{f"table of {name}": lambda frame=frame: frame(store) for name, frame in FRAMES.items()},
        "article": lambda: store_pages.article_page(store, LINKS, "a"),
        "quotes": lambda: evidence(store, LINKS, nodes),
        "audit": lambda: list(audit(store)),
        "changes": lambda: changes(store, "2000", "2030"),
        "communities": lambda: analysis.communities(to_networkx(store)),
        "picture": lambda: draw(store, folder / "g.html"),
    }


def store_pages_without_node() -> tuple[str, ...]:
    return "start_page", "graph_page", "timeline_page", "map_page", "articles_page"


@pytest.fixture(scope="module")
def ours() -> Built:
    return build(summit())


@pytest.mark.parametrize("change", CHANGES)
def test_a_wrong_value_costs_itself_alone(tmp_path: Path, ours: Built, change: str) -> None:
    name, value = CHANGES[change]
    damaged = changed(ours.triples, name, value)
    assert damaged != list(ours.triples)
    store = open_store(tmp_path / "store" if value == TEXT else None)  # one on disk has an index, too
    Register(store).change({str(ours.graph)[1:-1]: damaged})
    for use, work in uses(store, tmp_path).items():
        try:
            work()
        except TriplewireError:
            continue
        except Exception as error:
            raise AssertionError(use) from error
    store.close()


@pytest.mark.parametrize(
    ("text", "number"),
    [("12", 12), ("0", 0), ("", 0), ("-1", 0), ("1.5", 0), ("\u0663", 0), ("9" * 5000, 0), ("1e3", 0), (" 1", 0)],
)
def test_what_is_no_natural_number_counts_as_0(text: str, number: int) -> None:
    assert natural(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [("0.93", 0.93), ("1", 1.0), ("-2.5", -2.5), ("NaN", None), ("inf", None), ("1e999", None), ("", None)],
)
def test_what_is_no_decimal_number_is_none(text: str, number: float | None) -> None:
    assert fraction(text) == number
