"""The stages of extraction, from an article to its record: `STAGES` is the table of contents."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from hashlib import blake2b
from itertools import islice

from triplewire.extract.budget import BoundedExtraction
from triplewire.extract.certainty.calibration import with_confidence
from triplewire.extract.claims.attribution import ATTRIBUTIONS, Attributions, find_attributions
from triplewire.extract.clauses.clause import CLAUSES, Clause
from triplewire.extract.clauses.clauses import find_clauses
from triplewire.extract.context import (
    EVENTS,
    EXPRESSIONS,
    PUBLISHED,
    RELATIONS,
    TEXT,
    TIMES,
    TRIPLES,
    Context,
    Piece,
    Stage,
    Stages,
)
from triplewire.extract.coreference.entities import ENTITIES, Entities, find_entities
from triplewire.extract.coreference.sieve import SIEVE, Resolver, resolver_named
from triplewire.extract.errors import SourceEncoding, SourceError, TriplewireError, expect
from triplewire.extract.events.events import find_events
from triplewire.extract.events.frames import FRAMES, Frames, frames_of
from triplewire.extract.layout.block import Block
from triplewire.extract.layout.blocks import filed, lay_out
from triplewire.extract.lexicon.labels import NO_STATEMENTS
from triplewire.extract.limited import UNLIMITED, Budget
from triplewire.extract.linking.linking import link
from triplewire.extract.linking.user_gazetteer import Entry, UserGazetteer, added_entries
from triplewire.extract.model import About, Article, Document, LaidOut, Provenance, Skipped, Time
from triplewire.extract.places.gazetteer import is_dateline
from triplewire.extract.plugins import fingerprints
from triplewire.extract.preparation import prepare
from triplewire.extract.reading.publication_dates import valid_date
from triplewire.extract.record import document_of, linked_triples, packed, unpacked
from triplewire.extract.relations.relations import find_relations
from triplewire.extract.relations.rules import FAMILY as LASTING
from triplewire.extract.relevance import without_passing
from triplewire.extract.syntax.parser import DEFAULT_MODEL, Parser
from triplewire.extract.syntax.pieces import PARSED, QUOTATIONS, SENTENCES
from triplewire.extract.syntax.quotations import Quotation, find_quotations
from triplewire.extract.syntax.tree import Sentence
from triplewire.extract.times.anchors import anchored, anchors
from triplewire.extract.times.expressions import find_times
from triplewire.extract.version import VERSION, fingerprint

OnError = Callable[[Article, TriplewireError], None]

BATCH = 32  # articles whose blocks are parsed together
_SURROGATE = re.compile("[\ud800-\udfff]")
_UNCOLLECTED = 1 << 17  # characters of a text during which no garbage is collected
_CHECKED: dict[str, tuple[type, ...]] = {
    "id": (str,), "text": (str,), "source": (str,), "title": (str, type(None)), "published": (str, type(None)),
    "url": (str, type(None)), "about": (About,),
}  # fmt: skip
GAZETTEER: Piece[UserGazetteer] = Piece("gazetteer")  # the user's own names
RESOLVER: Piece[Resolver] = Piece("resolver")


def _prepared(context: Context) -> tuple[Sentence, ...]:
    return prepare(context[PARSED], context[TEXT], context[GAZETTEER])


def _quotations(context: Context) -> tuple[Quotation, ...]:
    return find_quotations(context[TEXT], context[SENTENCES])


def _clauses(context: Context) -> tuple[tuple[Clause, ...], ...]:
    sentences = context[SENTENCES]
    return tuple(() if sentence.kind in NO_STATEMENTS else find_clauses(sentence) for sentence in sentences)


def _frames(context: Context) -> Frames:
    clauses = context[CLAUSES]
    return frames_of(clauses)


def _expressions(context: Context) -> tuple[Time, ...]:
    return find_times(context[SENTENCES], context[PUBLISHED])


def _entities(context: Context) -> Entities:
    found = find_entities(context.only(TEXT, SENTENCES, QUOTATIONS), context[RESOLVER])
    return context[GAZETTEER].link(context[TEXT], link(context[TEXT], found))


def _attributions(context: Context) -> Attributions:
    return find_attributions(context[TEXT], context[SENTENCES], context[ENTITIES], context[QUOTATIONS])


def _times(context: Context) -> tuple[Time, ...]:
    times = context[EXPRESSIONS]
    return anchored(times, anchors(context[SENTENCES], times), context[EVENTS])


STAGES = Stages(
    (TEXT, PUBLISHED, PARSED, GAZETTEER, RESOLVER),
    (
        Stage(SENTENCES, (TEXT, PARSED, GAZETTEER), _prepared),
        Stage(QUOTATIONS, (TEXT, SENTENCES), _quotations),
        Stage(CLAUSES, (SENTENCES,), _clauses),
        Stage(FRAMES, (CLAUSES,), _frames),
        Stage(EXPRESSIONS, (SENTENCES, PUBLISHED), _expressions),
        Stage(ENTITIES, (TEXT, SENTENCES, QUOTATIONS, GAZETTEER, RESOLVER), _entities),
        Stage(ATTRIBUTIONS, (TEXT, SENTENCES, QUOTATIONS, ENTITIES), _attributions),
        Stage(EVENTS, (TEXT, PUBLISHED, SENTENCES, CLAUSES, FRAMES, EXPRESSIONS, ENTITIES, ATTRIBUTIONS), find_events),
        Stage(TIMES, (SENTENCES, EXPRESSIONS, EVENTS), _times),
        Stage(RELATIONS, (TEXT, PUBLISHED, SENTENCES, TIMES, ENTITIES, ATTRIBUTIONS), find_relations),
        Stage(TRIPLES, (TEXT, SENTENCES, CLAUSES, ENTITIES, ATTRIBUTIONS, EVENTS), linked_triples),
    ),
)


class Pipeline:
    """Reads articles. One pipeline holds one loaded language model; making it takes about a second."""

    def __init__(
        self,
        model: str = DEFAULT_MODEL,
        *,
        gazetteer: Iterable[Entry] = (),
        resolver: Resolver | str = SIEVE,
        budget: Budget = UNLIMITED,
    ) -> None:
        """Load the spaCy pipeline `model`; raises ModelError where it is missing. `gazetteer`: the user's own names.

        `resolver` finds the coreference chains of a document; docs/coreference.md says how to write another one. One
        of a plug-in is given by its name; raises PluginError where there is none.
        With a `budget`, articles are read in a fork of this process, which a limit of time or memory ends.
        """
        self.parser = Parser(model)
        self.gazetteer = UserGazetteer((*gazetteer, *added_entries()))
        self.resolver, added = resolver_named(resolver) if isinstance(resolver, str) else (resolver, "")
        self.budget = budget
        rules = f"{fingerprint()}+{self.gazetteer.digest}" if self.gazetteer else fingerprint()
        rules += "" if self.resolver is SIEVE else f"+{type(self.resolver).__name__}{added}"
        rules += fingerprints()
        LASTING.rules  # noqa: B018  # loaded before this process forks, which then tells of those that are faulty
        self.made_by = Provenance(VERSION, self.parser.model, rules)

    def read(
        self,
        text: str,
        *,
        published: str | date | None = None,
        id: str | None = None,  # noqa: A002  # the record's word
        title: str | None = None,
        url: str | None = None,
        about: About = About(),  # noqa: B008  # immutable
    ) -> Document:
        """Read one text. Relative dates count from `published` (YYYY-MM-DD, or a date or datetime).

        `about` has what else is known of it: `About(outlet=..., byline=...)`. In a graph, a document takes the place of
        another of its `id`; a text without one is named by its digest.
        Raises DateError for another date, ArgumentError for a text that is no str, SourceEncoding for one with half a
        surrogate pair, and SourceTooCostly for one that exceeds the budget.
        """
        expect("text", text, str, advice="bytes are decoded first, and files read: path.read_text()")
        day = valid_date(published) if published else None
        name = text_id(text) if id is None else id
        article = Article(id=name, text=text, source=name, title=title, published=day, url=url, about=about)
        return next(self.pipe([article]))

    def pipe(self, articles: Iterable[Article], *, on_error: OnError | None = None) -> Iterator[Document]:
        """Read a stream of articles, in batches, in order; raises the errors of `read` at one that is wrong.

        With `on_error`, it is called with the article and its error instead, and the others are read.
        """
        stream, told = iter(articles), on_error or _raised
        with BoundedExtraction(lambda batch: map(packed, self._documents(batch)), self.budget) as extraction:
            while given := list(islice(stream, BATCH)):
                batch = list(_checked(given, told))
                if not self.budget:
                    yield from self._documents(batch)
                    continue
                for article, result in zip(batch, extraction.results(batch), strict=True):
                    if isinstance(result, SourceError):
                        told(article, result)
                    else:
                        yield unpacked(result)

    def _documents(self, batch: list[Article]) -> Iterator[Document]:
        laid_out = [lay_out(article.text, is_dateline, article.blocks, article.about.byline) for article in batch]
        parsed = self.parser.parse((a.text, blocks) for a, (blocks, _) in zip(batch, laid_out, strict=True))
        for article, (blocks, skipped) in zip(batch, laid_out, strict=True):
            with _uncollected(article.text):
                document = self._document(article, blocks, article.skipped + skipped, next(parsed))
            yield document

    def _document(
        self, article: Article, blocks: tuple[Block, ...], skipped: tuple[Skipped, ...], sentences: tuple[Sentence, ...]
    ) -> Document:
        given = (
            Context()
            .with_piece(TEXT, article.text)
            .with_piece(PUBLISHED, article.published)
            .with_piece(PARSED, sentences)
            .with_piece(GAZETTEER, self.gazetteer)
            .with_piece(RESOLVER, self.resolver)
        )
        read = document_of(article, STAGES.run(given), skipped, self.made_by)
        laid_out = tuple(LaidOut(block.start, block.end, block.kind) for block in blocks)
        whole = replace(read, blocks=laid_out, dateline=filed(article.text, blocks, is_dateline))
        return without_passing(self.calibrated(whole))

    @staticmethod
    def calibrated(document: Document) -> Document:
        """Return the record with the confidence of its statements."""
        return with_confidence(document)


def text_id(text: str) -> str:
    """Return the id of a text that has no other: a digest of it, the same in any batch or process."""
    return f"text-{blake2b(text.encode('utf-8', 'surrogatepass'), digest_size=8).hexdigest()}"


def _checked(articles: Iterable[Article], told: OnError) -> Iterator[Article]:
    for article in articles:
        try:
            yield _sound(article)
        except TriplewireError as error:
            told(article, error)


def _raised(article: Article, error: TriplewireError) -> None:
    del article
    raise error


def _sound(article: Article) -> Article:
    """Return an article of a caller with its date as YYYY-MM-DD; raises ArgumentError, SourceEncoding and DateError."""
    expect("articles", article, Article, advice="Article(id=..., text=..., source=...) makes one")
    for name, wanted in _CHECKED.items():
        expect(name, getattr(article, name), *wanted)
    if _SURROGATE.search(article.text):
        raise SourceEncoding("has half a surrogate pair: decode it again, with errors='replace'", article.source)
    day = valid_date(article.published) if article.published else None
    return article if day == article.published else replace(article, published=day)


@contextmanager
def _uncollected(text: str) -> Iterator[None]:
    """No garbage collection while a text of usual length is read: it would walk the trees, which are all alive.

    That takes an eighth of the time. A long text is collected as ever, so that memory stays bounded.
    """
    pause = gc.isenabled() and len(text) <= _UNCOLLECTED
    if pause:
        gc.disable()
    try:
        yield
    finally:
        if pause:
            gc.enable()
