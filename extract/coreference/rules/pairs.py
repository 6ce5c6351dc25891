"""Descriptions of two referents at once: "both countries", "the two leaders", "the Israeli and Russian leaders"."""

from __future__ import annotations

from collections import Counter

from triplewire.extract.coreference.chains import Chain
from triplewire.extract.coreference.descriptions import Finder, modifiers_of
from triplewire.extract.coreference.discourse import Discourse
from triplewire.extract.coreference.offices import holder, office_of
from triplewire.extract.lexicon.lists import DESCRIPTIONS
from triplewire.extract.lexicon.nouns import CLASSES_OF, OFFICES
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.names.phrase import Phrase
from triplewire.extract.places.gazetteer import demonym
from triplewire.extract.rules.rule import Rule

_LIMITS = THRESHOLDS.coreference


def _holders(phrase: Phrase, discourse: Discourse) -> Chain | None:
    """The holders of one office in two countries: "the Israeli and Russian leaders"."""
    places = _two_places(phrase)
    if not places:
        return None
    office = office_of(phrase.head).removesuffix("s")
    return _sum(phrase, tuple(chain for place in places if (chain := holder(office, place, discourse))))


def _two_places(phrase: Phrase) -> list[str]:
    """The two countries of a plural office."""
    if not phrase.plural or phrase.head.lemma.lower() not in OFFICES:
        return []
    places = [place.name for word in phrase.words if (place := demonym(word.text))]
    return places if len(places) == 2 else []


def _again(phrase: Phrase, discourse: Discourse) -> Chain | None:
    """The same two as the last pair with this noun: "the Israeli and Russian leaders ... the two leaders"."""
    if not _is_pair(phrase, discourse):
        return None
    lemma = phrase.head.lemma.lower()
    for _, before, chain in discourse.recent(phrase, _LIMITS.pair_far):
        if len(chain.sides) == 2 and before.kind == "nominal" and before.head.lemma.lower() == lemma:
            return _sum(phrase, chain.sides)
    return None


def _two(phrase: Phrase, discourse: Discourse) -> Chain | None:
    """The two of the kind: the only ones nearby, or those mentioned far more often than the third."""
    if not _is_pair(phrase, discourse):
        return None
    counts = Counter[Chain]()
    for distance, _, chain in discourse.recent(phrase, _LIMITS.pair_far):
        suits = chain.named and _suits(phrase, chain)
        if len(counts) == 2 and ((distance > 0 and not suits) or (distance > 1 and chain not in counts)):
            break
        if suits:
            counts[chain] += 1
    best = sorted(counts, key=lambda chain: (-counts[chain], _start(chain)))
    if len(best) == 2 or (len(best) > 2 and counts[best[1]] >= _LIMITS.pair_lead * counts[best[2]]):
        return _sum(phrase, tuple(sorted(best[:2], key=_start)))
    return None


def _is_pair(phrase: Phrase, discourse: Discourse) -> bool:
    """Whether the phrase refers to two referents that were mentioned, and not to two unnamed ones."""
    if not phrase.plural or _two_places(phrase):
        return False
    modifiers = modifiers_of(phrase)
    if not DESCRIPTIONS.pair & {*modifiers, phrase.head.lower}:
        return False
    if modifiers and not modifiers & DESCRIPTIONS.known_pair:
        return False
    near = discourse.recent(phrase, _LIMITS.pair_near)
    return not any(_introduces_two(before, phrase) and not chain.sides for _, before, chain in near)


def _introduces_two(before: Phrase, phrase: Phrase) -> bool:
    """Whether an earlier phrase has the noun with a number: "Two women fell ill. ... Both women recovered"."""
    numbered = any(word.lower == "two" for word in before.words[:-1])
    return numbered and before.kind == "nominal" and before.head.lemma == phrase.head.lemma


def _suits(phrase: Phrase, chain: Chain) -> bool:
    """Whether a named entity may be one of the two."""
    lemma = phrase.head.lemma.lower()
    if lemma in DESCRIPTIONS.pair:
        return chain.type in {"Person", "Organization", "Country"}
    if chain.type == "Person":
        if phrase.gender and chain.gender not in {None, phrase.gender}:
            return False
        known = lemma in DESCRIPTIONS.pair_persons or lemma in chain.nouns or lemma in chain.offices
        return phrase.type == "Person" and known
    if lemma in DESCRIPTIONS.sides:
        return chain.type in {"Country", "Organization"}
    if chain.type != phrase.type:
        return False
    called = lemma in chain.nouns or bool(CLASSES_OF.get(lemma, frozenset()) & chain.classes)
    return chain.type == "Country" or called or lemma in DESCRIPTIONS.pair_bodies


def _sum(phrase: Phrase, sides: tuple[Chain, ...]) -> Chain | None:
    return Chain(type=phrase.type, plural=True, sides=sides) if len(sides) == 2 else None


def _start(chain: Chain) -> int:
    return chain.links[0][0].start


RULES = (
    Rule(
        "description.sum.offices",
        Finder(20, _holders),
        {
            "Kenyan President Ana Diaz met French President Luc Brel. The Kenyan and French presidents agreed.": (
                "The Kenyan and French presidents -> Ana Diaz + Luc Brel",
            ),
        },
        (
            "Kenyan President Ana Diaz left. The Kenyan and French presidents agreed.",
            "Kenyan President Ana Diaz met French President Luc Brel. The Kenyan presidents agreed.",
        ),
    ),
    Rule(
        "description.sum.again",
        Finder(21, _again),
        {
            "Kenyan President Ana Diaz met French President Luc Brel. The Kenyan and French leaders agreed. "
            "The two leaders ate.": ("The two leaders -> Ana Diaz + Luc Brel",),
        },
        ("Two leaders agreed. The two leaders ate.",),
    ),
    Rule(
        "description.sum.two",
        Finder(22, _two),
        {
            "Kenya and Chad argued. Both countries closed the border.": ("Both countries -> Kenya + Chad",),
            "Kenya and Chad argued. Both sides agreed.": ("Both sides -> Kenya + Chad",),
            "Kenya and Chad argued. Both agreed.": ("Both -> Kenya + Chad",),
            "Ana Diaz met Tom Hadley. The two politicians agreed.": ("The two politicians -> Ana Diaz + Tom Hadley",),
            "Acme Motors sued Bolt Motors. Both companies lost.": ("Both companies -> Acme Motors + Bolt Motors",),
            "Lugo University sued Bern College. The two schools settled.": (
                "The two schools -> Lugo University + Bern College",
            ),
        },
        (
            "Kenya, Chad and Peru argued. Both countries closed the border.",
            "Two women fell ill. Ana Diaz and Eva Roth spoke. Both women recovered.",
            "Kenya and Chad argued. Two countries closed the border.",
            "Ana Diaz met Tom Hadley. The two women agreed.",
            "Acme Motors sued Bolt Motors. The two man company lost.",
        ),
    ),
)
