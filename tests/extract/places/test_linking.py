import pytest

import triplewire
from triplewire.extract.coreference.entities import Entities
from triplewire.extract.linking.linking import link
from triplewire.extract.model import Entity, EntityType, Mention, MentionKind


def linked(text: str, name: str, kind: EntityType = "Place", mention: MentionKind = "name", called: str = "") -> Entity:
    start = text.index(name)
    entity = Entity("e1", kind, called or name, (Mention(start, start + len(name), mention),))
    return link(text, Entities((entity,), {})).all[0]


@pytest.mark.parametrize(
    ("text", "name", "kind", "links"),
    [
        ("Troops left Israel.", "Israel", "Country", ("Q801", "294640", "IL")),
        ("Troops left Haifa.", "Haifa", "Place", (None, "294801", "IL")),
        ("Ships crossed the Black Sea.", "Black Sea", "Place", (None, None, None)),
        ("The bill passed in Scotland.", "Scotland", "Place", ("Q22", "2638360", "GB")),
        ("Aid reached Guam.", "Guam", "Place", ("Q16635", "4043988", "GU")),
        ("Aid reached Hong Kong.", "Hong Kong", "Country", ("Q8646", "1819730", "HK")),
    ],
)
def test_places_have_ids_and_a_type(text: str, name: str, kind: EntityType, links: tuple[str | None, ...]) -> None:
    entity = linked(text, name)
    assert entity.type == kind
    assert (entity.links.wikidata, entity.links.geonames, entity.links.iso3166) == links
    assert entity.lat is not None
    assert entity.lon is not None


def test_a_demonym_links_to_its_country() -> None:
    entity = linked("Israeli forces withdrew.", "Israeli", "Country", "demonym", "Israel")
    assert entity.links.iso3166 == "IL"


def test_demonyms_distinguish_namesakes() -> None:
    assert linked("Georgian forces withdrew.", "Georgian", "Country", "demonym", "Georgia").links.iso3166 == "GE"


@pytest.mark.parametrize("kind", ["Person", "Organization", "Product", "Event"])
def test_only_places_are_looked_up(kind: EntityType) -> None:
    entity = linked("Paris Jackson sang; Paris waved.", "Paris", kind)
    assert entity.links.geonames is None
    assert entity.type == kind


def test_a_region_whose_head_is_that_of_a_body_is_a_place() -> None:
    entity = linked("The West Bank was calm.", "West Bank", "Organization")
    assert entity.type == "Place"
    assert entity.links.geonames == "285153"
    assert linked("Amazon hired clerks.", "Amazon", "Organization").type == "Organization"


def test_a_part_of_a_country_has_the_country_but_no_coordinates() -> None:
    entity = linked("Shells fell on southern Lebanon.", "southern Lebanon")
    assert entity.links.iso3166 == "LB"
    assert entity.links.geonames is None
    assert entity.lat is None


def test_an_airport_is_where_its_city_is() -> None:
    entity = linked("Flights left Nairobi airport.", "Nairobi airport")
    assert entity.links.geonames is None
    assert entity.lat == pytest.approx(-1.28, abs=0.1)


def test_unknown_places_are_unchanged() -> None:
    entity = linked("Smoke rose over Xyrtown.", "Xyrtown")
    assert entity.type == "Place"
    assert entity.links.iso3166 is None


@pytest.mark.model
def test_from_text_to_links(pipeline: triplewire.Pipeline) -> None:
    document = pipeline.read("A fire broke out in Paris, Texas, on Monday. Texan officials called Washington for help.")
    ids = {entity.name: entity.links.geonames for entity in document.entities if entity.links.geonames}
    assert ids["Paris"] == "4717560"
    assert ids["Texas"] == "4736286"
    assert ids["Washington"] == "4140963"
