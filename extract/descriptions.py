"""Whom a description means: "the Israeli PM", "the company", "the latter", "the two leaders", "both countries"."""

from __future__ import annotations

from collections import Counter

from extract.chains import Chain
from extract.discourse import Discourse
from extract.evidence import office_of, place_of
from extract.mentions import Phrase
from extract.model import EntityType
from extract.nouns import CLASSES_OF, OFFICES, gender_of_noun
from extract.places import demonym

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "said"})
_SMALL = frozenset({"DT", "IN", "CC", "PRP$", "POS", "HYPH"})
_NEW = frozenset(
    {
        "other",
        "another",
        "second",
        "third",
        "new",
        "different",
        "next",
        "further",
        "additional",
        "more",
        "any",
        "some",
        "every",
        "each",
        "no",
        "all",
        "many",
        "several",
        "most",
    }
)
_RULERS = ("president", "pm", "chancellor", "king", "queen", "emperor", "pope", "leader", "sultan", "emir")
_ANY_BODY = frozenset({"company", "firm", "group", "organisation", "organization", "agency", "business", "corporation"})
_ANYONE = frozenset({"man", "woman", "boy", "girl", "teenager", "teen", "youth", "politician"})
_NEAR, _FAR = 3, 12  # sentences


def describe(phrase: Phrase, discourse: Discourse) -> tuple[Chain | None, str]:
    """The chain that the description means, with the rule; None where it is new or unsure."""
    lower = phrase.head.lower
    if lower in {"latter", "former"}:
        return _latter(phrase, discourse, lower), "latter"
    lemma = phrase.head.lemma.lower()
    modifiers = {w.lower for w in phrase.words[:-1]}
    initials = "".join(w.text[0] for w in phrase.words if w.tag not in _SMALL).upper()
    if len(initials) > 2 and initials in discourse.acronyms:
        return discourse.acronyms[initials], "acronym"
    if lemma in OFFICES and not phrase.plural and (chain := _office(phrase, discourse, modifiers)):
        return chain, "office"
    if (where := place_of(phrase)) and (chain := _institution(phrase, discourse, lemma, where)):
        return chain, "institution"
    if not modifiers & _DEFINITE or modifiers & _NEW:
        return None, ""
    if phrase.plural:
        return _head_match(phrase, discourse, modifiers)
    return _by_class(phrase, discourse, lemma, modifiers)


def _office(phrase: Phrase, discourse: Discourse, modifiers: set[str]) -> Chain | None:
    """The one who holds the office, if the text has said so before."""
    if modifiers & (_NEW | {"a", "an", "former", "ex", "then"}):
        return None
    office, where = office_of(phrase.head), place_of(phrase)
    if where is None and not modifiers & _DEFINITE and phrase.head.tag != "NNP":
        return None
    wanted = _RULERS if office == "leader" else (office,)
    for _, _, chain in discourse.recent(phrase, 1000):
        if _holds(chain, wanted, where):
            return chain
    if phrase.sentence.kind in {"headline", "subheadline", "tagline"}:
        below = [chain for chain in discourse.officials if _holds(chain, wanted, where)]
        return below[0] if len(below) == 1 else None
    return None


def _holds(chain: Chain, offices: tuple[str, ...], where: str | None) -> bool:
    """Whether somebody named holds one of the offices, there."""
    if chain.type != "Person" or not chain.named:
        return False
    held = next((office for office in offices if office in chain.offices), None)
    return held is not None and (where is None or chain.offices[held] in {where, None})


def _institution(phrase: Phrase, discourse: Discourse, lemma: str, where: str) -> Chain | None:
    """A country has one government, one army: "the Kenyan government" is the one before, or "Kenya's government"."""
    if not CLASSES_OF.get(lemma, frozenset()) & {"government", "army", "police", "parliament"}:
        return None
    for _, before, chain in discourse.recent(phrase, 1000):
        if before.kind == "nominal" and before.head.lemma == phrase.head.lemma and place_of(before) == where:
            return chain
    return None


def _latter(phrase: Phrase, discourse: Discourse, which: str) -> Chain | None:
    """The last (or the first) of the two named before."""
    pair: list[Chain] = []
    for _, before, chain in discourse.recent(phrase, 1):
        if before.kind == "name" and chain not in pair:
            if pair and chain.type != pair[0].type:
                continue
            pair.append(chain)
        if len(pair) == 2:
            break
    return (pair[0] if which == "latter" else pair[1]) if len(pair) == 2 else None


def _by_class(phrase: Phrase, discourse: Discourse, lemma: str, modifiers: set[str]) -> tuple[Chain | None, str]:
    """What was called so before, or may be called so."""
    if _complete(phrase):
        return None, ""
    where, classes = place_of(phrase), CLASSES_OF.get(lemma, frozenset())
    called: list[Chain] = []
    alike: list[Chain] = []
    for distance, before, chain in discourse.recent(phrase, _FAR):
        if not _fits(phrase, chain, where) or before.head in phrase.words:
            continue
        if not chain.named:
            if lemma in chain.nouns and _same_modifiers(phrase, before, modifiers):
                return (called[0], "described") if called else (chain, "head")
        elif _says_nothing_new(phrase, chain):
            if lemma in chain.nouns:
                called.append(chain)
            elif distance <= _NEAR and (classes & chain.classes or _may_be(lemma, chain)):
                alike.append(chain)
    if called:
        return _spoken_of(called), "described"
    return (_spoken_of(alike), "class") if alike and len(phrase.words) == 2 else (None, "")


def _complete(phrase: Phrase) -> bool:
    """Whether a description says by itself which one it means: "the suburb of Preston", "the man who won"."""
    return any(
        c.dep in {"relcl", "acl", "appos"} or (c.dep == "prep" and c.lower == "of")
        for c in phrase.head.children
        if c.i > phrase.head.i
    )


def _says_nothing_new(phrase: Phrase, chain: Chain) -> bool:
    """Whether no name or noun before the head sets it apart from the chain."""
    return all(
        w.lower in chain.words or demonym(w.text) for w in phrase.words[:-1] if w.tag in {"NN", "NNS", "NNP", "NNPS"}
    )


def _spoken_of(chains: list[Chain]) -> Chain | None:
    """The one of several, nearest first, that is meant: named far more often than the others, or else nearest."""
    counts = Counter(id(chain) for chain in chains)
    best = sorted(dict.fromkeys(chains), key=lambda chain: -counts[id(chain)])
    if len(best) > 1 and counts[id(best[0])] >= 2 * counts[id(best[1])]:
        return best[0]
    return chains[0]


def _fits(phrase: Phrase, chain: Chain, where: str | None) -> bool:
    if chain.sides or chain.plural != phrase.plural:
        return False
    if phrase.type and chain.type and phrase.type != chain.type and not _kindred(phrase.type, chain.type):
        return False
    if phrase.gender and chain.gender and phrase.gender != chain.gender:
        return False
    return not (where and chain.origin and where != chain.origin) and not (where and chain.country)


def _kindred(a: EntityType, b: EntityType) -> bool:
    """Whether two types are often said of one and the same."""
    return (
        {a, b} <= {"Place", "Country", "Organization"} - {"Person"}
        and {a, b} != {"Country", "Organization"}
        or {a, b} in ({"Organization", "Group"}, {"Product", "Other"}, {"Event", "Other"}, {"Work", "Other"})
    )


def _may_be(lemma: str, chain: Chain) -> bool:
    if chain.type == "Organization":
        return lemma in _ANY_BODY and not chain.classes
    if chain.type == "Country":
        return "country" in CLASSES_OF.get(lemma, ())
    if chain.type == "Place":
        return bool({"city", "region"} & CLASSES_OF.get(lemma, frozenset())) and not chain.classes
    return chain.type == "Person" and lemma in _ANYONE and (not chain.gender or chain.gender == gender_of_noun(lemma))


def _same_modifiers(phrase: Phrase, before: Phrase, modifiers: set[str]) -> bool:
    """Whether the later description says nothing of its thing that the earlier one did not."""
    if before.kind != "nominal" or before.head.lemma.lower() != phrase.head.lemma.lower():
        return before.kind != "nominal"
    return modifiers - _DEFINITE <= {w.lower for w in before.words}


def _head_match(phrase: Phrase, discourse: Discourse, modifiers: set[str]) -> tuple[Chain | None, str]:
    lemma = phrase.head.lemma.lower()
    for _, before, chain in discourse.recent(phrase, _FAR):
        if (
            chain.plural
            and not chain.sides
            and before.kind == "nominal"
            and before.head.lemma.lower() == lemma
            and _same_modifiers(phrase, before, modifiers)
        ):
            return chain, "head"
    return None, ""


def sum_of(phrase: Phrase, discourse: Discourse) -> tuple[Chain, ...]:
    """The two that "both countries", "the two leaders", "the Israeli and Russian leaders" mean; none if unsure."""
    if not phrase.plural:
        return ()
    modifiers = [w.lower for w in phrase.words[:-1]]
    countries = [found.name for w in phrase.words if (found := demonym(w.text))]
    lemma = phrase.head.lemma.lower()
    if len(countries) == 2 and lemma in {*OFFICES, "leader"}:
        found = [_ruler(phrase, discourse, name, lemma) for name in countries]
        return tuple(chain for chain in found if chain) if all(found) else ()
    if not {"both", "two"} & {*modifiers, phrase.head.lower} or (
        modifiers and not {"both", "the", "these", "those"} & set(modifiers)
    ):
        return ()
    return _two(phrase, discourse)


def _ruler(phrase: Phrase, discourse: Discourse, where: str, lemma: str) -> Chain | None:
    wanted = _RULERS if lemma == "leader" else (lemma,)
    for _, _, chain in discourse.recent(phrase, 1000):
        if chain.type == "Person" and any(chain.offices.get(o) == where for o in wanted):
            return chain
    return None


def _two(phrase: Phrase, discourse: Discourse) -> tuple[Chain, ...]:
    """The two of the kind that are spoken of: the only ones near, or those named far more often than the third."""
    counts: Counter[int] = Counter()
    chains: dict[int, Chain] = {}
    for distance, _, chain in discourse.recent(phrase, _FAR):
        if not (chain.named and _is_a(phrase, chain)):
            if distance > 0 and len(chains) == 2:
                break
            continue
        if distance > 1 and len(chains) == 2 and id(chain) not in chains:
            break
        chains[id(chain)] = chain
        counts[id(chain)] += 1
    best = sorted(chains, key=lambda key: (-counts[key], chains[key].links[0][0].start))
    if len(best) == 2 or (len(best) > 2 and counts[best[1]] >= 2 * counts[best[2]]):
        return tuple(sorted((chains[key] for key in best[:2]), key=lambda chain: chain.links[0][0].start))
    return ()


def _is_a(phrase: Phrase, chain: Chain) -> bool:
    lemma = phrase.head.lemma.lower()
    if lemma in {"both", "two"}:
        return chain.type in {"Person", "Organization", "Country"}
    if chain.type == "Person":
        return phrase.type == "Person" and (
            lemma in {"man", "woman", "leader", "side", "politician", "people", "rival", "official"}
            or lemma in chain.nouns
            or lemma in chain.offices
        )
    if lemma in {"side", "party"}:
        return chain.type in {"Country", "Organization"}
    return chain.type == phrase.type and (
        chain.type == "Country"
        or lemma in chain.nouns
        or lemma in _ANY_BODY
        or bool(CLASSES_OF.get(lemma, frozenset()) & chain.classes)
    )
