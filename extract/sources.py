"""Articles from sources, with headline and date taken from the layout of the text where the source states none."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from typing import BinaryIO

from triplewire.extract.errors import SourceError
from triplewire.extract.layout.copies.edges import cut_off, without_slug
from triplewire.extract.layout.front_matter import front_matter
from triplewire.extract.model import Article
from triplewire.extract.places.gazetteer import is_dateline
from triplewire.extract.reading.articles import Reading, read_articles
from triplewire.extract.reading.origins.file_name_dates import FileNameDates
from triplewire.extract.reading.publication_dates import valid_date

_LOG = logging.getLogger(__name__)


def read_sources(
    sources: Iterable[str],
    *,
    published: str | date | None = None,
    published_from: str | None = None,
    reading: Reading | None = None,
    standard_input: BinaryIO | None = None,
) -> Iterator[Article | SourceError]:
    """Return an iterator over the articles of the sources, in order; an error stands in place of each unreadable one.

    A source is a file, a folder, a pattern ("news/**/*.txt"), an address ("https://..."), a path in another file system
    ("s3://...") or "-" for standard input; each is read on demand. Articles without a date of their own get the one in
    the name of their file, if `published_from` is "name" or a pattern ("%Y-%m-%d"), or else the date `published`.
    A SourcePassedOver stands for what is no article and no failure. Raises DateError and DatePatternError at once.
    """
    complete = completing(published, published_from)
    articles = read_articles(sources, reading or Reading(), standard_input=standard_input)
    return (each if isinstance(each, SourceError) else complete(each) for each in articles)


def completing(published: str | date | None = None, published_from: str | None = None) -> Callable[[Article], Article]:
    """Return what `read_sources` does to an article with these. Raises DateError and DatePatternError at once."""
    day = valid_date(published) if published else None
    names = FileNameDates(published_from) if published_from else None
    return partial(_completed, names=names, day=day)


def _completed(article: Article, names: FileNameDates | None, day: str | None) -> Article:
    """The article with the headline, authors and date of its text, and else the date of its file's name, or `day`."""
    _LOG.debug("%s: %d characters", article.source, len(article.text))
    front, about = front_matter(article.text, article.blocks, is_dateline), article.about
    title = article.title or front.title
    named = names.day_in(article.source) if names else None
    published = article.published or front.published or named or day
    about = replace(about, byline=about.byline or front.byline, outlet=about.outlet or front.outlet)
    warnings = [*article.warnings, *filter(None, [front.unclear])]
    if names and not published:
        warnings.append("the name of the file has no date, or several")
    instead = f"{published} is taken instead" if published else "the publication date is left open"
    told = () if article.published else tuple(f"{warning}: {instead}" for warning in warnings)
    notes = filter(None, [*article.notes, front.doubtful, _cut(article)])
    return replace(
        article,
        title=without_slug(title) if title else None,
        published=published,
        about=about,
        warnings=(*told, *dict.fromkeys(notes)),
        notes=(),
    )


def _cut(article: Article) -> str | None:
    """Return what shows that a text is cut off, and what to do about it; None for a whole one."""
    mark = cut_off(article.text)
    where = f", as from {article.url}" if article.url else ""
    told = "so services and feeds cut texts off, and the unfinished sentence before it is not read"
    return f"the text ends in {mark!r}: {told}; give the whole article{where}" if mark else None
