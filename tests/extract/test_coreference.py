"""Who is one with whom: the table of what must not be joined comes first."""

import pytest

import triplewire
from extract.entities.chains import Chain
from extract.entities.entities import find_entities
from extract.entities.mentions import Phrase
from extract.layout.blocks import lay_out
from extract.model import Document
from extract.parse import Sentence


def chain_of(document: Document, words: str, nth: int = 0) -> set[str]:
    """The ids of the entities with the nth mention of these words."""
    start = -1
    for _ in range(nth + 1):
        start = document.text.index(words, start + 1)
    end = start + len(words)
    return {e.id for e in document.entities for m in e.mentions if (m.start, m.end) == (start, end)}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Anna Smith and Peter Smith were arrested.", "Anna Smith", "Peter Smith"),
        ("Singapore Airlines left Singapore in 2010.", "Singapore Airlines", "Singapore"),
        ("Helen Brown called her sister Mary.", "her", "Mary"),
        ("The French president met the German president.", "The French president", "the German president"),
        ("Marta Ruiz said Ana Diaz hurt her.", "Ana Diaz", "her"),
        ("The army attacked a village. Another village was spared.", "a village", "Another village"),
        ("The University of Leeds sued the University of York.", "University of Leeds", "University of York"),
    ],
)
def test_apart(pipeline: triplewire.Pipeline, text: str, one: str, other: str) -> None:
    document = pipeline.read(text)
    assert not chain_of(document, one) & chain_of(document, other)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "one", "other", "rule"),
    [
        ("Maria Lopez won. Lopez thanked voters.", "Maria Lopez", "Lopez", "name.surname"),
        ("Yesterday Maria Lopez won. Voters thanked Maria.", "Maria Lopez", "Maria", "name.given"),
        ("The World Trade Organization met. The WTO agreed.", "World Trade Organization", "WTO", "name.acronym"),
        ("The Italian Episcopal Conference (CEI) met.", "Italian Episcopal Conference", "CEI", "name.alias"),
        ("Acme Corp. grew. Acme sold shares.", "Acme Corp.", "Acme", "name.exact"),
        ("Bolt Motors grew. Bolt sold shares.", "Bolt Motors", "Bolt", "name.form"),
        ("Israel agreed. Israeli forces left.", "Israel", "Israeli", "country.demonym"),
        ("Tom Hadley, the mayor of Leeds, resigned.", "Tom Hadley", "the mayor", "apposition"),
        ("Tom Hadley is a teacher.", "Tom Hadley", "a teacher", "copula"),
        ("British Prime Minister Tom Hadley won. The British PM left.", "Tom Hadley", "The British PM", "office"),
        ("The rebel group Sol attacked. The group fled.", "Sol", "The group", "described"),
        ("Bolt Motors grew. The company sold shares.", "Bolt Motors", "The company", "class"),
        ("A crane fell. The crane hit a car.", "A crane", "The crane", "head"),
        (
            "Kenya's government fell. The Kenyan government had failed.",
            "Kenya's government",
            "The Kenyan government",
            "institution",
        ),
        ("Tom Hadley won. He thanked voters.", "Tom Hadley", "He", "pronoun"),
        ("Bolt Motors said it would sell shares.", "Bolt Motors", "it", "pronoun"),
        ("In his speech, Tom Hadley thanked voters.", "Tom Hadley", "his", "pronoun"),
        ("“I am tired,” Tom Hadley said.", "Tom Hadley", "I", "speaker"),
    ],
)
def test_together(pipeline: triplewire.Pipeline, text: str, one: str, other: str, rule: str) -> None:
    document = pipeline.read(text)
    last = text.count(other) - 1
    assert chain_of(document, one) & chain_of(document, other, last)
    assert rule in {mention.rule for found in document.entities for mention in found.mentions}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        (
            "Kenyan President Jane Wanjiru met British Prime Minister Tom Hadley. The two leaders agreed.",
            "The two leaders",
            {"Jane Wanjiru", "Tom Hadley"},
        ),
        ("Norway and Iceland argued. Both countries recalled envoys.", "Both countries", {"Norway", "Iceland"}),
        ("Norway, Chad and Iceland argued. Both countries recalled envoys.", "Both countries", set()),
        ("Tom Hadley met Omar Bey during the latter’s visit to Oslo.", "the latter", {"Omar Bey"}),
    ],
)
def test_two_at_once(pipeline: triplewire.Pipeline, text: str, words: str, names: set[str]) -> None:
    document = pipeline.read(text)
    meant = chain_of(document, words)
    assert {found.name for found in document.entities if found.id in meant and found.named} == names


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Tom Hadley, who owned the yard, resigned.", "who", "Hadley"),
        ("The rebel group Sol attacked.", "group", "Sol"),
    ],
)
def test_words_that_only_pass_on_lead_to_the_entity(
    pipeline: triplewire.Pipeline, text: str, word: str, name: str
) -> None:
    blocks, _ = lay_out(text)
    (sentences,) = pipeline.parser.parse([(text, blocks)])
    entities = find_entities(text, sentences)
    words = {each.text: each for each in sentences[0].words}
    assert entities.at(words[word]) == entities.at(words[name]) != ()


@pytest.mark.model
def test_another_resolver_can_take_the_place_of_the_sieve(pipeline: triplewire.Pipeline) -> None:
    class Lone:
        """Joins nothing."""

        def resolve(self, text: str, sentences: tuple[Sentence, ...], phrases: list[Phrase]) -> list[Chain]:
            del text, sentences
            chains = []
            for phrase in phrases:
                chain = Chain(type=phrase.type)
                chain.add(phrase, "")
                chains.append(chain)
            return chains

    text = "Tom Hadley won. Hadley left."
    blocks, _ = lay_out(text)
    (sentences,) = pipeline.parser.parse([(text, blocks)])
    assert len(find_entities(text, sentences).all) == 1
    assert len(find_entities(text, sentences, Lone()).all) == 2


@pytest.mark.model
def test_reading_twice_gives_the_same(pipeline: triplewire.Pipeline) -> None:
    text = "Anna Smith met Peter Smith of Bolt Motors. Smith said he and Bolt agreed. They left. The company paid."
    assert pipeline.read(text).entities == pipeline.read(text).entities
