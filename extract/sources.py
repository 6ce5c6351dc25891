"""Articles from sources, with headline and date taken from the layout of the text where the source states none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import BinaryIO

from triplewire.extract.errors import SourceError
from triplewire.extract.layout.blocks import front_matter
from triplewire.extract.model import Article
from triplewire.extract.reading.articles import read_articles
from triplewire.extract.reading.publication_dates import valid_date


def read_sources(
    sources: Iterable[str],
    *,
    published: str | None = None,
    encoding: str | None = None,
    standard_input: BinaryIO | None = None,
) -> Iterator[Article | SourceError]:
    """Return an iterator over the articles of the sources, in order; an error stands in place of each unreadable one.

    A source is a file, a folder, a pattern ("news/**/*.txt") or "-" for standard input; each is read on demand.
    `published` is the date (YYYY-MM-DD) of articles without a date of their own, `encoding` that of files that are not
    UTF-8. Raises DateError at once.
    """
    day = valid_date(published) if published else None
    articles = read_articles(sources, encoding=encoding, standard_input=standard_input)
    return (each if isinstance(each, SourceError) else _completed(each, day) for each in articles)


def _completed(article: Article, day: str | None) -> Article:
    """The article with the headline and date of its text, or else `day`, where its source states none."""
    title, published = front_matter(article.text)
    return replace(article, title=article.title or title, published=article.published or published or day)
