"""Nouns of roles: "Chilean President Ann Lee", "Berg, a member of the party", "her brother".

One mechanism for offices, membership, employment, kinship, founding, owning: the holder of the role stands beside the
noun (a name behind it, an apposition, the subject of "is"), and so does the whole in which it is a role (a possessive,
a demonym, a name before it, "of ..."). The relation of each class of nouns stands in lexicon/relation_patterns.toml.
"""

from __future__ import annotations

from collections.abc import Iterator

from triplewire.extract.lexicon.labels import (
    ADNOMINAL_POS,
    COMMON_NOUN_TAGS,
    DETERMINING_DEPS,
    MODIFIER_DEPS,
    NOUN_POS,
    PLURAL_TAGS,
    PREDICATIVE_DEPS,
    PRENOMINAL_DEPS,
)
from triplewire.extract.lexicon.lists import RELATIONS
from triplewire.extract.lexicon.relation_patterns import RELATION_PATTERNS, Role
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.relations.mechanisms.stated import Stated, holds
from triplewire.extract.syntax.control import subject
from triplewire.extract.syntax.phrases import conjuncts
from triplewire.extract.syntax.tree import Sentence, Word

_TAILS = tuple(tuple(tail.split()) for tail in sorted(RELATIONS.tails, key=lambda tail: (-len(tail), tail)))
_LONGEST_TAIL = max(map(len, _TAILS))
_ROLES = {role.nouns: role for role in RELATION_PATTERNS.role}
_PERSONAL = RELATIONS.entries(*(role.nouns for role in RELATION_PATTERNS.role if role.personal))


def find_roles(name: str, sentence: Sentence) -> Iterator[Stated]:
    """The facts that the nouns of one class ("office", "member", "kin") state in a sentence."""
    nouns, covered = RELATIONS.entries(name), 0
    for noun in sentence.words:
        if noun.pos not in NOUN_POS or not (noun.lower in nouns or noun.lemma.lower() in nouns) or noun.i < covered:
            continue
        covered = noun.i + 1 + len(_tail(noun, sentence))
        if not _is_refused(noun) and not _is_part(noun, sentence):
            yield from _read(noun, name, sentence)


def _is_part(noun: Word, sentence: Sentence) -> bool:
    """Whether the noun is a part of a name or of a longer office ("Chief Financial Officer"), or a mere rank."""
    if noun.ent == "PERSON" and noun.lower in RELATIONS.names_too:
        return True
    if noun.lower == "officer":
        return not noun.i or sentence.words[noun.i - 1].lower not in RELATIONS.parts
    if noun.lemma.lower() in RELATIONS.state and noun.tag != "NNS":  # "Warab state" is a name
        return True
    after = sentence.words[noun.i + 1] if noun.i + 1 < len(sentence.words) else noun
    goes_on = after.lower in RELATIONS.parts or after.lower in RELATIONS.office
    return (
        goes_on
        and after is not noun
        and after.text[0].isupper() == noun.text[0].isupper()
        and after.pos in ADNOMINAL_POS
    )


def _read(noun: Word, name: str, sentence: Sentence) -> Iterator[Stated]:
    role = _ROLES[name]
    first, whole = _left(noun, sentence)
    tail, wholes = _right(noun, role, sentence)
    literal = (*sentence.words[first : noun.i + 1], *tail)
    of = tuple(dict.fromkeys((*whole, *wholes)))
    if not of and role.relation != "holdsOffice":
        return
    past = RELATIONS.former_kin if name == "kin" else RELATIONS.former  # a late father is a father
    former = any(word.lower in past for word in _before(noun)) or _was_left(noun)
    for holders in _holders(noun, name, sentence):
        if holders == (noun,) and (not of or _is_anybody(noun)):  # "the minister" alone states nothing
            continue
        one, other = (of, holders) if role.reversed else (holders, of)
        yield Stated(
            role.relation,
            one,
            other,
            at=noun,
            rule=f"role.{name}",
            literal=literal if name == "office" else (),
            qualifier=noun if name == "kin" else None,
            former=former,
        )


# The holders of the role


def _is_anybody(noun: Word) -> bool:
    """Whether a bare plural means nobody in particular: "Acme engineers", but "two Acme engineers"."""
    return noun.tag == "NNS" and not any(child.dep in DETERMINING_DEPS for child in noun.children)


def _holders(noun: Word, name: str, sentence: Sentence) -> Iterator[tuple[Word, ...]]:
    """For each holder the words that may name them, the best first."""
    run = _name_after(noun, sentence) if _ROLES[name].personal else ()
    if run:
        yield run
        return
    beside = _appositions(noun) or _predicated(noun) or _included(noun)
    if noun.tag in PLURAL_TAGS and beside:
        for head in (each for word in beside for each in conjuncts(word)):
            yield (head,)
    else:
        yield (*beside, noun)


def _name_after(noun: Word, sentence: Sentence) -> tuple[Word, ...]:
    """The words of the name behind the noun, the last first; ranks and forms of address may stand between."""
    at = noun.i + 1
    tail = _tail(noun, sentence)
    at += len(tail)
    while (
        at < len(sentence.words)
        and sentence.words[at].lower in RELATIONS.ranks
        and sentence.words[at].text[0].isupper()
    ):
        at += 1
    first = at
    while at < len(sentence.words) and (
        sentence.words[at].tag == "NNP" or (at > first and sentence.words[at].lower in RELATIONS.particles)
    ):
        at += 1
    run = [word for word in sentence.words[first:at] if word.tag == "NNP"]
    if not run or (at < len(sentence.words) and sentence.words[at].tag == "POS"):
        return ()
    return tuple(reversed(run))


def _appositions(noun: Word) -> tuple[Word, ...]:
    """The words in apposition: the one that the noun belongs to, or those that belong to it."""
    top = noun
    while top.dep == "conj" and top.head.pos == "NOUN":
        top = top.head
    found = [top.head] if top.dep == "appos" else []
    wholes = (prep.child("pobj") for prep in noun.children if prep.dep == "prep")
    for word in (noun, *(of for of in wholes if of is not None and of.lemma not in _PERSONAL)):
        found += [child for child in word.children if child.dep == "appos" and child.pos == "PROPN"]
    for later in conjuncts(noun)[1:] if noun.child("conj") else []:  # "her aide and adviser, Ann Lee"
        found += [child for child in later.children if child.dep == "appos" and child.pos == "PROPN"]
    return tuple(found)


def _predicated(noun: Word) -> tuple[Word, ...]:
    """The word of which the noun is predicated: "is", "was elected", "serves as"."""
    verb = _predicating(noun)
    if verb is None or not _gives_roles(verb, noun):
        return ()
    holder = subject(verb) if verb.lemma in RELATIONS.copulas else verb.child("dobj") or subject(verb)
    return (holder,) if holder else ()


def _predicating(noun: Word) -> Word | None:
    top = noun
    while top.dep == "conj" and top.head.pos == "NOUN":
        top = top.head
    above = top.head
    if top.dep in PREDICATIVE_DEPS:
        return above
    return above.head if top.dep == "pobj" and above.lower == "as" else None


def _gives_roles(verb: Word, noun: Word) -> bool:
    """Whether the verb states that somebody has the role; "declared himself president" does not."""
    if noun.dep == "pobj":
        return verb.lemma in RELATIONS.serving | RELATIONS.leaving | RELATIONS.appointing
    return verb.lemma in RELATIONS.copulas | RELATIONS.appointing


def _included(noun: Word) -> tuple[Word, ...]:
    """The first of the members in "its members include ..." or "members such as ..."."""
    verb = noun.head if noun.dep == "nsubj" and noun.head.lemma == "include" else None
    such = next((w for w in noun.children if w.dep == "prep" and w.lower in RELATIONS.introducing), None)
    found = verb.child("dobj") if verb else such.child("pobj") if such else None
    return (found,) if found else ()


def _was_left(noun: Word) -> bool:
    return noun.dep == "pobj" and noun.head.lower == "as" and noun.head.head.lemma in RELATIONS.leaving


# The whole in which it is a role


def _left(noun: Word, sentence: Sentence) -> tuple[int, tuple[Word, ...]]:
    """The index of the first word of the office, and the words before it that may name the whole."""
    first = noun.i
    while first and _belongs(sentence.words[first - 1], noun):
        first -= 1
    while sentence.words[first].text == "-":
        first += 1
    owner = noun.child("poss") or next((w.child("poss") for w in noun.children if w.dep == "compound"), None)
    found = [owner] if owner else []
    before = sentence.words[first - 1] if first else noun
    while before.i and before.lower in RELATIONS.former | {"-"}:
        before = sentence.words[before.i - 1]
    if before.tag == "POS" and before.i:
        found.append(sentence.words[before.i - 1])
    elif (
        before.dep in PRENOMINAL_DEPS
        and before.pos in ADNOMINAL_POS
        and before.text[0].isupper()
        and before is not noun
    ):
        found.append(before)
    return first, tuple(found)


def _belongs(word: Word, noun: Word) -> bool:
    if word.lower in RELATIONS.parts or word.text == "-":
        return True
    return word.tag in COMMON_NOUN_TAGS and word.dep == "compound" and word.text.islower() and word.head.i <= noun.i


def _right(noun: Word, role: Role, sentence: Sentence) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """The fixed tail of an office ("of State"), and the words behind it that may name the whole."""
    tail = _tail(noun, sentence)
    last = tail[-1].i if tail else noun.i
    heads = {noun, *tail}
    preps = [
        word
        for word in sentence.words[last + 1 : last + 1 + THRESHOLDS.relations.whole_reach]
        if word.dep == "prep" and word.head in heads
    ]
    wholes = (prep.child("pobj") for prep in preps if prep.lower in role.prepositions)
    found = [of for of in wholes if of is not None and of.i > last and of.pos != "NUM"]
    inner = [
        word for of in found for word in of.children if word.dep == "poss" or (word.dep == "amod" and word.tag == "JJ")
    ]
    return tail, (*found, *inner)


def _tail(noun: Word, sentence: Sentence) -> tuple[Word, ...]:
    following = [word.lower for word in sentence.words[noun.i + 1 : noun.i + 1 + _LONGEST_TAIL]]
    for tail in _TAILS:
        if tuple(following[: len(tail)]) == tail and not _is_rank(noun, sentence):
            return sentence.words[noun.i + 1 : noun.i + 1 + len(tail)]
    return ()


def _is_rank(noun: Word, sentence: Sentence) -> bool:
    """Whether "General" behind the noun is a rank and not a part of the office: "director General Ann Lee"."""
    return noun.text.islower() and sentence.words[noun.i + 1].text == "General"


# Whether the role is held


def _is_refused(noun: Word) -> bool:
    """Whether the role is not yet, perhaps or only in name held, or a clause denies that it is."""
    if any(word.lower in RELATIONS.not_yet for word in _before(noun)):
        return True
    verb = _predicating(noun)
    return verb is not None and not (holds(verb) and _gives_roles(verb, noun))


def _before(noun: Word) -> Iterator[Word]:
    """The words before the noun in its phrase."""
    for word in (*noun.children, *(noun.head.children if noun.dep in {"compound", "nmod"} else ())):
        if word.i < noun.i and word.dep in MODIFIER_DEPS:
            yield word
            yield from (child for child in word.children if child.i < noun.i)
