"""Nouns of roles: "Chilean President Ann Lee", "Berg, a member of the party", "her brother".

One mechanism for offices, membership, employment, kinship, founding, owning: the holder of the role stands beside the
noun (a name behind it, an apposition, the subject of "is"), and so does the whole in which it is a role (a possessive,
a demonym, a name before it, "of ..."). The relation of each class of nouns stands in lexicon/relation_patterns.toml.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from triplewire.extract.lexicon.labels import DESCRIBING_DEPS, DETERMINING_DEPS, NOUN_POS, PLURAL_TAGS
from triplewire.extract.lexicon.lists import RELATIONS
from triplewire.extract.lexicon.relation_patterns import RELATION_PATTERNS
from triplewire.extract.relations.mechanisms.role_holders import gives_roles, holders, predicating, tenure
from triplewire.extract.relations.mechanisms.role_wholes import behind_name, is_party, named, wholes
from triplewire.extract.relations.mechanisms.role_words import (
    NOUNS_OF,
    before,
    begins_later,
    called,
    ended_by,
    first_word,
    is_role,
    name_after,
    tail,
    top,
)
from triplewire.extract.relations.mechanisms.stated import Stated, has_lapsed, holds, used_to
from triplewire.extract.syntax.control import has_aux
from triplewire.extract.syntax.phrases import conjuncts
from triplewire.extract.syntax.tree import Sentence, Word

_ROLES = {role.nouns: role for role in RELATION_PATTERNS.role}


def find_roles(name: str, sentence: Sentence) -> Iterator[Stated]:
    """The facts that the nouns of one class ("office", "member", "kin") state in a sentence."""
    nouns, covered = NOUNS_OF[name], 0
    for noun in sentence.words:
        if noun.i < covered or (noun.lower not in nouns and noun.lemma.lower() not in nouns):
            continue
        kin = name == "kin" and noun.child("poss") is not None  # whatever its tag
        before_name = noun.dep in DESCRIBING_DEPS and noun.head.ent == "PERSON"  # "the Oslo | native | Ann Lee"
        if not (noun.pos in NOUN_POS or kin or before_name) or not is_role(noun, name, sentence):
            continue
        covered = noun.i + 1 + len(tail(noun, sentence))
        if not _is_refused(noun):
            yield from _read(noun, name, sentence)


def _read(noun: Word, name: str, sentence: Sentence) -> Iterator[Stated]:
    role = _ROLES[name]
    of = wholes(noun, role, sentence)
    literal = (*sentence.words[first_word(noun, sentence) : noun.i + 1], *tail(noun, sentence))
    if not of and role.relation not in RELATIONS.without_whole:
        return
    if name == "kin":  # a late father is a father
        former = any(word.lower in RELATIONS.former_kin for word in before(noun))
    else:
        former = ended_by(noun, sentence) is not None or _was_left(noun) or _used_to_be(noun)
    ahead = name == "office" and begins_later(noun, sentence) is not None
    found = list(holders(noun, sentence, personal=role.personal))
    if of == behind_name(noun, sentence):
        del found[1:]  # "the candidates Ann Lee of the DAB and Tom Hall": hers alone
    for holder in found if found != [(noun,)] else [*found, *_capital_behind(noun, name, sentence)]:
        if holder in {(noun,), (top(noun),)} and (not of or _is_anybody(noun)):  # "the minister" alone states nothing
            continue
        party = tuple(word for word in before(noun) if is_party(word, noun)) if name == "office" else ()
        if party:
            yield Stated("memberOf", holder, party, at=noun, rule="role.party", former=former)
        if not of and _is_description(noun, sentence):
            continue
        for whole in _each(of, name):
            one, other = (whole, holder) if role.reversed else (holder, whole)
            yield Stated(
                role.relation,
                one,
                other,
                at=noun,
                rule=f"role.{name}",
                literal=literal if name == "office" else (),
                qualifier=called(noun, sentence) if name == "kin" else "",
                former=former or _loses(noun, holder),
                ahead=ahead,
            )


def _each(of: tuple[Word, ...], name: str) -> tuple[tuple[Word, ...], ...]:
    """The words of each whole of a role: "the son of | Ann and | Tom Lee"; an office has one."""
    more = conjuncts(of[0])[1:] if of and name != "office" else []
    return (of, *(words for word in more if (words := named(word))[0].pos == "PROPN"))


def _loses(noun: Word, holder: tuple[Word, ...]) -> bool:
    """Whether the holder is the object of a verb of dismissal: "sacked coach Ann Lee"."""
    verb = holder[0].head
    return holder[0].dep == "dobj" and holder != (noun,) and verb.lemma in RELATIONS.leaving and holds(verb)


def _capital_behind(noun: Word, name: str, sentence: Sentence) -> Iterator[tuple[Word, ...]]:
    """The name behind "capital", wherever the parser hangs it: "in the ravaged capital, Port-au-Prince"."""
    at = noun.i + 1 + (_next_is_comma(noun, sentence))
    first = sentence.words[at] if name == "capital" and at < len(sentence.words) else noun
    if first.ent == "GPE":
        last = first
        while last.i + 1 < len(sentence.words) and sentence.words[last.i + 1].ent == "GPE":
            last = sentence.words[last.i + 1]
        yield (last,)


def _next_is_comma(noun: Word, sentence: Sentence) -> bool:
    return noun.i + 1 < len(sentence.words) and sentence.words[noun.i + 1].text == ","


def find_siblings(sentence: Sentence) -> Iterator[Stated]:
    """The members of a family that a plural noun introduces: "the brothers Jan and Paul Berg"."""
    for noun in sentence.words:
        if noun.tag in PLURAL_TAGS and noun.lemma.lower() in RELATIONS.mutual_kin and not _is_refused(noun):
            if wholes(noun, _ROLES["kin"], sentence):
                continue
            found = [holder for holder in holders(noun, sentence, personal=True) if holder != (noun,)]
            for one, other in combinations(found, 2):
                yield Stated("kinOf", one, other, at=noun, rule="kin.mutual", qualifier=noun.lemma.lower())


def _is_anybody(noun: Word) -> bool:
    """Whether a bare plural means nobody in particular: "Acme engineers", but "two Acme engineers"."""
    return noun.tag == "NNS" and not any(child.dep in DETERMINING_DEPS for child in noun.children)


def _is_description(noun: Word, sentence: Sentence) -> bool:
    """Whether the noun with "a" describes and names no office: "Jan Berg, a powerful speaker"."""
    if noun.lower not in RELATIONS.also_traits or name_after(noun, sentence):
        return False
    return any(child.dep == "det" and child.lower in {"a", "an"} for child in noun.children)


def _was_left(noun: Word) -> bool:
    """Whether the verb before "as" tells of the end, or of a whole term; "has spent a year as mayor" goes on."""
    verb = tenure(noun)
    if verb is not None:
        return not (has_aux(verb, "has") or has_aux(verb, "have"))
    return noun.dep == "pobj" and noun.head.lower == "as" and noun.head.head.lemma in RELATIONS.leaving


def _used_to_be(noun: Word) -> bool:
    verb = predicating(noun)
    return verb is not None and (used_to(verb) or has_lapsed(verb))


def _is_refused(noun: Word) -> bool:
    """Whether the role is future, uncertain or nominal, or is denied by a clause.

    A "financial capital" is none.
    """
    if noun.lower in RELATIONS.capital and any(word.lower in RELATIONS.figurative for word in before(noun)):
        return True
    if any(word.lower in RELATIONS.not_yet for word in before(noun)):
        return True
    verb = predicating(top(noun))
    told = verb is not None and (holds(verb) or has_lapsed(verb)) and gives_roles(verb, top(noun))
    return verb is not None and not told
