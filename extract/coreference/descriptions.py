"""Whom a description means: "the Israeli PM", "the company", "the crane", "the latter"; unsure is nobody."""

from __future__ import annotations

from collections import Counter

from triplewire.extract.coreference.chains import Chain
from triplewire.extract.coreference.discourse import Discourse
from triplewire.extract.coreference.tree_evidence import office_of, place_of
from triplewire.extract.lexicon.nouns import CLASSES_OF, OFFICES, RULERS, gender_of_noun
from triplewire.extract.model import EntityType
from triplewire.extract.names.phrase import Phrase
from triplewire.extract.places.gazetteer import CITY_KINDS, candidates, demonym

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "said"})
_NEW = frozenset({
    "other", "another", "second", "third", "new", "different", "next", "further", "additional", "more", "any", "some",
    "every", "each", "no", "all", "many", "several", "most",
})  # fmt: skip
_NOT_NOW = frozenset({"a", "an", "former", "ex", "then"})
_ANY_BODY = frozenset({"company", "firm", "group", "organisation", "organization", "agency", "business", "corporation"})
_ANYONE = frozenset({"man", "woman", "boy", "girl", "teenager", "teen", "youth", "politician"})
_ONE_A_COUNTRY = frozenset({"government", "army", "police", "parliament"})
_UNIQUE = frozenset({"regime", "junta"})  # a text that says just "the regime" speaks of one
_KINDRED: tuple[set[EntityType], ...] = (
    {"Place", "Country"}, {"Place", "Organization"}, {"Organization", "Group"}, {"Product", "Other"},
    {"Event", "Other"}, {"Work", "Other"},
)  # fmt: skip
_SMALL = frozenset({"DT", "IN", "CC", "PRP$", "POS", "HYPH"})
_DISPLAYED = frozenset({"headline", "subheadline", "tagline"})
_NEAR, _FAR = 3, 12  # sentences
_REPEATED = 4  # sentences that a description without a name is remembered for
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "conj", "agent"})
_PLAIN = frozenset({"DT", "JJ", "VBN", "VBG", "NN", "NNS", "NNP", "NNPS", "HYPH"})


def describe(phrase: Phrase, discourse: Discourse) -> tuple[Chain | None, str]:
    """The chain that the description means, with the rule; None where it is new or unsure."""
    lower, modifiers = phrase.head.lower, {word.lower for word in phrase.words[:-1]}
    if lower in {"latter", "former"}:
        return _latter(phrase, discourse, lower), "latter"
    for rule, find in _BY_ITSELF:
        if chain := find(phrase, discourse, modifiers):
            return chain, rule
    if not modifiers & _DEFINITE or modifiers & _NEW:
        return None, ""
    if phrase.plural:
        return _head_match(phrase, discourse)
    found = _by_class(phrase, discourse)
    return found if found[0] else (_told_before(phrase, discourse), "event")


def _called_what_it_is(phrase: Phrase, discourse: Discourse, modifiers: set[str]) -> Chain | None:
    """The body whose name stands before what it is: "the Sol group", where Sol was called a group."""
    before = phrase.sentence.words[phrase.head.i - 1]
    if before.dep != "compound" or before.head is not phrase.head or modifiers & _NEW:
        return None
    chain = discourse.of(before)
    fits = chain is not None and chain.named and not chain.country and chain.type != "Person"
    return chain if fits and chain and phrase.head.lemma.lower() in chain.nouns else None


def _latter(phrase: Phrase, discourse: Discourse, which: str) -> Chain | None:
    """The last (or the first) of the two named before as subject or object, or side by side."""
    pair: list[Chain] = []
    for _, before, chain in discourse.recent(phrase, 1):
        beside = before.kind == "name" and (before.head.dep in _ARGUMENTS or before.head.child("conj"))
        if beside and chain not in pair and (not pair or chain.type == pair[0].type):
            pair.append(chain)
        if len(pair) == 2:
            return pair[0] if which == "latter" else pair[1]
    return None


def _acronym(phrase: Phrase, discourse: Discourse, modifiers: set[str]) -> Chain | None:
    """What the document also calls by the initials of the description: "Iraqi security forces", "ISF"."""
    del modifiers
    letters = "".join(word.text[0] for word in phrase.words if word.tag not in _SMALL).upper()
    return discourse.acronyms.get(letters) if len(letters) > 2 else None


def _office(phrase: Phrase, discourse: Discourse, modifiers: set[str]) -> Chain | None:
    """The one who holds the office, if the text has said so; a headline may say it first."""
    if phrase.plural or phrase.head.lemma.lower() not in OFFICES or modifiers & (_NEW | _NOT_NOW):
        return None
    office, where = office_of(phrase.head), place_of(phrase)
    in_name = phrase.head.dep == "poss" and phrase.head.head.pos == "PROPN"  # "Prime Minister's Questions"
    if where is None and not modifiers & _DEFINITE and (in_name or phrase.head.tag != "NNP"):
        return None
    return holder(office, where, discourse, ahead=phrase.sentence.kind in _DISPLAYED)


def holder(office: str, where: str | None, discourse: Discourse, *, ahead: bool = False) -> Chain | None:
    """The one spoken of last who holds an office, there; `ahead`: or the only one of the document."""
    wanted = RULERS if office == "leader" else (office,)
    fits = [chain for chain in discourse.officials if _holds(chain, wanted, where)]
    known = [chain for chain in fits if id(chain) in discourse.last]
    if known:
        return max(known, key=lambda chain: discourse.last[id(chain)])
    return fits[0] if ahead and len(fits) == 1 else None


def _holds(chain: Chain, offices: tuple[str, ...], where: str | None) -> bool:
    held = next((office for office in offices if office in chain.offices), None)
    return held is not None and (where is None or chain.offices[held] in {where, None})


def institution(phrase: Phrase, discourse: Discourse) -> tuple[str, str | Chain] | None:
    """What a country has one of, and whose: a country's, a ruler's ("the Assad regime"), "" if that is not said."""
    lemma = phrase.head.lemma.lower()
    if not CLASSES_OF.get(lemma, frozenset()) & _ONE_A_COUNTRY:
        return None
    if (where := place_of(phrase)) or phrase.plural:
        return (lemma, where) if where else None
    ruler = discourse.of(phrase.head.child("poss", "compound", "nmod"))
    if ruler and ruler.named:
        return lemma, ruler
    bare = lemma in _UNIQUE and len(phrase.words) == 2 and phrase.words[0].lower in _DEFINITE
    return (lemma, "") if bare and not _is_complete(phrase) else None


def _institution(phrase: Phrase, discourse: Discourse, modifiers: set[str]) -> Chain | None:
    """A country has one government, one army: "the Kenyan government" is the one before, or "Kenya's government".

    "The regime" is the only one that the text speaks of, whether it was or will be said whose it is.
    """
    del modifiers
    key, known = institution(phrase, discourse), discourse.institutions
    if key is None or key in known:
        return known[key] if key else None
    others = dict.fromkeys(chain for (lemma, _), chain in known.items() if lemma == key[0])
    alone = key[0] in _UNIQUE and len(others) == 1 and ("" in (key[1], *(whose for _, whose in known if _ == key[0])))
    return next(iter(others)) if alone else None


def _by_class(phrase: Phrase, discourse: Discourse) -> tuple[Chain | None, str]:
    """What was called so before, or may be called so."""
    if _is_complete(phrase):
        return None, ""
    called, repeated, alike = _alike(phrase, discourse)
    if called:
        return (None if repeated else _spoken_of(called)) or called[0], "described"
    if repeated:
        rivals = {chain for chain in repeated if _is_complete(chain.links[0][0])}
        return (None if len(rivals) > 1 else repeated[0]), "head"  # of two chairmen, each of a firm, which one?
    only = len(set(alike)) == 1 and len(phrase.words) == 2 and phrase.head.tag != "NNP"
    return (alike[0], "class") if only else (None, "")


def _alike(phrase: Phrase, discourse: Discourse) -> tuple[list[Chain], list[Chain], list[Chain]]:
    """The named that were called so; the unnamed whose description is repeated; the named that may be called so."""
    lemma, where = phrase.head.lemma.lower(), place_of(phrase)
    called, repeated, alike = list[Chain](), list[Chain](), list[Chain]()
    for distance, before, chain in discourse.recent(phrase, _FAR):
        same = lemma in chain.nouns
        far = distance > (_NEAR if chain.named else _REPEATED) and not (same and chain.named)
        if far or not (same or chain.named) or not _fits(phrase, chain, where) or before.head in phrase.words:
            continue
        if not chain.named:
            if _repeats(phrase, before, chain, discourse):
                repeated.append(chain)
        elif _says_nothing_new(phrase, chain):
            if same and not repeated:  # what was repeated since is nearer
                called.append(chain)
            elif not same and _may_be_called(lemma, chain):
                alike.append(chain)
    return called, repeated, alike


def _is_complete(phrase: Phrase) -> bool:
    """Whether a description says by itself which one it means: "the man who won", but "the man, who won"."""
    after = [child for child in phrase.head.children if child.i > phrase.head.i]
    aside = bool(after) and after[0].text == ","
    return any((c.dep in {"relcl", "acl"} and not aside) or c.dep == "appos" or c.lower == "of" for c in after)


def are_kindred(one: EntityType | None, other: EntityType | None) -> bool:
    """Whether one and the same may be taken for both types; an unknown type is that of everything."""
    return not one or not other or one == other or {one, other} in _KINDRED


def _fits(phrase: Phrase, chain: Chain, where: str | None) -> bool:
    if chain.sides or chain.plural != phrase.plural:
        return False
    if not are_kindred(phrase.type, chain.type):
        return False
    if phrase.gender and chain.gender and phrase.gender != chain.gender:
        return False
    return not (where and (chain.country or chain.origin not in {where, None}))


def _repeats(phrase: Phrase, before: Phrase, chain: Chain, discourse: Discourse) -> bool:
    """Whether the later description says nothing of its thing that the earlier one, in the same voice, did not.

    What was told by its owner or its number ("their company", "each company") is not the company of which all know; an
    event may be told by what the text has told of it ("A ferry sank in the storm. ... The ferry accident").
    """
    if before.kind != "nominal":
        return False
    if before.head.lemma != phrase.head.lemma or _is_quoted(before, discourse) != _is_quoted(phrase, discourse):
        return False
    modifiers = {word.lower for word in phrase.words[:-1]} - _DEFINITE
    own = {word.lower for word in before.words[:-1]} - _DEFINITE
    if phrase.type == "Event":
        told = {link.sentence.index - back for link, _ in chain.links for back in (0, 1)}
        own |= {each.head.lower for index in told for each in discourse.said.get(index, ())}
    return modifiers <= own and (_is_plain(before) or modifiers == own)


def _is_plain(phrase: Phrase) -> bool:
    """Whether nobody owns it, and no quantifier or, of one, number picks it out."""
    before = [child for child in phrase.head.children if child.i < phrase.head.i]
    tags = _PLAIN | {"CD"} if phrase.plural else _PLAIN
    return all(word.tag in tags and word.dep != "poss" and word.lower not in _NEW for word in before)


def _is_quoted(phrase: Phrase, discourse: Discourse) -> bool:
    return discourse.quotation(phrase.start) is not None


def _says_nothing_new(phrase: Phrase, chain: Chain) -> bool:
    """Whether no word before the head sets it apart from the chain."""
    before = (word for word in phrase.words[:-1] if word.lower not in _DEFINITE)
    return all(word.lower in chain.words or demonym(word.text) for word in before)


def _may_be_called(lemma: str, chain: Chain) -> bool:
    """Whether the noun suits a named chain that has not been called so."""
    classes = CLASSES_OF.get(lemma, frozenset())
    if classes & chain.classes or chain.type == "Product":
        return chain.type != "Product"  # a model's name is that of a kind, and "the jet" one of them
    if chain.type == "Country":
        return "country" in classes
    if chain.type == "Person":
        return lemma in _ANYONE and chain.gender in {None, gender_of_noun(lemma)}
    if chain.classes:
        return False
    if chain.type == "Organization":
        return lemma in _ANY_BODY
    known = candidates(chain.name)[:1]
    kinds = {"city"} if known and known[0].kind in CITY_KINDS else {"region"} if known else {"city", "region"}
    return bool(kinds & classes)


def _told_before(phrase: Phrase, discourse: Discourse) -> Chain | None:
    """The only event that a noun of the same kind has told: "a collapse", "the accident"."""
    lemma = phrase.head.lemma.lower()
    classes = CLASSES_OF.get(lemma, frozenset())
    if phrase.type != "Event" or len(phrase.words) != 2 or not classes or _is_complete(phrase):
        return None
    events = {chain for _, _, chain in discourse.recent(phrase, _FAR) if chain.type == "Event"}
    alike = [chain for chain in events if lemma not in chain.nouns and not chain.named and classes & chain.classes]
    return alike[0] if len(alike) == 1 else None


def _spoken_of(chains: list[Chain]) -> Chain | None:
    """The one that is meant: the only one, or the one spoken of far more often than the others."""
    counts = Counter(chains)
    first, *others = sorted(counts, key=lambda chain: -counts[chain])
    return first if not others or counts[first] >= 2 * counts[others[0]] else None


def _head_match(phrase: Phrase, discourse: Discourse) -> tuple[Chain | None, str]:
    """The many that were described so before."""
    for _, before, chain in discourse.recent(phrase, _REPEATED):
        if before.kind == "nominal" and chain.plural and not chain.sides and _repeats(phrase, before, chain, discourse):
            return chain, "head"
    return None, ""


_BY_ITSELF = (
    ("acronym", _acronym), ("office", _office), ("institution", _institution), ("described", _called_what_it_is),
)  # fmt: skip  # the rules that need no article
