"""Statements that somebody should look at: plain facts of low confidence, and both sides of conflicts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from triplewire.graph.ask.questions import question
from triplewire.graph.corrections.correction import Correction, Words
from triplewire.graph.review.items import Item, Kind, Place, item_id
from triplewire.graph.store.interface import Store
from triplewire.graph.store.solutions import Row, described, select, values
from triplewire.graph.thresholds import THRESHOLDS

_DOUBTFUL = f"""
SELECT DISTINCT ?statement ?confidence {{
  ?fact tw:statedBy ?statement . ?statement tw:confidence ?confidence
  FILTER(?confidence < {THRESHOLDS.review.doubtful}) }}"""
_CHECKED = "SELECT DISTINCT ?statement { ?statement tw:checkedBy ?correction }"
_WHERE = """
SELECT ?statement ?id ?begin ?end ?quote ?sentence { VALUES ?statement { NODES }
  ?statement prov:wasDerivedFrom ?mention .
  ?mention nif:beginIndex ?begin ; nif:endIndex ?end ; nif:anchorOf ?quote ;
    nif:referenceContext/schema:identifier ?id .
  OPTIONAL { ?mention nif:sentence/nif:anchorOf ?sentence } }"""
_AT_ONCE = 50  # statements of a query
_TOLD = """
SELECT ?statement ?says ?confidence ?checked {
  VALUES ?statement { STATEMENT } ?statement rdfs:label ?says .
  OPTIONAL { ?statement tw:confidence ?confidence }
  OPTIONAL { ?statement tw:checkedBy ?checked } }"""
_OF_ONE_EVENT = """
SELECT DISTINCT ?other { VALUES ?other { OTHERS } STATEMENT tw:tells ?happening . ?other tw:tells ?happening }"""
_SHOWN = 4  # other sides of a conflict
_End = tuple[Row, str, str]  # a row of a conflict, one of its sides, and the other
_CONFLICTS = {"conflicts": "Relation", "disputed": "Event"}  # named questions, and what they are about


def doubtful_facts(store: Store) -> Iterator[Item]:
    """Yield the statements of plain facts of low confidence that nobody has checked, the least certain first."""
    checked = {row["statement"] for row in select(store, _CHECKED)}
    waiting = iter(
        sorted(
            (float(row["confidence"]), row["statement"])
            for row in select(store, _DOUBTFUL)
            if row["statement"] not in checked
        )
    )
    while some := list(islice(waiting, _AT_ONCE)):
        yield from _facts(store, some)


def _facts(store: Store, found: list[tuple[float, str]]) -> Iterator[Item]:
    nodes = [node for _, node in found]
    told = described(store, nodes, "rdfs:label", "tw:rule")
    first: dict[str, Row] = {}  # of a statement in several places, the first
    for row in select(store, _WHERE.replace("NODES", values(nodes))):
        first[row["statement"]] = min(row, first.get(row["statement"], row), key=lambda row: int(row["begin"]))
    for confidence, node in found:
        says = told.get(node, {}).get("rdfs:label", [""])[0]
        row = {**first[node], "says": says, "confidence": str(confidence)}
        pros = tuple(f"rule {rule}" for rule in told.get(node, {}).get("tw:rule", ()))
        asked = f"Does {row['id']} say: {says}?"
        yield _item("fact", row, asked, pros, (f"confidence {confidence:g}",))


def conflicts(store: Store) -> Iterator[Item]:
    """Yield a question about each conflict between relations or tellings: whether one of its sides is right.

    Its other sides are the evidence against that one; once it is answered, the next is asked. Conflicts between two
    documents come first, and of these the ones between statements, not claims. A document that tells what one side
    claims and the other denies has no conflict in it, nor has one that states an event and denies another of its kind.
    """
    found: dict[tuple[str, str], list[Row]] = {}  # of each happening, or value of what there is one
    for name, class_ in _CONFLICTS.items():
        asked = (
            question(name).narrowed({}).replace("\nWHERE {", " ?first ?second\nWHERE {", 1)
        )  # the statements as well
        for row in select(store, asked):
            if row["document"] != row["other_document"] or (class_ == "Relation" and not _claims(row)):
                found.setdefault((class_, row["what"]), []).append(row)
    for (class_, _), rows in sorted(found.items(), key=lambda each: min(map(_weakness, each[1]))):
        yield from islice(_of_conflict(store, class_, sorted(rows, key=_weakness)), 1)


def _of_conflict(store: Store, class_: str, rows: list[Row]) -> Iterator[Item]:
    ends: list[_End] = [(row, *sides) for row in rows for sides in (("", "other_"), ("other_", ""))]
    for row, side, against in ends:
        against_it = [(row, against), *((o, end) for o, own, end in ends if _place(o, own) == _place(row, side))]
        told = {_place(*other): _against(*other) for other in reversed(against_it)}
        for item in _of_side(store, class_, row, side):
            cons = tuple(reversed(told.values()))[:_SHOWN]
            if class_ == "Relation":
                yield replace(item, cons=cons)
            elif separate := _separation(store, item.nodes[0], *_sides(ends, _value(row, side))):
                yield replace(item, cons=(*cons, "if these are two events, both are right"), separate=separate)


def _sides(ends: list[_End], value: str) -> tuple[set[str], set[str]]:
    """Return the statements that have a value, and those that contradict them."""
    having = [(row, side, against) for row, side, against in ends if _value(row, side) == value]
    return {_node(row, side) for row, side, _ in having}, {_node(row, against) for row, _, against in having}


def _separation(store: Store, statement: str, own: set[str], against: set[str]) -> Correction | None:
    """Return the correction that separates a telling, and those of its event that say the same, from others if any."""

    def told(nodes: Iterable[str]) -> set[str]:
        sparql = _OF_ONE_EVENT.replace("OTHERS", values(sorted(nodes))).replace("STATEMENT", f"<{statement}>")
        return {row["other"] for row in select(store, sparql)} - {statement}

    along = told(own)
    others = told(against) - along
    along_, others_ = (tuple(Words(node=node) for node in sorted(side)) for side in (along, others))
    return Correction("separate", Words(node=statement), along=along_, others=others_) if others else None


def _place(row: Row, side: str) -> tuple[str, ...]:
    return tuple(row[f"{side}{name}"] for name in ("document", "begin", "end"))


def _against(row: Row, side: str) -> str:
    """Return what a side of a conflict has."""
    return f"{row[f'{side}document']} has {_value(row, side)}: {row[f'{side}quote']!r}"


def _value(row: Row, side: str) -> str:
    return row["other" if side else "one"]


def _weakness(row: Row) -> tuple[bool, int]:
    """Return whether both sides of a conflict are of one document, and how many of them are only claimed."""
    return row["document"] == row["other_document"], _claims(row)


def _claims(row: Row) -> int:
    return bool(row["said_by"]) + bool(row["other_said_by"])


def _node(row: Row, side: str) -> str:
    return row["second" if side else "first"]


def _of_side(store: Store, class_: str, row: Row, side: str) -> Iterator[Item]:
    """Yield the question whether what stands on a side of a conflict is right, without the evidence."""
    for found in select(store, _TOLD.replace("STATEMENT", f"<{_node(row, side)}>")):
        if not found["checked"]:
            told = {"statement": found["statement"], "confidence": found["confidence"], "id": row[f"{side}document"]}
            place = {name: row[f"{side}{name}"] for name in ("begin", "end", "quote")}
            value = _value(row, side)
            said = f" ({row[f'{side}said_by']} says so)" if row[f"{side}said_by"] else ""
            says = f"{row['what']} {value}" if class_ == "Relation" else found["says"]
            denied = ", that it did not happen" * (value == "that it did not happen")
            asked = f"Is it right, as {told['id']} has it{denied}: {says}{said}?"
            yield _item("conflict", {**told, **place, "says": found["says"], "sentence": ""}, asked, (), ())


def _item(kind: Kind, row: Row, asked: str, pros: tuple[str, ...], cons: tuple[str, ...]) -> Item:
    statement = Words(node=row["statement"])
    return Item(
        item_id(kind, row["id"], row["quote"], row["says"]),
        kind,
        asked,
        float(row["confidence"] or 1),
        pros,
        cons,
        (Place(row["id"], int(row["begin"]), int(row["end"]), row["quote"], row["sentence"]),),
        Correction("check", statement),
        Correction("reject", statement),
        (row["statement"],),
    )
