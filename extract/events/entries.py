"""The entry of the event lexicon that a verb or noun of the text matches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from triplewire.extract.clauses.clause import Clause
from triplewire.extract.events.figures import WARLIKE
from triplewire.extract.events.frames import Frame, nouns_after
from triplewire.extract.lexicon.event_lexicon import CARRIERS, NOUNS, OBJECT_CLASSES, VERBS, Entry, Kind
from triplewire.extract.lexicon.labels import (
    BESIDE_VERB_DEPS,
    COMMON_NOUN_TAGS,
    COMPLEMENT_CLAUSE_DEPS,
    CONTENT_CLAUSE_DEPS,
    NOUN_POS,
    TIME_LABELS,
)
from triplewire.extract.lexicon.lists import PARTICIPANTS, ROLES
from triplewire.extract.lexicon.nouns import NO_ENTITY
from triplewire.extract.syntax.tree import Word, remembered
from triplewire.extract.syntax.verb_groups import lemma_of

# How entries write a name with one of the labels.
_NAMED = {"PERSON": "PERSON", "GPE": "PLACE", "LOC": "PLACE", "FAC": "PLACE", "NORP": "PLACE", "WORK_OF_ART": "WORK"}
_TIMES = ROLES.times
_PARTITIVES = ROLES.partitives


def verb_entry(clause: Clause, frame: Frame) -> Entry | None:
    """Return the most exact entry that the verb matches in its frame; a verb with a particle is another verb."""
    entries = VERBS.get(lemma_of(clause.head))
    if entries is None:
        return None
    complements = [child for child in clause.head.children if child.dep in COMPLEMENT_CLAUSE_DEPS]
    raised = [word for child in complements if (word := child.child("nsubj"))]
    beside = _beside(clause.head, frame, raised)
    particle = _particle(clause.head)
    names = {name for noun in (*_objects(frame), *raised) for name in _names(noun)}
    for entry in entries:
        if particle <= entry.beside <= beside and _object_fits(entry, frame, names) and _subject_fits(entry, frame):
            return entry
    return None


def _particle(verb: Word) -> set[str]:
    """Return the particle that makes the verb another one, but not the "up" of "up to ten"."""
    particles = [child for child in verb.children if child.dep == "prt"]
    if not particles:
        return set()
    behind = {word.i - 1 for word in verb.subtree() if word.lower == "to" and word.dep in {"quantmod", "prep"}}
    return {particle.lower for particle in particles if particle.i not in behind}


def noun_kind(noun: Word) -> Kind | None:
    """Return the kind of event that a noun reports in its phrase ("hunger strike", "air strike"), if any."""
    entry = noun_entry(noun)
    return entry.kind if entry else None


def event_noun(phrase: Word) -> tuple[Word, Kind] | None:
    """Return the noun of a phrase that reports an event, and its kind: "arrests" in "a wave of arrests"."""
    kind = noun_kind(phrase)
    if kind is not None:
        return phrase, kind
    if phrase.lemma not in CARRIERS:
        return None
    of = [c for prep in phrase.children if prep.lower == "of" for c in prep.children if c.dep == "pobj"]
    for noun in (*of, *(c for c in phrase.children if c.dep == "compound")):
        kind = noun_kind(noun)
        if kind is not None:
            return noun, kind
    return None


@remembered
def noun_entry(noun: Word) -> Entry | None:
    """Return the most exact entry that a common noun matches, with the words before and after it."""
    if noun.tag not in COMMON_NOUN_TAGS:
        return None
    forms = dict.fromkeys((noun.lower, noun.lemma))  # "talks", but not "talk of a merger"
    entries = [entry for form in forms for entry in NOUNS.get(form, ())]
    if not entries:
        return None
    before = {w for c in noun.children if c.i < noun.i for w in (c.lower, c.lemma, _NAMED.get(c.ent, ""))}
    after = {c.lower for c in noun.children if c.dep == "prep" and not _is_of_time(c)}  # "a strike on Monday"
    for preposition, inner in _prepositional(noun):
        after |= {f"{preposition.lower} {inner.lemma}", *_names(inner)}
    after |= {w.lower for c in noun.children if c.dep in CONTENT_CLAUSE_DEPS for w in c.children if w.dep == "mark"}
    found = next((e for e in entries if e.beside <= before and (not e.objects or e.objects & after)), None)
    if found is not None and found.kind.mode == "strike" and not found.beside and _is_armed(noun):
        return next((e for e in entries if e.kind.type == "ASSAULT"), found)
    return found


def _is_armed(strike: Word) -> bool:
    """Whether forces strike, not workers: the sentence names forces, and nobody who may stop working."""
    *_, root = (strike, *strike.ancestors())
    named = {word.lemma.lower() for word in root.subtree() if word.pos in NOUN_POS} - {strike.lemma}
    return not named.isdisjoint(WARLIKE) and named.isdisjoint(OBJECT_CLASSES["strikers"])


def _prepositional(noun: Word) -> Iterator[tuple[Word, Word]]:
    """Yield each preposition behind a noun with its object."""
    for preposition in noun.children:
        if preposition.dep == "prep":
            yield from ((preposition, inner) for inner in preposition.children if inner.dep == "pobj")


def objects_of(entry: Entry, frame: Frame) -> tuple[Word, ...]:
    """Return the objects of a verb that an entry requires."""
    return tuple(word for word in frame.patients if any(name in entry.objects for name in _names(word)))


def _objects(frame: Frame) -> Iterator[Word]:
    """Return what an entry may have as its object: objects and what is predicated of them."""
    return chain(frame.patients, frame.recipients, frame.attributes, frame.predicates)


def _object_fits(entry: Entry, frame: Frame, names: set[str]) -> bool:
    """Whether an object, a predicate of it, or what follows the entry's preposition is one of the entry's nouns.

    `names` are the forms of the objects, and of the subjects of the complement: "allowed inspectors to enter".
    """
    if not entry.objects:
        return True
    if "*" in entry.objects:
        return bool(frame.patients)
    if not entry.objects.isdisjoint(names):
        return True
    inside = (n for word in frame.patients for preposition in entry.beside for n in nouns_after(word, preposition))
    after = (noun for preposition, noun in frame.obliques if preposition in entry.beside)
    return any(name in entry.objects for noun in chain(after, inside) for name in _names(noun))


def _subject_fits(entry: Entry, frame: Frame) -> bool:
    return not entry.subjects or any(name in entry.subjects for noun in frame.doers for name in _names(noun))


def _beside(verb: Word, frame: Frame, raised: list[Word]) -> set[str]:
    """The particles, prepositions and adverbs beside a verb, and "that" where a content clause follows."""
    hyphens = {c.i for c in verb.children if c.tag == "HYPH"}
    found = {c.lower for c in verb.children if c.dep in BESIDE_VERB_DEPS or c.i + 1 in hyphens}  # "test-fired"
    found.update(word.lower for word in frame.predicates if word.child("neg") is None)
    found.update(frame.markers)
    found.update(preposition for preposition, noun in frame.obliques if not is_fronted(verb, noun))
    found.update(c.lower for noun in (*frame.patients, *raised) for c in noun.children if c.dep == "prep")
    if any(c.dep == "ccomp" for c in verb.children):
        found.add("that")
    opening = [verb.head] if verb.dep == "xcomp" else []  # "on Monday tried to seize"
    return found - _dating((verb, *opening, *frame.patients))


def is_fronted(verb: Word, noun: Word) -> bool:
    """Whether a phrase before "be" is beside what it says: "| Under pressure |, the issue is open"."""
    return verb.lemma == "be" and noun.i < verb.i


def _dating(heads: Iterable[Word]) -> set[str]:
    """Prepositions on a verb and its objects that only state when: "gave a dinner in the evening" is not "gave in"."""
    beside = [c for head in heads for c in head.children if c.dep in BESIDE_VERB_DEPS]
    dating = {c.lower for c in beside if c.dep == "prep" and _is_of_time(c)}
    return dating - {c.lower for c in beside if c.dep != "prep" or not _is_of_time(c)}


def _is_of_time(preposition: Word) -> bool:
    objects = [c for c in preposition.children if c.dep == "pobj"]
    if preposition.lower not in PARTICIPANTS.dating or not objects:
        return False
    return all(c.ent in TIME_LABELS or c.lemma in _TIMES for c in objects)


def _names(head: Word) -> Iterator[str]:
    """The forms under which an entry may list a noun: lemma, word form, with the word before it, a name's title.

    For a part or number ("hundreds of arrests") also those of the whole.
    """
    shares = head.lemma in _PARTITIVES or head.lemma in CARRIERS or head.lemma in NO_ENTITY
    whole = nouns_after(head, "of") if shares else ()
    for noun in (head, *whole):
        if noun.ent == "WORK_OF_ART":  # 'directed "Catching Fire"' is no fire
            yield _NAMED[noun.ent]
            continue
        if noun.child("neg") is not None:  # "found him not guilty"
            yield f"not {noun.lemma}"
            continue
        yield noun.lemma
        yield noun.lower
        if noun.ent in _NAMED:
            yield _NAMED[noun.ent]
        for child in noun.children:
            if child.dep in {"compound", "amod"}:
                yield f"{child.lower} {noun.lemma}"
                if noun.pos == "PROPN" and child.dep == "compound":
                    yield child.lower
