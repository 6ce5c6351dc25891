"""Whole sentences, each with all its cues, by the order of their heads."""

import pytest

import triplewire
from triplewire.extract.claims.cues import cues_of_sentence
from triplewire.extract.layout.block import Block

CUES = [
    ("Ann Lee was asked whether it rained.", ['-: asked > ""']),
    ("Ann Lee was told that it rained.", ["-: told > that it rained"]),
    ("It was announced that it rained.", ["-: announced > that it rained"]),
    (
        "Ann Lee, according to Tom Berg, left the town on Monday.",
        ["Berg: according to > Ann Lee, , left the town on Monday"],
    ),
    ("The army left the town, according to Tom Berg.", ["Berg: according to > The army left the town"]),
    ("Officials said on Monday that the dam broke.", ["Officials: said > that the dam broke"]),
    ('"The dam is old," Ann Lee told reporters on Monday.', ["Lee: told > The dam is old"]),
    ("The dam broke; officials said it was old.", ["officials: said > it was old"]),
    ('Ann Lee said: "The dam is old."', ["Lee: said > The dam is old"]),
    ("The report by Ann Lee, the mayor, says that the dam is old.", ["Lee: says > that the dam is old"]),
    ("Ann Lee and Tom Berg said that it rained.", ["Lee, Berg: said > that it rained"]),
    ("The court was told that the dam broke.", ["-: told > -", "-: told > that the dam broke"]),
    (
        "Ann Lee said the dam broke but did not say why.",
        ["Lee: said > the dam broke but did not say why", 'dam: say > ""'],
    ),
    ("The mayor charged Tom Berg with murder.", ["mayor: charged > with murder"]),
    ("Ann Lee reported the theft of the car.", ["Lee: reported > the theft of the car"]),
    ("Ann Lee reported Tom Berg a thief.", ["Lee: reported > Tom Berg a thief"]),
    ("The dam is considered old.", ["-: considered > old"]),
    ("Ann Lee blamed the mayor for the flood.", ["Lee: blamed > for the flood"]),
    ("Ann Lee said the mayor, who lives in Lima, left.", ["Lee: said > the mayor, who lives in Lima, left"]),
    ("Ann Lee denied reports that the dam broke.", ["Lee: denied > not: reports that the dam broke"]),
    ("Ann Lee issued a statement that the dam broke.", ["Lee: issued statement > that the dam broke"]),
    ("The allegation, made by Ann Lee, that the dam broke is false.", ["-: allegation > that the dam broke"]),
    ("The hope that the dam will hold is gone.", ["-: hope > that the dam will hold", '-: gone > ""']),
    ("Ann Lee has no doubt that the dam will hold.", ["Lee: has doubt > that the dam will hold"]),
    ("In a report, Ann Lee said that the dam broke.", ["Lee: said > that the dam broke"]),
    ("The dam reportedly broke.", ["-: reportedly > The dam reportedly broke"]),
    ("Ann Lee wrote a letter saying that the dam broke.", ['Lee: wrote > ""', "letter: saying > that the dam broke"]),
    ("Ann Lee insisted on leaving.", ['Lee: insisted > ""']),
    ("Ann Lee hears that the dam broke.", ["-: hears > that the dam broke"]),
    ("Ann Lee wants to leave.", []),
    ("Ann Lee decided that the dam is old.", ["Lee: decided > that the dam is old"]),
    ("Ann Lee found that the dam is old.", []),
    (
        "Police say they found the car and that the man left.",
        ["Police: say > they found the car and that the man left"],
    ),
    ('"It is old," the mayor of Lima, Ann Lee, said.', ["mayor: said > It is old"]),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "expected"), CUES)
def test_cues(pipeline: triplewire.Pipeline, text: str, expected: list[str]) -> None:
    ((sentence,),) = pipeline.parser.parse([(text, (Block(0, len(text)),))])
    assert [str(cue) for cue in cues_of_sentence(sentence)] == expected
