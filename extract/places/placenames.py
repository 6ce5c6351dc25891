"""Which of the model's names are places: its labels, corrected by the gazetteer and by the words around.

Statistical recognisers mistake places that they have not seen: a small town comes out as a person or an organisation, a
strange word as a place. What stands after "in" or "the town of", or before the name of what it lies in, is one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Literal

from extract.entities.nouns import NAME_HEADS, is_given_name
from extract.lexicon import words
from extract.parse import Name, Sentence, Word
from extract.places.gazetteer import CITY_KINDS, Place, candidates, country, is_place
from extract.places.toponyms import holds

_LISTS = words("places")
_INSIDE, _TOWARDS, _TRUST, _MOTION = (_LISTS[key] for key in ("inside", "towards", "trust", "motion"))
_PLACES, _LOCAL, _COMPANIES = _LISTS["places"], _LISTS["local"], _LISTS["companies"]
_CORRECTED = frozenset({"PERSON", "ORG", "NORP", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW"})
_PROPER = frozenset({"NNP", "NNPS"})
_PLACE_LABELS = frozenset({"GPE", "LOC"})
_PLACE, _SITE, _NO_NAME = "GPE", "FAC", ""
_DASHES = frozenset({"(", ":", "-", "--", "\N{EM DASH}", "\N{EN DASH}"})
_NEAR = frozenset({"to", "towards", "toward", "from"})
_PART_OF = frozenset({"division", "county"})

# What the words around a name say: "the town of X" is a place, "in X" is one if the gazetteer has its name, "to X"
# if it is not a person's as well, and nothing speaks for it anywhere else.
_Setting = Literal["named", "inside", "towards", ""]


@dataclass(slots=True)
class _Evidence:
    """What a document tells about one string: the labels that the model gave, and where it stands."""

    labels: set[str] = field(default_factory=set)
    settings: set[_Setting] = field(default_factory=set)


def mark_places(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """The sentences with the labels of their names corrected; one string has one label in a document.

    Well-known places that the model missed ("New South Wales") are names as well. The `ent` of the names' words changes
    with them.
    """
    found = tuple(map(_with_missed, sentences))
    labels = _labels(found)
    return tuple(map(_relabelled, found, [labels] * len(found))) if labels else found


def _with_missed(sentence: Sentence) -> Sentence:
    missed = tuple(_missed(sentence))
    if not missed:
        return sentence
    return replace(sentence, names=tuple(sorted((*sentence.names, *missed), key=lambda name: name.first)))


def _missed(sentence: Sentence) -> Iterator[Name]:
    """Runs of proper nouns without a label that are the whole name of a well-known place."""
    for unnamed, run in groupby(sentence.words, lambda word: word.tag in _PROPER and not word.ent):
        found = list(run) if unnamed else []
        listed = len(found) > 1 or (found and _is_local(sentence, found[0]))
        if found and ((listed and is_place(" ".join(w.text for w in found))) or _is_described(found[-1])):
            for word in found:
                word.ent = _PLACE
            yield Name(found[0].i, found[-1].i + 1, _PLACE)


def _is_local(sentence: Sentence, word: Word) -> bool:
    """Whether a word stands where places do: after "in", or after a comma as what lies around another place."""
    before = sentence.words[word.i - 1] if word.i else word
    return (word.dep == "pobj" and word.head.lower in _INSIDE) or before.text == ","


def _labels(sentences: tuple[Sentence, ...]) -> dict[str, str]:
    """The strings whose label changes, with the new one."""
    found: defaultdict[str, _Evidence] = defaultdict(_Evidence)
    surnames: set[str] = set()
    for sentence in sentences:
        for name in sentence.names:
            evidence = found[_called(sentence, name)]
            evidence.labels.add(name.label)
            evidence.settings.add(_setting(sentence, name))
            first, last = sentence.words[name.first], sentence.words[name.last - 1]
            if name.label == "PERSON" and last is not first and (is_given_name(first.text) or not country(last.text)):
                surnames.add(last.text)
    changed = ((called, _label(called, evidence, called in surnames)) for called, evidence in found.items())
    return {called: label for called, label in changed if label is not None}


def _label(called: str, evidence: _Evidence, is_surname: bool) -> str | None:
    """The label that a string should have, None where the model's may stay."""
    given, settings = evidence.labels, evidence.settings
    if is_surname and not settings & {"named", "inside"}:
        return "PERSON"
    others = given - _PLACE_LABELS
    if others and others <= _CORRECTED and called not in _COMPANIES and _stands_as_place(called, evidence):
        return _PLACE
    if given != {_SITE} and (others == given or _senses(called)):
        return None
    return _label_of_unknown(called, evidence)


def _label_of_unknown(called: str, evidence: _Evidence) -> str | None:
    """The label of a string that the model calls a place and the gazetteer lacks."""
    given, settings = evidence.labels, evidence.settings
    if given == {_SITE}:
        return None if settings & {"named", "inside"} or _is_site(called) else _NO_NAME
    if called.isupper() and called.isalpha() and "named" not in settings:
        return "ORG"
    if settings == {""} and not _partly(called):
        return "PERSON" if "PERSON" in given else _NO_NAME
    return None


def _stands_as_place(called: str, evidence: _Evidence) -> bool:
    """Whether it is a place by what stands around, though the model said otherwise at least once."""
    if "named" in evidence.settings or ("PERSON" in evidence.labels and country(called)):
        return True
    if "inside" in evidence.settings:
        return bool(_senses(called) or evidence.labels & _PLACE_LABELS)
    towards = "towards" in evidence.settings and "PERSON" not in evidence.labels
    return towards and bool(candidates(called, rare=False) or evidence.labels & _PLACE_LABELS)


def _senses(called: str) -> tuple[Place, ...]:
    """The places of the name, which may stand in capitals."""
    return candidates(called) or (candidates(called.title()) if called.isupper() else ())


def _is_site(called: str) -> bool:
    """Whether it is a place that one knows or says of what kind it is ("Xyr Stadium")."""
    return is_place(called) or any(NAME_HEADS.get(word.lower()) == "Place" for word in called.split())


def _partly(called: str) -> bool:
    """Whether one of its words is a place's name or a kind of place ("Lake X", "southern Lebanon")."""
    return any(word.lower() in _PLACES or candidates(word) for word in called.split())


def _called(sentence: Sentence, name: Name) -> str:
    first = sentence.words[name.first]
    inside = sentence.words[name.first + (first.tag == "DT" and name.last - name.first > 1) : name.last]
    return " ".join(word.text for word in inside if word.tag != "POS")


def _setting(sentence: Sentence, name: Name) -> _Setting:
    inside = sentence.words[name.first : name.last]
    head = next((w for w in inside if not name.first <= w.head.i < name.last or w.head is w), inside[-1])
    if _is_described(head) or _is_dateline(sentence, name):
        return "named"
    if head.dep == "conj" and is_place(head.head.text):
        return "inside"
    while head.dep == "conj" and head.head is not head:
        head = head.head
    if head.dep in {"compound", "nmod"}:
        return _before(head.head)
    above = head.head if head.dep == "pobj" else head
    if (above.lower == "of" and above.head.lemma in _PLACES) or _has_part(sentence, name):
        return "named"
    setting = _after(above) if above is not head else ""
    return _in_whole(sentence, name, setting) or setting


def _before(noun: Word) -> _Setting:
    """What the noun behind a name says: "X province" is a place's name, and "X residents" live in one."""
    if noun.lemma in _PLACES and noun.tag in {"NN", "NNS", "NNP"}:
        return "named"
    return "inside" if noun.lemma in _LOCAL and noun.text.islower() else ""


def _is_dateline(sentence: Sentence, name: Name) -> bool:
    """Whether it tells where a report was written: "ATLANTA (AP)", "NEW DELHI: ..."."""
    called = _called(sentence, name)
    after = sentence.words[name.last].text if name.last < len(sentence.words) else ""
    return after in _DASHES and called.isupper() and is_place(called.title())


def _is_described(head: Word) -> bool:
    """Whether a noun says that it is a place: "X is a town", "X, a town"."""
    nouns = [child for child in head.children if child.dep == "appos"]
    if head.dep == "nsubj" and head.head.lemma == "be":
        nouns += [child for child in head.head.children if child.dep == "attr"]
    return any(noun.lemma in _PLACES and noun.tag == "NN" for noun in nouns)


def _after(preposition: Word) -> _Setting:
    """What a preposition says about its object: "in X" and "moved to X" more than "at X" and "for X"."""
    if preposition.lower in _INSIDE and preposition.head.lemma not in _TRUST:
        return "inside"
    if preposition.lower in _TOWARDS:
        verb = preposition.head.head if preposition.head.dep == "advmod" else preposition.head
        return "inside" if preposition.lower in _NEAR and verb.lemma in _MOTION else "towards"
    return ""


def _has_part(sentence: Sentence, name: Name) -> bool:
    """Whether the name of what lies in it goes before: "Hoboken, X"."""
    before = next((n for n in sentence.names if n.last == name.first - 1), None)
    if before is None or sentence.words[before.last].text != ",":
        return False
    wholes = [place for place in candidates(_called(sentence, name)) if place.kind not in CITY_KINDS]
    return any(holds(whole, part) for whole in wholes for part in candidates(_called(sentence, before), rare=False))


def _in_whole(sentence: Sentence, name: Name, setting: _Setting) -> _Setting:
    """What the name of the place that follows as what it lies in says: "X, Texas", "X in Texas"."""
    between = sentence.words[name.last].lower if name.last < len(sentence.words) else ""
    following = next((n for n in sentence.names if n.first == name.last + 1), None)
    if not following or between not in {",", "in"}:
        return ""
    called = _called(sentence, following)
    whole = [p for p in candidates(called, rare=following.label in _PLACE_LABELS) if p.kind not in CITY_KINDS]
    if not whole or not (following.label in _PLACE_LABELS or is_place(called)):
        return ""
    if any(holds(w, p) for w in whole for p in candidates(_called(sentence, name), rare=False)):
        return "named"
    if between == "," and name.last - name.first == 1 and name.label != "PERSON" and whole[0].kind in _PART_OF:
        return "named"  # "X, Texas": no company is called by its state
    return "named" if setting == "inside" else "inside" if setting else "towards"


def _relabelled(sentence: Sentence, labels: dict[str, str]) -> Sentence:
    names = tuple(_with_labels(sentence, labels))
    return replace(sentence, names=names) if names != sentence.names else sentence


def _with_labels(sentence: Sentence, labels: dict[str, str]) -> Iterable[Name]:
    for name in sentence.names:
        label = labels.get(_called(sentence, name))
        if label is None:
            yield name
            continue
        for word in sentence.words[name.first : name.last]:
            word.ent = label
        if label != _NO_NAME:
            yield Name(name.first, name.last, label)
