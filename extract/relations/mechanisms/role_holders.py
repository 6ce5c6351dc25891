"""The holder of a role: a name behind its noun, an apposition, the subject of "is", what somebody "has"."""

from __future__ import annotations

from collections.abc import Iterator

from triplewire.extract.lexicon.labels import FRONTED_DEPS, PLURAL_TAGS, PREDICATIVE_DEPS, VERBAL_POS
from triplewire.extract.lexicon.lists import RELATIONS
from triplewire.extract.lexicon.nouns import NOUN_TYPES
from triplewire.extract.lexicon.relation_patterns import RELATION_PATTERNS
from triplewire.extract.relations.mechanisms.role_words import name_after, top
from triplewire.extract.syntax.control import clause_above, subject
from triplewire.extract.syntax.phrases import conjuncts
from triplewire.extract.syntax.tree import Sentence, Word

_BEFORE_AS = RELATIONS.entries("serving", "leaving", "appointing", "taking_over")
_PERSONAL = RELATIONS.entries(*(role.nouns for role in RELATION_PATTERNS.role if role.personal))


def holders(noun: Word, sentence: Sentence, *, personal: bool) -> Iterator[tuple[Word, ...]]:
    """For each holder the words that may name them, the best first."""
    noun = top(noun)
    if noun.dep == "poss":  # "the president's late father, Ole Dahl"
        yield (noun,)
        return
    run = name_after(noun, sentence) if personal else ()
    if run:
        yield run
        if noun.tag in PLURAL_TAGS:  # "the brothers Jan and Paul Berg"
            for other in conjuncts(run[0])[1:] or (conjuncts(run[0].head)[1:] if run[0].dep == "compound" else ()):
                yield (other,)
        return
    beside = (
        appositions(noun) or _predicated(noun) or _included(noun) or _listed(noun, sentence) or _fronted(noun, sentence)
    )
    if noun.tag in PLURAL_TAGS and beside:
        for head in (each for word in beside for each in conjuncts(word)):
            yield (head,)
    else:
        yield (*beside, noun)


def appositions(noun: Word) -> tuple[Word, ...]:
    """The words in apposition: the one that the noun belongs to, or those that belong to it."""
    first = _first_conjunct(noun)
    found = [_nearest(first)] if first.dep == "appos" else []
    if noun.dep in {"compound", "nmod"} and noun.head.pos == "PROPN" and noun.head.i > noun.i:
        found.append(noun.head)  # "Kenya's capital Nairobi"
    joined = first is not noun and noun.child("det", "poss") is None  # "the president and | manager of Acme, Ann Lee"
    nouns = (noun, first) if joined else (noun,)
    preps = (prep for each in nouns for prep in each.children if prep.dep == "prep" and prep.lower != "in")
    wholes = (prep.child("pobj") for prep in preps)
    for each in (*nouns, *(of for of in wholes if of is not None and not _is_person(of))):
        found += [child for child in each.children if child.dep == "appos" and child.pos == "PROPN"]
    if noun.tag not in PLURAL_TAGS and any(map(_goes_on_as_list, found)):
        return ()
    later = conjuncts(noun)[1:] if noun.child("conj") else []
    if noun.lemma not in RELATIONS.kin:
        later = [word for word in later if not word.child("poss", "det")]
    for word in later:  # "her aide and adviser, Ann Lee", but not "Chad's king and Peru's president, Ann Lee"
        found += [child for child in word.children if child.dep == "appos" and child.pos == "PROPN"]
    return tuple(found)


def _nearest(noun: Word) -> Word:
    """The name right before a noun in apposition, of those that are joined: "Ann Lee, and | Tom Hall |, the mayor"."""
    begins = noun.subtree()[0].i
    beside = (word for word in conjuncts(noun.head) if word.ent == "PERSON" and word.i == begins - 2)
    return next(beside, noun.head) if noun.tag not in PLURAL_TAGS else noun.head


def _goes_on_as_list(name: Word) -> bool:
    """Whether a name behind a comma is one of a list: "the producer, | Ann Lee and Tom Hall"."""
    coordinator = next((word for word in name.children if word.dep == "cc" and word.lower == "and"), None)
    other = name.child("conj")
    if coordinator is None or other is None or not name.i < coordinator.i < other.i or _has_comma(name, coordinator):
        return False
    return other.pos == "PROPN" and other.child("poss", "det") is None


def _has_comma(name: Word, coordinator: Word) -> bool:
    return any(word.text == "," and word.i < coordinator.i for word in name.children)


def _is_person(noun: Word) -> bool:
    return noun.lemma in _PERSONAL or noun.ent == "PERSON" or NOUN_TYPES.get(noun.lemma) == "Person"


def _predicated(noun: Word) -> tuple[Word, ...]:
    """The word of which the noun is predicated: "is", "was elected", "serves as"."""
    verb = predicating(noun)
    if verb is None or not gives_roles(verb, noun):
        return ()
    taken = noun.dep == "pobj" and verb.lemma in RELATIONS.taking_over
    own = verb.lemma in RELATIONS.copulas or taken or tenure(noun) is not None
    holder = subject(verb) if own else verb.child("dobj") or _named_before(noun) or subject(verb)
    gives = _first_conjunct(noun).dep in PREDICATIVE_DEPS and not own  # "The king named Lee premier": not the king
    return (holder,) if holder and not (gives and holder.dep == "nsubj") else ()


def _named_before(noun: Word) -> Word | None:
    """The person whose name the tree has as a part of the noun: "named | Ann Lee | premier"."""
    return next((word for word in noun.children if word.dep in {"nmod", "compound"} and word.ent == "PERSON"), None)


def predicating(noun: Word) -> Word | None:
    """The verb above a predicate noun, or above "as" and the noun, or "promoted to" and the noun."""
    top = _first_conjunct(noun)
    above = top.head
    if top.dep in PREDICATIVE_DEPS:
        return above
    if top.dep == "pobj" and above.lower == "as":
        return tenure(noun) or above.head
    promoted = top.dep == "pobj" and above.lower == "to" and above.head.lemma in RELATIONS.promoting
    return above.head if promoted else None


def tenure(noun: Word) -> Word | None:
    """The verb of a term: "spent six years as | mayor", "left after a year as | mayor", "is out as | mayor"."""
    top = _first_conjunct(noun)
    of = top.head.head
    if top.dep != "pobj" or top.head.lower != "as":
        return None
    if of.lower == "out" and of.head.lemma in RELATIONS.being:
        return of.head
    if of.pos in VERBAL_POS:
        spent = of.child("dobj") if of.lemma in RELATIONS.spending else None
        out = of.lemma in RELATIONS.being and any(word.lower == "out" and word.i < top.i for word in of.children)
        return of if out or (spent is not None and spent.lemma in RELATIONS.tenures) else None
    if of.lemma not in RELATIONS.tenures:
        return None
    if of.dep == "dobj":
        return of.head if of.head.lemma in RELATIONS.spending else None
    return clause_above(of) if of.dep == "pobj" and of.head.lower in {"after", "following"} else None


def gives_roles(verb: Word, noun: Word) -> bool:
    """Whether the verb states that somebody has the role; "declared himself president" does not."""
    top = _first_conjunct(noun)
    if top.dep == "pobj":
        return top.head.lower == "to" or verb.lemma in _BEFORE_AS or tenure(noun) is not None
    return verb.lemma in RELATIONS.copulas or verb.lemma in RELATIONS.appointing


def _included(noun: Word) -> tuple[Word, ...]:
    """The first of the members in "its members include ..." or "members such as ..."."""
    verb = noun.head if noun.dep == "nsubj" and noun.head.lemma == "include" else None
    such = next((w for w in noun.children if w.dep == "prep" and w.lower in RELATIONS.introducing), None)
    found = verb.child("dobj") if verb else such.child("pobj") if such else None
    return (found,) if found else ()


def _listed(noun: Word, sentence: Sentence) -> tuple[Word, ...]:
    """The first of the names that the tree joins to a plural: "her parents, | Tom and Ann Lee"."""
    comma = sentence.words[noun.i + 1] if noun.i + 1 < len(sentence.words) else noun
    name = noun.child("conj")
    joined = any(word.dep == "cc" for word in noun.children)
    listed = noun.tag in PLURAL_TAGS and comma.text in {",", ":"} and not joined
    return (name,) if listed and name is not None and name.pos == "PROPN" else ()


def _fronted(noun: Word, sentence: Sentence) -> tuple[Word, ...]:
    """The subject right behind the phrase that opens its clause: "A native of Accra, | Kofi Mensah | studied law"."""
    verb = noun.head
    who = subject(verb) if verb.pos in VERBAL_POS and noun.dep in FRONTED_DEPS else None
    if who is None or who.i < noun.i or who.pos != "PROPN":
        return ()
    end = max(word.end for word in noun.subtree() if word.text != ",")
    between = [word for word in sentence.words[noun.i : who.subtree()[0].i] if word.start >= end]
    return (who,) if [word.text for word in between] == [","] else ()


def _first_conjunct(noun: Word) -> Word:
    while noun.dep == "conj" and noun.head.pos == "NOUN":
        noun = noun.head
    return noun
