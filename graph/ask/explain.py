"""Explanations of the graph's content: the sentence, the quote, the rule and the document behind each statement.

Also explains why names in several documents are one node, by the rule that joined them and the clues that they share,
and why tellings of an event are one happening, by the evidence for and against it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import cast

import pyoxigraph as ox

from triplewire.graph.ask.corrected import Corrected, Corrections
from triplewire.graph.ask.node_search import find_nodes
from triplewire.graph.ask.questions import question
from triplewire.graph.ask.stated_places import OF_STATEMENT, Place, all_values, first_value, places_of, statements_about
from triplewire.graph.identity.blocks import Reason, actors
from triplewire.graph.identity.happenings.retellings import reasons
from triplewire.graph.identity.members import Member
from triplewire.graph.identity.register import blocks_of
from triplewire.graph.identity.renaming import base_of
from triplewire.graph.iris import span_of
from triplewire.graph.store.interface import Store
from triplewire.graph.store.solutions import described, fraction, natural, values
from triplewire.graph.withheld import why_withheld

_NAMED = """
SELECT ?identity ?mention ?words ?sentence ?from { GRAPH GRAPH_ {
    ?identity tw:identifies NODE . ?mention itsrdf:taIdentRef NODE ; tw:mentionKind "name" .
    OPTIONAL { ?mention nif:anchorOf ?words }
    OPTIONAL { ?mention nif:sentence ?s . ?s nif:anchorOf ?sentence ; nif:beginIndex ?from } } }"""

_RETOLD = """
SELECT DISTINCT ?event ?other {
  VALUES ?event { NODES } ?event tw:tells ?happening . ?other tw:tells ?happening FILTER(?other != ?event) }"""

_MENTIONED = """
SELECT DISTINCT ?node ?g ?mention { VALUES ?node { NODES } GRAPH ?g { ?mention itsrdf:taIdentRef ?node } }"""


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """A place in a text that states an event, a relation, an open triple, an identity or a side of a conflict.

    `rule` lists all rules of the place.

    `begin`/`end` is the half-open range of characters of `quote` in the document's text. `status` is "stated",
    "claimed by ...", and, for an event that is not asserted, also "negative", "future", "possible" or "hypothetical".
    `fact`: the statement is also a plain fact; `withheld`: why it is not, or why some of its sides are in none.
    """

    document: str
    begin: int
    end: int
    quote: str
    kind: str
    says: str
    status: str
    sentence: str
    rule: str
    confidence: float | None
    statement: str
    fact: bool = False
    withheld: tuple[str, ...] = ()


def explain(store: Store, what: str) -> tuple[Evidence, ...]:
    """Return the evidence for the event, relation or fact of an IRI, or for all statements about a thing (IRI or name).

    The IRI of a property or a class, `tw:consulted` or `tw:Consult`, stands for all its facts, relations or events.

    If several documents name the thing, the evidence includes the reason why it is the same, at its first mention in
    each document; if relations of it or tellings of its events conflict, both sides; and what was corrected, with what
    it said before, also where a statement was rejected. Of a thing in no statement, it is where the thing is named. The
    order is that of documents and text. Raises NameMissing.
    """
    corrections = Corrections(store)
    nodes = corrections.rejected(what) or find_nodes(store, what, statements=True)
    statements = statements_about(store, nodes)
    found = (
        replace(_evidence(place), fact="^tw:statedBy" in its, withheld=why_withheld(its))
        for place in places_of(store, statements)
        for its in (statements[place["statement"]],)
    )
    corrected = map(_corrected, corrections.of({*nodes, *statements}))
    others = (_identities(store, nodes), _conflicts(store, nodes), _retellings(store, nodes), corrected)
    evidence = tuple(sorted((*found, *chain.from_iterable(others))))
    return evidence or tuple(sorted(_mentions(store, nodes)))


def _mentions(store: Store, nodes: Sequence[str]) -> Iterator[Evidence]:
    """Yield where the text names things that are in no statement."""
    rows = list(_select(store, _MENTIONED.replace("NODES", values(nodes))))
    labels = described(store, nodes, "rdfs:label")
    ids = described(store, (row["g"] for row in rows), "schema:identifier")
    mentions = described(store, (row["mention"] for row in rows), "nif:anchorOf", "nif:sentence")
    sentences = described(store, all_values(mentions, "nif:sentence"), "nif:anchorOf", "nif:beginIndex")
    for row in (row for row in rows if row["node"] in labels and row["g"] in ids):
        its = mentions.get(row["mention"], {})
        sentence = sentences.get(first_value(its, "nif:sentence"), {})
        words, whole = first_value(its, "nif:anchorOf"), first_value(sentence, "nif:anchorOf")
        told = {"words": words, "sentence": whole, "from": first_value(sentence, "nif:beginIndex")}
        begin, end, quote = words_at({"mention": row["mention"], **told})
        yield Evidence(
            document=ids[row["g"]]["schema:identifier"][0],
            begin=begin,
            end=end,
            quote=quote,
            kind="mention",
            says=labels[row["node"]]["rdfs:label"][0],
            status="named here, but no event, relation or fact has it",
            sentence=whole,
            rule="",
            confidence=None,
            statement=row["node"],
        )


def _corrected(change: Corrected) -> Evidence:
    return Evidence(
        document=change.document,
        begin=change.begin,
        end=change.end,
        quote=change.quote,
        kind="correction",
        says=f"{change.before} -> {change.after}" if change.after not in {"", change.before} else change.before,
        status=change.status,
        sentence=change.sentence,
        rule=f"correction {change.id}",
        confidence=None,
        statement=change.node,
    )


def _select(store: Store, sparql: str) -> Iterator[dict[str, str]]:
    answer = cast("ox.QuerySolutions", store.query(sparql))
    names = [variable.value for variable in answer.variables]
    return ({name: getattr(row[name], "value", "") for name in names} for row in answer)


def _conflicts(store: Store, nodes: Iterable[str]) -> Iterator[Evidence]:
    """Yield both sides of each conflict between relations or tellings of the nodes, as the questions find them."""
    for name, rule in (("conflicts", "one at a time"), ("disputed", "one event")):
        for row in _select(store, question(name).narrowed({"about": values(nodes)})):
            yield _side(row, rule, "", "other_")
            yield _side(row, rule, "other_", "")


def _side(row: dict[str, str], rule: str, side: str, against: str) -> Evidence:
    speaker = row[f"{side}said_by"]
    return Evidence(
        document=row[f"{side}document"],
        begin=natural(row[f"{side}begin"]),
        end=natural(row[f"{side}end"]),
        quote=row[f"{side}quote"],
        kind="conflict",
        says=f"{row['what']} {row['other' if side else 'one']}",
        status=f"{f'claimed by {speaker}' if speaker else 'stated'}, but {row['one' if side else 'other']} "
        f"in {row[f'{against}document']}: {row[f'{against}quote']!r}",
        sentence="",
        rule=rule,
        confidence=None,
        statement="",
    )


def _retellings(store: Store, nodes: Iterable[str]) -> Iterator[Evidence]:
    """Yield the other tellings of the events or happenings among the nodes, with the evidence for and against each."""
    rows = list(_select(store, _RETOLD.replace("NODES", values(nodes))))
    told = described(store, (row[name] for row in rows for name in ("event", "other")), *OF_STATEMENT)
    first: dict[str, Place] = {}
    for place in places_of(store, told):
        key = place["statement"]
        first[key] = min(place, first.get(key, place), key=lambda place: natural(place["begin"]))
    for event, other in ((row["event"], row["other"]) for row in rows if row["other"] in first):
        place, found = first[other], reasons(store, event, other)
        yield Evidence(
            document=place["id"],
            begin=natural(place["begin"]),
            end=natural(place["end"]),
            quote=place["quote"],
            kind="happening",
            says=f"{place['says']}: the same event as {told[event].get('rdfs:label', [''])[0]}",
            status="one is an account of the other" if found is None else _weighed(found),
            sentence=place["sentence"],
            rule="retelling",
            confidence=None,
            statement=other,
        )


def _weighed(evidence: dict[str, float]) -> str:
    said = [", ".join(f"{kind} {p:+.1f}" for kind, p in evidence.items() if p * sign > 0) for sign in (1, -1)]
    return f"for it: {said[0]}; against it: {said[1]}; together {sum(evidence.values()):+.1f}"


def _identities(store: Store, nodes: Iterable[str]) -> Iterator[Evidence]:
    """Yield, for each node named in several documents, its first mention in each and the reason why it is the same."""
    joined = {}
    for block in blocks_of(store, nodes):
        reasons = actors(block)[1]
        documents = Counter(base_of(member.graph) + node for member, node in block.items())
        for member, name in block.items():
            node = base_of(member.graph) + name
            if node in nodes and documents[node] > 1:
                joined[member.graph, node] = member, reasons.get(member)
    ids = described(store, (graph for graph, _ in joined), "schema:identifier")
    for (graph, node), why in joined.items():
        rows = _select(store, _NAMED.replace("GRAPH_", f"<{graph}>").replace("NODE", f"<{node}>"))
        first = min(rows, key=lambda row: span_of(row["mention"]) or (0, 0), default=None)
        if first and graph in ids:
            yield _identity({**first, "id": ids[graph]["schema:identifier"][0]}, *why)


def _identity(row: dict[str, str], member: Member, reason: Reason | None) -> Evidence:
    begin, end, quote = words_at(row)
    certain = ", ".join(sorted(member.profile.of("is")))
    evidence = ", ".join(reason.evidence) if reason else ""
    called = quote if certain else member.called
    return Evidence(
        document=row["id"],
        begin=begin,
        end=end,
        quote=quote,
        kind="identity",
        says=f"{called} is {reason.other.called if reason else certain or 'so called in other documents'}",
        status=f"both: {evidence}" if evidence else "certain" if certain else "nothing speaks against it",
        sentence=row["sentence"],
        rule=reason.rule if reason else "link" if certain else "name",
        confidence=None,
        statement=row["identity"],
    )


def words_at(row: Mapping[str, str]) -> tuple[int, int, str]:
    """Return the range of characters of a mention of a thing, and its words, or those at its place in its sentence."""
    begin, end = span_of(row["mention"]) or (0, 0)
    return begin, end, row["words"] or row["sentence"][begin - natural(row["from"]) : end - natural(row["from"])]


def _evidence(place: Place) -> Evidence:
    status = [f"claimed by {place['speaker']}" if place["speaker"] else "stated"]
    status += [word for word in (place["polarity"], place["modality"]) if word not in {"", "positive", "actual"}]
    return Evidence(
        document=place["id"],
        begin=natural(place["begin"]),
        end=natural(place["end"]),
        quote=place["quote"],
        kind=place["kind"],
        says=place["says"],
        status=", ".join(status),
        sentence=place["sentence"],
        rule=place["rule"],
        confidence=fraction(place["confidence"]),
        statement=place["statement"],
    )
