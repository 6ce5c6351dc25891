"""Each threshold and weight of events, on both sides."""

from collections.abc import Iterable

import pytest
from frozen import read

import triplewire
from triplewire.extract.coreference.entities import Entities
from triplewire.extract.events.main_event import main_event
from triplewire.extract.events.participants.actors import Actors
from triplewire.extract.events.same_event import ANAPHOR, join_mentions
from triplewire.extract.model import Attribution, Document, Entity, Event, Mention, Provenance, Trigger
from triplewire.extract.syntax.tree import Word

TRIGGERS = [
    ("Peru held some very long secret talks with Chile.", "held some very long secret talks"),
    ("Peru held some very long secret trade talks with Chile.", "held"),
    ("Peru was not ready to attack Chile.", "was not ready"),
    ("Peru was not yet ready to attack Chile.", "was"),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "trigger"), TRIGGERS)
def test_how_far_a_trigger_reaches(pipeline: triplewire.Pipeline, text: str, trigger: str) -> None:
    assert pipeline.read(text).events[0].trigger.text == trigger


TARGETS = [
    ("Peru vowed to try to seek to arm Chile.", ["Chile"]),
    ("Peru vowed to try to begin to seek to arm Chile.", []),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "targets"), TARGETS)
def test_how_deep_in_complements_a_target_stands(pipeline: triplewire.Pipeline, text: str, targets: list[str]) -> None:
    document = pipeline.read(text)
    names = {entity.id: entity.name for entity in document.entities}
    assert [names[i] for i in document.events[0].target] == targets


CONTESTS = [
    ("Ann Lee met Omar Haddad. The coach wept.", "CONSULT"),
    ("Ann Lee met Omar Haddad. The coach of the goalkeeper wept.", None),
    ("Ann Lee met Omar Haddad. They dined. They left. The coach of the goalkeeper wept.", "CONSULT"),
    ("Ann Lee met Omar Haddad. The coach of the goalkeeper wept. They left.", None),
    ("Ann Lee met Omar Haddad. The coach of the goalkeeper wept. They left. They dined.", "CONSULT"),
    ("Ann Lee met Omar Haddad. Rebels met a coach and a goalkeeper.", "CONSULT"),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "type_"), CONTESTS)
def test_a_document_is_about_a_contest(pipeline: triplewire.Pipeline, text: str, type_: str | None) -> None:
    assert pipeline.read(text).events[0].type == type_


def chain(length: int, dep: str = "poss", gap: int = 1) -> tuple[Word, Actors]:
    """The first of `length` words that each govern the next one, `gap` words off; the last one names an actor."""
    size = length * gap + 1
    governed = range(gap, size, gap)
    fields = [f"w{n}|w{n}|NOUN|NN|{dep}|{n - gap}|" if n in governed else f"w{n}|w{n}|X|X|dep|0|" for n in range(size)]
    _, (sentence,) = read("\t".join((" ".join(f"w{n}" for n in range(size)), " ".join(fields))))
    last = sentence.words[-1]
    named = Entity("e1", "Country", "Chad", (Mention(last.start, last.end, "name"),))
    return sentence.words[0], Actors(Entities((named,), {last.start: ("e1",)}))


@pytest.mark.parametrize(("depth", "found"), [(1, True), (5, True), (6, False)])
def test_how_deep_in_a_phrase_its_actor_stands(depth: int, found: bool) -> None:
    word, actors = chain(depth)
    assert actors.of(word) == actors.agent(word) == (("e1",) if found else ())


@pytest.mark.parametrize(("distance", "found"), [(12, True), (13, False)])
def test_how_far_off_an_actor_is_named(distance: int, found: bool) -> None:
    word, actors = chain(1, "pobj", distance)
    assert actors.deep(word, set()) == (["e1"] if found else [])
    assert actors.deep(word, {"e1"}) == []


@pytest.mark.parametrize("dep", ["relcl", "advcl", "appos", "parataxis", "punct", "det"])
def test_no_actor_is_looked_for_in_clauses_of_a_phrase(dep: str) -> None:
    word, actors = chain(1, dep)
    assert actors.deep(word, set()) == []


def event(number: int = 1, sentence: int = 0, **fields: object) -> Event:
    given = {"type": "AID", "source": ("e1",), "target": ("e1",), "rule": "event.verb", **fields}
    lemma = str(given.pop("lemma", "help"))
    trigger = Trigger(number * 10, number * 10 + 1, "x", lemma)
    return Event(f"v{number}", trigger, sentence, **given)  # type: ignore[arg-type]


def best(*events: Event, mentions: tuple[int, int, int] = (1, 1, 1)) -> str | None:
    """The id of the main event of a document with three entities that are mentioned so often."""
    entities = tuple(
        Entity(f"e{n}", "Country", "x", tuple(Mention(i, i + 1, "name") for i in range(count)))
        for n, count in enumerate(mentions, 1)
    )
    made_by = Provenance("1", "none", "none")
    found = main_event(Document("a", "a", None, None, None, "", made_by, entities=entities, events=events))
    return found.id if found else None


def again(first: Event, numbers: Iterable[int]) -> list[Event]:
    return [event(number, 9, source=(), target=(), coreferent=first.id) for number in numbers]


SAID = (Attribution("e3", None),)
# The first event against the second; what the second has more weighs just less, or just more, than what the first has.
WEIGHED = {
    "of equals the first": (event(1, 4), event(2, 4), "v1"),
    "the lead ends after three sentences": (event(1, 3), event(2, 9, time=(0,)), "v2"),
    "the third sentence is in the lead": (event(1, 2), event(2, 3, time=(0,), place=("e3",)), "v1"),
    "a sentence earlier is more than three things known": (
        event(1, 0, target=()), event(2, 1, time=(0,), place=("e3",)), "v1",
    ),
    "a type is more than a sentence": (event(1, 1, type=None, mode=None), event(2, 2), "v2"),
    "a type is less than two sentences": (event(1, 0, type=None, mode=None), event(2, 2), "v1"),
    "two sentences are more than a type and the time": (
        event(1, 0, type=None, mode=None), event(2, 2, time=(0,)), "v1",
    ),
    "two sentences are less than a type, being positive and the time": (
        event(1, 0, type=None, mode=None, polarity="negative"), event(2, 2, time=(0,)), "v2",
    ),
    "a mode is less than a type": (event(1, 4, type=None, mode="visit"), event(2, 4), "v2"),
    "a mode is more than being actual and known": (
        event(1, 4, type=None), event(2, 4, type=None, mode="visit", modality="future"), "v2",
    ),
    "a mode is not more than being actual and positive": (
        event(1, 4, type=None), event(2, 4, type=None, mode="x", modality="future", polarity="negative"), "v1",
    ),
    "positive before negative": (event(1, 4, polarity="negative"), event(2, 4), "v2"),
    "positive is more than the time": (event(1, 4, polarity="negative", time=(0,)), event(2, 4), "v2"),
    "positive is not more than time and place": (
        event(1, 4, polarity="negative", time=(0,), place=("e3",)), event(2, 4), "v1",
    ),
    "actual before future": (event(1, 4, modality="future"), event(2, 4), "v2"),
    "actual is more than the time": (event(1, 4, modality="future", time=(0,)), event(2, 4), "v2"),
    "actual is not more than time and place": (
        event(1, 4, modality="future", time=(0,), place=("e3",)), event(2, 4), "v1",
    ),
    "unclaimed before claimed": (event(1, 4, attribution=SAID), event(2, 4), "v2"),
    "unclaimed is as much as the time": (event(1, 4, attribution=SAID, time=(0,)), event(2, 4), "v1"),
    "a verb before a noun": (event(1, 4, rule="event.nominal"), event(2, 4), "v2"),
    "a verb is more than the time": (event(1, 4, rule="event.nominal", time=(0,)), event(2, 4), "v2"),
    "a verb is not more than time and place": (
        event(1, 4, rule="event.nominal", time=(0,), place=("e3",)), event(2, 4), "v1",
    ),
    "saying counts less": (event(1, 4, type=None, lemma="say"), event(2, 4, type=None), "v2"),
    "saying is worth less than a sentence and a deed": (
        event(1, 2, type=None, lemma="say"), event(2, 4, type=None), "v2",
    ),
    "saying two sentences earlier is more": (event(1, 1, type=None, lemma="say"), event(2, 4, type=None), "v1"),
    # Of equals the first is the main one: each weight is neither more nor less than another.
    "a type is less than a mode, being positive and the time": (
        event(1, 4, type=None, mode="visit", time=(0,)), event(2, 4, polarity="negative"), "v1",
    ),
    "a mode is as much as being actual and positive": (
        event(1, 4, type=None, mode="visit", modality="future", polarity="negative"), event(2, 4, type=None), "v1",
    ),
    "the time is as much as being unclaimed": (event(1, 4), event(2, 4, attribution=SAID, time=(0,)), "v1"),
    "time and place are as much as a verb": (
        event(1, 4), event(2, 4, rule="event.nominal", time=(0,), place=("e3",)), "v1",
    ),
    "saying loses as much as a sentence and being positive": (
        event(1, 2, type=None, lemma="say"), event(2, 4, type=None, polarity="negative"), "v1",
    ),
    "a sentence and being positive are no more than saying loses": (
        event(1, 4, type=None, polarity="negative", time=(0,)), event(2, 2, type=None, lemma="say"), "v1",
    ),
    "what is said with a type is a deed": (event(1, 4, lemma="say"), event(2, 4), "v1"),
}  # fmt: skip


@pytest.mark.parametrize(("one", "other", "expected"), WEIGHED.values(), ids=WEIGHED)
def test_which_of_two_events_is_the_main_one(one: Event, other: Event, expected: str) -> None:
    assert best(one, other) == expected


REPORTED = [
    (3, {"time": (0,), "place": ("e3",)}, "v1"),
    (4, {"time": (0,), "place": ("e3",)}, "v2"),
    (4, {"time": (0,), "place": ("e3",), "attribution": ()}, "v1"),
    (8, {"time": (0,), "place": ("e3",), "attribution": ()}, "v1"),
]


@pytest.mark.parametrize(("reports", "more", "expected"), REPORTED)
def test_each_report_weighs_a_half_up_to_four(reports: int, more: dict[str, object], expected: str) -> None:
    """The first event has more of other things, each of which weighs a half, too."""
    first, other = event(1, 4, **{"attribution": SAID, **more}), event(2, 4, attribution=SAID)
    assert best(first, other, *again(other, range(10, 9 + reports))) == expected


def test_three_reports_are_as_much_as_one_with_time_and_place() -> None:
    first, other = event(1, 4), event(2, 4, time=(0,), place=("e3",))
    assert best(first, other, *again(first, range(10, 12))) == "v1"


@pytest.mark.parametrize(("mentions", "expected"), [((3, 5, 0), "v1"), ((7, 12, 0), "v2")])
def test_the_share_of_all_mentions_weighs_twice(mentions: tuple[int, int, int], expected: str) -> None:
    """The first event has a time, which weighs a half: a quarter of all mentions."""
    one, other = event(1, 4, time=(0,)), event(2, 4, source=("e2",), target=("e2",))
    assert best(one, other, mentions=mentions) == expected


def noun(number: int, lemma: str = "attack", **fields: object) -> Event:
    return event(number, number, type="ASSAULT", source=(), target=(), rule=ANAPHOR, lemma=lemma, **fields)


def deed(number: int, lemma: str = "bomb", **fields: object) -> Event:
    return event(number, number, **{"type": "ASSAULT", "lemma": lemma, "source": (f"e{number}",), **fields})


STANDS_FOR = {
    "the last": ([deed(1), deed(2), noun(3)], 2),
    "the last with its word": ([deed(1, "attack"), deed(2), noun(3)], 1),
    "the last of its mode": ([deed(1, mode="siege"), deed(2), noun(3, mode="siege")], 1),
    "its word before its mode": ([deed(1, "attack"), deed(2, mode="siege"), noun(3, mode="siege")], 1),
    "no other mode": ([deed(1, mode="raid"), noun(3, mode="siege")], 0),
    "no other type": ([deed(1, type="AID"), noun(3)], 0),
    "nothing negated": ([deed(1), deed(2, polarity="negative"), noun(3)], 1),
    "nothing that names nobody": ([deed(1), deed(2, source=(), target=()), noun(3)], 1),
    "what has a place alone": ([deed(1), deed(2, source=(), target=(), place=("e2",)), noun(3)], 2),
    "a noun that stands for one": ([deed(1, "attack"), deed(2, "attack", source=("e9",)), noun(3), noun(4)], 2),
}


@pytest.mark.parametrize(("events", "expected"), STANDS_FOR.values(), ids=STANDS_FOR)
def test_what_a_definite_noun_stands_for(events: list[Event], expected: int) -> None:
    joined = join_mentions(events, (), {})
    meant = next((e for e in joined if e.id == joined[-1].coreferent), None)
    assert (meant.trigger.start // 10 if meant else 0) == expected


@pytest.mark.parametrize(("between", "repeats"), [(49, True), (50, False)])
def test_how_many_events_of_a_participant_a_report_may_repeat(between: int, repeats: bool) -> None:
    raids = [deed(n, source=("e1",), target=("e2",), place=(f"e{n + 2}",)) for n in range(1, between + 2)]
    *_, again = join_mentions([*raids, deed(99, source=("e1",), target=("e2",), place=("e3",))], (), {})
    assert again.coreferent == ("v1" if repeats else None)
