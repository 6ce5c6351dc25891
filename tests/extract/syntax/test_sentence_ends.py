"""Sentence ends behind abbreviations: whether the next capital begins a sentence or goes on with a name."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

import triplewire
from triplewire.extract.syntax.parser import possible_ends


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("They fled to the U.S.", "Officials said Togo helped them."),
        ("He joined the U.N.", "China objected."),
        ("She returned to the U.K.", "Her brother stayed in Bergen."),
        ("The vote ended at 9 p.m.", "Results are expected on Monday."),
        ("They left at 6 a.m.", "Police followed them."),
        ("Togo left the E.U.", "Bolivia stayed."),
        ("He was hired by Acme Corp.", "Investors sold their shares."),
        ("He left Acme Inc.", "Shares rose by 4 percent."),
        ("The book was written by Bob Roy Jr.", "Critics praised it."),
        ("He moved to Washington, D.C.", "Reporters asked why."),
        ("The troops were sent by the U.N.", "Rebels attacked them on Monday."),
        ("The cargo came from the U.S.", "Norway bought it."),
    ],
)
def test_a_sentence_may_end_with_an_abbreviation(pipeline: triplewire.Pipeline, first: str, second: str) -> None:
    text = f"{first} {second}"
    assert [sentence.quote(text) for sentence in pipeline.read(text).sentences] == [first, second]


@pytest.mark.parametrize(
    "text",
    [
        "Moen met U.S. President Joe Biden in Paris.",
        "He said the U.S. Army attacked Niger.",
        "They know the U.S. President lied.",
        "He joined the U.S. Navy in 1990 and left it in 2000.",
        "They said U.S. Marines had landed.",
        "U.N. Secretary-General Antonio Guterres visited Togo.",
        "Acme Inc. Chairman Bob Roy resigned.",
        "He knew that U.S. Steel had sued Chile.",
        "The train leaves at 9 a.m. Eastern Time.",
        "He told the U.S. Congress that Iran attacked Iraq.",
        "He thinks the U.S. Senate will reject it.",
        "Gov. Roy and Mayor Lee met at 5 p.m. Monday.",
        "The court heard that juror No. 8 slept.",
        "They met Engr. Bob Obi in Lagos.",
        "Kofi A. Annan met George W. Bush.",
    ],
)
def test_a_name_goes_on_behind_an_abbreviation(pipeline: triplewire.Pipeline, text: str) -> None:
    assert len(pipeline.read(text).sentences) == 1


def test_words_of_a_second_sentence_stand_where_the_text_has_them(pipeline: triplewire.Pipeline) -> None:
    text = "They fled to the U.S.\nOffi-\ncials said Togo hel\u00adped them."
    document = pipeline.read(text)
    assert [sentence.quote(text) for sentence in document.sentences] == text.split("\n", 1)
    assert [event.trigger.text for event in document.events][-1] == "hel\u00adped"


@pytest.mark.parametrize(
    "aside",
    [
        "President Kofi Mensah speaks in Accra. Photo: Per Dahl/AP",
        "Minister Kofi Mensah at the port (Getty)",
        "By Kofi Mensah",
        "Correction: An earlier version said that Kofi Mensah had quit.",
    ],
)
def test_who_stands_in_a_caption_leads_no_pronoun(pipeline: triplewire.Pipeline, aside: str) -> None:
    text = f"Bergen votes on port\n\nAnn Lee met the council of Bergen.\n\n{aside}\n\nShe praised the vote."
    (person,) = (entity for entity in pipeline.read(text).entities if entity.name == "Ann Lee")
    assert "She" in {mention.quote(text) for mention in person.mentions}


@pytest.mark.parametrize(("words", "looked_into"), [(80, True), (81, False)])
def test_a_second_sentence_is_looked_for_in_up_to_eighty_words(words: int, *, looked_into: bool) -> None:
    forms = [*["they"] * (words - 6), "fled", "to", "the", "U.S.", "Officials", "left"]
    doc = Doc(Vocab(), forms, sent_starts=[True] + [False] * (words - 1))
    assert bool(list(possible_ends(doc, doc.text))) is looked_into


@pytest.mark.parametrize(
    "text",
    [
        "In the south, Togolese forces entered the airport Mr Lee uses for his travels and began to tear up a road.",
        "It had said it would send its police into the valley to track down smugglers Mr Lee has failed to arrest.",
    ],
)
def test_a_name_behind_a_word_in_small_letters_begins_no_sentence(pipeline: triplewire.Pipeline, text: str) -> None:
    assert [sentence.quote(text) for sentence in pipeline.read(text).sentences] == [text]
