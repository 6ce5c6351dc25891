"""Names of species: a genus and its epithet in Latin, "Formica fusca", which name no person, place or body."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from triplewire.extract.lexicon.labels import PROPER_TAGS
from triplewire.extract.lexicon.lists import SPELLING
from triplewire.extract.lexicon.nouns import NOUN_TYPES, is_english, is_given_name
from triplewire.extract.names.extent.span import Span
from triplewire.extract.places.gazetteer import candidates
from triplewire.extract.syntax.tree import Sentence, Word

SPECIES = "SPECIES"  # the label of these spans
_ENDINGS = tuple(sorted(SPELLING.latin_endings))
_SHORTEST = 5  # letters


def find_species(sentence: Sentence) -> Iterator[Span]:
    """Yield the names of species in a sentence."""
    for genus, epithet in pairwise(sentence.words):
        if epithet.text.endswith(_ENDINGS) and _is_epithet(epithet) and _is_genus(genus):
            yield Span(genus.i, epithet.i + 1, SPECIES)


def _is_epithet(word: Word) -> bool:
    """Whether a word in lower case is a strange one that the tagger takes for a noun or adjective."""
    strange = word.text.islower() and word.text.isalpha() and len(word.text) >= _SHORTEST and not is_english(word.text)
    return strange and word.pos in {"NOUN", "PROPN", "ADJ"} and word.lemma not in NOUN_TYPES


def _is_genus(word: Word) -> bool:
    """Whether a word is a strange one in title case with an ending of Latin."""
    latin = word.text.istitle() and len(word.text) >= _SHORTEST and word.lower.endswith(_ENDINGS)
    known = latin and (is_english(word.lower) or is_given_name(word.text) or candidates(word.text, rare=False))
    return latin and not known and word.tag in PROPER_TAGS
