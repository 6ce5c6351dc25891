"""Quotations in other languages are left out of what the parser reads, and told as such; titles and names are not."""

import pytest

from triplewire.extract.layout.blocks import lay_out
from triplewire.extract.layout.copies.reading_copy import reading_copy
from triplewire.extract.pipeline import Pipeline


@pytest.mark.parametrize(
    "text",
    [
        'She wrote "Je ne regrette rien" on the wall.',
        "He said «Non, je ne vais pas démissionner» on radio.",
        "The placard said “No nos vamos a rendir”.",
        '"Non siamo contro nessuno," Conte said.',
        '"Não vamos parar", he told the crowd.',
        'He whispered "Het is niet waar" to her.',
        '"Vi kan inte vänta längre," she said.',
        "“Jeg er ikke redd,” he said.",
        'The crowd shouted "Nie jesteśmy sami!"',
        'He tweeted "Мы победим" on Monday.',
        "“Das ist nicht unser Krieg,” Scholz said.",
        '"Ich habe nichts gesagt", he insisted.',
        "„Wir müssen reden“, she said.",
        "The chant was “¡Queremos justicia para todos!”",
        '"Biz bu ülkenin sahibiyiz", he said.',
        'He read: "Der Rat der Stadt hat am Donnerstag beschlossen, zwei Kais zu schließen." Ann Lee left.',
    ],
)
def test_a_quotation_in_another_language_is_left_out(text: str) -> None:
    (block,), (gap,) = lay_out(text)
    assert gap.reason == "language"
    assert block.start == 0
    assert block.end == len(text)
    assert block.reading_copy(text) == reading_copy(text.replace(gap.quote(text), "")).text


@pytest.mark.parametrize(
    "text",
    [
        'He read "Der Spiegel" daily.',
        'The film "Das Leben der Anderen" won.',
        'The novel "Cien años de soledad" sold well.',
        'She sang "La Vie en Rose".',
        "The paper “La Repubblica” said so.",
        '"We will not close the ports," he said.',
        'He called it "a coup de grâce" for the plan.',
        '"The Rio de Janeiro plan is dead," she said.',
        'The party "Die Linke" lost.',
        "“Alternative für Deutschland” won.",
        '"No, no, no," he said.',
        '"Vamos," he told her.',
        'The show "La Casa de Papel" ended.',
        '"En Marche" won in Paris.',
        '"An der Saale" is a street.',
        '"Les Misérables" opened in London.',
        '"El Pais" and "El Mundo" agree.',
        "The book “Così fan tutte” sold.",
        '"Viva la France!" he said.',
        '"Los Angeles is not for sale," she said.',
        '"Son of Sam" was caught.',
        "“I met him in Los Alamos and El Paso,” she said.",
    ],
)
def test_titles_names_and_english_stay(text: str) -> None:
    assert not lay_out(text)[1]


def test_a_block_that_is_such_a_quotation_is_left_out() -> None:
    story = "Ann Lee met Omar Haddad in Oslo on Monday.\n\n"
    blocks, skipped = lay_out(f"{story}“Wir müssen jetzt reden.”\n\nHe left.")
    assert [block.kind for block in blocks] == ["paragraph", "paragraph"]
    assert [gap.reason for gap in skipped] == ["language"]


def test_its_words_are_no_names_and_the_sentence_stays(pipeline: Pipeline) -> None:
    text = 'Kari Moen said "Wir schaffen das" and left Berlin.'
    document = pipeline.read(text)
    assert {entity.name for entity in document.entities} == {"Kari Moen", "Berlin"}
    assert [(t.subject.text, t.predicate.text) for t in document.triples] == [("Kari Moen", "left")]
    assert [gap.quote(text) for gap in document.skipped] == ["Wir schaffen das"]
