"""Which of the model's names are places: its labels, corrected by the gazetteer and by the words around.

Statistical recognisers mistake places that they have not seen: a small town comes out as a person or an organisation, a
strange word as a place. What stands after "in" or "the town of", or before the name of what it lies in, is one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise

from triplewire.extract.lexicon.lists import PLACES
from triplewire.extract.lexicon.nouns import KNOWN_BODIES, NAME_HEADS, is_given_name
from triplewire.extract.places.contexts import PLACE_LABELS, Setting, called, is_described, is_local, is_taken, setting
from triplewire.extract.places.gazetteer import Place, candidates, country, demonym, is_place
from triplewire.extract.syntax.tree import Name, Sentence, Word

_PLACES, _COMPANIES, _TOWNS, _FIRST, _ROADS = PLACES.places, PLACES.companies, PLACES.towns, PLACES.first, PLACES.roads
_CORRECTED = frozenset({"PERSON", "ORG", "NORP", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW"})
_MISTAKEN = PLACE_LABELS | {"PERSON", "ORG"}  # what demonyms are taken for
_PROPER = frozenset({"NNP", "NNPS"})
_PLACE, _SITE, _PEOPLE, _NO_NAME = "GPE", "FAC", "NORP", ""


@dataclass(slots=True)
class _Evidence:
    """What a document tells about one string: the labels that the model gave, and where it stands."""

    labels: set[str] = field(default_factory=set)
    settings: set[Setting] = field(default_factory=set)


def mark_places(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """The sentences with the labels of their names corrected; one string has one label in a document.

    Well-known places that the model missed ("New South Wales") are names as well, and roads. The `ent` of the words
    agrees with the names.
    """
    found = tuple(_with_names(s, _missed(s), _apart(s)) for s in sentences)
    labels = _labels(found)
    return tuple(_with_names(s, _roads(s), _relabelled(s, labels)) for s in found)


def _with_names(sentence: Sentence, new: Iterator[Name], old: Iterator[Name]) -> Sentence:
    """The sentence with the new names and what they leave of the old ones; with all words' labels."""
    added = tuple(new)
    kept = (n for n in old if not any(n.first < name.last and name.first < n.last for name in added))
    names = tuple(sorted((*kept, *added), key=_first))
    if names == sentence.names:
        return sentence
    labels = {i: _NO_NAME for name in {*sentence.names} - {*names} for i in range(name.first, name.last)}
    labels |= {i: name.label for name in names for i in range(name.first, name.last)}
    return sentence.relabelled(labels, names)


def _first(name: Name) -> int:
    return name.first


def _missed(sentence: Sentence) -> Iterator[Name]:
    """Runs of proper nouns that the model passed over, or took but in part, and that are a well-known place's name.

    So are those that are called a place.
    """
    for proper, run in groupby(sentence.words, lambda word: word.tag in _PROPER):
        found = list(run) if proper else []
        if len(found) > 1:
            yield from _known_in(sentence, found)
        if found and not any(word.ent for word in found) and _is_missed(sentence, found):
            yield Name(found[0].i, found[-1].i + 1, _PLACE)


def _known_in(sentence: Sentence, run: list[Word]) -> Iterator[Name]:
    """Well-known places of several words in a run that has them whole or in pieces, but no longer name around them."""
    taken = [name for name in sentence.names if name.last - name.first > 1]
    at = run[0].i
    while at < run[-1].i:
        last = next((e for e in range(run[-1].i + 1, at + 1, -1) if _is_whole(sentence, at, e, taken)), 0)
        if last:
            yield Name(at, last, _PLACE)
        at = last or at + 1


def _is_whole(sentence: Sentence, first: int, last: int, taken: list[Name]) -> bool:
    if last - first < 2 or any(name.first < last and first < name.last for name in taken):
        return False
    return is_place(" ".join(word.text for word in sentence.words[first:last]))


def _is_missed(sentence: Sentence, run: list[Word]) -> bool:
    last = run[-1]
    if is_described(last) or (last.dep == "compound" and last.head.i == last.i + 1 and last.head.lower in _TOWNS):
        return True
    if is_taken(last):
        return bool(candidates(" ".join(word.text for word in run), rare=False))
    return len(run) == 1 and is_local(sentence, last) and is_place(last.text)


def _apart(sentence: Sentence) -> Iterator[Name]:
    """The names, with those that the model took as one parted: "Donington Park, Kent", "Zaire/Congo"."""
    for name in sentence.names:
        marks = [i for i in range(name.first + 1, name.last - 1) if sentence.words[i].text in {",", "/"}]
        edges = pairwise([name.first - 1, *marks, name.last])
        parts = [Name(a + 1, b, name.label) for a, b in edges if a + 1 < b]
        known = [is_place(called(sentence, part)) for part in parts]
        if not marks or not known[-1] or (sentence.words[marks[0]].text == "/" and not all(known)):
            yield name
            continue
        for part, place in zip(parts, known, strict=True):
            yield replace(part, label=_PLACE) if place else part


def _roads(sentence: Sentence) -> Iterator[Name]:
    """Roads by their numbers: "the A40", "I-95", where the sentence is about roads."""
    if not any(word.lemma in _ROADS for word in sentence.words):
        return
    for word in sentence.words:
        if word.text[0] in "ABMI" and word.text[1:].removeprefix("-").isdigit() and len(word.text) > 2:
            yield Name(word.i, word.i + 1, _SITE)


def _labels(sentences: tuple[Sentence, ...]) -> dict[str, str]:
    """The strings whose label changes, with the new one."""
    found: defaultdict[str, _Evidence] = defaultdict(_Evidence)
    surnames: set[str] = set()
    for sentence in sentences:
        for name in sentence.names:
            evidence = found[called(sentence, name)]
            evidence.labels.add(name.label)
            first, last = sentence.words[name.first], sentence.words[name.last - 1]
            whole = first.text == "The" and is_place(f"The {last.text}")  # "The Hague"
            evidence.settings.add("named" if whole else setting(sentence, name))
            if name.label == "PERSON" and last is not first and (is_given_name(first.text) or not country(last.text)):
                surnames.add(last.text)
    changed = ((text, _label(text, evidence, text in surnames)) for text, evidence in found.items())
    return {text: label for text, label in changed if label is not None}


def _label(text: str, evidence: _Evidence, is_surname: bool) -> str | None:
    """The label that a string should have, None where the model's may stay."""
    given, settings = evidence.labels, evidence.settings
    if is_surname and not settings & {"named", "inside"}:
        return "PERSON"
    others = given - PLACE_LABELS
    if demonym(text) and given <= _MISTAKEN and not candidates(text, rare=False):
        return _PEOPLE
    body = text in _COMPANIES or text.lower() in KNOWN_BODIES
    if others and others <= _CORRECTED and not body and _stands_as_place(text, evidence):
        return _PLACE
    if given != {_SITE} and (others == given or _senses(text)):
        return None
    return _label_of_unknown(text, evidence)


def _label_of_unknown(text: str, evidence: _Evidence) -> str | None:
    """The label of a string that the model calls a place and the gazetteer lacks."""
    given, settings = evidence.labels, evidence.settings
    if given == {_SITE}:
        if settings & {"named", "inside"} or _is_site(text):
            return None
        return "ORG" if candidates(text) else _NO_NAME  # a small town's name, more often a school's or a team's
    if text.isupper() and text.isalpha() and "named" not in settings:
        return "ORG"
    if settings == {""} and not _partly(text):
        return "PERSON" if "PERSON" in given else _NO_NAME
    return None


def _stands_as_place(text: str, evidence: _Evidence) -> bool:
    """Whether it is a place by what stands around, or by its first word, though the model said otherwise."""
    first, _, rest = text.partition(" ")
    if "named" in evidence.settings or (rest and first.lower() in _FIRST):
        return True
    if "PERSON" in evidence.labels and country(text):
        return True
    if "inside" in evidence.settings:
        return bool(_senses(text) or evidence.labels & PLACE_LABELS)
    towards = "towards" in evidence.settings and "PERSON" not in evidence.labels
    return towards and bool(candidates(text, rare=False))


def _senses(text: str) -> tuple[Place, ...]:
    """The places of the name, which may stand in capitals."""
    return candidates(text) or (candidates(text.title()) if text.isupper() else ())


def _is_site(text: str) -> bool:
    """Whether it is a place that one knows or says of what kind it is ("Xyr Stadium")."""
    return is_place(text) or any(NAME_HEADS.get(word.lower()) == "Place" for word in text.split())


def _partly(text: str) -> bool:
    """Whether one of its words is a known place's name or a kind of place ("Lake X", "southern Lebanon")."""
    return any(word.lower() in _PLACES or is_place(word) for word in text.split())


def _relabelled(sentence: Sentence, labels: dict[str, str]) -> Iterator[Name]:
    for name in sentence.names:
        label = labels.get(called(sentence, name), name.label)
        if label != _NO_NAME:
            yield replace(name, label=label) if label != name.label else name
