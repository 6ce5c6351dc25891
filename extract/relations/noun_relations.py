"""Nouns for what somebody is of something: "Chilean President Ann Lee", "Berg, a member of the party", "her brother".

One mechanism for offices, membership, employment, kinship, founding, owning, ...: whose role it is stands beside the
noun (a name after it, an apposition, the subject of "is"), and so does the whole it is a role in (a possessive, a
demonym, a name before it, "of ...").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from triplewire.extract.lexicon.lists import RELATIONS
from triplewire.extract.relations.stated import Stated, holds
from triplewire.extract.syntax.control import subject
from triplewire.extract.syntax.phrases import conjuncts
from triplewire.extract.syntax.tree import Sentence, Word

_PARTS, _FORMER, _NOT_YET, _RANKS = RELATIONS.parts, RELATIONS.former, RELATIONS.not_yet, RELATIONS.ranks
_TAILS = tuple(tuple(tail.split()) for tail in sorted(RELATIONS.tails, key=lambda tail: (-len(tail), tail)))
_PARTICLES, _APPOINTING, _SERVING, _LEAVING = (
    RELATIONS.particles,
    RELATIONS.appointing,
    RELATIONS.serving,
    RELATIONS.leaving,
)
_COPULAS = frozenset({"be", "become", "remain", "stay"})
_BEFORE = frozenset({"PROPN", "ADJ", "NOUN"})
_LEFT = frozenset({"compound", "amod", "nmod", "poss", "npadvmod", "nummod", "det"})


@dataclass(frozen=True, slots=True)
class _Role:
    """What a class of nouns states. `turned`: the whole is the subject ("the founder of X": X foundedBy)."""

    relation: str
    prepositions: frozenset[str]
    turned: bool = False


def _role(relation: str, prepositions: str, *, turned: bool = False) -> _Role:
    return _Role(relation, frozenset(prepositions.split()), turned)


_ROLES = {
    "office": _role("holdsOffice", "of for at in with to"),
    "member": _role("memberOf", "of in with from"),
    "employee": _role("employedBy", "at for with from of"),
    "player": _role("memberOf", "for of with"),
    "state": _role("memberOf", "of in"),
    "kin": _role("kinOf", "of to"),
    "founder": _role("foundedBy", "of", turned=True),
    "owner": _role("ownedBy", "of", turned=True),
    "ally": _role("alliedWith", "of to"),
    "enemy": _role("opposedTo", "of"),
    "capital": _role("capitalOf", "of"),
    "part": _role("partOf", "of in"),
    "subsidiary": _role("ownedBy", "of"),
    "citizen": _role("nationality", "of"),
    "resident": _role("residesIn", "of"),
    "graduate": _role("educatedAt", "of from"),
    "successor": _role("succeeded", "of to"),
    "author": _role("createdBy", "of", turned=True),
}
_NOMINAL = frozenset({"NOUN", "PROPN"})
_PERSONAL = frozenset(_ROLES) - {"capital", "part", "subsidiary", "state"}
_PEOPLE = RELATIONS.entries(*_PERSONAL)  # "the aide of the mayor, Lee": who is Lee?


def find_roles(name: str, sentence: Sentence) -> Iterator[Stated]:
    """What the nouns of one class ("office", "member", "kin", ...) state in a sentence."""
    nouns, covered = RELATIONS.entries(name), 0
    for noun in sentence.words:
        if noun.pos not in _NOMINAL or not (noun.lower in nouns or noun.lemma.lower() in nouns) or noun.i < covered:
            continue
        covered = noun.i + 1 + len(_tail(noun, sentence))
        if not _is_refused(noun) and not _is_part(noun, sentence):
            yield from _read(noun, name, sentence)


def _is_part(noun: Word, sentence: Sentence) -> bool:
    """Whether the noun is a part of a name or of a longer office ("Chief Financial Officer"), or but a rank."""
    if noun.ent == "PERSON" and noun.lower in RELATIONS.names_too:
        return True
    if noun.lower == "officer":
        return not noun.i or sentence.words[noun.i - 1].lower not in _PARTS
    if noun.lemma.lower() in RELATIONS.state and noun.tag != "NNS":  # "Warab state" is a name
        return True
    after = sentence.words[noun.i + 1] if noun.i + 1 < len(sentence.words) else noun
    goes_on = after.lower in _PARTS or after.lower in RELATIONS.office
    return goes_on and after is not noun and after.text[0].isupper() == noun.text[0].isupper() and after.pos in _BEFORE


def _read(noun: Word, name: str, sentence: Sentence) -> Iterator[Stated]:
    role = _ROLES[name]
    first, whole = _left(noun, sentence)
    tail, wholes = _right(noun, role, sentence)
    literal = (*sentence.words[first : noun.i + 1], *tail)
    of = tuple(dict.fromkeys((*whole, *wholes)))
    if not of and role.relation != "holdsOffice":
        return
    past = {"ex", "former"} if name == "kin" else _FORMER  # a late father is a father
    former = any(word.lower in past for word in _before(noun)) or _was_left(noun)
    for holders in _holders(noun, name, sentence):
        if holders == (noun,) and (not of or _is_anybody(noun)):  # nobody is told anything by "the minister" alone
            continue
        one, other = (of, holders) if role.turned else (holders, of)
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


# Who has the role


def _is_anybody(noun: Word) -> bool:
    """Whether a bare plural means nobody in particular: "Acme engineers", but "two Acme engineers"."""
    return noun.tag == "NNS" and not any(child.dep in {"det", "nummod", "poss"} for child in noun.children)


def _holders(noun: Word, name: str, sentence: Sentence) -> Iterator[tuple[Word, ...]]:
    """For each holder the words that may name them, the best first."""
    run = _name_after(noun, sentence) if name in _PERSONAL else ()
    if run:
        yield run
        return
    beside = _appositions(noun) or _predicated(noun) or _included(noun)
    if noun.tag in {"NNS", "NNPS"} and beside:
        for head in (each for word in beside for each in conjuncts(word)):
            yield (head,)
    else:
        yield (*beside, noun)


def _name_after(noun: Word, sentence: Sentence) -> tuple[Word, ...]:
    """The name that follows the noun, its last word first; ranks and forms of address may stand between."""
    at = noun.i + 1
    tail = _tail(noun, sentence)
    at += len(tail)
    while at < len(sentence.words) and sentence.words[at].lower in _RANKS and sentence.words[at].text[0].isupper():
        at += 1
    first = at
    while at < len(sentence.words) and (
        sentence.words[at].tag == "NNP" or (at > first and sentence.words[at].lower in _PARTICLES)
    ):
        at += 1
    run = [word for word in sentence.words[first:at] if word.tag == "NNP"]
    if not run or (at < len(sentence.words) and sentence.words[at].tag == "POS"):
        return ()
    return tuple(reversed(run))


def _appositions(noun: Word) -> tuple[Word, ...]:
    """The noun that this one stands in apposition to, or that stands in apposition to it."""
    top = noun
    while top.dep == "conj" and top.head.pos == "NOUN":
        top = top.head
    found = [top.head] if top.dep == "appos" else []
    wholes = (prep.child("pobj") for prep in noun.children if prep.dep == "prep")
    for word in (noun, *(of for of in wholes if of is not None and of.lemma not in _PEOPLE)):
        found += [child for child in word.children if child.dep == "appos" and child.pos == "PROPN"]
    for later in conjuncts(noun)[1:] if noun.child("conj") else []:  # "her aide and adviser, Ann Lee"
        found += [child for child in later.children if child.dep == "appos" and child.pos == "PROPN"]
    return tuple(found)


def _predicated(noun: Word) -> tuple[Word, ...]:
    """Of whom a clause says that they are it: "is", "was elected", "serves as"."""
    verb = _predicating(noun)
    if verb is None or not _gives_roles(verb, noun):
        return ()
    who = subject(verb) if verb.lemma in _COPULAS else verb.child("dobj") or subject(verb)
    return (who,) if who else ()


def _predicating(noun: Word) -> Word | None:
    top = noun
    while top.dep == "conj" and top.head.pos == "NOUN":
        top = top.head
    above = top.head
    if top.dep in {"attr", "oprd"}:
        return above
    return above.head if top.dep == "pobj" and above.lower == "as" else None


def _gives_roles(verb: Word, noun: Word) -> bool:
    """Whether somebody then has the role; "declared himself president", "is seen as a leader" do not say so."""
    if noun.dep == "pobj":
        return verb.lemma in _SERVING | _LEAVING | _APPOINTING
    return verb.lemma in _COPULAS | _APPOINTING


def _included(noun: Word) -> tuple[Word, ...]:
    """Its members are those whom "its members include" tells, or "members such as"."""
    verb = noun.head if noun.dep == "nsubj" and noun.head.lemma == "include" else None
    such = next((w for w in noun.children if w.dep == "prep" and w.lower in {"including", "as", "like"}), None)
    found = verb.child("dobj") if verb else such.child("pobj") if such else None
    return (found,) if found else ()


def _was_left(noun: Word) -> bool:
    return noun.dep == "pobj" and noun.head.lower == "as" and noun.head.head.lemma in _LEAVING


# What it is a role in


def _left(noun: Word, sentence: Sentence) -> tuple[int, tuple[Word, ...]]:
    """Where the office's own words begin, and what may name the whole before them."""
    first = noun.i
    while first and _belongs(sentence.words[first - 1], noun):
        first -= 1
    while sentence.words[first].text == "-":
        first += 1
    owner = noun.child("poss") or next((w.child("poss") for w in noun.children if w.dep == "compound"), None)
    found = [owner] if owner else []
    before = sentence.words[first - 1] if first else noun
    while before.i and before.lower in _FORMER | {"-"}:
        before = sentence.words[before.i - 1]
    if before.tag == "POS" and before.i:
        found.append(sentence.words[before.i - 1])
    elif before.dep in _LEFT and before.pos in _BEFORE and before.text[0].isupper() and before is not noun:
        found.append(before)
    return first, tuple(found)


def _belongs(word: Word, noun: Word) -> bool:
    if word.lower in _PARTS or word.text == "-":
        return True
    return word.tag in {"NN", "NNS"} and word.dep == "compound" and word.text.islower() and word.head.i <= noun.i


def _right(noun: Word, role: _Role, sentence: Sentence) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """The fixed tail of an office ("of State"), and what may name the whole behind it."""
    tail = _tail(noun, sentence)
    last = tail[-1].i if tail else noun.i
    heads = {noun, *tail}
    preps = [word for word in sentence.words[last + 1 : last + 9] if word.dep == "prep" and word.head in heads]
    wholes = (prep.child("pobj") for prep in preps if prep.lower in role.prepositions)
    found = [of for of in wholes if of is not None and of.i > last and of.pos != "NUM"]
    inner = [
        word for of in found for word in of.children if word.dep == "poss" or (word.dep == "amod" and word.tag == "JJ")
    ]
    return tail, (*found, *inner)


def _tail(noun: Word, sentence: Sentence) -> tuple[Word, ...]:
    following = [word.lower for word in sentence.words[noun.i + 1 : noun.i + 5]]
    for tail in _TAILS:
        if tuple(following[: len(tail)]) == tail and not _is_rank(noun, sentence):
            return sentence.words[noun.i + 1 : noun.i + 1 + len(tail)]
    return ()


def _is_rank(noun: Word, sentence: Sentence) -> bool:
    """In "director General Ann Lee" the general is no part of the office."""
    return noun.text.islower() and sentence.words[noun.i + 1].text == "General"


# Whether it is so


def _is_refused(noun: Word) -> bool:
    """Those who have the role not yet, perhaps, only by name, or of whom a clause denies it."""
    if any(word.lower in _NOT_YET for word in _before(noun)):
        return True
    verb = _predicating(noun)
    return verb is not None and not (holds(verb) and _gives_roles(verb, noun))


def _before(noun: Word) -> Iterator[Word]:
    """The words before the noun in its phrase."""
    for word in (*noun.children, *(noun.head.children if noun.dep in {"compound", "nmod"} else ())):
        if word.i < noun.i and word.dep in {"amod", "det", "advmod", "compound", "nmod"}:
            yield word
            yield from (child for child in word.children if child.i < noun.i)
