"""The times and places of an event, as syntax attaches them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise, takewhile

from triplewire.extract.clauses.clause import Clause
from triplewire.extract.events.frames import Frame, nouns_after
from triplewire.extract.events.participants.actors import Actors, unique
from triplewire.extract.lexicon.event_lexicon import LIGHT, OPERATORS, REPORT
from triplewire.extract.lexicon.labels import (
    AUXILIARY_DEPS,
    COMPLEMENT_CLAUSE_DEPS,
    FINITE_TAGS,
    MAIN_CLAUSE_DEPS,
    NONFINITE_TAGS,
    NOUN_POS,
    PATIENT_DEPS,
    PRENOMINAL_DEPS,
    SUBJECT_DEPS,
    TIME_LABELS,
)
from triplewire.extract.lexicon.lists import EVENT_TYPES, PARTICIPANTS, ROLES, TIME_CONTEXTS
from triplewire.extract.model import Time
from triplewire.extract.syntax.tree import Sentence, Word
from triplewire.extract.syntax.verb_groups import with_particle
from triplewire.extract.times.anchors import Anchor

_PLACES = ROLES.place_prepositions


def times_by_head(
    sentence: Sentence,
    times: Mapping[int, int],
    heads: frozenset[int],
    extents: tuple[Time, ...],
    anchors: Mapping[int, Anchor],
) -> dict[int, list[int]]:
    """Indexes of the times that date what each word in `heads` (word indexes) reports.

    `times` gives the index of the time that begins at an offset. A duration says how long, not when, unless it has an
    anchor: "a week after the raid" dates what governs the raid.
    """
    found: dict[int, list[int]] = {}
    for word in sentence.words:
        index = None if _is_in_name(word, sentence) else times.get(word.start)
        if index is not None and index in anchors:
            event = next((above.i for above in anchors[index].word.ancestors() if above.i in heads), None)
            if event is not None:
                found.setdefault(event, []).append(index)
        elif index is not None and not _is_manner(word, extents[index]):
            top = _top(*(_range_start(sentence, word, index, extents) or (word, extents[index])))
            is_anchor = index - 1 in anchors and anchors[index - 1].word is top  # "two days after Christmas"
            for event in dict.fromkeys((_dated(top, heads), *_dates(top, heads))):
                if event is not None and not is_anchor:
                    found.setdefault(event, []).append(index)
    return found


def _is_manner(word: Word, time: Time) -> bool:
    """Whether a time says how long or how often, not when: "for two days", "the annual meeting"."""
    return time.type == "duration" or (time.type == "set" and word.dep == "amod")


def _is_in_name(year: Word, sentence: Sentence) -> bool:
    """Whether a year is the end of a name: "the Chemical Weapons Act | 1996", "Expo | 2020"."""
    before = sentence.words[year.i - 1] if year.i else year
    return year.tag == "CD" and before.pos == "PROPN" and before.ent not in TIME_LABELS and year.dep != "npadvmod"


def fronted_times(
    sentence: Sentence, dated: Mapping[int, list[int]], times: tuple[Time, ...], clauses: Mapping[int, Clause]
) -> dict[int, list[int]]:
    """Indexes of the times at the head of a sentence, for each past tense behind a semicolon, by its word index.

    "Yesterday, Kenya beat Togo; Mali beat Niger": both happened yesterday.
    """
    marks = [word.i for word in sentence.words if word.text == ";"]
    if not marks:
        return {}
    first = {word.start for word in sentence.words[: 1 + (sentence.words[0].dep == "prep")]}
    lent = [index for i, found in dated.items() if i < marks[0] for index in found if times[index].start in first]
    past = (i for i, c in clauses.items() if i > marks[0] and c.head.tag == "VBD" and c.head.dep in MAIN_CLAUSE_DEPS)
    return dict.fromkeys(past, lent) if lent else {}


def _range_start(sentence: Sentence, word: Word, index: int, times: tuple[Time, ...]) -> tuple[Word, Time] | None:
    """The beginning, with its first word, of the range that a time ends: 1991 in "between 1991 and 1995"."""
    if index == 0 or times[index - 1].start < sentence.start:
        return None
    began, before = times[index - 1], sentence.words[: word.i][::-1]
    between = list(takewhile(lambda w: w.start >= began.end, before))
    first = list(takewhile(lambda w: w.end > began.start, before))[-1:]
    joint = " ".join(w.lower for w in reversed(between))
    opened = first and first[0].i > 0 and sentence.words[first[0].i - 1].lower in TIME_CONTEXTS.range_openers
    return (first[0], began) if opened and joint in TIME_CONTEXTS.coordinators else None


def _top(word: Word, time: Time) -> Word:
    """The head of the time expression that begins with `word`."""
    while word.head is not word and time.start <= word.head.start < time.end:
        word = word.head
    return word


def _dates(day: Word, heads: frozenset[int]) -> Iterator[int]:
    """The events of the relative clauses of a time expression: "the same day he fled"."""
    return (c.i for c in day.children if c.dep == "relcl" and c.i in heads)


def _dated(word: Word, heads: frozenset[int]) -> int | None:
    """The nearest event that governs a time expression.

    The time of a thing is not that of what happens to it: "signed the 1998 treaty", "a star of the 1940s died".
    """
    first = word
    while first.dep == "conj":
        first = first.head
    of_thing = first.dep == "pobj" and first.head.lower == "of" and first.head.head.pos in NOUN_POS
    if of_thing and not any(above.i in heads for above in (first, first.head, first.head.head)):
        return None
    if word.dep in PRENOMINAL_DEPS and word.head.pos == "NOUN" and word.head.i not in heads:
        return None
    for above in word.ancestors():
        if above.i in heads:
            return above.i
    return word.i if word.i in heads else None


def lenders(head: Word, clauses: Mapping[int, Clause]) -> Iterator[tuple[int, bool]]:
    """Yield the heads of the clauses that share their time and place with the event of `head`, nearest first.

    With each, whether the two are coordinated: "prayed in Rome and left" shares no place, "In Rome he prayed and left"
    does.
    """
    word = head
    if word.i not in clauses:
        word = _told_by(word)
        if word.i in clauses:
            yield word.i, False
    while word.i in clauses and _shares(word):
        joined, word = word.dep == "conj", word.head
        if word.i in clauses:
            yield word.i, joined


def occasions(head: Word, found: Mapping[int, str | None]) -> Iterator[int]:
    """Yield the heads of the events during which `head` happens: "met during her visit", "captured in the 1990 war".

    `found` gives the types of the sentence's events by their heads.
    """
    for preposition in head.children:
        for noun in preposition.children if preposition.lower in PARTICIPANTS.course else ():
            occasion = found.get(noun.i) == "CONSULT" or (
                preposition.lower == "in" and found.get(noun.i) in EVENT_TYPES.collective
            )
            if noun.dep == "pobj" and noun.i in found and (occasion or preposition.lower == "during"):
                yield noun.i


def _told_by(noun: Word) -> Word:
    """Return the verb that shares its time and place with an event noun: its subject, or object of a light verb."""
    head = noun.head
    if noun.dep in SUBJECT_DEPS or (noun.dep == "dobj" and with_particle(head) in LIGHT):
        return head
    if noun.dep == "pobj" and head.lower in PARTICIPANTS.within:
        return head.head
    return noun


def _shares(verb: Word) -> bool:
    """Whether a verb has the time and place of its governor: as a conjunct, or as its manner or effect."""
    if verb.dep == "conj":
        return not _is_of_another_time(verb)
    infinite = verb.tag in NONFINITE_TAGS and not any(
        c.tag in FINITE_TAGS for c in verb.children if c.dep in AUXILIARY_DEPS
    )
    if verb.dep == "advcl":
        return infinite
    return infinite and verb.dep in COMPLEMENT_CLAUSE_DEPS and verb.head.lemma not in REPORT and _keeps(verb.head)


def _is_of_another_time(verb: Word) -> bool:
    """Whether a conjunct has another tense: "closed the border in 2022 and has banned visitors"."""
    own, above = (next((c.tag for c in v.children if c.dep in AUXILIARY_DEPS), None) for v in (verb, verb.head))
    tenses = own, above or verb.head.tag
    return own is not None and FINITE_TAGS.issuperset(tenses) and tenses.count("VBD") == 1


def _keeps(verb: Word) -> bool:
    operator = OPERATORS.get(verb.lemma)
    return operator is None or operator.name == "keep"


def places(frame: Frame, actors: Actors) -> list[str]:
    """Return the places that a clause states for its event."""
    nouns = [noun for preposition, noun in frame.obliques if preposition in _PLACES]
    nouns += [noun for word in (*frame.patients, *(w for _, w in frame.obliques)) for noun in _after_name(word)]
    return unique(actors.places(noun) for noun in (*nouns, *frame.adverbs))


def fronted_places(clause: Clause, frame: Frame, actors: Actors) -> list[str]:
    """Return the places of a clause and of those coordinated with it: "In Rome he prayed and left"."""
    nouns = [noun for preposition, noun in frame.obliques if preposition in _PLACES]
    return unique(actors.places(noun) for noun in nouns if noun.i < clause.head.i)


def filed(sentences: tuple[Sentence, ...], actors: Actors) -> dict[int, list[str]]:
    """Return the places of a dateline, by the index of the sentence after it: the default place of the lead."""
    return {
        sentence.index + 1: [i for word in sentence.words for i in actors.places(word)]
        for sentence in sentences
        if sentence.kind == "dateline"
    }


def told_before(sentences: tuple[Sentence, ...], actors: Actors) -> dict[int, list[str]]:
    """Return the place named last before each sentence with an event that points back to it."""
    return {
        sentence.index: _last_place(before, actors)
        for before, sentence in pairwise(sentences)
        if not sentence.vocabulary.isdisjoint({"here", "there"}) and any(map(points_back, sentence.words))
    }


def points_back(head: Word) -> bool:
    """Whether an event is said to be at the place told of before: "There, she met him", "he met her there"."""
    return any(c.dep == "advmod" and (c.lower == "there" or (c.lower == "here" and not c.i)) for c in head.children)


def _last_place(sentence: Sentence, actors: Actors) -> list[str]:
    """Return the place that a sentence names last as a setting or where somebody goes."""
    found = (
        actors.places(word)
        for word in reversed(sentence.words)
        if word.dep == "pobj" and word.head.lower in PARTICIPANTS.settling
    )
    return next(filter(None, found), [])


def things_in(participants: Iterable[Word], actors: Actors) -> list[str]:
    """Return the places of the participants: "attacked a village in Syria", "forces in Syria fired"."""
    near = PARTICIPANTS.standing_prepositions
    phrases = [noun for word in participants for preposition in near for noun in nouns_after(word, preposition)]
    return unique(actors.places(noun) for noun in phrases)


def is_located(word: Word, actors: Actors) -> bool:
    """Whether the word names a setting: the object of a preposition of place, or a place that is an object."""
    if word.dep == "pobj" and word.head.lower in _PLACES:
        return bool(actors.places(word))
    return word.dep in PATIENT_DEPS and any(map(actors.is_only_place, actors.at(word)))


def _after_name(word: Word) -> Iterator[Word]:
    """Places that the parser attaches to a name by mistake: "met Soto of Chile in Lima"."""
    for name in (word, *nouns_after(word, "of")):
        if name.pos == "PROPN":
            for preposition in PARTICIPANTS.standing_prepositions:
                yield from nouns_after(name, preposition)
