"""Chains of names: exact matches, surnames, acronyms, short forms, aliases in brackets, well-known other names.

Two persons with the same surname and different given names stay apart. A short form of several longer names refers to
the one mentioned last before it. The type of a name is that of most of its mentions and of its longest form.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise, takewhile

from triplewire.extract.coreference.chains import Chain
from triplewire.extract.coreference.state_bodies import StateBody, state_body
from triplewire.extract.lexicon.labels import OWNER_TAGS, PATIENT_DEPS, PLACE_TYPES
from triplewire.extract.lexicon.lists import DESCRIPTIONS, INSTITUTIONS, NAMES, PEOPLE
from triplewire.extract.lexicon.nouns import TITLES, gender_of_name, is_given_name
from triplewire.extract.lexicon.relation_patterns import verbs_of
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.mentions.binding import are_parties
from triplewire.extract.names.name_forms import (
    FORMS,
    abbreviates,
    blends,
    form,
    initials,
    letters,
    misspells,
    translates,
)
from triplewire.extract.names.name_groups import Group, Key, group_names, key_of, pooled_type
from triplewire.extract.names.parties import party_words
from triplewire.extract.names.phrase import Phrase

_ALIAS_REACH = THRESHOLDS.coreference.alias_reach
# Names with the same first letters, or a word in common, to compare: more than articles have, and a bound for any text.
_MOST_ALIKE = 200
_SHORT_GIVEN = THRESHOLDS.names.short_given
_KIN = PEOPLE.kin | PEOPLE.kin_male | PEOPLE.kin_female
_FOUNDING = verbs_of("foundedBy")
_KIN_REACH = 3  # words: "his younger brother"
_DESCRIBING = frozenset({"NOUN", "ADJ", "DET", "PROPN"})
_OPENING, _CLOSING = frozenset("(["), frozenset(")],;")
_INSTITUTION = {name: key for key in INSTITUTIONS.names() for name in sorted(INSTITUTIONS.entries(key))}


def name_chains(text: str, phrases: Iterable[Phrase]) -> dict[Phrase, Chain]:
    """The chain of each name and demonym."""
    groups = group_names(phrases)
    _type_founded(groups.values())
    _join_aliases(text, groups)
    ordered = sorted(groups.values(), key=lambda group: (len(group.tokens), group.phrases[0].start))
    longer, apart = _Longer(ordered), dict[Phrase, Group]()
    for group in ordered:
        if group.into is None and not group.country:
            _join(group, longer.of(group), apart)
    _join_misspelt(ordered, apart)
    chain_of = _chains(ordered, apart)
    _share_surnames(chain_of)
    _join_institutions(chain_of)
    return chain_of


def _type_founded(groups: Iterable[Group]) -> None:
    """Make what is said to be founded a body, though it bears a person's name: "Lee was founded by Ann Lee"."""
    for group in groups:
        founded = (p for p in group.phrases if p.head.dep in PATIENT_DEPS)
        if group.type == "Person" and any(p.head.head.lemma in _FOUNDING for p in founded):
            group.type = "Organization"


def _join_aliases(text: str, groups: dict[Key, Group]) -> None:
    """Join B to A in "A (B)" and "A, or B", where B is an acronym or a part of A."""
    names = (phrase for group in groups.values() for phrase in group.phrases if phrase.kind == "name")
    for left, right in pairwise(sorted(names, key=lambda phrase: phrase.start)):
        between = text[left.end : right.start]
        if len(between) > _ALIAS_REACH or between.strip(" \"'“‘,") not in NAMES.alias_openings:
            continue
        a, b = groups[key_of(left)], groups[key_of(right)]
        if a.final() is b.final():
            continue
        closed = between.lstrip()[:1] in _OPENING and text[right.end : right.end + 2].lstrip(". ")[:1] in _CLOSING
        if _is_alias(b, a) or (closed and translates(b, a)):
            b.into, b.rule = a.final(), "name.alias"
        elif (abbreviates(a, b) and (closed or between.lstrip()[:1] not in _OPENING)) or (closed and _spells_out(b, a)):
            a.into, a.rule = b, "name.alias"


def _is_alias(short: Group, long: Group) -> bool:
    """Whether a name directly behind another may be a short form of it, or of what that one is a form of."""
    whole = long.final()
    initial = any(name in initials(long) for name in (short.called.lower(), letters(short)))
    shorter = initial or set(short.tokens) <= set(long.tokens) or abbreviates(short, long) or blends(short, long)
    return shorter or (whole is not long and abbreviates(short, whole))


def _spells_out(long: Group, short: Group) -> bool:
    """Whether a body in brackets is what the one word before them stands for: "Incra (National Institute of Land)"."""
    bodies = {long.type, short.type} <= {"Organization", None}
    return (
        bodies
        and len(short.tokens) == 1 < len(long.tokens)
        and long.known
        and long.tokens[-1] not in NAMES.competitions
    )


class _Longer:
    """An index of names by their words and initials, to find the longer forms of a name."""

    def __init__(self, groups: Iterable[Group]) -> None:
        self.by_word: dict[str, list[Group]] = defaultdict(list)
        self.by_initials: dict[str, list[Group]] = defaultdict(list)
        for group in groups:
            words = tuple(group.country.lower().split()) if group.country else group.tokens
            parts = {part for token in words for part in (token, token.rpartition("-")[2])}
            if group.type == "Person" and len(words) > 1:
                parts |= {words[0][:n] for n in range(_SHORT_GIVEN, len(words[0]))}  # "Wlad" for "Wladimir"
            for part in sorted(parts):
                self.by_word[part].append(group)
            for acronym in sorted(initials(group)):
                self.by_initials[acronym].append(group)

    def of(self, short: Group) -> Iterator[tuple[str, Group]]:
        """Yield (rule, group) for each longer form of a name."""
        first = short.called.lower().split()[0]  # "Korea", whose usual name is "Korean Peninsula"
        words = (short.tokens[0], short.tokens[-1], first, *party_words(short.tokens))
        lists = [*(self.by_word[word] for word in words), self.by_initials[letters(short)]]
        for long in dict.fromkeys(long for alike in lists for long in alike[-_MOST_ALIKE:]):
            if long is short or long.final() is short or _act_together(short, long):
                continue
            if rule := "name.form" if _is_body_before_founder(short, long) else form(short, long):
                yield rule, long.final()


def _act_together(short: Group, long: Group) -> bool:
    """Whether a name and a longer one take part in one act and so are two: "Lee, founded by Ann Lee"."""
    if len(short.tokens) > 1 or long.type != "Person":
        return False
    at = {phrase.sentence.index: phrase.head for phrase in reversed(long.phrases)}
    near = (phrase for phrase in short.phrases if phrase.sentence.index in at)
    return any(are_parties(phrase.head, at[phrase.sentence.index]) for phrase in near)


def _is_body_before_founder(short: Group, long: Group) -> bool:
    """Whether a name is that of a body told of before, not of the person behind: "Acme Optik ...  Acme, founded by"."""
    body = long.type == "Organization" and short.type == "Person" and not short.known
    begins = len(short.tokens) == 1 and long.tokens[:1] == short.tokens and len(long.tokens) > 1
    return body and begins and long.phrases[0].start < short.phrases[0].start


def _join(short: Group, longer: Iterable[tuple[str, Group]], apart: dict[Phrase, Group]) -> None:
    """Join a name to its longer form; where several fit, each mention for itself (`apart`)."""
    found: dict[str, list[Group]] = defaultdict(list)
    for rule, long in longer:
        if long not in found[rule]:
            found[rule].append(long)
    bodies = [long for long in found["name.form"] if _is_body_before_founder(short, long)]
    persons = [long for rule in ("name.surname", "name.given") for long in found[rule]]
    if bodies and all(long.phrases[0].start > short.phrases[0].start for long in persons):
        found.clear()
        found["name.form"] = bodies
    rule = next((rule for rule in FORMS if found[rule]), "")
    if not rule:
        return
    short.rule = rule
    apart |= _in_datelines(short, found[rule])
    rest = [phrase for phrase in short.phrases if phrase not in apart]
    if len(found[rule]) > 1:
        apart.update((phrase, near) for phrase in rest if (near := _nearest(phrase, found[rule])))
    elif rest:
        short.into = found[rule][0]


def _in_datelines(short: Group, longer: Iterable[Group]) -> dict[Phrase, Group]:
    """The mentions that are datelines, as a place apart from the body of which the others are a short form."""
    located = [phrase for phrase in short.phrases if "dateline" in phrase.evidence]
    if not located or all(long.type in PLACE_TYPES for long in longer):
        return {}
    return dict.fromkeys(located, Group(short.tokens, located, "Place"))


def _join_misspelt(groups: list[Group], apart: dict[Phrase, Group]) -> None:
    """Join a rare name to the more frequent one of the same type that it misspells, if there is one."""
    names = [group for group in groups if group.phrases[0].kind == "name" and not group.country]
    alike: dict[str, dict[Key, Group]] = defaultdict(dict)
    for group in names:
        final = group.final()
        alike[_letters_of(group.tokens)].setdefault(group.tokens, final)
        if final.type in {"Person", None}:
            alike[_letters_of(group.tokens[-1:])].setdefault(group.tokens[-1:], final)
    said: dict[Group, list[int]] = defaultdict(list)  # the sentences that mention a name in any form
    for group in names:
        said[group.final()] += [phrase.sentence.index for phrase in group.phrases]
    for group in names:
        if group.into or len(group.phrases) > THRESHOLDS.coreference.misspelt_mentions or group.phrases[0] in apart:
            continue
        meant = {
            other.final()
            for tokens, other in islice(alike[_letters_of(group.tokens)].items(), _MOST_ALIKE)
            if misspells(group.tokens, tokens) and _may_misspell(group, other.final(), said)
        }
        if len(meant) == 1:
            group.into, group.rule = meant.pop(), "name.spelling"


def _may_misspell(group: Group, other: Group, said: dict[Group, list[int]]) -> bool:
    """Whether another name is more frequent, of a compatible type, and in none of the same sentences."""
    loose = other.type == "Place" and not group.known and all("model.none" in p.evidence for p in group.phrases)
    agree = group.type in {other.type, None} or other.type is None or loose
    frequent = other is not group and len(said[other]) > len(said[group])
    return frequent and agree and not set(said[group]) & set(said[other])


def _letters_of(tokens: Key) -> str:
    """The first letters of the words of a name."""
    return "".join(token[0] for token in tokens)


def _nearest(phrase: Phrase, groups: list[Group]) -> Group | None:
    """The group mentioned last before the phrase, of those whose gender agrees."""
    fits = [group for group in groups if not phrase.gender or _gender(group) in {None, phrase.gender}]
    own = [group for group in fits if not _is_relative(group)]
    if len(own) == 1 and all(own[0].phrases[0].start <= group.phrases[0].start for group in fits):
        fits = own  # of the brothers Weitz the one whose brother the other is
    before = [(other.start, i) for i, group in enumerate(fits) for other in group.phrases if other.start < phrase.start]
    if before:
        return fits[max(before)[1]]
    return fits[0] if len(fits) == 1 else None


def _is_relative(group: Group) -> bool:
    """Whether the text brings a person in as somebody's kin: "his brother | Bob Roy", "her son, the poet | Bob Roy"."""
    first = group.phrases[0]
    words = first.sentence.words
    at = first.words[0].i
    described = takewhile(lambda word: word.pos in _DESCRIBING or word.text == ",", reversed(words[:at]))
    kin = next((word.i for word in described if word.lemma.lower() in _KIN), 0)
    return any(word.tag in OWNER_TAGS for word in words[max(kin - _KIN_REACH + 1, 0) : kin])


def _gender(group: Group) -> str | None:
    return gender_of_name(group.called.split()[0]) if len(group.tokens) > 1 else None


def _chains(groups: list[Group], apart: dict[Phrase, Group]) -> dict[Phrase, Chain]:
    """The chain of each mention of the groups, in text order."""
    chains: dict[Group, Chain] = {}
    found: dict[Phrase, Chain] = {}
    members: dict[Group, list[Group]] = defaultdict(list)
    for group in groups:
        members[group.final()].append(group)
    mentions = [(phrase, group) for group in groups for phrase in group.phrases]
    for phrase, group in sorted(mentions, key=lambda mention: mention[0].start):
        final = apart.get(phrase, group).final()
        if final not in chains:
            chains[final] = Chain(type=final.type or pooled_type(members[final]), country=final.country)
        chain = chains[final]
        chain.add(phrase, _rule(phrase, group, final) if chain.links else "")
        given = len(phrase.words) > 1 or (len(members[final]) == 1 and is_given_name(phrase.called))  # "Jane"
        if chain.type == "Person" and not chain.gender and given:
            chain.gender = gender_of_name(phrase.words[0].text)
        found[phrase] = chain
    return found


def _share_surnames(chain_of: dict[Phrase, Chain]) -> None:
    """Give kin whose sentence says so the surname behind "and": "her parents | Ana | and Tom Hadley".

    Without such a word, and behind a title, the first name may be whole: "Pope Francis and Tom Hadley".
    """
    persons = [phrase for phrase, chain in chain_of.items() if phrase.kind == "name" and chain.type == "Person"]
    for one, other in pairwise(persons):
        chain = chain_of[one]
        between = one.sentence.words[one.words[-1].i + 1 : other.words[0].i] if one.sentence is other.sentence else ()
        joined = len(between) == 1 and between[0].lower == "and"
        first = chain.links[0][0] is one and chain_of[other].links[0][0] is other
        given = all(is_given_name(phrase.words[0].text) for phrase in (one, other))
        if joined and first and len(other.words) > 1 and given and _are_kin(one):
            chain.family = other.words[-1].text


def _are_kin(person: Phrase) -> bool:
    """Whether the sentence of a person without a title has a word of kin, or calls two a couple."""
    words, at = person.sentence.words, person.words[0].i
    titled = at > 0 and words[at - 1].lower in TITLES
    return not titled and any(word.lemma.lower() in _KIN | DESCRIPTIONS.joined for word in words)


def _rule(phrase: Phrase, group: Group, final: Group) -> str:
    if final is not group:
        return group.rule
    return "country.demonym" if phrase.kind == "demonym" else "name.exact"


def _join_institutions(chain_of: dict[Phrase, Chain]) -> None:
    """Join the chains of one institution to the first: "the Pentagon", "DoD"; "Kenyan Senate", "Senate of Kenya"."""
    first: dict[str | StateBody, Chain] = {}
    into: dict[Chain, Chain] = {}
    for phrase, chain in chain_of.items():
        known = _INSTITUTION.get(phrase.called.lower()) or state_body(phrase) if phrase.kind == "name" else None
        if known and chain not in into and first.setdefault(known, chain) is not chain:
            into[chain] = first[known]
    for phrase, chain in chain_of.items():
        if whole := into.get(chain):
            whole.type = "Organization"
            whole.add(phrase, "name.known")
            chain_of[phrase] = whole
