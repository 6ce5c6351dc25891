"""The stages, composed: from an article to its record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from triplewire.extract.claims.attribution import find_attributions
from triplewire.extract.clauses.clauses import find_clauses
from triplewire.extract.clauses.triples import find_triples
from triplewire.extract.coreference.entities import find_entities
from triplewire.extract.coreference.sieve import SIEVE, Resolver
from triplewire.extract.errors import SourceEncoding
from triplewire.extract.events.events import find_events
from triplewire.extract.events.main_event import main_event
from triplewire.extract.layout.blocks import lay_out
from triplewire.extract.linking.linking import link
from triplewire.extract.linking.user_gazetteer import Entry, UserGazetteer
from triplewire.extract.model import Article, Document, Extent, Provenance, Skipped
from triplewire.extract.preparation import prepare
from triplewire.extract.reading.publication_dates import valid_date
from triplewire.extract.record import finish_triples, prune
from triplewire.extract.relations.relations import find_relations
from triplewire.extract.syntax.parser import DEFAULT_MODEL, Parser
from triplewire.extract.syntax.tree import Sentence
from triplewire.extract.times.expressions import find_times
from triplewire.extract.version import RULES, VERSION

BATCH = 32  # articles whose blocks are parsed together


class Pipeline:
    """Reads articles. One pipeline holds one loaded language model; making it takes about a second."""

    def __init__(
        self, model: str = DEFAULT_MODEL, *, gazetteer: Iterable[Entry] = (), resolver: Resolver = SIEVE
    ) -> None:
        """Load the spaCy pipeline `model`; raises ModelError where it is missing. `gazetteer`: the user's own names.

        `resolver` tells who is who within a document; see docs/coreference.md for putting another one there.
        """
        self.parser = Parser(model)
        self.gazetteer = UserGazetteer(gazetteer)
        self.resolver = resolver
        rules = f"{RULES}+{self.gazetteer.digest}" if self.gazetteer else RULES
        rules += "" if resolver is SIEVE else f"+{type(resolver).__name__}"
        self.made_by = Provenance(VERSION, self.parser.model, rules)

    def read(self, text: str, *, published: str | None = None, id: str = "text") -> Document:  # noqa: A002  # the record's word
        """Read one text. `published` (YYYY-MM-DD) is the date that relative dates count from.

        Raises DateError where that is no date, and SourceEncoding for a text with half a surrogate pair.
        """
        day = valid_date(published) if published else None
        if any("\ud800" <= character <= "\udfff" for character in text):
            raise SourceEncoding("has half a surrogate pair: decode it again, with errors='replace'")
        return next(self.pipe([Article(id=id, text=text, source=id, published=day)]))

    def pipe(self, articles: Iterable[Article]) -> Iterator[Document]:
        """Read a stream of articles, in batches, in order."""
        stream = iter(articles)
        while batch := list(islice(stream, BATCH)):
            laid_out = [lay_out(article.text) for article in batch]
            parsed = self.parser.parse((a.text, blocks) for a, (blocks, _) in zip(batch, laid_out, strict=True))
            for article, (_, skipped), sentences in zip(batch, laid_out, parsed, strict=True):
                yield self._document(article, article.skipped + skipped, sentences)

    def _document(self, article: Article, skipped: tuple[Skipped, ...], sentences: tuple[Sentence, ...]) -> Document:
        text = article.text
        sentences = prepare(sentences, text, self.gazetteer)
        clauses = tuple(map(find_clauses, sentences))
        times = find_times(sentences, article.published)
        entities = self.gazetteer.link(text, link(text, find_entities(text, sentences, self.resolver)))
        attributions = find_attributions(text, sentences, entities)
        events = find_events(text, sentences, clauses, entities, times, attributions)
        relations = find_relations(text, sentences, entities, times, attributions)
        triples = finish_triples(map(find_triples, sentences, clauses), text, entities, events, attributions)
        document = prune(
            Document(
                id=article.id,
                source=article.source,
                title=article.title,
                published=article.published,
                url=article.url,
                text=text,
                made_by=self.made_by,
                sentences=tuple(Extent(s.start, s.end) for s in sentences),
                skipped=skipped,
                entities=entities.all,
                times=times,
                triples=triples,
                relations=relations,
                events=events,
            )
        )
        about = main_event(document)
        return replace(document, main_event=about.id if about else None)
