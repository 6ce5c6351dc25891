"""The fitted weights: known features and types only, and no feature that the code cannot yield or the file lacks."""

from typing import Any, get_args

import pytest
from frozen import all_parses, resolved

import triplewire
from triplewire.extract.coreference import pronouns
from triplewire.extract.coreference.chains import Chain
from triplewire.extract.coreference.discourse import Discourse
from triplewire.extract.coreference.sieve import Sieve
from triplewire.extract.coreference.speech_turns import Speakers
from triplewire.extract.errors import LexiconError
from triplewire.extract.layout.blocks import lay_out
from triplewire.extract.lexicon.weights import fitted_weights
from triplewire.extract.lexicon.weights.fitted_weights import (
    NAME_WEIGHTS,
    PRONOUN_WEIGHTS,
    NameFeature,
    NameWeights,
    PronounFeature,
    PronounWeights,
    load_weights,
)
from triplewire.extract.mentions.mentions import find_phrases
from triplewire.extract.names.name_groups import group_names
from triplewire.extract.names.phrase import Phrase
from triplewire.extract.syntax.tree import Sentence

# Features too rare in the labelled text, or too weak, to have a weight in any class of pronouns.
UNWEIGHTED = {"owns.body", "parallel.object", "type.Other"}

# Documents that yield the features which the examples of the rules do not.
DOCUMENTS = (
    "Georgia said she was glad. Soldiers guard the Tranewood checkpoint.",
    "Ebola Reston Virus struck the province, and the feast of Lamas was put off.",
    "The Lisbon virus spread.",
    "Tom Hall, 31, of Ravenshaw, left his home for nearby Mittavong, south of Brisbane.",
    "She is an Ashgabat resident. They flew to Leeds, Orlando and Folan. Kestev, skippered by Tom Hall, sank.",
    "A lorry overturned on I-95 and traffic stopped. He knew the drummer Jan Moen of Brenova.",
    "Austen, Jane.",
    "The team used Kestila fusca, an ant species.",
    "P.J.Carlsen coached the Nets.",
    "The mayor closed Smith & Barrow.",
    "KESTEVAR, March 3 (Reuters) - Two miners died.",
    "They live in Tranewood province, and in Qubland.",
    "The firm YouTrane won.",
    "They took an A320 over the Trane River.",
    "During the Sarvan Festival, the Sarvan War began.",
    "J. Trane met Osama bin Qub in Lisbon, where he lived. Leeds, where he lived, burned.",
    "He worked at the Trane Stadium.",
    "The World Cup began.",
    "The Constitution Act passed.",
    "They read the Origin of Species and watched Winter Light.",
    "The Herald won. He wrote for The Trane Herald Post today.",
    "The International Rice Growers Trade Union met.",
    "The people of the Leeds Center left.",
    "The storm Trane hit. Hurricane Trane, a storm, hit Oslo.",
    "The nation Qub won. The country Qub paid.",
    "The crowd Qub left. A crowd, the Qub, left.",
    "They met the Qub Boss. The Sarvan Rifle, the Sarvan Nation, the Sarvan Crowd and the Sarvan Novel left.",
    "The Sarvan Collapse and the Trane Kidnapping began.",
    "She sang “Winter of Trane” and read “Harry Potter and the Goblet of Fire”.",
    "The novel Winter Trane sold. Her film Sarvan won. He read the book Sarvan.",
    "He bought a Sarvan Camera. He bought the Sarvan Piano and the Sarvan Laptop.",
    "They flew to the Velmora Republic.",
    "Volanta residents left.",
    "Ebola spread. It killed a man.",
    "Ana Diaz said she won. She saw Ana Diaz and thanked her. They met her, and her, and I saw it.",
    "The singer Ana Diaz, the bank Quilva, the river Quilva, the cyclone Quilva, the ferry Quilva, the novel Zor left.",
    "The bartender Ana Diaz, the regime Quilva, the picture Quilva and the crash Quilva were named.",
    "The virus Quilva spread. The Quilva theatre burned. The Quilva festival ended. The Quilva ferry sank.",
    "The Quilva virus spread. The Quilva club won. Radio Quilva, Hotel Quilva, HMS Quilva and Storm Quilva were in it.",
    "The striker Ana Diaz of Quilva beat Eva Roth of Zorba. Quilva beat the Red Sox 3-0.",
    'He wrote "The Sun and the Sea", and "Eva Roth", on Diaz v. Roth.',
    "She read War and Peace.",
    "Obama left. They read the Quilva Report.",
    "Leung Che-cheung met Anne-Marie Quilva.",
    "The men met the women. They said it failed. “They will go,” they said.",
    "The Proton M fell. The Quilva sank off Zorba. They watched Channel 4 today.",
    "The crew of the Zorba left. Quilva resigned.",
    "The Zionists left. It was printed in Quilva. She has a role in Quilva. It was held at the Zorba.",
    "His Quilva failed. Quilva's shares fell. Quilva said it would pay. Two men from Leeds flew A330s.",
    "She scored a goal for Zorba. Coach Eva Roth, the Zorba coach Ana Diaz and Ana “Bo” Diaz left.",
    "Floods ravaged Quilva. Zorba face Quilva. Volanta closed its plant. They flew to Paris and hiked to Zorba.",
    "She will direct Quilva. They saw the sequel to Zorba.",
    'The Quilva franchise ended. Ana Diaz left Eva Roth\'s "Zorba". "Fortnight" ended.',
    'He read a novel by Ana Diaz, and starred in "Quiet Hill", "Van Zorba" and "Harbor Lights". Quilva Pharma left.',
    "The mayor of Zorba left. The Zorba mayor bought Quilva.",
    "Ana Diaz's The Quiet Lake won. The Sarvan Hill creator Ana Diaz left. The Okoro cabinet fell.",
    "Qubland's foreign minister left. They sold a stake in Quilva. She visited Braga.",
    "He won the Oscar. They read the Sarvan Textbook and the Sarvan Memoir.",
    "Bolt Motors grew. It decided to leave. Its chairman paid. It burned the plant and sold it.",
    "A plant burned. It decided to go. Its chairman left. It fell. It fell. It fell. It fell.",
    "Ana Diaz and Eva Roth met. They paid.",
    "Rain fell in Oslo. It froze. The war began. It ended. The Constitution passed. It failed. The group met. It paid.",
    "The “jet” fell. A jet fell. It burned.",
    "The book sold. It won. The film failed. It won. Winter fell. It froze.",
    "The crowd left. They paid. The people met. They paid.",
    "Volanta Sells Plant\n\nThe plant is old. It burned.\n\nIt was sold. They left.\n\nAna Diaz won.\n\nShe paid.",
)


def evidence(sentences: tuple[Sentence, ...]) -> set[str]:
    """The evidence for the types of all names."""
    phrases = [phrase for phrase in find_phrases(sentences) if phrase.kind in {"name", "demonym"}]
    group_names(phrases)  # which adds what the names of the document say about each other
    return {feature for phrase in phrases for feature in phrase.evidence}


def salience(text: str, sentences: tuple[Sentence, ...]) -> set[str]:
    """The features of all candidates of all pronouns, and of no antecedent."""
    found: set[str] = set()

    def recorded(phrase: Phrase, discourse: Discourse, speakers: Speakers) -> Chain | None:
        found.update(pronouns.no_antecedent(phrase))
        for candidate in pronouns.candidates(phrase, discourse, speakers):
            found.update(candidate.features)
        return pronouns.refer(phrase, discourse, speakers)

    resolved(Sieve(recorded), text, sentences)
    return found


@pytest.fixture(scope="module")
def documents(pipeline: triplewire.Pipeline) -> dict[str, tuple[Sentence, ...]]:
    laid = [(text, lay_out(text)[0]) for text in DOCUMENTS]
    return all_parses() | dict(zip(DOCUMENTS, pipeline.parser.parse(laid), strict=True))


@pytest.mark.model
def test_evidence_for_types_is_known(documents: dict[str, tuple[Sentence, ...]]) -> None:
    found = {feature for sentences in documents.values() for feature in evidence(sentences)}
    assert found | {"base"} == set(get_args(NameFeature))


@pytest.mark.model
def test_features_of_candidates_are_known(documents: dict[str, tuple[Sentence, ...]]) -> None:
    found = {feature for text, sentences in documents.items() for feature in salience(text, sentences)}
    assert found == set(get_args(PronounFeature))


def test_every_piece_of_evidence_has_its_weights() -> None:
    assert set(NAME_WEIGHTS) == set(get_args(NameFeature))


def test_every_feature_has_a_weight_in_some_class() -> None:
    weighted = {*PRONOUN_WEIGHTS.person, *PRONOUN_WEIGHTS.thing, *PRONOUN_WEIGHTS.many}
    assert weighted | UNWEIGHTED == set(get_args(PronounFeature))
    assert not weighted & UNWEIGHTED


@pytest.mark.parametrize(
    ("kind", "table"),
    [
        (NameWeights, {"model.XYZ": {"Person": 1.0}}),
        (NameWeights, {"title": {"Robot": 1.0}}),
        (NameWeights, {"title": {"Person": "much"}}),
        (PronounWeights, {"person": {"nearby": 1.0}, "thing": {}, "many": {}}),
        (PronounWeights, {"person": {}, "thing": {}}),
        (PronounWeights, {"person": {}, "thing": {}, "many": {}, "few": {}}),
    ],
)
def test_an_unknown_feature_or_type_is_refused(
    monkeypatch: pytest.MonkeyPatch, kind: type[Any], table: dict[str, Any]
) -> None:
    monkeypatch.setattr(fitted_weights, "read_table", lambda _: table)
    with pytest.raises(LexiconError, match="weights/salience"):
        load_weights("salience", kind)
