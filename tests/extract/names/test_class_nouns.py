"""The type of a name by the class noun beside it, and names around a hyphen."""

from __future__ import annotations

import pytest
from frozen import live

import triplewire
from triplewire.extract.lexicon.lists import NAMES
from triplewire.extract.lexicon.nouns import CLASS_OF_NAME
from triplewire.extract.mentions.mentions import find_phrases
from triplewire.extract.model import EntityType


def types(pipeline: triplewire.Pipeline, text: str) -> dict[str, EntityType]:
    """The type of each mention of an entity, by its words."""
    return {m.quote(text): entity.type for entity in pipeline.read(text).entities for m in entity.mentions}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The weekly magazine Elle Moderne was sued. Elle Moderne denied it.", "Elle Moderne", "Organization"),
        ("The cyclone Idris reached Togo. Idris killed five people.", "Idris", "Event"),
        ("Tropical Storm Grace weakened. Grace had hit Togo.", "Grace", "Event"),
        ("The probe Rosetta landed on Monday. Rosetta sent pictures.", "Rosetta", "Product"),
        ("The novels Zorba and Ulysses were banned.", "Zorba", "Work"),
        ("Lyft is a company in California. Lyft sued the city.", "Lyft", "Organization"),
        ("They boarded a ferry named Marco Polo.", "Marco Polo", "Product"),
        ("Gunmen stormed the Bataclan theatre.", "Bataclan", "Place"),
        ("HMS Margaret left the port.", "HMS Margaret", "Product"),
        ("The footballer Chad Moen left.", "Chad Moen", "Person"),
        ("The lawyers cited Moen v. Haddad.", "Moen v. Haddad", "Work"),
        ('She wrote "The Sun and the Sea" in Oslo.', "Sun and the Sea", "Work"),
        ("The striker Abel Moen of Porto scored. Porto led.", "Porto", "Organization"),
        ("Molde beat Haugesund 3-0.", "Molde", "Organization"),
        ("The strike in Porto ended.", "Porto", "Place"),
        ("El Niño dried up the fields.", "El Niño", "Other"),
        ("Striker Abel Moen left.", "Abel Moen", "Person"),
        ("Lyft sued the city.", "Lyft", "Organization"),  # a person would have been introduced
        ("Obama sued the city.", "Obama", "Person"),
        ("The union marked National Reading Month.", "National Reading Month", "Event"),
        ("The pro-European camp won.", "The pro-European camp", "Organization"),
        ("The union camp burned.", "The union camp", "Place"),
        ("Leung Che-cheung won a seat.", "Leung Che-cheung", "Person"),
    ],
)
def test_a_class_noun_decides_the_type(pipeline: triplewire.Pipeline, text: str, name: str, kind: EntityType) -> None:
    found = types(pipeline, text)
    assert found.get(name) == kind, found


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "They told the magazine Grace Moen had left.",  # the noun and the name are two arguments
        "In a recent paper Grace Moen and others described the fish.",
        "Grace Moen was not a storm.",
        "They gave the ship Grace Moen had bought a name.",
    ],
)
def test_a_noun_that_only_stands_beside_a_name_is_no_class_noun(pipeline: triplewire.Pipeline, text: str) -> None:
    assert types(pipeline, text).get("Grace Moen") == "Person"


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("North and South Korea held talks.", "North Korea"),
        ("Relations between South and North Yemen worsened.", "South Yemen"),
        ("It rose to 40 C (104 F) in Oslo.", "Oslo"),
        ("She left Aleppo. The Aleppo province fell.", "Aleppo province"),
    ],
)
def test_names_that_others_overlap(pipeline: triplewire.Pipeline, text: str, name: str) -> None:
    names = {entity.name for entity in pipeline.read(text).entities}
    assert name in names
    assert not names & {"North", "South", "F", "C"}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Kenya-Somalia border was closed.", {"Kenya", "Somalia"}),
        ("The EU-China talks failed.", {"EU", "China"}),
        ("The Obama-Putin meeting lasted two hours.", {"Obama", "Putin"}),
        ("He flew to Guinea-Bissau.", {"Guinea-Bissau"}),
        ("Rolls-Royce sacked 500 workers.", {"Rolls-Royce"}),
        ("Helena Bonham-Carter won the match.", {"Helena Bonham-Carter"}),
        ("The U.S.-led coalition left.", {"U.S."}),
        ("The U.S.-Mexico border was closed.", {"U.S.", "Mexico"}),
        ("The Mercado Común del Sur met in Oslo.", {"Mercado Común del Sur", "Oslo"}),
        ('Frank "Greg" Ford left.', {'Frank "Greg" Ford'}),
        ("It weighs 28,950 Lb in Oslo.", {"Oslo"}),
        ("Vanuatu PM accused of fraud", {"Vanuatu"}),
        ("The South American Summit was held.", {"South American Summit"}),
    ],
)
def test_names_around_a_hyphen(pipeline: triplewire.Pipeline, text: str, names: set[str]) -> None:
    found = {m.quote(text) for e in pipeline.read(text).entities for m in e.mentions if m.kind == "name"}
    assert found == names


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "state"),
    [("The region Chad burned.", "Chad"), ("The film Chad won a prize.", None), ("Chad won.", "Chad")],
)
def test_a_class_noun_of_places_leaves_a_country_one(
    pipeline: triplewire.Pipeline, text: str, state: str | None
) -> None:
    assert [phrase.country for phrase in find_phrases(live(pipeline, text)) if phrase.kind == "name"] == [state]


def test_every_noun_behind_a_name_has_a_class() -> None:
    assert not NAMES.behind - CLASS_OF_NAME.keys()
