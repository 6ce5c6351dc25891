"""Pictures: every label has a place of its own, the sheet is filled, and the captions say what is left out."""

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triplewire.graph.view import picture
from triplewire.graph.view.cells import filled
from triplewire.graph.view.label_places import Arrow, Box, Places
from triplewire.graph.view.picture import write_picture
from triplewire.graph.view.placement import GAP, positions
from triplewire.graph.view.scene import Edge, Node, Scene
from triplewire.graph.view.sheet import text_size


def person(number: int, name: str = "") -> Node:
    return Node(f"p{number}", name or f"Person {number}", "Person")


def event(verb: str, family: str, status: str = "") -> Node:
    return Node(f"e-{verb}", f"{verb}s", "Event", verb, family, status=status)


def drawn(scene: Scene, folder: Path) -> str:
    write_picture(scene, folder / "graph.svg", "A $10 and $20 title")
    return (folder / "graph.svg").read_text(encoding="utf-8")


def acting(one: Node, verb: Node, other: Node) -> Scene:
    edges = (Edge(verb.id, one.id, "source", role=True), Edge(verb.id, other.id, "target", role=True))
    return Scene((one, other, verb), edges)


SHEET = Box(3, 3, 8, 8)
coordinates = st.tuples(st.floats(0, 6), st.floats(0, 6))


@given(st.lists(coordinates, min_size=2, max_size=12), st.data())
def test_no_label_covers_another_or_a_node(points: list[tuple[float, float]], data: st.DataObject) -> None:
    nodes = {str(number): Box(x, y, 0.3, 0.3) for number, (x, y) in enumerate(points)}
    pairs = data.draw(st.lists(st.sampled_from(list(combinations(range(len(points)), 2))), max_size=12, unique=True))
    places = Places(SHEET, nodes, [Arrow(points[a], points[b], 0.14) for a, b in pairs])
    put = [places.put_name(node, (1.1, 0.16)) for node in nodes]
    said = [places.put_label(number, (0.7, 0.3)) for number in range(len(pairs))]
    labels = [*places.names.values(), *places.labels.values()]
    assert len(labels) == sum(put) + sum(said)
    assert not any(one.meets(other) for one, other in combinations(labels, 2))
    assert not any(label.meets(node) for label in labels for node in nodes.values())
    assert all(label == label.inside(SHEET) for label in labels)


def test_a_name_avoids_arrows_and_a_label_stands_in_the_middle() -> None:
    nodes = {"a": Box(1, 1, 0.3, 0.3), "b": Box(1, 5, 0.3, 0.3)}
    places = Places(SHEET, nodes, [Arrow((1, 1), (1, 5), 0.0)])
    assert places.put_name("a", (1.0, 0.2))
    assert places.names["a"].y < 1
    assert places.put_label(0, (0.5, 0.2))
    assert places.labels[0] == Box(1.0, 3.0, 0.5, 0.2)


def test_the_curve_of_an_arrow_bends_to_its_own_side() -> None:
    there, back = Arrow((0, 0), (4, 0), 0.14), Arrow((4, 0), (0, 0), 0.14)
    assert there.at(0.5)[1] == pytest.approx(0.28)
    assert back.at(0.5)[1] == pytest.approx(-0.28)
    assert (there.at(0), there.at(1)) == ((0, 0), (4, 0))


def test_labels_of_opposite_arrows_stand_at_their_outer_sides() -> None:
    there, back = Arrow((1, 1), (1, 5), 0.14), Arrow((1, 5), (1, 1), 0.14)
    left, right = there.beside(0.5, (0.8, 0.2)), back.beside(0.5, (0.8, 0.2))
    assert left.x + left.width / 2 < there.at(0.5)[0] < 1 < back.at(0.5)[0] < right.x - right.width / 2


def test_a_name_at_the_side_of_the_sheet_is_moved_onto_it() -> None:
    places = Places(Box(3, 3, 6, 6), {"a": Box(0.2, 3, 0.3, 0.3)}, [])
    assert places.put_name("a", (2.0, 0.2))
    assert places.names["a"].x == pytest.approx(1.0)


@given(st.lists(st.integers(1, 9), min_size=1, max_size=8), st.floats(4, 16), st.floats(2, 12))
def test_cells_cover_the_sheet_in_proportion_and_components_fill_them(
    sizes: list[int], width: float, height: float
) -> None:
    corners = {"0": (0.0, 0.0), "1": (2.0, 1.0)}
    parts = [{f"{number}.{node}": point for node, point in corners.items()} for number, _ in enumerate(sizes)]
    sheet = Box(width / 2, height / 2, width, height)
    at = filled(parts, sizes, sheet, (0, 0))
    for number, weight in enumerate(sizes):
        (x, y), (to_x, to_y) = at[f"{number}.0"], at[f"{number}.1"]
        assert (to_x - x) * (to_y - y) == pytest.approx(width * height * weight / sum(sizes))
    assert (min(x for x, _ in at.values()), max(x for x, _ in at.values())) == pytest.approx((0, width))
    assert (min(y for _, y in at.values()), max(y for _, y in at.values())) == pytest.approx((0, height))


def test_a_component_lies_along_the_longer_side_of_its_cell_clear_of_the_edge() -> None:
    chain = {str(number): (float(number), 0.0) for number in range(3)}
    tall = filled([chain], [1], Box(2, 4, 4, 8), (0.5, 1))
    assert tall == {"0": (2, 1), "1": (2, 4), "2": (2, 7)}
    wide = filled([chain], [1], Box(4, 2, 8, 4), (0.5, 1))
    assert wide == {"0": (0.5, 2), "1": (4, 2), "2": (7.5, 2)}


def test_a_title_too_long_for_its_line_is_shortened(tmp_path: Path) -> None:
    write_picture(Scene((person(1), person(2)), (Edge("p1", "p2", "meets"),)), tmp_path / "g.svg", "Talks go on " * 20)
    svg = (tmp_path / "g.svg").read_text(encoding="utf-8")
    assert "Talks go on Talks" in svg
    assert "Talks go on " * 20 not in svg


def test_components_are_packed_apart_into_the_shape_of_a_screen() -> None:
    nodes = tuple(person(number) for number in range(60))
    edges = tuple(Edge(f"p{n}", f"p{n + 1}", "meets") for n in range(0, 60, 2) if n < 40)
    edges += tuple(Edge("p40", f"p{n}", "meets") for n in range(41, 60))
    place = positions(Scene(nodes, edges))
    between = [(x - u) ** 2 + (y - v) ** 2 for (x, y), (u, v) in combinations(place.values(), 2) if (x, y) != (u, v)]
    assert min(between) > (0.9 * GAP) ** 2
    width, height = (max(point[axis] for point in place.values()) for axis in (0, 1))
    assert 0.8 < width / height < 2.6


@pytest.mark.parametrize(
    ("verb", "family", "label"),
    [
        ("receive loan", "AID", "give aid"),
        ("get food", "AID", "give aid"),
        ("send food", "AID", "send food"),
        ("receive", "CONSULT", "receive"),
    ],
)
def test_an_arrow_of_aid_reads_from_the_giver(verb: str, family: str, label: str, tmp_path: Path) -> None:
    said = drawn(acting(person(1), event(verb, family), person(2)), tmp_path)
    assert f">{label}<" in said


def test_what_is_stated_stands_before_what_is_not_and_once(tmp_path: Path) -> None:
    said = (("basedIn", ""), ("memberOf", "claimed by Ann Lee"), ("memberOf", ""), ("owns", "negative"))
    edges = tuple(Edge("p1", "p2", label, status=status) for label, status in said)
    svg = drawn(Scene((person(1), person(2)), edges), tmp_path)
    assert svg.index("is based in") < svg.index("is a member of<")
    assert "is a member of?" not in svg
    assert "and 1 more" in svg


def test_the_caption_counts_names_and_ties_that_are_not_drawn(tmp_path: Path) -> None:
    nodes = tuple(person(number) for number in range(40))
    star = tuple(Edge("p0", f"p{n}", "meets") for n in range(1, 40))
    svg = drawn(Scene(nodes, star), tmp_path)
    assert f"{picture.MOST} of 40 names, {picture.MOST - 1} of 39 ties between them" in svg
    assert "more than 40 names" in drawn(Scene(nodes, star, omitted=7), tmp_path)


def test_dashes_and_marks_are_explained_and_text_is_no_formula(tmp_path: Path) -> None:
    scene = Scene((person(1, "Cost $5^{2}$ Ltd"), person(2)), (Edge("p1", "p2", "pays $1 of $2", status="negative"),))
    svg = drawn(scene, tmp_path)
    assert "? claimed, denied, planned or uncertain" in svg
    assert "Cost $5^{2}$ Ltd" in svg
    assert "pays $1 of $2?" in svg
    assert "A $10 and $20 title" in svg


def test_the_size_of_text_grows_with_letters_lines_and_weight() -> None:
    narrow, wide = text_size("ill", 9), text_size("WWW", 9)
    assert narrow[0] < wide[0]
    assert text_size("WWW", 9, bold=True)[0] > wide[0]
    assert text_size("WWW\nW", 9) == (wide[0], 2 * wide[1])


def test_plain_facts_about_the_centre_come_first_whoever_tells_them(tmp_path: Path) -> None:
    crowd = [person(number) for number in range(2, 60)]
    court, court_of_another = Node("court", "a court", "Organization", named=False), person(99, "a clerk")
    ruled, doubted = event("sentence", "Sanction"), event("find", "Sanction", status="claimed by Person 2")
    edges = (
        Edge(ruled.id, "court", "source", role=True),
        Edge(ruled.id, "p1", "target", role=True),
        Edge(doubted.id, "p99", "source", role=True),
        Edge(doubted.id, "p1", "target", role=True),
        *(Edge(one.id, other.id, "knows") for one, other in combinations(crowd[:30], 2)),
    )
    nodes = (person(1, "Ann Lee"), court, court_of_another, ruled, doubted, *crowd)
    about = drawn(Scene(nodes, edges, centres=("p1",)), tmp_path)
    assert "a court" in about
    assert "sentence" in about
    assert "a court" not in drawn(Scene(nodes, edges), tmp_path)


def test_what_is_over_is_former_and_not_doubtful(tmp_path: Path) -> None:
    nodes = (person(1), person(2), person(3))
    shown = drawn(Scene(nodes, (Edge("p1", "p2", "leads", status="former"), Edge("p1", "p3", "knows"))), tmp_path)
    assert "leads (former)" in shown
    assert "stroke-dasharray" in shown
    assert "former</text>" in shown or "<!-- former -->" in shown
    assert "claimed, denied" not in shown
    doubtful = drawn(Scene(nodes, (Edge("p1", "p2", "leads", status="claimed by Person 3"),)), tmp_path)
    assert "leads?" in doubtful
    assert "claimed, denied, planned or uncertain" in doubtful
    assert "(former)" not in doubtful
