"""The evidence that two tellings are of one event, condition by condition."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from math import log

import pytest

from triplewire.graph.identity.happenings.resemblance import Pair
from triplewire.graph.identity.happenings.stories import Story, Telling, buildings
from triplewire.graph.spans import spans_of_events
from triplewire.graph.thresholds import THRESHOLDS
from triplewire.ontology.terms import TW

NONE: frozenset[str] = frozenset()
MET = Telling(
    node="e", start=0, lemmas=frozenset({"meet"}), type=TW.Consult, status=("positive", "actual"),
    sources=frozenset({"lee"}), targets=frozenset({"roy"}), others=NONE, places=frozenset({"oslo"}),
    days=frozenset({"2024-05-09"}), names=NONE, words=NONE, numbers=NONE, particles=NONE,
)  # fmt: skip


def evidence(one: Telling, other: Telling, days: tuple[int, int] = (9, 9)) -> dict[str, float] | None:
    stories = [
        Story(f"g{number}", date(2024, 5, day), dict.fromkeys(told.names, 1.0), {}, NONE, (told,))
        for number, day, told in zip((1, 2), days, (one, other), strict=True)
    ]
    return Pair.of(*stories).evidence(one, other)


@pytest.mark.parametrize(
    ("change", "kind", "expected"),
    [
        ({}, "same", 1),
        ({"type": "Fight"}, "same", 0),
        ({"sources": NONE}, "same", 0),
        ({"type": "Fight"}, "type", 0),
        ({"days": NONE}, "same", 0),
        ({"sources": frozenset({"roy"}), "targets": frozenset({"lee"})}, "same", 1),
        ({"sources": frozenset({"berg"}), "names": frozenset({"lee"})}, "other_side", 0),
        ({"sources": NONE}, "other_side", 0),
        ({"status": ("negative", "actual")}, "status", 1),
        ({"lemmas": frozenset({"meets"})}, "stem", 1),
        ({"lemmas": frozenset({"meets"})}, "lemma", 0),
    ],
)
def test_strength_of_a_kind_of_evidence(change: dict[str, frozenset[str]], kind: str, expected: float) -> None:
    found = evidence(MET, replace(MET, **change))  # type: ignore[arg-type]
    assert found is not None
    assert found.get(kind, 0) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("create", "create", 1),
        ("agreement", "agree", 1),
        ("agreement", "deal", 1),  # of one kind
        ("agreement", "pact", 0),
        ("arrest", "arrest", 0),
        ("create", "use", 0),  # of one type alone
    ],
)
def test_words_that_say_little_of_what_happened_are_evidence_against_one_event(
    one: str, other: str, expected: float
) -> None:
    x, y = (replace(MET, lemmas=frozenset({lemma})) for lemma in (one, other))
    found = evidence(x, y)
    assert found is not None
    assert found.get("general", 0) == expected


@pytest.mark.parametrize(
    ("published", "modality", "contradicts"),
    [(7, "actual", True), (8, "actual", False), (7, "future", False)],
)
def test_what_was_published_as_past_before_the_day_is_another_event(
    published: int, modality: str, contradicts: bool
) -> None:
    undated = replace(MET, days=NONE, status=("positive", modality))
    assert (evidence(MET, undated, (9, published)) is None) is contradicts
    assert (evidence(undated, MET, (published, 9)) is None) is contradicts


@pytest.mark.parametrize(
    ("one", "other", "anchors"),
    [
        ({}, {"sources": frozenset({"berg"}), "targets": NONE, "places": NONE}, 0),
        ({}, {"days": frozenset({"2024-05-09"})}, 1),
        ({"numbers": frozenset({"7"})}, {"numbers": frozenset({"7"})}, 0.5),
        ({"numbers": frozenset({"70"})}, {"numbers": frozenset({"70"})}, 1),
        ({"places": frozenset({"oslo"})}, {"places": frozenset({"oslo"})}, 0.5),
        ({"sources": frozenset({"lee"})}, {"sources": frozenset({"lee"})}, 1),
        ({"sources": frozenset({"union"})}, {"sources": frozenset({"union"})}, 0.5),
        (
            {"sources": frozenset({"lee"}), "lemmas": frozenset({"say"})},
            {"sources": frozenset({"lee"}), "lemmas": frozenset({"say so"})},
            0,
        ),
        ({"words": frozenset({"a", "b"})}, {"words": frozenset({"a", "c"})}, 1),
    ],
)
def test_what_ties_tellings_of_documents_without_a_day_to_one_occasion(
    one: dict[str, frozenset[str]], other: dict[str, frozenset[str]], anchors: float
) -> None:
    bare = replace(MET, sources=NONE, targets=NONE, places=NONE, days=NONE)
    bases = (MET if "days" in other else bare), bare
    x, y = (replace(base, **change) for base, change in zip(bases, (one, other), strict=True))  # type: ignore[arg-type]
    stories = [Story(graph, None, {}, {"lee": NONE}, NONE, (told,)) for graph, told in (("g1", x), ("g2", y))]
    found = Pair.of(*stories).evidence(x, y) or {}
    assert found.get("unanchored", 0) == pytest.approx((THRESHOLDS.stories.anchors - anchors) ** 2)


def test_documents_of_one_time_and_of_the_same_names_need_less_that_ties_their_tellings() -> None:
    bare = replace(MET, sources=NONE, targets=NONE, places=NONE, days=NONE)
    dated = evidence(bare, bare) or {}
    assert dated["unanchored"] == pytest.approx((THRESHOLDS.stories.anchors - 1) ** 2)
    stories = [Story(graph, None, {"lee": 1.0}, {}, NONE, (bare,)) for graph in ("g1", "g2")]
    alike = Pair.of(*stories).evidence(bare, bare) or {}
    assert alike["unanchored"] == pytest.approx((THRESHOLDS.stories.anchors - 1) ** 2)
    assert "unanchored" not in (Pair.of(stories[0], stories[0]).evidence(bare, replace(bare, node="f")) or {})


@pytest.mark.parametrize(("times", "expected"), [((1, 1), 0), ((1, 2), log(2)), ((3, 2), log(6))])
def test_a_word_that_both_documents_repeat_tells_less(times: tuple[int, int], expected: float) -> None:
    stories = [Story(f"g{n}", None, {}, {}, NONE, (MET,) * n) for n in times]
    assert (Pair.of(*stories).evidence(MET, MET) or {}).get("repeated", 0) == pytest.approx(expected)


def test_to_say_and_to_add_are_as_light_as_to_say_twice() -> None:
    x, y = (replace(MET, lemmas=frozenset({lemma})) for lemma in ("say", "tell"))
    found = evidence(x, y) or {}
    assert found["kind"]
    assert found["light"]


@pytest.mark.parametrize(
    ("shared", "published", "is_one"),
    [
        ({}, None, False),  # two deaths in articles on one virus
        ({"targets": frozenset({"lee"})}, None, True),
        ({"words": frozenset({"ferry", "capsize", "storm"})}, None, True),
        ({"numbers": frozenset({"43"}), "places": frozenset({"oslo"})}, None, True),
        ({}, date(2024, 5, 9), True),
    ],
)
def test_tellings_in_articles_on_one_theme_need_something_that_ties_them_to_one_occasion(
    shared: dict[str, frozenset[str]], published: date | None, *, is_one: bool
) -> None:
    died = replace(MET, lemmas=frozenset({"die"}), type="", sources=NONE, targets=NONE, places=NONE, days=NONE)
    told = replace(died, **shared)  # type: ignore[arg-type]
    names = [{"vesta virus": 1.0, name: 1.3} for name in ("kenya", "peru")]
    stories = [Story(f"g{n}", published, names[n], {"lee": NONE}, NONE, (told,)) for n in (0, 1)]
    assert ((Pair.of(*stories).strength(told, told) or 0) > THRESHOLDS.retelling.one) is is_one


@pytest.mark.parametrize(
    ("change", "is_another"),
    [
        ({}, False),
        ({"sources": frozenset({"berg"})}, True),
        ({"targets": frozenset({"berg"})}, True),
        ({"sources": frozenset({"berg"}), "names": frozenset({"lee"})}, False),  # both may have acted
        ({"sources": frozenset({"berg", "lee"})}, False),
        ({"sources": frozenset({"oslo lee"})}, False),  # a longer form of the name
        ({"sources": frozenset({"norway"})}, False),  # of which Lee is the prime minister
        ({"sources": frozenset({"roy"}), "targets": frozenset({"lee"})}, False),  # they met
        ({"sources": frozenset({"roy"}), "targets": frozenset({"lee"}), "type": TW.Assault}, True),
        ({"sources": frozenset({"roy"}), "targets": NONE, "type": TW.Assault}, True),
        ({"sources": frozenset({"roy"}), "targets": NONE, "lemmas": frozenset({"talk"})}, False),
        ({"places": frozenset({"riga"})}, True),
        ({"lands": frozenset({"SE"})}, True),  # Oslo in Norway, or in Sweden
        ({"lemmas": frozenset({"sue"})}, False),  # of one type
        ({"lemmas": frozenset({"sue"}), "type": TW.Accuse}, True),
    ],
)
def test_other_sides_are_of_another_event(change: dict[str, frozenset[str]], *, is_another: bool) -> None:
    x = replace(MET, lands=frozenset({"NO"}))
    y = replace(x, **change)  # type: ignore[arg-type]
    kin = frozenset({frozenset({"lee", "norway"})})
    stories = [
        Story(g, None, dict.fromkeys(told.names, 1.0), {}, NONE, (told,), kin) for g, told in (("g1", x), ("g2", y))
    ]
    assert (Pair.of(*stories).evidence(x, y) is None) is is_another


@pytest.mark.parametrize(("verb", "is_another"), [("pay", False), ("fine", True)])
def test_who_is_fined_pays(verb: str, *, is_another: bool) -> None:
    x = replace(MET, lemmas=frozenset({"fine"}), type=TW.Sanction)
    y = replace(x, lemmas=frozenset({verb}), sources=x.targets, targets=NONE)
    assert (evidence(x, y) is None) is is_another


@pytest.mark.parametrize(
    ("second", "named", "is_another"), [("berg", False, True), ("berg", True, False), ("roy", False, False)]
)
def test_of_two_actors_the_second_may_be_another(second: str, *, named: bool, is_another: bool) -> None:
    x = replace(MET, sources=frozenset({"lee", "roy"}), targets=NONE)
    y = replace(x, sources=frozenset({"lee", second}))
    names = {"berg": 1.0} if named else {}
    stories = [Story("g1", None, names, {}, NONE, (x,)), Story("g2", None, {}, {}, NONE, (y,))]
    assert (Pair.of(*stories).evidence(x, y) is None) is is_another


@pytest.mark.parametrize(("given", "is_another"), [("ann", False), ("eva", True)])
def test_a_person_may_have_another_family_name_but_not_another_given_name(given: str, *, is_another: bool) -> None:
    x = replace(MET, sources=frozenset({"lee", "berg"}), targets=NONE)
    y = replace(x, sources=frozenset({"lee", "moe"}))
    berg = {"lee": NONE, "berg": frozenset({"ann", "berg"})}
    moe = {"lee": NONE, "moe": frozenset({given, "moe"})}
    stories = [Story("g1", None, {}, berg, NONE, (x,)), Story("g2", None, {}, moe, NONE, (y,))]
    assert (Pair.of(*stories).evidence(x, y) is None) is is_another


@pytest.mark.parametrize(
    ("given", "is_another"), [("william", False), ("bill", False), ("rita", True), ("", False), ("mayor", False)]
)
def test_a_person_of_the_same_family_name_may_have_another_given_name(given: str, *, is_another: bool) -> None:
    x = replace(MET, sources=frozenset({"falk"}), targets=NONE)
    persons = [{"falk": frozenset({"falk", word} - {""})} for word in ("william", given)]
    stories = [Story(f"g{n}", None, {}, told, NONE, (x,)) for n, told in enumerate(persons)]
    assert (Pair.of(*stories).evidence(x, x) is None) is is_another


@pytest.mark.parametrize(
    ("change", "is_another"),
    [
        ({}, True),
        ({"lemmas": frozenset({"fight"})}, False),
        ({"type": TW.Consult}, False),
        ({"sources": frozenset({"roy", "lee"})}, False),
    ],
)
def test_who_does_it_to_whom_is_not_who_it_is_done_to(change: dict[str, frozenset[str]], *, is_another: bool) -> None:
    told = {"lemmas": frozenset({"sue"}), "type": TW.Accuse, "names": frozenset({"lee", "roy"})}
    x = replace(MET, **{**told, **change})  # type: ignore[arg-type]
    y = replace(x, sources=frozenset({"roy"}), targets=frozenset({"lee"}))
    x = replace(x, sources=change.get("sources", frozenset({"lee"})), targets=frozenset({"roy"}))
    assert (evidence(x, y) is None) is is_another


@pytest.mark.parametrize(
    ("what", "is_another"),
    [
        ("a clinic", True), ("two schools", False), ("a school and a clinic", False), ("a bus", False),
        ("a school near the clinic", False),
    ],
)  # fmt: skip
def test_what_hit_a_school_did_not_hit_a_clinic(what: str, *, is_another: bool) -> None:
    x = replace(MET, targets=NONE, buildings=buildings(["a school in Oslo"]))
    assert (evidence(x, replace(x, buildings=buildings([what]))) is None) is is_another


@pytest.mark.parametrize(
    ("one", "other", "is_another"),
    [("2024-03", "2024-04", True), ("2024-03", "2024-03", False), ("2024-03", "2024-W14", False)],
)
def test_two_months_are_two_times_in_two_documents(one: str, other: str, *, is_another: bool) -> None:
    x, y = (replace(MET, days=NONE, spans=tuple(spans_of_events([value]))) for value in (one, other))
    assert (evidence(x, y) is None) is is_another


def test_a_later_version_of_a_document_may_name_another() -> None:
    x, y = MET, replace(MET, targets=frozenset({"oslo"}))
    for graph, is_another in (("g1", False), ("g2", True)):
        stories = [Story("g1", None, {}, {}, NONE, (x,)), Story(graph, None, {}, {}, NONE, (y,))]
        assert (Pair.of(*stories).evidence(x, y) is None) is is_another


@pytest.mark.parametrize(
    ("shared", "is_another"), [(THRESHOLDS.stories.few_names, True), (THRESHOLDS.stories.few_names + 1, False)]
)
def test_what_is_told_beside_an_event_of_documents_with_few_common_names(shared: int, *, is_another: bool) -> None:
    fraud = replace(
        MET, node="f", lemmas=frozenset({"fraud"}), type="", sources=NONE, targets=NONE, places=NONE, days=NONE
    )
    jailed = [replace(MET, lemmas=frozenset({"jail"}), targets=frozenset({name})) for name in ("roy", "berg")]
    names = {f"name {n}": 1.0 for n in range(shared)}
    stories = [Story(f"g{n}", None, names, {}, NONE, (jail, fraud)) for n, jail in enumerate(jailed)]
    assert (Pair.of(*stories).evidence(fraud, fraud) is None) is is_another
