"""Descriptions in a headline of what the lead names: "Porto teacher jailed", for "a teacher from Porto, Ana Diaz"."""

from __future__ import annotations

from triplewire.extract.coreference.chains import Chain
from triplewire.extract.coreference.descriptions import DEFINITE, Finder, are_kindred, modifiers_of
from triplewire.extract.coreference.discourse import Discourse
from triplewire.extract.coreference.offices import prenominal
from triplewire.extract.lexicon.lists import DESCRIPTIONS
from triplewire.extract.lexicon.nouns import OFFICES
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.names.phrase import Phrase
from triplewire.extract.places.gazetteer import country, demonym
from triplewire.extract.rules.rule import Rule

_ARTICLES = DEFINITE | DESCRIPTIONS.indefinite
_LIMITS = THRESHOLDS.coreference


def _told_in_lead(phrase: Phrase, discourse: Discourse) -> Chain | None:
    """The only entity that the lead names and describes by all words of the headline."""
    bare = not modifiers_of(phrase) & _ARTICLES  # as in headlines
    if phrase.sentence.index > _LIMITS.lead_sentences or phrase.plural or not bare or len(phrase.words) < 2:
        return None
    head = phrase.head.lemma.lower()
    wanted = {word.lemma.lower() for word in phrase.words if word.text[0].isalnum() and word.tag != "DT"}
    if head in OFFICES:  # whose country the lead may leave out
        wanted -= {word.lemma.lower() for word in phrase.words if demonym(word.text) or country(word.text)}
    found = dict.fromkeys(
        discourse.chain_of[told]
        for told in discourse.lead
        if told.sentence.index > phrase.sentence.index and wanted <= _telling(told)
    )
    fits = [chain for chain in found if are_kindred(phrase.type, chain.type) and not chain.plural]
    return fits[0] if len(fits) == 1 else None


def _telling(told: Phrase) -> set[str]:
    """The words of a description with what hangs on its noun, or of the titles before a name, as lemmas."""
    words = prenominal(told) if told.kind == "name" else (*told.words, *told.head.subtree())
    return {word.lemma.lower() for word in words}


RULES = (
    Rule(
        "description.headline",
        Finder(14, _told_in_lead),
        {
            "Porto teacher jailed. A teacher from Porto, Ana Diaz, was jailed on Monday.": (
                "Porto teacher -> Ana Diaz",
            ),
            "World's tallest bridge opens. The Andes Bridge, the world's tallest bridge, opened on Monday.": (
                "World's tallest bridge -> Andes Bridge",
            ),
            "Norwegian minister resigns. Transport Minister Jonas Moen resigned on Monday.": (
                "Norwegian minister -> Jonas Moen",
            ),
        },
        (
            "Porto teacher jailed. A teacher from Lisbon, Ana Diaz, was fined on Monday.",
            "A Porto teacher was jailed. A teacher from Porto, Ana Diaz, protested.",
            "Porto teachers jailed. A teacher from Porto, Ana Diaz, protested.",
        ),
    ),
)
