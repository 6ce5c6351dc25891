"""Why a document says what it says: each sentence with its parse, and the rules that made statements of it."""

from __future__ import annotations

from collections.abc import Iterator

from extract.layout import lay_out
from extract.model import Document, Event, Triple
from extract.parse import Parser, Sentence


def explain_document(parser: Parser, document: Document) -> Iterator[str]:
    """A paragraph of lines for each sentence: its words with tag, dependency and head, its triples and its events.

    `parser` has to be the one that read the document.
    """
    blocks, _ = lay_out(document.text)
    (sentences,) = parser.parse([(document.text, blocks)])
    for sentence in sentences:
        triples = [triple for triple in document.triples if triple.sentence == sentence.index]
        events = [event for event in document.events if event.sentence == sentence.index]
        yield "\n".join([*_parse(document, sentence), *map(_triple, triples), *map(_event, events), ""])


def _parse(document: Document, sentence: Sentence) -> Iterator[str]:
    yield f"{document.id} [{sentence.index}] {' '.join(sentence.quote(document.text).split())}"
    for word in sentence.words:
        entity = f"  {word.ent}" if word.ent else ""
        yield f"  {word.i:3} {word.text:16} {word.pos:6} {word.tag:5} {word.dep:10} {word.head.text}{entity}"


def _triple(triple: Triple) -> str:
    slots = (triple.subject.text, triple.predicate.text, triple.object.text if triple.object else "")
    return (
        f"  triple  {_made_by(triple.rule, triple.confidence)} {' | '.join(' '.join(slot.split()) for slot in slots)}"
    )


def _event(event: Event) -> str:
    who = f"{', '.join(event.source) or '?'} -> {', '.join(event.target) or '?'}"
    return f"  event   {_made_by(event.rule, event.confidence)} {event.type or 'no type'} {event.trigger.text!r} {who}"


def _made_by(rule: str, confidence: float | None) -> str:
    return f"[{rule}{'' if confidence is None else f' {confidence:.2f}'}]"
