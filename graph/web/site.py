"""The pages of the explorer as files; they work on any web server, and from file://, too."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from triplewire.graph.ask.questions import questions
from triplewire.graph.iris import BASE
from triplewire.graph.out.export import turtle
from triplewire.graph.store.interface import Store
from triplewire.graph.store.solutions import select
from triplewire.graph.web.answer import named_questions
from triplewire.graph.web.answer.views import view_data, views
from triplewire.graph.web.display.charts import map_data, timeline_data
from triplewire.graph.web.display.links import Links, file_name
from triplewire.graph.web.pages.assets import ASSETS, asset
from triplewire.graph.web.pages.rendering import render
from triplewire.graph.web.pages.store_pages import (
    article_page,
    articles_page,
    graph_page,
    map_page,
    start_page,
    template_of,
    timeline_page,
    why_nothing,
)
from triplewire.graph.web.protocol.resources import resource
from triplewire.graph.web.protocol.results import Preference, answer
from triplewire.graph.web.read.articles import sources
from triplewire.graph.web.read.name_search import everything
from triplewire.graph.web.read.refs import CLASSES
from triplewire.graph.web.read.things import thing

_OTHERS = "tw:Relation tw:Fact tw:Happening org:Post sem:Time"
_NODES = f"SELECT DISTINCT ?n {{ ?n a ?type VALUES ?type {{ {CLASSES} {_OTHERS} }} }}"
_SERVED = {"sparql.js", "ask.js", "codemirror.min.js", "add.js"}  # scripts of pages that need a server

MOST = 1_000_000  # rows of an answer to a question

Page = tuple[str, str]


def write_site(store: Store, folder: Path, base: str = BASE) -> int:
    """Write all pages of the graph into `folder`, each with its data beside it, and return the number of pages.

    The same graph gives the same files.
    """
    nodes = frozenset(row["n"] for row in select(store, _NODES) if row["n"].startswith(base))
    links = Links(base, root="", files=True, only=nodes)
    count = 0
    for name, text in _pages(store, links):
        _write(folder / name, text.encode())
        count += name.endswith(".html")
    for name in sorted(set(ASSETS) - _SERVED):
        _write(folder / "assets" / name, asset(name))
    _write(folder / "assets" / "names.js", _names(store, links).encode())
    return count


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _pages(store: Store, links: Links) -> Iterator[Page]:
    yield "index.html", start_page(store, links)
    yield "graph.html", graph_page(store, links, most=2000)
    yield "timeline.html", timeline_page(store, links)
    yield "map.html", map_page(store, links)
    yield "articles.html", articles_page(store, links)
    yield "questions.html", render("questions", links, groups=named_questions.grouped())
    inside = Links(links.base, "../", files=True, only=links.only)
    yield from _questions(store, inside)
    for source in sources(store):
        name = f"article/{file_name(source.id)}"
        yield name, article_page(store, inside, source.id)
        yield _beside(name), turtle(store.read(source.iri), links.base).decode()
    for iri in sorted(links.only or ()):
        name = f"id/{file_name(iri[len(links.base) :])}"
        yield name, _thing(store, iri, inside)
        yield _beside(name), resource(store, iri, Preference(form="turtle"), MOST, links.base)[1].decode()


def _beside(page: str) -> str:
    """The RDF file beside a page."""
    return page.removesuffix(".html") + ".ttl"


def _thing(store: Store, iri: str, links: Links) -> str:
    found = thing(store, iri, size=1 << 30)
    return render(
        template_of(found),
        links,
        thing=found,
        drawn=map_data(found.points, links),
        lines=timeline_data(found.timeline, links),
    )


def _questions(store: Store, links: Links) -> Iterator[Page]:
    """Each question without parameters, in all views, with the answer beside it for programs."""
    for name, question in questions().items():
        found = named_questions.ask(store, name, {}, links.base)
        allowed = {view: links.question(name, view) for view in views(found)}
        forms = {"CSV": f"{name}.csv", "JSON": f"{name}.json", "Turtle": f"{name}.ttl"}
        fixed: dict[str, Any] = {
            "given": {},
            "names": (),
            "families": (),
            "problem": "",
            "lost": False,
            "words": "",
            "why": "" if found.rows else why_nothing(store, question, {}, links.base),
            "downloads": forms,
        }
        for view in allowed or ("table",):
            values = fixed | {"view": view, "views": allowed, "drawn": view_data(store, found, view, links)}
            path = f"questions/{name}{'' if view == 'table' else f'.{view}'}.html"
            yield path, render("question", links, question=question, answer=found, **values)
        for ending, form in (("csv", "spreadsheet"), ("json", "json")):
            _, data = answer(store, found.sparql, None, Preference(form=form), MOST, links.base)
            yield f"questions/{name}.{ending}", data.decode()
        yield f"questions/{name}.ttl", named_questions.turtle(store, name, {}, links.base).decode()


def _names(store: Store, links: Links) -> str:
    """The search index as a script, because pages opened from files cannot load data."""
    articles = {source.iri: links.article(source.id) for source in sources(store)}
    found = [
        {"label": ref.label, "kind": ref.kind, "names": names, "href": articles.get(ref.iri) or links.thing(ref.iri)}
        for ref, names in everything(store)
        if ref.iri in articles or links.thing(ref.iri)
    ]
    return f"window.names = {_json(found)};\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
