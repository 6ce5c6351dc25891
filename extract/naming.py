"""Which names are names of the same: exact, surname, acronym, short form, alias in brackets.

Two persons with one surname and different given names stay two. Where a short form fits several long ones, the nearest
long one before it is meant; the type of a name is what most of its mentions, and its longest form, say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from extract.chains import Chain
from extract.mentions import Phrase
from extract.model import EntityType
from extract.nouns import LEGAL_FORMS, NAME_HEADS, REGIONS, SECTORS, gender_of_name
from extract.places import candidates, is_place

_FAITHS = frozenset({"church", "movement"})
_KNOWN = 6  # what a word list or gazetteer says counts as much as so many opinions of the model
_PLACEABLE = frozenset({"Person", "Place", "Organization", "Group", "Event", "Other", None})
_SMALL = frozenset({"of", "the", "and", "for", "&", "in", "on", "a", "an"})
_LANDFORMS = REGIONS | frozenset({"heights", "hills", "strip", "city", "town"})
_LOCATIVE = frozenset({"in", "at", "near", "from", "to", "into", "outside", "around", "across"})


@dataclass(slots=True, eq=False)
class Group:
    """The mentions with the same name: `tokens` are its words, folded, without legal forms."""

    tokens: tuple[str, ...]
    phrases: list[Phrase] = field(default_factory=list)
    type: EntityType | None = None
    known: bool = False
    into: Group | None = None
    rule: str = ""

    def final(self) -> Group:
        """The group that this one was joined to, in the end."""
        return self.into.final() if self.into else self

    @property
    def called(self) -> str:
        """The name as written first."""
        return self.phrases[0].called


def name_chains(text: str, phrases: Iterable[Phrase]) -> dict[Phrase, Chain]:
    """The chain of each name and demonym."""
    groups = _groups(phrases)
    _aliases(text, groups)
    ordered = sorted(groups.values(), key=lambda g: (len(g.tokens), g.phrases[0].start))
    split: dict[Phrase, Group] = {}
    for group in ordered:
        if group.into is None and not group.phrases[0].country:
            _join(group, ordered, split)
    return _chains(ordered, split)


def _key(phrase: Phrase) -> tuple[str, ...]:
    if phrase.country:
        return ("country:", phrase.country)
    folded = phrase.called.lower().replace("’", "'").replace(".", "").replace("al-", "al ")
    tokens = tuple(t for t in folded.split() if t != "the")
    short = tuple(t for t in tokens if t not in LEGAL_FORMS)
    return short or tokens


def _groups(phrases: Iterable[Phrase]) -> dict[tuple[str, ...], Group]:
    groups: dict[tuple[str, ...], Group] = {}
    for phrase in phrases:
        key = _key(phrase)
        groups.setdefault(key, Group(key)).phrases.append(phrase)
    for group in groups.values():
        votes: dict[EntityType, float] = defaultdict(float)
        for phrase in group.phrases:
            if phrase.type:
                votes[phrase.type] += _weight(phrase)
            for kind, weight in phrase.cues:
                if kind != "Place" or phrase.type in _PLACEABLE:
                    votes[kind] += weight
        group.known = any(phrase.known for phrase in group.phrases)
        group.type = max(votes, key=lambda kind: votes[kind]) if votes else None
    return groups


def _weight(phrase: Phrase) -> float:
    """How much the type of a mention counts; a place that the gazetteer lacks is the model's word alone."""
    if phrase.known:
        return _KNOWN
    return 0.5 if phrase.type == "Place" and not candidates(phrase.called) else 1


def _aliases(text: str, groups: dict[tuple[str, ...], Group]) -> None:
    """ "A (B)" and "A, or B": B names A, where B is an acronym of it or a part of it."""
    phrases = sorted((p for g in groups.values() for p in g.phrases if p.kind == "name"), key=lambda p: p.start)
    for left, right in zip(phrases, phrases[1:], strict=False):
        between = text[left.end : right.start] if right.start - left.end < 8 else "-"
        if between.strip(" \"“'‘,") in {"(", "(the", "or"}:
            a, b = groups[_key(left)], groups[_key(right)]
            if a is b or b.final() is a or a.final() is b:
                continue
            if _is_acronym(b, a) or set(b.tokens) <= set(a.tokens) or _abbreviates(b, a):
                b.into, b.rule = a, "name.alias"
            elif _abbreviates(a, b):
                a.into, a.rule = b, "name.alias"


def _abbreviates(short: Group, long: Group) -> bool:
    """Whether a bracket may give the abbreviation of a body, in whatever language."""
    letters = short.called.replace(".", "")
    kinds = {short.type, long.type} <= {"Organization", None, "Product", "Group"}
    return kinds and len(long.tokens) > 1 and len(short.tokens) == 1 and letters.upper() == letters and 2 <= len(letters) <= 7


def _is_acronym(short: Group, long: Group) -> bool:
    """Whether the one token stands for the words of the other: all initials, or those of the longer words."""
    letters = short.phrases[0].called.replace(".", "")
    if len(short.tokens) != 1 or not (2 <= len(letters) <= 7) or not letters[:2].isupper() or len(long.tokens) < 2:
        return False
    full = [w for token in long.called.replace(".", "").split() for w in token.split("-") if w]
    initials = {
        "".join(w[0] for w in full).lower(),
        "".join(w[0] for w in full if w.lower() not in _SMALL).lower(),
        "".join(w[0] for w in full if w.lower() not in _SMALL and w.lower() not in LEGAL_FORMS).lower(),
    }
    return letters.lower() in initials


def _join(short: Group, groups: list[Group], split: dict[Phrase, Group]) -> None:
    """Join a name to a longer form of it, mention by mention where several fit."""
    found: dict[str, list[Group]] = defaultdict(list)
    for long in groups:
        if long is not short and long.final() is not short and (rule := _relation(short, long)):
            found[rule].append(long.final())
    for rule in ("name.acronym", "name.full", "name.surname", "name.given", "name.form", "name.event"):
        fits = list(dict.fromkeys(found.get(rule, ())))
        if len(fits) == 1:
            short.into, short.rule = fits[0], rule
            return
        if fits:
            for phrase in short.phrases:
                if nearest := _nearest(phrase, fits):
                    split[phrase] = nearest
            short.rule = rule
            return


def _nearest(phrase: Phrase, groups: list[Group]) -> Group | None:
    """The group mentioned last before the phrase, of those whose gender fits."""
    fits = [g for g in groups if not (phrase.gender and _gender(g) and _gender(g) != phrase.gender)]
    before = [(p.start, g) for g in fits for p in g.phrases if p.start < phrase.start]
    return max(before, key=lambda pair: pair[0])[1] if before else (fits[0] if len(fits) == 1 else None)


def _gender(group: Group) -> str | None:
    return gender_of_name(group.called.split()[0]) if len(group.tokens) > 1 else None


def _relation(short: Group, long: Group) -> str:
    """The rule by which `short` is a form of the name `long`; "" where it is none."""
    if long.type == "Person" and len(long.tokens) > 1:
        return _person(short, long)
    if len(short.tokens) > len(long.tokens) or long.phrases[0].country:
        return ""
    if _is_acronym(short, long):
        return "name.acronym"
    if short.type == "Event" and long.type == "Event":
        years = {t for t in short.tokens if t.isdigit()} & set(long.tokens)
        return "name.event" if years and short.tokens[-1] == long.tokens[-1] else ""
    if len(short.tokens) < len(long.tokens) and (short.type in {long.type, None} or long.tokens[0] in _FAITHS) and _contains(long.tokens, short.tokens):
        return "name.form" if _short_form(short, long) else ""
    return ""


def _person(short: Group, long: Group) -> str:
    if short.type not in {"Person", None} and short.known:
        return ""
    if len(short.tokens) == 1:
        token = short.tokens[0]
        if short.type != "Person" and _is_place(short):
            return ""
        if token == long.tokens[-1] or (long.tokens[-1].endswith(f"-{token}") and len(token) > 2):
            return "name.surname"
        return "name.given" if token == long.tokens[0] and short.type in {"Person", None} else ""
    if len(short.tokens) > len(long.tokens) or short.type != "Person":
        return ""
    first, other = short.tokens[0], long.tokens[0]
    same_given = first == other or (min(len(first), len(other)) == 1 and first[0] == other[0])
    if same_given and short.tokens[-1] == long.tokens[-1]:
        return "name.full"
    return "name.full" if len(short.tokens) < len(long.tokens) and _contains(long.tokens, short.tokens) else ""


def _is_place(group: Group) -> bool:
    """Whether the mentions stand mostly where a place stands ("in Paris")."""
    inside = sum(p.head.dep == "pobj" and p.head.head.lower in _LOCATIVE for p in group.phrases)
    return 2 * inside > len(group.phrases)


def _contains(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    return any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1))


def _short_form(short: Group, long: Group) -> bool:
    """Whether a part of a name is used for the whole."""
    rest = long.tokens[len(short.tokens) :] if long.tokens[: len(short.tokens)] == short.tokens else ()
    if long.type == "Place":
        return bool(rest) and all(t in _LANDFORMS for t in rest)
    if long.type == "Product":
        return any(any(c.isdigit() for c in t) for t in short.tokens)
    if long.type == "Person":
        return False
    if long.tokens[0] in _FAITHS and long.tokens[1:2] == ("of",) and long.tokens[2:] == short.tokens:
        return True
    if rest:
        if is_place(short.called) or short.phrases[0].country:
            return False
        return not any((t in NAME_HEADS and t not in SECTORS) or t in _SMALL for t in rest)
    return len(short.tokens) > 1 or (short.tokens[0] in NAME_HEADS and short.called[0].isupper())


def _chains(groups: list[Group], split: dict[Phrase, Group]) -> dict[Phrase, Chain]:
    chains: dict[Group, Chain] = {}
    found: dict[Phrase, Chain] = {}
    links: list[tuple[Phrase, Group, str]] = []
    for group in groups:
        for phrase in group.phrases:
            final = split[phrase].final() if phrase in split else group.final()
            rule = group.rule if final is not group else "country.demonym" if phrase.kind == "demonym" else "name.exact"
            links.append((phrase, final, rule))
    for phrase, group, rule in sorted(links, key=lambda link: link[0].start):
        chain = chains.setdefault(group, Chain(type=group.type or "Organization", country=group.phrases[0].country))
        chain.add(phrase, rule if chain.links else "")
        if chain.type == "Person" and not chain.gender and len(phrase.words) > 1:
            chain.gender = gender_of_name(phrase.words[0].text)
        found[phrase] = chain
    return found
