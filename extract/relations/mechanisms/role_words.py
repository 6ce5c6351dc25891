"""The words of a role: its noun, the fixed tail of an office, what stands before the noun, and the name behind it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from triplewire.extract.lexicon.labels import (
    ADNOMINAL_POS,
    COMMON_NOUN_TAGS,
    MODIFIER_DEPS,
    PLACE_LABELS,
    PLURAL_TAGS,
    PROPER_TAGS,
    SUBJECT_DEPS,
)
from triplewire.extract.lexicon.lists import NAMES, PEOPLE, RELATION_TIMES, RELATIONS, ROLES
from triplewire.extract.lexicon.nouns import NOUN_KINDS, NOUN_TYPES
from triplewire.extract.lexicon.relation_patterns import RELATION_PATTERNS
from triplewire.extract.names.extent.portfolios import portfolio_end
from triplewire.extract.syntax.phrases import written
from triplewire.extract.syntax.tree import Sentence, Word

_TAILS = sorted((tuple(tail.split()) for tail in RELATIONS.tails), key=lambda words: (-len(words), words))
_TAILS_AT = {first: [words for words in _TAILS if words[0] == first] for first in sorted({w[0] for w in _TAILS})}
NOUNS_OF = {role.nouns: RELATIONS.entries(role.nouns) for role in RELATION_PATTERNS.role}
NOUNS_OF["office"] |= RELATIONS.with_general | RELATIONS.only_qualified
_PEOPLE = frozenset(noun for noun, kind in NOUN_TYPES.items() if kind == "Person")
_OFFICES = RELATIONS.entries("office", "with_general", "only_qualified")
_IN_OFFICES = RELATIONS.parts | _OFFICES | _PEOPLE
_TITLES = frozenset(entry.partition(":")[0] for entry in RELATIONS.short if entry.partition(":")[0].endswith("."))
_BEFORE_NAMES = RELATIONS.ranks | _TITLES
_IN_LAW = ("-", "in", "-", "law")
_OVER = RELATIONS.former - RELATION_TIMES.still
_BEFORE_RANKS = RELATIONS.of_states | RELATIONS.heads
_LONGEST_FIELD = 3  # words between a rank and its office: "Chief Data Protection Officer"
_LONGEST_TAIL = max(map(len, (*_TAILS, _IN_LAW)))


def is_role(noun: Word, name: str, sentence: Sentence) -> bool:
    """Whether the word is a noun of the class and no part of a name or of a longer office, and no mere rank."""
    if noun.lower in RELATIONS.with_general and _next_lower(noun, sentence) == "general":
        return name == "office"
    in_name = noun.ent and noun.tag in PROPER_TAGS and noun.lower in RELATIONS.names_too
    if in_name or _is_of_time(noun, sentence) or _is_mere_rank(noun, sentence):
        return False
    if name == "office" and noun.lower in RELATIONS.only_qualified:
        ranked = noun.text[0].isupper() and _rank_before(noun, sentence) is not None
        return ranked or (bool(noun.i) and sentence.words[noun.i - 1].lower in RELATIONS.parts)
    if noun.lemma.lower() in RELATIONS.state and noun.tag != "NNS":  # "Warab state" is a name
        return False
    if noun.lemma.lower() == "partner" and not _is_partner(noun, name):
        return False
    nouns = NOUNS_OF[name]
    named = noun.lower in nouns or noun.lemma.lower() in nouns
    bare = name == "office" and noun.lower not in RELATIONS.office and noun.lemma.lower() not in RELATIONS.office
    return named and not bare and not _goes_on(noun, sentence) and not _is_award(noun, sentence)


def _is_of_time(noun: Word, sentence: Sentence) -> bool:
    """Whether it belongs to an hour: "7:40 | PM"."""
    return noun.lower in NAMES.zones and noun.i > 0 and sentence.words[noun.i - 1].tag == "CD"


def _is_award(noun: Word, sentence: Sentence) -> bool:
    """Whether it is what somebody is voted, and no office: "coach | of the year", "player of the match"."""
    of, the, *period = (word.lower for word in (*sentence.words[noun.i + 1 : noun.i + 4], noun, noun)[:3])
    return of == "of" and the == "the" and not ROLES.times.isdisjoint(period)


def _is_partner(noun: Word, name: str) -> bool:
    """Whether a partner is one in life ("long-time partner"), for an employee one of a firm ("partner at Acme")."""
    if name == "kin":
        own = [word for word in before(noun) if word.dep != "det" and not word.ent]
        return noun.tag not in PLURAL_TAGS and all(word.lower in RELATIONS.partners_in_life for word in own)
    placed = any(word.dep == "prep" and word.lower in {"at", "in"} for word in noun.children)
    return placed or any(word.ent == "ORG" for word in before(noun))


def _next_lower(word: Word, sentence: Sentence) -> str:
    return sentence.words[word.i + 1].lower if word.i + 1 < len(sentence.words) else ""


def _goes_on(noun: Word, sentence: Sentence) -> bool:
    """Whether a longer office goes on behind the noun: "Chief Financial Officer"."""
    last = (noun, *tail(noun, sentence))[-1]
    after = sentence.words[last.i + 1] if last.i + 1 < len(sentence.words) else None
    return _is_chief_of(noun, sentence) or (
        after is not None
        and after.lower in _IN_OFFICES
        and not _is_mere_rank(after, sentence)
        and (after.lower not in _TITLES or last.lower in RELATIONS.parts)
        and after.text[0].isupper() == last.text[0].isupper()
        and after.pos in ADNOMINAL_POS
        and (after.ent != "PERSON" or _precedes_full_name(after, sentence))
    )


def _is_chief_of(rank: Word, sentence: Sentence) -> bool:
    """Whether an office in capitals goes on behind words for its field: "Chief | Veterinary Officer"."""
    words = sentence.words[rank.i : rank.i + _LONGEST_FIELD + 2]
    run = list(takewhile(_is_of_title, words))
    return rank.lower in RELATIONS.heading and any(word.lower in _OFFICES for word in run[2:])


def _rank_before(noun: Word, sentence: Sentence) -> Word | None:
    """The rank with which an office in capitals begins, before the words for its field."""
    before_ = takewhile(_is_of_title, reversed(sentence.words[max(noun.i - _LONGEST_FIELD - 1, 0) : noun.i]))
    return next((word for word in before_ if word.lower in RELATIONS.heading), None)


def _is_of_title(word: Word) -> bool:
    return word.tag in PROPER_TAGS and word.text[0].isupper() and word.ent not in {"PERSON", "GPE", "NORP"}


def _precedes_full_name(word: Word, sentence: Sentence) -> bool:
    """Whether two more words of the same name follow: "Chief | Constable | Hugh Orde", but not "Coach | King"."""
    following = sentence.words[word.i + 1 : word.i + 3]
    return len(following) > 1 and all(w.ent == word.ent and w.tag in PROPER_TAGS for w in following)


def tail(noun: Word, sentence: Sentence) -> tuple[Word, ...]:
    """The words behind the noun that complete it: "Secretary | of State", "sister | -in-law"."""
    following = tuple(word.lower for word in sentence.words[noun.i + 1 : noun.i + 1 + _LONGEST_TAIL])
    if following[: len(_IN_LAW)] == _IN_LAW:
        return sentence.words[noun.i + 1 : noun.i + 1 + len(_IN_LAW)]
    for words in _TAILS_AT.get(following[0], ()) if following else ():
        if following[: len(words)] != words:
            continue
        found = sentence.words[noun.i + 1 : noun.i + 1 + len(words)]
        goes_on = words[0] == "of" and _is_modifier(found[-1], sentence)  # "director of Housing Studies"
        if not goes_on and not _is_rank(noun, sentence):
            return max(found, _portfolio(noun, sentence), key=len)
    return _portfolio(noun, sentence)


def _portfolio(noun: Word, sentence: Sentence) -> tuple[Word, ...]:
    """The fields behind the office of a minister, one or a list, with capitals: "Minister | of Lands and Water"."""
    if noun.lower not in PEOPLE.with_fields:
        return ()
    found = sentence.words[noun.i + 1 : portfolio_end(sentence.words, noun.i + 1)]
    return found if found and found[-1].text[0].isupper() else ()


def _is_modifier(word: Word, sentence: Sentence) -> bool:
    """Whether the phrase of a word goes on behind it, unless with the name of the holder of an office."""
    after = sentence.words[word.i + 1] if word.i + 1 < len(sentence.words) else None
    return word.dep == "compound" and (after is None or after.ent != "PERSON")


def _is_rank(noun: Word, sentence: Sentence) -> bool:
    """Whether "General" behind the noun is a rank and no part of it: "director | General", "President | General"."""
    apart = noun.text.islower() or noun.lower in _BEFORE_RANKS
    return apart and sentence.words[noun.i + 1].text == "General"


def _is_mere_rank(word: Word, sentence: Sentence) -> bool:
    """Whether a rank stands between an office and its holder: "Navy Chief | Admiral | Ann Lee"."""
    ranked = word.lower in RELATIONS.ranks and word.i > 0 and sentence.words[word.i - 1].lower in _BEFORE_RANKS
    return ranked and _next_lower(word, sentence) not in _OFFICES


def top(noun: Word) -> Word:
    """The head of the phrase that the noun heads in meaning: "parent | company", "mayor- | elect"."""
    head = noun.head
    lent = head.lemma in RELATIONS.any_body or head.lower in RELATION_TIMES.ahead
    return head if noun.dep == "compound" and lent else noun


def first_word(noun: Word, sentence: Sentence) -> int:
    """The index of the first word of the office: "deputy | prime | minister"."""
    first = noun.i
    while first and _belongs(sentence.words[first - 1], noun) and not _ends_name(first - 1, noun, sentence):
        first -= 1
    while sentence.words[first].text == "-":
        first += 1
    if first == noun.i and noun.text[0].isupper():
        first = (_rank_before(noun, sentence) or noun).i
    address = noun.lower == "justice" and first and sentence.words[first - 1].lower in RELATIONS.judges
    return first - 1 if address else _with_region(first, sentence)


def _with_region(first: int, sentence: Sentence) -> int:
    """The first word of a place for which the office of a body is: "Acme's | Asia | director", "WHO | Chad | envoy"."""
    words, at = sentence.words, first
    while at and words[at - 1].ent in PLACE_LABELS and words[at - 1].pos == "PROPN":
        at -= 1
    body = words[max(at - 1 - (words[at - 1].tag == "POS"), 0)]
    return at if 0 < at < first and (body.ent == "ORG" or body.text == ")") else first


def _belongs(word: Word, noun: Word) -> bool:
    party = word.lower in RELATIONS.party_words and word.text[0].isupper() and noun.lower in RELATIONS.elected
    under = word.dep == "prep" and noun.lower != "secretary"  # "under | head coach Gary Dunn"
    named = noun.text.islower() and word.ent not in {"", "PERSON"}  # "Green Party leader"
    counted = word.ent == "ORDINAL" and noun.lower in RELATIONS.elected  # "the third | MP to leave"
    if party or under or counted or (word.text[0].isupper() and (named or noun.lower not in _OFFICES)):
        return False  # "a Labour MP", "an Islamic State member"
    if word.lower in RELATIONS.parts or word.text == "-" or _joins_fields(word, noun):
        return True
    if noun.tag in PLURAL_TAGS:
        return False
    verb = word.lower.endswith("ing") and word.lower not in NOUN_KINDS  # "handing | director Ann Lee a script"
    return (
        not verb
        and word.tag in COMMON_NOUN_TAGS
        and word.dep == "compound"
        and word.text.islower()
        and word.head.i <= noun.i
    )


def _joins_fields(word: Word, noun: Word) -> bool:
    """Whether it joins two fields of one office: "Health | and | Sanitation Minister"."""
    joins = word.dep == "cc" and word.lower == "and" and word.head.lower in RELATIONS.parts
    return joins and noun.lower in RELATIONS.with_portfolio


def _ends_name(at: int, noun: Word, sentence: Sentence) -> bool:
    """Whether the word is the last of the name of a place or body: "Kansas City | Mayor", "Lumen Bank | chief".

    A word in capitals before an office that is not written so belongs to a name: "Ohio State | president".
    """
    word, before = sentence.words[at], sentence.words[at - 1] if at else None
    if before is not None and word.lower in RELATIONS.any_body and before.pos == "PROPN" and noun.text.islower():
        return word.text[0].isupper()
    return (
        before is not None
        and (word.lower in RELATIONS.towns or word.lower in RELATIONS.named_bodies)
        and before.pos == "PROPN"
        and before.text[0].isupper() == word.text[0].isupper()
        and before.lower not in RELATIONS.parts
        and not (before.ent and not word.ent)  # "U.S. | District Judge"
    )


def called(noun: Word, sentence: Sentence) -> str:
    """The word for a kinship with its parts: "half-brother", "sister-in-law"."""
    first = noun.i
    while first > 1 and sentence.words[first - 1].text == "-":
        first -= 2
    return written(sentence.words[first : noun.i + 1 + len(tail(noun, sentence))]).lower()


def before(noun: Word) -> Iterator[Word]:
    """The words before the noun in its phrase."""
    for word in (*noun.children, *(noun.head.children if noun.dep in {"compound", "nmod"} else ())):
        if word.i < noun.i and word.dep in MODIFIER_DEPS:
            yield word
            yield from (child for child in word.children if child.i < noun.i)


def ended_by(noun: Word, sentence: Sentence) -> Word | None:
    """The word before a role that says that it has ended: "the | former | mayor", "| then | -president"."""
    first = first_word(noun, sentence)
    for word in sentence.words[first - 1 : noun.i] if first else ():
        if word.text == "-" and "".join(w.lower for w in sentence.words[word.i - 1 : word.i + 2]) in _OVER:
            return sentence.words[word.i - 1]
    joined = sentence.words[max(first - 2, 0) : first]
    beside = joined if joined and joined[-1].text == "-" else ()
    once = next((word for word in noun.children if word.lower in RELATIONS.formerly and word.i < first), None)
    return next((word for word in (*before(noun), *beside) if word.lower in _OVER), once)


def begins_later(noun: Word, sentence: Sentence) -> Word | None:
    """The word beside a role that says that it has not begun: "president- | elect", "the | incoming | mayor"."""
    behind = _behind(noun, sentence)
    return next((word for word in (*before(noun), *behind) if word.lower in RELATION_TIMES.ahead), None)


def _behind(noun: Word, sentence: Sentence) -> tuple[Word, ...]:
    """The word behind a role, with the hyphen that joins it: "president | -elect"."""
    last = (noun, *tail(noun, sentence))[-1]
    found = sentence.words[last.i + 1 : last.i + 3]
    return found if found and found[0].text == "-" else found[:1]


def name_after(noun: Word, sentence: Sentence) -> tuple[Word, ...]:
    """The words of the name behind the noun, the last first; ranks and forms of address may stand between."""
    words = sentence.words
    later = [word for word in _behind(noun, sentence) if word.lower in RELATION_TIMES.ahead]
    at = later[0].i + 1 if later else noun.i + 1 + len(tail(noun, sentence))
    while at < len(words) and words[at].lower in _BEFORE_NAMES and words[at].text[0].isupper():
        at += 1
    first = at
    while at < len(words) and (words[at].tag == "NNP" or (at > first and words[at].lower in RELATIONS.particles)):
        at += 1
    run = [word for word in words[first:at] if word.tag == "NNP"]
    if not run or (at < len(words) and words[at].tag == "POS"):
        return ()
    if run[-1].dep in SUBJECT_DEPS and run[-1].head.head is noun is not noun.head:
        return ()  # "a | guard | Moen shot"
    return tuple(reversed(run))
