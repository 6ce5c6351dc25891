"""Headlines in capitals are parsed with the casing of the article and quoted unchanged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import triplewire
from triplewire.extract.layout.block import Block
from triplewire.extract.layout.blocks import lay_out
from triplewire.extract.layout.copies.casing import recased

BODY = """The mayor of Bergen, Kari Moen, resigned on Tuesday after she had lost a vote of no confidence in the council.
Her deputy, Per Dahl, thanked her. Norwegian ministers, among them the UN envoy Bob Roy, had asked her to stay.
The talks with the McArthur company go on, and close contacts of the council with it are important, he said."""


@pytest.mark.parametrize(
    ("headline", "written"),
    [
        ("MAYOR KARI MOEN QUITS IN BERGEN", "Mayor Kari Moen quits in Bergen"),
        ("UN ENVOY: COUNCIL LOSES MAYOR", "UN envoy: council loses mayor"),
        ("MCARTHUR TALKS WITH NORWAY STALL", "McArthur talks with Norway stall"),
        ("Mayor Moen Quits After Council Vote", "Mayor Moen quits after council vote"),
        ("UNESCO Hails Talks With Close Contacts", "UNESCO hails talks with close contacts"),
        ("Mayor of Bergen quits after council vote", "Mayor of Bergen quits after council vote"),
        ("BERGEN", "BERGEN"),
        ("STRAẞE MAYOR QUITS", "Straße mayor quits"),
        ("İZMİR MAYOR QUITS", "İZMİR mayor quits"),  # lower case has more characters
    ],
)
def test_a_headline_is_written_as_the_article_writes_its_words(headline: str, written: str) -> None:
    assert recased([("headline", headline), ("paragraph", BODY)]) == [written, BODY]


def test_without_an_article_only_small_words_are_known() -> None:
    assert recased([("headline", "MAYOR OF BERGEN QUITS")]) == ["Mayor of Bergen Quits"]


@pytest.mark.parametrize("kind", ["dateline", "byline"])
def test_names_of_places_and_authors_stay(kind: str) -> None:
    assert recased([(kind, "BERGEN, NORWAY, PER DAHL"), ("paragraph", BODY)])[0] == "BERGEN, NORWAY, PER DAHL"


@given(
    st.lists(st.tuples(st.sampled_from(["headline", "paragraph"]), st.text().map(str.upper) | st.text().map(str.title)))
)
def test_every_character_stays_where_it_is(blocks: list[tuple[str, str]]) -> None:
    again = recased(blocks)
    assert [len(text) for text in again] == [len(text) for _, text in blocks]
    for text, (_, before) in zip(again, blocks, strict=True):
        assert all(new == old or old.isalpha() for new, old in zip(text, before, strict=True))


def test_the_reading_copy_of_a_block_is_recased_in_one_line_and_as_long_as_the_text() -> None:
    text = f"MAYOR KARI MOEN\nMEETS PER DAHL IN BERGEN\n\n{BODY}"
    blocks = lay_out(text)[0]
    assert blocks[0].copy == blocks[0].reading_copy(text) == "Mayor Kari Moen"
    assert blocks[0].quote(text) == "MAYOR KARI MOEN"
    assert [len(block.copy) for block in blocks] == [block.end - block.start for block in blocks]
    assert not any("\n" in block.copy for block in blocks)
    assert Block(0, 22).reading_copy(text) == "MAYOR KARI MOEN MEETS "


def test_quotes_are_what_the_text_says(pipeline: triplewire.Pipeline) -> None:
    document = pipeline.read(f"MAYOR KARI MOEN\nMEETS PER DAHL IN BERGEN\n\n{BODY}")
    first = document.triples[0]
    assert document.text[first.subject.start : first.subject.end] == first.subject.text
    moen = next(entity for entity in document.entities if entity.name == "Kari Moen")
    assert "KARI MOEN" in {mention.quote(document.text).removeprefix("MAYOR ") for mention in moen.mentions}


@pytest.mark.parametrize(
    ("kind", "headline", "written"),
    [
        ("headline", "KARI QUITS BERGEN", "Kari quits Bergen"),  # three words
        ("headline", "KARI QUITS", "KARI QUITS"),
        ("headline", "KIM MEETS BOB", "Kim meets Bob"),  # a word of four letters or more
        ("headline", "KIM MET BOB", "KIM MET BOB"),
        ("headline", "Mayor Quits Council", "Mayor quits council"),  # three longer words
        ("headline", "The Mayor Quits", "The Mayor Quits"),
        ("paragraph", "Mayor Quits Council", "Mayor Quits Council"),
        ("paragraph", "MAYOR QUITS COUNCIL", "Mayor quits council"),
        # nine of ten longer words with a capital, eight of nine, seventeen of nineteen
        ("headline", "Mayor Quits Council Vote Then Talks Close With Contacts still", None),
        ("headline", "Mayor Quits Council Vote Then Talks Close With contacts", "same"),
        ("headline", "Mayor Quits Council Vote " * 4 + "Talks then goes", "same"),
        ("headline", "NORWAY QUITS COUNCIL", "Norway quits council"),  # "Norwegian" is in the text
        ("headline", "THE NORSE QUIT COUNCIL", "The norse quit council"),
        ("headline", "MAYOR QUITS COUNCIL " + "X" * 180, None),
        ("headline", "MAYOR QUITS COUNCIL " + "X" * 181, "same"),
    ],
)
def test_which_lines_are_recased(kind: str, headline: str, written: str | None) -> None:
    body = BODY + " Bob saw Kim there, and Kim saw Bob."
    again = recased([(kind, headline), ("paragraph", body)])[0]
    if written in {None, "same"}:
        assert (again == headline) is (written == "same")
    else:
        assert again == written


@pytest.mark.parametrize(("length", "written"), [(300, "Mayor plods home"), (299, "Mayor Plods Home")])
def test_from_three_hundred_characters_on_the_text_shows_which_words_are_names(length: int, written: str) -> None:
    body = ("They met the mayor. " * 15)[:length]
    assert len(body) == length
    assert recased([("headline", "MAYOR PLODS HOME"), ("paragraph", body)])[0] == written


def test_the_most_frequent_form_of_a_word_decides() -> None:
    body = BODY + " The Council met the council, and the council met."
    assert recased([("headline", "MAYOR QUITS COUNCIL"), ("paragraph", body)])[0] == "Mayor quits council"
