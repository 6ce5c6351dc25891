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
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz, process

from triplewire.graph.ask.node_search import find_nodes
from triplewire.graph.ask.question_dates import date_of
from triplewire.graph.ask.questions import Question, question
from triplewire.graph.errors import NameMissing, QuestionUnclear
from triplewire.graph.store.interface import Store
from triplewire.graph.word_lists import WORDS
from triplewire.ontology import FOLDER
from triplewire.ontology.verbs import past, verbs_of_types

_DATA = tomllib.loads(FOLDER.joinpath("phrasings.toml").read_text("utf-8"))
_NEVER_IN = frozenset(_DATA["words"]["never_in_names"])
_NEVER_BEFORE = frozenset(_DATA["words"]["never_before_names"])
_KINDS: dict[str, str] = {noun: type_ for type_, nouns in _DATA["kinds"].items() for noun in nouns}
_DO = {verb: type_.lower() for type_, verb in verbs_of_types()}
_DONE = {" ".join((past(verb.split()[0]), *verb.split()[1:])): type_ for verb, type_ in _DO.items()}
_OF_TYPES = {"kinds": _KINDS, "do": _DO, "done": _DONE}
_TOKEN = re.compile(r"\{(\w+)\}|\[|\]|\||[^\s\[\]|{}]+|\s+")
_TAILS = {"place": "(?:in|at|near) ", "date": "(?:in|on|during|of) "}
_ANY = r"\S+ (?:\S+ ){0,9}?"
_LEAD = re.compile(r"((?:in|on|during) [^,]*\d{4}[^,]*), (.+)", re.IGNORECASE)
_SHORT = {"who's": "who is", "what's": "what is", "where's": "where is", "whom's": "whom is", "how's": "how is"}
_OPTIONAL = re.compile(r"\[[^\]]*\] ?")
_FIRST = re.compile(r"([^\s|\[\]]+)(?:\|[^\s|\[\]]+)+")
_DATED = re.compile(r"\b(?:in|on|during|of) (.+)")
_GERUND = re.compile(r"[a-z]+ing")
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

    def fits(self, text: str) -> tuple[int, Asked] | None:
        """Return the number of words of its own in the text, each with a blank behind it, and what is asked."""
        match = self.form.fullmatch(text)
        if match is None:
            return None
        kinds = {parameter.name: parameter.kind for parameter in self.question.parameters}
        given, words = dict(self.implied), len(text.split())
        for slot, said in match.groupdict().items():
            if said is not None:
                name = "type" if slot in _OF_TYPES else slot
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

    Raises QuestionUnclear if none fits.
    """
    found = candidates(text)
    if not found:
        raise QuestionUnclear(text, _nearest(text))
    return next((asked for asked in found[:_TRIED] if _knows(store, asked)), found[0])


def candidates(text: str) -> list[Asked]:
    """Return all named questions that fit a text, that of the pattern with most words of its own first."""
    plain = _normal(text)
    fitting = [fit for pattern in _patterns() if (fit := pattern.fits(plain))]
    ordered = sorted(fitting, key=lambda fit: (-fit[0], len(fit[1].parameters)))
    return list({str(asked): asked for _, asked in reversed(ordered)}.values())[::-1]


def _knows(store: Store, asked: Asked) -> bool:
    """Return whether the graph knows all names in a question."""
    try:
        for parameter in asked.question.parameters:
            if parameter.kind == "name" and parameter.name in asked.parameters:
                find_nodes(store, asked.parameters[parameter.name])
    except NameMissing:
        return False
    return True


def _nearest(text: str) -> list[str]:
    """Return the patterns that resemble a text most, with the slots as they stand."""
    lines = (line.partition(" => ")[0] for lines in _DATA["questions"].values() for line in lines)
    plain = {_OPTIONAL.sub("", _FIRST.sub(r"\1", line)).strip(): line for line in lines if "[[" not in line}
    return [near for near, _, _ in process.extract(text, [*plain], scorer=fuzz.token_sort_ratio, limit=3)]


def _normal(text: str) -> str:
    """Return the words of a text, each with a blank behind it; a date at the beginning goes to the end."""
    words = _END.sub("", text.replace("\u2019", "'")).split()
    if words[:1] and words[0].lower().strip(",") == "please":
        del words[0]
    plain = " ".join(_SHORT.get(word.lower(), word) for word in words)
    moved = _LEAD.fullmatch(plain)
    return f"{moved[2]} {moved[1]} " if moved else f"{plain} "


def _value(kind: str, slot: str, said: str) -> str | None:
    """Return the value of a parameter as the question takes it; None for what cannot be one."""
    if slot in _OF_TYPES:
        return _OF_TYPES[slot][said.lower()]
    if kind in {"date", "day"}:
        day = date_of(said)
        return day if day and (kind == "date" or len(day) == len("2016-04-21")) else None
    said = " ".join(said.strip("\"'\u201c\u201d").split())
    return said if _is_name(said) else None


def _is_name(said: str) -> bool:
    """Return whether words can be a name: no pronoun, no date or with one behind it, no other part of a question."""
    words = said.split()
    dated = any(date_of(match[1]) for match in _DATED.finditer(said))
    if not any(map(str.isalpha, said)) or said.lower() in WORDS.pronouns or date_of(said) or dated:
        return False
    return _NEVER_IN.isdisjoint(words) and words[0] not in _NEVER_BEFORE and not _GERUND.fullmatch(words[0])


@cache
def _patterns() -> tuple[Pattern, ...]:
    return tuple(
        pattern
        for name, lines in _DATA["questions"].items()
        for line in lines
        for pattern in _compiled(question(name), line)
    )


def _compiled(asked: Question, line: str) -> Iterator[Pattern]:
    """Yield a pattern for each order of the place and the date that may follow."""
    form, _, implied = line.partition(" => ")
    values = dict(part.split("=") for part in implied.split())
    tails = [
        f"(?:{words}(?P<{name}>{_ANY}))?"
        for name, words in _TAILS.items()
        if any(parameter.name == name for parameter in asked.parameters) and f"{{{name}}}" not in form
    ]
    written = _sequence(_TOKEN.finditer(form))
    for order in dict.fromkeys((tuple(tails), tuple(reversed(tails)))):
        yield Pattern(asked, re.compile("".join((written, *order)), re.IGNORECASE), values)


def _sequence(tokens: Iterator[re.Match[str]]) -> str:
    """Return the regular expression of a sequence, up to its closing bracket or the end; each word has a blank."""
    parts: list[list[str]] = []  # the alternatives of each part; a group alone may be missing
    optional: set[int] = set()
    joined = False
    for token in tokens:
        if token[0] == "]":
            break
        if token[0] == "|":
            joined = True
        elif not token[0].isspace():
            if not joined:
                parts.append([])
                optional |= {len(parts)} if token[0] == "[" else set()
            else:
                optional.discard(len(parts))
            parts[-1].append(_part(token, tokens))
            joined = False
    return "".join(f"(?:{'|'.join(part)}){'?' * (i in optional)}" for i, part in enumerate(parts, 1))


def _part(token: re.Match[str], tokens: Iterator[re.Match[str]]) -> str:
    if token[0] == "[":
        return _sequence(tokens)
    return _slot(token[1]) if token[1] else f"{re.escape(token[0])} "


def _slot(name: str) -> str:
    if name not in _OF_TYPES:
        return f"(?P<{name}>{_ANY})"
    return f"(?P<{name}>(?:{'|'.join(sorted(map(re.escape, _OF_TYPES[name]), key=lambda w: (-len(w), w)))}) )"
