"""Long sentences: what hangs on what, on live text."""

import pytest

import triplewire

RESIDENTS = (
    "Although the army says it holds the road, residents reached by telephone said rebels had mined three bridges,"
    " set fire to a depot and taken at least twelve soldiers prisoner."
)


def triples(pipeline: triplewire.Pipeline, text: str) -> set[tuple[str, str, str]]:
    return {(t.subject.text, t.predicate.text, t.object.text if t.object else "") for t in pipeline.read(text).triples}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what others say inside a relative clause
        (
            "Police arrested a man they say sold the rifle to the gunman.",
            {("a man", "sold", "the rifle"), ("a man", "sold the rifle to", "the gunman")},
        ),
        # a second relative clause says something of the noun before it
        (
            "The two countries, which fought a war in 1998 that killed 70,000 people, agreed on Tuesday.",
            {("a war", "killed", "70,000 people")},
        ),
        # each "that" opens what is said
        (
            "Doctors say they have run out of blood, that the wounded are dying of infections, and that trucks wait.",
            {
                ("Doctors", "say", "they have run out of blood"),
                ("Doctors", "say", "that the wounded are dying of infections"),
            },
        ),
        (
            "The senator said he had neither met the lobbyist nor taken money from him, and that he would sue.",
            {("he", "had nor taken", "money"), ("he", "would sue", "")},
        ),
    ],
)
def test_long_sentences_say(pipeline: triplewire.Pipeline, text: str, expected: set[tuple[str, str, str]]) -> None:
    assert triples(pipeline, text) >= expected


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Police arrested a man they say sold the rifle to the gunman.", "they; say; a man"),
        ("Union leaders, among them Tom Reed, said the strike would go on.", "Tom Reed; is; Union leaders"),
        (
            "With prosecutors closing in, the former governor fled to Panama.",
            "the former governor; fled with; prosecutors closing in",
        ),
        (
            "The minister said that what critics charge is a blunder had saved the country four billion euros.",
            "what critics charge; is; a blunder had saved the country four billion euros",
        ),
        (
            RESIDENTS,
            "residents reached by telephone said rebels had mined three bridges; set fire to; a depot",
        ),
    ],
)
def test_long_sentences_do_not_say(pipeline: triplewire.Pipeline, text: str, wrong: str) -> None:
    assert tuple(wrong.split("; ")) not in triples(pipeline, text)


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "The mayor, who lives in a house that his father built, resigned.",
        "She met a man who said that he had sold the rifle.",
        "He praised the doctors who say they need rest.",
    ],
)
def test_relative_clauses_that_hang_right_stay(pipeline: triplewire.Pipeline, text: str) -> None:
    found = triples(pipeline, text)
    assert found & {
        ("his father", "built", "a house"),
        ("a man", "said", "that he had sold the rifle"),
        ("the doctors", "say", "they need rest"),
    }


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The firm said on Monday it would buy its rival.", "The firm; said on; Monday"),
        ("He died on Monday of cancer at his home.", "He; died of; cancer"),
        ("He left on the night of the attack.", "He; left on; the night of the attack"),
        (
            "Despite a ban on strikes (introduced during the war), nurses walked out.",
            "nurses; walked out Despite; a ban on strikes",
        ),
        ("Neither Spain nor Portugal has signed the treaty.", "Neither Spain nor Portugal; has signed; the treaty"),
        (
            "Planes may be sold, said two men briefed on the matter who asked for silence.",
            "two men; asked for; silence",
        ),
    ],
)
def test_small_words_hang_where_they_belong(pipeline: triplewire.Pipeline, text: str, expected: str) -> None:
    assert tuple(expected.split("; ")) in triples(pipeline, text)


@pytest.mark.model
def test_neither_denies(pipeline: triplewire.Pipeline) -> None:
    document = pipeline.read("Neither Spain nor Portugal attacked the convoy.")
    assert all(event.polarity == "negative" for event in document.events if event.trigger.text == "attacked")
