"""Search for names that contain every word: what is named most often comes first, then the best match."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from triplewire.graph.derived.rows import folded, words_of
from triplewire.graph.store.embedded import OxigraphStore
from triplewire.graph.store.interface import Store
from triplewire.graph.store.solutions import natural, select, values
from triplewire.graph.web.read.refs import KINDS
from triplewire.graph.web.read.values import Ref
from triplewire.ontology.terms import SCHEMA

_NAMES = f"""
SELECT ?n ?type ?name {{
  ?n a ?type ; rdfs:label|skos:altLabel ?name
  VALUES ?type {{ {" ".join(f"<{iri}>" for iri in KINDS)} schema:NewsArticle }}
}}"""

_NAMED = """
SELECT ?n (COUNT(DISTINCT ?m) AS ?count) {
  VALUES ?n { NODES } ?m itsrdf:taIdentRef ?n ; tw:mentionKind "name"
} GROUP BY ?n"""

Named = tuple[tuple[Ref, str], ...]

_READ: WeakKeyDictionary[OxigraphStore, Named] = WeakKeyDictionary()


def everything(store: Store) -> Named:
    """Return every node that has a name and a page, with its folded names: entities, then events, then articles.

    A store that is open for reading alone does not change, and is read once.
    """
    if not isinstance(store, OxigraphStore) or not store.read_only:
        return _everything(store)
    if store not in _READ:
        _READ[store] = _everything(store)
    return _READ[store]


def _everything(store: Store) -> Named:
    found: dict[str, tuple[str, list[str]]] = {}
    for row in select(store, _NAMES):
        kind = "Article" if row["type"] == SCHEMA.NewsArticle else KINDS[row["type"]]
        found.setdefault(row["n"], (kind, []))[1].append(row["name"])
    things = [
        (Ref(iri, max(names, key=lambda name: (len(name), name)), kind), folded(" ".join(dict.fromkeys(names))))
        for iri, (kind, names) in found.items()
    ]
    return tuple(sorted(things, key=lambda t: (_late(t[0]), t[0].label, t[0].iri)))


def find(store: Store, text: str, most: int = 40, *, things_only: bool = False) -> tuple[Ref, ...]:
    """Return the nodes whose names contain every word of `text`, at most `most`; perhaps no events and articles."""
    words = words_of(text)
    if not words:
        return ()
    if index := store.index:
        return tuple(Ref(*row) for row in index.named(words, most, things_only=things_only))
    names = [(ref, its) for ref, its in everything(store) if not (things_only and _late(ref))]
    fitting = {ref: its for ref, its in names if all(word in its for word in words)}
    rows = select(store, _NAMED.replace("NODES", values(ref.iri for ref in fitting if not _late(ref))))
    named = {row["n"]: natural(row["count"]) for row in rows if row["n"]}

    def rank(ref: Ref) -> tuple[int, int, bool, int, str]:
        return _late(ref), -named.get(ref.iri, 0), not fitting[ref].startswith(words[0]), len(ref.label), ref.iri

    return tuple(sorted(fitting, key=rank)[:most])


def _late(ref: Ref) -> int:
    """Events come after things, and articles last."""
    return {"Event": 1, "Article": 2}.get(ref.kind, 0)
