"""Names: what the model found, made whole and clean, and what it missed.

A name starts from the model's spans and the runs of proper nouns that it left (name_spans.py). Articles, titles,
demonyms and possessives come off (name_edges.py), and the words themselves, where they tell it, correct the type that
the model gave (name_types.py).
"""

from __future__ import annotations

from extract.entities.demonyms import find_demonyms
from extract.entities.mentions import Phrase
from extract.entities.name_edges import edges
from extract.entities.name_spans import Span, find_spans, text_of
from extract.entities.name_types import type_of
from extract.entities.nouns import gender_of_noun
from extract.entities.surroundings import cues
from extract.parse import Sentence, Word
from extract.places.gazetteer import country, demonym


def find_names(sentence: Sentence) -> list[Phrase]:
    """The names and demonyms of a sentence, in order; demonyms may stand inside the name of a body."""
    if not any(word.text[0].isupper() or word.ent for word in sentence.words):
        return []
    names = [phrase for span in find_spans(sentence) if (phrase := _name(sentence, span))]
    demonyms = find_demonyms(sentence, {word.i: name for name in names for word in name.words})
    return sorted((*names, *demonyms), key=lambda phrase: (phrase.start, -phrase.end))


def _name(sentence: Sentence, span: Span) -> Phrase | None:
    """The span as a name, without what is no part of it; None where nothing is left."""
    titled, first, last = edges(sentence.words, span)
    title, words = sentence.words[titled:first], sentence.words[first:last]
    called = text_of(words)
    if not words or (demonym(called) and (span.label == "NORP" or _modifies(words))):
        return None
    entity_type, known = type_of(words, called, span.label, bool(title))
    state = country(called) if entity_type == "Country" else None
    return Phrase(
        sentence,
        words,
        head=next((w for w in words if w.head not in words or w.head is w), words[-1]),
        kind="name",
        type=entity_type,
        called=called,
        gender=next((gender for word in reversed(title) if (gender := gender_of_noun(word.lower))), None),
        known=known,
        country=state.name if state else None,
        cues=cues(sentence, words, called),
    )


def _modifies(words: tuple[Word, ...]) -> bool:
    """Whether the words are the attribute of a common noun, whatever the model calls them: "Angolan rebels"."""
    last = words[-1]
    return last.dep in {"amod", "compound"} and last.head.i > last.i and last.head.text.islower()
