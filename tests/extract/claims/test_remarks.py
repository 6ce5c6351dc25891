"""What a clause says of the one before it: who says so, or that it is not so."""

import pytest

import triplewire
from triplewire.extract.model import Document

TOLD = "Kenya bombed Togo."

# A remark behind the sentence, and who says so by it.
SAID = [
    ("So says Ann Lee.", "Ann Lee"),
    ("Or so Ann Lee claims.", "Ann Lee"),
    ("At least, so the mayor believes.", "the mayor"),
    ("Ann Lee says so.", "Ann Lee"),
    ("That, at least, is what Ann Lee says.", "Ann Lee"),
    ("That is what the mayor would have us believe.", "the mayor"),
    ("This is the view of Ann Lee.", "Ann Lee"),
    ("That is Ann Lee's account.", "Ann Lee"),
    ("That was the claim made by Ann Lee.", "Ann Lee"),
    ("This is according to Ann Lee.", "Ann Lee"),
    ("At least that is how Ann Lee tells it.", "Ann Lee"),
    ("This was reported by Tom Berg.", "Tom Berg"),
    ("So writes Ann Lee.", "Ann Lee"),
    ("Thus Ann Lee.", "Ann Lee"),
    ("At least according to Ann Lee.", "Ann Lee"),
    ("According to Ann Lee, that is.", "Ann Lee"),
    ("Those are the words of Ann Lee.", "Ann Lee"),
    ("Such is the account of Ann Lee.", "Ann Lee"),
    ("Ann Lee is the only source for this.", "Ann Lee"),
    ("The only witness is Ann Lee.", "Ann Lee"),
    ("Or did it?", None),
    ("But has it really?", None),
    ("Says who?", None),
    ("The report was later withdrawn.", None),
    ("The claim could not be verified.", None),
    ("There is no proof of this.", None),
    ("Or so the story goes.", None),
    ("That is only a rumour.", None),
    ("This has been disputed.", None),
    ("This may not be true.", None),
]

UNTRUE = [
    "This turned out to be false.",
    "That is not true.",
    "This was a lie.",
    "The story was false.",
    "The report has proved to be wrong.",
    "The claim was unfounded.",
    "This was later shown to be untrue.",
    "None of this is true.",
    "None of it happened.",
    "It never happened.",
    "Not true.",
    "Not so.",
    "False.",
    "That is not so.",
    "Wrong.",
    "No, it did not.",
    "Pure invention.",
    "The report was made up.",
    "The press release was a hoax.",
    "The photographs were fake.",
    "The news was a joke.",
    "We made that up.",
]

DENIED = [
    ("Not true, said Ann Lee.", "Ann Lee"),
    ('"That is a lie," said Ann Lee.', "Ann Lee"),
    ('"Nonsense," said Ann Lee.', "Ann Lee"),
    ("Ann Lee said that this was untrue.", "Ann Lee"),
    ("This was denied by Mali.", "Mali"),
    ("False, Ann Lee said.", "Ann Lee"),
    ("Untrue, replied Mali.", "Mali"),
    ('"Rubbish!" said Ann Lee.', "Ann Lee"),
    ("A lie, Ann Lee wrote.", "Ann Lee"),
    ("Fake news, said Mali.", "Mali"),
    ("Mali denies it.", "Mali"),
    ("Mali has denied this.", "Mali"),
    ("Mali calls this a lie.", "Mali"),
]

# What leaves the sentence before as it is.
NO_REMARK = [
    "That is true.",
    "This is a tragedy.",
    "So did Mali.",
    "This was no surprise.",
    "That was wrong.",
    "It was wrong to do so, said Ann Lee.",
    "That is what Ann Lee feared most.",
    "It is not true that Mali helped.",
    "It is a lie that Mali helped.",
    "So Ann Lee says Mali must pay.",
    "Ann Lee denied entry to Mali.",
    'The envoy left. "That is a crime," said Ann Lee.',
    "This was confirmed by Ann Lee.",
    "It was not an accident.",
    "This was announced by Ann Lee.",
    "Right, the war goes on.",
    "So what will Mali do?",
    "So Mali lost an ally.",
    "Thus Mali lost an ally.",
    "Did Mali know of it?",
    "A mistake, said Ann Lee.",
    "Wrong, said Ann Lee.",
    "The pictures were terrible.",
    "The troops were later withdrawn.",
    "Those are hard times for Ann Lee.",
    "Ann Lee was the only minister there.",
    "The only road is blocked.",
    "There is no hope for peace.",
    "According to Ann Lee, Mali will help.",
    "Mali has not denied this.",
    "Mali denied these allegations.",
    "It is the first claim to be settled there.",
    "According to Ann Lee, it was late.",
    "It did not happen in May.",
    "This is not the view of Ann Lee.",
    "This story was reported by Ann Lee.",
    "(Ann Lee/Reuters)",
    "Mali denied Togo a loan.",
    "We saw it.",
]


def bombed(document: Document) -> tuple[str, list[str | None]]:
    """The polarity of the bombing, and who tells of it."""
    names = {entity.id: entity.name for entity in document.entities}
    (event,) = (event for event in document.events if event.trigger.text == "bombed")
    return event.polarity, [names.get(said.speaker) if said.speaker else None for said in event.attribution]


@pytest.mark.parametrize(("remark", "speaker"), SAID)
def test_said(pipeline: triplewire.Pipeline, remark: str, speaker: str | None) -> None:
    assert bombed(pipeline.read(f"{TOLD} {remark}")) == ("positive", [speaker])


@pytest.mark.parametrize("remark", UNTRUE)
def test_untrue(pipeline: triplewire.Pipeline, remark: str) -> None:
    assert bombed(pipeline.read(f"{TOLD} {remark}")) == ("negative", [])


@pytest.mark.parametrize(("remark", "speaker"), DENIED)
def test_denied(pipeline: triplewire.Pipeline, remark: str, speaker: str) -> None:
    assert bombed(pipeline.read(f"{TOLD} {remark}")) == ("negative", [speaker])


@pytest.mark.parametrize("remark", NO_REMARK)
def test_no_remark(pipeline: triplewire.Pipeline, remark: str) -> None:
    assert bombed(pipeline.read(f"{TOLD} {remark}")) == ("positive", [])


@pytest.mark.parametrize("end", [", but this is not true.", "; that is false.", " - but that is a lie."])
def test_remark_in_one_sentence(pipeline: triplewire.Pipeline, end: str) -> None:
    assert bombed(pipeline.read(f"Kenya bombed Togo{end}")) == ("negative", [])


def test_an_agency_in_brackets(pipeline: triplewire.Pipeline) -> None:
    assert bombed(pipeline.read("Kenya bombed Togo [Reuters].")) == ("positive", ["Reuters"])


def test_a_claim_stays_that_of_its_speaker(pipeline: triplewire.Pipeline) -> None:
    assert bombed(pipeline.read("Tom Berg said Kenya bombed Togo. This is not true.")) == ("positive", ["Tom Berg"])


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee sued Tom Berg. The charge was denied.",
        "Ann Lee sued Tom Berg. The accusation was false.",
        "Ann Lee sued Tom Berg over photographs. The photographs were fake.",
        "Ann Lee sued Tom Berg over a report. It was false.",
        "Ann Lee fired Tom Berg over a tweet. That was a lie.",
    ],
)
def test_a_claim_in_the_sentence_before_is_what_is_judged(pipeline: triplewire.Pipeline, text: str) -> None:
    first = pipeline.read(text).events[0]
    assert (first.trigger.text in {"sued", "fired"}, first.polarity, first.attribution) == (True, "positive", ())


def test_a_remark_holds_for_one_sentence(pipeline: triplewire.Pipeline) -> None:
    assert bombed(pipeline.read("Kenya bombed Togo. Mali left. That is not true.")) == ("positive", [])


def test_a_version_holds_for_what_had_happened(pipeline: triplewire.Pipeline) -> None:
    told = pipeline.read("Ann Lee gave her version. Kenya had bombed Togo. Mali attacked Chad.")
    assert [bool(e.attribution) for e in told.events if e.type == "ASSAULT"] == [True, False]


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("The court heard that Ann Lee met Tom Berg. Lee then attacked Eva Roy.", True),
        (
            "Jurors were told that Ann Lee met Tom Berg. She ran, prosecutors said. She then attacked Berg.",
            True,
        ),
        ("The prosecutor told the court that Ann Lee met Tom Berg. Lee later attacked Eva Roy.", True),
        ("The court heard that Ann Lee met Tom Berg. Lee attacked Chad from 2010 until 2015.", False),
        ("The court heard that Ann Lee met Tom Berg. Lee denied this. She attacked Mali in May.", False),
        ("The court heard that Ann Lee met Tom Berg. Ghana attacked Mali.", False),
        ("Eva Roy told the court that Ann Lee met Tom Berg. She attacked Mali on Monday.", False),
        ("The court freed Ann Lee. Lee attacked Eva Roy.", False),
    ],
)
def test_a_hearing_goes_on(pipeline: triplewire.Pipeline, text: str, claimed: bool) -> None:
    told = pipeline.read(text)
    assert {bool(e.attribution) for e in told.events if e.trigger.text == "attacked"} == {claimed}


def test_an_untrue_relation_is_none(pipeline: triplewire.Pipeline) -> None:
    assert pipeline.read("Ann Lee is the mayor of Lima.").relations
    assert not pipeline.read("Ann Lee is the mayor of Lima. That is not true.").relations


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Myth: ", ("negative", [])),
        ("Fake news: ", ("negative", [])),
        ("Rumour: ", ("positive", [None])),
        ("Good news: ", ("positive", [])),
    ],
)
def test_a_label_says_whether_what_follows_is_so(
    pipeline: triplewire.Pipeline, label: str, expected: tuple[str, list[str | None]]
) -> None:
    assert bombed(pipeline.read(label + TOLD)) == expected
