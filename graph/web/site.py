"""The pages of the explorer as files; they work on any web server, and from file://, too.

A few pages are files; all others lie packed in chunks of data, and `page.html` shows the one that its address names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from gzip import GzipFile
from pathlib import Path
from typing import IO, cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from triplewire.graph.ask.corrected import Corrections
from triplewire.graph.ask.questions import questions
from triplewire.graph.iris import BASE
from triplewire.graph.out.export import write as export
from triplewire.graph.store.interface import Store
from triplewire.graph.store.solutions import select
from triplewire.graph.web.answer import named_questions
from triplewire.graph.web.answer.columns import columns
from triplewire.graph.web.answer.views import view_data, views
from triplewire.graph.web.display.charts import map_data, timeline_data
from triplewire.graph.web.display.links import Links, packed_name
from triplewire.graph.web.pages.assets import ASSETS, asset
from triplewire.graph.web.pages.packing import chunks, script
from triplewire.graph.web.pages.rendering import render
from triplewire.graph.web.pages.store_pages import (
    article_page,
    articles_page,
    graph_page,
    map_page,
    start_page,
    template_of,
    timeline_page,
    unanswered,
    why_nothing,
)
from triplewire.graph.web.protocol.results import Preference, answer
from triplewire.graph.web.read.articles import sources
from triplewire.graph.web.read.name_search import everything
from triplewire.graph.web.read.refs import CLASSES
from triplewire.graph.web.read.things import thing
from triplewire.graph.whole_files import outside_stores

_OTHERS = "tw:Relation tw:Fact tw:Happening org:Post sem:Time"
_NODES = f"SELECT DISTINCT ?n {{ ?n a ?type VALUES ?type {{ {CLASSES} {_OTHERS} }} }}"
_SERVED = {"sparql.js", "ask.js", "codemirror.min.js", "add.js"}  # scripts of pages that need a server

MOST = 1_000_000  # rows of an answer to a question

Page = tuple[str, str]
Watched = Callable[[Iterator[Page], int], Iterator[Page]]


def write_site(store: Store, folder: Path, base: str = BASE, watched: Watched = lambda pages, _: pages) -> int:
    """Write all pages of the graph into `folder`, most of them packed, and return the number of pages.

    The same graph gives the same files. `watched` gets the packed pages and their approximate number, and shows how
    far the writing is.
    """
    outside_stores(folder)
    nodes = frozenset(row["n"] for row in select(store, _NODES) if row["n"].startswith(base))
    links = Links(base, files=True, only=nodes)
    firsts: list[str] = []
    count = 0
    packed = watched(_packed(store, links), len(nodes))
    for number, (first, chunk) in enumerate(chunks(packed)):
        _write(folder / "data" / f"{number}.js", script(str(number), chunk))
        firsts.append(first)
        count += len(chunk)
    _remove_others(folder / "data", len(firsts))
    for name, text in _plain(store, links, firsts):
        _write(folder / name, text.encode())
        count += 1
    for name in sorted(set(ASSETS) - _SERVED):
        _write(folder / "assets" / name, asset(name))
    _write(folder / "data" / "names.js", script("names", _names(store, links)))
    _downloads(store, folder, base)
    return count - 2  # the graph is two, and the page that shows the others is none


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _remove_others(folder: Path, number: int) -> None:
    """Remove the chunks of an earlier, longer site: they may hold what was removed since."""
    for path in folder.glob("*.js"):
        if path.stem.isdecimal() and int(path.stem) >= number:
            path.unlink()


def _plain(store: Store, links: Links, firsts: list[str]) -> Iterator[Page]:
    """The pages that are files of their own; most of them need no script."""
    yield "index.html", start_page(store, links)
    yield "timeline.html", timeline_page(store, links)
    yield "map.html", map_page(store, links)
    yield "articles.html", articles_page(store, links)
    yield "questions.html", render("questions", links, groups=named_questions.grouped())
    yield "graph.html", render("page", links, title="Graph", leaf="graph", chunks=firsts)
    yield "page.html", render("page", links, title="Page", leaf="", chunks=firsts)


def _packed(store: Store, links: Links) -> Iterator[Page]:
    """The other pages, in the order of their names."""
    articles = {packed_name(f"article/{source.id}"): source.id for source in sources(store)}
    for name, id_ in sorted(articles.items()):
        yield name, article_page(store, links, id_)
    yield "graph", graph_page(store, links, most=2000)
    things = {packed_name(f"id/{iri[len(links.base) :]}"): iri for iri in links.only or ()}
    corrections = Corrections(store)
    for name, iri in sorted(things.items()):
        yield name, _thing(store, iri, links, corrections)
    yield from sorted(_questions(store, links))


def _thing(store: Store, iri: str, links: Links, corrections: Corrections) -> str:
    found = thing(store, iri, size=1 << 30, corrections=corrections)
    return render(
        template_of(found),
        links,
        thing=found,
        drawn=map_data(found.points, links),
        lines=timeline_data(found.timeline, links),
    )


def _questions(store: Store, links: Links) -> Iterator[Page]:
    """Each question without parameters, in all views."""
    for name, question in questions().items():
        found = named_questions.ask(store, name, {}, links.base)
        allowed = {view: links.question(name, view) for view in views(found)}
        fixed = unanswered(question, {}) | {
            "answer": found,
            "why": "" if found.rows else why_nothing(store, question, {}, links.base),
            "columns": columns(found, filled=True),
            "problem": "",
        }
        for view in allowed or ("table",):
            values = fixed | {"view": view, "views": allowed, "drawn": view_data(store, found, view, links)}
            path = f"questions/{name}{'' if view == 'table' else f'.{view}'}"
            yield path, render("question", links, **values)


def _downloads(store: Store, folder: Path, base: str) -> None:
    """Write the whole graph, and the answers to the questions as tables, for programs."""
    with GzipFile(folder / "graph.trig.gz", "wb", mtime=0) as out:
        export(store, "trig", cast("IO[bytes]", out), base)
    with ZipFile(folder / "answers.zip", "w", ZIP_DEFLATED) as answers:
        for name, question in questions().items():
            _, data = answer(store, question.sparql(store, {}), None, Preference(form="spreadsheet"), MOST, base)
            answers.writestr(ZipInfo(f"{name}.csv"), data, ZIP_DEFLATED)


def _names(store: Store, links: Links) -> list[dict[str, str]]:
    """What the search as one types looks for."""
    articles = {source.iri: links.article(source.id) for source in sources(store)}
    return [
        {"label": ref.label, "kind": ref.kind, "names": names, "href": articles.get(ref.iri) or links.thing(ref.iri)}
        for ref, names in everything(store)
        if ref.iri in articles or links.thing(ref.iri)
    ]
