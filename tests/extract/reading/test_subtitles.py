"""Subtitles are read as what is said: without numbers, times and marks, in paragraphs by speaker."""

from pathlib import Path

import pytest

from triplewire.extract.errors import SourceEmpty, SourceError
from triplewire.extract.layout.blocks import lay_out
from triplewire.extract.model import Article
from triplewire.extract.sources import read_sources

FIRST = "The dockers of Aarhus went on strike on Monday."
SRT = """1
00:00:01,000 --> 00:00:03,500
The dockers of Aarhus went on

2
00:00:03,600 --> 00:00:05,000
<i>strike on Monday.</i>

3
00:00:05,100 --> 00:00:08,000
{\\an8}- Why did they?
- The owners cut their pay.

4
00:00:12,000 --> 00:00:15,000
[crowd shouting]
Police closed the port.
"""
VTT = """WEBVTT - Evening news
Kind: captions

NOTE made by hand

STYLE
::cue { color: white }

00:01.000 --> 00:03.500 align:start
<v Ann Lee>The dockers of Aarhus went on</v>

intro
00:03.600 --> 00:05.000
<v Ann Lee>strike on <b>Monday</b>.</v>

00:05.100 --> 00:08.000
<v.loud Omar Haddad>The owners &amp; the union met.
"""
ROLLED = """WEBVTT

00:00:01.000 --> 00:00:03.000
the dockers of<00:00:01.500><c> Aarhus</c>

00:00:03.000 --> 00:00:03.010
the dockers of Aarhus

00:00:03.010 --> 00:00:05.000
the dockers of Aarhus
went on strike
"""


def read(path: Path, data: bytes) -> Article | SourceError:
    path.write_bytes(data)
    (found,) = read_sources([str(path)])
    return found


@pytest.mark.parametrize("name", ["a.srt", "a.vtt", "a.txt", "a"])
@pytest.mark.parametrize(
    ("data", "paragraphs"),
    [
        (SRT, [FIRST, "Why did they?", "The owners cut their pay.", "Police closed the port."]),
        (VTT, [f"Ann Lee: {FIRST}", "Omar Haddad: The owners & the union met."]),
        (ROLLED, ["the dockers of Aarhus went on strike"]),
        (SRT.replace("- ", ">> "), [FIRST, "Why did they?", "The owners cut their pay.", "Police closed the port."]),
    ],
)
def test_what_is_said(tmp_path: Path, name: str, data: str, paragraphs: list[str]) -> None:
    for written in (data.encode(), data.replace("\n", "\r\n").encode("utf-8-sig")):
        found = read(tmp_path / name, written)
        assert isinstance(found, Article)
        assert found.text.strip().split("\n\n") == paragraphs


@pytest.mark.parametrize(("begin", "paragraphs"), [("00:00:05,000", 1), ("00:00:05,100", 2)])
def test_a_pause_behind_a_sentence_begins_a_paragraph(tmp_path: Path, begin: str, paragraphs: int) -> None:
    cues = f"1\n00:00:01,000 --> 00:00:03,000\n{FIRST}\n\n2\n{begin} --> 00:00:09,000\nPolice closed the port.\n"
    found = read(tmp_path / "a.srt", cues.encode())
    assert isinstance(found, Article)
    assert len(found.text.strip().split("\n\n")) == paragraphs


def test_a_text_that_begins_with_a_number_is_none(tmp_path: Path) -> None:
    text = f"1\n\n{FIRST} At 10:00 --> 11:00 the port was closed.\n"
    found = read(tmp_path / "a.txt", text.encode())
    assert isinstance(found, Article)
    assert found.text == text


def test_subtitles_without_words(tmp_path: Path) -> None:
    assert isinstance(read(tmp_path / "a.vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\n[music]\n"), SourceEmpty)


def test_the_first_words_of_a_talk_are_no_headline(tmp_path: Path) -> None:
    cues = ("<v Ann Lee>Why did you settle?", "<v Omar Haddad>The members could not wait.")
    rows = (f"00:0{number}.000 --> 00:0{number}.900\n{cue}" for number, cue in enumerate(cues))
    (tmp_path / "a.vtt").write_text("\n\n".join(("WEBVTT", *rows)))
    (found,) = read_sources([str(tmp_path / "a.vtt")])
    assert isinstance(found, Article)
    assert found.title is None
    kinds = [block.kind for block in lay_out(found.text, stated=found.blocks)[0]]
    assert kinds == ["speaker", "paragraph", "speaker", "paragraph"]
