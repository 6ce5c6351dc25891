"""A story that many documents tell is joined by samples, with the same result whatever came, changed and went."""

import random
from datetime import date
from itertools import pairwise, product

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sketch import Sketch

from triplewire.extract.model import Document
from triplewire.graph.corrections.prepared import Prepared, prepare
from triplewire.graph.identity.happenings import crowds, postings
from triplewire.graph.identity.happenings.crowds import Known, groups_of
from triplewire.graph.identity.happenings.resemblance import Pair
from triplewire.graph.identity.happenings.stories import Story, Telling
from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.graph.thresholds import THRESHOLDS

SMALL = msgspec.structs.replace(THRESHOLDS.stories, crowded=3, shown=1, together=6, core=4, sample=2)


def telling(number: int) -> Document:
    """A meeting, told with other words around it in each document; in some, an attack too."""
    extra = ("Cid Moe", "Ida Falk", "Jon Berg")[number % 3]
    attacked = number % 2 == 0
    text = (
        f"Ann Lee met Omar Haddad in Oslo. {extra} was there, number {number}." + " Ann Lee attacked Peru." * attacked
    )
    s = Sketch(text, id=f"d{number}")
    ann, omar, oslo = s.entity("Ann Lee"), s.entity("Omar Haddad"), s.entity("Oslo", "Place")
    s.entity(extra)
    s.event("met", "CONSULT", source=[ann, omar], place=[oslo])
    if attacked:
        s.event("attacked", "ASSAULT", source=[ann], target=[s.entity("Peru", "Country")])
    return s.document()


NAMES = ("Ann Lee", "Omar Haddad", "Eva Brandt", "Cid Moe", "Ida Falk")
PUBLISHED = ("2024-05-03", "2024-05-20", "2024-04-28", "2024-06-02", None)
NOBODY = frozenset[str]()
HELD = ("2024-05-01", "2024-05-02", "2024-04-11")


def meeting(number: int) -> Document:
    """A meeting of some of the same people on one of a few days: those of different days are different meetings."""
    chance = random.Random(number)  # noqa: S311  # not a secret
    people = chance.sample(NAMES, chance.choice((2, 3)))
    held = chance.choice(HELD)
    text = f"{' and '.join(people)} met on {held} in Oslo, number {number}."
    s = Sketch(text, id=f"d{number}", published=chance.choice(PUBLISHED))
    s.event("met", "CONSULT", source=[s.entity(name) for name in people], time=[s.time(held, held)])
    return s.document()


@pytest.mark.parametrize(("one", "other"), list(product(PUBLISHED, repeat=2)))
def test_under_the_keys_of_seekers_are_all_that_look_for_a_document(one: str | None, other: str | None) -> None:
    filed, seeker = (
        Story("", date.fromisoformat(day) if day else None, {"lee": 1.0, "moe": 1.0}, {}, NOBODY, ())
        for day in (one, other)
    )
    looked_for = set(filed.filed_under) & set(seeker.sought)
    assert looked_for <= {key for key in filed.filed_under if set(filed.seekers(key)) & set(seeker.filed_under)}
    assert looked_for or (one and other)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (crowds, postings):
        monkeypatch.setattr(module, "_AT", SMALL)


@pytest.fixture(scope="module")
def prepared() -> list[Prepared]:
    return [prepare(meeting(number)) for number in range(24)]


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("seed", range(6))
def test_a_crowd_is_the_same_in_any_order_and_leaves_no_trace(prepared: list[Prepared], seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # not a secret
    shuffled = chance.sample(prepared, len(prepared))
    kept, gone = shuffled[:18], shuffled[18:]
    one, other = KnowledgeGraph(), KnowledgeGraph(keep_versions=False)
    one.put(*kept)
    cuts = [0, *sorted(chance.sample(range(1, len(shuffled)), 9)), len(shuffled)]
    for start, end in pairwise(cuts):
        other.put(*shuffled[start:end])
    for each in gone:
        other.remove(each.graph.rpartition("document-")[2])
    number = int(kept[0].graph.rpartition("document-d")[2])
    other.put(prepare(telling(number)))  # changed, and back again
    other.put(kept[0])
    assert other.export("nquads") == one.export("nquads")


def again(number: int) -> Document:
    """A meeting of always the same two people on one of a few days."""
    held = random.Random(number).choice(HELD)  # noqa: S311  # not a secret
    s = Sketch(f"Ann Lee and Omar Haddad met on {held} in Oslo, number {number}.", id=f"d{number}")
    s.event("met", "CONSULT", source=[s.entity("Ann Lee"), s.entity("Omar Haddad")], time=[s.time(held, held)])
    return s.document()


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("seed", range(8))
def test_the_others_lose_their_links_with_a_document_that_is_shown_no_more(seed: int) -> None:
    documents = [prepare(again(number)) for number in range(seed * 20, seed * 20 + 14)]
    at_once, one_by_one = KnowledgeGraph(), KnowledgeGraph()
    at_once.put(*documents)
    for each in documents:
        one_by_one.put(each)
    assert one_by_one.export("nquads") == at_once.export("nquads")


def test_a_crowd_is_one_happening() -> None:
    graph = KnowledgeGraph()
    many = 2 * THRESHOLDS.stories.core
    graph.put(*(prepare(telling(number)) for number in range(many)))
    rows = graph.query("SELECT ?h (COUNT(*) AS ?n) { ?e tw:tells ?h ; a tw:Consult } GROUP BY ?h")
    assert [str(row[1]) for row in rows] == [str(many)]


@pytest.mark.usefixtures("small")
def test_twice_as_many_tellings_need_about_twice_as_many_comparisons(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[int] = []
    compare = Pair.strength

    def counted(pair: Pair, x: Telling, y: Telling) -> float | None:
        compared[-1] += 1
        return compare(pair, x, y)

    monkeypatch.setattr(Pair, "strength", counted)
    for many in (20, 40):
        compared.append(0)
        KnowledgeGraph().put(*(prepare(telling(number)) for number in range(many)))
    assert compared[1] < 2.5 * compared[0]


LINKS = st.dictionaries(
    st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda pair: pair[0] < pair[1]), st.floats(-3, 6)
)


@settings(max_examples=60)
@given(LINKS, st.integers(1, 12))
def test_the_groups_of_a_crowd_are_a_partition(links: dict[tuple[int, int], float], core: int) -> None:
    names = [f"t{number:02}" for number in range(12)]
    both: dict[str, dict[str, float]] = {}
    for (one, other), strength in links.items():
        both.setdefault(names[one], {})[names[other]] = both.setdefault(names[other], {})[names[one]] = strength
    strength = lambda x, y: both.get(x, {}).get(y)  # noqa: E731
    known = Known({name: name for name in names}, both, strength, strength, lambda _: True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(crowds, "_AT", msgspec.structs.replace(SMALL, core=core))
        found = [group for part in crowds.connected(names, both) for group in groups_of(part, known)]
    assert sorted(name for group in found for name in group) == names
