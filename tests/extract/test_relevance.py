"""A record keeps what the text names and is about; what it mentions in passing stays words of its statements."""

from dataclasses import replace

import pytest

import triplewire
from triplewire.extract.model import (
    Attribution,
    Document,
    Entity,
    EntityType,
    Event,
    Mention,
    Predicate,
    Provenance,
    Relation,
    Role,
    Slot,
    Trigger,
    Triple,
)
from triplewire.extract.relevance import without_passing, without_unused

TEXT = "Ann Lee sold a part of Acme in a rise."


def entity(id_: str, type_: EntityType, words: str, *kinds: str) -> Entity:
    start = TEXT.find(words)
    return Entity(id_, type_, words, tuple(Mention(start, start + len(words), kind) for kind in kinds or ("nominal",)))


def slot(words: str, id_: str | None) -> Slot:
    start = TEXT.index(words)
    return Slot(start, start + len(words), words, id_)


def event(type_: str | None = None, **roles: tuple[str, ...] | tuple[Role, ...]) -> Event:
    return replace(Event("v1", Trigger(8, 12, "sold", "sell"), 0, type_, source=("e1",)), **roles)


def document(*entities: Entity, events: tuple[Event, ...] = (), triples: tuple[Triple, ...] = ()) -> Document:
    lee = entity("e1", "Person", "Ann Lee", "name")
    told = Document("d", "d.txt", None, None, None, TEXT, Provenance("", "", ""))
    return replace(told, entities=(lee, *entities), events=events, triples=triples)


def kept(found: Document) -> list[str]:
    return [entity.id for entity in found.entities]


def triple(object_: Slot) -> Triple:
    return Triple(slot("Ann Lee", "e1"), Predicate(8, 12, "sold"), object_, 0, "clause.svo")


RISING = entity("e2", "Event", "a rise")


def test_what_is_mentioned_in_passing_is_a_word_of_its_statements() -> None:
    told = document(RISING, events=(event(others=(Role("in", "e2"),)),), triples=(triple(slot("a rise", "e2")),))
    found = without_passing(told)
    assert kept(found) == ["e1"]
    assert found.events[0].others == ()
    assert found.triples[0].object == slot("a rise", None)
    assert found.triples[0].subject == told.triples[0].subject


@pytest.mark.parametrize(
    "happening",
    [
        event("CONSULT", others=(Role("about", "e2"),)),
        event(source=("e2",)),
        event(target=("e2",)),
        event(place=("e2",)),
        event(others=(Role("object", "e2"),)),
        event(attribution=(Attribution("e2", None),)),
    ],
)
def test_a_participant_of_a_typed_event_a_side_and_a_speaker_are_kept(happening: Event) -> None:
    assert kept(without_passing(document(RISING, events=(happening,)))) == ["e1", "e2"]


@pytest.mark.parametrize(
    "other",
    [
        entity("e2", "Product", "a rise"),
        entity("e2", "Event", "a rise", "nominal", "pronoun"),
        entity("e2", "Event", "a rise", "name"),
        entity("e2", "Event", "a rise", "pronoun"),
    ],
)
def test_things_names_and_what_is_taken_up_again_are_kept(other: Entity) -> None:
    assert kept(without_passing(document(other, events=(event(others=(Role("in", "e2"),)),)))) == ["e1", "e2"]


@pytest.mark.parametrize("roles", [{"target": ("e2",)}, {"others": (Role("object", "e2"),)}])
@pytest.mark.parametrize(
    ("type_", "words", "is_kept"), [(None, "rise", False), (None, "Rise", True), ("AID", "rise", True)]
)
def test_a_bare_noun_undergoes_nothing_unless_the_event_has_a_type(
    type_: str | None, words: str, is_kept: bool, roles: dict[str, tuple[str, ...]]
) -> None:
    found = without_passing(document(entity("e2", "Event", words), events=(event(type_, inferred=("e2",), **roles),)))
    assert ("e2" in kept(found)) == is_kept
    assert found.events[0].target == (roles.get("target", ()) if is_kept else ())
    assert found.events[0].inferred == (("e2",) if is_kept else ())


@pytest.mark.parametrize(
    ("words", "is_kept"),
    [
        ("50 points", False),
        ("a low level", False),
        ("the level", True),
        ("their level", True),
        ("a Rovers level", True),
        ("a slow rise", True),
    ],
)
def test_an_indefinite_abstraction_undergoes_nothing(words: str, is_kept: bool) -> None:
    assert (
        "e2" in kept(without_passing(document(entity("e2", "Other", words), events=(event(target=("e2",)),))))
    ) == is_kept


def test_the_end_of_a_relation_is_kept() -> None:
    member = Relation(0, 7, "e1", "memberOf", "e2", "rule")
    assert kept(without_passing(replace(document(RISING), relations=(member,)))) == ["e1", "e2"]


@pytest.mark.parametrize(("kind", "words", "is_kept"), [
    ("name", "a part of Acme", True), ("name", "a part", False), ("pronoun", "a part of Acme", False)
])  # fmt: skip
def test_a_name_behind_it_tells_a_matter_from_others(kind: str, words: str, is_kept: bool) -> None:
    part, acme = entity("e2", "Other", "a part"), entity("e3", "Organization", "Acme", kind, "name")
    acme = replace(acme, mentions=(acme.mentions[0], Mention(0, 4, "name")))
    found = without_passing(document(part, acme, triples=(triple(slot(words, "e2")),)))
    assert ("e2" in kept(found)) == is_kept


def test_a_name_before_a_matter_does_not_tell_it() -> None:
    rise, acme = entity("e2", "Event", "a rise"), entity("e3", "Organization", "Acme", "name")
    found = without_passing(document(acme, rise, triples=(triple(slot("Acme in a rise", "e2")),)))
    assert kept(found) == ["e1", "e3"]


def test_what_no_statement_refers_to_is_unused_unless_it_has_a_name() -> None:
    others = (entity("e2", "Other", "a part"), entity("e3", "Event", "a rise"), entity("e4", "Product", "a"))
    told = document(*others, events=(event(others=(Role("in", "e3"),)),), triples=(triple(slot("a part", "e2")),))
    assert kept(without_unused(told)) == ["e1", "e2", "e3"]


@pytest.mark.model
def test_matters_in_passing_are_no_entities_of_a_record(pipeline: triplewire.Pipeline) -> None:
    found = pipeline.read("Acme closed a mill amid a slow recovery. Ann Lee paid attention in Oslo.")
    assert {entity.name for entity in found.entities} == {"Acme", "a mill", "Ann Lee", "Oslo"}
