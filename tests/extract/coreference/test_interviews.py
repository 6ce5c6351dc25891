"""Interviews and transcripts: who "I" and "you" are, however the turns are written."""

import pytest

import triplewire

TOLD = "The mayor, Omar Haddad, spoke to Radio Kern on Monday."
BY_PARAGRAPH = """Interview with marine biologist Ana Silva

Ana Silva has studied whales for thirty years.

Tell us about your work.

I count whales from a small boat. My students help me.

You have been attacked by fishermen.

They burned my boat in May.

What will you do next?

I will write a book."""
CAPTIONED = """"I only wanted to sing." Carla Moss in her house. Image: Peter Hall.

Ms. Moss, how did you begin?

I began in a choir.

Do you still sing?

I sing every day.

And your children?

My children hate it."""
TITLED = """Peter Lang: An interview with the 'King of Clocks'

You repaired the clock of the cathedral.

I did. It took me two years.

Who paid you?

My brother paid me."""
REPORTED = """The minister, Tom Hall, talked to our reporter Eva Kern about the strike.

Are the nurses right?

I understand them.

Will you resign?

No, I will not."""
CALLED = """Police chief Maria Lopez met the press on Friday.

QUESTION: Did your officers shoot first?

LOPEZ: No. My officers were attacked.

QUESTION: When will you publish the film?

LOPEZ: I will publish it tomorrow."""
PRESENTED = """Vera Holt teaches maths in Bonn.

Why did you become a teacher?

My father was one, and I liked his stories.

Do your pupils like numbers?

I hope so."""
ADDRESSED = """A panel on water was held on Tuesday.

MARTIN KELLER: You have run the works for six years. What has changed?

ROSA IBARRA: I replaced the pipes.

MARTIN KELLER: But you raised the prices.

ROSA IBARRA: I had no choice."""
ASKED_INDIRECTLY = """Interview with the painter Nina Ray

I wanted to know if you had any thoughts on the new museum.

I think it is too large. I would have built a garden.

Do you paint there?

I paint at home."""


@pytest.mark.model
@pytest.mark.parametrize(("questions", "names"), [(2, {"Nina Ray"}), (1, set())])
def test_two_questions_are_an_interview_that_is_told_of(
    pipeline: triplewire.Pipeline, questions: int, names: set[str]
) -> None:
    text = "Interview with the painter Nina Ray" + "\n\nWhy do you paint there?\n\nI live there." * questions
    document = pipeline.read(text)
    mentions = ((text[m.start : m.end], entity.name) for entity in document.entities for m in entity.mentions)
    assert {name for words, name in mentions if words == "I"} - {"I"} == names


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name"),
    [
        (BY_PARAGRAPH, "Ana Silva"),
        (CAPTIONED, "Carla Moss"),
        (TITLED, "Peter Lang"),
        (REPORTED, "Tom Hall"),
        (CALLED, "Maria Lopez"),
        (PRESENTED, "Vera Holt"),
        (ADDRESSED, "Rosa Ibarra"),
        (ADDRESSED.replace("ROSA IBARRA", "IBARRA"), "Ibarra"),
        (f"{TOLD}\n\nQ. Why did you leave? A. I was tired. Q. Who helped? A. My wife.", "Omar Haddad"),
        (f"{TOLD}\n\nRay: Why did you leave? Haddad: I was tired. Ray: Alone? Haddad: My wife came.", "Omar Haddad"),
        (f"{TOLD} Q: Why did you leave? A: I was tired. Q: Where are your friends? A: My friends left.", "Omar Haddad"),
    ],
)
def test_the_interviewee_speaks_and_is_addressed(pipeline: triplewire.Pipeline, text: str, name: str) -> None:
    document = pipeline.read(text)
    told = {
        (text[mention.start : mention.end].lower(), entity.name)
        for entity in document.entities
        for mention in entity.mentions
        if text[mention.start : mention.end].lower() in {"i", "my", "me", "you", "your"}
    }
    assert {who for _, who in told} == {name}
    assert {"you", "i"} & {word for word, _ in told}


@pytest.mark.model
def test_a_long_story_with_two_questions_is_no_interview(pipeline: triplewire.Pipeline) -> None:
    text = PRESENTED.replace("in Bonn.", "in Bonn. " + "It rained on the town and on the river. " * 6)
    (holt,) = (entity for entity in pipeline.read(text).entities if entity.name == "Vera Holt")
    assert [text[mention.start : mention.end] for mention in holt.mentions] == ["Vera Holt"]


@pytest.mark.model
def test_who_asks_indirectly_is_not_who_answers(pipeline: triplewire.Pipeline) -> None:
    document = pipeline.read(ASKED_INDIRECTLY)
    at = ASKED_INDIRECTLY.index
    (ray,) = (entity for entity in document.entities if entity.name == "Nina Ray")
    starts = {mention.start for mention in ray.mentions}
    assert {at("you had"), at("I think"), at("I would"), at("I paint")} <= starts
    assert at("I wanted") not in starts


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "“I only wanted to sing.” Carla Moss left the house in May.",
        "The choir sang. “I only wanted to sing.” The guests wept.",
    ],
)
def test_who_is_named_behind_a_quotation_in_a_clause_is_not_its_speaker(
    pipeline: triplewire.Pipeline, text: str
) -> None:
    entities = pipeline.read(text).entities
    (one,) = (entity for entity in entities if any(text[m.start : m.end] == "I" for m in entity.mentions))
    assert one.name == "I"


@pytest.mark.model
@pytest.mark.parametrize(("word", "type_"), [("I", "Person"), ("you", "Person"), ("we", "Group"), ("it", "Other")])
def test_a_voice_without_a_name_is_a_person_or_a_group(pipeline: triplewire.Pipeline, word: str, type_: str) -> None:
    (entity,) = pipeline.read(f"Rain or not, {word} left.").entities[-1:]
    assert entity.type == type_
