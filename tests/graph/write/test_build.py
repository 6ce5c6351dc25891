"""What a document says becomes a graph: facts as plain triples, claims never."""

from dataclasses import replace

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sketch import Sketch, summit

from triplewire.extract.model import Mention
from triplewire.graph.check.conformance import violations
from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.graph.write.build import build
from triplewire.ontology.terms import ITS, NIF, PREFIXES, PROV, RDFS, TW

PROLOGUE = "".join(f"PREFIX {p}: <{iri}>\n" for p, iri in {"": "https://w3id.org/triplewire/id/", **PREFIXES}.items())


@pytest.fixture(scope="module")
def graph() -> ox.Store:
    store = ox.Store()
    store.extend(ox.Quad(*t, ox.DefaultGraph()) for t in build(summit()).triples)
    return store


def ask(store: ox.Store, pattern: str) -> bool:
    return bool(store.query(f"{PROLOGUE} ASK {{ {pattern} }}"))


@pytest.mark.parametrize(
    "pattern",
    [
        ":person-ann-lee tw:consulted :person-bob-roy",
        ":person-bob-roy tw:consulted :person-ann-lee",
        ":country-CL tw:aided :country-PE",
        ":person-ann-lee tw:holdsOffice :office-president.country-CL",
        ":office-president.country-CL a org:Post ; rdfs:label 'President of Chile' ; org:postIn :country-CL",
        ":office-president.country-CL org:role/skos:prefLabel 'President'",
        "?e a tw:Consult , tw:Event , sem:Event ; sem:eventType tw:Consult ; tw:source :person-ann-lee",
        "?e a tw:Consult ; sem:hasActor :person-bob-roy ; sem:hasPlace :place-GN3936456 ; sem:hasTime :time-2024-05-02",
        "?e a tw:Aid ; tw:target :country-PE ; sem:hasActor :country-PE ; tw:polarity 'positive'",
        ":time-2024-05-02 a sem:Time , time:Instant ; time:inXSDDate '2024-05-02'^^xsd:date",
        ":time-2019 time:inXSDgYear '2019'^^xsd:gYear ; tw:timexValue '2019'",
        "?d a time:Duration ; tw:timexValue 'P2D'",
        ":country-CL owl:sameAs <http://www.wikidata.org/entity/Q298> ; gn:countryCode 'CL'",
        ":place-GN3936456 owl:sameAs <https://sws.geonames.org/3936456/>",
        ":place-GN3936456 geo:hasGeometry/geo:asWKT 'POINT(-77.02824 -12.04318)'^^geo:wktLiteral",
        ":person-ann-lee skos:altLabel 'Lee' ; rdfs:label 'Ann Lee'",
        ":document-summit a schema:NewsArticle , nif:Context ; schema:datePublished '2024-05-03'^^xsd:date",
        ":extraction-summit prov:used :document-summit ; prov:wasAssociatedWith/schema:softwareVersion '1.0'",
        "?e a tw:Consult ; tw:openTriple 'Ann Lee\\tmet\\tBob Roy'",
    ],
)
def test_the_graph_says(graph: ox.Store, pattern: str) -> None:
    assert ask(graph, pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        ":country-CL tw:assaulted :country-PE",  # Roy's claim, and a plan that is denied
        ":place-GN3936456 tw:partOf :country-CL",  # a claim within a claim
        "?f a tw:Fact ; tw:statedBy/tw:claimedBy ?x",
        "?s a tw:Relation ; tw:claimedBy ?x . ?fact tw:statedBy ?s",
        "?s ?p ?o FILTER(isBlank(?s) || isBlank(?o))",
        "?s ?p ?o FILTER(REGEX(STR(?p), '[0-9]$'))",
    ],
)
def test_the_graph_does_not_say(graph: ox.Store, pattern: str) -> None:
    assert not ask(graph, pattern)


def test_tellings_of_one_event_are_one_node_with_several_mentions(graph: ox.Store) -> None:
    found = list(graph.query(PROLOGUE + "SELECT ?e (COUNT(?m) AS ?n) { ?e a tw:Consult ; tw:trigger ?m } GROUP BY ?e"))
    assert [row["n"].value for row in found] == ["2"]


def test_a_claim_about_a_stated_event_is_a_node_of_its_own_that_retells_it() -> None:
    s = Sketch("Ann Lee met Bob Roy. Roy said they talked.")
    lee, roy = s.entity("Ann Lee"), s.entity("Bob Roy", also="Roy")
    met = s.event("met", "CONSULT", source=[lee, roy])
    s.event("talked", "CONSULT", source=[lee, roy], coreferent=met, said_by=[roy])
    store = ox.Store()
    store.extend(ox.Quad(*t, ox.DefaultGraph()) for t in build(s.document()).triples)
    assert ask(store, "?claim tw:claimedBy :person-bob-roy ; tw:retells ?event . ?event a tw:Consult")
    assert not ask(store, "?event tw:retells ?other ; ^tw:statedBy ?fact")


def test_nested_speakers_stand_in_their_order(graph: ox.Store) -> None:
    assert ask(
        graph,
        """?r a tw:Relation ; rdf:subject :place-GN3936456 ; rdf:predicate tw:partOf ; rdf:object :country-CL ;
        tw:claimedBy :person-bob-roy ; tw:reportedBy :person-ann-lee ;
        sem:accordingTo :person-ann-lee , :person-bob-roy ;
        tw:attribution ?inner . ?inner tw:speaker :person-bob-roy ; tw:within ?outer ; tw:cue/nif:anchorOf 'said' .
        ?outer tw:speaker :person-ann-lee . FILTER NOT EXISTS { ?outer tw:within ?more }""",
    )


def test_a_claim_of_nobody_named_is_still_a_claim() -> None:
    s = Sketch("It was said that Ann Lee attacked Bob Roy.")
    s.event("attacked", "ASSAULT", source=[s.entity("Ann Lee")], target=[s.entity("Bob Roy")], said_by=[None])
    triples = build(s.document()).triples
    assert not [t for t in triples if t.predicate.value.endswith("#assaulted")]
    assert [t for t in triples if t.predicate.value.endswith("#claimedBy")]


@pytest.mark.parametrize(
    ("status", "plain"),
    [
        ({}, True),
        ({"polarity": "negative"}, False),
        ({"modality": "future"}, False),
        ({"modality": "possible"}, False),
        ({"modality": "hypothetical"}, False),
        ({"said_by": ["e1"]}, False),
    ],
)
def test_only_what_the_article_states_as_done_is_a_fact(status: dict[str, object], plain: bool) -> None:
    s = Sketch("Ann Lee backed Bob Roy.")
    s.event("backed", "SUPPORT", source=[s.entity("Ann Lee")], target=[s.entity("Bob Roy")], **status)
    facts = [t for t in build(s.document()).triples if t.predicate.value.endswith("#supported")]
    assert bool(facts) is plain


def test_a_former_office_is_known_but_no_fact() -> None:
    s = Sketch("Former President Ann Lee spoke.")
    s.relation("Former President Ann Lee", s.entity("Ann Lee"), "holdsOffice", "President", former=True)
    triples = build(s.document()).triples
    assert not [t for t in triples if t.predicate.value.endswith("#holdsOffice")]
    assert [t for t in triples if t.predicate.value.endswith("#former") and t.object.value == "true"]


def test_a_relation_stated_again_is_one_node_with_two_mentions() -> None:
    s = Sketch("Ann Lee, wife of Bob Roy, spoke. Ann Lee is the wife of Bob Roy.")
    lee, roy = s.entity("Ann Lee"), s.entity("Bob Roy")
    s.relation("Ann Lee, wife of Bob Roy", lee, "kinOf", "wife", of=roy)
    s.relation("Ann Lee is the wife of Bob Roy", lee, "kinOf", "wife", of=roy)
    triples = build(s.document()).triples
    relations = {t.subject for t in triples if t.object == ox.NamedNode(PREFIXES["tw"] + "Relation")}
    assert len(relations) == 1
    assert len([t for t in triples if t.subject in relations and t.predicate.value.endswith("wasDerivedFrom")]) == 2


def test_an_impossible_date_gets_no_calendar_value() -> None:
    s = Sketch("It was on 31 February 2016.")
    s.time("31 February 2016", "2016-02-31")
    assert not [t for t in build(s.document()).triples if "inXSD" in t.predicate.value]


@settings(max_examples=25)
@given(
    text=st.text(st.characters(codec="utf-8"), min_size=3, max_size=40),
    name=st.text(max_size=20),
    id_=st.text(min_size=1, max_size=20),
    start=st.integers(0, 3),
    kind=st.sampled_from(["Person", "Place", "Country", "Organization"]),
)
def test_any_text_makes_a_graph_that_conforms_and_quotes_exactly(
    text: str, name: str, id_: str, start: int, kind: str
) -> None:
    s = Sketch(text, id=id_)
    end = max(start + 1, len(text) // 2)
    s.entity(text[start:end] if start < len(text) else text, kind)
    s.event(text[:1], None, source=["e1"])
    s.relation(text[:2], "e1", "holdsOffice", name or "x", of="e1")
    with KnowledgeGraph() as graph:
        graph.add(s.document())
        rows = graph.query(
            PROLOGUE + "SELECT * { ?m nif:beginIndex ?b ; nif:endIndex ?e ; nif:anchorOf ?q . ?d nif:isString ?t }"
        )
        assert rows.bindings
        for row in rows:
            assert str(row.t)[int(row.b) : int(row.e)] == str(row.q)
        assert not violations(graph.store.read(graph.store.graphs()[0]))


def test_who_is_only_described_and_takes_part_in_nothing_is_no_node() -> None:
    s = Sketch("Ann Lee left her sick dog with a vet.")
    lee, dog, _ = s.entity("Ann Lee"), s.entity("her sick dog", "Other"), s.entity("a vet")
    s.entities[1:] = [replace(entity, mentions=(Mention(*s.at(entity.name), "nominal"),)) for entity in s.entities[1:]]
    s.event("left", None, source=[lee], target=[dog])
    labels = {t.object.value for t in build(s.document()).triples if t.predicate.value == RDFS.label}
    assert {"Ann Lee", "her sick dog"} <= labels
    assert "a vet" not in labels


def test_mentions_have_the_words_that_no_label_has() -> None:
    s = Sketch("Chile said Chilean police met Lee. The country waits. It hopes.")
    chile = s.entity("Chile", "Country")
    others = {"Chilean": "demonym", "The country": "nominal", "It": "pronoun"}
    mentions = tuple(Mention(*s.at(words), kind) for words, kind in others.items())
    s.entities[0] = replace(s.entities[0], mentions=(*s.entities[0].mentions, *mentions))
    s.event("met", "CONSULT", source=[chile])
    triples = build(s.document()).triples
    found = {t.subject for t in triples if t.predicate.value == ITS.taIdentRef}
    words = {t.object.value for t in triples if t.subject in found and t.predicate.value == NIF.anchorOf}
    kinds = [t.object.value for t in triples if t.predicate.value == TW.mentionKind]
    assert words == {"Chilean", "The country"}
    assert sorted(kinds) == ["demonym", "name", "pronoun"]


def test_events_of_one_sentence_share_its_quote() -> None:
    s = Sketch("Ann Lee met Bob Roy and backed Eva Kim.")
    lee, roy, kim = s.entity("Ann Lee"), s.entity("Bob Roy"), s.entity("Eva Kim")
    s.event("met", "CONSULT", source=[lee, roy])
    s.event("backed", "SUPPORT", source=[lee], target=[kim])
    triples = build(s.document()).triples
    stated = {t.subject for t in triples if t.predicate.value == TW.trigger}
    (quote,) = {t.object for t in triples if t.subject in stated and t.predicate.value == PROV.wasDerivedFrom}
    (words,) = (t.object.value for t in triples if t.subject == quote and t.predicate.value == NIF.anchorOf)
    assert words == "Ann Lee met Bob Roy and backed Eva Kim."
