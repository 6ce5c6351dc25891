"""Search for nodes by name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import chain

from triplewire.graph.ask.corrected import moved_to
from triplewire.graph.errors import NameMissing
from triplewire.graph.identity.renaming import base_of
from triplewire.graph.iris import slug
from triplewire.graph.store.interface import Store
from triplewire.graph.store.solutions import is_iri, values
from triplewire.graph.word_lists import WORDS
from triplewire.ontology.terms import (
    ENTITY_CLASSES,
    GEO,
    GN,
    NIF,
    ORG,
    OWL,
    PREFIXES,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
    TW,
)

_NO_TERM = f"FILTER(!STRSTARTS(STR(?n), '{PREFIXES['tw']}'))"  # with inferences, these have labels
_NAMED = f"SELECT ?n ?label {{ ?n <{RDFS.label}>|<{SKOS.altLabel}> ?label }}"
_LABELS = _NAMED[:-1] + f"FILTER NOT EXISTS {{ ?n <{RDF.type}> <{TW.VerbProperty}> }} {_NO_TERM} }}"
_THINGS = _LABELS[:-1] + f"FILTER NOT EXISTS {{ ?n <{PROV.wasDerivedFrom}>|<{NIF.isString}> ?x }} }}"
_CLASSES = " ".join(f"<{iri}>" for iri in (*ENTITY_CLASSES.values(), ORG.Post))
_ENTITIES = f"{_NAMED[:-1]} . ?n a ?class VALUES ?class {{ {_CLASSES} }} }}"  # a tenth of the nodes, found by index
_USED = f"{{ NODE ?p ?o }} UNION {{ ?s <{RDF.predicate}> NODE }} UNION {{ ?s a NODE }}"
_WITHIN = f"""SELECT DISTINCT ?n {{
    {{ ?n <{GN.countryCode}> "CODE" ; <{OWL.sameAs}> ?entry }} UNION
    {{ VALUES ?place {{ PLACES }} ?place a <{SCHEMA.Country}> ; <{GN.countryCode}> ?code .
       ?n <{GN.countryCode}> ?code ; <{OWL.sameAs}> ?entry }} UNION
    {{ VALUES ?place {{ PLACES }} ?n (<{TW.locatedIn}>|<{TW.partOf}>)+ ?place ; a <{SCHEMA.Place}> }} UNION
    {{ VALUES ?place {{ PLACES }} ?place <{GEO.hasGeometry}> ?at . ?n <{GEO.hasGeometry}> ?at ; a <{SCHEMA.Place}>
       FILTER NOT EXISTS {{ ?n <{OWL.sameAs}> ?entry }} }} }}"""
_LOCAL = re.compile(r"[^\s<>\"{}|\\^`]+")
_PERSONS = f"SELECT ?n {{ VALUES ?n {{ NODES }} ?n a <{SCHEMA.Person}> }}"

Labels = dict[str, list[str]]  # the nodes of each label

_IRI = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+", re.ASCII)


def find_nodes(store: Store, name: str, *, statements: bool = False) -> list[str]:
    """Return the IRIs of the nodes whose names match best: the same name, else the same words, else any part of it.

    Before the parts come names with one word more between the first and the last ("Ann Maria Lee" for "Ann Lee").

    Of those with the same words, persons of that surname come first, and names before descriptions ("a trump card").
    Case, accents and punctuation are ignored. An IRI of the graph matches itself, also in a short form (`full_iri`).
    Entities and offices take precedence over other named nodes, of which events, relations and documents are searched
    only with `statements`; then a property or a class that the graph uses matches as well. A name with an article or a
    title ("President Lee") that no node has is that without it. Raises NameMissing.
    """
    if found := named(store, name, statements=statements):
        return found
    every = _labels(store, _LABELS if statements else _THINGS) if name.strip() else {}
    for form in (name, _without_article(name)):
        if found := _fitting(_plain(form), every, _WAYS):
            return found
    raise NameMissing(name, every)


def named(store: Store, name: str, *, statements: bool = False) -> list[str]:
    """Return what `find_nodes` finds among entities and offices, where an index has their names; else nothing."""
    if not name.strip():
        return []
    if iri := full_iri(store, name, terms=statements):
        return [iri]
    plain = _without_article(name)
    if plain != name and not _exact(store, name) and (found := _exact(store, plain)):
        return found
    for form in dict.fromkeys((name, plain)):
        found, labels = _best(store, form)
        if found:
            return _named_first(store, form, found, labels)
    return _titled(store, plain)


def _plain(name: str) -> str:
    return f"-{slug(name)}-" if slug(name) else name


def _exact(store: Store, name: str) -> list[str]:
    """Return the entities and offices that have this name."""
    return _fitting(_plain(name), _labels_of(store, slug(name), whole=True), (_same,))


def find_places(store: Store, name: str) -> list[str]:
    """Return the nodes of a place, and of those that lie in it: by the facts and, of a country, by the gazetteer.

    A part of a city has the coordinates of the city, unless the gazetteer has the part.
    Of a country, its own node may be missing. Raises NameMissing.
    """
    from triplewire.extract.places.gazetteer import country  # noqa: PLC0415  # it loads word lists

    known = country(name)
    code = known.iso3166 if known and known.kind in {"country", "territory"} else None
    try:
        found = {*find_nodes(store, name)}
    except NameMissing:
        if not code:
            raise
        found = set()
    places = " ".join(f"<{iri}>" for iri in sorted(found) if is_iri(iri))
    rows = store.query(_WITHIN.replace("PLACES", places).replace("CODE", code or ""))
    if found := found.union(row["n"].value for row in rows):  # type: ignore[union-attr]
        return sorted(found)
    raise NameMissing(name)


def _without_article(name: str) -> str:
    first, _, rest = name.strip().partition(" ")
    return rest if first.casefold() in WORDS.articles and rest.strip() else name


def _titled(store: Store, name: str) -> list[str]:
    """Return the persons whose name stands behind a title: "Prime Minister Lee", "Israeli President Lee"."""
    from triplewire.extract.lexicon.lists import PEOPLE  # noqa: PLC0415  # it loads word lists
    from triplewire.extract.places.gazetteer import country, demonym  # noqa: PLC0415  # the same

    ending = PEOPLE.titles | PEOPLE.offices | PEOPLE.titles_male | PEOPLE.titles_female
    words = name.split()
    titles = [at for at, word in enumerate(words[:-1], 1) if word.lower() in ending]
    parts = ending | PEOPLE.title_parts
    while titles and not all(w.lower() in parts or country(w) or demonym(w) for w in words[: titles[-1]]):
        titles.pop()
    bare = " ".join(words[titles[-1] :]) if titles else ""
    return _persons(store, _best(store, bare)[0]) if slug(bare) else []


def _best(store: Store, name: str) -> tuple[list[str], Labels]:
    """Return the entities and offices whose names fit best, sorted, and those that may fit by their labels."""
    for whole, ways in ((True, _WHOLE), (False, _WAYS)):  # parts of words are not looked up, but searched
        labels = _labels_of(store, slug(name), whole=whole)
        if found := _fitting(_plain(name), labels, ways):
            return found, labels
    return [], {}


def _fitting(wanted: str, labels: Labels, ways: Iterable[Callable[[str, str], bool]]) -> list[str]:
    """Return the nodes of the labels that fit in the first of the ways in which any does, sorted."""
    for fits in ways:
        if found := {iri for label, iris in labels.items() if fits(wanted, label) for iri in iris}:
            return sorted(found)
    return []


def _named_first(store: Store, name: str, found: list[str], labels: Labels) -> list[str]:
    """Return of nodes that have a name among others the persons with that surname or, without any, those named so.

    A node is named so if the words have capitals in its name as they have in the one that is asked for. Nodes that have
    just this name are all returned; if that is a description ("people"), with those that it describes among other words
    ("eleven people").
    """
    wanted = f"-{slug(name)}-"
    called: dict[str, tuple[str, ...]] = dict.fromkeys(found, ())
    for label, iris in labels.items():
        called |= {iri: (*called[iri], label) for iri in iris if iri in called}
    if same := [label for label in chain.from_iterable(called.values()) if _same(wanted, label)]:
        plain = slug(_without_article(name))
        described = name.islower() and not any(_as_name(f"-{plain}-", label) for label in same)
        return _described(store, plain) if described else found
    surnamed = [iri for iri in found if any(f"-{slug(label)}-".endswith(wanted) for label in called[iri])]
    persons = _persons(store, surnamed)
    named = [iri for iri in found if name[:1].isupper() and any(_as_name(wanted, label) for label in called[iri])]
    return persons or named or found


def _persons(store: Store, nodes: list[str]) -> list[str]:
    """Return the persons among nodes, sorted."""
    rows = store.query(_PERSONS.replace("NODES", values(nodes))) if nodes else ()
    return sorted({row["n"].value for row in rows})  # type: ignore[union-attr]


def _described(store: Store, plain: str) -> list[str]:
    wanted, labels = f"-{plain}-", _labels_of(store, plain, whole=True)
    described = (label for label in labels if _words(wanted, label) and not _as_name(wanted, label))
    return sorted({iri for label in described for iri in labels[label]})


def _as_name(wanted: str, label: str) -> bool:
    return any(f"-{slug(word)}-" in wanted and word[:1].isupper() for word in label.split())


def _labels_of(store: Store, plain: str, *, whole: bool) -> Labels:
    """Return entities and offices by their labels: from an index those, folded, that may fit the plain name.

    They have its words or, if not `whole`, at least within words of theirs.
    """
    if not plain or not (index := store.index):
        return _labels(store, _ENTITIES)
    words, labels = plain.split("-"), Labels()
    for iri, label in index.offices_with(f"-{word}-" if whole else word for word in words):
        labels.setdefault(label, []).append(iri)
    for iri, names in (index.names_of if whole else index.names_with)(words):
        for label in names.split("\n"):
            labels.setdefault(label, []).append(iri)
    return labels


def _labels(store: Store, among: str) -> Labels:
    labels: Labels = {}
    for row in store.query(among):  # type: ignore[union-attr]
        labels.setdefault(row["label"].value, []).append(row["n"].value)
    return labels


def full_iri(store: Store, name: str, *, terms: bool = False) -> str:
    """Return the IRI of the graph that is written as `<https://...>`, in full, as `tw:...` or without its beginning.

    The beginning is that of the nodes of the store: `event-turkey.v2` and `:event-turkey.v2`. "" if there is none.
    That of an actor which a correction gave another node stands for this one.
    With `terms`, IRIs of properties of facts and relations, and of classes, are among those of the graph.
    """
    plain = name[1:-1] if name.startswith("<") and name.endswith(">") else name
    if not _LOCAL.fullmatch(plain):
        return ""
    prefix, _, local = plain.partition(":")
    forms = [plain] if _IRI.fullmatch(plain) else []
    forms += [PREFIXES[prefix] + local] if prefix in PREFIXES and local else []
    if not prefix or ":" not in plain:
        first = next(iter(store.graphs()), "")
        forms += [base_of(first) + plain.removeprefix(":")] if first else []
    used = _USED if terms else "{ NODE ?p ?o }"
    valid = list(filter(is_iri, forms))
    known = (iri for iri in valid if store.query(f"ASK {{ {used.replace('NODE', f'<{iri}>')} }}"))
    return next(known, "") or next(filter(None, (moved_to(store, iri) for iri in valid)), "")


def _same(wanted: str, label: str) -> bool:
    return wanted in {f"-{slug(label)}-", label}


def _words(wanted: str, label: str) -> bool:
    return wanted in f"-{slug(label)}-"


def _spread(wanted: str, label: str) -> bool:
    """Return whether a name of several words begins and ends as the wanted one, and has a word more between them."""
    words, its = wanted.strip("-").split("-"), slug(label).split("-")
    ends = len(words) > 1 and (words[0], words[-1]) == (its[0], its[-1])
    return ends and len(its) == len(words) + 1 and set(words) <= {*its}


def _part(wanted: str, label: str) -> bool:
    return wanted.strip("-") in slug(label) or wanted in label


_WHOLE = (_same, _words, _spread)
_WAYS = (*_WHOLE, _part)
