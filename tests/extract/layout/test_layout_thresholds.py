"""Thresholds of layout: for each a text just inside it and one just outside."""

import pytest

from triplewire.extract.layout.blocks import lay_out
from triplewire.extract.layout.datelines import find_dateline
from triplewire.extract.model import Extent

STORY = "The mayor of Bergen resigned on Tuesday after a long dispute about the budget of the town."


def padded(start: str, end: str, length: int) -> str:
    """A text of so many characters, with a long word between its start and its end."""
    return f"{start}{'e' * (length - len(start) - len(end))}{end}"


@pytest.mark.parametrize(("length", "filed"), [(150, True), (151, False)])
def test_how_long_a_dateline_is(length: int, *, filed: bool) -> None:
    text = padded("By Ann Le", ", BERGEN, May 3 (Reuters) - ", length) + STORY
    found = find_dateline(text, Extent(0, len(text)), lambda _: False)
    assert (found is not None and found.story == length) is filed


@pytest.mark.parametrize(("length", "kind"), [(800, "correction"), (801, "paragraph")])
def test_how_long_a_correction_is(length: int, kind: str) -> None:
    blocks, _ = lay_out(f"{STORY}\n\n{padded('Correction: He did not quit, but h', ' stayed.', length)}")
    assert [block.kind for block in blocks] == ["paragraph", kind]


@pytest.mark.parametrize(("slug", "told"), [("Row over flood in Lima", True), ("Row over the flood in Lima", False)])
def test_how_many_words_a_slug_has(slug: str, *, told: bool) -> None:
    blocks, _ = lay_out(f"{slug}: Mayor blames the state\n\n{STORY}")
    assert [block.kind for block in blocks] == [*(["slug"] if told else []), "headline", "paragraph"]


@pytest.mark.parametrize(("length", "skipped"), [(100, 3), (101, 0)])
def test_how_long_a_running_head_is(length: int, skipped: int) -> None:
    head = padded("The Bergen Pos", " of May 3", length)
    pages = (f"{head}\n\n{STORY} It was {number} that he did so." for number in ("then", "there", "thus"))
    _, found = lay_out("\f".join(pages))
    assert len([each for each in found if each.reason == "page"]) == skipped
