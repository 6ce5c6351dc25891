"""One event told in several documents is one happening; what differs in one thing is not."""

import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sketch import Sketch

import triplewire
from triplewire.extract.model import About, Article, Document
from triplewire.graph.corrections.prepared import Prepared, prepare
from triplewire.graph.counts import counts
from triplewire.graph.identity.happenings.agglomeration import groups
from triplewire.graph.identity.happenings.stories import stem
from triplewire.graph.identity.happenings.story_reader import story
from triplewire.graph.knowledge import KnowledgeGraph

# Tellings of one event in made-up outlets.
SAME = {
    "raid": [
        "Norwegian police raided the Ferrol shipyard in Bergen on Tuesday and arrested manager Tor Aldin.",
        "Tor Aldin, the manager of the Ferrol shipyard, was detained when police raided it in Bergen, Norway.",
    ],
    "takeover": [
        "Calder Foods said on Monday that it would buy the Danish brewer Holmgaard for 90 million euros.",
        "Calder Foods will acquire Holmgaard, a Danish brewer, it announced on Monday.",
    ],
    "resignation": [
        "Mayor Ines Vidal of Tarbes resigned on Friday after the Lannoy report.",
        "Ines Vidal has quit as mayor of Tarbes. The Lannoy report had blamed her.",
    ],
    "crash": [
        "A ferry of the Aurelia Line collided with a tanker off Ancona, Italy, and captain Remo Salvi was hurt.",
        "Captain Remo Salvi was injured in the collision of an Aurelia Line ferry off Ancona.",
    ],
    "state and ministry": [
        "The Russian Defence Ministry shelled a depot near Kupiansk, Ukraine, on Monday.",
        "Russia shelled a depot near Kupiansk in Ukraine.",
    ],
}

# Near misses: the first two words are triggers of two events.
OTHER = {
    "another day": [
        "Ann Lee met Bob Roy in Lima, Peru, on 2 May 2024.",
        "Ann Lee met Bob Roy in Lima, Peru, on 9 May 2024.",
    ],
    "another place": [
        "Bombers of the Karim Front attacked a market in Tabriz, Iran, on Monday, police said.",
        "Bombers of the Karim Front attacked a market in Shiraz on Monday, the police of Iran said.",
    ],
    "in and out": [
        "Singer Mona Falk checked into the Lindhof Clinic in Basel, Switzerland.",
        "Singer Mona Falk checked out of the Lindhof Clinic in Basel, Switzerland.",
    ],
    "other people": [
        "Omar Haddad attacked Ivan Petrov in Oslo.",
        "Lena Berg attacked Karl Holm in Quito.",
    ],
    "another state": [
        "Peru attacked Chile on Friday. The United Nations said that it was alarmed.",
        "Togo attacked Ghana on Friday. The United Nations said that it was alarmed.",
    ],
    "another claimant": [
        "Calder Foods sued the brewer Holmgaard over a bottle in Denmark.",
        "Lorn Mills sued the brewer Holmgaard over a bottle in Denmark.",
    ],
    "another guest": [
        "President Ana Duarte met Chancellor Karl Weiss in Vienna.",
        "President Ana Duarte met King Olav Berg in Vienna.",
    ],
    "another year beside it": [
        "Hundreds fled a wildfire near Valparaiso, Chile, in 2019.",
        "Hundreds fled a wildfire near Valparaiso, Chile, in 2024.",
    ],
}


def documents(pipeline: triplewire.Pipeline, texts: Iterable[str]) -> list[Document]:
    return list(pipeline.pipe([Article(f"d{n}", text, "x") for n, text in enumerate(texts)]))


MARK = re.compile(r"\[([^]=]+)=([^]]+)\]")
Marked = tuple[str, int, int, str]  # a document, the offsets of the word that tells an event, and the event


def retold() -> tuple[list[Article], list[Marked]]:
    """The made-up documents of retold.txt, and the marked words in them."""
    articles: list[Article] = []
    marked: list[Marked] = []
    lines = Path(__file__).with_name("retold.txt").read_text("utf-8").splitlines()
    for number, line in enumerate(line for line in lines if line and line[0] != "#"):
        published, _, raw = line.partition(" | ")
        text = ""
        for before, word, event in _pieces(raw):
            text += before
            marked += [(f"d{number}", len(text), len(text) + len(word), event)] if event else []
            text += word
        articles.append(Article(f"d{number}", text, "x", published=published))
    return articles, marked


def _pieces(raw: str) -> Iterator[tuple[str, str, str]]:
    at = 0
    for found in MARK.finditer(raw):
        yield raw[at : found.start()], found[1], found[2]
        at = found.end()
    yield raw[at:], "", ""


def test_made_up_events_told_in_many_ways(pipeline: triplewire.Pipeline) -> None:
    articles, marked = retold()
    graph = KnowledgeGraph()
    graph.put(*(prepare(document) for document in pipeline.pipe(articles)))
    rows = graph.query("""SELECT ?id ?from ?to ?event ?happening {
        ?event tw:trigger ?m . OPTIONAL { ?event tw:tells ?happening }
        ?m nif:beginIndex ?from ; nif:endIndex ?to ; nif:referenceContext/schema:identifier ?id }""")
    told = [(str(r.id), int(r["from"]), int(r.to), str(r.happening or r.event)) for r in rows]
    said = {
        mark: next((it for id_, a, b, it in told if id_ == mark[0] and a < mark[2] and mark[1] < b), str(mark))
        for mark in marked
    }
    pairs = [(x, y) for x, y in combinations(marked, 2) if x[0] != y[0]]
    same = {pair for pair in pairs if pair[0][3] == pair[1][3]}
    joined = {pair for pair in pairs if said[pair[0]] == said[pair[1]]}
    assert len({mark[3] for mark in marked}) > 50
    assert len(same & joined) >= 0.95 * len(joined)
    assert len(same & joined) >= 0.8 * len(same)


def happenings(graph: KnowledgeGraph) -> dict[str, set[str]]:
    """The documents of each happening."""
    rows = graph.query("SELECT ?h ?id { ?e tw:tells ?h . GRAPH ?g { ?e tw:trigger ?m . ?g schema:identifier ?id } }")
    found: dict[str, set[str]] = {}
    for row in rows:
        found.setdefault(str(row.h), set()).add(str(row.id))
    return found


@pytest.mark.parametrize("name", SAME)
def test_one_event_in_other_words_is_one_happening(pipeline: triplewire.Pipeline, name: str) -> None:
    graph = KnowledgeGraph()
    for document in documents(pipeline, SAME[name]):
        graph.add(document)
    assert {"d0", "d1"} in happenings(graph).values()
    told = list(graph.ask("told-by-several"))
    assert all(int(row.documents) == 2 for row in told)


@pytest.mark.parametrize("name", OTHER)
def test_a_near_miss_is_another_happening(pipeline: triplewire.Pipeline, name: str) -> None:
    graph = KnowledgeGraph()
    for document in documents(pipeline, OTHER[name]):
        graph.add(document)
    assert {"d0", "d1"} not in happenings(graph).values()


TWICE = {
    "another day": ["Ek visited Riga on Monday. He visited Riga on 3 May 2021, too."],
    "again": ["Ek met Janis Ozols in 2021 and met him again in 2023."],
    "another opponent": ["City beat Albion on Saturday. City beat Wanderers in 2021."],
    "two marriages": ["Maria Costa was married to Pedro Gomes until 1995. Rita Gomes is married to Hugo Silva."],
    "once before": ["Helena Costa, who visited Braga on Tuesday, spoke. She visited Braga once before, in 2020."],
    "another year": [
        "A bus crash killed 9 people near Graz on Sunday.", "A bus crash killed 4 people near Graz in 2017.",
    ],
    "another storm": [
        "Storm Vera killed two people in Norland on Sunday.", "Another storm killed 30 people in Norland in 1999.",
    ],
    "the first time": ["Ian Falk resigned on Monday. Falk resigned for the first time in 2015, over a scandal."],
}  # fmt: skip


@pytest.mark.parametrize("name", TWICE)
def test_what_happened_twice_is_two_and_not_disputed(pipeline: triplewire.Pipeline, name: str) -> None:
    graph = KnowledgeGraph()
    for number, text in enumerate(TWICE[name]):
        graph.add(pipeline.read(text, id=f"d{number}", published="2024-03-04"))
    assert not happenings(graph)
    assert not list(graph.ask("disputed"))


def test_it_is_said_what_speaks_for_it_and_against_it(pipeline: triplewire.Pipeline) -> None:
    graph = KnowledgeGraph()
    for document in documents(pipeline, SAME["raid"]):
        graph.add(document)
    (event,) = (row.e for row in graph.query("SELECT ?e { ?e tw:tells ?h ; tw:predicate 'raid' } ORDER BY ?e LIMIT 1"))
    (told,) = (e for e in graph.explain(str(event)) if e.kind == "happening")
    assert told.document == "d1"
    assert "stem +3.7" in told.status
    assert told.status.index("for it") < told.status.index("against it: base -3.9") < told.status.index("together +")


@pytest.fixture(scope="module")
def prepared(pipeline: triplewire.Pipeline) -> list[Prepared]:
    return [prepare(document) for document in documents(pipeline, [text for pair in SAME.values() for text in pair])]


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_documents_does_not_matter_nor_what_came_and_went(prepared: list[Prepared], seed: int) -> None:
    one, other = KnowledgeGraph(), KnowledgeGraph()
    one.put(*prepared)
    shuffled = random.Random(seed).sample(prepared, len(prepared))  # noqa: S311  # not a secret
    for each in shuffled:
        other.put(each)
    gone = shuffled[seed]
    other.remove(gone.graph.rpartition("document-")[2])
    assert gone.graph not in other.store.graphs()
    other.put(gone)
    assert other.export("nquads") == one.export("nquads")


def test_equal_sets_of_events_are_one_object(prepared: list[Prepared]) -> None:
    tellings = [telling for each in prepared for telling in story(each.graph, each.triples).tellings]
    for name in ("sources", "others", "days", "names", "numbers", "particles", "stems", "kinds", "deeds", "sides"):
        found = [getattr(telling, name) for telling in tellings]
        assert len(set(map(id, found))) == len(set(found)) < len(found)


def test_removing_the_other_telling_ends_a_happening(prepared: list[Prepared]) -> None:
    graph = KnowledgeGraph()
    graph.put(*prepared[:2])
    assert happenings(graph)
    graph.remove("d1")
    assert not happenings(graph)
    assert not graph.query("ASK { ?h a tw:Happening }").askAnswer


def account(id_: str, host: str) -> Sketch:
    """An attack that the article tells and a speaker denies, and perhaps another one."""
    s = Sketch(f"Omar Haddad attacked {host} in Oslo. Ann Lee said he had not attacked anybody.", id=id_)
    omar, target, ann = s.entity("Omar Haddad"), s.entity(host), s.entity("Ann Lee")
    first = s.event("attacked", "ASSAULT", source=[omar], target=[target])
    said = s.event("attacked", "ASSAULT", source=[omar], target=[target], said_by=[ann], polarity="negative")
    s.events[-1] = replace(s.events[-1], coreferent=first, trigger=replace(s.events[-1].trigger, start=66, end=74))
    assert said != first
    return s


def test_an_account_is_of_the_happening_of_its_event() -> None:
    graph = KnowledgeGraph()
    graph.add(account("a", "Bob Roy").document())
    told = "SELECT DISTINCT ?h { ?e a tw:Event OPTIONAL { ?e tw:tells ?h } }"
    (row,) = graph.query(told)
    assert row.h
    events = [str(row.e) for row in graph.query("SELECT ?e { ?e tw:tells ?h }")]
    why = {e.status for event in events for e in graph.explain(event) if e.kind == "happening"}
    assert why == {"one is an account of the other"}
    assert len(list(graph.ask("disputed"))) == 1
    graph.add(account("b", "Bob Roy").document())
    assert list(happenings(graph).values()) == [{"a", "b"}]
    assert len(list(graph.query(told))) == 1
    graph.add(account("b", "Ida Moe").document())
    assert len(list(graph.query(told))) == 2  # each event with its account
    graph.remove("a")
    assert len(list(graph.query(told))) == 1


@pytest.mark.parametrize("days", [(None, None), ("2024-05-03", None), (None, "2024-05-03")])
def test_a_telling_without_a_date_is_found_and_finds_others(days: tuple[str | None, str | None]) -> None:
    graph = KnowledgeGraph()
    for id_, day in zip("ab", days, strict=True):
        graph.add(replace(account(id_, "Bob Roy"), published=day).document())
    assert list(happenings(graph).values()) == [{"a", "b"}]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("arrested", "arrests"),
        ("retirement", "retires"),
        ("bombing", "bomb"),
        ("attackers", "attack"),
        ("sale", "sales"),
    ],
)
def test_stems(one: str, other: str) -> None:
    assert stem(one) == stem(other)


EVIDENCE = st.dictionaries(
    st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] < pair[1]), st.floats(-6, 6)
)


@given(EVIDENCE, st.randoms(use_true_random=False))
def test_groups_are_a_partition_without_bad_pairs_alone(
    evidence: dict[tuple[int, int], float], chance: random.Random
) -> None:
    found = groups(range(8), evidence)
    assert sorted(item for group in found for item in group) == list(range(8))
    for group in found:
        if len(group) == 2:
            assert evidence[tuple(sorted(group))] > 0  # type: ignore[index]
    pairs = list(evidence.items())
    chance.shuffle(pairs)
    assert groups(range(8), dict(pairs)) == found


DISPUTED = [  # two tellings, and what the second says otherwise; none where they may both be right
    (
        "The Karim Front bombed a market in Tabriz on Monday. Nine people were killed in Tabriz, the Karim Front said.",
        "The Karim Front bombed the market in Tabriz. Thirteen people were killed in Tabriz, the Karim Front said.",
        [("9 people", "13 people"), ("13 people", "9 people")],
    ),
    (
        "General Omar Saleh visited the Lorn base in Malta.",
        "General Omar Saleh did not visit the Lorn base in Malta.",
        [("that it happened", "that it did not happen")],
    ),
    (
        "The Karim Front killed at least nine people in Tabriz, Iran.",
        "The Karim Front killed thirteen people in Tabriz, Iran.",
        [],
    ),
    (
        "The Karim Front killed thirteen people in Tabriz, Iran.",
        "The Karim Front killed thirteen people on two ships in Tabriz, Iran.",
        [],
    ),
]


@pytest.mark.parametrize(("one", "other", "sides"), DISPUTED)
def test_tellings_that_contradict_each_other(
    pipeline: triplewire.Pipeline, one: str, other: str, sides: list[tuple[str, str]]
) -> None:
    graph = KnowledgeGraph()
    for document in documents(pipeline, (one, other)):
        graph.add(document)
    found = {(str(row.one), str(row.other)) for row in graph.ask("disputed")}
    assert found <= set(sides)
    assert bool(found) == bool(sides)
    about = "Karim Front" if "Karim" in one else "Omar Saleh"
    assert bool(sides) == any(e.kind == "conflict" and e.rule == "one event" for e in graph.explain(about))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nine people and 12 young sailors died in 2031", ["9 people", "12 sailors"]),
        ("at least 12 people, about 40 boats, some 1,500 homes", []),
        ("H5N1 hens", []),
        ("13 dead, 1,500 homes burnt", ["13 people", "1500 homes"]),
        ("12 press officers", ["12 officers"]),
        ("kills 292, neighbouring countries prepare", []),
        ("in 2004, 12 soldiers; 1,200 boats", ["12 soldiers", "1200 boats"]),
        ("the other 12 was late", []),
        ("for two days, 30 miles away, at 5 percent, on the third floor", []),
    ],
)
def test_counts(text: str, found: list[str]) -> None:
    assert list(counts(text)) == found


def test_counts_are_of_happenings_and_copies_are_one_telling(pipeline: triplewire.Pipeline) -> None:
    agency = (
        "Norwegian police arrested Tor Aldin, the manager of the Ferrol shipyard, in Bergen. The yard builds ferries, "
        "tugs and trawlers for the fleets of the north and has done so for a century."
    )
    second = "In Bergen, Norwegian police detained Tor Aldin, manager of the Ferrol shipyard, on Tuesday."
    graph = KnowledgeGraph()
    published = ("2031-03-04", "2031-03-05", "2031-03-05")
    for number, (text, day) in enumerate(zip((agency, agency, second), published, strict=True)):
        about = About(outlet=f"outlet{number}")
        (document,) = pipeline.pipe([Article(f"d{number}", text, f"{number}.txt", published=day, about=about)])
        graph.add(document)
    coerced = [row for row in graph.ask("event-counts-by-pair", about="Tor Aldin") if str(row.event_type) == "Coerce"]
    assert [(int(c.happenings), int(c.tellings), int(c.documents), int(c.outlets)) for c in coerced] == [(1, 2, 3, 3)]
    (row,) = (row for row in graph.ask("event-data", about="Tor Aldin") if str(row.event_type) == "Coerce")
    assert (str(row.date), int(row.tellings), int(row.outlets)) == ("2031-03-04", 2, 3)
    told = {str(row.document): str(row.same_text_as or "") for row in graph.ask("tellings", about="Tor Aldin")}
    assert told == {"d0": "d0", "d1": "d0", "d2": ""}
