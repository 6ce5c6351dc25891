"""Plain facts in words: the property of a type of event where it says truly what the verb says, else the verb itself.

A verb is a property of its own namespace. A particle, preposition or noun that belongs to it stands before it, so that
all verbs of one preposition begin alike; in words it stands after it.

>>> verb_property("look up"), verb_property("write", "to")
('https://w3id.org/triplewire/verb/up/look', 'https://w3id.org/triplewire/verb/to/write')
>>> words(verb_property("look up")), words(verb_property("hold talk", "with")), words(TW.holdsOffice)
('looked up', 'held talk with', 'holdsOffice')
"""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

from triplewire.ontology.terms import DIRECT, EVENT_TYPES, TW, VERBS

_DATA = tomllib.loads(files("triplewire.ontology").joinpath("verbs.toml").read_text("utf-8"))
_PAST: dict[str, str] = _DATA["past"]
_PASTS = frozenset(_PAST.values()) - _PAST.keys()
_LEMMAS = {form: verb for forms in (_DATA["participles"], _PAST) for verb, form in forms.items()}
_PREFIXES = tuple(_DATA["prefixes"]["verbs"])
_DOUBLED = frozenset(_DATA["doubled"]["verbs"])
_TRUE = {type_: (frozenset(data["verbs"]), frozenset(data["prepositions"])) for type_, data in _DATA["types"].items()}
_SHORT = re.compile(r"[^aeiou]*[aeiou][bdglmnprt]")  # one syllable, and a single consonant after a single vowel
_VERB = re.compile(r"(?:[a-z]+(?:-[a-z]+)*/)?[a-z]+(?:-[a-z]+)*")
_WITH_E = re.compile(
    r"([^s]s|[cuvz]|[^aeioul]l|[^aeiou]g|[^aeiou]in|[^aeo]at)$"
)  # before a silent "e": accus-, quarantin-
_WITH_DOUBLE = re.compile(r"\w\w([bdglmnprt])\1$")  # as of verbs that double their consonant: stopp-, but kill-
_BREAKS = re.compile(r"[^a-z]+")


def type_property(type_: str | None, lemma: str, preposition: str = "") -> str | None:
    """Return the property of a type if it is true of the verb: "attack" is an assault, "convict" no sanction.

    `lemma` is that of a verb with its particle, of a light verb with its noun, or of an event noun.
    """
    verbs, prepositions = _TRUE.get(type_ or "", (frozenset(), frozenset()))
    head, _, rest = lemma.partition(" ")
    known = lemma in verbs or (rest.rpartition(" ")[2] in verbs if rest else head in verbs)
    return TW[EVENT_TYPES[type_][1]] if type_ and known and preposition in prepositions else None


def true_property(type_: str, lemma: str) -> str | None:
    """Return the property of a type if it is true of the verb, however this is connected with its object."""
    prepositions = sorted(_TRUE.get(type_, (frozenset(), frozenset()))[1])
    return next(filter(None, (type_property(type_, lemma, each) for each in prepositions)), None)


def verb_property(lemma: str, preposition: str = "") -> str | None:
    """Return the property of a verb, given as lemma with its particle or noun; None if it has no Latin letters."""
    verb, *rest = [_BREAKS.sub("-", word).strip("-") for word in lemma.lower().split()] or [""]
    before = "-".join((*rest, *preposition.split()))
    name = f"{before}/{verb}" if before else verb
    return VERBS + name if _VERB.fullmatch(name) else None


def is_direct(iri: str) -> bool:
    """Return whether the IRI is a property of plain facts."""
    return iri in DIRECT or is_verb(iri)


def is_verb(iri: str) -> bool:
    """Return whether the IRI is that of a verb."""
    return iri.startswith(VERBS)


def words(iri: str) -> str:
    """Return a property of plain facts in words: a verb in the past tense, the others by their local names."""
    if not is_verb(iri):
        return iri.rpartition("#")[2]
    rest, _, verb = iri.removeprefix(VERBS).rpartition("/")
    return " ".join((past(verb), *rest.split("-"))) if rest else past(verb)


def past(verb: str) -> str:
    """Return the past tense of a verb.

    >>> past("free"), past("win"), past("ban"), past("deny"), past("outrun"), past("co-write")
    ('freed', 'won', 'banned', 'denied', 'outran', 'co-wrote')
    """
    if verb in _PAST:
        return _PAST[verb]
    before, hyphen, last = verb.rpartition("-")
    return f"{before}{hyphen}{last if hyphen and last in _PASTS else _past(last)}"


def lemmas_of(past_form: str) -> list[str]:
    """Return the verbs of which this may be the past tense or the past participle, the likeliest first.

    >>> lemmas_of("stopped"), lemmas_of("stolen"), lemmas_of("injured"), lemmas_of("quarantined"), lemmas_of("tall")
    (['stop', 'stopp', 'stoppe'], ['steal'], ['injur', 'injure'], ['quarantine', 'quarantin'], [])
    """
    if past_form in _LEMMAS:
        return [_LEMMAS[past_form]]
    stem = past_form.removesuffix("ed")
    forms = (f"{stem}e", stem) if _WITH_E.search(stem) else (stem, f"{stem}e")
    shorter = [stem[:-1]] if _WITH_DOUBLE.search(stem) else [f"{stem[:-1]}y"] if stem.endswith("i") else []
    return [verb for verb in (*shorter, *forms) if past(verb) == past_form != stem]


def lemmas_of_gerund(gerund: str) -> list[str]:
    """Return the verbs of which this may be the form in -ing, the likeliest first.

    >>> lemmas_of_gerund("using"), lemmas_of_gerund("stopping"), lemmas_of_gerund("arresting"), lemmas_of_gerund("king")
    (['use', 'us'], ['stop', 'stopp', 'stoppe'], ['arrest', 'arreste'], [])
    """
    stem = gerund.removesuffix("ing")
    if stem == gerund or not re.search("[aeiouy]", stem):
        return []
    forms = (f"{stem}e", stem) if _WITH_E.search(stem) else (stem, f"{stem}e")
    return [*([stem[:-1]] if _WITH_DOUBLE.search(stem) else []), *forms]


def _past(verb: str) -> str:
    """Return the past tense of a verb without a hyphen."""
    if verb in _PAST:
        return _PAST[verb]
    prefix = next((prefix for prefix in _PREFIXES if verb.removeprefix(prefix) in _PAST), "")
    if verb.startswith(prefix) and prefix:
        return prefix + _PAST[verb.removeprefix(prefix)]
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("c"):
        return f"{verb}ked"
    if verb.endswith("y") and verb[-2:-1] not in {"a", "e", "o", "u"}:
        return f"{verb[:-1]}ied"
    return f"{verb}{verb[-1:]}ed" if verb in _DOUBLED or _SHORT.fullmatch(verb) else f"{verb}ed"
