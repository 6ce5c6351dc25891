"""Events, relations and statements as the pages show them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from graph.select import Row, select
from graph.store import Store
from graph.web.pages.kinds import local, refs
from graph.web.pages.quotes import quotes
from graph.web.pages.values import Happening, Quote, Ref, Relation, Statement

ROLES = (
    "tw:source", "tw:target", "sem:hasPlace", "tw:about", "tw:recipient", "tw:beneficiary", "tw:instrument",
    "tw:affects", "tw:origin", "tw:destination", "tw:complement", "tw:companion", "tw:participant",
)  # fmt: skip
TAKES_PART = "|".join(ROLES)
_ORDER = {"place" if role == "sem:hasPlace" else role[3:]: place for place, role in enumerate(ROLES)}

_EVENTS = """
SELECT ?n ?label ?predicate ?type ?mode ?polarity ?modality ?time ?speaker {
  WHERE
  ?n a tw:Event ; rdfs:label ?label ; tw:predicate ?predicate ; tw:polarity ?polarity ; tw:modality ?modality .
  OPTIONAL { ?n sem:eventType ?type }
  OPTIONAL { ?n tw:mode ?mode }
  OPTIONAL { ?n sem:hasTime/tw:timexValue ?time }
  OPTIONAL { ?n tw:claimedBy ?speaker }
}"""
_ROLES = f"""
SELECT DISTINCT ?n ?role ?who {{ WHERE ?n a tw:Event ; ?role ?who VALUES ?role {{ {" ".join(ROLES)} }} }}"""
_TRIGGERS = """
SELECT DISTINCT ?n ?document ?begin ?end { WHERE ?n a tw:Event ; tw:trigger ?m .
  ?m nif:beginIndex ?begin ; nif:endIndex ?end ; nif:referenceContext/schema:identifier ?document }"""
_RELATIONS = """
SELECT ?n ?subject ?property ?object ?former ?speaker ?office ?whose {
  WHERE
  ?n a tw:Relation ; rdf:subject ?subject ; rdf:predicate ?property ; rdf:object ?object .
  OPTIONAL { ?n tw:former ?former }
  OPTIONAL { ?n tw:claimedBy ?speaker }
  OPTIONAL { ?object org:role/skos:prefLabel ?office OPTIONAL { ?object org:postIn ?whose } }
}"""
_STATEMENTS = """
SELECT ?n ?subject ?predicate ?object ?speaker {
  WHERE
  ?n a tw:Statement ; tw:subjectText ?subject ; tw:predicateText ?predicate .
  OPTIONAL { ?n tw:objectText ?object }
  OPTIONAL { ?n tw:claimedBy ?speaker }
}"""


def happenings(store: Store, where: str = "") -> tuple[Happening, ...]:
    """The events that the graph pattern `where` finds as ?n, in the order of time; those without one come last."""
    rows = _grouped(select(store, _EVENTS.replace("WHERE", where)))
    roles = _grouped(select(store, _ROLES.replace("WHERE", where)))
    triggers = _grouped(select(store, _TRIGGERS.replace("WHERE", where)))
    quoted = quotes(store, f"{where} ?n a tw:Event .")
    known = refs(store, [r["who"] for its in roles.values() for r in its] + _speakers(rows))
    found = [
        Happening(
            iri=iri,
            label=" ".join(its[0]["label"].split()),
            family=next((local(row["type"]) for row in its if row["type"]), ""),
            time=min((row["time"] for row in its if row["time"]), default=""),
            modes=tuple(sorted({row["mode"] for row in its if row["mode"]})),
            roles=_roles(roles.get(iri, []), known),
            speakers=_known(its, known),
            status=_status(its, known),
            predicate=its[0]["predicate"],
            quotes=quoted.get(iri, ()),
            triggers=tuple((t["document"], int(t["begin"]), int(t["end"])) for t in triggers.get(iri, [])),
        )
        for iri, its in rows.items()
    ]
    return tuple(sorted(found, key=lambda event: (not is_date(event.time), event.time, event.iri)))


def is_date(time: str) -> bool:
    """Whether a TIMEX3 value begins with a year, so that it has its place on a line of time."""
    return time[:4].isdecimal()


def relations(store: Store, where: str = "") -> tuple[Relation, ...]:
    """The lasting relations that the graph pattern `where` finds as ?n."""
    rows = _grouped(select(store, _RELATIONS.replace("WHERE", where)))
    quoted = quotes(store, f"{where} ?n a tw:Relation .")
    ends = [row[end] for its in rows.values() for row in its for end in ("subject", "object", "whose") if row[end]]
    known = refs(store, ends + _speakers(rows))
    found = [_relation(iri, its, known, quoted.get(iri, ())) for iri, its in rows.items()]
    return tuple(sorted(found, key=lambda r: (r.property, r.subject.label, r.object.label, r.iri)))


def _relation(iri: str, rows: list[Row], known: dict[str, Ref], quoted: tuple[Quote, ...]) -> Relation:
    row = rows[0]
    label = f"{row['office']} of" if row["whose"] else local(row["property"])
    return Relation(
        iri=iri,
        subject=known[row["subject"]],
        property=label,
        object=known[row["whose"] or row["object"]],
        speakers=_known(rows, known),
        status="former" if row["former"] == "true" else "",
        quotes=quoted,
    )


def statements(store: Store, where: str = "") -> tuple[Statement, ...]:
    """The statements in the words of the text that the graph pattern `where` finds as ?n, in the order of the text."""
    rows = _grouped(select(store, _STATEMENTS.replace("WHERE", where)))
    quoted = quotes(store, f"{where} ?n a tw:Statement .")
    known = refs(store, _speakers(rows))
    found = [
        Statement(
            iri, its[0]["subject"], its[0]["predicate"], its[0]["object"], _known(its, known), quoted.get(iri, ())
        )
        for iri, its in rows.items()
    ]
    return tuple(sorted(found, key=lambda s: (*((q.document, q.begin, q.end) for q in s.quotes[:1]), s.iri)))


def _grouped(rows: Iterable[Row]) -> dict[str, list[Row]]:
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row["n"]].append(row)
    return grouped


def _speakers(rows: dict[str, list[Row]]) -> list[str]:
    return [row["speaker"] for its in rows.values() for row in its if row["speaker"]]


def _known(rows: list[Row], known: dict[str, Ref]) -> tuple[Ref, ...]:
    return tuple(known[iri] for iri in sorted({row["speaker"] for row in rows if row["speaker"]}) if iri in known)


def _roles(rows: list[Row], known: dict[str, Ref]) -> tuple[tuple[str, Ref], ...]:
    named = [({"hasPlace": "place"}.get(local(row["role"]), local(row["role"])), known[row["who"]]) for row in rows]
    return tuple(sorted(named, key=lambda role: (_ORDER[role[0]], role[1].label)))


def _status(rows: list[Row], known: dict[str, Ref]) -> str:
    """Why it is no plain fact, as `graph.view.staging` says it."""
    speakers = [ref.label for ref in _known(rows, known)]
    words = [f"claimed by {' and '.join(speakers)}"] if speakers else []
    words += [w for w in (rows[0]["polarity"], rows[0]["modality"]) if w not in {"positive", "actual"}]
    return ", ".join(words)
