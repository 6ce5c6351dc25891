"""What a speaker answers to a claim: another telling of what was claimed, or nothing where that is not clear."""

import pytest

import triplewire
from triplewire.extract.events.answers import ANSWER
from triplewire.extract.model import Document, Event
from triplewire.graph.knowledge import KnowledgeGraph

# A text, what the answer is about, the word that stands for it, and who answers.
DENIED = [
    ("Ann Lee said that Togo bombed Lome. Togo denied this.", "bomb", "this", "Togo"),
    ("The minister said that Acme bribed officials. The company denied it.", "bribe", "it", "Acme"),
    (
        "Kenya accused Chad of arming rebels. The Chadian foreign ministry called the report false.",
        "arm",
        "report",
        "The Chadian foreign ministry",
    ),
    ("Ann Lee said that Togo bombed Lome. Togo rejected the accusation.", "bomb", "accusation", "Togo"),
    ("Ann Lee said that Tom Berg stabbed a guard. Berg denied the allegation.", "stab", "allegation", "Tom Berg"),
    ("Police said that Tom Berg robbed a bank. He denied this.", "rob", "this", "Tom Berg"),
    ("Rebels said the army shelled Goma. The army disputed that.", "shell", "that", "the army"),
    ("Chad said that Mali bombed a market, but Mali denied it.", "bomb", "it", "Mali"),
    ("The paper reported that Acme sacked Ann Lee. Acme dismissed the report.", "sack", "report", "Acme"),
    ("According to Ann Lee, Togo bombed Lome. Togo refuted the claim.", "bomb", "claim", "Togo"),
    ("Iran said Israel attacked a ship. Israel repudiated the charge.", "attack", "charge", "Israel"),
    ("Ann Lee claimed that Tom Berg had robbed her. Berg rejected the claim.", "rob", "claim", "Tom Berg"),
    ("Ann Lee said that Tom Berg hit her. Berg called the claim a lie.", "hit", "claim", "Tom Berg"),
    ("Ukraine said that Russia shelled Kherson. The Russian army denied it.", "shell", "it", "The Russian army"),
    ("Peru said that Chile seized a boat. Chile contradicted this.", "seize", "this", "Chile"),
    ("Ann Lee said that Mali expelled a diplomat. Mali denied the report.", "expel", "report", "Mali"),
    ("Kenya accused Chad of arming rebels. Chad denied the accusation.", "arm", "accusation", "Chad"),
    ("Togo accused Mali of bombing Lome. Mali's president, Ali Keita, denied this.", "bomb", "this", "Ali Keita"),
    ("Togo accused Mali of bombing Lome. Malian President Ali Keita denied this.", "bomb", "this", "Ali Keita"),
    ("Ann Lee said Acme had bribed Tom Berg. Otto Falk, the head of Acme, denied it.", "bribe", "it", "Otto Falk"),
    ("Chad said Niger had attacked Faya. This was denied by Niger.", "attack", "This", "Niger"),
    ("Ann Lee said Acme had bribed Tom Berg. The claim was rejected by Acme.", "bribe", "claim", "Acme"),
    ("Peru accused Chile of attacking Arica, which Chile denied.", "attack", "which", "Chile"),
]

CONFIRMED = [
    ("Ann Lee said that Togo bombed Lome. Togo confirmed it.", "bomb", "it", "Togo"),
    ("Ann Lee said Acme had fired Tom Berg. Acme confirmed this on Monday.", "fire", "this", "Acme"),
    ("The union said that Acme dismissed ten workers. Acme admitted it.", "dismiss", "it", "Acme"),
]

# It is not clear what is denied, or nothing is.
UNCLEAR = [
    "Togo bombed Lome. Togo denied this.",
    "Ann Lee said that Togo bombed Lome. Togo did not deny this.",
    "Ann Lee said that Togo bombed Lome and invaded Mali. Togo denied this.",
    "Ann Lee said that Togo bombed Lome. Ann Lee denied this.",
    "Ann Lee said that Togo bombed Lome. Mali denied this.",
    "Ann Lee said that Togo bombed Lome. Togo rejected it.",
    "Ann Lee said that Togo bombed Lome. Togo rejected the offer.",
    "Ann Lee said that Togo bombed Lome. It rained for days. Togo denied this.",
    "Ann Lee said that Togo bombed Lome. Togo denied the claim that it armed rebels.",
    "Ann Lee said that Togo bombed Lome. Togo may deny this.",
    "Ann Lee said that Togo had not bombed Lome. Togo denied this.",
    "Ann Lee said that Togo bombed Lome. Togo refused to confirm this.",
    "Ann Lee said that Togo bombed Lome. Togo denied entry to her.",
    "Ann Lee said that Togo bombed Lome. Togo denied the report of Tom Berg.",
    "Ann Lee said that it rained. Togo denied this.",
    "Ann Lee said that Togo bombed Lome. Togo will confirm it.",
    "Ann Lee said that Togo bombed Lome. Will Togo deny this?",
    "Ann Lee said that Togo bombed Lome. Togo neither confirmed nor denied it.",
    "Ann Lee said that Togo bombed Lome. Togo read the report.",
    "Ann Lee said that Togo bombed Lome. Togo called the report long.",
    "Ann Lee said that Togo bombed Lome. Otto Falk, the head of Acme, denied it.",
    "Ann Lee said that Togo bombed Lome. This was denied.",
    "Ann Lee said that Togo bombed Lome. This was denied by Mali.",
    "Ann Lee said that Togo bombed Lome, which Mali denied.",
    "Ann Lee said that Togo bombed Lome, which Togo rebuilt.",
    "Ann Lee said that Togo bombed the city which Togo disputed.",
]


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Peru accused Chile of attacking Arica, which Peru denied.", "deny"),
        ("Ann Lee said that Togo bombed Lome. Mali denied it.", "deny"),
    ],
)
def test_who_denies_something_does_nothing_to_anybody(pipeline: triplewire.Pipeline, text: str, verb: str) -> None:
    (denial,) = (event for event in pipeline.read(text).events if event.trigger.lemma == verb)
    assert denial.target == ()


def answers(document: Document) -> list[Event]:
    return [event for event in document.events if event.rule == ANSWER]


@pytest.mark.parametrize(
    ("text", "deed", "word", "speaker", "polarity"),
    [*((*row, "negative") for row in DENIED), *((*row, "positive") for row in CONFIRMED)],
)
def test_an_answer_tells_what_was_claimed(
    pipeline: triplewire.Pipeline, text: str, deed: str, word: str, speaker: str, polarity: str
) -> None:
    document = pipeline.read(text)
    (answer,) = answers(document)
    about = next(event for event in document.events if event.id == answer.coreferent)
    assert (answer.trigger.lemma, answer.trigger.text, answer.polarity) == (deed, word, polarity)
    assert (answer.source, answer.target, answer.type) == (about.source, about.target, about.type)
    assert about.polarity == "positive"
    names = {entity.id: entity.name for entity in document.entities}
    assert names[answer.attribution[-1].speaker or ""] == speaker
    assert [event.id for event in document.events] == [f"v{n + 1}" for n in range(len(document.events))]
    assert [event.trigger.start for event in document.events] == sorted({e.trigger.start for e in document.events})


@pytest.mark.parametrize("text", UNCLEAR)
def test_where_it_is_not_clear_what_was_claimed_nothing_is_linked(pipeline: triplewire.Pipeline, text: str) -> None:
    assert not answers(pipeline.read(text))


@pytest.mark.parametrize("row", DENIED[:2])
def test_a_denied_claim_is_disputed_and_no_fact(pipeline: triplewire.Pipeline, row: tuple[str, ...]) -> None:
    graph = KnowledgeGraph()
    graph.add(pipeline.read(row[0], id="d"))
    (found,) = graph.ask("disputed")
    assert (str(found.one), str(found.other)) == ("that it happened", "that it did not happen")
    assert str(found.other_said_by) == row[3]
    assert row[2] not in str(found.what)
    assert not list(graph.query("SELECT ?f { ?f a tw:Fact ; tw:statedBy/tw:claimedBy ?x }"))
    labels = {str(r.l) for r in graph.query("SELECT ?l { ?e tw:claimedBy ?x ; rdfs:label ?l }")}
    assert len(labels) == 1
