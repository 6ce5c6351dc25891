"""Explanations of the graph's content: the sentence, the quote, the rule and the document behind each statement.

Also explains why names in several documents are one node, by the rule that joined them and the clues that they share,
and why tellings of an event are one happening, by the evidence for and against it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import cast

import pyoxigraph as ox

from triplewire.graph.ask.corrected import Corrected, Corrections
from triplewire.graph.ask.node_search import find_nodes
from triplewire.graph.ask.questions import question
from triplewire.graph.identity.blocks import Reason, actors
from triplewire.graph.identity.happenings.retellings import reasons
from triplewire.graph.identity.members import Member
from triplewire.graph.identity.register import blocks_of
from triplewire.graph.identity.renaming import base_of
from triplewire.graph.iris import span_of
from triplewire.graph.store.interface import Store
from triplewire.graph.store.solutions import described, fraction, natural, values
from triplewire.graph.withheld import READ, why_withheld

_QUERY = """
SELECT DISTINCT ?statement ?kind ?says ?polarity ?modality ?speaker ?id ?begin ?end ?quote ?sentence ?rule ?confidence {
  VALUES ?node { NODES }
  { ?node prov:wasDerivedFrom ?place BIND(?node AS ?statement) }
  UNION { ?statement a tw:Event ; sem:hasActor|sem:hasPlace|tw:about|tw:affects|tw:participant ?node }
  UNION { ?statement a tw:Relation ; rdf:subject|rdf:object|(rdf:object/org:postIn) ?node }
  UNION { ?node tw:statedBy ?statement }
  UNION { ?statement a ?node ; prov:wasDerivedFrom ?place }
  UNION { ?statement a tw:Relation ; rdf:predicate ?node }
  UNION { ?fact a tw:Fact ; rdf:predicate ?node ; tw:statedBy ?statement }
  VALUES (?class ?kind) { (tw:Event "event") (tw:Relation "relation") (tw:Statement "statement") }
  ?statement a ?class ; prov:wasDerivedFrom ?mention .
  ?mention nif:beginIndex ?begin ; nif:endIndex ?end ; nif:anchorOf ?quote ;
           nif:referenceContext/schema:identifier ?id .
  OPTIONAL { ?statement rdfs:label ?label }
  OPTIONAL { ?statement tw:subjectText ?s ; tw:predicateText ?p . OPTIONAL { ?statement tw:objectText ?o } }
  BIND(COALESCE(?label, CONCAT(?s, " ", ?p, " ", COALESCE(?o, ""))) AS ?says)
  OPTIONAL { ?mention nif:sentence/nif:anchorOf ?sentence }
  OPTIONAL { ?statement tw:polarity ?polarity ; tw:modality ?modality }
  OPTIONAL { ?statement tw:claimedBy/rdfs:label ?speaker }
  OPTIONAL { ?statement tw:rule ?rule }
  OPTIONAL { ?statement tw:confidence ?confidence }
}"""

_NAMED = """
SELECT ?node ?g ?id ?identity ?mention ?words ?sentence ?from {
  VALUES (?g ?node) { IDENTITIES }
  GRAPH ?g { ?identity tw:identifies ?node . ?g schema:identifier ?id .
    ?mention itsrdf:taIdentRef ?node ; tw:mentionKind "name" .
    OPTIONAL { ?mention nif:anchorOf ?words }
    OPTIONAL { ?mention nif:sentence ?s . ?s nif:anchorOf ?sentence ; nif:beginIndex ?from } } }"""

_RETOLD = """
SELECT ?event ?other ?told ?label ?id ?begin ?end ?quote ?sentence {
  VALUES ?event { NODES }
  ?event tw:tells/^tw:tells ?other ; rdfs:label ?told .
  FILTER(?other != ?event)
  ?other rdfs:label ?label ; prov:wasDerivedFrom ?mention .
  ?mention nif:beginIndex ?begin ; nif:endIndex ?end ; nif:anchorOf ?quote ;
           nif:referenceContext/schema:identifier ?id .
  OPTIONAL { ?mention nif:sentence/nif:anchorOf ?sentence } }"""

_MENTIONED = """
SELECT ?node (MIN(?name) AS ?label) ?id ?mention ?words ?sentence ?from {
  VALUES ?node { NODES }
  ?node rdfs:label ?name .
  GRAPH ?g { ?mention itsrdf:taIdentRef ?node . ?g schema:identifier ?id .
    OPTIONAL { ?mention nif:anchorOf ?words }
    OPTIONAL { ?mention nif:sentence ?s . ?s nif:anchorOf ?sentence ; nif:beginIndex ?from } }
} GROUP BY ?node ?id ?mention ?words ?sentence ?from"""

_PLACE = ("statement", "kind", "id", "begin", "end")


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
    places: dict[tuple[str, ...], list[dict[str, str]]] = {}
    for row in _select(store, _QUERY.replace("NODES", " ".join(str(ox.NamedNode(iri)) for iri in nodes))):
        places.setdefault(tuple(row[name] for name in _PLACE), []).append(row)
    statements = dict.fromkeys(place[0] for place in places)
    told = described(store, statements, *READ)
    found = (
        replace(item, fact="^tw:statedBy" in its, withheld=why_withheld(its))
        for item in map(_evidence, places.values())
        for its in (told.get(item.statement, {}),)
    )
    corrected = map(_corrected, corrections.of({*nodes, *statements}))
    others = (_identities(store, nodes), _conflicts(store, nodes), _retellings(store, nodes), corrected)
    evidence = tuple(sorted((*found, *chain.from_iterable(others))))
    return evidence or tuple(sorted(_mentions(store, nodes)))


def _mentions(store: Store, nodes: Iterable[str]) -> Iterator[Evidence]:
    """Yield where the text names things that are in no statement."""
    for row in _select(store, _MENTIONED.replace("NODES", values(nodes))):
        begin, end, quote = words_at(row)
        yield Evidence(
            document=row["id"],
            begin=begin,
            end=end,
            quote=quote,
            kind="mention",
            says=row["label"],
            status="named here, but no event, relation or fact has it",
            sentence=row["sentence"],
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
    places: dict[tuple[str, str], dict[str, str]] = {}
    for row in _select(store, _RETOLD.replace("NODES", values(nodes))):
        key = row["event"], row["other"]
        places[key] = min(row, places.get(key, row), key=lambda row: natural(row["begin"]))
    for (event, other), row in places.items():
        found = reasons(store, event, other)
        yield Evidence(
            document=row["id"],
            begin=natural(row["begin"]),
            end=natural(row["end"]),
            quote=row["quote"],
            kind="happening",
            says=f"{row['label']}: the same event as {row['told']}",
            status="one is an account of the other" if found is None else _weighed(found),
            sentence=row["sentence"],
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
    listed = " ".join(f"({ox.NamedNode(graph)} {ox.NamedNode(node)})" for graph, node in joined)
    first: dict[tuple[str, str], dict[str, str]] = {}
    for row in _select(store, _NAMED.replace("IDENTITIES", listed)):
        key = row["g"], row["node"]
        first[key] = min(row, first.get(key, row), key=lambda row: span_of(row["mention"]) or (0, 0))
    return (_identity(row, *joined[key]) for key, row in first.items())


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


def _evidence(rows: list[dict[str, str]]) -> Evidence:
    """Merge the rows of one place: there is one row for each rule and for each name of the speaker."""
    row = min(rows, key=lambda row: row["speaker"])
    rules = sorted({row["rule"] for row in rows} - {""})
    status = [f"claimed by {row['speaker']}" if row["speaker"] else "stated"]
    status += [word for word in (row["polarity"], row["modality"]) if word not in {"", "positive", "actual"}]
    return Evidence(
        document=row["id"],
        begin=natural(row["begin"]),
        end=natural(row["end"]),
        quote=row["quote"],
        kind=row["kind"],
        says=row["says"],
        status=", ".join(status),
        sentence=row["sentence"],
        rule=", ".join(rules),
        confidence=fraction(row["confidence"]),
        statement=row["statement"],
    )
