"""Notes on the authors at the end of an article, which are no part of it."""

import pytest

from triplewire.extract.layout.blocks import lay_out

STORY = (
    "The port must change",
    "By Ewa Lis",
    "The dockers of Gdynia called off the strike on Monday. They had asked for more pay.",
    "Piotr Zawada signed the agreement. Lis is the mayor who had asked him to.",
)
NOTES = [
    "Ewa Lis is a fellow at the Institute of Ports.",
    "Ewa Lis is a fellow at the Institute of Ports. The views are her own. Follow her on X @lis.",
    "Ewa Lis, a former docker, teaches history at the University of Gdynia.",
    "Dr. Lis covers the Baltic for the Post.",
    "The author is a docker.",
    "The writer teaches law in Sopot",
    "About Ewa Lis",
    "The views expressed here are her own.",
    "The opinions expressed in this article are those of the author and do not reflect those of the Post.",
]
STORIES = [
    "Ewa Lis met the dockers on Sunday.",
    "The author of the report is a docker.",
    "Ewa Zawada is a fellow at the Institute of Ports.",
    "Zawada is the leader of the union.",
]


def left_out(*blocks: str, byline: str | None = None) -> list[str]:
    text = "\n\n".join(blocks)
    return [text[each.start : each.end] for each in lay_out(text, byline=byline)[1] if each.reason == "boilerplate"]


@pytest.mark.parametrize("note", NOTES)
def test_a_note_at_the_end_is_left_out(note: str) -> None:
    assert left_out(*STORY, note) == [note]


@pytest.mark.parametrize("note", STORIES)
def test_a_paragraph_at_the_end_is_none(note: str) -> None:
    assert left_out(*STORY, note) == []


def test_several_notes_and_what_stands_among_them() -> None:
    notes = ["About Ewa Lis", NOTES[0], "Subscribe to our newsletter", NOTES[3]]
    assert left_out(*STORY, *notes) == notes
    assert left_out(*STORY[:3], NOTES[0], *[STORY[3]] * 6) == []  # in the midst of the story


def test_what_stands_below_a_heading_of_notes_is_one() -> None:
    notes = ["ABOUT THE AUTHORS", "Ola Wrona is a docker. Jan Nowak was one until 2019."]
    assert left_out(*STORY, *notes) == notes


def test_the_authors_may_be_named_by_the_source_alone() -> None:
    note = "Jan Nowak and Ola Wrona are reporters in Gdynia."
    assert left_out(*STORY[2:], note, byline="Jan Nowak and Ola Wrona") == [note]
    assert left_out(*STORY[2:], note) == []
