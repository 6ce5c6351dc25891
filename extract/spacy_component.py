"""The component `triplewire` of a spaCy pipeline: what triplewire reads in a Doc, beside its own annotation.

    nlp = spacy.load("en_core_web_sm")
    nlp.add_pipe("triplewire")
    doc = nlp("Ann Lee met Omar Haddad in Oslo on Monday.")
    doc._.triples, doc._.events, doc._.entities, doc._.times, doc._.record
    displacy.render(doc, style="span", options=displacy_options())

The text is read as `Pipeline.read` would read it, with the usual model or the one that the configuration names; the
pipeline may be of any English model, or blank. Spans count tokens of the Doc, the parts of a record characters.
`doc._.published`, or the configuration, is the date from which relative dates count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import islice
from typing import Any

from triplewire.extract.model import Article, Document
from triplewire.extract.notebook import COLOURS
from triplewire.extract.pipeline import Pipeline, text_id
from triplewire.extract.reading.publication_dates import valid_date
from triplewire.extract.record import packed, unpacked
from triplewire.extract.syntax.components import spacy
from triplewire.extract.syntax.parser import DEFAULT_MODEL

SPANS = "triplewire"  # the key of the mentions in `doc.spans`
_RECORD = "triplewire"  # the key of the record in `doc.user_data`: in bytes, which every way of storing a Doc keeps
_PARTS = ("entities", "times", "triples", "relations", "events")
_pipelines = cache(Pipeline)


class Component:
    """Reads each Doc, and puts the record on it."""

    def __init__(self, model: str, published: str | None) -> None:
        self.model, self.published = model, published

    def __call__(self, doc: Any) -> Any:
        """Return the Doc with its record."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Any], batch_size: int = 32) -> Iterator[Any]:
        """Yield the Docs with their records. Raises ModelError, DateError."""
        docs = iter(stream)
        while batch := list(islice(docs, batch_size)):
            articles = [self._article(doc) for doc in batch]
            for doc, record in zip(batch, _pipelines(self.model).pipe(articles), strict=True):
                doc.user_data[_RECORD] = packed(record)
                doc.spans[SPANS] = list(_mentions(doc, record))
                yield doc

    def _article(self, doc: Any) -> Article:
        name, day = text_id(doc.text), doc._.published or self.published
        return Article(id=name, text=doc.text, source=name, published=day and valid_date(day))


def make(nlp: Any, name: str, model: str, published: str | None) -> Component:
    """Return the component, as spaCy makes it by name. Raises ModelError, DateError."""
    del nlp, name
    _pipelines(model)
    return Component(model, published and valid_date(published))


def displacy_options() -> dict[str, Any]:
    """Return the options with which displaCy shows the mentions: `style="span"`, in the colours of records."""
    return {"spans_key": SPANS, "colors": {kind: colour[:7] for kind, colour in COLOURS.items()}}


def _mentions(doc: Any, record: Document) -> Iterator[Any]:
    """Yield the mentions as spans of whole tokens, in the order of the text."""
    mentions = ((m.start, m.end, entity) for entity in record.entities for m in entity.mentions)
    for start, end, entity in sorted(mentions, key=lambda mention: mention[:2]):
        span = doc.char_span(start, end, entity.type, alignment_mode="expand")
        if span is not None:
            span.id_ = entity.id
            yield span


@lru_cache(maxsize=256)
def _unpacked(data: bytes) -> Document:
    return unpacked(data)


def _record(doc: Any) -> Document | None:
    data = doc.user_data.get(_RECORD)
    return None if data is None else _unpacked(bytes(data))


def _part(name: str) -> Any:
    def part(doc: Any) -> tuple[Any, ...]:
        record = _record(doc)
        return () if record is None else tuple(getattr(record, name))

    return part


def _register() -> None:
    """Register the component and the extensions; those of the user's own with these names are left as they are."""
    spacy.language.Language.factory("triplewire", default_config={"model": DEFAULT_MODEL, "published": None}, func=make)
    getters = {"record": _record, **{name: _part(name) for name in _PARTS}}
    for name, getter in getters.items():
        if not spacy.tokens.Doc.has_extension(name):
            spacy.tokens.Doc.set_extension(name, getter=getter)
    if not spacy.tokens.Doc.has_extension("published"):
        spacy.tokens.Doc.set_extension("published", default=None)


_register()
