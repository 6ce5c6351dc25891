import json
import logging
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from triplewire.extract.linking.user_gazetteer import Entry
from triplewire.graph.cli.main import main
from triplewire.graph.corpus.gazetteer_file import read_gazetteer
from triplewire.graph.errors import NamesFileError

CSV = """label,aliases,type,iri
Norland Group,Norland | NG,organization,https://example.org/n
"Weaver, Ann",,Person,https://example.org/w
The Blue Ship,,,https://example.org/b
"""
TURTLE = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix schema: <https://schema.org/> .
@prefix ex: <https://example.org/> .
ex:n a skos:Concept, schema:Corporation ; skos:prefLabel "Norland Group"@en, "Norland-Gruppe"@de ;
    skos:altLabel "Norland", "Nordland"@de ; skos:hiddenLabel "Nrland"@en-GB .
ex:w a <http://xmlns.com/foaf/0.1/Person> ; skos:prefLabel "Ann Weaver" .
ex:b a skos:Concept ; skos:prefLabel "Das Schiff"@de .
ex:x skos:notation "7" .
"""


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_csv(tmp_path: Path) -> None:
    assert read_gazetteer(written(tmp_path, "own.csv", CSV)) == (
        Entry("Norland Group", "Organization", "https://example.org/n", ("Norland", "NG")),
        Entry("Weaver, Ann", "Person", "https://example.org/w"),
        Entry("The Blue Ship", "Other", "https://example.org/b"),
    )


def test_csv_with_a_byte_order_mark_and_more_columns(tmp_path: Path) -> None:
    text = "\ufeffiri,label,note,type,aliases\r\nhttps://example.org/a,A B,x,Place,\r\n"
    assert read_gazetteer(written(tmp_path, "own.CSV", text)) == (Entry("A B", "Place", "https://example.org/a"),)


def test_turtle_in_english_or_without_language(tmp_path: Path) -> None:
    assert read_gazetteer(written(tmp_path, "own.ttl", TURTLE)) == (
        Entry("Norland Group", "Organization", "https://example.org/n", ("Norland", "Nrland")),
        Entry("Ann Weaver", "Person", "https://example.org/w"),
    )


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("own.json", "{}", "a .csv or a .ttl file"),
        ("own.csv", "label,iri\nA,B\n", "must name the columns"),
        ("own.csv", "label,aliases,type,iri\nA,,Robot,https://example.org/a\n", "line 2: 'Robot' is not one of Person"),
        ("own.csv", "label,aliases,type,iri\nA,,Person,\n", "line 2 has no iri"),
        ("own.csv", "label,aliases,type,iri\n,,Person,https://example.org/a\n", "line 2 has no label"),
        ("own.csv", 'label,aliases,type,iri\n"A,,Person,https://example.org/a\n', "cannot be read"),
        ("own.ttl", "@prefix skos: <", "cannot be read"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, name: str, text: str, message: str) -> None:
    with pytest.raises(NamesFileError, match=message):
        read_gazetteer(written(tmp_path, name, text))


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_bytes(b"label,aliases,type,iri\n\xff\xfe,,,x\n")
    with pytest.raises(NamesFileError, match="cannot be read"):
        read_gazetteer(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(NamesFileError):
        read_gazetteer(tmp_path / "own.csv")


def extracted(text: Path, gazetteer: Path) -> Result:
    result = CliRunner().invoke(main, ["extract", str(text), "--gazetteer", str(gazetteer)])
    logging.disable(logging.NOTSET)  # which the command line turned off
    return result


@pytest.mark.model
def test_the_command_line_links_to_the_user_s_names(tmp_path: Path) -> None:
    text = written(tmp_path, "a.txt", "Norland Group sold two ships to a bank in Peru on Monday, its owners said.")
    own = written(tmp_path, "own.ttl", TURTLE)
    result = extracted(text, own)
    assert result.exit_code == 0
    links = {entity["name"]: entity["links"]["user"] for entity in json.loads(result.stdout)["entities"]}
    assert links["Norland Group"] == "https://example.org/n"
    assert links["Peru"] is None


def test_a_gazetteer_that_is_wrong_is_wrong_usage(tmp_path: Path) -> None:
    text = written(tmp_path, "a.txt", "Peru won.")
    own = written(tmp_path, "own.csv", "label\nA\n")
    result = extracted(text, own)
    assert result.exit_code == 2
    assert "must name the columns" in result.stderr
