"""What happened, to whom, and whether it did: a table of short sentences, and what holds for whole articles."""

from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

import triplewire
from triplewire.extract.events.main_event import main_event
from triplewire.extract.model import Article, Document, Event


class Case(NamedTuple):
    sentence: str
    trigger: str
    type: str = ""
    source: str = ""
    target: str = ""
    polarity: str = ""
    modality: str = ""


def read_cases() -> list[Case]:
    lines = Path(__file__).with_name("event_cases.txt").read_text(encoding="utf-8").splitlines()
    return [Case(*(field.strip() for field in line.split("|"))) for line in lines if line and line[0] != "#"]


CASES = read_cases()


@pytest.fixture(scope="module")
def documents(pipeline: triplewire.Pipeline) -> dict[str, Document]:
    """The sentences of the table, read in one go."""
    articles = (Article(id="case", text=case.sentence, source="case") for case in CASES)
    return {document.text: document for document in pipeline.pipe(articles)}


def told(document: Document, trigger: str) -> Event:
    """The event whose trigger has this word."""
    return next(e for e in document.events if trigger.lower() in e.trigger.text.lower().split())


def assert_side(document: Document, expected: str, ids: tuple[str, ...]) -> None:
    names = {entity.id: entity.name for entity in document.entities}
    found = [names[i] for i in ids]
    wanted = [] if expected == "-" else [name.strip() for name in expected.split(",")]
    assert len(found) == len(wanted), found
    assert all(any(name in other for other in found) for name in wanted), found


def test_the_table_is_large_and_its_sentences_differ() -> None:
    assert len(CASES) >= 400
    assert not [case for case, times in Counter(CASES).items() if times > 1]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.trigger}: {case.sentence}")
def test_event_of_a_sentence(case: Case, documents: dict[str, Document]) -> None:
    document = documents[case.sentence]
    event = told(document, case.trigger)
    if case.type:
        assert (event.type or "-") == case.type
    if case.source:
        assert_side(document, case.source, event.source)
    if case.target:
        assert_side(document, case.target, event.target)
    assert event.polarity == (case.polarity or event.polarity)
    assert event.modality == (case.modality or event.modality)


ARTICLE = """Peru and Chile sign truce after talks in Lima

President Alan Vega of Peru met President Luis Soto of Chile in Lima on Monday. The meeting lasted three hours.

On Tuesday Peruvian troops attacked a Chilean post near Arica. Chile condemned the attack.

President Soto will visit Lima in May. He visited Lima in 2010."""


@pytest.fixture(scope="module")
def article(pipeline: triplewire.Pipeline) -> Document:
    return pipeline.read(ARTICLE, published="2024-05-02")


def event_at(document: Document, words: str) -> Event:
    """The event whose trigger begins these words of the text."""
    start = document.text.index(words)
    return next(event for event in document.events if event.trigger.start == start)


def values(document: Document, event: Event) -> list[str | None]:
    return [document.times[index].value for index in event.time]


def test_a_name_that_begins_with_a_day_dates_nothing(pipeline: triplewire.Pipeline) -> None:
    document = pipeline.read("Omar Haddad flew to Christmas Island on Tuesday.")
    assert [document.text[time.start : time.end] for time in document.times] == ["Tuesday"]


def test_a_definite_noun_stands_for_the_event_told_before(article: Document) -> None:
    assert event_at(article, "meeting lasted").coreferent == event_at(article, "met President").id
    assert event_at(article, "attack.").coreferent == event_at(article, "attacked").id
    assert event_at(article, "attack.").source == event_at(article, "attacked").source


def test_different_visits_stay_different(article: Document) -> None:
    assert event_at(article, "visit Lima").coreferent is None
    assert event_at(article, "visited").coreferent is None
    assert event_at(article, "visit Lima").type == "AGREE"
    assert event_at(article, "visited").type == "CONSULT"


def test_place_and_time_are_those_of_the_clause(article: Document) -> None:
    names = {entity.id: entity.name for entity in article.entities}
    met = event_at(article, "met President")
    assert [names[i] for i in met.place] == ["Lima"]
    assert values(article, met) == ["2024-04-29"]
    assert values(article, event_at(article, "visited")) == ["2010"]


@pytest.fixture(scope="module")
def visit(pipeline: triplewire.Pipeline) -> Document:
    return pipeline.read(
        "Alan Vega and Luis Soto held talks during a visit to Lima on Monday.\n\n"
        "The talks settled a dispute over copper. Soto denied the attack on Arica. The attack killed two guards.\n\n"
        "Chile welcomed the withdrawal of soldiers from Bolivia. At the start of the talks, Soto thanked Vega.",
        published="2024-05-02",
    )


def names_in(document: Document, ids: tuple[str, ...]) -> list[str]:
    names = {entity.id: entity.name for entity in document.entities}
    return [names[i] for i in ids]


def test_what_happens_during_a_visit_happens_there_and_then(visit: Document) -> None:
    held = event_at(visit, "held talks")
    assert names_in(visit, held.place) == ["Lima"]
    assert values(visit, held) == ["2024-04-29"]


def test_a_definite_noun_takes_its_actors_from_the_event_that_it_stands_for(visit: Document) -> None:
    again = event_at(visit, "talks, Soto")
    assert again.coreferent == event_at(visit, "held talks").id
    assert names_in(visit, again.source) == ["Alan Vega", "Luis Soto"]


def test_what_the_talks_did_those_did_who_held_them(visit: Document) -> None:
    assert names_in(visit, event_at(visit, "settled").source) == ["Alan Vega", "Luis Soto"]


# What was told before, the sentence with a noun that refers to something, the noun, and whether it is what was told.
REFERENCES = [
    ("Austria told Malta of the plan in May.", "The talks lasted a day.", "talks", False),
    ("Austria notified Malta of the plan.", "The talks lasted a day.", "talks", False),
    ("Austria informed Malta.", "The discussions lasted a day.", "discussions", False),
    ("Austria negotiated with Malta.", "The talks lasted a day.", "talks", True),
    ("Austria met Malta in Oslo.", "The talks lasted a day.", "talks", True),
    ("Austria held talks with Malta.", "The meeting lasted a day.", "meeting", True),
    ("Protesters clashed with police in Lima.", "The raid lasted an hour.", "raid", False),
    ("Rebels fought with soldiers in Lima.", "The bombing lasted an hour.", "bombing", False),
    ("Rebels attacked a post in Lima.", "The raid lasted an hour.", "raid", True),
    ("Soldiers bombed a post in Lima.", "The attack lasted an hour.", "attack", True),
]


@pytest.mark.parametrize(("first", "second", "noun", "same"), REFERENCES)
def test_a_noun_for_two_sides_is_not_what_one_did_to_the_other(
    pipeline: triplewire.Pipeline, first: str, second: str, noun: str, same: bool
) -> None:
    document = pipeline.read(f"{first} {second}")
    assert bool(event_at(document, noun).coreferent) is same


@pytest.mark.parametrize(
    ("sentence", "mode"),
    [
        ("Austria notified Malta of the plan.", "message"),
        ("Austria informed Malta.", "message"),
        ("The mayor wrote to the minister.", "message"),
        ("The mayor sent a letter to the minister.", "message"),
        ("Malta was informed by Austria.", "message"),
        ("Austria exchanged messages with Malta.", "message"),
        ("The king sent a telegram to Ann Lee.", "message"),
        ("Ann Lee met Tom Hall.", None),
        ("Ann Lee held talks with Tom Hall.", None),
        ("Ann Lee telephoned Tom Hall.", "phone"),
        ("Norway mediated between Peru and Chile.", "third-party"),
    ],
)
def test_a_message_is_no_meeting(pipeline: triplewire.Pipeline, sentence: str, mode: str | None) -> None:
    (consulted,) = (event for event in pipeline.read(sentence).events if event.type == "CONSULT")
    assert consulted.mode == mode


@pytest.mark.parametrize(
    ("sentence", "promised"),
    [
        ("Guides need to be prepared to help walkers.", False),
        ("Guides must be ready to help walkers.", False),
        ("Guides have to be willing to help walkers.", False),
        ("Peru is ready to help Chile.", True),
        ("Peru is prepared to help Chile.", True),
        ("Peru is willing to help Chile.", True),
    ],
)
def test_what_must_be_is_no_promise(pipeline: triplewire.Pipeline, sentence: str, promised: bool) -> None:
    assert ("AGREE" in {event.type for event in pipeline.read(sentence).events}) is promised


def test_what_a_dispute_is_over_is_no_target(visit: Document) -> None:
    assert not [e for e in visit.events if e.trigger.text == "dispute" and "copper" in names_in(visit, e.target)]


def test_what_is_withdrawn_from_a_place_was_there(visit: Document) -> None:
    assert names_in(visit, event_at(visit, "withdrawal").place) == ["Bolivia"]


def test_a_triple_tells_the_event_that_its_subject_is(pipeline: triplewire.Pipeline) -> None:
    document = pipeline.read("Talks between Chad and Niger took place in Geneva.")
    talks = event_at(document, "Talks")
    assert talks.id in {triple.event for triple in document.triples if triple.predicate.text.startswith("took")}


def test_the_lead_happens_where_it_was_filed(pipeline: triplewire.Pipeline) -> None:
    document = pipeline.read("NAIROBI (Reuters) - Gunmen killed four guards on Monday.\n\nPolice arrested two men.")
    names = {entity.id: entity.name for entity in document.entities}
    places = {event.trigger.text: [names[i] for i in event.place] for event in document.events}
    assert places["killed"] == ["Nairobi"]
    assert not places["arrested"]


def test_ids_count_through_the_triggers_in_order(article: Document) -> None:
    assert [event.id for event in article.events] == [f"v{n}" for n in range(1, len(article.events) + 1)]
    starts = [event.trigger.start for event in article.events]
    assert starts == sorted(starts)


def test_triggers_are_quotes(article: Document) -> None:
    for event in article.events:
        assert event.trigger.quote(article.text) == event.trigger.text


ABOUT = [
    ("Peru and Chile sign a pact.\n\nPeru signed a trade pact with Chile in Lima on Monday.", "sign"),
    ("Storm kills nine in Peru.\n\nA storm killed nine people in Peru. Chile praised Peru.", "kills"),
    ("Ann Lee said on Monday that it rained. Peru expelled Bob Roy.", "expelled"),
]


@pytest.mark.parametrize(("text", "trigger"), ABOUT)
def test_what_the_article_is_about(pipeline: triplewire.Pipeline, text: str, trigger: str) -> None:
    document = pipeline.read(text)
    events = {event.id: event for event in document.events}
    assert document.main_event is not None
    assert events[document.main_event].trigger.text == trigger


def test_main_event_is_told_early_and_has_actors(article: Document) -> None:
    event = main_event(article)
    assert event is not None
    assert event.sentence <= 1
    assert event.source


def test_an_article_without_events_has_no_main_event(pipeline: triplewire.Pipeline) -> None:
    assert main_event(pipeline.read("Monday, 3 May.")) is None


@pytest.mark.parametrize(
    "text",
    [
        "Peru said that " * 400 + "Chile left.",
        "a group of " * 100 + "men attacked Chile.",
        "Ann met" + " Bob and" * 1500,
    ],
    ids=["complements", "partitives", "conjuncts"],
)
def test_no_depth_of_a_sentence_is_too_much(text: str, pipeline: triplewire.Pipeline) -> None:
    assert pipeline.read(text).text == text


PLACES = [
    ("In Rome the king prayed and met Ann Lee.", "met", ["Rome"]),
    ("The king prayed in Rome and met Ann Lee.", "met", []),
    ("The king prayed in Rome, killing time.", "killing", ["Rome"]),
    ("The king began in Rome to meet Ann Lee.", "meet", ["Rome"]),
    ("Soldiers killed two rebels near Gao on Friday.", "killed", ["Gao"]),
    ("NAIROBI (AFP) - Soldiers killed two rebels on Friday.", "killed", ["Nairobi"]),
    ("NAIROBI (AFP) - Soldiers killed two rebels near Mombasa on Friday.", "killed", ["Mombasa"]),
    ("NAIROBI (AFP) - Two rebels were killed on Friday and soldiers searched houses in Mombasa.", "killed", []),
    ("Soldiers fired on rebels near Gao.", "fired", ["Gao"]),
    ("Soldiers met the rebels in the heart of Lima.", "met", ["Lima"]),
    ("The king grew up in Rome. Here, he met Ann Lee.", "met", ["Rome"]),
    ("Omar Haddad moved to Sydney. He married Ann Lee there.", "married", ["Sydney"]),
    ("Omar Haddad moved to Sydney. There were no jobs.", "were", []),
    ("Soldiers killed two rebels 40 miles from Gao.", "killed", []),
    ("Pirates seized a ship off the coast of Kenya.", "seized", []),
    ("Soldiers killed two rebels in the hills between Gao and Kidal.", "killed", []),
]


@pytest.mark.parametrize(("text", "trigger", "names"), PLACES)
def test_where_it_happened(pipeline: triplewire.Pipeline, text: str, trigger: str, names: list[str]) -> None:
    document = pipeline.read(text)
    assert names_in(document, event_at(document, trigger).place) == names


ONE_OR_TWO = [
    ("Kenya bombed Uganda. The attack lasted a week.", "attack", True),
    ("Gunmen killed two priests in Lima. The violence shocked Peru.", "violence", False),
    ("Kenya expelled the envoy of Uganda. In May the sanctions ended.", "sanctions", False),
    ("Kenya attacked and burned the town.", "burned", False),
]


@pytest.mark.parametrize(("text", "trigger", "again"), ONE_OR_TWO)
def test_what_tells_an_event_again(pipeline: triplewire.Pipeline, text: str, trigger: str, again: bool) -> None:
    told = [event for event in pipeline.read(text).events if event.trigger.text == trigger]
    assert any(event.coreferent for event in told) == again


TIMES = [
    # a duration says how long, an adjective how often
    ("The ministers smiled at the annual meeting of Peru.", "meeting", []),
    ("The court jailed Orlov for nine years on Monday.", "jailed", ["2024-05-13"]),
    ("The boat carries a week's worth of rice.", "carries", []),
    # the time of a thing is not that of what happens to it
    ("The 1998 treaty was signed by Peru and Chile.", "signed", []),
    ("Friday's paper printed the list.", "printed", []),
    ("The 2015 attack killed two men.", "killed", ["2015"]),
    # the day of a relative clause
    ("Ana Lund was arrested on March 3, 2020, the same day her brother fled.", "fled", ["2020-03-03"]),
    # a finite clause has its own time, a participle that of its verb
    ("Three men were killed last month, a year after the ceasefire was signed.", "signed", []),
    ("Three men were killed last month, shot by rebels.", "shot", ["2024-04"]),
    # a time at the head holds for what semicolons part
    ("Yesterday, Kenya beat Peru; Chile beat Chad; and Togo lost to Mali.", "lost", ["2024-05-14"]),
    ("Kenya beat Peru yesterday; Chile lost to Chad.", "lost", []),
    ("On Monday, Kenya beat Peru; Chile lost to Chad in May.", "lost", ["2024-05"]),
]


ANCHORED = [
    ("Police raided the farm on 3 May 2019. A week after the raid, the owner fled.", "fled", ["2019-W19"]),
    ("Police raided the farm on 3 May 2019. For a week after the raid, the owner hid.", "hid", []),
    ("Police raided the farm on 3 May 2019. Some days after the raid, the owner fled.", "fled", []),
    ("Police raided the farm. A week after the raid, the owner fled.", "fled", []),
    ("The bank collapsed in 2008. Two weeks before its collapse, its chairman resigned.", "resigned", []),
    ("The ferry sank on 3 May 2012. Divers reached it two days after it sank.", "reached", ["2012-05-05"]),
    ("The ferry sank on 3 May 2012, two days after Kenya attacked Uganda.", "attacked", []),
    ("Ivan Petrov died in 2014. Two years after his death, Ann Lee sold the house.", "sold", ["2016"]),
    ("Kenya attacked Uganda on 3 May 2012. The day before the attack, Chad left.", "left", ["2012-05-02"]),
    ("Kenya attacked Uganda on 3 May 2012. On the eve of the attack, Chad left.", "left", ["2012-05-02"]),
    ("Kenya attacked Uganda on 3 May 2012. The night of the attack, Chad left.", "left", ["2012-05-03TNI"]),
    ("Kenya attacked Uganda on 3 May 2012. Chad left that same evening.", "left", ["2012-05-03TEV"]),
    ("Kenya attacked Uganda on 3 May 2012. The day after, Chad left.", "left", ["2012-05-04"]),
    ("Two days after Christmas 2012, Kenya attacked Uganda.", "attacked", ["2012-12-27"]),
    ("Kenya shelled Uganda between 12 March and 4 April 2017.", "shelled", ["2017-03-12", "2017-04-04"]),
    ("Kenya attacked Uganda between 3 and 5 May 2012.", "attacked", ["2012-05-03/2012-05-05"]),
    ("Kenya attacked Uganda on the last day of 2012.", "attacked", ["2012-12-31"]),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "trigger", "times"), ANCHORED)
def test_times_that_count_from_what_was_told(
    pipeline: triplewire.Pipeline, text: str, trigger: str, times: list[str]
) -> None:
    document = pipeline.read(text)
    assert [document.times[t].value for t in event_at(document, trigger).time] == times


@pytest.mark.model
@pytest.mark.parametrize(("text", "trigger", "times"), TIMES)
def test_times_of_events(pipeline: triplewire.Pipeline, text: str, trigger: str, times: list[str]) -> None:
    document = pipeline.read(text, published="2024-05-15")
    assert [document.times[i].value for i in told(document, trigger).time] == times


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "trigger", "inferred"),
    [
        ("A deal between Kenya and Uganda ended the war.", "ended", ["Kenya", "Uganda"]),
        ("Norway rejected accusations of arming Libya.", "arming", ["Norway"]),
        ("Norway was accused of arming Libya.", "arming", []),
        ("Kenya attacked Uganda and bombed Mali.", "bombed", []),
        ("Having bombed Mali, Kenya attacked Uganda.", "bombed", []),
        ("The envoy of Chad left Goma after talks with Kenya.", "talks", ["The envoy"]),
    ],
)
def test_roles_that_are_inferred(pipeline: triplewire.Pipeline, text: str, trigger: str, inferred: list[str]) -> None:
    document = pipeline.read(text)
    names = {entity.id: entity.name for entity in document.entities}
    (event,) = (event for event in document.events if event.trigger.text == trigger)
    assert [names[i] for i in event.inferred] == inferred


@pytest.mark.parametrize(
    ("sentence", "represented"),
    [
        ("Norwegian police arrested a smuggler.", ["Norway"]),
        ("A Kenyan court freed three women.", ["Kenya"]),
        ("Norwegian rebels arrested a smuggler.", []),
        ("A bakery in Norway sued a miller.", []),
    ],
)
def test_for_whom_a_source_acts(sentence: str, represented: list[str], pipeline: triplewire.Pipeline) -> None:
    document = pipeline.read(sentence)
    event = document.events[0]
    assert names_in(document, event.on_behalf_of) == represented
    assert not set(event.on_behalf_of) & {*event.source, *event.target}


@pytest.mark.parametrize(
    ("sentence", "doubts"),
    [("Gunmen attacked a bus.", ()), ("Gunmen attacked a zorble.", ("sides",)), ("It attacked Peru.", ("sides",))],
)
def test_a_side_of_unknown_kind_is_a_doubt(
    sentence: str, doubts: tuple[str, ...], pipeline: triplewire.Pipeline
) -> None:
    assert pipeline.read(sentence).events[0].doubts == doubts


@pytest.mark.parametrize(
    ("sentence", "trigger", "misread"),
    [
        ("After meeting Bob Roy, Ann Lee criticised Omar Haddad.", "criticised", True),
        ("Unlike Bob Roy, Ann Lee attacked Omar Haddad.", "attacked", True),
        ("Omar Haddad and Ann Lee attacked Tom Berg.", "attacked", False),
        ("Omar Haddad, the mayor, attacked Tom Berg.", "attacked", False),
        ('"Our teams work," Anne Moen, WHO risk communications officer, explained.', "risk", True),
        ("New studies from Chile on a strain of the fungus that causes apple scab (AS) alarm farmers.", "causes", True),
        ("The minister knew improves nothing.", "improves", True),
        ("Farmers fear the fungus that causes apple scab.", "causes", False),
        ("The minister knew that she improved nothing.", "improved", False),
    ],
)
def test_a_clause_that_was_misread_is_a_doubt(
    sentence: str, trigger: str, misread: bool, pipeline: triplewire.Pipeline
) -> None:
    (event,) = (e for e in pipeline.read(sentence).events if e.trigger.text == trigger)
    assert ("reading" in event.doubts) is misread


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("A typhoon battered Taiwan.", "disaster"),
        ("A tram hit a cyclist.", "accident"),
        ("Kenya beat Ghana in the final.", "sport"),
        ("Eva Lind beat Tom Hall in the primary.", "election"),
        ("Nokia laid off 400 engineers.", "dismissal"),
    ],
)
def test_what_suits_no_type_has_a_kind_of_its_own(sentence: str, kind: str, pipeline: triplewire.Pipeline) -> None:
    event = pipeline.read(sentence).events[0]
    assert (event.type, event.mode) == (None, kind)


@pytest.mark.parametrize(
    ("text", "trigger", "inferred"),
    [
        ("Cuba refused to admit John Bolt.", "refused", {"John Bolt"}),
        ("The bank agreed to pay Otto Kern.", "agreed", {"Otto Kern"}),
        ("Cuba rejected John Bolt.", "rejected", set()),
        ("Cuba threatened to attack Haiti.", "threatened", set()),
    ],
)
def test_what_was_refused_or_agreed_to_is_not_done_to_its_target(
    pipeline: triplewire.Pipeline, text: str, trigger: str, inferred: set[str]
) -> None:
    document = pipeline.read(text)
    names = {entity.id: entity.name for entity in document.entities}
    assert {names[i] for i in told(document, trigger).inferred} == inferred


GENERIC = [
    ("The army freed nine prisoners of war.", "war", False),
    ("The army freed nine prisoners of the war.", "war", True),
    ("The clinic needs donations and aid.", "aid", False),
    ("Families fled after fighting in the hills.", "fighting", True),
    ("Families fled after days of fighting.", "fighting", True),
    ("Nine men were killed in clashes.", "clashes", True),
    ("Violence shook Lima.", "Violence", True),
    ("The firm planned the sale or closure of three plants.", "closure", True),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "noun", "is_event"), GENERIC)
def test_a_noun_without_anything_names_no_particular_event(
    pipeline: triplewire.Pipeline, text: str, noun: str, is_event: bool
) -> None:
    assert (noun in {event.trigger.text for event in pipeline.read(text).events}) == is_event


def test_violence_in_the_report_of_a_match_is_none(pipeline: triplewire.Pipeline) -> None:
    match = "Klein won the title in the fourth round. The referee saw a bold attack. Klein never feared the beating."
    assert all(event.type != "ASSAULT" for event in pipeline.read(match).events)
    helped = "Klein won the title in the fourth round. The referee assisted him. The coach ended the partnership."
    assert all(event.type not in {"AID", "COOPERATE"} for event in pipeline.read(helped).events)
    war = "Klein won the title in the fourth round. The referee praised it. A rebel attack killed two soldiers."
    assert any(event.type == "ASSAULT" for event in pipeline.read(war).events)


@pytest.mark.parametrize(("freed", "released"), [("its outlook", False), ("two hostages", True)])
def test_only_who_is_held_is_released(pipeline: triplewire.Pipeline, freed: str, released: bool) -> None:
    found = pipeline.read(f"After the release of {freed} in Chad on Monday, the mayor smiled.").events
    assert any(event.type == "RETREAT" for event in found) == released


TIMES = [
    ("Chad closed its border in 2022 and has banned visitors.", "banned", []),
    ("Rebels had attacked Goma in May 2022 and been arrested.", "arrested", ["2022-05"]),
    ("Chad closed its border in 2022 and banned visitors.", "banned", ["2022"]),
    ("Chad has closed its border in 2022 and banned visitors.", "banned", ["2022"]),
    ("Chad attacked Peru in 2022 and will attack Chile.", "attack", []),
]


@pytest.mark.parametrize(("text", "trigger", "times"), TIMES)
def test_a_conjunct_of_another_tense_is_of_another_time(
    pipeline: triplewire.Pipeline, text: str, trigger: str, times: list[str]
) -> None:
    document = pipeline.read(text)
    assert [document.times[i].value for i in told(document, trigger).time] == times


def test_a_dateline_places_what_the_lead_tells_and_not_the_nouns_in_it(pipeline: triplewire.Pipeline) -> None:
    document = pipeline.read("LIMA, Peru (AP) — The army arrested two men after an attack on a clerk.")
    assert told(document, "arrested").place
    assert not told(document, "attack").place
