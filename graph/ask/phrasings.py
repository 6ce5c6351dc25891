"""Questions in words, matched to the named questions by the patterns of ontology/phrasings.toml.

>>> asked = understood("Who met Putin in Moscow in April 2016?")
>>> print(asked)
who-met-whom --actor Putin --place Moscow --date 2016-04
>>> understood("Why did Putin go to Moscow?") is None
True
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain, permutations
from types import MappingProxyType

from rapidfuzz import fuzz, process

from triplewire.extract.errors import shortened
from triplewire.extract.lexicon.lists import RELATIONS
from triplewire.graph.ask.node_search import find_nodes
from triplewire.graph.ask.question_dates import date_of, period_of
from triplewire.graph.ask.question_values import PHRASINGS, is_period, name_value, office_value, verb_value
from triplewire.graph.ask.questions import Question, question
from triplewire.graph.errors import NameMissing, QuestionUnclear
from triplewire.graph.store.interface import Store
from triplewire.ontology.terms import SCHEMA
from triplewire.ontology.verbs import lemmas_of, past

Parts = list[list["re.Match[str] | Parts"]]  # of a pattern: each with its alternatives, of which [groups] have parts

_KINDS: dict[str, str] = {noun: type_ for type_, nouns in PHRASINGS["kinds"].items() for noun in nouns}
_DO: dict[str, str] = {verb: type_ for type_, verbs in PHRASINGS["verbs"].items() for verb in verbs}
_DONE = {past(verb): type_ for verb, type_ in _DO.items()}
_OF_TYPES = {"kinds": _KINDS, "do": _DO, "done": _DONE}
_TOKEN = re.compile(r"\{(\w+)\}|\[|\]|\||[^\s\[\]|{}]+|\s+")
_TAILS = {
    "place": "(?:in|at|near) ",
    "date": "(?:(?:in|on|during|of) |(?=(?:before|after|since|until|till|from|between) ))",
}
_ANY = r"(?:the )?\S+ (?:\S+ ){0,9}?"
_LEAD = re.compile(r"((?:in|on|during|before|after|since|until|between|from) [^,]*\d{4}[^,]*), (.+)", re.IGNORECASE)
_SHORT = {"who's": "who is", "what's": "what is", "where's": "where is", "whom's": "whom is", "how's": "how is"}
_OWNER = re.compile(r"(?<=\w)('s?) ")
_KIN: dict[str, str] = (
    {noun: noun for noun in RELATIONS.kin} | {f"{noun}s": noun for noun in RELATIONS.kin} | PHRASINGS["kin"]
)
_AND = re.compile(r" and | & |, ")
_AT_END = re.compile(r"(.+) (?:in|during|of|on) ((?:\S+ ){0,3}\S+)")
_SAMPLES = {  # of slots that are no names
    "role": "mayor", "date": "2016", "as_of": "2016-05-01", "kin": "wife",
    "kinds": "attacks", "do": "attack", "done": "attacked", "verb": "praised",
    "participle": "praised", "base": "praise", "gerund": "praising",
}  # fmt: skip
_PARTICLES = "|".join(PHRASINGS["words"]["particles"])
_LONGEST = 1000  # characters of a question
_VERB = "verb"
_OF_VERBS = {_VERB: "past", "participle": "past", "base": "base", "gerund": "gerund"}  # slots, and forms of verbs
_OF_QUESTIONS = {  # verbs in the past tense that questions of their own have
    word
    for lines in PHRASINGS["questions"].values()
    for line in lines
    for word in re.findall(r"[a-z]+", re.sub(r"\{.*?\}| =>.*", "", line))
    if lemmas_of(word)
}
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
_SHORTEST = 3  # words of a question
_TRIED = 6  # candidates whose names are looked up
_END = re.compile(r"[\s?!.…]+$")


@dataclass(frozen=True, slots=True)
class Asked:
    """The named question that a question in words was taken for, with the parameters that it gives."""

    question: Question
    parameters: Mapping[str, str]

    def __str__(self) -> str:
        """Return it as `triplewire query` takes it."""
        options = (f"--{name.replace('_', '-')} {shlex.quote(value)}" for name, value in self.parameters.items())
        return " ".join((self.question.name, *options))


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern of a question, with the parameters that its words imply."""

    question: Question
    form: re.Pattern[str]
    implied: Mapping[str, str]

    def fits(self, text: str, *, described: bool = False) -> tuple[int, Asked] | None:
        """Return the number of words of its own in the text, each with a blank behind it, and what is asked.

        The side of a verb is a name, and without capitals ("the match") only where it may be `described`.
        """
        match = self.form.fullmatch(text)
        if match is None or (not described and _is_described(match.groupdict())):
            return None
        kinds = {parameter.name: parameter.kind for parameter in self.question.parameters}
        given, words = dict(self.implied), len(text.split())
        for slot, said in match.groupdict().items():
            if said is not None:
                name = "type" if slot in _OF_TYPES else _VERB if slot in _OF_VERBS else slot
                value = _value(kinds[name], slot, said.strip())
                if value is None:
                    return None
                given[name] = value
                words -= len(said.split())
        return words, Asked(self.question, {name: given[name] for name in kinds if name in given})


def understood(text: str) -> Asked | None:
    """Return the named question that a text was taken for; None if none fits."""
    found = candidates(text)
    return found[0] if found else None


def asked_of(store: Store, text: str) -> Asked:
    """Return the best named question for a text of which the graph knows the names, else the best of all.

    Raises QuestionUnclear if none fits, if it asks for several names at once where one is due, or if it is too long.
    """
    if len(text) > _LONGEST:
        raise QuestionUnclear(shortened(text), why=f"ask in at most {_LONGEST:,} characters")
    found = candidates(text)
    tried = (*found[:_TRIED], *candidates(text, described=True)[:_TRIED])
    best = min(tried, key=lambda asked: _unknown(store, asked), default=None)
    unknown = _unknown(store, best) if best else 0
    if best is None or not (found or unknown < max(1, len(_names(best)))):
        why = _day_wanted(text) or _period_said(text, _last_year(store)) or _less_said(text)
        raise QuestionUnclear(text, _nearest(text, _known_names(store)), why)
    if unknown and found and (several := _several(store, found[0])):
        raise QuestionUnclear(text, why=f"ask for one name at a time, {several}")
    return best


def candidates(text: str, *, described: bool = False) -> list[Asked]:
    """Return all named questions that fit a text, that of the pattern with most words of its own first."""
    plain = _normal(text)
    fitting = [fit for pattern in _patterns() if (fit := pattern.fits(plain, described=described))]
    ordered = sorted(fitting, key=lambda fit: (-fit[0], len(fit[1].parameters)))
    return list({str(asked): asked for _, asked in ordered}.values())


def _unknown(store: Store, asked: Asked) -> int:
    """Return how many names of a question the graph does not know."""
    return sum(not _is_known(store, name) for name in _names(asked))


def _names(asked: Asked) -> list[str]:
    parameters = asked.question.parameters
    return [asked.parameters[p.name] for p in parameters if p.kind == "name" and p.name in asked.parameters]


def _is_known(store: Store, name: str) -> bool:
    try:
        find_nodes(store, name)
    except NameMissing:
        return False
    return True


def _several(store: Store, asked: Asked) -> str:
    """Return the names of the graph that one name of a question joins, in words: "'Ann Lee' or 'Bob Roy'"."""
    for name in _names(asked):
        parts = [part.strip() for part in _AND.split(name) if part.strip()]
        if len(parts) > 1 and not _is_known(store, name) and all(_is_known(store, part) for part in parts):
            return " or ".join(map(repr, parts))
    return ""


def _day_wanted(text: str) -> str:
    """Return how to ask what a text asks of a year or a month, if that can only be asked of a day."""
    dated = _AT_END.fullmatch(_END.sub("", text))
    day = date_of(dated[2]) if dated else None
    if not dated or not day:
        return ""
    asked = f"{dated[1]} on {f'{day}-07-01'[:10] if len(day) == len('2016') else f'{day}-15'[:10]}"
    known = next((each for each in candidates(asked) if "as_of" in each.parameters), None)
    return f"ask it of a day: '{asked}?'" if known else ""


def _period_said(text: str, year: str) -> str:
    """Return how to ask what a text asks of a day of the week or the like ("on Thursday"), which no question takes."""
    words = _END.sub("", text).split()
    for at in range(max(1, len(words) - _LONGEST_PERIOD), len(words)):
        rest = " ".join(words[:at])
        period = words[at + (words[at].lower() in _BEFORE_PERIODS) :]
        if is_period(period) and understood(rest):
            month = f"{period[0]} {year}" if len(period) == 1 and date_of(f"{period[0]} {year}") else year
            return f"say when as a date, or leave it out: '{rest} in {month}?', '{rest}?'"
    return ""


def _less_said(text: str) -> str:
    """Return how to ask without what stands behind the verb that ends a question ("who was convicted of fraud")."""
    words = _END.sub("", text).split()
    for at in range(len(words) - 1, _SHORTEST - 1, -1):
        shorter = " ".join(words[:at])
        asked = understood(shorter)
        if asked and not shorter.endswith(tuple(_names(asked))):
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
    first, *words = _normal(text).split() or [""]
    plain = " ".join((first, *("NAME" if word[0].isupper() else word for word in words)))
    alike = [sample for sample in samples if sample.startswith(f"{first.lower()} ")] or [*samples]
    found = [near for near, _, _ in process.extract(plain, alike, scorer=fuzz.token_sort_ratio, limit=3)]
    return [near if "NAME" in samples[near] else samples[near] for near in found]


def _sample(line: str, names: Mapping[str, str] = MappingProxyType({})) -> str:
    """Return a question of a pattern: the first of several words, and but "which" nothing that may be missing.

    >>> _sample("who met|meets [with] {actor}"), _sample("[which|what] events [[each other]|[one another]]|so {kinds}")
    ('who met NAME', 'which events each other attacks')
    """
    words = " ".join(_sampled(_parsed(_TOKEN.finditer(line)), names)).split()
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


def _normal(text: str) -> str:
    """Return the words of a text, each with a blank behind it; a date at the beginning goes to the end."""
    words = _END.sub("", text.replace("\u2019", "'")).split()
    if words[:1] and words[0].lower().strip(",") == "please":
        del words[0]
    plain = " ".join(_OWNER.sub(r" \1 ", f"{_SHORT.get(word.lower(), word)} ").strip() for word in words)
    moved = _LEAD.fullmatch(plain)
    return f"{moved[2]} {moved[1][0].lower()}{moved[1][1:]} " if moved else f"{plain} "


def _value(kind: str, slot: str, said: str) -> str | None:
    """Return the value of a parameter as the question takes it; None for what cannot be one."""
    if slot in _OF_TYPES:
        return _OF_TYPES[slot][said.lower()]
    if slot == "kin":
        return _KIN[said.lower()]
    if slot in _OF_VERBS:
        return (
            None if slot == _VERB and said.split(maxsplit=1)[0] in _OF_QUESTIONS else verb_value(said, _OF_VERBS[slot])
        )
    if kind in {"date", "day"}:
        day = date_of(said) or (period_of(said) if kind == "date" else None)
        return day if day and (kind == "date" or len(day) == len("2016-04-21")) else None
    said = said.replace(" 's", "'s").replace(" '", "'")
    if is_period(said.split()) and (slot == "place" or not date_of(f"{said} 2016")):  # "May" may be a name, no "Monday"
        return None
    return office_value(said) if slot == "role" else name_value(said)


def _is_described(slots: Mapping[str, str | None]) -> bool:
    """Return whether a side of a verb is written without capitals."""
    sides = (slots.get(name) or "" for name in ("actor", "target", "one", "other"))
    return any(slots.get(slot) for slot in _OF_VERBS) and any(side.islower() for side in sides)


@cache
def _patterns() -> tuple[Pattern, ...]:
    return tuple(
        pattern
        for name, lines in PHRASINGS["questions"].items()
        for line in lines
        for pattern in _compiled(question(name), line)
    )


def _compiled(asked: Question, line: str) -> Iterator[Pattern]:
    """Yield a pattern for each order of the place and the date that may follow, and one without each."""
    form, _, implied = line.partition(" => ")
    values = dict(part.split("=") for part in implied.split())
    tails = [
        f"{words}(?P<{name}>{_ANY})"
        for name, words in _TAILS.items()
        if any(parameter.name == name for parameter in asked.parameters) and f"{{{name}}}" not in form
    ]
    written = _sequence(_parsed(_TOKEN.finditer(form)))
    for order in chain.from_iterable(permutations(tails, count) for count in range(len(tails) + 1)):
        yield Pattern(asked, re.compile("".join((written, *order)), re.IGNORECASE), values)


def _parsed(tokens: Iterator[re.Match[str]]) -> Parts:
    """Return the parts of a sequence, up to its closing bracket or the end, each with its alternatives."""
    parts: Parts = []
    joined = False
    for token in tokens:
        if token[0] == "]":
            break
        if token[0] == "|":
            joined = True
        elif not token[0].isspace():
            item = _parsed(tokens) if token[0] == "[" else token
            if joined:
                parts[-1].append(item)
            else:
                parts.append([item])
            joined = False
    return parts


def _sequence(parts: Parts) -> str:
    """Return the regular expression of a sequence, in which each word has a blank; a group alone may be missing."""
    return "".join(
        f"(?:{'|'.join(map(_part, part))}){'?' * (len(part) == 1 and isinstance(part[0], list))}" for part in parts
    )


def _part(item: re.Match[str] | Parts) -> str:
    if isinstance(item, list):
        return _sequence(item)
    return _slot(item[1]) if item[1] else f"{re.escape(item[0])} "


def _slot(name: str) -> str:
    if name in _OF_VERBS:
        return rf"(?P<{name}>(?-i:[a-z]+) (?:(?:{_PARTICLES}) )?)"
    words = _KIN if name == "kin" else _OF_TYPES.get(name)
    return f"(?P<{name}>(?:{_one_of(words)}) )" if words else f"(?P<{name}>{_ANY})"


def _one_of(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))
