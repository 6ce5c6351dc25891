"""Subtitles: what is said in SubRip (.srt) and WebVTT (https://www.w3.org/TR/webvtt1/), without times and marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from triplewire.extract.errors import SourceEmpty
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.reading.decode import decode
from triplewire.extract.reading.formats.stated_blocks import Piece, joined
from triplewire.extract.reading.found import Found, Hints, Item
from triplewire.extract.reading.streams import Stream

_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})"
_TIMES = re.compile(rf"[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}(?:[ \t].*)?")
_BLANK = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_VOICE = re.compile(r"<v(?:\.[\w.]+)?[ \t]+([^<>]+)>")
_MARKUP = re.compile(r"</?[a-z\d][^<>]*>|\{\\[^{}]*\}|<\d[\d:.]*>", re.IGNORECASE)
_SOUND = re.compile(r"\[[^\[\]]*\]|[♪♫]+[^♪♫]*[♪♫]+|[♪♫]|^\([^()]*\)$")
_TURN = re.compile(r"^(?:>{2,3}|[-–—])[ \t]*(?=\S)")
_NAMED = re.compile(r"(?:[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]*){0,3}|[A-Z][\w'’-]+(?: [A-Z][\w.'’-]*){1,3}): ?(?=\S)")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")
_T = THRESHOLDS.reading


class _Line(NamedTuple):
    """A line that is shown: its words, who says them where the file tells, whether someone else begins, and a pause."""

    words: str
    voice: str
    turns: bool
    pause: float


def read_subtitles(stream: Stream, hints: Hints) -> Iterator[Item]:
    """Yield what is said, a paragraph for each turn. Raises SourceEmpty."""
    text = decode(stream.whole(), hints.encoding).replace("\r\n", "\n").replace("\r", "\n")
    paragraphs = list(_paragraphs(_lines(text)))
    if not paragraphs:
        raise SourceEmpty("holds no words: its cues are empty")
    text, blocks = joined((Piece(paragraph, "paragraph") for paragraph in paragraphs), end="\n\n")
    yield Item(Found(text, blocks=blocks))


def is_subtitles(head: str) -> bool:
    """Return whether the head of a source is that of a file of subtitles."""
    lines = [line for line in head.lstrip("\ufeff").lstrip().split("\n", 3)[:3] if line.strip()]
    if lines and re.match(r"WEBVTT(?:\s|$)", lines[0]):
        return True
    return len(lines) > 1 and lines[0].strip().isdigit() and _TIMES.fullmatch(lines[1].rstrip()) is not None


def _paragraphs(lines: Iterator[_Line]) -> Iterator[str]:
    """Yield the lines of each turn as one paragraph; a pause behind a sentence begins another one."""
    words: list[str] = []
    voice = ""
    for line in lines:
        ended = bool(words) and _SENTENCE_END.search(words[-1]) is not None
        if words and (line.turns or line.voice != voice or (ended and line.pause > _T.subtitle_pause)):
            yield " ".join(words)
            words = []
        if not words and line.voice:
            words.append(f"{line.voice}:")
        words.append(line.words)
        voice = line.voice
    if words:
        yield " ".join(words)


def _lines(text: str) -> Iterator[_Line]:
    """Yield the lines of the cues; one that stays for the next cue, or grows there, comes once."""
    shown: list[str] = []
    until = 0.0
    for cue in _BLANK.split(text.strip("\n")):
        rows = cue.split("\n")
        at = next((number for number, row in enumerate(rows[:2]) if _TIMES.fullmatch(row.rstrip())), None)
        if at is None:
            continue  # the header, a note, a style
        begin, end = _seconds(rows[at])
        before, shown = shown, []
        voice = next((found[1].strip() for row in rows[at + 1 :] if (found := _VOICE.search(row))), "")
        for row in rows[at + 1 :]:
            bare = " ".join(_SOUND.sub(" ", unescape(_MARKUP.sub("", row)).strip()).split())
            words = _TURN.sub("", bare)
            shown.append(bare)
            grown = next((old for old in before if old and bare.startswith(old)), "")
            if new := words if not grown else bare[len(grown) :].strip():
                turns = words != bare or _NAMED.match(words) is not None
                yield _Line(new, voice, turns and not grown, begin - until)
                until = end
        until = max(until, end)


def _seconds(row: str) -> tuple[float, float]:
    found = _TIMES.fullmatch(row.rstrip())
    if found is None:
        return 0.0, 0.0
    parts = [int(part or 0) for part in found.groups()]
    return _moment(parts[:4]), _moment(parts[4:])


def _moment(parts: list[int]) -> float:
    hours, minutes, seconds, thousandths = parts
    return 3600 * hours + 60 * minutes + seconds + thousandths / 1000
