"""Relations as of a day: the verdicts on the relations of the graph, by all documents that tell of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from triplewire.extract.times.mechanisms.periods import first_day, last_day, period
from triplewire.graph.history.days import checked_day
from triplewire.graph.history.holdings import Told, Verdict, verdict
from triplewire.graph.store.interface import Store
from triplewire.graph.store.solutions import Row, select
from triplewire.graph.word_lists import WORDS
from triplewire.ontology.terms import TIME, TW

Key = tuple[str, str, str]  # subject, predicate, object

_RELATIONS = """
SELECT DISTINCT ?r ?s ?p ?o ?published ?former (MIN(?mention) AS ?m) (MIN(?quote) AS ?words) {
  VALUES ?p { PREDICATES } AMONG
  ?r a tw:Relation ; rdf:predicate ?p ; rdf:subject ?s ; rdf:object ?o ; prov:wasDerivedFrom ?mention .
  ?mention nif:anchorOf ?quote ; nif:referenceContext ?document . OPTIONAL { ?r tw:former ?former }
  ?made prov:used ?document ; tw:bar ?bar . OPTIONAL { ?document schema:datePublished ?published }
  OPTIONAL { ?r tw:confidence ?sure }
  FILTER(!BOUND(?sure) || ?sure >= ?bar) FILTER NOT EXISTS { ?r tw:claimedBy ?speaker }
} GROUP BY ?r ?s ?p ?o ?published ?former"""
_LIMITS = """
SELECT ?r ?i ?kind ?rule ?words ?in ?before ?after {
  VALUES ?p { PREDICATES } AMONG
  ?r a tw:Relation ; rdf:predicate ?p ; rdf:subject ?s ; rdf:object ?o ; time:hasTime ?i .
  ?i ?kind ?t . ?t tw:rule ?rule ; prov:wasDerivedFrom/nif:anchorOf ?words .
  OPTIONAL { ?t time:inXSDDate|time:inXSDgYearMonth|time:inXSDgYear ?in }
  OPTIONAL { ?t time:before/(time:inXSDDate|time:inXSDgYearMonth|time:inXSDgYear) ?before }
  OPTIONAL { ?t time:after/(time:inXSDDate|time:inXSDgYearMonth|time:inXSDgYear) ?after }
}"""
_DEATHS = """
SELECT ?s ?value (MIN(?mention) AS ?m) (MIN(?quote) AS ?words) {
  { VALUES ?lemma { DYING } ?e tw:predicate ?lemma ; tw:source ?s . }
  UNION { VALUES ?lemma { KILLING } ?e tw:predicate ?lemma ; tw:target ?s . }
  ?s a schema:Person . ?e tw:polarity "positive" ; tw:modality "actual" ; sem:hasTime/tw:timexValue ?value ;
     prov:wasDerivedFrom ?mention . ?mention nif:anchorOf ?quote .
  FILTER NOT EXISTS { ?e tw:claimedBy ?speaker } FILTER NOT EXISTS { ?e tw:doubt ?doubt }
} GROUP BY ?s ?value"""
_POSTS = """
SELECT ?o ?s ?label {
  VALUES ?o { POSTS } ?r rdf:object ?o ; rdf:predicate tw:holdsOffice ; rdf:subject ?s . ?s rdfs:label ?label .
  ?o org:postIn ?body ; org:role/skos:prefLabel ?role FILTER(LCASE(?role) IN (ROLES)) }"""
_PLANNED = "holds.planned"
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Held:
    """The verdict on a relation."""

    key: Key
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Tellings:
    """The times of relations in all documents, and the other holders of offices that have one holder at a time."""

    told: Mapping[Key, list[Told]]
    rivals: Mapping[Key, list[Told]]

    @classmethod
    def read(cls, store: Store, names: Iterable[str], about: Iterable[str] = ()) -> Tellings:
        """Return what is told of the relations of these names; of those of `about`, nodes, if any is given.

        What somebody claims, or what is below the bar of the build, is no evidence.
        """
        terms = " ".join(f"<{iri}>" for iri in about)
        among = f"VALUES ?a {{ {terms} }} ?r rdf:subject|rdf:object|(rdf:object/org:postIn) ?a ." if terms else ""
        told = _told(store, names, among)
        deaths = _deaths(store) if told else {}
        with_deaths = {key: [*its, *deaths.get(key[0], ())] for key, its in told.items()}
        return cls(with_deaths, _rivals(store, told))

    def on(self, day: str) -> list[Held]:
        """Return the verdicts on a day (YYYY-MM-DD), sorted by relation; raises DateError."""
        when = checked_day(day)
        return [Held(key, verdict(its, when, self.rivals.get(key, ()))) for key, its in sorted(self.told.items())]


def _told(store: Store, names: Iterable[str], among: str) -> dict[Key, list[Told]]:
    predicates = " ".join(f"<{TW[name]}>" for name in sorted(names))
    limits: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in select(store, _filled(_LIMITS, PREDICATES=predicates, AMONG=among)):
        limits[row["r"]][row["i"]].append(row)
    told: dict[Key, list[Told]] = defaultdict(list)
    for row in select(store, _filled(_RELATIONS, PREDICATES=predicates, AMONG=among)):
        spans = [_of_interval(row, rows) for rows in limits[row["r"]].values()]
        told[row["s"], row["p"], row["o"]] += [*spans, *_over(row, spans)] or [Told(row["m"])]
    return dict(told)


def _over(relation: Row, spans: list[Told]) -> list[Told]:
    """Return the end of a relation that is told as over without a date: by the day of publication, "has resigned"."""
    if relation["former"] != "true" or not relation["published"] or any(told.ended_by for told in spans):
        return []
    return [Told(relation["m"], ended_by=last_day(relation["published"]), end_words=relation["words"])]


def _filled(query: str, **places: str) -> str:
    for place, text in places.items():
        query = query.replace(place, text)
    return query


def _of_interval(relation: Row, limits: list[Row]) -> Told:
    """Return what an interval says: its beginning, its end, and the times inside it."""
    told = Told(relation["m"])
    for limit in limits:
        told = _with_limit(told, limit)
    return told


def _with_limit(told: Told, limit: Row) -> Told:
    first, last = _days(limit)
    kind = limit["kind"]
    if kind == TIME.hasBeginning:
        begun = last is not None and limit["rule"] != _PLANNED  # else it may never begin
        told = replace(told, begun_from=first, opens=begun, begin_words=limit["words"])
        told = _known(told, by=last, still=first) if begun else told
    elif kind == TIME.hasEnd:
        told = replace(_known(told, by=last, still=first), ended_by=last, end_words=limit["words"])
    else:
        told = _known(told, by=last, still=first)
    return told


def _known(told: Told, by: date | None, still: date | None) -> Told:
    """Return the telling with what it takes that the relation held at some time between two days."""
    begun = min(filter(None, (told.begun_by, by)), default=None)
    ended = max(filter(None, (told.ended_from, still)), default=None)
    return replace(told, begun_by=begun, ended_from=ended)


def _days(limit: Row) -> tuple[date | None, date | None]:
    """Return the first and the last day in which a limit lies; None where it is open."""
    if limit["before"]:
        return None, first_day(limit["before"]) - _DAY
    if limit["after"]:
        return last_day(limit["after"]) + _DAY, None
    return first_day(limit["in"]), last_day(limit["in"])


def _deaths(store: Store) -> dict[str, list[Told]]:
    """Return, for each person whose death is told with its day, the end of what it ends."""
    dying, killing = (" ".join(f'"{verb}"' for verb in sorted(verbs)) for verbs in (WORDS.dying, WORDS.killing))
    found: dict[str, list[Told]] = defaultdict(list)
    for row in select(store, _filled(_DEATHS, DYING=dying, KILLING=killing)):
        if when := period(row["value"]):
            found[row["s"]].append(Told(row["m"], ended_by=last_day(when), end_words=row["words"]))
    return found


def _rivals(store: Store, told: Mapping[Key, list[Told]]) -> dict[Key, list[Told]]:
    """Return, for each relation of an office that one person holds at a time, what is told of its other holders."""
    posts = " ".join(f"<{post}>" for post in sorted({o for _, p, o in told if p == TW.holdsOffice}))
    if not posts:
        return {}
    roles = ", ".join(f'"{role}"' for role in sorted(WORDS.one_holder))
    labels: dict[str, dict[str, str]] = defaultdict(dict)
    for row in select(store, _filled(_POSTS, POSTS=posts, ROLES=roles)):
        labels[row["o"]][row["s"]] = row["label"].casefold()
    held = _told(store, ["holdsOffice"], f"VALUES ?o {{ {posts} }}")
    found: dict[Key, list[Told]] = {}
    for s, p, o in told:
        others = [one for one in labels[o] if s in labels[o] and _differ(labels[o][s], labels[o][one])]
        found[s, p, o] = [each for one in others for each in held.get((one, p, o), ())]
    return found


def _differ(one: str, other: str) -> bool:
    """Whether two names are not those of one person, of which one is a part of the other."""
    return one not in other and other not in one
