"""The names of places: the model's labels, corrected by the gazetteer and by the context.

Statistical recognisers mislabel unseen places: a small town as a person or an organisation, a rare word as a place. A
name after "in" or "the town of", or before the name of a place that contains it, is a place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise

from triplewire.extract.lexicon.labels import DEMONYM_LABELS, NOT_PLACE_LABELS, PLACE_LABELS, PROPER_TAGS
from triplewire.extract.lexicon.lists import PLACES
from triplewire.extract.lexicon.nouns import KNOWN_BODIES, NAME_HEADS, is_given_name
from triplewire.extract.places.gazetteer import Place, candidates, country, demonym, is_place
from triplewire.extract.places.hyphens import hyphened_pair, label_of_side
from triplewire.extract.places.place_cues import Setting, called, is_called_place, is_located, is_patient, setting
from triplewire.extract.syntax.phrases import written
from triplewire.extract.syntax.tree import Name, Sentence, Word

_PLACE, _SITE, _PEOPLE, _NO_NAME = "GPE", "FAC", "NORP", ""


@dataclass(slots=True)
class _Evidence:
    """The labels of one string in a document, and its settings."""

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
    """Return the sentence with the new names, the rest of the old ones, and the labels of all words."""
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
    """Yield runs of proper nouns that the model missed, wholly or partly, and that are names of places.

    They are well-known places, or the text calls them places.
    """
    for proper, run in groupby(sentence.words, lambda word: word.tag in PROPER_TAGS):
        found = list(run) if proper else []
        if len(found) > 1:
            yield from _known_in(sentence, found)
        if found and not any(word.ent for word in found) and _is_missed(sentence, found):
            yield Name(found[0].i, found[-1].i + 1, _PLACE)


def _known_in(sentence: Sentence, run: list[Word]) -> Iterator[Name]:
    """Yield well-known places of several words in a run, unless a longer name contains them."""
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
    """Whether a run of proper nouns without a label is the name of a place."""
    last = run[-1]
    if is_called_place(last) or (
        last.dep == "compound" and last.head.i == last.i + 1 and last.head.lower in PLACES.towns
    ):
        return True
    if is_patient(last):
        return bool(candidates(" ".join(word.text for word in run), rare=False))
    return len(run) == 1 and is_located(sentence, last) and is_place(last.text)


def _apart(sentence: Sentence) -> Iterator[Name]:
    """Yield the names, splitting any that contain two: "Donington Park, Kent", "Zaire/Congo", "EU-China"."""
    for name in sentence.names:
        if sides := hyphened_pair(sentence.words, name.first, name.last):
            for first, last in sides:
                yield Name(first, last, label_of_side(written(sentence.words[first:last]), name.label))
            continue
        marks = [i for i in range(name.first + 1, name.last - 1) if sentence.words[i].text in {",", "/"}]
        if not marks:
            yield name
            continue
        edges = pairwise([name.first - 1, *marks, name.last])
        parts = [Name(a + 1, b, name.label) for a, b in edges if a + 1 < b]
        known = [is_place(called(sentence, part)) for part in parts]
        if not known[-1] or (sentence.words[marks[0]].text == "/" and not all(known)):
            yield name
            continue
        for part, place in zip(parts, known, strict=True):
            yield replace(part, label=_PLACE) if place else part


def _roads(sentence: Sentence) -> Iterator[Name]:
    """Yield roads by their numbers, where the sentence is about roads: "the A40", "I-95"."""
    if not any(word.lemma in PLACES.roads for word in sentence.words):
        return
    for word in sentence.words:
        if word.text[0] in "ABMI" and word.text[1:].removeprefix("-").isdigit() and len(word.text) > 2:
            yield Name(word.i, word.i + 1, _SITE)


def _labels(sentences: tuple[Sentence, ...]) -> dict[str, str]:
    """The new labels of the strings whose label changes."""
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
    """The label that a string should have; None where the model's label is kept."""
    given, settings = evidence.labels, evidence.settings
    if is_surname and not settings & {"named", "inside"}:
        return "PERSON"
    others = given - PLACE_LABELS
    if demonym(text) and given <= DEMONYM_LABELS and not candidates(text, rare=False):
        return _PEOPLE
    body = text in PLACES.companies or text.lower() in KNOWN_BODIES
    if others and others <= NOT_PLACE_LABELS and not body and _stands_as_place(text, evidence):
        return _PLACE
    if given != {_SITE} and (others == given or _senses(text)):
        return None
    return _label_of_unknown(text, evidence)


def _label_of_unknown(text: str, evidence: _Evidence) -> str | None:
    """The label of a string that the model labelled as a place and that the gazetteer lacks."""
    given, settings = evidence.labels, evidence.settings
    if given == {_SITE}:
        if settings & {"named", "inside"} or _is_site(text):
            return None
        return "ORG" if candidates(text) else _NO_NAME  # of a small town, more often of a school or a team
    if text.isupper() and text.isalpha() and "named" not in settings:
        return "ORG"
    if settings == {""} and not _partly(text):
        return "PERSON" if "PERSON" in given else _NO_NAME
    return None


def _stands_as_place(text: str, evidence: _Evidence) -> bool:
    """Whether a string is a place by its settings or its first word, against the label of the model."""
    first, _, rest = text.partition(" ")
    if "named" in evidence.settings or (rest and first.lower() in PLACES.first):
        return True
    if "PERSON" in evidence.labels and country(text):
        return True
    if "inside" in evidence.settings:
        return bool(_senses(text) or evidence.labels & PLACE_LABELS)
    towards = "towards" in evidence.settings and "PERSON" not in evidence.labels
    return towards and bool(candidates(text, rare=False))


def _senses(text: str) -> tuple[Place, ...]:
    """The places with the name, which may be written in capitals."""
    return candidates(text) or (candidates(text.title()) if text.isupper() else ())


def _is_site(text: str) -> bool:
    """Whether a string is a well-known place or contains the kind of a place ("Xyr Stadium")."""
    return is_place(text) or any(NAME_HEADS.get(word.lower()) == "Place" for word in text.split())


def _partly(text: str) -> bool:
    """Whether a word of the string is a well-known place or a kind of place ("Lake X", "southern Lebanon")."""
    return any(word.lower() in PLACES.places or is_place(word) for word in text.split())


def _relabelled(sentence: Sentence, labels: dict[str, str]) -> Iterator[Name]:
    """Yield the names with their new labels, without those that are not names."""
    for name in sentence.names:
        label = labels.get(called(sentence, name), name.label)
        if label != _NO_NAME:
            yield replace(name, label=label) if label != name.label else name
