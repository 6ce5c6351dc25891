"""Mentions: complete and clean names, their types, descriptions, pronouns."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import triplewire
from triplewire.extract.model import Document, Entity


def entity(document: Document, called: str) -> Entity:
    """The entity with a mention of these words."""
    for found in document.entities:
        if called in {document.text[m.start : m.end] for m in found.mentions}:
            return found
    pytest.fail(f"{called!r} is not a mention; there are {[e.name for e in document.entities]}")


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Kenyan President Jane Wanjiru spoke in Oslo.", "Jane Wanjiru", "Person"),
        ("Dr. Peter Hansen left the hospital.", "Peter Hansen", "Person"),
        ("The Lebanese militant group Hizballah denied it.", "Hizballah", "Organization"),
        ("Italy's Ministry of Defence said nothing.", "Ministry of Defence", "Organization"),
        ("The UN Security Council met on Monday.", "UN Security Council", "Organization"),
        ("He works for Johnson Motors in Leeds.", "Johnson Motors", "Organization"),
        ("Troops from Norway crossed the border.", "Norway", "Country"),
        ("A bomb went off in Baghdad.", "Baghdad", "Place"),
        ("They fought in the 1967 War.", "1967 War", "Event"),
        ("The airline bought three Boeing 747 jets.", "Boeing 747", "Product"),
        ("He was infected with HIV in prison.", "HIV", "Other"),
        ("The wreck lies near Idlib province.", "Idlib province", "Place"),
        ("Ambassador Jean-Paul Dubois resigned.", "Jean-Paul Dubois", "Person"),
        ("The council adopted Resolution 4410 on Monday.", "Resolution 4410", "Work"),
        ("He received the Order of Merit.", "Order of Merit", "Work"),
        ("The mayor closed Smith & Barrow for a week.", "Smith & Barrow", "Organization"),
        ("The ferry belongs to Atlas Lines, a shipping company.", "Atlas Lines", "Organization"),
        ("Critics said the plan was late.", "Critics", "Group"),
        ("Two officers said the plan was late.", "Two officers", "Person"),
        ("The coast guard said the plan was late.", "The coast guard", "Organization"),
        ("Sources say that the mayor left.", "Sources", "Group"),
        ("The mayor left, according to a source.", "a source", "Person"),
        ("The Herald cited two sources.", "two sources", "Person"),
        ("The source of the water is a spring.", "The source", "Other"),
        ("Her parents left Oslo.", "Her parents", "Person"),
        ("Acme lost. Its parent left Oslo.", "Its parent", "Organization"),
        ("The parents left Oslo.", "The parents", "Person"),
        ("The co-author resigned.", "The co-author", "Person"),
        ("Its parent paid the debt.", "Its parent", "Organization"),
        ("They bought a house in Oslo.", "a house", "Place"),
        ("The House passed the bill.", "The House", "Organization"),
        ("The lower house passed the bill.", "The lower house", "Organization"),
        ("They closed a poultry farm.", "a poultry farm", "Place"),
        ("They held a rally in Lagos.", "a rally", "Event"),
        ("The party won two seats.", "two seats", "Other"),
        ("The yard guard said the plan was late.", "The yard guard", "Person"),
        ("The Rice Action Council (Ric) met.", "Rice Action Council", "Organization"),
    ],
)
def test_names_are_complete_clean_and_typed(pipeline: triplewire.Pipeline, text: str, name: str, kind: str) -> None:
    found = entity(pipeline.read(text), name)
    assert (found.name, found.type) == (name, kind)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "country", "words"),
    [
        ("Israeli forces entered the town.", "Israel", "Israeli"),
        ("The South Korean navy fired a missile.", "South Korea", "South Korean"),
        ("The U.S. Army opened an inquiry.", "United States", "U.S."),
    ],
)
def test_a_demonym_is_a_mention_of_its_country(
    pipeline: triplewire.Pipeline, text: str, country: str, words: str
) -> None:
    document = pipeline.read(text)
    found = entity(document, words)
    assert (found.name, found.type, found.mentions[0].kind) == (country, "Country", "demonym")


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "The meeting began at noon on Tuesday.",
        "It rained for three hours.",
        "He paid ten dollars on 3 March.",
    ],
)
def test_times_amounts_and_weather_are_not_mentions(pipeline: triplewire.Pipeline, text: str) -> None:
    words = {text[m.start : m.end] for e in pipeline.read(text).entities for m in e.mentions}
    assert not words & {"noon", "Tuesday", "It", "three hours", "ten dollars", "3 March", "dollars", "hours"}


@pytest.mark.model
def test_one_word_without_a_type_is_no_name_elsewhere(pipeline: triplewire.Pipeline) -> None:
    document = pipeline.read("The town bought a dozen of Zetors and ploughs. A farmer owns about 40 Zetors of his own.")
    assert [m.kind for m in entity(document, "about 40 Zetors").mentions] == ["nominal"]


@pytest.mark.model
def test_a_name_that_the_model_misses_in_a_headline_is_found_again(pipeline: triplewire.Pipeline) -> None:
    document = pipeline.read("Wanjiru visits Oslo\n\nJane Wanjiru arrived in Oslo on Friday. Wanjiru met the king.")
    assert len(entity(document, "Jane Wanjiru").mentions) == 3


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "mention", "name"),
    [
        ("The Varga group attacked the convoy. Varga denied it.", "Varga group", "Varga"),
        ("They ordered ten A650 passenger jets. The A650 is late.", "A650 passenger jets", "A650"),
        ("Shares on the Hang Seng index fell.", "Hang Seng index", "Hang Seng"),
    ],
)
def test_the_noun_that_states_the_kind_of_a_name_belongs_to_the_mention(
    pipeline: triplewire.Pipeline, text: str, mention: str, name: str
) -> None:
    found = entity(pipeline.read(text), mention)
    assert found.name == name
    assert len(found.mentions) == text.count(name)


@pytest.mark.model
@pytest.mark.parametrize(
    "text", ["The Paris newspaper closed.", "The Kenyan airline closed.", "Google engineers left."]
)
def test_a_noun_of_another_thing_does_not(pipeline: triplewire.Pipeline, text: str) -> None:
    names = {m.quote(text) for e in pipeline.read(text).entities for m in e.mentions if m.kind != "nominal"}
    assert names <= {"Paris", "Kenyan", "Google"}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The crowd fell silent. Then Laughter broke out, and laughter heals.", "Laughter"),
        ("The war is a waste, she said. Only Hatred wins a war, and hatred is cheap.", "Hatred"),
    ],
)
def test_a_capital_does_not_make_an_everyday_word_a_name(pipeline: triplewire.Pipeline, text: str, word: str) -> None:
    document = pipeline.read(text)
    assert word not in {m.quote(text) for e in document.entities for m in e.mentions if m.kind == "name"}


@pytest.mark.model
@settings(max_examples=15)
@given(st.text(alphabet="Ab é’“”.,'\n\U0001f600中-", max_size=60))
def test_every_mention_quotes_the_text(pipeline: triplewire.Pipeline, noise: str) -> None:
    document = pipeline.read(f"{noise} President Ana Sol met Omar Bey in Rome. He left. {noise}")
    for found in document.entities:
        for mention in found.mentions:
            quote = document.text[mention.start : mention.end]
            assert quote == quote.strip() != ""
    assert sorted(found.mentions[0].start for found in document.entities) == [
        found.mentions[0].start for found in document.entities
    ]
