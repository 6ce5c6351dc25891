"""Cues in the context of a name that it is a place, on live text."""

import pytest

import triplewire

PLACE = {"Place", "Country"}


def types(pipeline: triplewire.Pipeline, text: str, name: str) -> set[str]:
    """The types of the entities with this mention."""
    document = pipeline.read(text)
    return {
        entity.type
        for entity in document.entities
        for mention in entity.mentions
        if text[mention.start : mention.end] == name
    }


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name"),
    [
        # datelines
        ("LOS ANGELES: Firemen rescued two men from a burning barge.", "LOS ANGELES"),
        ("WASHINGTON (AP) -- The senators went home.", "WASHINGTON"),
        # called a place
        ("Velmora is a rural township in the north of Norway.", "Velmora"),
        ("The Velm and Dorsk districts were sealed off.", "Dorsk"),
        # after verbs of motion
        ("The family fled to Ambeno on Sunday.", "Ambeno"),
        ("She moved from Hexham to Thornbury with her sons.", "Thornbury"),
        ("Ferries to Sausalito and Tiburon stopped.", "Sausalito"),
        # beside other places
        ("Buses from Gloucester and Cheltenham were late.", "Cheltenham"),
        ("The Kent-based firm hired clerks.", "Kent"),
        ("The race at Donington Park, Leicestershire, was called off.", "Leicestershire"),
        # patients of attacks
        ("Gunmen raided Damboa, Gwoza and Bama on Sunday.", "Bama"),
        # inhabitants and institutions
        ("Ravenna's mayor thanked the firemen.", "Ravenna"),
        ("Patients were taken to Desaguadero hospital.", "Desaguadero"),
        # counties, and names that the model has in parts
        ("Rain fell in Hampshire and Berkshire.", "Berkshire"),
        ("Police in Port Moresby shot at looters.", "Port Moresby"),
        ("Troops went to Savannah, Georgia.", "Savannah"),
        ("The virus was found in Marburg, Germany.", "Marburg"),
        # roads
        ("The A40 was closed and motorists were turned back at the roundabout.", "A40"),
        ("William Hague flew to The Hague on Monday.", "Hague"),
        ("Rain fell. Neighbouring Uganda closed the road to Kenya.", "Uganda"),
    ],
)
def test_places(pipeline: triplewire.Pipeline, text: str, name: str) -> None:
    assert types(pipeline, text, name)
    assert types(pipeline, text, name) <= PLACE


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Bill Holland wrote the book. Holland recalled the trial.", "Holland"),
        ("Paris Hilton was jailed. Hilton said that she would sue.", "Hilton"),
        ("She raced in the BTCC for years, and the BTCC paid her.", "BTCC"),
        ("Swine flu spread to Lima.", "Swine"),
        ("Everyone who ate at a McDonald's restaurant fell ill.", "McDonald"),
        ("The speaker was Primož Šeliga, and the minister did not answer.", "Primož Šeliga"),
        ("William Hague flew home. Hague said that he was glad.", "Hague"),
        ("The A380 of Airbus landed in Sydney.", "A380"),
    ],
)
def test_not_places(pipeline: triplewire.Pipeline, text: str, name: str) -> None:
    assert not types(pipeline, text, name) & PLACE


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ships left the Indian Ocean.", "Indian"),
        ("Saudi Arabia sold oil.", "Saudi"),
        ("She lives in British Columbia.", "British"),
        ("He speaks French and teaches English.", "French"),
        ("The European Union met.", "European"),
    ],
)
def test_no_demonyms_inside_names_and_languages(pipeline: triplewire.Pipeline, text: str, name: str) -> None:
    assert not types(pipeline, text, name)


@pytest.mark.model
def test_demonyms_of_peoples_and_bodies(pipeline: triplewire.Pipeline) -> None:
    assert types(pipeline, "French troops left.", "French") == {"Country"}
    assert types(pipeline, "The Turkish Foreign Ministry denied it.", "Turkish") == {"Country"}


@pytest.mark.model
def test_names_that_the_model_joined_are_split(pipeline: triplewire.Pipeline) -> None:
    text = "The race at Donington Park, Leicestershire, was called off."
    assert types(pipeline, text, "Donington Park") == {"Place"}
    assert not types(pipeline, text, "Donington Park, Leicestershire")


@pytest.mark.model
def test_the_names_of_one_region_are_one_place(pipeline: triplewire.Pipeline) -> None:
    text = "Israel captured the Golan Heights. The council spoke of the Syrian Golan, and of life in the Golan."
    document = pipeline.read(text)
    names = {text[m.start : m.end]: e.id for e in document.entities for m in e.mentions if m.kind == "name"}
    assert names["Golan Heights"] == names["Syrian Golan"] == names["Golan"]
    assert types(pipeline, text, "Syrian") == {"Country"}
