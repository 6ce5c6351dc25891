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

from triplewire.graph.ask.question_dates import date_of, period_of
from triplewire.graph.ask.question_values import KIN, PHRASINGS, is_period, name_value, office_value, verb_value
from triplewire.graph.ask.questions import Question, question
from triplewire.ontology.verbs import lemmas_of, past

Parts = list[list["re.Match[str] | Parts"]]  # of a pattern: each with its alternatives, of which [groups] have parts

_KINDS: dict[str, str] = {noun: type_ for type_, nouns in PHRASINGS["kinds"].items() for noun in nouns}
_DO: dict[str, str] = {verb: type_ for type_, verbs in PHRASINGS["verbs"].items() for verb in verbs}
_DONE = {past(verb): type_ for verb, type_ in _DO.items()}
_OF_TYPES = {"kinds": _KINDS, "do": _DO, "done": _DONE}
TOKEN = re.compile(r"\{(\w+)\}|\[|\]|\||[^\s\[\]|{}]+|\s+")
_TAILS = {
    "place": "(?:in|at|near) ",
    "date": "(?:(?:in|on|during|of) |(?=(?:before|after|since|until|till|from|between) ))",
}
_ANY = r"(?:the )?\S+ (?:\S+ ){0,9}?"
_LEAD = re.compile(r"((?:in|on|during|before|after|since|until|between|from) [^,]*\d{4}[^,]*), (.+)", re.IGNORECASE)
_SHORT = {"who's": "who is", "what's": "what is", "where's": "where is", "whom's": "whom is", "how's": "how is"}
_OWNER = re.compile(r"(?<=\w)('s?) ")
_PARTICLES = "|".join(PHRASINGS["words"]["particles"])
_VERB = "verb"
_OF_VERBS = {_VERB: "past", "participle": "past", "base": "base", "gerund": "gerund"}  # slots, and forms of verbs
_OF_QUESTIONS = {  # verbs in the past tense that questions of their own have
    word
    for lines in PHRASINGS["questions"].values()
    for line in lines
    for word in re.findall(r"[a-z]+", re.sub(r"\{.*?\}| =>.*", "", line))
    if lemmas_of(word)
}
END = re.compile(r"[\s?!.…]+$")


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
                if name == _VERB and value in _DO:  # "attacked by Kenya" is what Kenya did in attacks, bombing among it
                    name, value = "type", _DO[value]
                given[name] = value
                words -= len(said.split())
        return words, Asked(self.question, {name: given[name] for name in kinds if name in given})


def understood(text: str) -> Asked | None:
    """Return the named question that a text was taken for; None if none fits."""
    found = candidates(text)
    return found[0] if found else None


def candidates(text: str, *, described: bool = False) -> list[Asked]:
    """Return all named questions that fit a text, that of the pattern with most words of its own first."""
    plain = normal(text)
    fitting = [fit for pattern in _patterns() if (fit := pattern.fits(plain, described=described))]
    ordered = sorted(fitting, key=lambda fit: (-fit[0], len(fit[1].parameters)))
    return list({str(asked): asked for _, asked in ordered}.values())


def normal(text: str) -> str:
    """Return the words of a text, each with a blank behind it; a date at the beginning goes to the end."""
    words = END.sub("", text.replace("\u2019", "'")).split()
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
        return KIN[said.lower()]
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
    written = _sequence(parsed(TOKEN.finditer(form)))
    for order in chain.from_iterable(permutations(tails, count) for count in range(len(tails) + 1)):
        yield Pattern(asked, re.compile("".join((written, *order)), re.IGNORECASE), values)


def parsed(tokens: Iterator[re.Match[str]]) -> Parts:
    """Return the parts of a sequence, up to its closing bracket or the end, each with its alternatives."""
    parts: Parts = []
    joined = False
    for token in tokens:
        if token[0] == "]":
            break
        if token[0] == "|":
            joined = True
        elif not token[0].isspace():
            item = parsed(tokens) if token[0] == "[" else token
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
    words = KIN if name == "kin" else _OF_TYPES.get(name)
    return f"(?P<{name}>(?:{_one_of(words)}) )" if words else f"(?P<{name}>{_ANY})"


def _one_of(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))
