"""Languages of texts and of their paragraphs."""

from __future__ import annotations

from pathlib import Path

import pytest

from triplewire.extract.layout.blocks import lay_out
from triplewire.extract.model import Article
from triplewire.extract.reading.languages import is_foreign, language_of
from triplewire.extract.sources import read_sources

ENGLISH = "The mayor of Bergen resigned on Tuesday after she had lost a vote of no confidence in the council. " * 3
FRENCH = "La police a arrêté deux hommes lundi dans le port, a annoncé le procureur de la ville. " * 3


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, None),
        (FRENCH, "French"),
        ("La policía detuvo el lunes a dos hombres en el puerto, dijo el fiscal.", "Spanish"),
        ("Presiden bertemu dengan menteri luar negeri di Jakarta pada hari Selasa.", "Indonesian"),
        ("Rais alikutana na waziri wa mambo ya nje mjini Nairobi siku ya Jumanne.", "Swahili"),
        ("Poliisi pidätti maanantaina kaksi miestä Helsingissä, kertoi syyttäjä.", "Finnish"),
        ("Президент встретился с министром вчера.", "Russian"),
        ("习近平会见普京", "Chinese"),
        (f"{FRENCH}\n\nAll rights reserved. Follow us for the latest news.", "French"),
        (f"{FRENCH}\n\n{ENGLISH}", None),
        (f"{FRENCH}\n\nThe police of the port arrested two men on Monday.", "French"),
        (f"{FRENCH[:87]}\n\nThe police of the port arrested two men on Monday.", None),
        (f"{ENGLISH}\n\n{FRENCH}", None),
        (f"{FRENCH * 12}\n\n{ENGLISH}", "French"),
        ("Kofi Mensah, Ivo Petrov, Ana Salas, Omar Haddad, Luis Moreno, Per Dahl", None),
        ("Real Madrid 3 Barcelona 1 Atletico 2 Sevilla 0 Valencia 4 Malaga 2", None),
        ("Togo sued Chile.", None),
    ],
)
def test_a_text_in_another_language_is_named(text: str, language: str | None) -> None:
    assert language_of(text) == language


def with_letters(text: str, count: int) -> str:
    """The text with a long last word, so that it has so many letters."""
    return f"{text}e{'e' * (count - 1 - sum(map(str.isalpha, text)))}."


@pytest.mark.parametrize(
    ("english", "french", "language"),
    [
        (200, 1000, None),
        (199, 1000, "French"),
        (150, 600, None),  # a fifth of a short text
        (150, 610, "French"),
        (201, 1800, None),  # just more than a tenth
        (201, 1830, "French"),
    ],
)
def test_how_much_english_a_text_has_to_have(english: int, french: int, language: str | None) -> None:
    text = f"{with_letters(FRENCH * (french // 230), french)}\n\n{with_letters(ENGLISH[: len(ENGLISH) // 2], english)}"
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("paragraph", "foreign"),
    [
        (FRENCH, True),
        ("Die Polizei nahm am Montag zwei Männer fest, sagte der Staatsanwalt.", True),
        ("Президент встретился с министром.", True),
        ("Police in Lima arrested Ivo Petrov, Kofi Mensah and Ana Salas on Monday.", False),
        ("Médecins Sans Frontières, Banco do Brasil, Frankfurter Allgemeine Zeitung", False),
        ("CHICAGO MINNEAPOLIS DETROIT MILWAUKEE CLEVELAND BALTIMORE", False),
        ("Oui, monsieur", False),
    ],
)
def test_paragraphs_in_another_language(paragraph: str, foreign: bool) -> None:
    assert is_foreign(paragraph) is foreign


def test_a_mixed_document_keeps_its_english_parts(tmp_path: Path) -> None:
    (tmp_path / "mixed.txt").write_text(f"{ENGLISH}\n\n{FRENCH}\n\nTogo sued Chile.", "utf-8")
    (article,) = read_sources([str(tmp_path / "mixed.txt")])
    assert isinstance(article, Article)
    blocks, skipped = lay_out(article.text)
    assert [block.quote(article.text)[:9] for block in blocks] == ["The mayor", "Togo sued"]
    assert [(each.reason, each.quote(article.text)[:9]) for each in skipped] == [("language", "La police")]
