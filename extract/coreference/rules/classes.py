"""Descriptions by a class: what was called so before, or may be called so."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import islice

from triplewire.extract.coreference.chains import Chain
from triplewire.extract.coreference.descriptions import (
    DEFINITE,
    Finder,
    are_kindred,
    institution,
    is_bare,
    is_complete,
    is_elsewhere,
    is_foreign,
    is_like_name,
    modifiers_of,
    refers_back,
)
from triplewire.extract.coreference.discourse import MOST_PHRASES, Discourse
from triplewire.extract.coreference.offices import place_of, spoken_for
from triplewire.extract.lexicon.labels import CORE_DEPS, PLAIN_MODIFIER_TAGS
from triplewire.extract.lexicon.lists import CLASSES, DESCRIPTIONS, INSTITUTIONS, SPEECH
from triplewire.extract.lexicon.nouns import CLASS_OF_NAME, CLASSES_OF, NAME_HEADS, SECTORS, SITES, gender_of_noun
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.names.phrase import Phrase
from triplewire.extract.places.gazetteer import CITY_KINDS, DIVISION_KINDS, FEATURE_KINDS, candidates, demonym
from triplewire.extract.rules.rule import Rule

_LIMITS = THRESHOLDS.coreference
_PUBLIC_BODIES = INSTITUTIONS.entries()
_KINDS_OF_BODY = NAME_HEADS.keys() - SECTORS
_CAPITAL = "capital"
_COMPANY = "company"
_ANY_PLACE = frozenset({"city", "region"})
_DIVIDED = DIVISION_KINDS | {"state"}
_DEEPEST = 50  # ancestors of a word: a guard, not a limit that text reaches


@dataclass(frozen=True, slots=True)
class _Antecedents:
    """Chains of the phrases before a description, the nearest first, once for each phrase.

    `called`: named entities that were called so; `repeated`: unnamed ones whose description is repeated; `alike`: named
    ones that may be called so.
    """

    called: list[Chain] = field(default_factory=list)
    repeated: list[Chain] = field(default_factory=list)
    alike: list[Chain] = field(default_factory=list)


def _antecedents(phrase: Phrase, discourse: Discourse) -> _Antecedents:
    """The possible antecedents of a definite description in the singular; several rules ask for them in turn."""
    known = discourse.considered
    if known is not None and known[0] is phrase and isinstance(known[1], _Antecedents):
        return known[1]
    found = _find_antecedents(phrase, discourse)
    discourse.considered = phrase, found
    return found


def _find_antecedents(phrase: Phrase, discourse: Discourse) -> _Antecedents:
    found = _Antecedents()
    if phrase.plural or not refers_back(phrase) or is_complete(phrase):
        return found
    lemma, where = phrase.head.lemma.lower(), place_of(phrase)
    for distance, before, chain in islice(discourse.recent(phrase, _LIMITS.description_far), MOST_PHRASES):
        same = lemma in chain.nouns
        if not (same or chain.named):
            continue
        reach = _LIMITS.description_near if chain.named else _LIMITS.description_repeated
        far = distance > reach and not (same and (chain.named or is_like_name(phrase)))
        if far or not _agrees(phrase, chain, where) or before.head in phrase.words:
            continue
        if not chain.named:
            if not (distance > 1 and _is_abroad(before, discourse)) and _repeats(phrase, before, chain, discourse):
                found.repeated.append(chain)
        elif _adds_nothing(phrase, chain):
            if same and not found.repeated:  # a repeated description is nearer
                found.called.append(chain)
            elif not same and _may_be_called(lemma, chain):
                found.alike.append(chain)
    return found


def _agrees(phrase: Phrase, chain: Chain, where: str | None) -> bool:
    """Whether number, type, gender and country agree."""
    kindred = are_kindred(phrase.type, chain.type) or CLASS_OF_NAME.get(phrase.head.lemma) == chain.type  # "the bomber"
    if chain.sides or chain.plural != phrase.plural or not kindred:
        return False
    if phrase.gender and chain.gender and phrase.gender != chain.gender:
        return False
    if where and chain.named and phrase.head.lemma.lower() in CLASSES.government and chain.origin != where:
        return False  # "the Chadian government" is no "Government of National Unity" of an unknown country
    return not (where and (chain.country or is_elsewhere(chain, where)))


def _repeats(phrase: Phrase, before: Phrase, chain: Chain, discourse: Discourse) -> bool:
    """Whether a description repeats an earlier one of the same voice and adds nothing to it.

    A referent identified by an owner or a quantifier ("their company", "each company") is not that of "the company".
    An event may be described by what the text has said of it ("A ferry sank in the storm. ... The ferry accident").
    """
    alike = before.kind == "nominal" and before.head.lemma.lower() == phrase.head.lemma.lower()
    if not alike or _is_quoted(before, discourse) != _is_quoted(phrase, discourse):
        return False
    modifiers, own = modifiers_of(phrase) - DEFINITE, modifiers_of(before) - DEFINITE
    if phrase.type == "Event":
        indices = {link.sentence.index - back for link, _ in chain.links for back in (0, 1)}
        own |= {each.head.lower for index in indices for each in discourse.said.get(index, ())}
    apart = (own - modifiers) & DESCRIPTIONS.contrasting  # "the opening match" and "the match"
    return modifiers <= own and not apart and (_is_plain(before) or modifiers == own)


def _is_abroad(phrase: Phrase, discourse: Discourse) -> bool:
    """Whether a description is of an institution of another country than that of the text: "the Dutch government"."""
    key = institution(phrase, discourse)
    return key is not None and is_foreign(key[1], discourse)


def _is_plain(phrase: Phrase) -> bool:
    """Whether a phrase has no owner, no quantifier and, in the singular, no number."""
    before = [child for child in phrase.head.children if child.i < phrase.head.i]
    tags = PLAIN_MODIFIER_TAGS | {"CD"} if phrase.plural else PLAIN_MODIFIER_TAGS
    return all(word.tag in tags and word.dep != "poss" and word.lower not in DESCRIPTIONS.new for word in before)


def _is_quoted(phrase: Phrase, discourse: Discourse) -> bool:
    return discourse.quotation(phrase.start) is not None


def _adds_nothing(phrase: Phrase, chain: Chain) -> bool:
    """Whether all words before the head are articles, demonyms or words of the chain."""
    before = (word for word in phrase.words[:-1] if word.lower not in DEFINITE)
    return all(word.lower in chain.words or demonym(word.text) for word in before)


def _may_be_called(lemma: str, chain: Chain) -> bool:
    """Whether the noun suits a named entity that was not called so before."""
    classes = CLASSES_OF.get(lemma, frozenset())
    if chain.type == "Product":
        return bool(classes & DESCRIPTIONS.thing_classes & (chain.classes or _of_model(chain)))
    if chain.type == "Place":
        return _is_place(lemma, classes, chain)
    if classes & chain.classes:
        unit = lemma in DESCRIPTIONS.services and chain.nouns & CLASSES.army  # of "the army", the 71st Battalion
        own = lemma not in DESCRIPTIONS.in_own_name or chain.nouns & DESCRIPTIONS.in_own_name
        return bool(own) and not (unit and lemma not in chain.nouns)
    if chain.type == "Person":
        fits = lemma in DESCRIPTIONS.any_person and not (lemma in DESCRIPTIONS.minors and chain.offices)
        return fits and chain.gender in {None, gender_of_noun(lemma)}
    if chain.type == "Organization":
        generic = (
            lemma in DESCRIPTIONS.any_body and bool(chain.nouns & DESCRIPTIONS.any_body) and _COMPANY not in classes
        )
        return generic or (not chain.classes and _is_body(lemma, classes, chain))
    return lemma in DESCRIPTIONS.any_event if chain.type == "Event" else "country" in classes and bool(chain.country)


def _is_body(lemma: str, classes: frozenset[str], chain: Chain) -> bool:
    """Whether the noun suits a body of which the text has told no class; a name like "Bank" rules "magazine" out."""
    stated = chain.name.split()[-1].lower() in _KINDS_OF_BODY
    if lemma in DESCRIPTIONS.in_own_name or (stated and not classes & DESCRIPTIONS.whatever_body):
        return False
    public = chain.name.lower() in _PUBLIC_BODIES and _COMPANY in classes
    return bool(classes & DESCRIPTIONS.body_classes) and not public


def _is_place(lemma: str, classes: frozenset[str], chain: Chain) -> bool:
    """Whether the noun suits a place by the text and the gazetteer: "the city", "the Portuguese capital"."""
    known = next(iter(candidates(chain.name)), None)
    if lemma == _CAPITAL or not known:
        by_name = chain.name.split()[-1].lower() not in SITES and bool(classes & (chain.classes or _ANY_PLACE))
        return by_name if lemma != _CAPITAL else known is not None and known.kind == _CAPITAL
    if classes & chain.classes:
        return True
    if lemma in DESCRIPTIONS.for_divisions | DESCRIPTIONS.for_features:
        return known.kind in (_DIVIDED if lemma in DESCRIPTIONS.for_divisions else FEATURE_KINDS)
    return not chain.classes and ("city" if known.kind in CITY_KINDS else "region") in classes


def _of_model(chain: Chain) -> frozenset[str]:
    """The classes of a thing of which the text has told none: with a number in its name it is a model of craft."""
    numbered = any(char.isdigit() for char in chain.name)
    return DESCRIPTIONS.thing_classes - {"ship"} if numbered else frozenset()


def _named_before_class(phrase: Phrase, discourse: Discourse) -> Chain | None:
    """The entity named before its class: "the Sol group", where Sol was called a group."""
    before = phrase.sentence.words[phrase.head.i - 1]
    new = modifiers_of(phrase) & DESCRIPTIONS.new
    if before.dep != "compound" or before.head is not phrase.head or new:
        return None
    chain = discourse.of(before)
    if chain is None or not chain.named or chain.country or chain.type == "Person":
        return None
    return chain if phrase.head.lemma.lower() in chain.nouns else None


def _called(phrase: Phrase, discourse: Discourse) -> Chain | None:
    """A named entity that was called so: the one mentioned far more often than the others, else the nearest."""
    found = _antecedents(phrase, discourse)
    if not found.called:
        return None
    return (None if found.repeated else _most_frequent(found.called)) or found.called[0]


def _most_frequent(chains: list[Chain]) -> Chain | None:
    """The only chain, or the one that occurs far more often than the others."""
    counts = Counter(chains)
    first, *others = sorted(counts, key=lambda chain: -counts[chain])
    return first if not others or counts[first] >= _LIMITS.described_lead * counts[others[0]] else None


def _repeated(phrase: Phrase, discourse: Discourse) -> Chain | None:
    """An unnamed entity whose description is repeated: "a bomb ... the bomb", "three men ... the men"."""
    if phrase.plural:
        return _repeated_plural(phrase, discourse)
    found = _antecedents(phrase, discourse)
    if found.called or not found.repeated:
        return None
    rivals = {chain for chain in found.repeated if is_complete(chain.links[0][0])}
    return None if len(rivals) > 1 else found.repeated[0]  # of two chairmen, each of a firm, either may be meant


def _repeated_plural(phrase: Phrase, discourse: Discourse) -> Chain | None:
    if not refers_back(phrase) or is_complete(phrase):
        return None
    for _, before, chain in discourse.recent(phrase, _LIMITS.description_repeated):
        if before.kind == "nominal" and chain.plural and not chain.sides and _repeats(phrase, before, chain, discourse):
            return chain
    return None


def _only_of_class(phrase: Phrase, discourse: Discourse) -> Chain | None:
    """The only named entity nearby that the noun suits: "the company"."""
    found = _antecedents(phrase, discourse)
    if found.called or found.repeated or not found.alike:
        return None
    lemma = phrase.head.lemma.lower()
    classes = CLASSES_OF.get(lemma, frozenset())
    alike = dict.fromkeys(found.alike)
    told = [chain for chain in alike if chain.classes & classes and lemma not in DESCRIPTIONS.any_body] or list(alike)
    plain = all(word.lower in DEFINITE or demonym(word.text) for word in phrase.words[:-1])
    if len(told) != 1 or not plain or phrase.head.tag == "NNP" or _has_rival(phrase, told[0], discourse):
        return None
    return told[0]


def _has_rival(phrase: Phrase, chain: Chain, discourse: Discourse) -> bool:
    """Whether something without a name, but of the same class, was told of since: "Acme bought a lender. The firm"."""
    classes = CLASSES_OF.get(phrase.head.lemma.lower(), frozenset())
    for _, before, other in islice(discourse.recent(phrase, _LIMITS.description_near), MOST_PHRASES):
        if other is chain:
            return False
        alike = classes & CLASSES_OF.get(before.head.lemma.lower(), frozenset())
        if before.kind == "nominal" and alike and not other.named and before.head.dep in CORE_DEPS:
            return not before.plural
    return False


def _spoken_for(phrase: Phrase, discourse: Discourse) -> Chain | None:
    """The body of whoever speaks: "The Bolt chairman said | the company would grow", of several that the noun suits."""
    lemma = phrase.head.lemma.lower()
    if phrase.plural or lemma not in DESCRIPTIONS.any_body or not is_bare(phrase) or not refers_back(phrase):
        return None
    verb = next((w for w in islice(phrase.head.ancestors(), _DEEPEST) if w.lemma in SPEECH.say), None)
    speaker = discourse.of(verb.child("nsubj")) if verb else None
    body = spoken_for(speaker, discourse) if speaker and speaker.type == "Person" else None
    return body if body and body.named and _may_be_called(lemma, body) else None


RULES = (
    Rule(
        "description.described.compound",
        Finder(70, _named_before_class),
        {"The rebel group Sol attacked. The Sol group hid.": ("The Sol group -> Sol",)},
        ("The rebel group Sol attacked. Sol fighters hid.", "The rebel group Sol attacked. Another Sol group hid."),
    ),
    Rule(
        "description.described.again",
        Finder(80, _called),
        {
            "Bolt Motors, a carmaker, grew. The carmaker sold a mill.": ("The carmaker -> Bolt Motors",),
            "The rebel group Sol attacked. The group hid.": ("The group -> Sol",),
        },
        (
            "Bolt Motors, a carmaker, grew. Another carmaker sold a mill.",
            "Bolt Motors, a carmaker, grew. The old carmaker sold a mill.",
        ),
    ),
    Rule(
        "description.head",
        Finder(90, _repeated),
        {
            "A bomb exploded in a market. The bomb killed a guard.": ("The bomb -> A bomb",),
            "Three men fled. The men were armed.": ("The men -> Three men",),
            "A ferry sank in a storm. An accident is rare there. The ferry accident shocked all.": (
                "The ferry accident -> An accident",
            ),
        },
        (
            "Their company is old. The company grew.",
            "Each company paid. The company moved.",
            "A company grew. “The company is dead,” Ana Diaz said.",
            "The army attacked a village. The old village was spared.",
            "The chairman of Acme met the chairman of Bolt. The chairman smiled.",
            "The opening race was dull. The race was over.",
            "The results came. The results of the second race were late.",
        ),
    ),
    Rule(
        "description.class.speaker",
        Finder(75, _spoken_for),
        {
            "Norsk Data sued Bolt Motors. Jan Moen, a Bolt Motors spokesman, said the company was surprised.": (
                "the company -> Bolt Motors",
            ),
        },
        (
            "Norsk Data sued Bolt Motors. Jan Moen, a novelist, said the company was surprised.",
            "Jan Moen, a Bolt Motors spokesman, said the other company was surprised.",
            "Jan Moen, a Bolt Motors spokesman, left. Ana Diaz said the court was surprised.",
        ),
    ),
    Rule(
        "description.class",
        Finder(100, _only_of_class),
        {
            "Norsk Data closed a mill. The company blamed the weather.": ("The company -> Norsk Data",),
            "Kenya closed the border. The country is safe.": ("The country -> Kenya",),
            "Tom Hadley fell ill. The man recovered.": ("The man -> Tom Hadley",),
            "Rain fell in Lisbon. The city was quiet.": ("The city -> Lisbon",),
            "Rain fell in Lisbon. The Portuguese capital was quiet.": ("The Portuguese capital -> Lisbon",),
            "Norsk Data closed a mill. The airline blamed the weather.": ("The airline -> Norsk Data",),
            "Guards saw the Boeing 747. The jet was old.": ("The jet -> Boeing 747",),
        },
        (
            "Kenya and Chad argued. The country closed the border.",
            "Lisbon burned. The island was quiet.",
            "Rain fell in Porto. The Portuguese capital was quiet.",
            "Norsk Data closed a mill. The court blamed the weather.",
            "Guards saw the Boeing 747. The novel was old.",
            "Norsk Data closed a mill. The old company blamed the weather.",
            "Tom Hadley fell ill. The woman recovered.",
        ),
    ),
)
