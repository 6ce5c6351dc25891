"""Who says so, read off live parses: each case names a word that reports something and those who say it."""

from types import SimpleNamespace
from typing import Any

import pytest
from contexts import context_of

import triplewire
from triplewire.extract.claims.attribution import Attributions, find_attributions
from triplewire.extract.claims.quotation_claims import _is_joined
from triplewire.extract.coreference.entities import Entities, find_entities
from triplewire.extract.layout.blocks import lay_out
from triplewire.extract.syntax.pieces import QUOTATIONS
from triplewire.extract.syntax.tree import Sentence, Word


class Reading:
    """A text with its attributions, asked by words."""

    def __init__(self, pipeline: triplewire.Pipeline, text: str) -> None:
        self.text = text
        blocks, _ = lay_out(text)
        self.sentences: tuple[Sentence, ...] = next(pipeline.parser.parse([(text, blocks)]))
        context = context_of(text, self.sentences)
        self.entities: Entities = find_entities(context)
        self.found: Attributions = find_attributions(text, self.sentences, self.entities, context[QUOTATIONS])
        self.names = {entity.id: entity.name for entity in self.entities.all}

    def word(self, form: str) -> Word:
        return next(word for sentence in self.sentences for word in sentence.words if word.text == form)

    def speakers(self, form: str) -> list[str | None]:
        """Who says what the word reports, outermost first, by name."""
        return [self.names.get(said.speaker) if said.speaker else None for said in self.found.of(self.word(form))]

    def cues(self, form: str) -> list[str | None]:
        return [said.cue.text if said.cue else None for said in self.found.of(self.word(form))]


SAID = [
    # Verbs in all positions
    ("Ann Lee said the army left.", "left", ["Ann Lee"]),
    ("Ann Lee said that the army left.", "left", ["Ann Lee"]),
    ("The army left, Ann Lee said.", "left", ["Ann Lee"]),
    ("The army left the town, said Ann Lee.", "left", ["Ann Lee"]),
    ("The army, Ann Lee said, left the town.", "left", ["Ann Lee"]),
    ("The rebels, said Ann Lee, have left the town.", "left", ["Ann Lee"]),
    ("As Ann Lee said, the army left.", "left", ["Ann Lee"]),
    ("Ann Lee told reporters on Monday that the river had flooded the town.", "flooded", ["Ann Lee"]),
    ("The dam, which Ann Lee said was built in May, broke.", "built", ["Ann Lee"]),
    ("Ann Lee tweeted that the army had left.", "left", ["Ann Lee"]),
    ("Ann Lee meets Tom Berg, says talks will continue", "continue", ["Ann Lee"]),
    ("The army (Ann Lee said) left the town.", "left", ["Ann Lee"]),
    # Who rejects what somebody else said does not say it
    ("Ann Lee dismissed his complaint about the dam.", "complaint", []),
    ("Ann Lee rejected Tom Berg's accusation.", "accusation", []),
    ("Ann Lee rejected the accusation that the army left.", "left", ["Ann Lee"]),
    ("Ann Lee denied reports that the army had left.", "left", ["Ann Lee"]),
    ("Ann Lee disputed their claim.", "claim", []),
    # All of the content, and what goes on with it
    ("Ann Lee said the army left and burned the town.", "burned", ["Ann Lee"]),
    ("Ann Lee said the army left because the rebels attacked.", "attacked", ["Ann Lee"]),
    ("Ann Lee said the rebels left, adding that the army burned the town.", "burned", ["Ann Lee"]),
    ("Ann Lee, who said the army left, resigned.", "left", ["Ann Lee"]),
    ("Ann Lee said that she was glad to say that the army left.", "left", ["Ann Lee"]),
    ("Ann Lee said that Tom Berg had said that the army left.", "left", ["Ann Lee", "Tom Berg"]),
    # Thinking, promising, denying, admitting, accusing
    ("Ann Lee believes the army left.", "left", ["Ann Lee"]),
    ("Ann Lee promised to leave the town.", "leave", ["Ann Lee"]),
    ("Ann Lee claims to have won the vote.", "won", ["Ann Lee"]),
    ("Ann Lee denied that the army left.", "left", ["Ann Lee"]),
    ("Ann Lee denied meeting Tom Berg.", "meeting", ["Ann Lee"]),
    ("Ann Lee denied the attack.", "attack", ["Ann Lee"]),
    ("Ann Lee admitted taking bribes.", "taking", ["Ann Lee"]),
    ("Ann Lee accused Iran of arming the rebels.", "arming", ["Ann Lee"]),
    ("Ann Lee called the vote a fraud.", "fraud", ["Ann Lee"]),
    ("Ann Lee claimed control of the town.", "control", ["Ann Lee"]),
    ("Ann Lee warned of a flood.", "flood", ["Ann Lee"]),
    # Passives, and speech without a speaker
    ("Tom Berg was accused by Ann Lee of killing a guard.", "killing", ["Ann Lee"]),
    ("The army is said to have attacked the village.", "attacked", [None]),
    ("It is believed that the army attacked the village.", "attacked", [None]),
    ("Tom Berg was charged with killing a guard.", "killing", [None]),
    ("Ten men are feared dead.", "dead", [None]),
    ("Tom Berg is suspected of killing a guard.", "killing", [None]),
    ("The army allegedly attacked the village.", "attacked", [None]),
    ("The alleged attack took place in May.", "attack", [None]),
    ("The court heard that Tom Berg stabbed a guard.", "stabbed", [None]),
    ("Ann Lee was quoted as saying that the dam broke.", "broke", [None, "Ann Lee"]),
    ("Reuters quoted Ann Lee as saying the dam broke.", "broke", ["Reuters", "Ann Lee"]),
    # Nouns
    ("Ann Lee's claim that the army killed civilians was rejected.", "killed", ["Ann Lee"]),
    ("The claim by Ann Lee that the army killed civilians was false.", "killed", ["Ann Lee"]),
    ("Ann Lee expressed fears that the dam would burst.", "burst", ["Ann Lee"]),
    ("There were reports of an attack on the camp.", "attack", [None]),
    ("Ann Lee said in a statement that the dam would burst.", "burst", ["Ann Lee"]),
    ("A statement by Ann Lee said that the army left.", "left", ["Ann Lee"]),
    # Sources
    ("According to Ann Lee, the army left.", "left", ["Ann Lee"]),
    ("The army left the town, according to Ann Lee.", "left", ["Ann Lee"]),
    ("The army, according to Ann Lee, left the town.", "left", ["Ann Lee"]),
    ("The army left, according to a briefing by Ann Lee.", "left", ["Ann Lee"]),
    ("The bill passed in May, according to Ann Lee, with ten members voting against.", "voting", ["Ann Lee"]),
    ("The army left, according to NATO figures.", "left", ["NATO"]),
    ("In Ann Lee's view, the army lost the war.", "lost", ["Ann Lee"]),
    # Layout
    ("Ann Lee: Army left town\n\nThe town of Bergen is empty now, and nobody knows why.", "left", ["Ann Lee"]),
    ("The town was empty on Monday.\n\nWe saw the school burn.\n\nAnn Lee\n\nIt rained.", "burn", ["Ann Lee"]),
    # Nested, outermost first
    ("Reuters reported that Ann Lee denied that the army left.", "left", ["Reuters", "Ann Lee"]),
    ("According to Reuters, Ann Lee said the army left.", "left", ["Reuters", "Ann Lee"]),
    ("According to Reuters, Ann Lee said the army left.", "said", ["Reuters"]),
    ("Reuters, citing Ann Lee, reported that the army left.", "left", ["Reuters", "Ann Lee"]),
    # Quotations
    ('"The army left," Ann Lee said.', "left", ["Ann Lee"]),
    ('Ann Lee said: "The army left."', "left", ["Ann Lee"]),
    ('"The army," Ann Lee said, "left the town."', "left", ["Ann Lee"]),
    ("“The army left,” said Ann Lee, the mayor of Bergen.", "left", ["Ann Lee"]),
    ("‘The army left,’ said Ann Lee. ‘The workers’ homes burned.’", "burned", ["Ann Lee"]),
    ('"The army left," Ann Lee said. "The school burned down."', "burned", ["Ann Lee"]),
    ('Ann Lee said, "The army left. The school burned down."', "burned", ["Ann Lee"]),
    ("“The army left,” Ann Lee said.\n\n“The school burned down.”", "burned", ["Ann Lee"]),
    ("Ann Lee said: “The army left.\n\n“The school burned down.”", "burned", ["Ann Lee"]),
    ("Ann Lee was clear on Monday. “The school burned down.” she said.", "burned", ["Ann Lee"]),
    ('"It rained," said Tom Berg. Ann Lee disagreed. "It was dry," Ann Lee said.', "dry", ["Ann Lee"]),
    ('Ann Lee said she was "shocked" by the killing.', "killing", ["Ann Lee"]),
    ("Ann Lee said the plan is a 'red line' and must remain on the table.", "remain", ["Ann Lee"]),
    ("On Monday Ann Lee said:\n\nThe army left the town.\n\nWe saw the school burn.", "saw", ["Ann Lee"]),
    ("“The school burned down. The army had left the town.”", "burned", [None]),
    ("“School burned down.”", "burned", [None]),  # four words, with the full stop
    ('Ann Lee laughed: "It was dark in the old town."', "dark", ["Ann Lee"]),
    ("Tom Berg said it rained and Ann Lee said:\n\nThe army left the town.", "left", ["Ann Lee"]),
    ("“It rained,” Tom Berg said. Ann Lee laughed. “It was dark in town.”", "dark", ["Ann Lee"]),
    ("Ann Lee laughed. “It was dark in town.”\n\nIt rained.\n\n“The school burned down.”", "burned", [None]),
    ("Ann Lee said on Monday. “It was dark,” she said. “The school burned down.”", "burned", ["Ann Lee"]),
    ("“It was dark,” Ann Lee said. “The school burned down,” Tom Berg said.", "burned", ["Tom Berg"]),
    ("“It was dark in town. The school burned down.” It was bad. “It rained,” Ann Lee added.", "burned", ["Ann Lee"]),
    ("Ann Lee said that “the man who said ‘it rained’ left” and slept.", "left", ["Ann Lee"]),
    # The layout
    ("Police: three held after raid in Lima\n\nThe raid took place in the old town on Monday.", "held", ["Police"]),
    ("We saw the school burn down and left.\n\nAnn Lee", "saw", ["Ann Lee"]),
]  # fmt: skip

OWN = [
    ("Ann Lee said the army left.", "said"),
    ("Ann Lee, who leads the party, said the army left.", "leads"),
    ('The army left. "It rained," Ann Lee said.', "left"),
    ('"It rained," Ann Lee said. The army left.', "left"),
    ("On Monday Ann Lee said:\n\nThe army left the town.\n\nThe school burned down.", "burned"),
    ("The 'green' bank opened in May.", "opened"),
    ("Tom Berg knew Ann Lee agreed.", "knew"),
    ("The army left; Ann Lee agreed.", "left"),
    ("Tom Berg left when Ann Lee replied.", "left"),
    ("Ann Lee does not know who broke the dam.", "broke"),
    ("It is good that the army left.", "left"),
    ("Ann Lee knows that the army left.", "left"),
    ("Ann Lee made sure that the army left.", "left"),
    ("Ann Lee made the army leave.", "leave"),
    ("The army left after the talks failed.", "left"),
    ("Ann Lee expressed concern over the attack.", "attack"),
    ("Ann Lee condemned the attack.", "attack"),
    ("The weather: the army left the town in the rain.", "left"),
    ("Ann Lee did not say that the army left.", "left"),
    ("Ann Lee refused to confirm that the army left.", "left"),
    ("Ann Lee did not deny that the army left.", "left"),
    ("Ann Lee told the army to leave.", "told"),
    ("The rule according to which they act changed.", "changed"),
    ("“School burned.”", "burned"),
    ("The school burned down and people left.\n\nAnn Lee", "burned"),
    ("We saw the school burn down and left.\n\nAnn Lee. It rained.", "saw"),
    ("Lima: the army found nobody.", "found"),
    # what is said in brackets is an object, not the sentence around them
    ("The tower (Ann Lee wrote a book about it) fell on Monday.", "fell"),
    ("The bank (Ann Lee announced the sale) closed in May.", "closed"),
]

CUES = [
    ("Ann Lee: We left the mine. It burned.\n\nTom Berg: The army found nobody.", "burned", ["Ann Lee"]),
    ("Ann Lee: We left the mine. It burned.\n\nTom Berg: The army found nobody.", "found", ["Tom Berg"]),
    ("Ann Lee denied reports that the army left.", "left", ["denied"]),
    ("Ann Lee cited reports that the army left.", "left", ["cited reports"]),
    ("Ann Lee said the army left.", "left", ["said"]),
    ("The army left, according to Ann Lee.", "left", ["according to"]),
    ("Ann Lee expressed fears that the army left.", "left", ["expressed fears"]),
    ("Reuters reported that Ann Lee denied that the army left.", "left", ["reported", "denied"]),
    ("“The school burned down. The army had left the town.”", "burned", [None]),
]


@pytest.mark.parametrize(("text", "word", "speakers"), SAID)
def test_speakers(pipeline: triplewire.Pipeline, text: str, word: str, speakers: list[str | None]) -> None:
    assert Reading(pipeline, text).speakers(word) == speakers


@pytest.mark.parametrize(("text", "word"), OWN)
def test_the_articles_own_statement(pipeline: triplewire.Pipeline, text: str, word: str) -> None:
    assert Reading(pipeline, text).speakers(word) == []


@pytest.mark.parametrize(("text", "word", "cues"), CUES)
def test_cues_quote_the_text(pipeline: triplewire.Pipeline, text: str, word: str, cues: list[str | None]) -> None:
    reading = Reading(pipeline, text)
    assert reading.cues(word) == cues
    for said in reading.found.of(reading.word(word)):
        assert said.cue is None or text[said.cue.start : said.cue.end] == said.cue.text


def test_a_turn_is_all_of_its_paragraph_and_opens_it(pipeline: triplewire.Pipeline) -> None:
    text = "Ann Lee: We left the mine. It burned.\n\nIt rained. Tom Berg: The army came.\n\nTom Berg: The army slept."
    reading = Reading(pipeline, text)
    assert reading.speakers("burned") == ["Ann Lee"]
    assert reading.speakers("came") == ["Ann Lee"]
    assert reading.speakers("slept") == ["Tom Berg"]


def test_narration_after_a_quoted_turn_is_the_articles(pipeline: triplewire.Pipeline) -> None:
    text = 'Ann Lee: "The mine burned."\n\nThe army came.\n\nTom Berg: "The army slept."\n\nThe town fell.'
    reading = Reading(pipeline, text)
    assert reading.speakers("burned") == ["Ann Lee"]
    assert reading.speakers("came") == []
    assert reading.speakers("slept") == ["Tom Berg"]
    assert reading.speakers("fell") == []


INTERVIEW = (
    "Radio Kern interviews Ann Lee\n\nWhy did you leave?\n\nI was ill. The army took the town.\n\n"
    "Who came then?\n\nMy brother came. A storm hit us.\n\nThe talk took place in May."
)


def test_what_an_interview_answers_is_said_by_who_is_interviewed(pipeline: triplewire.Pipeline) -> None:
    reading = Reading(pipeline, INTERVIEW)
    assert reading.speakers("took") == ["Ann Lee"]
    assert reading.speakers("hit") == ["Ann Lee"]
    assert reading.speakers("leave") == []
    assert reading.speakers("place") == []


@pytest.mark.parametrize(
    "text",
    [
        "Bolt Motors fired Tom Berg, it said. Ann Lee left.",
        "“We left Lima,” Bolt Motors said. “Tom Berg fired Ann Lee,” it added.",
        "Bolt Motors said it left Lima. It added that Tom Berg fired Ann Lee.",
    ],
)
def test_a_body_goes_on_to_speak(pipeline: triplewire.Pipeline, text: str) -> None:
    assert Reading(pipeline, text).speakers("fired") == ["Bolt Motors"]


def test_rhetorical_questions_make_no_interview(pipeline: triplewire.Pipeline) -> None:
    text = INTERVIEW.replace("I was ill. The", "The").replace("My brother", "The mayor").replace("hit us", "hit Lima")
    assert Reading(pipeline, text).speakers("took") == []


@pytest.mark.parametrize(
    ("gap", "end", "joined"), [(150, ":", True), (151, ":", False), (9, ",", True), (9, "that", True), (9, ".", False)]
)
def test_a_cue_before_a_quotation_reaches_it(gap: int, end: str, joined: bool) -> None:
    text = "said".ljust(3 + gap - len(end)) + end + '"It rained."'
    head: Any = SimpleNamespace(start=0, end=4)
    spoken: Any = SimpleNamespace(start=4 + gap, end=len(text) - 1)
    assert _is_joined(text, head, spoken) is joined


@pytest.mark.parametrize(
    ("text", "joined"),
    [('"It rained," he said', True), ('"It rained", he said', True), ('"It rained." He said', False)],
)
def test_a_cue_behind_a_quotation_is_joined_by_a_comma(text: str, joined: bool) -> None:
    head: Any = SimpleNamespace(start=text.index("said"), end=len(text))
    spoken: Any = SimpleNamespace(start=1, end=text.rindex('"'))
    assert _is_joined(text, head, spoken) is joined


def test_every_word_in_the_scope_is_said(pipeline: triplewire.Pipeline) -> None:
    reading = Reading(pipeline, "Ann Lee said the army left the town in May.")
    said = [word.text for word in reading.sentences[0].words if reading.found.of(word)]
    assert said == ["the", "army", "left", "the", "town", "in", "May"]


@pytest.mark.parametrize(
    ("text", "claimed"), [("The dam, it was said, had burst.", True), ("The dam, Lee was told, had burst.", False)]
)
def test_a_passive_in_parentheses_reports_only_with_it(pipeline: triplewire.Pipeline, text: str, claimed: bool) -> None:
    (burst,) = (triple for triple in pipeline.read(text).triples if triple.subject.text == "The dam")
    assert bool(burst.attribution) is claimed
