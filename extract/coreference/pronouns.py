"""The antecedents of third-person pronouns.

The phrases of the last sentences that agree in number, gender and type, and that binding allows, are weighed
(salience.py). Where none is likely enough, the pronoun stays unresolved.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from math import exp

from triplewire.extract.coreference.chains import Chain
from triplewire.extract.coreference.discourse import MOST_PHRASES, Discourse, first_conjunct
from triplewire.extract.coreference.salience import class_of, features, no_antecedent, sure, weight
from triplewire.extract.coreference.speech_turns import Speakers
from triplewire.extract.lexicon.labels import ACTING_TYPES, BODY_TYPES, CORE_DEPS, PROPER_TAGS, SUBJECT_DEPS
from triplewire.extract.lexicon.lists import CONTROL, DESCRIPTIONS, NAMES, PRONOUNS, SPEECH
from triplewire.extract.lexicon.nouns import NOUN_TYPES
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.mentions.binding import cataphoric_subject, may_corefer, other_owners
from triplewire.extract.mentions.nominals import FIRST_PERSON, SECOND_PERSON
from triplewire.extract.names.phrase import Phrase
from triplewire.extract.syntax.control import own_subject
from triplewire.extract.syntax.tree import Word

_REACH = THRESHOLDS.coreference.pronoun_reach
_JUDGING = PRONOUNS.judging | CONTROL.predicative_as
_SPEECH_ROLES = FIRST_PERSON | SECOND_PERSON


@dataclass(frozen=True, slots=True)
class Candidate:
    """A candidate antecedent: a phrase, its chain, and its features."""

    phrase: Phrase
    chain: Chain
    features: tuple[str, ...]


def refer(phrase: Phrase, discourse: Discourse, speakers: Speakers) -> Chain | None:
    """The chain of the antecedent of a third-person pronoun; None where no candidate is likely enough."""
    kind = class_of(phrase)
    odds: dict[Chain, float] = {}
    found = list(candidates(phrase, discourse, speakers))
    sure_one = _joined_name(phrase, discourse) or _center(phrase, found) or _by_construction(phrase, found)
    if sure_one is not None:
        return sure_one
    for candidate in found:
        odds[candidate.chain] = odds.get(candidate.chain, 0.0) + exp(weight(kind, candidate.features))
    every = sum(odds.values()) + exp(weight(kind, no_antecedent(phrase)))
    best = _surest(phrase, odds, every)
    if best is None:
        _pass_on(odds, discourse)
        best = _surest(phrase, odds, every) or _teller(phrase, found)
    if best is None:
        discourse.likely[phrase] = {chain: value / every for chain, value in odds.items()}
    return best


def _surest(phrase: Phrase, odds: dict[Chain, float], every: float) -> Chain | None:
    """The likeliest antecedent, if it is likely enough."""
    best = max(odds, key=lambda chain: odds[chain], default=None)
    return best if best is not None and odds[best] >= sure(phrase) * every else None


def _pass_on(odds: dict[Chain, float], discourse: Discourse) -> None:
    """Give what speaks for a pronoun that was left unresolved to what it may stand for, by its likelihood.

    `odds` has the nearest first: what a later pronoun gives to an earlier one is passed on with it.
    """
    for chain in [*odds]:
        likely = discourse.likely.get(chain.links[0][0], {}) if len(chain.links) == 1 else {}
        shared = {other: odds[chain] * part for other, part in likely.items() if other in odds}
        for other, value in shared.items():
            odds[other] += value
        odds[chain] -= sum(shared.values())


def _by_construction(pronoun: Phrase, found: list[Candidate]) -> Chain | None:
    """The chain of the candidate that a construction makes the antecedent of "it" or "they"."""
    role, verb = pronoun.head.dep, pronoun.head.head
    if pronoun.head.lower == "its" and NOUN_TYPES.get(verb.lemma) == "Person":
        return _only_body(found) or _only_craft(verb, found)
    if (owner := _judged(pronoun.head, found) or _acting(pronoun.head, found)) is not None:
        return owner
    if role not in CORE_DEPS or verb.pos != "VERB" or pronoun.gender:
        return None
    for candidate in found:
        head, near = candidate.phrase.head, pronoun.sentence.index - candidate.phrase.sentence.index <= 1
        if near and head.dep == role and head.head is not verb and _is_parallel(head.head, verb, role):
            return candidate.chain
        if head.dep in SUBJECT_DEPS and role in SUBJECT_DEPS and head.head is _saying(verb):
            return candidate.chain  # "Acme said it would sell"
    return None


def _teller(pronoun: Phrase, found: list[Candidate]) -> Chain | None:
    """The person with a name who tells of "he", where nothing else is likely: "Lee says | he | will leave"."""
    head = pronoun.head
    if not pronoun.gender or head.dep != "nsubj":
        return None
    told = (each for each in found if each.phrase.kind == "name" and each.phrase.head.dep in SUBJECT_DEPS)
    return next((each.chain for each in told if each.phrase.head.head is _saying(head.head)), None)


def _center(pronoun: Phrase, found: list[Candidate]) -> Chain | None:
    """The only person of the sentence before, named or its subject, where the pronoun opens the next as its subject.

    What a sentence is about was mentioned in the one before, whoever was told of more often earlier: rule 1 of Grosz,
    Joshi and Weinstein 1995.
    """
    head, here = pronoun.head, pronoun.sentence
    if not pronoun.gender or head.dep != "nsubj" or head.i or head.head is not here.root:
        return None
    before = [each for each in found if here.index - each.phrase.sentence.index == 1]
    if len({each.chain for each in before}) != 1:
        return None
    phrase = before[-1].phrase
    told = phrase.kind == "name" or (phrase.head.dep in SUBJECT_DEPS and phrase.head.head is phrase.sentence.root)
    return before[-1].chain if told and phrase.sentence.block == here.block else None


def _judged(owner: Word, found: list[Candidate]) -> Chain | None:
    """Who is judged for a deed is whose deed it is: "sued Chad over | its | bombing of Mali"."""
    deed = owner.head
    verb = deed.head.head
    if owner.dep != "poss" or deed.dep != "pobj" or deed.head.lower not in SPEECH.accuse_prepositions:
        return None
    if verb.lemma not in PRONOUNS.judging or deed.child("prep") is None:  # "sued Acme over his dismissal"
        return None
    judged = verb.child("dobj", "nsubjpass")
    return next((each.chain for each in found if each.phrase.head is judged), None)


def _acting(owner: Word, found: list[Candidate]) -> Chain | None:
    """Who acts on an owned thing owns it, though others stand nearer: "Lee, who had met Moen, sold | his | house".

    What somebody judges is rather another's: "Lee called his speech a farce".
    """
    verb = owner.head.head
    if owner.dep != "poss" or owner.head.dep != "dobj" or verb.pos != "VERB" or verb.lemma in _JUDGING:
        return None
    subject = own_subject(verb) or (own_subject(verb.head) if verb.dep == "conj" else None)
    return next((each.chain for each in found if each.phrase.head is subject), None)


def _joined_name(pronoun: Phrase, discourse: Discourse) -> Chain | None:
    """The person to whose name "and" joins the owned noun: "Ann Lee, 11, and | her | brother"."""
    words, at = pronoun.sentence.words, pronoun.head.i - 1
    if not pronoun.gender or pronoun.head.dep != "poss" or at < 1 or words[at].lower != "and":
        return None
    at -= 1
    while at and (words[at].text == "," or words[at].tag == "CD"):
        at -= 1
    said = discourse.said.get(pronoun.sentence.index, ())
    beside = (phrase for phrase in said if phrase.kind == "name" and phrase.words[-1] is words[at])
    chains = (discourse.chain_of[phrase] for phrase in beside)
    return next((chain for chain in chains if agrees(pronoun, pronoun, chain)), None)


def _only_body(found: list[Candidate]) -> Chain | None:
    """The only body or country among the candidates: what has a leader or a spokesman is one."""
    bodies = {candidate.chain for candidate in found if candidate.chain.type in ACTING_TYPES}
    return bodies.pop() if len(bodies) == 1 else None


def _only_craft(role: Word, found: list[Candidate]) -> Chain | None:
    """The only ship or other craft among the candidates, where it has a captain or a crew."""
    crafts = {candidate.chain for candidate in found if candidate.chain.classes & DESCRIPTIONS.thing_classes}
    return crafts.pop() if len(crafts) == 1 and role.lemma in NAMES.craft_nouns else None


def _is_parallel(one: Word, other: Word, role: str) -> bool:
    """Whether what two verbs have in the same role is the same.

    The verbs are the same, one continues the other, or both have the same name as their object: "tried to sell the ship
    and sold it", "took the town and burned it", "did not only warn Niger; it attacked Niger".
    """
    if one.lemma == other.lemma:
        return True
    if role == "dobj":
        return other.dep == "conj" and other.head is one and other.child(*SUBJECT_DEPS) is None
    return role == "nsubj" and _share_object(one, other)


def _share_object(one: Word, other: Word) -> bool:
    first, second = one.child("dobj"), other.child("dobj")
    return first is not None and second is not None and bool(_name(first)) and _name(first) == _name(second)


def _name(noun: Word) -> list[str]:
    return [word.text for word in noun.subtree() if word.i <= noun.i] if noun.tag in PROPER_TAGS else []


def _saying(verb: Word) -> Word | None:
    """The verb of saying that has the clause of a verb, or one that it is coordinated with, as its content."""
    while verb.dep == "conj":
        verb = verb.head
    return verb.head if verb.dep == "ccomp" and verb.head.lemma in SPEECH.say else None


def candidates(phrase: Phrase, discourse: Discourse, speakers: Speakers) -> Iterator[Candidate]:
    """Yield the candidates that agree, the nearest first; the speaker of the quotation is never one."""
    order: dict[Chain, int] = {}
    refused = {speakers.quoted(phrase), *speakers.told_of(phrase), *map(discourse.of, other_owners(phrase.head))}
    for distance, before, chain in islice(discourse.recent(phrase, _REACH), MOST_PHRASES):
        if phrase.plural and (sides := discourse.coordinated(first := first_conjunct(before.head))):
            if first is before.head:  # "they" after "A and B" are both
                both = Chain(type=sides[0].type, plural=True, sides=sides)
                yield _candidate(phrase, before, both, (distance, len(order)), discourse)
            continue
        titled = before.silent and before.kind == "nominal"  # the name after the title is the mention
        titled = titled or (phrase.gender is not None and _is_byline(before))
        spoken = before.head.lower in _SPEECH_ROLES and len(chain.links) == 1
        if titled or spoken or chain in refused or (distance and _is_quantified(before)):
            continue
        if agrees(phrase, before, chain) and may_corefer(phrase.head, before.head):
            yield _candidate(phrase, before, chain, (distance, order.setdefault(chain, len(order))), discourse)
    cataphoric = phrase.gender or phrase.head.dep == "poss"  # "it" before a name is as often pleonastic
    ahead = cataphoric_subject(phrase.head, phrase.sentence) if cataphoric else None
    if ahead and may_corefer(phrase.head, ahead) and (found := discourse.look_ahead(ahead)):
        after, chain = found
        if chain not in refused and agrees(phrase, after, chain):
            yield _candidate(phrase, after, chain, (0, len(order)), discourse)


def _is_quantified(phrase: Phrase) -> bool:
    """Whether a phrase introduces nobody for later sentences: "| No driver | came. He ..."."""
    determiner = phrase.head.child("det")
    return phrase.kind == "nominal" and determiner is not None and determiner.lower in DESCRIPTIONS.quantifiers


def _is_byline(phrase: Phrase) -> bool:
    """Whether a name at the end of a sentence is that of its author: "The car is new, writes | Bob Roy"."""
    words, first, last = phrase.sentence.words, phrase.words[0].i, phrase.words[-1].i
    writes = words[first - 1].lower in SPEECH.bylines and words[first - 2].text == "," if first > 1 else False
    return writes and all(word.pos == "PUNCT" for word in words[last + 1 :])


def _candidate(pronoun: Phrase, other: Phrase, chain: Chain, near: tuple[int, int], discourse: Discourse) -> Candidate:
    return Candidate(other, chain, tuple(features(pronoun, other, chain, near, discourse)))


def agrees(pronoun: Phrase, other: Phrase, chain: Chain) -> bool:
    """Whether number, gender and type agree: a person for "he", a body or several for "they", a thing for "it".

    A ship may be "she".
    """
    if pronoun.gender:
        person = chain.type == "Person" and chain.gender in {None, pronoun.gender}
        return (person or (pronoun.gender == "female" and "ship" in chain.classes)) and not chain.plural
    if other.kind == "demonym":
        return False
    if pronoun.plural:
        return chain.plural or chain.type in BODY_TYPES
    return chain.type != "Person" and not chain.plural
