"""Sources: which are read, which are refused, and with which messages."""

import io
import json
import os
import time
from contextlib import suppress
from pathlib import Path
from typing import Self

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from triplewire.extract.errors import (
    DateError,
    SourceBinary,
    SourceBroken,
    SourceEmpty,
    SourceEncoding,
    SourceError,
    SourceLanguage,
    SourceMissing,
    SourcePassedOver,
    SourceTooLong,
    SourceTwice,
)
from triplewire.extract.model import Article
from triplewire.extract.reading import checks, languages
from triplewire.extract.reading.articles import Reading
from triplewire.extract.reading.decode import decode, decode_html
from triplewire.extract.reading.formats.pages.html_page import read_page
from triplewire.extract.reading.formats.pages.markdown import read_markdown
from triplewire.extract.reading.languages import other_language
from triplewire.extract.reading.publication_dates import date_in, iso_date
from triplewire.extract.sources import read_sources

NEWS = """Mayor of Bergen resigns after vote

May 3, 2024

The mayor of Bergen resigned on Tuesday. She had lost a vote.
"""
PAGE = """<!doctype html><html><head><meta charset="utf-8"><title>Mayor resigns | The Post</title>
<meta property="og:title" content="Mayor resigns after vote"><link rel="canonical" href="https://post.example/mayor">
<meta property="article:published_time" content="2024-05-03T10:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Mayor resigns after vote</h1>
<p>The mayor of <b>Bergen</b>, Kari Moen, resigned on Tuesday after she had lost a vote in the city council.</p>
<ul><li>She had been mayor since 2015 and led the council.</li><li>Her deputy follows her.</li></ul>
<p>The council meets again on Thursday and will elect a successor to Ms Moen.</p></article>
<footer>All rights reserved</footer></body></html>"""


def write(folder: Path, files: dict[str, str | bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def read(*sources: Path | str, encoding: str | None = None, **options: str) -> list[Article | SourceError]:
    return list(read_sources([str(source) for source in sources], reading=Reading(encoding), **options))


def article(*sources: Path | str, **options: str) -> Article:
    (found,) = read(*sources, **options)
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize(
    ("name", "content", "kind", "words"),
    [
        ("none.txt", None, SourceMissing, "no such file"),
        ("*.txt", None, SourceMissing, "nothing matches the pattern"),
        ("nul\0.txt", None, SourceMissing, "check the path"),
        ("empty.txt", "", SourceEmpty, "is empty"),
        ("blank.txt", " \n\t\n", SourceEmpty, "is empty"),
        ("empty.jsonl", "\n\n", SourceEmpty, "is empty"),
        ("binary.txt", bytes(range(256)) * 20, SourceBinary, "is a binary file"),
        ("paper.txt", b"%PDF-1.7 and so on", SourceBroken, "damaged PDF"),
        ("office.docx", b"PK\x03\x04 and so on", SourceBroken, "is damaged"),
        ("latin.txt", "The café in Málaga was closed.".encode("latin-1"), SourceEncoding, "--encoding cp1252"),
        ("cyrillic.txt", ("Президент встретился с министром. " * 9).encode("cp1251"), SourceEncoding, "not UTF-8"),
        ("odd16.txt", b"\xff\xfeT\x00h", SourceEncoding, "not UTF-16-LE"),
        ("line.txt", "The king met the queen. " * 220_000, SourceTooLong, "line 1 has 5,280,000 characters"),
        ("book.txt", "The king met the queen.\n" * 50_000, SourceTooLong, "more than 1,000,000"),
        ("french.txt", "Le président a rencontré le ministre hier à Paris. " * 4, SourceLanguage, "French"),
        ("russian.txt", "Президент встретился с министром вчера.", SourceLanguage, "Russian"),
        ("broken.html", "<html><bo", SourceBroken, "no article"),
        ("wrong.json", '{"text": ', SourceBroken, "is not JSON"),
        ("list.json", '[{"txt": "a"}]', SourceBroken, "document 1: has no field 'text'"),
        ("number.jsonl", '{"text": 3}', SourceBroken, "line 1: has no field 'text'"),
        ("array.jsonl", '["text"]', SourceBroken, "line 1"),
        ("surrogate.jsonl", '{"text": "\\ud800"}', SourceBroken, "is not JSON"),
    ],
)
def test_what_cannot_be_read_says_why(
    tmp_path: Path, name: str, content: str | bytes | None, kind: type[SourceError], words: str
) -> None:
    if content is not None:
        write(tmp_path, {name: content})
    write(tmp_path, {"good.md": NEWS})
    error, good = read(tmp_path / name, tmp_path / "good.md")
    assert type(error) is kind
    assert words in str(error)
    assert error.source.startswith(str(tmp_path / name))
    assert isinstance(good, Article)


def test_a_folder_without_articles_is_an_error_and_says_what_was_in_it(tmp_path: Path) -> None:
    write(tmp_path, {"picture.png": b"\x89PNG", ".hidden.txt": NEWS})
    passed_over, error = read(tmp_path)
    assert isinstance(passed_over, SourcePassedOver)
    assert "is a picture" in passed_over.reason
    assert isinstance(error, SourceEmpty)
    assert error.source == str(tmp_path)


def test_text_is_exactly_what_was_read(tmp_path: Path) -> None:
    text = "Mayor of Łódź resigns\r\n\r\nThe mayor\u2019s office said so 🙂.\r\n"
    write(
        tmp_path, {"plain.txt": text, "marked.txt": b"\xef\xbb\xbf" + text.encode(), "wide.txt": text.encode("utf-16")}
    )
    assert [a.text for a in read(tmp_path) if isinstance(a, Article)] == [text, text, text]


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "utf-16-le"])
def test_a_given_encoding_is_used_for_what_is_not_utf8(tmp_path: Path, encoding: str) -> None:
    text = "The café in Málaga was closed on Monday.\n"
    write(tmp_path, {"old.txt": text.encode(encoding), "new.txt": text})
    assert [a.text for a in read(tmp_path, encoding=encoding) if isinstance(a, Article)] == [text, text]


def test_an_unknown_encoding_is_named(tmp_path: Path) -> None:
    write(tmp_path, {"old.txt": b"caf\xe9 of the king"})
    (error,) = read(tmp_path / "old.txt", encoding="martian")
    assert "martian" in str(error)


def test_headline_and_date_of_plain_text_are_found(tmp_path: Path) -> None:
    write(tmp_path, {"mayor.txt": NEWS})
    found = article(tmp_path / "mayor.txt", published="2020-01-01")
    assert (found.id, found.source) == ("mayor", "mayor.txt")
    assert (found.title, found.published) == ("Mayor of Bergen resigns after vote", "2024-05-03")


def test_the_given_date_serves_where_there_is_none(tmp_path: Path) -> None:
    write(tmp_path, {"mayor.txt": "The mayor resigned on Tuesday."})
    assert article(tmp_path / "mayor.txt", published="2 May 2024").published == "2024-05-02"
    assert article(tmp_path / "mayor.txt").published is None


def test_a_page_gives_its_article_alone(tmp_path: Path) -> None:
    write(tmp_path, {"page.html": PAGE})
    found = article(tmp_path / "page.html")
    assert (found.title, found.published) == ("Mayor resigns after vote", "2024-05-03")
    assert found.url == "https://post.example/mayor"
    assert found.text.startswith("Mayor resigns after vote\n\nThe mayor of Bergen, Kari Moen, resigned")
    assert "\n\n- Her deputy follows her.\n\n" in found.text
    assert "Sport" not in found.text
    assert "All rights reserved" not in found.text


def test_a_page_is_read_in_the_encoding_that_it_declares(tmp_path: Path) -> None:
    page = PAGE.replace("utf-8", "iso-8859-1").replace("Kari Moen", "José Núñez “of” Málaga")
    write(tmp_path, {"page.html": page.encode("cp1252")})
    assert "José Núñez “of” Málaga" in article(tmp_path / "page.html").text


def test_markdown_loses_its_marks(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "visit.md": "---\ntitle: 'A visit'\ndate: 2024-03-04\n---\n# The *king* visits\n\n<!-- draft -->\n"
            "The king met [the queen](https://x.example) in\n**Oslo**. ![a map](map.png)\n\n```\ncode\n```\n"
            "- one thing\n- two things\n\n> He was quoted.\n"
        },
    )
    found = article(tmp_path / "visit.md")
    assert (found.title, found.published) == ("A visit", "2024-03-04")
    assert found.text == (
        "The king visits\n\nThe king met the queen in\nOslo.\n\n- one thing\n\n- two things\n\nHe was quoted.\n\n"
    )


def test_json_lines_are_taken_as_they_are(tmp_path: Path) -> None:
    lines = [
        {
            "text": "# Ann met  Bob.\r\n",
            "id": "a",
            "title": "T",
            "published": "2024-05-03T10:00:00Z",
            "url": "u",
            "x": 1,
        },
        {"text": "Ann met Eve.", "id": None, "published": ""},
        {"text": "Ann met Dan.", "id": 17},
    ]
    write(tmp_path, {"news.jsonl": "\ufeff" + "\n\n".join(map(json.dumps, lines))})
    first, second, third = read(tmp_path / "news.jsonl", published="2024-01-01")
    assert first == Article("a", "# Ann met  Bob.\r\n", "news.jsonl", "T", "2024-05-03", "u")
    assert second == Article("news-3", "Ann met Eve.", "news.jsonl", None, "2024-01-01")
    assert isinstance(third, Article)
    assert third.id == "17"


def test_a_wrong_line_costs_only_itself(tmp_path: Path) -> None:
    write(tmp_path, {"news.jsonl": '{"text": "Ann met Bob."}\n{"text"\n{"text": "Ann met Eve."}\n'})
    good, bad, also_good = read(tmp_path / "news.jsonl")
    assert isinstance(good, Article)
    assert isinstance(also_good, Article)
    assert str(bad).startswith(f"{tmp_path / 'news.jsonl'}, line 2: is not JSON")


@pytest.mark.parametrize(
    ("piped", "ids"),
    [
        (NEWS, ["stdin"]),
        (PAGE, ["stdin"]),
        ('{"text": "Ann met Bob.", "id": "a"}\n{"text": "Ann met Eve."}\n', ["a", "stdin-2"]),
        ("{curly} words open this text of the king.", ["stdin"]),
    ],
)
def test_standard_input_is_what_it_looks_like(piped: str, ids: list[str]) -> None:
    found = list(read_sources(["-"], standard_input=io.BytesIO(piped.encode())))
    assert [a.id for a in found if isinstance(a, Article)] == ids


def test_folders_and_patterns_are_read_in_order_and_files_once(tmp_path: Path) -> None:
    write(
        tmp_path,
        {name: f"{name} is about the king." for name in ("b.txt", "a.txt", "sub/c.txt", "sub/.git/d.txt", "e.png")},
    )
    found = read(tmp_path, tmp_path / "a.txt", f"{tmp_path}/**/*.txt")
    assert [a.source for a in found if isinstance(a, Article)] == ["a.txt", "b.txt", "sub/c.txt"]
    (png,) = (a for a in found if not isinstance(a, Article))
    assert isinstance(png, SourcePassedOver)
    assert "end in .png" in png.reason


def test_an_id_names_one_document(tmp_path: Path) -> None:
    write(tmp_path, {"one/a.txt": NEWS, "two/a.txt": NEWS})
    first, second = read(tmp_path)
    assert isinstance(first, Article)
    assert isinstance(second, SourceTwice)
    assert str(tmp_path / "one" / "a.txt") in str(second)


@pytest.mark.parametrize("value", ["soon", "4/5/2016", "2016-13-01", "2016", ""])
def test_what_is_no_date_is_refused_at_once(value: str) -> None:
    if not value:
        assert iso_date(value) is None
        return
    with pytest.raises(DateError, match=r"is not a date|give the one"):
        read_sources(["-"], published=value)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2016-04-22", "2016-04-22"),
        ("2016-04-22T23:59:00+03:00", "2016-04-22"),
        ("Fri, 22 Apr 2016 10:00:00 GMT", "2016-04-22"),
        ("Friday, April 22, 2016", "2016-04-22"),
        ("22nd April 2016", "2016-04-22"),
        ("Sept. 1, 2016", "2016-09-01"),
        ("31 June 2016", None),
    ],
)
def test_dates_in_the_ways_that_sources_write_them(value: str, day: str | None) -> None:
    assert iso_date(value) == day


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ann Lee met Bob Roy in Paris.", None),
        ("Kim Jong Un visits Pyongyang", None),
        ("Hi", None),
        ("Oui, monsieur", None),  # too short to tell
        ("Der Minister traf gestern den Präsidenten und sprach lange mit ihm.", "de"),
        ("Встреча", "ru"),
        ("习近平会见普京", "zh"),
    ],
)
def test_language_is_judged_only_where_it_is_sure(text: str, language: str | None) -> None:
    assert other_language(text) == language


def identify(monkeypatch: pytest.MonkeyPatch, confidence: float = 1.0, language: str = "nl") -> None:
    """Let the identifier take every text for this language."""

    class Identifier:
        def classify(self, _text: str) -> tuple[str, float]:
            return language, confidence

    monkeypatch.setattr(languages, "_identifier", Identifier)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("a" * 40, "nl"),
        ("a" * 39 + "1", None),  # 39 letters
        ("1" * 4_960 + "a" * 50, "nl"),  # 40 letters among the first 5,000 characters
        ("1" * 4_961 + "a" * 50, None),
        ("аб cd", None),  # as many letters of one script as of the other
        ("абв cd", "nl"),
    ],
)
def test_how_much_text_determines_the_language(
    monkeypatch: pytest.MonkeyPatch, text: str, language: str | None
) -> None:
    identify(monkeypatch)
    assert other_language(text) == language


@pytest.mark.parametrize(("confidence", "language"), [(0.9, "nl"), (0.89, None)])
def test_how_sure_the_language_must_be(
    monkeypatch: pytest.MonkeyPatch, confidence: float, language: str | None
) -> None:
    identify(monkeypatch, confidence)
    assert other_language("a" * 40) == language


@pytest.mark.parametrize("english", ["en", "pcm"])
def test_what_is_taken_for_english(monkeypatch: pytest.MonkeyPatch, english: str) -> None:
    identify(monkeypatch, language=english)
    assert other_language("a" * 40) is None


def test_a_page_that_declares_utf8_must_be_utf8() -> None:
    with pytest.raises(SourceEncoding):
        decode_html(b"<meta charset=utf-8><p>caf\xe9</p>")
    assert decode_html(b"<meta charset=cp1252><p>caf\xe9</p>").endswith("café</p>")


@pytest.mark.parametrize(("before", "times"), [(2, 1), (3, 2)])
def test_the_title_of_a_page_is_added_if_it_is_not_among_the_first_blocks(before: int, times: int) -> None:
    paragraphs = [f"<p>The {number} minister met the mayor of Bergen in the town hall.</p>" for number in "abc"]
    body = "".join([*paragraphs[:before], "<h2>Mayor resigns</h2>", *paragraphs[before:], *paragraphs])
    page = read_page(f"<html><head><title>Mayor resigns</title></head><body><article>{body}</article></body></html>")
    assert page.text.count("Mayor resigns") == times


def test_a_file_is_read_once_however_it_is_named(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": NEWS, "sub/b.png": b""})
    assert len(read(tmp_path / "a.txt", f"{tmp_path}/sub/../a.txt")) == 1


@pytest.mark.parametrize(
    ("beside", "published"),
    [
        ("<aside><a href='/a'>Rain in Bergen</a> <time datetime='2026-11-26'>26 Nov</time></aside>", None),
        ("<footer><ul><li><a href='/a'>Rain <time datetime='2026-11-26'>26 Nov</time></a></li></ul></footer>", None),
        ("<aside>Published <time datetime='2026-11-26'>26 Nov</time></aside>", "2026-11-26"),
        ("<p>Published <time datetime='2026-11-26'>26 Nov</time></p>", "2026-11-26"),
    ],
)
def test_the_day_of_a_linked_article_is_not_that_of_the_page(beside: str, published: str | None) -> None:
    prose = "The council of Oslo turned down the plan for a bridge after a debate of five hours. " * 3
    page = (
        f"<html><body><main><article><h1>Bridge turned down</h1><p>{prose}</p></article></main>{beside}</body></html>"
    )
    assert read_page(page).published == published


def test_front_matter_may_say_published() -> None:
    assert read_markdown("---\npublished: 3 May 2024\nlink: u\n---\nAnn met Bob.").published == "3 May 2024"


def test_one_control_character_in_two_hundred_is_not_binary() -> None:
    assert decode(b"\x01" + b"a" * 199)
    with pytest.raises(SourceBinary):
        decode(b"\x01\x01" + b"a" * 397)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Müller, Günther, Jürgen, Löw, Götze, Özil, Bärbel, Röösli, Zürich, Genève, Besançon, Orléans", "cp1252"),
        ("The café owner André Müller of Besançon met José Muñoz in São Tomé. “Déjà vu,” he said – again.", "cp1252"),
        ("Le maire de Besançon a été arrêté mardi. Élu en 2020, il a démissionné après l’été.", "cp1252"),
        ("Burmistrz Łodzi ustąpił we wtorek po przegranym głosowaniu: „Najwyższy czas” – powiedział Wójcik.", "cp1250"),
        ("Starosta Plzně v úterý odstoupil poté, co prohrál hlasování o důvěře, řekl Dvořák.", "cp1250"),
        ("Мэр Твери подал в отставку во вторник после проигранного голосования.", "cp1251"),
    ],
)
def test_the_encoding_that_is_advised(text: str, encoding: str) -> None:
    with pytest.raises(SourceEncoding, match=f"--encoding {encoding}"):
        decode(text.encode(encoding))


@pytest.mark.parametrize(("data", "guess"), [(b"\x80" + b"a" * 10, "cp1252"), (b"\x80" + b"a" * 9, "koi8_r")])
def test_mostly_ascii_is_western_european(monkeypatch: pytest.MonkeyPatch, data: bytes, guess: str) -> None:
    class Matches:
        encoding = "koi8_r"

        def __init__(self, _data: bytes) -> None:
            pass

        def best(self) -> Self:
            return self

    monkeypatch.setattr("charset_normalizer.from_bytes", Matches)
    with pytest.raises(SourceEncoding, match=f"looks like {guess}"):
        decode(data)


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("a " * 49_999 + "bc", True),
        ("a " * 50_000 + "b", False),  # a line of 100,001 characters
        (("a" * 99 + "\n") * 10_000, True),
        (("a" * 99 + "\n") * 10_000 + "b", False),  # a text of 1,000,001
    ],
)
def test_how_long_a_text_may_be(text: str, fits: bool) -> None:
    if fits:
        with suppress(SourceLanguage):
            checks.check(text)
    else:
        with pytest.raises(SourceTooLong):
            checks.check(text)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("on 3rd of May 2024", "2024-05-03"),
        ("May 3rd 2024", "2024-05-03"),
        ("May 3, 1899", "1899-05-03"),
        ("May 3, 1399", None),
        ("3 Mayo 2024", "2024-05-03"),
        ("3 Sepulchral 2024", None),
        ("12024-05-03", None),
        ("2024-05-031", None),
        ("1 \u017fep 2016", "2016-09-01"),  # a long s, which is "s" to regular expressions without regard to case
        ("2024-02-30", None),
    ],
)
def test_dates_in_lines(value: str, day: str | None) -> None:
    assert date_in(value)[0] == day


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_decoding_undoes_encoding(text: str) -> None:
    for encoding in ("utf-8-sig", "utf-16", "utf-32"):
        assert decode(text.encode(encoding)) == text


@settings(deadline=None)  # the first one loads the tables of the encodings
@given(st.binary(max_size=200))
def test_no_bytes_break_the_decoder(data: bytes) -> None:
    with suppress(SourceBinary, SourceEncoding):
        assert isinstance(decode(data), str)


MARKUP = (
    """<p> </p> <div> <!-- --> <br> <ul><li> <table> &amp; &#0; #_ -_ ``` [a](b) |_a_| {"text":" "} [ ] мир 🙂 King."""
)
FRAGMENTS = st.lists(st.sampled_from([*MARKUP.split(), "---\n", "title: x", "\n", "\n\n", "\x00", "\u2028", " "])).map(
    lambda parts: "".join(parts).replace("_", " ").encode()
)


@pytest.mark.parametrize("ending", [".txt", ".md", ".html", ".json", ".jsonl", ".unknown"])
@given(data=st.binary(max_size=300) | FRAGMENTS)
@settings(max_examples=60)
def test_whatever_is_in_a_file_gives_articles_or_says_why_not(
    tmp_path_factory: pytest.TempPathFactory, ending: str, data: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / f"any{ending}"
    path.write_bytes(data)
    found = read(path)
    assert found
    assert all(isinstance(item, Article | SourceError) for item in found)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("deep.html", "<div>" * 100_000 + "The king met the queen in Oslo." + "</div>" * 100_000),
        ("deep.json", "[" * 200_000),
        ("deep.jsonl", '{"text":' * 200_000),
        ("deep.md", "> " * 50_000 + "The king met the queen in Oslo."),
        ("angles.md", "<div>\n" + "<" * 500_000),
        ("comments.md", "<!--" * 200_000),
        ("quotes.txt", '."' * 49_000),
        ("capitals.txt", "AB CD-" * 16_000),
    ],
)
def test_hostile_files_end_soon(tmp_path: Path, name: str, content: str) -> None:
    write(tmp_path, {name: content})
    before = time.process_time()
    assert len(read(tmp_path / name)) == 1
    assert time.process_time() - before < 10


def test_a_line_without_an_end_is_not_held_in_memory(tmp_path: Path) -> None:
    line = b'{"text": "' + b"a" * 20_000_000 + b'"}\n{"text": "Ann met Bob."}\n'
    write(tmp_path, {"long.jsonl": line})
    error, good = read(tmp_path / "long.jsonl")
    assert isinstance(error, SourceTooLong)
    assert "line 1: has more than 8,000,000 bytes" in str(error)
    assert isinstance(good, Article)


def test_a_stream_without_an_end_is_left() -> None:
    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
            buffer[:] = b"a" * len(buffer)
            return len(buffer)

    (error,) = read_sources(["-"], standard_input=io.BufferedReader(Endless()))
    assert isinstance(error, SourceTooLong)


def test_a_file_name_that_is_no_text_is_made_one(tmp_path: Path) -> None:
    try:
        write(tmp_path, {os.fsdecode(b"caf\xe9.txt"): NEWS})
    except OSError:
        return  # this file system takes text alone
    assert article(tmp_path).id == "caf\ufffd"
