"""Hostile files of a user's own, of settings, names and corrections: each costs itself, in one sentence."""

import csv
import os
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
import typer
from typer.core import TyperGroup

from triplewire.extract.errors import TriplewireError
from triplewire.extract.limited import Budget
from triplewire.graph import own_files
from triplewire.graph.cli.config_file import defaults
from triplewire.graph.cli.main import main
from triplewire.graph.corpus import gazetteer_file
from triplewire.graph.corpus.gazetteer_file import read_gazetteer
from triplewire.graph.corrections.correction_file import read_corrections
from triplewire.graph.write.user_names import Names

TABLES = {
    "not UTF-8": (b"\xff\xfe", "not valid TOML in UTF-8"),
    "NUL": (b"a = '\0'", "not valid TOML in UTF-8"),
    "lists in lists": (b"a = " + b"[" * 100_000, "nested too deeply"),
    "tables in tables": (b"a = " + b"{a=" * 50_000, "nested too deeply"),
    "parts of a key": (b".".join([b"a"] * 30_000) + b" = 1", "takes more than 0.5 seconds"),
    "digits": (b"a = " + b"9" * 100_000, "not valid TOML in UTF-8"),
}
CSV = b"label,aliases,type,iri\n"
GAZETTEERS = {
    "no IRI.csv": (CSV + b"Ann Lee,,Person,not an IRI\n", "'not an IRI' is no IRI"),
    "control characters.csv": (CSV + "Ann Lee,,Person,http://a/\u202e\x1b\n".encode(), "\\x1b' is no IRI"),
    "a long type.csv": (CSV + b"Ann Lee,," + b"x" * 100_000 + b",http://a/\n", "xxx … xxx"),
    "a long field.csv": (CSV + b"x" * 200_000 + b",,,http://a/\n", "field larger than field limit"),
    "brackets.ttl": (b"<urn:a> <urn:b> " + b"[ <urn:b> " * 200_000, "Unexpected end"),
    "triple terms.ttl": (b"<urn:a> <urn:b> " + b"<<( <urn:a> <urn:b> " * 200_000, "be read"),
    "a long word.ttl": (b"k" * 100_000, "kkk … "),
    "a long value.ttl": (b'<urn:a> <urn:b> "' + b"x" * (17 << 20) + b'" .', "more than 16 MiB"),
    "prefixes that grow.ttl": (
        b"@prefix a: <urn:" + b"a" * 1_000_000 + b"> .\n" + b"a:x a a:y .\n" * 2000,
        "needs more than 200 MiB",
    ),
}


def settings(path: Path) -> object:
    return defaults(cast("TyperGroup", typer.main.get_command(main)), path)


READERS: dict[str, Callable[[Path], object]] = {
    "settings": settings,
    "corrections": read_corrections,
    "names": Names.read,
}


@pytest.fixture(autouse=True)
def little(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_files, "_TABLE", Budget(seconds=0.5, memory=200 << 20))
    monkeypatch.setattr(gazetteer_file, "_BUDGET", Budget(seconds=60, memory=200 << 20))
    csv.field_size_limit(1 << 30)  # as after a table was read in the same process


def refused(read: Callable[[Path], object], path: Path) -> str:
    with pytest.raises(TriplewireError) as error:
        read(path)
    said = str(error.value)
    assert len(said) < 1000
    assert said.startswith(f"{path}: ")
    return said


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("case", TABLES)
def test_a_hostile_table_is_one_sentence(case: str, reader: str, tmp_path: Path) -> None:
    text, said = TABLES[case]
    (tmp_path / "file.toml").write_bytes(text)
    assert said in refused(READERS[reader], tmp_path / "file.toml")


@pytest.mark.parametrize("key", ["k" * 100_000, '"\\u001b[31m\u202e"'])
def test_what_is_quoted_of_a_file_is_short_and_controls_no_terminal(key: str, tmp_path: Path) -> None:
    path = tmp_path / "file.toml"
    path.write_text(f"{key} = 1", "utf-8")
    said = [refused(settings, path), *map(str, read_corrections(path).wrong), *Names.read(path).wrong]
    assert len(said) == 3
    assert all(each.isprintable() and len(each) < 1000 for each in said)


@pytest.mark.parametrize("case", GAZETTEERS)
def test_a_hostile_gazetteer_is_one_sentence(case: str, tmp_path: Path) -> None:
    text, said = GAZETTEERS[case]
    (tmp_path / case).write_bytes(text)
    assert said in refused(read_gazetteer, tmp_path / case)


@pytest.mark.parametrize("reader", [*READERS, "gazetteer"])
def test_what_is_no_file_is_not_read(reader: str, tmp_path: Path) -> None:
    read = READERS.get(reader, read_gazetteer)
    pipe, folder, loop, endless = (tmp_path / f"{name}.ttl" for name in ("pipe", "folder", "loop", "endless"))
    os.mkfifo(pipe)
    folder.mkdir()
    loop.symlink_to(loop)
    endless.symlink_to("/dev/zero")
    for path in (pipe, folder, endless):
        assert "it is no file" in refused(read, path)
    for path in (loop, tmp_path / "none.ttl", tmp_path / "a\0b.ttl"):
        with pytest.raises(TriplewireError, match="check the path"):
            read(path)


def test_a_large_file_is_stopped_at_its_limit(tmp_path: Path) -> None:
    with (tmp_path / "large.toml").open("wb") as file:
        file.truncate(1 << 30)
    for read in READERS.values():
        assert "needs more than 200 MiB of memory" in refused(read, tmp_path / "large.toml")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('store = "a\\u0000b"', "store: it has a NUL character"),
        ("store = '~nobody-of-this-name/x'", "store: the user of ~nobody-of-this-name/x has no home folder"),
    ],
)
def test_a_value_that_no_path_can_have_is_told(text: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "file.toml").write_text(text)
    assert said in refused(settings, tmp_path / "file.toml")


def test_many_names_that_are_never_one_take_memory_in_proportion(tmp_path: Path) -> None:
    listed = ", ".join(f"'Name {number}'" for number in range(5000))
    (tmp_path / "file.toml").write_text(f"[[different]]\ntype = 'Person'\nnames = [{listed}]")
    apart = Names.read(tmp_path / "file.toml").apart
    assert len(apart) == 5000
    assert len({id(names) for lists in apart.values() for names in lists}) == 1
