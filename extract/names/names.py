"""Names: what the model found, made whole and clean, and what it missed.

A name starts from the model's spans and the runs of proper nouns that it left (name_spans.py). Articles, titles,
demonyms and possessives come off (name_edges.py), and the words themselves, where they tell it, correct the type that
the model gave (name_types.py).
"""

from __future__ import annotations

from triplewire.extract.lexicon.lists import PLACES
from triplewire.extract.lexicon.nouns import gender_of_noun
from triplewire.extract.names.demonyms import find_demonyms
from triplewire.extract.names.edges import edges, kind_noun
from triplewire.extract.names.name_evidence import words_tell
from triplewire.extract.names.name_types import CLEAR, is_vouched, type_of
from triplewire.extract.names.phrase import Phrase
from triplewire.extract.names.spans import Span, find_spans, text_of
from triplewire.extract.names.surroundings import surroundings_tell
from triplewire.extract.places.gazetteer import candidates, country, demonym, is_place
from triplewire.extract.syntax.tree import Sentence, Word

_SHOUTED = 4  # letters: shorter ones in capitals are acronyms

_DIRECTIONS = PLACES.sides


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
    called = _in_mixed_case(text_of(words))
    bearing = called.lower() in _DIRECTIONS and _modifies(words)  # "a Western official" is of no town of that name
    if (
        not words
        or called.lower() == "the"
        or bearing
        or (demonym(called) and (span.label == "NORP" or _modifies(words)))
    ):
        return None
    evidence = [*words_tell(words, called, span.label), *surroundings_tell(sentence, words, called)]
    if title:
        evidence.append("title")
    kind = None if demonym(called) or is_place(called) else kind_noun(sentence.words, last, span.label)
    whole = sentence.words[first : kind.i + 1] if kind else words
    entity_type, lead = type_of([evidence])
    state = country(called) if span.label != "PERSON" else None  # a person may be called Holland
    return Phrase(
        sentence,
        whole,
        head=next((w for w in whole if w.head not in whole or w.head is w), whole[-1]),
        kind="name",
        type="Country" if state else entity_type if lead >= CLEAR else None,
        called=called,
        gender=next((gender for word in reversed(title) if (gender := gender_of_noun(word.lower))), None),
        known=is_vouched(evidence),
        country=state.name if state else None,
        behind=len(whole) - len(words),
        evidence=evidence,
    )


def _in_mixed_case(called: str) -> str:
    """The name of a place in capitals as it is usually written: "FUNCHAL (Reuters)"."""
    if not called.isupper() or len(called) < _SHOUTED:
        return called
    return mixed if is_place(mixed := called.title()) or (len(called) > _SHOUTED and candidates(mixed)) else called


def _modifies(words: tuple[Word, ...]) -> bool:
    """Whether the words are the attribute of a common noun, whatever the model calls them: "Angolan rebels"."""
    last = words[-1]
    return last.dep in {"amod", "compound"} and last.head.i > last.i and last.head.text.islower()
