"""Short pages: the paragraphs of an article end where its page ends them."""

from __future__ import annotations

import pytest

from triplewire.extract.layout.blocks import lay_out
from triplewire.extract.reading.formats.pages.html_page import read_page
from triplewire.extract.reading.formats.pages.page_blocks import as_on_page
from triplewire.extract.reading.formats.stated_blocks import Piece

LEAD, SECOND = "A bridge fell in Leeds on Tuesday and hurt three people.", "Police arrested the builder."
TITLE = "Bridge falls in Leeds"
STORY = f"<p>{LEAD}</p><p>{SECOND}</p>"
LINKED = f"<p>{LEAD}</p><p>Police arrested <a href='/b'>the builder</a>.</p>"
HEADING, DAY = f"<h1>{TITLE}</h1>", "<time datetime='2024-05-14'>14 May 2024</time>"
AUTHOR = "<a href='/ann' rel='author'>Ann Lee</a>"


@pytest.mark.parametrize(
    ("page", "line"),
    [
        (f"{HEADING}<p>By {AUTHOR}</p>{STORY}", "By Ann Lee"),
        (f"<article>{HEADING}<div>By {AUTHOR}</div>{DAY}{STORY}</article>", "By Ann Lee"),
        (f"<article><header>{HEADING}<p>By {AUTHOR} | {DAY}</p></header>{STORY}</article>", "By Ann Lee | 14 May 2024"),
        (f"<article><header>{HEADING}<p>{DAY}</p></header>{LINKED}</article>", "14 May 2024"),
        (f"<main>{HEADING}<span>By Ann Lee</span>{LINKED}</main>", "By Ann Lee"),
        (f"<div>{HEADING}<p>{AUTHOR}, {DAY}</p>{LINKED}</div>", "Ann Lee, 14 May 2024"),
        (f"{HEADING}<p><time>May 14, 2024</time> by {AUTHOR}</p>{STORY}", "May 14, 2024 by Ann Lee"),
        (f"<section>{HEADING}<address>By {AUTHOR}</address><p>{DAY}</p>{STORY}</section>", "By Ann Lee"),
        (f"<article>{HEADING}<ul><li>By {AUTHOR}</li><li>{DAY}</li></ul>{STORY}</article>", "- By Ann Lee"),
        (f"<header><a href='/'>Post</a></header><article>{HEADING}<b>{DAY}</b>{STORY}</article>", "14 May 2024"),
    ],
)  # fmt: skip
def test_a_line_with_a_link_or_a_day_leaves_the_paragraphs_apart(page: str, line: str) -> None:
    found = read_page(f"<html><head><title>{TITLE}</title></head><body>{page}</body></html>")
    blocks = found.text.strip().split("\n\n")
    assert blocks[0] == TITLE
    assert blocks[-2:] == [LEAD, SECOND]
    assert line in blocks
    laid_out, _ = lay_out(found.text, stated=found.blocks)
    assert [block.kind for block in laid_out if block.quote(found.text) in {LEAD, SECOND}] == ["paragraph"] * 2


@pytest.mark.parametrize(
    ("taken", "shown", "blocks"),
    [
        (["One. Two. Three"], ["One.", "Two.", "Three."], ["One.", "Two.", "Three."]),
        (["Top.", "One. Two."], ["Nav", "Top.", "One.", "Two."], ["Top.", "One.", "Two."]),
        (["One. Three."], ["One.", "Two of a caption.", "Three."], ["One.", "Three."]),
        (["By", "Ann Lee", "One."], ["By Ann Lee", "One."], ["By Ann Lee", "One."]),
        (["One.", "One."], ["One.", "Two."], ["One.", "One."]),
        (["One. Four."], ["One.", "Two."], ["One. Four."]),  # the page has no such blocks
        (["One. Two."], ["One. Two.", "One.", "Two."], ["One. Two."]),
        (["One. Two."], ["One.", *"abcdefghijkl", "Two."], ["One. Two."]),  # too far apart
        ([], ["One."], []),
        (["One."], [], ["One."]),
    ],
)
def test_blocks_are_divided_and_joined_as_on_their_page(taken: list[str], shown: list[str], blocks: list[str]) -> None:
    assert [piece.text for piece in as_on_page([*map(Piece, taken)], [*map(Piece, shown)])] == blocks


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("Leeds<sup><a href='#fn1'>1</a></sup> fell.", "Leeds fell."),
        ("Leeds fell.<sup id='r2'><a href='#fn2'>[2]</a></sup>", "Leeds fell."),
        ("Leeds fell.<a href='#f4'><sup>4</sup></a> It rained.", "Leeds fell. It rained."),
        ("Leeds<a href='#f5' role='doc-noteref'>5</a> fell.", "Leeds fell."),
        ("Leeds fell.<sup>3</sup> It rained.", "Leeds fell. It rained."),
        ("Leeds<sup>1</sup> fell.", "Leeds fell."),
        ("It has 20 km<sup>2</sup> of land.", "It has 20 km2 of land."),
        ("It has 50 metres<sup>2</sup> of land.", "It has 50 metres2 of land."),
        ("Some 10<sup>6</sup> people live there.", "Some 106 people live there."),
        ("On the 4<sup>th</sup> floor, CO<sub>2</sub> rose.", "On the 4th floor, CO2 rose."),
        ("See <a href='#part2'>part 2</a> of this.", "See part 2 of this."),
    ],
)
def test_marks_of_notes_do_not_stick_to_words(words: str, read: str) -> None:
    found = read_page(f"<html><body><article>{HEADING}<p>{LEAD}</p><p>{words}</p></article></body></html>")
    assert found.text.strip().split("\n\n") == [TITLE, LEAD, read]
