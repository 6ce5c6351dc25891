"""The lexicon: what its loader refuses, that code uses all of it, and that words and numbers are not left in code."""

import ast
import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from types import SimpleNamespace
from typing import Any, ClassVar, get_args
from zlib import crc32

import pytest
from pytest_regressions.data_regression import DataRegressionFixture

from triplewire.extract.certainty.calibration import probability
from triplewire.extract.clauses import confidence
from triplewire.extract.coreference.salience import PronounClass, weight
from triplewire.extract.errors import LexiconError
from triplewire.extract.lexicon import lists, thresholds
from triplewire.extract.lexicon.event_files import (
    PloverType,
    check_classes,
    check_event_files,
    check_operators,
    check_sides,
    event_tables,
    split_entry,
)
from triplewire.extract.lexicon.event_lexicon import EVENT_FILES, NOUNS, OBJECT_CLASSES, OPERATORS, VERBS, Entry, Kind
from triplewire.extract.lexicon.loading import (
    WordLists,
    Words,
    check_lists,
    check_thresholds,
    load,
    parse_table,
    read_rows,
    read_table,
)
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.lexicon.weights.certainty_weights import CERTAINTY
from triplewire.extract.lexicon.weights.confidence_weights import CONFIDENCE
from triplewire.extract.lexicon.weights.fitted_weights import NAME_WEIGHTS, PRONOUN_WEIGHTS
from triplewire.extract.names.type_evidence.type_scores import type_odds

EXTRACT = Path(__file__).parents[2] / "extract"
MODULES = {path.relative_to(EXTRACT).as_posix(): ast.parse(path.read_text("utf-8")) for path in EXTRACT.rglob("*.py")}
LISTS = {name: value for name, value in vars(lists).items() if isinstance(value, WordLists)}


class TwoLists(WordLists, frozen=True):
    """Word lists that exclude each other."""

    exclusive: ClassVar = (("warm", "cold"),)
    warm: Words
    cold: Words


def event_file(**changes: Any) -> dict[str, Any]:
    """A file of the event lexicon, in order."""
    examples = {"yields": {"Peru met Chile.": ["CONSULT: met"]}, "refuses": ["It rained."]}
    return {"order": 1, "type": "CONSULT", "verbs": ["meet", "hold: @talks"], "examples": examples} | changes


def check_events(**files: dict[str, Any]) -> None:
    check_event_files(files, {"talks": frozenset({"meeting"})})


def check_two_lists(**table: Any) -> None:
    check_lists(TwoLists, table)


def check_changed_thresholds(**rooms: dict[str, Any]) -> None:
    """The table of thresholds with other rooms."""
    file = "weights/thresholds"
    check_thresholds(file, {**read_table(file), **rooms}, thresholds.Thresholds)


def check_threshold(**entry: Any) -> None:
    """The table of thresholds with another entry for `events.light_verb_reach`."""
    check_changed_thresholds(events={**read_table("weights/thresholds")["events"], "light_verb_reach": entry})


OPERATOR = {"helpful": "AGREE", "hostile": "=", "neutral": "", "words": ["agree"]}
REFUSED: list[tuple[Callable[[], object], str, str]] = [
    (lambda: parse_table("speech", "say = ["), "speech", "at end of document"),
    (lambda: check_two_lists(warm=["sun"]), "two_lists", "`cold`"),
    (lambda: check_two_lists(warm=["sun"], cold=["ice"], wet=["rain"]), "two_lists", "`wet`"),
    (lambda: check_two_lists(warm=["sun"], cold=[7]), "two_lists", "$.cold"),
    (lambda: check_two_lists(warm="sun", cold=["ice"]), "two_lists", "$.warm"),
    (lambda: check_two_lists(warm=["sun", "sun"], cold=["ice"]), "two_lists", "'warm' has 'sun' twice"),
    (lambda: check_two_lists(warm=["sun"], cold=["sun"]), "two_lists", "'sun' stands in both 'warm' and 'cold'"),
    (lambda: check_two_lists(warm=["sun", ""], cold=["ice"]), "two_lists", "'warm' has a blank entry"),
    (lambda: check_two_lists(warm=["sun"], cold=[" "]), "two_lists", "'cold' has a blank entry"),
    (lambda: check_threshold(value=math.nan, why="No."), "weights/thresholds", "is nan"),
    (lambda: check_threshold(value=-math.inf, why="No."), "weights/thresholds", "is -inf"),
    (lambda: check_threshold(value=5), "weights/thresholds", "`why`"),
    (lambda: check_threshold(value=5, why=" "), "weights/thresholds", "'events.light_verb_reach' does not say"),
    (lambda: check_threshold(value=0.5, why="No."), "weights/thresholds", "$.events.light_verb_reach"),
    (lambda: check_threshold(value="5", why="No."), "weights/thresholds", "light_verb_reach"),
    (lambda: check_threshold(value=5, why="No.", unit="words"), "weights/thresholds", "`unit`"),
    (
        lambda: check_changed_thresholds(events={}),
        "weights/thresholds",
        "`light_verb_reach`",
    ),
    (
        lambda: check_changed_thresholds(weather={}),
        "weights/thresholds",
        "`weather`",
    ),
    (lambda: check_events(a=event_file(verb=["meet"])), "events/a", "`verb`"),
    (lambda: check_events(a=event_file(type="MEET")), "events/a", "$.type"),
    (lambda: check_events(a=event_file(verbs="meet")), "events/a", "$.verbs"),
    (lambda: check_events(a=event_file(examples={"yields": {}})), "events/a", "`refuses`"),
    (lambda: check_events(a=event_file(modes={"visit": {"adverbs": []}})), "events/a", "`adverbs`"),
    (lambda: check_events(a=event_file(verbs=["meet", "meet"])), "events/a", "'meet' repeats an entry of a"),
    (lambda: check_events(a=event_file(verbs=["see: man|man"])), "events/a", "'see: man|man' repeats"),
    (lambda: check_events(a=event_file(verbs=["go in by", "go by in"])), "events/a", "'go by in' repeats"),
    (lambda: check_events(a=event_file(modes={"m": {"verbs": ["meet"]}})), "events/a", "'meet' repeats an entry of a"),
    (lambda: check_events(a=event_file(), b=event_file(order=2)), "events/b", "'meet' repeats an entry of a"),
    (
        lambda: check_events(a=event_file(verbs=["see: man|sea"]), b=event_file(order=2, verbs=["see: sun|sea"])),
        "events/b",
        "'see: sun|sea' repeats an entry of a",
    ),
    (
        lambda: check_events(a=event_file(nouns=["call: for"]), b=event_file(order=0, verbs=[], nouns=["call: for"])),
        "events/a",
        "'call: for' repeats an entry of b",
    ),
    (lambda: check_events(a=event_file(), b=event_file(verbs=["see"])), "events/b", "'order' 1 is that of 'a', too"),
    (
        lambda: check_events(a=event_file(tone="helpful"), b=event_file(order=2, verbs=["see"])),
        "events/b",
        "'tone' differs",
    ),
    (lambda: check_events(a=event_file(verbs=["hold: @talk"])), "events/a", "the class '@talk'"),
    (lambda: check_events(a=event_file(verbs=["@army meet"])), "events/a", "the class '@army'"),
    (lambda: check_events(a=event_file(verbs=[": talks"])), "events/a", "': talks' has no verb"),
    (lambda: check_events(a=event_file(nouns=[""])), "events/a", "'' has no noun"),
    (lambda: check_events(a=event_file(sides={"mutual": ["see"]})), "events/a", "'sides.mutual' has 'see'"),
    (lambda: check_events(a=event_file(sides={"both": ["meet"]})), "events/a", "`both`"),
    (lambda: check_classes({"talks": ["meeting", "meeting"]}), "object_classes", "'talks' has 'meeting' twice"),
    (lambda: check_classes({"talks": "meeting"}), "object_classes", "'talks'"),
    (lambda: check_sides({"AID": {"source": ["ghost"]}}, {}), "event_sides", "'ghost'"),
    (lambda: check_sides({"MEET": {"source": ["person"]}}, {}), "event_sides", "MEET"),
    (
        lambda: check_sides({"AID": {"source": ["person"], "instead": {"force": "feast"}}}, {}),
        "event_sides",
        "'AID' names the kind 'feast'",
    ),
    (lambda: check_operators({"commit": OPERATOR, "wish": OPERATOR}), "event_operators", "both 'commit' and 'wish'"),
    (lambda: check_operators({"commit": OPERATOR | {"words": ["a", "a"]}}), "event_operators", "'words' has 'a' twice"),
    (lambda: check_operators({"commit": OPERATOR | {"helpful": "MEET"}}), "event_operators", "'commit': Invalid"),
    (
        lambda: check_operators({"commit": OPERATOR | {"by_type": {"MEET": "AID"}}}),
        "event_operators",
        "'commit': Invalid",
    ),
]


@pytest.mark.parametrize(("check", "file", "reason"), REFUSED, ids=lambda v: v if isinstance(v, str) else "")
def test_a_faulty_file_is_refused_with_its_name_and_the_key(
    check: Callable[[], object], file: str, reason: str
) -> None:
    with pytest.raises(LexiconError, match=re.escape(reason)) as caught:
        check()
    assert caught.value.file == file


def test_a_correct_file_is_accepted() -> None:
    check_two_lists(warm=["sun"], cold=["ice"])
    check_events(
        a=event_file(modes={"visit": {"nouns": ["tour"]}}, sides={"mutual": ["meet"], "agent": ["tour"]}),
        b=event_file(order=2, type="AID", tone="helpful", verbs=["meet in", "hold: hand", "@talks meet"]),
    )
    assert TwoLists.file() == "two_lists"
    assert TwoLists(frozenset({"a"}), frozenset({"b"})).entries("warm") == {"a"}
    assert TwoLists(frozenset({"a"}), frozenset({"b"})).entries() == {"a", "b"}


def test_files_are_read_once() -> None:
    assert read_table("speech") is read_table("speech")
    assert load(type(lists.SPEECH)) == lists.SPEECH


def test_every_file_has_a_reader() -> None:
    """A file of word lists has its class, and other files are read by name."""
    classes = {type(value).file() for value in LISTS.values()}
    paths = (path.relative_to(EXTRACT / "lexicon") for path in EXTRACT.glob("lexicon/**/*.toml"))
    found = {path.with_suffix("").as_posix() for path in paths}
    named = STRINGS | {f"weights/{name}" for name in STRINGS}
    assert {name for name in found if not name.startswith("events/")} - classes <= named
    assert {name for name in found if name.startswith("events/")} == {f"events/{name}" for name in EVENT_FILES}


@pytest.mark.parametrize(
    "name", ["english.txt", "event_nouns.txt", "given_names.tsv", "surnames.txt", "nouns.tsv", "noun_kinds.tsv"]
)
def test_rows_of_a_generated_table_are_unique_and_of_one_length(name: str) -> None:
    rows = read_rows(name)
    assert len(set(rows)) == len(rows) > 500
    assert len({len(row) for row in rows}) == 1
    assert all(all(row) for row in rows)


NODES = {path: list(ast.walk(tree)) for path, tree in MODULES.items() if not path.startswith("lexicon/lists/")}
ALL_NODES = [node for nodes in NODES.values() for node in nodes]
STRINGS = {node.value for node in ALL_NODES if isinstance(node, ast.Constant)}


def attribute(node: ast.AST) -> tuple[str, str] | None:
    """Name and attribute of `NAME.attribute`."""
    return (node.value.id, node.attr) if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) else None


ATTRIBUTES = {attribute(node) for node in ALL_NODES}
TAKEN_WHOLE = {attribute(node.func) for node in ALL_NODES if isinstance(node, ast.Call) and not node.args}


@pytest.mark.parametrize("name", LISTS)
def test_every_list_is_used(name: str) -> None:
    whole = {(name, "entries"), (name, "names")} & TAKEN_WHOLE
    by_name = STRINGS if (name, "entries") in ATTRIBUTES else set()
    unused = [field for field in LISTS[name].names() if (name, field) not in ATTRIBUTES and field not in by_name]
    assert whole or not unused


@pytest.mark.parametrize("room", THRESHOLDS.__struct_fields__)
def test_every_threshold_is_used_in_its_room(room: str) -> None:
    nodes = [node for path, nodes in NODES.items() if path.startswith(f"{room}/") for node in nodes]
    used = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    assert set(getattr(THRESHOLDS, room).__struct_fields__) <= used


def test_every_class_of_objects_is_used() -> None:
    entries = (entry for file in EVENT_FILES.values() for _, group in file.by_mode() for entry in group.verbs)
    named = {part for entry in entries for part in (split_entry(entry)[0], *split_entry(entry)[2])}
    assert {f"@{name}" for name in OBJECT_CLASSES} <= named | {f"@{name}" for name in STRINGS}


# The event lexicon: what the files make of their entries.


def best(word: str, *beside: str, objects: str = "") -> Kind:
    """The kind of the first entry of a verb that these words fit."""
    entries = (e for e in VERBS[word] if e.beside <= set(beside) and (not e.objects or objects in e.objects))
    return next(entries).kind


def test_files_come_in_their_order_and_entries_most_exact_first() -> None:
    assert [file.order for file in EVENT_FILES.values()] == sorted(file.order for file in EVENT_FILES.values())
    assert set(EVENT_FILES) == set(event_tables())
    for entries in (*VERBS.values(), *NOUNS.values()):
        exactness = [entry.conditions for entry in entries]
        assert exactness == sorted(exactness, reverse=True)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (best("fire", "on"), ("ASSAULT", "firearms")),
        (best("fire", "up"), (None, None)),
        (best("meet", objects="target"), (None, None)),
        (best("meet", objects="envoy"), ("CONSULT", None)),
        (best("lift", objects="embargo"), ("CONCEDE", None)),
        (best("derail"), (None, "accident")),
    ],
)
def test_the_most_exact_entry_decides(kind: Kind, expected: tuple[str | None, str | None]) -> None:
    assert (kind.type, kind.mode) == expected


@pytest.mark.parametrize(
    ("beside", "objects", "subjects", "conditions"),
    [
        ((), (), (), 0),
        ((), ("*",), (), 1),
        ((), ("war",), (), 2),
        ((), ("war", "peace", "truce"), (), 2),
        ((), (), ("army",), 2),
        (("out", "of"), ("war",), ("army", "troops"), 6),
    ],
)
def test_how_exact_an_entry_is(
    beside: tuple[str, ...], objects: tuple[str, ...], subjects: tuple[str, ...], conditions: int
) -> None:
    entry = Entry(Kind(None), frozenset(beside), frozenset(objects), frozenset(subjects))
    assert entry.conditions == conditions


def test_a_hyphenated_entry_is_found_in_its_parts() -> None:
    assert any(entry.beside == {"test"} and entry.kind.type == "MOBILIZE" for entry in VERBS["fire"])
    assert any(not entry.beside for entry in VERBS["test-fire"])
    assert any("cease fire" in entry.objects and "cease-fire" in entry.objects for entry in VERBS["break"])


def test_sides_of_entries() -> None:
    assert best("meet").mutual
    assert best("exchange", objects="gunfire").mutual
    assert not best("open", objects="embassy").mutual
    assert next(entry for entry in NOUNS["arrest"] if not entry.conditions).kind.side == "patient"
    assert next(entry for entry in NOUNS["resignation"] if not entry.conditions).kind.side == "agent"


def test_every_kind_is_defined_in_the_ontology() -> None:
    plover = parse_table("plover", (files("triplewire.ontology") / "plover.toml").read_text(encoding="utf-8"))
    kinds = {entry.kind for table in (VERBS, NOUNS) for entries in table.values() for entry in entries}
    modes = {name: set(found["modes"]) for name, found in plover["types"].items()} | {None: set(plover["kinds"])}
    assert {
        (kind.type, kind.mode) for kind in kinds if kind.mode is not None and kind.mode not in modes[kind.type]
    } == set()
    assert {kind.type for kind in kinds} - {None} == set(plover["types"]) == set(get_args(PloverType))


@pytest.mark.parametrize("table", [VERBS, NOUNS], ids=["verbs", "nouns"])
def test_no_entry_has_two_types(table: dict[str, tuple[Entry, ...]]) -> None:
    types: dict[tuple[object, ...], set[str | None]] = defaultdict(set)
    for word, entries in table.items():
        for entry in entries:
            types[word, entry.beside, entry.objects, entry.subjects].add(entry.kind.type)
    assert [key for key, found in types.items() if len(found) > 1] == []


@pytest.mark.parametrize(
    ("word", "kind", "expected"),
    [
        ("agree", Kind("AID"), "AGREE"),
        ("agree", Kind("ASSAULT"), "THREATEN"),
        ("agree", Kind(None, "sport"), "AGREE"),
        ("agree", None, "AGREE"),
        ("plan", Kind("AID"), "AGREE"),
        ("plan", None, None),
        ("stop", Kind("AID"), "SANCTION"),
        ("stop", Kind("COERCE"), "CONCEDE"),
        ("stop", Kind("ASSAULT"), "RETREAT"),
        ("stop", Kind("REJECT"), None),
        ("continue", Kind("AID"), "="),
    ],
)
def test_an_operator_makes_a_type_of_its_complement(word: str, kind: Kind | None, expected: str | None) -> None:
    assert OPERATORS[word].over(kind) == expected


# Words and numbers in code.

DEPENDENCIES = {
    "acl", "acomp", "advcl", "advmod", "agent", "amod", "appos", "attr", "aux", "auxpass", "case", "cc", "ccomp",
    "compound", "conj", "csubj", "csubjpass", "dative", "dep", "det", "dobj", "expl", "intj", "mark", "meta", "neg",
    "nmod", "npadvmod", "nsubj", "nsubjpass", "nummod", "oprd", "parataxis", "pcomp", "pobj", "poss", "preconj",
    "predet", "prep", "prt", "punct", "quantmod", "relcl", "xcomp",
}  # fmt: skip
TIME_RULES = ("calendar_dates", "durations", "hours", "relative_dates", "years")
EXCEPTIONS = {  # module, and the first string or the number: why it is not a word of English, or decides nothing
    ("limited.py", 60.0): "seconds, a limit for machines",
    ("spacy_component.py", "entities"): "fields of Document",
    ("certainty/evidence.py", "*"): "names of evidence",
    ("claims/cues.py", "remark"): "layouts of cues",
    ("clauses/clauses.py", "relative"): "links of clauses",
    ("clauses/complements.py", "object"): "roles of arguments",
    ("clauses/constructions.py", "relative"): "links of clauses",
    ("clauses/constructions.py", "object"): "roles of arguments",
    ("coreference/salience.py", "person"): "classes of pronouns",
    ("events/frames.py", "verbal"): "kinds of clauses",
    ("explanation.py", "passive"): "fields of Clause",
    ("factuality/effect.py", "actual"): "modalities",
    ("lexicon/additions.py", "adverbials"): "names of files of word lists",
    ("lexicon/labels.py", "*"): "labels",
    ("lexicon/nouns.py", "ches"): "endings of plurals",
    ("lexicon/nouns.py", "ss"): "endings of singulars",
    ("reading/publication_dates.py", "day"): "parts of a date, as a library names them",
    ("lexicon/nouns.py", "person"): "names of word lists",
    ("model/document.py", "subject"): "fields of Triple",
    ("names/type_evidence/type_scores.py", "title"): "names of evidence",
    ("plugins.py", "lexicon"): "groups of entry points",
    ("places/gazetteer.py", "*"): "kinds of places, and the layout of the table",
    ("places/toponyms.py", "nation"): "kinds of places",
    ("places/toponyms.py", 0.01): "the rounding error of a sum",
    ("syntax/components/entity_recognizer.py", 3): "the words that a state of spaCy's decoder looks at",
    ("syntax/components/window_encoder.py", 1e-08): "a constant of thinc",
    ("syntax/components/window_encoder.py", 2.0): "a square root",
    ("reading/formats/credit_lines.py", "bar"): "kinds of parts",
    ("reading/formats/data/link_lists.py", "opml"): "elements",
    ("reading/formats/databases.py", "*"): "fields of documents and kinds of blocks",
    ("reading/formats/dumps/wiki_dump.py", "*"): "namespaces and elements of MediaWiki",
    ("reading/formats/papers/epub.py", "cover"): "values of epub:type",
    ("reading/formats/pages/front_pages.py", "li"): "elements of HTML",
    ("reading/formats/pages/layout_tables.py", "*"): "elements of HTML",
    ("reading/formats/tei_blocks.py", "head"): "elements of TEI",
    ("reading/formats/pages/markdown.py", "text"): "token types of markdown-it",
    ("reading/formats/pages/markup.py", "*"): "elements of HTML and NITF",
    ("reading/origins/web.py", 600.0): "seconds, a limit for servers",
    ("reading/origins/web.py", 30.0): "seconds, a limit for servers",
    ("reading/recognition.py", "*"): "roots of XML, elements of HTML",
    ("syntax/parser.py", "parser"): "components of spaCy",
    ("syntax/tree.py", "children"): "attributes of Word",
    ("times/mechanisms/alphabet.py", "*"): "classes of words, and shapes of numbers",
    ("times/mechanisms/counts.py", 0.5): "a half",
    ("times/mechanisms/values.py", "*"): "units of TIMEX3, and the arithmetic of the calendar",
    **dict.fromkeys(
        (
            (f"times/rules/{name}.py", "*")
            for name in ("anaphoric_dates", "calendar_dates", "durations", "hours", "relative_dates", "years")
        ),
        "units of TIMEX3, and the arithmetic of the calendar",
    ),
}
WORD = re.compile(r"[a-z]{2,}(?:[ '-][a-z]+)*")
ALTERNATIVES = re.compile(r"[a-z]{2,}(?:\|[a-z]{2,}){2}")
FEWEST = 3  # words that make a list


def left_in_code(tree: ast.AST) -> Iterator[tuple[str, object]]:
    """The word lists (by their first word), decimals, and numbers above two in comparisons, of a module."""
    types = {id(n) for s in ast.walk(tree) if _is_literal_type(s) for n in ast.walk(s)}
    for node in ast.walk(tree):
        if id(node) in types:
            continue
        words = [value for value in _strings(node) if WORD.fullmatch(value) and value not in DEPENDENCIES]
        if len(words) >= FEWEST:
            yield "words", words[0]
        if isinstance(node, ast.Constant) and isinstance(node.value, float) and node.value not in {0.0, 1.0}:
            yield "decimal", node.value
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div) and _are_numbers(node.left, node.right):
            yield "decimal", ast.unparse(node)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and ALTERNATIVES.search(node.value):
            yield "words", node.value
        if isinstance(node, ast.Compare):
            inside = (part for side in (node.left, *node.comparators) for part in ast.walk(side))
            yield from (
                ("number", part.value)
                for part in inside
                if isinstance(part, ast.Constant) and type(part.value) is int and part.value > 2
            )


def _are_numbers(*nodes: ast.AST) -> bool:
    return all(isinstance(node, ast.Constant) for node in nodes)


def _is_literal_type(node: ast.AST) -> bool:
    return isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == "Literal"


def _strings(node: ast.AST) -> list[str]:
    """The strings directly in the literal of a set, tuple, list or dictionary."""
    examples = isinstance(node, ast.Dict) and all(isinstance(value, ast.Tuple) for value in node.values)  # of a rule
    elements = [] if examples else node.keys if isinstance(node, ast.Dict) else getattr(node, "elts", [])
    return [e.value for e in elements if isinstance(e, ast.Constant) and isinstance(e.value, str)]


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('RULERS = ("president", "king", "queen")', [("words", "president")]),
        ('_V = frozenset({"decide", "opt", "choose"})', [("words", "decide")]),
        ('_V = {"decide": 1, "call off": 2, "choose": 3}', [("words", "decide")]),
        ('_M = re.compile(r"(?:jan|feb|mar)")', [("words", "(?:jan|feb|mar)")]),
        ('x in {"decide", "opt"}', []),
        ('x in {"nsubj", "dobj", "prep"}', []),
        ('x in {"NOUN", "PROPN", "PRON"}', []),
        ('Kind = Literal["date", "time", "duration"]', []),
        ("x >= 3", [("number", 3)]),
        ("len(x) + 7 < y", [("number", 7)]),
        ("x > 2", []),
        ("x = 0.5", [("decimal", 0.5)]),
        ("x = 4 / 5", [("decimal", "4 / 5")]),
        ("x = y / 5", []),
    ],
)
def test_the_search_for_words_and_numbers(code: str, found: list[tuple[str, object]]) -> None:
    assert list(left_in_code(ast.parse(code))) == found


@pytest.mark.parametrize("module", sorted(MODULES))
def test_words_and_numbers_stand_in_the_lexicon(module: str) -> None:
    found = [
        (kind, value)
        for kind, value in left_in_code(MODULES[module])
        if not {(module, value), (module, "*")} & EXCEPTIONS.keys()
    ]
    assert not found


def test_every_exception_is_needed() -> None:
    used = {(module, value) for module, tree in MODULES.items() for _, value in left_in_code(tree)}
    assert {exception for exception in EXCEPTIONS if exception[1] != "*"} <= used


def test_thresholds_are_explained() -> None:
    rooms: Mapping[str, Mapping[str, Mapping[str, Any]]] = read_table("weights/thresholds")
    assert all(entry["why"].rstrip().endswith((".", "?", '"')) for room in rooms.values() for entry in room.values())
    assert set(rooms) == set(thresholds.Thresholds.__struct_fields__)


# What evidence weighs: the scores of small sets of it, which together show every weight of the fitted tables.
# After a new fit: `pytest --force-regen tests/extract/test_lexicon.py`, and look at what changes.


def sets(evidence: Iterable[str], count: int) -> Iterator[tuple[str, ...]]:
    """All of the evidence in at most so many sets; what is new changes only the set that it joins."""
    by_hash: defaultdict[int, list[str]] = defaultdict(list)
    for found in sorted(evidence):
        by_hash[crc32(found.encode()) % count].append(found)
    yield from map(tuple, by_hash.values())


def test_types_of_names(data_regression: DataRegressionFixture) -> None:
    scores = {
        ", ".join(found): {str(kind): round(odds, 2) for kind, odds in sorted(type_odds([found]).items())}
        for found in sets(set(NAME_WEIGHTS) - {"base"}, 50)
    }
    data_regression.check(scores)


@pytest.mark.parametrize("kind", ["person", "thing", "many"])
def test_antecedents(data_regression: DataRegressionFixture, kind: PronounClass) -> None:
    features = getattr(PRONOUN_WEIGHTS, kind)
    data_regression.check({", ".join(found): round(weight(kind, found), 2) for found in sets(features, 20)})


@pytest.mark.parametrize("layer", ["triple", "relation", "event"])
def test_statements(data_regression: DataRegressionFixture, layer: str) -> None:
    model = getattr(CERTAINTY, layer)
    data_regression.check({", ".join(found): probability(model, found) for found in sets(model.evidence, 60)})


def test_constructions(data_regression: DataRegressionFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    def scored(rule: str, *found: str) -> float:
        monkeypatch.setattr(confidence, "evidence", lambda *_: found)
        triple: Any = SimpleNamespace(rule=rule)
        return confidence.confidence(triple, 9)

    scores = {rule: scored(rule) for rule in sorted(CONFIDENCE.rule)}
    data_regression.check(scores | {kind: scored("clause.svo", kind) for kind in sorted(CONFIDENCE.evidence)})
