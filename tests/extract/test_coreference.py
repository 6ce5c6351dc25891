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
        ("A plane struck the mast and was crushed against it.", "A plane", "it"),
        ("Bolt Motors lost a case. The court praised it.", "Bolt Motors", "it"),
        ("The board sold the yard. Bolt Motors said it was odd that nobody bid.", "the yard", "it"),
        ("Chad is not a “safe harbour” for ships.", "Chad", "safe harbour"),
        ("Bolt Motors could be a bargain.", "Bolt Motors", "a bargain"),
        ("Photo: Bolt Motors. The company sold it.", "Photo", "Bolt Motors"),
        ("Lisbon burned. The island was quiet.", "Lisbon", "The island"),
        ("Tom Hadley met the mayor of Leeds. Her mother and his mother spoke.", "Her mother", "his mother"),
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
        ("The army captured a hill in March and kept it.", "a hill", "it", "pronoun"),
        ("The Church of the Lake was sued. The Church denied it.", "Church of the Lake", "The Church", "described"),
        ("Kenyan President Jane Wanjiru said her country was poor. Kenya is big.", "her country", "Kenya", "owner"),
        ("Jane Wanjiru left. Her mother stayed. Wanjiru called her mother.", "Her mother", "her mother", "owner"),
        ("A bridge collapse killed two. The accident shut a road.", "A bridge collapse", "The accident", "event"),
        ("Sunniva Dahl, the rector of the school, resigned.", "Sunniva Dahl", "the rector", "apposition"),
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
        (
            (
                "Kenyan President Jane Wanjiru met British Prime Minister Tom Hadley. The Kenyan and British leaders "
                "ate. Wanjiru wrote to Chadian President Omar Bey. The two leaders agreed."
            ),
            "The two leaders",
            {"Jane Wanjiru", "Tom Hadley"},
        ),
    ],
)
def test_two_at_once(pipeline: triplewire.Pipeline, text: str, words: str, names: set[str]) -> None:
    document = pipeline.read(text)
    meant = chain_of(document, words)
    assert {found.name for found in document.entities if found.id in meant and found.named} == names


@pytest.mark.model
def test_places_of_one_name_in_two_regions_are_two(pipeline: triplewire.Pipeline) -> None:
    text = "She grew up in Newark, New Jersey. Newark is large. He lives in Newark, Delaware. Newark is small."
    found = [chain_of(pipeline.read(text), "Newark", nth) for nth in range(4)]
    assert found[0] == found[1] != found[2] == found[3]


@pytest.mark.model
def test_no_mention_crosses_the_edge_of_a_quotation(pipeline: triplewire.Pipeline) -> None:
    text = "The minister called it a “red line” and a ‘new dawn’ for the two countries’ ships."
    quotes = [text[m.start : m.end] for found in pipeline.read(text).entities for m in found.mentions]
    assert quotes
    assert all(quote.count("“") == quote.count("”") and "‘" not in quote for quote in quotes)


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
