"""The file of corrections is read strictly, and written so that it reads the same."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triplewire.extract.model import ENTITY_TYPES
from triplewire.graph.corrections.correction import KINDS, Correction, Named, Words, as_toml
from triplewire.graph.corrections.correction_file import parsed, read_corrections, written
from triplewire.graph.errors import CorrectionsFileError

WRONG = {
    "[[rejects]]\nquote = 'a'": "did you mean reject?",
    "reject = 3": "write [[reject]], with two brackets",
    "[reject]\nquote = 'a'": "write [[reject]], with two brackets",
    "[[reject]]\nquoted = 'a'": "[[reject]] number 1 has no 'quoted'; did you mean quote?",
    "[[reject]]\ndocument = 'a'": "does not say which statement",
    "[[reject]]\nquote = ''": "write quote as words",
    "[[reject]]\nquote = 3": "write quote as words",
    "[[reject]]\nquote = 'a'\nkind = 'lie'": "kind is one of event, relation, fact, claim, statement",
    "[[reject]]\nquote = 'a'\non = 'yesterday'": "write on as a day",
    "on = 3": "the file: write on as a day",
    "by = ['a']": "the file: write by as words",
    "[[change]]\nquote = 'a'": "changes nothing",
    "[[separate]]\nquote = 'a'": "say from what",
    "[[separate]]\nquote = 'a'\nfrom = ['b']": "write from as a list of statements",
    "[[separate]]\nquote = 'a'\nfrom = [{ document = 'b' }]": "a statement of [[separate]] number 1 does not say which",
    "[[change]]\nquote = 'a'\ntype = 'FIGHT'": "type = 'FIGHT' is none of AGREE, CONSULT",
    "[[change]]\nquote = 'a'\npolarity = 'maybe'": "polarity = 'maybe' is none of positive, negative",
    "[[change]]\nquote = 'a'\ntime = ['Friday']": "'Friday' is no day, month or year",
    "[[change]]\nquote = 'a'\nsource = [3]": "a name is words",
    "[[change]]\nquote = 'a'\nsource = [{ name = 'a', typ = 'Person' }]": "did you mean type?",
    "[[check]]\nquote = 'a'\nsource = ['b']": "has no 'source'",
    "[[rename]]\nto = 'a'": "give the name that the text has",
    "[[rename]]\nname = 'a'": "say with `to` what 'a' is",
    "[[retype]]\nname = 'a'\nto = 'Alien'": "'Alien' is none of the types Person",
    "[[merge]]\nnames = ['a']": "the names of two actors or more",
    "[[merge]]\nnames = ['a', 'a']": "the names of two actors or more",
    "[[merge]]\nnames = 'a'": "write names as a list",
    "[[merge]]\nnames = ['a', '']": "write name as words",
    "[[split]]\nname = 'a'\nto = 'b'": "say with `documents` where 'a' is another",
    "[[split]]\nname = 'a'\ndocuments = 3\nto = 'b'": "write documents as a list",
}


RIGHT = '[[rename]]\nname = "Eva Roy"\nto = "Eva Ray"\n'


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong_is_said_in_one_sentence_and_costs_no_other_correction(text: str, tmp_path: Path) -> None:
    path = tmp_path / "corrections.toml"
    path.write_text(f"{text}\n{RIGHT}")
    read = read_corrections(path)
    assert [each.to for each in read.corrections] == ["Eva Ray"]
    (said,) = map(str, read.wrong)
    assert said.startswith(f"{path}: ")
    assert WRONG[text] in said
    assert "\n" not in said


def test_a_file_that_is_no_toml_is_refused() -> None:
    with pytest.raises(CorrectionsFileError, match="it is not valid TOML"):
        parsed(f"[[reject]\n{RIGHT}", "here")


def test_a_file_that_is_not_there_or_no_text(tmp_path: Path) -> None:
    for path in (tmp_path / "none.toml", tmp_path):
        with pytest.raises(CorrectionsFileError, match="cannot be read"):
            read_corrections(path)
    (tmp_path / "latin.toml").write_bytes(b"by = '\xe9'")
    with pytest.raises(CorrectionsFileError, match="UTF-8"):
        read_corrections(tmp_path / "latin.toml")


def test_who_and_when_are_those_of_the_correction_then_of_the_file_then_those_given() -> None:
    text = '[[reject]]\nquote = "a"\n[[reject]]\nquote = "b"\nby = "Ida"\non = "2026-01-02"\n'
    one, two = parsed(text, "here", by="Maria", on=date(2026, 5, 2)).corrections
    assert (one.by, one.on, two.by, two.on) == ("Maria", date(2026, 5, 2), "Ida", date(2026, 1, 2))
    one, two = parsed('by = "Eva"\non = 2026-03-04\n' + text, "here", by="Maria").corrections
    assert (one.by, one.on, two.by) == ("Eva", date(2026, 3, 4), "Ida")


def test_the_file_of_the_documentation_is_one() -> None:
    page = (Path(__file__).parents[3] / "docs" / "corrections.md").read_text("utf-8")
    (shown,) = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    assert {each.kind for each in parsed(shown, "docs").corrections} | {"later"} == set(KINDS)
    assert "`[[later]]`" in page


TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)
NAMED = st.builds(Named, TEXT, st.sampled_from(["", *ENTITY_TYPES]), st.one_of(st.just(""), TEXT))
MORE = {"by": TEXT, "on": st.one_of(st.none(), st.dates()), "why": TEXT}
ACTORS = st.lists(NAMED, min_size=2, unique_by=lambda each: (each.name, each.type)).map(tuple)
CORRECTIONS = st.one_of(
    st.builds(Correction, st.sampled_from(["reject", "check"]), st.builds(Words, quote=TEXT, document=TEXT), **MORE),
    st.builds(
        Correction,
        st.just("change"),
        st.builds(Words, quote=TEXT, subject=TEXT, predicate=TEXT),
        changes=st.tuples(st.tuples(st.just("source"), st.lists(NAMED, max_size=3).map(tuple))),
        **MORE,
    ),
    st.builds(Correction, st.just("rename"), actors=st.tuples(st.builds(Named, TEXT)), to=TEXT, **MORE),
    st.builds(Correction, st.just("rename"), actors=ACTORS, to=TEXT, **MORE),
    st.builds(
        Correction, st.just("merge"), actors=st.lists(NAMED, min_size=2, unique=True).map(tuple), node=TEXT, **MORE
    ),
)


@given(st.lists(CORRECTIONS, max_size=4))
def test_what_is_written_reads_the_same(corrections: list[Correction]) -> None:
    again = parsed(written(corrections), "here").corrections
    assert {*again} == {*corrections}
    assert {each.id for each in again} == {each.id for each in corrections}
    assert written(again) == written(dict.fromkeys(sorted(corrections, key=lambda each: each.order)))


def test_the_id_is_of_the_content_alone() -> None:
    (one,) = parsed('[[rename]]\nname = "a"\nto = "b"\n', "here").corrections
    (two,) = parsed('[[rename]]\nto = "b" # a name\nname = "a"\n', "there").corrections
    assert one.id == two.id
    assert as_toml(one) == '[[rename]]\nname = "a"\nto = "b"\n'
