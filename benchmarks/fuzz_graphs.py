# ruff: noqa: E501  # lists of values
"""Damaged graphs through everything that reads them: python benchmarks/fuzz_graphs.py [COUNT [SEED]].

Anybody can import RDF that only resembles ours. Each graph is one of ours, of which triples are left out, doubled or
given another subject, property or value, hostile ones among them. It is put into a store on disk, and from there into
every page, picture, answer and export. Each must give a result or one of our errors. Prints every other exception with
the place where it was raised, and how often.
"""

from __future__ import annotations

import gc
import io
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from traceback import extract_tb

sys.path.insert(0, str(Path(__file__).parents[1] / "tests/graph"))

import pyoxigraph as ox
from sketch import summit
from synthetic import document

from triplewire.extract.errors import TriplewireError
from triplewire.extract.limited import Budget, Failure, LimitedProcess
from triplewire.graph.ask.explain import explain
from triplewire.graph.ask.inference import with_inferences
from triplewire.graph.ask.questions import questions
from triplewire.graph.check.audit import audit
from triplewire.graph.check.integrity import broken_indexes
from triplewire.graph.history.changes import changes
from triplewire.graph.history.known_by import known_by
from triplewire.graph.identity.register import Register
from triplewire.graph.iris import BASE
from triplewire.graph.out import analysis
from triplewire.graph.out.export import write
from triplewire.graph.out.frames import FRAMES
from triplewire.graph.out.graph_summary import graph_html
from triplewire.graph.out.network import to_networkx
from triplewire.graph.store.embedded import OxigraphStore
from triplewire.graph.store.interface import Store
from triplewire.graph.view.count_chart import counts
from triplewire.graph.view.draw import draw
from triplewire.graph.web.display.links import Links
from triplewire.graph.web.display.scenes import connection, evidence, picture
from triplewire.graph.web.pages import store_pages
from triplewire.graph.web.protocol.resources import resource
from triplewire.graph.web.protocol.results import Preference
from triplewire.graph.web.site import write_site
from triplewire.graph.write.build import build

LINKS = Links(BASE)
FORMS = ("turtle", "trig", "nquads", "jsonld", "graphml", "gexf", "csv", "spreadsheet", "neo4j", "parquet")
TEXTS = (
    "", " ", "\x00", "\x01\x1b[31m\x9b", "\ud7ff\uffff\ufffe", "\u202e\u2066", "a" * 5000, "\n\r\t", "</script><script>", "]]>", "-->",
    "=1+1", '"', "{{x}}", "$\\frac{", "$x$", "%s %d", "-1", "0", "999999999999999999999999", "1e999", "NaN", "1.5", "\u0663", "true",
    "2016-13-40", "0000-00-00", "-0001-01-01", "99999-12-31", "2016", "2016-04", "2016-04-21T99:99", "XXXX-WXX-4", "P6M", "PRESENT_REF",
    "POINT(0 0)", "POINT(999 -999)", "POINT(nan inf)", "POINT(1e400 0)", "POINT EMPTY", "POLYGON((0 0,1 1,2 2))", "Ann Lee",
)  # fmt: skip
NODES = (
    "urn:x", "javascript:alert(1)", "data:text/html,x", "http://a/#", f"{BASE}", f"{BASE}a/b", f"{BASE}%00", f"{BASE}document-",
    f"{BASE}mention-a.9-1", f"{BASE}mention-a.99999999999999999999-1", "https://example.org/" + "a" * 3000, "file:///etc/passwd",
)  # fmt: skip


def originals() -> list[ox.Quad]:
    """Return the quads of our graphs."""
    built = [build(summit("summit")), build(document(1)), build(document(2))]
    return [
        ox.Quad(t.subject, t.predicate, t.object, ox.NamedNode(str(b.graph)[1:-1])) for b in built for t in b.triples
    ]


def damaged(quads: list[ox.Quad], chosen: random.Random) -> list[ox.Quad]:
    """Return the quads after some changes, each to a few of one property."""
    found, nodes = list(quads), [q.subject for q in quads if isinstance(q.subject, ox.NamedNode)]
    properties = sorted({str(q.predicate) for q in quads})
    for _ in range(chosen.randrange(1, 8)):
        name, share = chosen.choice(properties), chosen.choice((0.1, 0.5, 1.0))
        change = chosen.choice((_text, _text, _node, _hostile_node, _none, _double, _subject, _graph))
        found = [
            new
            for quad in found
            for new in (
                change(quad, nodes, chosen) if str(quad.predicate) == name and chosen.random() < share else (quad,)
            )
        ]
    return found


def _with(quad: ox.Quad, value: ox.Literal | ox.NamedNode) -> tuple[ox.Quad, ...]:
    return (ox.Quad(quad.subject, quad.predicate, value, quad.graph_name),)


def _text(quad: ox.Quad, nodes: list[ox.NamedNode], chosen: random.Random) -> tuple[ox.Quad, ...]:
    del nodes
    text = chosen.choice(TEXTS)
    kinds = (ox.Literal(text), ox.Literal(text, language="en"))
    if isinstance(quad.object, ox.Literal) and chosen.random() < 0.6:
        return _with(quad, ox.Literal(text, datatype=quad.object.datatype) if not quad.object.language else kinds[1])
    return _with(quad, chosen.choice(kinds))


def _node(quad: ox.Quad, nodes: list[ox.NamedNode], chosen: random.Random) -> tuple[ox.Quad, ...]:
    return _with(quad, chosen.choice(nodes))


def _hostile_node(quad: ox.Quad, nodes: list[ox.NamedNode], chosen: random.Random) -> tuple[ox.Quad, ...]:
    del nodes
    return _with(quad, ox.NamedNode(chosen.choice(NODES)))


def _none(quad: ox.Quad, nodes: list[ox.NamedNode], chosen: random.Random) -> tuple[ox.Quad, ...]:
    del quad, nodes, chosen
    return ()


def _double(quad: ox.Quad, nodes: list[ox.NamedNode], chosen: random.Random) -> tuple[ox.Quad, ...]:
    return (quad, *_text(quad, nodes, chosen), *_node(quad, nodes, chosen))


def _subject(quad: ox.Quad, nodes: list[ox.NamedNode], chosen: random.Random) -> tuple[ox.Quad, ...]:
    return (ox.Quad(chosen.choice(nodes), quad.predicate, quad.object, quad.graph_name),)


def _graph(quad: ox.Quad, nodes: list[ox.NamedNode], chosen: random.Random) -> tuple[ox.Quad, ...]:
    return (ox.Quad(quad.subject, quad.predicate, quad.object, ox.NamedNode(chosen.choice([*NODES, nodes[0].value]))),)


def uses(store: Store, folder: Path, chosen: random.Random) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield what reads the store, with its name."""
    subjects = sorted({t.subject.value for t in store.union() if isinstance(t.subject, ox.NamedNode)})
    some = chosen.sample(subjects, min(12, len(subjects)))
    for page in ("start_page", "graph_page", "timeline_page", "map_page", "articles_page"):
        yield page, lambda page=page: getattr(store_pages, page)(store, LINKS)
    for word in ("person", "Ann Lee", chosen.choice(TEXTS)):
        yield "search", lambda word=word: store_pages.search_page(store, LINKS, word)
        yield "explain", lambda word=word: explain(store, word)
        yield "graph about", lambda word=word: store_pages.graph_page(store, LINKS, word)
    for iri in some:
        yield "thing", lambda iri=iri: store_pages.thing_page(store, LINKS, iri)
        yield "article", lambda iri=iri: store_pages.article_page(store, LINKS, iri.rpartition("document-")[2])
        yield "resource", lambda iri=iri: resource(store, iri, Preference(), 1000, BASE)
        yield "explain", lambda iri=iri: explain(store, iri)
        yield "around", lambda iri=iri: picture(store, LINKS, iri, 9)
        yield "way", lambda iri=iri: connection(store, LINKS, iri, some[0])
        yield "quotes", lambda iri=iri: evidence(store, LINKS, [iri])
    for name in chosen.sample(sorted(questions()), 8):
        given = {p.name: "Person 7" for p in questions()[name].parameters if p.kind == "name"}
        yield "question", lambda name=name, given=given: store_pages.question_page(store, LINKS, name, given, "graph")
    for form in FORMS:
        yield form, lambda form=form: write(store, form, io.BytesIO(), BASE, unconnected=True)
    for name, frame in FRAMES.items():
        yield f"frame {name}", lambda frame=frame: frame(store)
    yield "audit", lambda: list(audit(store))
    yield "indexes", lambda: list(broken_indexes(store))
    yield "notebook", lambda: graph_html(store)
    yield "changes", lambda: changes(store, "2000", "2030")
    yield "known by", lambda: known_by(store, "2016-05-01")
    yield "inferences", lambda: with_inferences(store)
    for name in ("central", "communities", "bridges", "change"):
        yield name, lambda name=name: getattr(analysis, name)(to_networkx(store))
    for by in ("month", "type", "place", "pair"):
        yield "counts", lambda by=by: counts(store, by)
    yield "page", lambda: draw(store, folder / "g.html")
    if chosen.random() < 0.2:
        yield "picture", lambda: draw(store, folder / "g.svg")
        yield "site", lambda: write_site(store, folder / "site")


def tried(quads: list[ox.Quad], seed: int) -> Iterator[Counter[str]]:
    """Yield the outcomes of all uses of a store with these quads."""
    outcomes: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        graphs: dict[str, list[ox.Triple]] = {}
        for quad in quads:
            graphs.setdefault(quad.graph_name.value, []).append(quad.triple)
        written = OxigraphStore(folder / "store")
        _outcome(outcomes, "write", lambda: Register(written).change(graphs))
        written.close()
        store = OxigraphStore(folder / "store", read_only=True)
        for use, work in uses(store, folder, random.Random(seed)):  # noqa: S311  # reproducible
            _outcome(outcomes, use, work)
        del store
        gc.collect()
    yield outcomes


def _outcome(outcomes: Counter[str], use: str, work: Callable[[], object]) -> None:
    try:
        work()
        outcomes["done"] += 1
    except TriplewireError as error:
        outcomes[type(error).__name__] += 1
    except Exception as error:  # noqa: BLE001  # that is what is looked for
        frames = [frame for frame in extract_tb(error.__traceback__) if "triplewire" in frame.filename]
        where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno} {frames[-1].name}"
        outcomes[f"FAULT {use}: {type(error).__name__} {str(error)[:80]!r} at {where}"] += 1


def main(count: int, seed: int) -> None:
    """Try the graphs and print the outcomes."""
    quads, outcomes = originals(), Counter[str]()
    work = LimitedProcess[int, Counter[str]](
        lambda number: tried(damaged(quads, random.Random(number)), number),  # noqa: S311  # reproducible
        Budget(seconds=60, memory=2 << 30),
    )
    with work as process:
        for number in range(seed, seed + count):
            try:
                (found,) = process.begin(number)
                outcomes += found
            except Failure as failure:
                outcomes[f"FAULT {failure}, seed {number}"] += 1
            if not (number - seed + 1) % 50:
                print(number - seed + 1, {k: v for k, v in outcomes.items() if "FAULT" not in k}, flush=True)
    for outcome, times in outcomes.most_common():
        print(f"{times:8,} {outcome}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500, int(sys.argv[2]) if len(sys.argv) > 2 else 1)
