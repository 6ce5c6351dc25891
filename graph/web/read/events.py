"""Events, lasting relations and statements, read from the store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from triplewire.graph.derived.index import Index, Moment
from triplewire.graph.iris import local_part
from triplewire.graph.store.interface import Store
from triplewire.graph.store.solutions import Described, Row, described, natural, select, values
from triplewire.graph.web.read.quotes import quotes
from triplewire.graph.web.read.refs import refs
from triplewire.graph.web.read.values import Event, Quote, Ref, Relation, Statement, TimelineEvent
from triplewire.graph.withheld import READ, why_withheld
from triplewire.ontology.verbs import past

Values = dict[str, list[str]]

_TELLINGS = 5  # relation nodes that say the same, of which quotes are shown
_FEW = 400  # up to so many events, looking up each is faster than reading all
ROLES = (
    "tw:source", "tw:target", "sem:hasPlace", "tw:about", "tw:recipient", "tw:beneficiary", "tw:instrument",
    "tw:affects", "tw:origin", "tw:destination", "tw:complement", "tw:companion", "tw:participant",
)  # fmt: skip
_SHOWN = ("tw:source", "tw:onBehalfOf", *ROLES[1:])  # for whom a source acts takes no part itself
_ORDER = {"place" if role == "sem:hasPlace" else role[3:]: place for place, role in enumerate(_SHOWN)}
_PLAIN = ("positive", "actual")

_OF_EVENTS = (
    "rdfs:label", "tw:predicate", "sem:eventType", "tw:mode", "sem:hasTime", "tw:confidence", "tw:count", "tw:tells",
)  # fmt: skip
_TRIGGERS = """
SELECT DISTINCT ?n ?document ?begin ?end { VALUES ?n { NODES } ?n tw:trigger ?m .
  ?m nif:beginIndex ?begin ; nif:endIndex ?end ; nif:referenceContext/schema:identifier ?document }"""
_TIMES = "SELECT ?n ?time { HERE ?n sem:hasTime ?t . ?t tw:timexValue ?time }"
_APPEARED = """
SELECT ?n ?day { ?n a tw:Event ; prov:wasDerivedFrom/nif:referenceContext/schema:datePublished ?day }"""
_ENDS = ("rdf:subject", "rdf:object")
_OF_RELATIONS = ("rdf:subject", "rdf:predicate", "rdf:object", "tw:former", "tw:claimedBy")
_OF_STATEMENTS = ("tw:subjectText", "tw:predicateText", "tw:objectText", "tw:claimedBy")


def iris_where(store: Store, class_: str, *patterns: str) -> list[str]:
    """Return the IRIs of the nodes of a class that a graph pattern matches as ?n, or any of several.

    They are found first and described afterwards: in a single query, the engine would read the whole store. Each
    pattern has the class beside it: the engine would join them with all nodes of the class.
    """
    arms = " UNION ".join(f"{{ {pattern} ?n a {class_} }}" for pattern in patterns)
    return [row["n"] for row in select(store, f"SELECT DISTINCT ?n {{ {arms} }}")]


def events_where(store: Store, where: str = "") -> tuple[Event, ...]:
    """Return the events that the graph pattern `where` matches as ?n, in chronological order, undated ones last."""
    return events(store, iris_where(store, "tw:Event", where))


def events(store: Store, iris: Iterable[str]) -> tuple[Event, ...]:
    """Return the events with these IRIs, in chronological order, undated ones last."""
    told = described(store, iris, *dict.fromkeys((*_OF_EVENTS, *_SHOWN, *READ)))
    here = values(told)
    times = _grouped(select(store, _TIMES.replace("HERE", f"VALUES ?n {{ {here} }}")))
    triggers = _grouped(select(store, _TRIGGERS.replace("NODES", here)))
    quoted = quotes(store, f"VALUES ?n {{ {here} }}")
    known = refs(store, _all(told, *_SHOWN, "tw:claimedBy"))
    found_events = [
        Event(
            iri=iri,
            label=" ".join(_first(its, "rdfs:label").split()),
            family=local_part(_first(its, "sem:eventType")),
            time=min((row["time"] for row in times[iri]), default=""),
            modes=tuple(its.get("tw:mode", ())),
            roles=_roles(its, known),
            speakers=(speakers := _known(its, known)),
            status=_status(speakers, _first(its, "tw:polarity"), _first(its, "tw:modality")),
            polarity=_first(its, "tw:polarity"),
            modality=_first(its, "tw:modality"),
            predicate=_verb(its.get("tw:predicate", ()), triggers[iri], quoted.get(iri, ())),
            quotes=quoted.get(iri, ()),
            triggers=tuple((t["document"], natural(t["begin"]), natural(t["end"])) for t in triggers[iri]),
            withheld=why_withheld(its),
            confidence=_first(its, "tw:confidence"),
            numbers=tuple(sorted(its.get("tw:count", ()))),
            happening=_first(its, "tw:tells"),
        )
        for iri, its in told.items()
    ]
    return tuple(sorted(found_events, key=_in_time))


def _verb(verbs: Sequence[str], triggers: Iterable[Row], quoted: Iterable[Quote]) -> str:
    """Return the verb of an event that its text uses first: of several, the one most like the first of its triggers."""
    words = {
        quote.quote[begin - quote.begin : end - quote.begin].casefold()
        for trigger in sorted(triggers, key=lambda t: (t["document"], natural(t["begin"])))[:1]
        for begin, end in [(natural(trigger["begin"]), natural(trigger["end"]))]
        for quote in quoted
        if quote.document == trigger["document"] and quote.begin <= begin and end <= quote.end
    }
    likeness = {verb: max((fuzz.ratio(w, f) for w in words for f in (verb, past(verb))), default=0.0) for verb in verbs}
    return max(sorted(likeness), key=lambda verb: likeness[verb], default="")


@dataclass(frozen=True, slots=True)
class Timeline:
    """The events with a date, in chronological order, and the number of those without one.

    `by_publication` counts the latter by the day on which their article appeared: (day, stated ones, others).
    """

    dated: tuple[TimelineEvent, ...]
    undated: int
    by_publication: tuple[tuple[str, int, int], ...] = ()


def timeline(store: Store) -> Timeline:
    """Return all events of the store."""
    if index := store.index:
        dated = _moments(index, index.dated())
        return Timeline(dated, index.numbers()["events"] - len(dated), tuple(index.undated()))
    found = timeline_events(store)
    dated = tuple(event for event in found if is_date(event.time))
    return Timeline(dated, len(found) - len(dated), _by_publication(store, found))


def _by_publication(store: Store, found: Iterable[TimelineEvent]) -> tuple[tuple[str, int, int], ...]:
    appeared = days_of_articles(store)
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for event in found:
        if not is_date(event.time) and event.iri in appeared:
            counts[appeared[event.iri]][bool(event.status)] += 1
    return tuple((day, stated, others) for day, (stated, others) in sorted(counts.items()))


def days_of_articles(store: Store) -> dict[str, str]:
    """Return the day on which the article of each event appeared."""
    return {row["n"]: row["day"][:10] for row in select(store, _APPEARED)}


def timeline_of(store: Store, iri: str, where: str) -> tuple[TimelineEvent, ...]:
    """Return the events in which a thing takes part; `where` is the graph pattern that matches them as ?n."""
    if (index := store.index) and index.nodes([iri]):
        return tuple(sorted(_moments(index, index.of_thing(iri)), key=_in_time))
    return timeline_events(store, where)


def _moments(index: Index, moments: Sequence[Moment]) -> tuple[TimelineEvent, ...]:
    speakers = index.nodes(who for moment in moments for who in moment.speakers.split())

    def status(moment: Moment) -> str:
        who = [speakers[iri].label for iri in moment.speakers.split() if iri in speakers]
        return ", ".join([f"claimed by {' and '.join(who)}"] * bool(who) + [moment.state] * bool(moment.state))

    return tuple(TimelineEvent(m.iri, m.label, m.family, m.time, bool(m.speakers), status(m)) for m in moments)


def timeline_events(store: Store, where: str = "") -> tuple[TimelineEvent, ...]:
    """Return the events that the graph pattern `where` matches as ?n, or all, with what a timeline shows of them.

    They are in chronological order, undated ones last.
    """
    iris = set(iris_where(store, "tw:Event", where)) if where else None
    here = f"VALUES ?n {{ {values(sorted(iris))} }}" if iris is not None and len(iris) < _FEW else ""
    times = _grouped(select(store, _TIMES.replace("HERE", here)))
    types = _grouped(select(store, f"SELECT ?n ?type {{ {here} ?n sem:eventType ?type }}"))
    claims = _grouped(select(store, f"SELECT ?n ?speaker {{ {here} ?n a tw:Event ; tw:claimedBy ?speaker }}"))
    known = refs(store, (row["speaker"] for its in claims.values() for row in its))
    other_than = "SELECT ?n ?state {{ {} ?n tw:{} ?state FILTER(?state != '{}') }}"
    denied = _grouped(select(store, other_than.format(here, "polarity", "positive")))
    unreal = _grouped(select(store, other_than.format(here, "modality", "actual")))
    found_events = [
        TimelineEvent(
            iri=(iri := row["n"]),
            label=" ".join(row["label"].split()),
            family=local_part(min((t["type"] for t in types.get(iri, ())), default="")),
            time=min((t["time"] for t in times.get(iri, ())), default=""),
            claimed=iri in claims,
            status=_status(
                (known[claim["speaker"]] for claim in claims.get(iri, ()) if claim["speaker"] in known),
                *(row["state"] for row in (*denied.get(iri, ()), *unreal.get(iri, ()))),
            ),
        )
        for row in select(store, f"SELECT ?n ?label {{ {here} ?n a tw:Event ; rdfs:label ?label }}")
        if iris is None or row["n"] in iris
    ]
    return tuple(sorted(found_events, key=_in_time))


def events_between(
    events: Iterable[TimelineEvent], appeared: Mapping[str, str], since: str, until: str
) -> list[TimelineEvent]:
    """Return those of the events that may have happened from day to day, "" for no limit.

    `appeared` has the day of the article of each event, which is the day of an event without a date.
    """
    day = {event.iri: event.time if is_date(event.time) else appeared.get(event.iri, "") for event in events}
    fits = {iri for iri, its in day.items() if its and f"{its}~" >= since and its <= f"{until or '9'}~"}
    return [event for event in events if event.iri in fits]


def _in_time(event: Event | TimelineEvent) -> tuple[bool, str, str]:
    return not is_date(event.time), event.time, event.iri


def is_date(time: str) -> bool:
    """Whether a TIMEX3 value begins with a year, so that it has a place on a timeline."""
    return time[:4].isdecimal()


def relations_of(store: Store, thing: str) -> tuple[Relation, ...]:
    """Return the lasting relations of a thing (a SPARQL term), and those of the offices in it."""
    ends = (f"?n {end} {thing} ." for end in _ENDS)
    return relations(store, *ends, f"?post org:postIn {thing} . ?n rdf:object ?post .")


def relations(store: Store, *patterns: str) -> tuple[Relation, ...]:
    """Return the lasting relations that any of the patterns matches as ?n; those that say the same are merged."""
    told = described(store, iris_where(store, "tw:Relation", *patterns), *_OF_RELATIONS, "tw:withheld")
    posts = described(store, (_first(its, "rdf:object") for its in told.values()), "org:role", "org:postIn")
    offices = described(store, (_first(its, "org:role") for its in posts.values()), "skos:prefLabel")
    alike: dict[tuple[tuple[str, ...], ...], list[str]] = defaultdict(list)
    for iri, its in told.items():
        alike[tuple(tuple(its.get(name, ())) for name in _OF_RELATIONS)].append(iri)
    quoted = quotes(store, f"VALUES ?n {{ {values(iri for its in alike.values() for iri in its[:_TELLINGS])} }}")
    ends = _all(told, *_ENDS, "tw:claimedBy") + _all(posts, "org:postIn")
    known = refs(store, ends)

    def relation(iris: list[str]) -> Relation:
        its = told[iris[0]]
        post = posts.get(_first(its, "rdf:object"), {})
        whose = next((node for node in post.get("org:postIn", ())[:1] if node in known and "org:role" in post), "")
        office = _first(offices.get(_first(post, "org:role"), {}), "skos:prefLabel")
        return Relation(
            iri=iris[0],
            subject=known[_first(its, "rdf:subject")],
            property=f"{office} of" if whose else local_part(_first(its, "rdf:predicate")),
            object=known[whose or _first(its, "rdf:object")],
            speakers=_known(its, known),
            status="former" if "true" in its.get("tw:former", ()) else "",
            quotes=tuple(quote for iri in iris for quote in quoted.get(iri, ())),
            withheld=tuple(sorted({reason for iri in iris for reason in why_withheld(told[iri])})),
        )

    joined = [iris for iris in alike.values() if all(_first(told[iris[0]], end) in known for end in _ENDS)]
    related = [relation(iris) for iris in joined]
    return tuple(sorted(related, key=lambda r: (r.property, r.subject.label, r.object.label, r.iri)))


def statements(store: Store, where: str = "") -> tuple[Statement, ...]:
    """Return the statements that the graph pattern `where` matches as ?n, in the order of the text."""
    told = described(store, iris_where(store, "tw:Statement", where), *_OF_STATEMENTS)
    of_events = described(store, iris_where(store, "tw:Event", where), "tw:openTriple", "tw:claimedBy")
    quoted = quotes(store, f"VALUES ?n {{ {values((*told, *of_events))} }}")
    known = refs(store, _all(told | of_events, "tw:claimedBy"))
    stated = [
        Statement(iri, *_in_three(words), _known(its, known), quoted.get(iri, ()))
        for iri, its in of_events.items()
        for words in its.get("tw:openTriple", ())
    ]
    stated += [
        Statement(
            iri,
            _first(its, "tw:subjectText"),
            _first(its, "tw:predicateText"),
            _first(its, "tw:objectText"),
            _known(its, known),
            quoted.get(iri, ()),
        )
        for iri, its in told.items()
    ]
    return tuple(sorted(stated, key=lambda s: ([(q.document, q.begin, q.end) for q in s.quotes[:1]], s.iri)))


def _in_three(words: str) -> tuple[str, str, str]:
    """Return the subject, predicate and object of an open triple, of which the object may be missing."""
    subject, predicate, value, *_ = *words.split("\t"), "", ""
    return subject, predicate, value


def _all(told: Described, *names: str) -> list[str]:
    return [value for its in told.values() for name in names for value in its.get(name, ())]


def _first(its: Values, name: str) -> str:
    return next(iter(its.get(name, ())), "")


def _grouped(rows: Iterable[Row]) -> dict[str, list[Row]]:
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row["n"]].append(row)
    return grouped


def _known(its: Values, known: dict[str, Ref]) -> tuple[Ref, ...]:
    return tuple(known[iri] for iri in its.get("tw:claimedBy", ()) if iri in known)


def _roles(its: Values, known: dict[str, Ref]) -> tuple[tuple[str, Ref], ...]:
    named = [
        ("place" if name == "sem:hasPlace" else name[3:], known[who])
        for name in _SHOWN
        for who in its.get(name, ())
        if who in known
    ]
    return tuple(sorted(named, key=lambda role: (_ORDER[role[0]], role[1].label)))


def _status(speakers: Iterable[Ref], *states: str) -> str:
    """The reason why an event is not a plain fact, in the words of `triplewire.graph.view.staging`."""
    who = [ref.label for ref in speakers]
    words = [f"claimed by {' and '.join(who)}"] if who else []
    return ", ".join(words + [state for state in states if state not in _PLAIN])
