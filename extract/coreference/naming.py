"""Which names are names of the same: exact, surname, acronym, short form, alias in brackets.

Two persons with one surname and different given names stay two. Where a short form fits several long ones, the nearest
long one before it is meant; the type of a name is what most of its mentions, and its longest form, say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from triplewire.extract.coreference.chains import Chain
from triplewire.extract.lexicon.nouns import gender_of_name
from triplewire.extract.names.name_forms import FORMS, abbreviates, form, initials, letters
from triplewire.extract.names.name_groups import Group, Key, group_names, key_of, pooled_type
from triplewire.extract.names.phrase import Phrase

_BRACKETS = frozenset({"(", "(the", "or"})
_BRACKET_REACH = 8  # characters between a name and its alias


def name_chains(text: str, phrases: Iterable[Phrase]) -> dict[Phrase, Chain]:
    """The chain of each name and demonym."""
    groups = group_names(phrases)
    _join_aliases(text, groups)
    ordered = sorted(groups.values(), key=lambda group: (len(group.tokens), group.phrases[0].start))
    longer, apart = _Longer(ordered), dict[Phrase, Group]()
    for group in ordered:
        if group.into is None and not group.country:
            _join(group, longer.of(group), apart)
    return _chains(ordered, apart)


def _join_aliases(text: str, groups: dict[Key, Group]) -> None:
    """ "A (B)" and "A, or B": B names A, where B is an acronym of it or a part of it."""  # noqa: D210  # a quotation
    names = (phrase for group in groups.values() for phrase in group.phrases if phrase.kind == "name")
    for left, right in pairwise(sorted(names, key=lambda phrase: phrase.start)):
        if right.start - left.end > _BRACKET_REACH or text[left.end : right.start].strip(" \"'“‘,") not in _BRACKETS:
            continue
        a, b = groups[key_of(left)], groups[key_of(right)]
        if a.final() is b.final():
            continue
        if letters(b) in initials(a) or set(b.tokens) <= set(a.tokens) or abbreviates(b, a):
            b.into, b.rule = a, "name.alias"
        elif abbreviates(a, b):
            a.into, a.rule = b, "name.alias"


class _Longer:
    """Finds the names that another one may be a form of, by a word that they share or by their initials."""

    def __init__(self, groups: Iterable[Group]) -> None:
        self.by_word: dict[str, list[Group]] = defaultdict(list)
        self.by_initials: dict[str, list[Group]] = defaultdict(list)
        for group in groups:
            parts = {part for token in group.tokens for part in (token, token.rpartition("-")[2])}
            for part in sorted(parts):
                self.by_word[part].append(group)
            for acronym in sorted(initials(group)):
                self.by_initials[acronym].append(group)

    def of(self, short: Group) -> Iterator[tuple[str, Group]]:
        """(rule, group) for each longer form of a name."""
        shared = [*self.by_word[short.tokens[0]], *self.by_word[short.tokens[-1]], *self.by_initials[letters(short)]]
        for long in dict.fromkeys(shared):
            if long is not short and long.final() is not short and (rule := form(short, long)):
                yield rule, long.final()


def _join(short: Group, longer: Iterable[tuple[str, Group]], apart: dict[Phrase, Group]) -> None:
    """Join a name to its longer form; mention by mention (`apart`) where several fit."""
    found: dict[str, list[Group]] = defaultdict(list)
    for rule, long in longer:
        if long not in found[rule]:
            found[rule].append(long)
    rule = next((rule for rule in FORMS if found[rule]), "")
    if not rule:
        return
    short.rule = rule
    if len(found[rule]) == 1:
        short.into = found[rule][0]
    else:
        apart.update((phrase, near) for phrase in short.phrases if (near := _nearest(phrase, found[rule])))


def _nearest(phrase: Phrase, groups: list[Group]) -> Group | None:
    """The group mentioned last before the phrase, of those whose gender fits."""
    fits = [group for group in groups if not phrase.gender or _gender(group) in {None, phrase.gender}]
    before = [(other.start, i) for i, group in enumerate(fits) for other in group.phrases if other.start < phrase.start]
    if before:
        return fits[max(before)[1]]
    return fits[0] if len(fits) == 1 else None


def _gender(group: Group) -> str | None:
    return gender_of_name(group.called.split()[0]) if len(group.tokens) > 1 else None


def _chains(groups: list[Group], apart: dict[Phrase, Group]) -> dict[Phrase, Chain]:
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
        if chain.type == "Person" and not chain.gender and len(phrase.words) > 1:
            chain.gender = gender_of_name(phrase.words[0].text)
        found[phrase] = chain
    return found


def _rule(phrase: Phrase, group: Group, final: Group) -> str:
    if final is not group:
        return group.rule
    return "country.demonym" if phrase.kind == "demonym" else "name.exact"
