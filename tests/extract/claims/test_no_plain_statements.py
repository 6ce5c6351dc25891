"""Sentences that the article does not state itself, and the same events where it does."""

import pytest

import triplewire

# A text, and the verb or noun of what is only claimed, depicted or said in somebody's words.
CLAIMED = [
    ("The claim by Anna Reyes that Kenya bombed Togo angered Ghana.", "bombed"),
    ("The belief of Anna Reyes that Kenya bombed Togo angered Ghana.", "bombed"),
    ("An allegation by a rebel that Kenya bombed Togo was rejected.", "bombed"),
    ("Anna Reyes, citing spies: Kenya bombed Togo.", "bombed"),
    ("The prosecution's case: Kenya bombed Togo.", "bombed"),
    ("The charge: Otto Falk robbed Hugo Lomax.", "robbed"),
    ("Anna Reyes had a theory: Kenya bombed Togo.", "bombed"),
    ("Anna Reyes was certain of one thing: Kenya bombed Togo.", "bombed"),
    ("Kenya bombed Togo: Reyes", "bombed"),
    ("Kenya bombed Togo (Anna Reyes).", "bombed"),
    ("Kenya bombed Togo on Monday (Reuters).", "bombed"),
    ("Kenya bombed Togo, per Anna Reyes.", "bombed"),
    ("Kenya bombed Togo, to quote Anna Reyes.", "bombed"),
    ("Kenya bombed Togo, a leaked memo shows.", "bombed"),
    ("Kenya sued Togo over its bombing of Mali.", "bombing"),
    ("Kenya sued Togo for its invasion of Mali.", "invasion"),
    ("Anna Reyes blamed Togo's bombing of Mali on Chad.", "bombing"),
    ("Anna Reyes blamed Togo for its bombing of Mali.", "bombing"),
    ("Ian Bassett assaulted Tom Beedle, the court heard.", "assaulted"),
    ("The jury heard how Otto Falk robbed Hugo Lomax.", "robbed"),
    ("Ian Bassett hit Tom Beedle with a bat, Leeds Crown Court heard.", "hit"),
    ("In the indictment, Ian Bassett shot Tom Beedle.", "shot"),
    ("Anna Reyes robbed Acme, the story goes.", "robbed"),
    ("Acme fired Tom Adler (Reuters).", "fired"),
    ("The inquest heard Otto Falk hit Hugo Lomax.", "hit"),
    ("Ana Soto heard how Otto Falk robbed Hugo Lomax.", "robbed"),
    ('Kenya "bombed" Togo.', "bombed"),
    ("Kenya “brutally attacked” Togo.", "attacked"),
    ("Polls had Ana Soto beating Tom Adler.", "beating"),
    ("Kenya denied the accusation that it had armed Mali.", "armed"),
    ("Kenya's claim to have bombed Togo surprised Mali.", "bombed"),
    ("Kenya, as Anna Reyes reads it, bombed Togo.", "bombed"),
    ("Critics see a surrender: Kenya attacked Togo.", "attacked"),
    ("Anna Reyes had one nightmare: Kenya attacked Togo.", "attacked"),
    ("Anna Reyes was adamant. Kenya had bombed Togo.", "bombed"),
    ("Rumours swirled all week. Kenya had bombed Togo.", "bombed"),
    ("The dossier reads like a novel. Kenya bombed Togo.", "bombed"),
    ("Pundits have Ana Soto beating Tom Adler.", "beating"),
    ("Anna Reyes had a new hat: Kenya attacked Togo.", "attacked"),
    ("The allegation against Ian Bassett is simple. Otto Falk robbed Hugo Lomax.", "robbed"),
    ("Kenya bombed Togo. Anna Reyes calls the report a lie.", "bombed"),
    ("Kenya bombed Togo. The accounts were rejected.", "bombed"),
    ("Anna Reyes met Tom Adler. The meeting never took place.", "met"),
    ("Kenya bombed Togo. Anna Reyes remembers no such thing.", "bombed"),
    ("Otto Falk robbed Hugo Lomax. He did not.", "robbed"),
]

STATED = [
    ("Anna Reyes was ill. Kenya had bombed Togo.", "bombed"),
    ("The dossier was published. Kenya bombed Togo.", "bombed"),
    ("Rumours reached Anna Reyes. Kenya had bombed Togo.", "bombed"),
    ("Anna Reyes met Tom Adler. The meeting took place in Lima.", "met"),
    ("Kenya took a first step: its army attacked Togo.", "attacked"),
    ("The spy by whom Kenya bombed Togo left.", "bombed"),
    ("The result: Kenya beat Togo.", "beat"),
    ("In May came the news: Kenya bombed Togo.", "bombed"),
    ("Kenya took revenge: its army bombed Togo.", "bombed"),
    ("Kenya bombed Togo, rival of Mali.", "bombed"),
    ("Kenya bombed Togo to please Anna Reyes.", "bombed"),
    ("Ana Soto beat Tom Adler (Labour).", "beat"),
    ("Tom Adler sued the mayor (Ana Soto).", "sued"),
    ("Kenya condemned Togo's bombing of Mali.", "bombing"),
    ("Kenya mourned the bombing of Mali.", "bombing"),
    ('Kenya bombed "Togo".', "bombed"),
    ('The "hero" Tom Adler sued Acme.', "sued"),
    ("Ana Soto watched Otto Falk beating Hugo Lomax.", "beating"),
    ("Ana Soto had guards beating Tom Adler.", "beating"),
]


def plain(pipeline: triplewire.Pipeline, text: str, verb: str) -> list[bool]:
    """Whether each event of the verb is the article's own statement that it happened."""
    found = [event for event in pipeline.read(text).events if event.trigger.text == verb]
    return [not e.attribution and not e.doubts and e.polarity == "positive" and e.modality == "actual" for e in found]


@pytest.mark.parametrize(("text", "verb"), CLAIMED)
def test_claimed(pipeline: triplewire.Pipeline, text: str, verb: str) -> None:
    assert plain(pipeline, text, verb) == [False]


@pytest.mark.parametrize(("text", "verb"), STATED)
def test_stated(pipeline: triplewire.Pipeline, text: str, verb: str) -> None:
    assert plain(pipeline, text, verb) == [True]
