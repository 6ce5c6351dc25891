"""The named question that a text is taken for in a store, by the names that this knows; else what to ask instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from types import MappingProxyType

from rapidfuzz import fuzz, process

from triplewire.extract.errors import shortened
from triplewire.graph.ask.node_search import named
from triplewire.graph.ask.phrasings import END, TOKEN, Asked, Parts, candidates, normal, parsed, understood
from triplewire.graph.ask.question_dates import date_of
from triplewire.graph.ask.question_values import PHRASINGS, is_period
from triplewire.graph.errors import QuestionUnclear
from triplewire.graph.store.interface import Store
from triplewire.ontology.terms import SCHEMA

_AND = re.compile(r" and | & |, ")
_AT_END = re.compile(r"(.+) (?:in|during|of|on) ((?:\S+ ){0,3}\S+)")
_LONGEST = 1000  # characters of a question
_KIND_OF_SLOT = {
    "place": "Place",
    "of": "Organization",
    "what": "Organization",
    "other": "Country",
    "target": "Country",
}
_ASKING = ("which", "what", "by")  # the words in brackets that a sample has
_MOST_NAMED = 50
_LONGEST_PERIOD = 3  # words: "in the summer"
_BEFORE_PERIODS = frozenset(PHRASINGS["words"]["before_dates"])
_BEFORE_WHOLES = frozenset(PHRASINGS["words"]["before_wholes"])
_SHORTEST = 3  # words of a question
_TRIED = 6  # candidates whose names are looked up
_SAMPLES = {  # of slots that are no names
    "role": "mayor", "date": "2016", "as_of": "2016-05-01", "kin": "wife",
    "kinds": "attacks", "do": "attack", "done": "attacked", "verb": "praised",
    "participle": "praised", "base": "praise", "gerund": "praising",
}  # fmt: skip


def asked_of(store: Store, text: str) -> Asked:
    """Return the best named question for a text of which the graph knows the names, else the best of all.

    Raises QuestionUnclear if none fits, if it asks for several names at once where one is due, or if it is too long.
    """
    if len(text) > _LONGEST:
        raise QuestionUnclear(shortened(text), why=f"ask in at most {_LONGEST:,} characters")
    found = candidates(text)
    tried = (*found[:_TRIED], *candidates(text, described=True)[:_TRIED])
    known = cache(partial(_is_known, store))
    counted = ((sum(not known(name) for name in _names(asked)), asked) for asked in tried)
    unknown, best = _least(counted)
    if best is None or not (found or unknown < max(1, len(_names(best)))):
        why = _day_wanted(text) or _period_said(text, _last_year(store)) or _less_said(text, known)
        raise QuestionUnclear(text, _nearest(text, _known_names(store)), why)
    if unknown and found and (several := _several(store, found[0])):
        raise QuestionUnclear(text, why=f"ask for one name at a time, {several}")
    if unknown and (less := _less_said(text, known, len(_names(best)))):
        raise QuestionUnclear(text, why=less)
    return best


def _least(counted: Iterable[tuple[int, Asked]]) -> tuple[int, Asked | None]:
    """Return the first question with the fewest unknown names, of which no more are looked up once all are known."""
    least: tuple[int, Asked | None] = (0, None)
    for unknown, asked in counted:
        if least[1] is None or unknown < least[0]:
            least = unknown, asked
        if not unknown:
            break
    return least


def _names(asked: Asked) -> list[str]:
    parameters = asked.question.parameters
    return [asked.parameters[p.name] for p in parameters if p.kind == "name" and p.name in asked.parameters]


def _is_known(store: Store, name: str) -> bool:
    return bool(named(store, name))


def _several(store: Store, asked: Asked) -> str:
    """Return the names of the graph that one name of a question joins, in words: "'Ann Lee' or 'Bob Roy'"."""
    for name in _names(asked):
        parts = [part.strip() for part in _AND.split(name) if part.strip()]
        if len(parts) > 1 and not _is_known(store, name) and all(_is_known(store, part) for part in parts):
            return " or ".join(map(repr, parts))
    return ""


def _day_wanted(text: str) -> str:
    """Return how to ask what a text asks of a year or a month, if that can only be asked of a day."""
    dated = _AT_END.fullmatch(END.sub("", text))
    day = date_of(dated[2]) if dated else None
    if not dated or not day:
        return ""
    asked = f"{dated[1]} on {f'{day}-07-01'[:10] if len(day) == len('2016') else f'{day}-15'[:10]}"
    known = next((each for each in candidates(asked) if "as_of" in each.parameters), None)
    return f"ask it of a day: '{asked}?'" if known else ""


def _period_said(text: str, year: str) -> str:
    """Return how to ask what a text asks of a day of the week or the like ("on Thursday"), which no question takes."""
    words = END.sub("", text).split()
    for at in range(max(1, len(words) - _LONGEST_PERIOD), len(words)):
        rest = " ".join(words[:at])
        period = words[at + (words[at].lower() in _BEFORE_PERIODS) :]
        if is_period(period) and understood(rest):
            month = f"{period[0]} {year}" if len(period) == 1 and date_of(f"{period[0]} {year}") else year
            return f"say when as a date, or leave it out: '{rest} in {month}?', '{rest}?'"
    return ""


def _less_said(text: str, known: Callable[[str], bool], least: int = 0) -> str:
    """Return how to ask without what stands behind the verb or the name that ends a question.

    "Who was convicted of fraud": who was convicted; "Who accused Ann Lee of fraud": who accused her. A name at the end
    must be `known`, and have had a preposition behind it. What is asked must have `least` names.
    """
    words = END.sub("", text).split()
    for at in range(len(words) - 1, _SHORTEST - 1, -1):
        shorter = " ".join(words[:at])
        asked = understood(shorter)
        named = _names(asked) if asked else []
        whole = not shorter.endswith(tuple(named)) or (words[at] in _BEFORE_WHOLES and all(map(known, named)))
        if asked and len(named) >= least and whole:
            return f"ask for less: '{shorter}?'"
    return ""


def _last_year(store: Store) -> str:
    """Return the year of the newest article, or 2016 where none has a date."""
    rows = store.query(f"SELECT (MAX(STR(?day)) AS ?last) {{ ?article <{SCHEMA.datePublished}> ?day }}")
    return next((row["last"].value[:4] for row in rows if row["last"]), "2016")  # type: ignore[union-attr]


def _known_names(store: Store) -> dict[str, str]:
    """Return of each kind of thing the name that is named most, of those in several statements."""
    named = store.index.most_named(_MOST_NAMED) if store.index else []
    return {thing.kind: thing.label for thing in reversed(named) if thing.links > 1}


def _nearest(text: str, names: Mapping[str, str]) -> list[str]:
    """Return the patterns that resemble a text most, with sample values, of which some may be names of the graph."""
    lines = [line.partition(" => ")[0] for lines in PHRASINGS["questions"].values() for line in lines]
    samples = {_sample(line): _sample(line, names) for line in reversed(lines)}
    first, *words = normal(text).split() or [""]
    plain = " ".join((first, *("NAME" if word[0].isupper() else word for word in words)))
    alike = [sample for sample in samples if sample.startswith(f"{first.lower()} ")] or [*samples]
    found = [near for near, _, _ in process.extract(plain, alike, scorer=fuzz.token_sort_ratio, limit=3)]
    return [near if "NAME" in samples[near] else samples[near] for near in found]


def _sample(line: str, names: Mapping[str, str] = MappingProxyType({})) -> str:
    """Return a question of a pattern: the first of several words, and but "which" nothing that may be missing.

    >>> _sample("who met|meets [with] {actor}"), _sample("[which|what] events [[each other]|[one another]]|so {kinds}")
    ('who met NAME', 'which events each other attacks')
    """
    words = " ".join(_sampled(parsed(TOKEN.finditer(line)), names)).split()
    return " ".join(words).replace(" 's", "'s")


def _sampled(parts: Parts, names: Mapping[str, str]) -> Iterator[str]:
    """Yield the words of a sample."""
    for first, *others in parts:
        if isinstance(first, list):
            word = " ".join(_sampled(first, names))
            yield "" if not others and word not in _ASKING else word
        elif first[1]:
            yield _SAMPLES.get(first[1]) or names.get(_KIND_OF_SLOT.get(first[1], "Person"), "NAME")
        else:
            yield first[0]
