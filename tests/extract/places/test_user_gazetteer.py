import pytest

import triplewire
from triplewire.extract.coreference.entities import Entities
from triplewire.extract.layout.block import Block
from triplewire.extract.linking.user_gazetteer import Entry, UserGazetteer
from triplewire.extract.model import Entity, EntityType, Mention
from triplewire.extract.syntax.tree import Name, Row, Sentence, Tree

ENTRIES = (
    Entry("Norland Shipping Group", "Organization", "https://example.org/norland", ("Norland", "NSG")),
    Entry("Norland Shipping", "Organization", "https://example.org/norland-old"),
    Entry("Ann Weaver", "Person", "http://www.wikidata.org/entity/Q1000000"),
    Entry("Mercy", "Person", "https://example.org/mercy"),
    Entry("Mercy", "Product", "https://example.org/the-ship"),
    Entry("Al-Zubara Trust", "Organization", "https://example.org/zubara"),
    Entry("Shell", "Organization", "https://example.org/shell"),
)
GAZETTEER = UserGazetteer(ENTRIES)


def sentence(text: str, *names: Name, tag: str = "NNP") -> Sentence:
    """Words at the blanks and hyphens, capitals with the tag given."""
    rows, at = [], 0
    for piece in text.replace("-", " - ").split():
        at = text.index(piece, at)
        rows.append(Row(piece, at, piece.lower(), "X", tag if piece[0].isupper() else "NN", "dep", 0))
        at += len(piece)
    return Sentence(0, len(text), 0, Tree(rows), names)


def marked(text: str, *names: Name, tag: str = "NNP") -> list[tuple[str, str]]:
    found = GAZETTEER.mark(text, (sentence(text, *names, tag=tag),))[0]
    return [(text[found.words[n.first].start : found.words[n.last - 1].end], n.label) for n in found.names]


@pytest.mark.parametrize(
    ("text", "names", "found"),
    [
        ("Norland Shipping Group sank", (), [("Norland Shipping Group", "ORG")]),
        ("Norland Shipping sank", (), [("Norland Shipping", "ORG")]),
        ("Norland and NSG", (), [("Norland", "ORG"), ("NSG", "ORG")]),
        ("the Al-Zubara Trust paid", (), [("Al-Zubara Trust", "ORG")]),
        # shorter and crossing names of the model are replaced, longer ones stay
        ("Ann Weaver sang", (Name(0, 1, "ORG"),), [("Ann Weaver", "PERSON")]),
        ("the NSG sang", (Name(0, 2, "GPE"),), [("NSG", "ORG")]),
        ("Norland Foundation paid", (Name(0, 2, "ORG"),), [("Norland Foundation", "ORG")]),
        # not names
        ("Norlander sank", (), []),
        ("norland sank", (), []),
    ],
)
def test_the_longest_name_is_marked(text: str, names: tuple[Name, ...], found: list[tuple[str, str]]) -> None:
    assert marked(text, *names) == found


def test_a_word_that_is_not_used_as_a_name_is_not_marked() -> None:
    assert marked("Shell the nuts", tag="VB") == []


def linked(name: str, kind: EntityType, *others: str) -> Entity:
    text, mentions = name, [Mention(0, len(name), "name")]
    for other in others:
        mentions.append(Mention(len(text) + 1, len(text) + 1 + len(other), "name"))
        text += f" {other}"
    return GAZETTEER.link(text, Entities((Entity("e1", kind, name, tuple(mentions)),), {})).all[0]


@pytest.mark.parametrize(
    ("names", "kind", "iri"),
    [
        (("Norland",), "Place", "https://example.org/norland"),
        (("Norland Company", "Norland"), "Organization", "https://example.org/norland"),
        (("Mercy",), "Product", "https://example.org/the-ship"),
        (("Mercy",), "Event", None),  # two entries, neither of this type
        (("John Mercy", "Mercy"), "Person", None),  # a surname alone does not identify the person
        (("Ann Weaver", "Weaver"), "Person", "http://www.wikidata.org/entity/Q1000000"),
        (("Bob Roy",), "Person", None),
    ],
)
def test_entities_are_linked_by_name_and_type(names: tuple[str, ...], kind: EntityType, iri: str | None) -> None:
    assert linked(names[0], kind, *names[1:]).links.user == iri


def test_a_wikidata_iri_is_a_wikidata_id_as_well() -> None:
    entity = linked("Ann Weaver", "Person")
    assert entity.links.wikidata == "Q1000000"


def test_the_entry_gives_the_type() -> None:
    assert linked("Norland", "Place").type == "Organization"


def test_no_entries_change_nothing() -> None:
    given = (sentence("Ann Weaver sang"),)
    assert UserGazetteer().mark("Ann Weaver sang", given) == given
    assert not UserGazetteer()
    assert UserGazetteer(ENTRIES).digest == UserGazetteer(ENTRIES).digest != UserGazetteer(ENTRIES[:1]).digest


@pytest.mark.model
def test_labels_in_lower_case_and_labels_that_are_words(pipeline: triplewire.Pipeline) -> None:
    entries = [
        Entry("iron ore", "Product", "https://example.org/iron"),
        Entry("Target", "Organization", "https://example.org/target"),
        Entry("May", "Person", "https://example.org/may"),
    ]
    text = "In May the target was missed. Target sold iron ore to Peru."
    sentences = next(iter(pipeline.parser.parse([(text, (Block(0, len(text)),))])))
    marked = UserGazetteer(entries).mark(text, sentences)
    found = [text[s.words[n.first].start : s.words[n.last - 1].end] for s in marked for n in s.names]
    assert "iron ore" in found
    assert "Target" in found
    assert "target" not in found


@pytest.mark.model
def test_names_that_the_model_never_saw(pipeline: triplewire.Pipeline) -> None:
    text = "Zyx Qrt Vlk signed a contract with Ann Weaver on Monday."
    entry = Entry("Zyx Qrt Vlk", "Organization", "https://example.org/z")
    own = triplewire.Pipeline.__new__(triplewire.Pipeline)
    own.__dict__ |= pipeline.__dict__ | {"gazetteer": UserGazetteer([entry])}
    found = {e.name: (e.type, e.links.user) for e in own.read(text).entities if e.named}
    assert found["Zyx Qrt Vlk"] == ("Organization", "https://example.org/z")


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("The Hullport Gazette reported a fire in Oslo.", True),
        ("Ann Lee of the Hullport Gazette reported a fire.", True),
        ("Ann Lee read Hullport Gazette reports.", False),
    ],
)
def test_a_name_of_the_gazetteer_with_its_article(text: str, linked: bool) -> None:  # of the table
    entry = Entry("Hullport Daily", "Organization", "https://example.org/daily", ("The Hullport Gazette",))
    document = triplewire.load(gazetteer=[entry]).read(text)
    assert ("https://example.org/daily" in {entity.links.user for entity in document.entities}) is linked
