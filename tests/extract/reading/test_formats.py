"""Every format: a sample made by a usual tool, with and without the ending of its name, and what comes out."""

import io
from pathlib import Path

import pytest
from format_samples import BYLINE, DAY, OUTLET, PARAGRAPHS, RIGHTS, SAMPLES, TITLE, URL, Sample

from triplewire.extract.errors import SourceError, SourcePassedOver, SourceTwice
from triplewire.extract.model import Article
from triplewire.extract.reading.articles import Reading
from triplewire.extract.reading.kinds import Format, by_ending
from triplewire.extract.reading.recognition import recognise
from triplewire.extract.sources import read_sources

VALUES = {"title": TITLE, "published": DAY, "url": URL}
ABOUT = {"byline": BYLINE, "outlet": OUTLET, "language": "en", "section": "Politics", "licence": RIGHTS}
IDS = [sample.name for sample in SAMPLES]


def articles(*sources: Path | str) -> list[Article]:
    found = list(read_sources(list(map(str, sources))))
    errors = [item for item in found if isinstance(item, SourceError) and not isinstance(item, SourcePassedOver)]
    assert not errors
    return [item for item in found if isinstance(item, Article)]


def check(article: Article, sample: Sample) -> None:
    for paragraph in PARAGRAPHS:
        assert paragraph in " ".join(article.text.split())
    for noise in ("Most read", "Weather", "newsletter", "A note", "a cell", "thumb"):
        assert noise not in article.text
    for field in sample.states:
        if field in VALUES:
            assert str(getattr(article, field)).startswith(VALUES[field]), field
        elif field == "licence":
            assert article.about.licence in {RIGHTS, f"© 2024 {OUTLET}"}
        else:
            assert str(getattr(article.about, field)).startswith(ABOUT[field]), field
    assert not article.warnings


@pytest.mark.parametrize("sample", SAMPLES, ids=IDS)
def test_what_comes_out_of_each_format(tmp_path: Path, sample: Sample) -> None:
    (tmp_path / sample.name).write_bytes(sample.made())
    found = articles(tmp_path / sample.name)
    assert len(found) == sample.articles
    for article in found:
        check(article, sample)


TOLD_BY_ENDING = {Format.TEXT, Format.MARKDOWN}
UNNAMED = [s for s in SAMPLES if by_ending(s.name) not in TOLD_BY_ENDING]


@pytest.mark.parametrize("sample", UNNAMED, ids=[sample.name for sample in UNNAMED])
def test_a_format_is_told_by_its_content(sample: Sample) -> None:
    found = list(read_sources(["-"], reading=Reading(), standard_input=io.BytesIO(sample.made())))
    kept = [item for item in found if isinstance(item, Article)]
    assert len(kept) == sample.articles, found
    for article in kept:
        check(article, sample)


@pytest.mark.parametrize("sample", UNNAMED, ids=[sample.name for sample in UNNAMED])
def test_a_misleading_ending_does_not_matter(sample: Sample) -> None:
    if by_ending(sample.name) is not Format.TABLE:
        assert recognise(sample.made()[: 1 << 16], "notes.txt") not in {None, *TOLD_BY_ENDING}


def test_all_samples_are_read_from_one_folder(tmp_path: Path) -> None:
    for number, sample in enumerate(SAMPLES):
        (tmp_path / str(number)).mkdir()
        (tmp_path / str(number) / sample.name).write_bytes(sample.made())
    (tmp_path / "page_files").mkdir()
    (tmp_path / "page_files" / "style.css").write_text("p { margin: 0 }")
    found = list(read_sources([str(tmp_path)]))
    twice = [item for item in found if isinstance(item, SourceTwice)]  # many samples have the same ids
    read = [item for item in found if isinstance(item, Article)]
    assert len(read) + len(twice) == sum(sample.articles for sample in SAMPLES)
    passed_over = {item.source: item.reason for item in found if isinstance(item, SourcePassedOver)}
    assert "files that end in .css" in passed_over[str(tmp_path / "page_files" / "style.css")]
