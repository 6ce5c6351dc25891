"""Alternatives to the sieve: a custom resolver, or a model that gives clusters of character ranges."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from contexts import context_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import triplewire
from triplewire.extract.context import Context
from triplewire.extract.coreference.chains import Chain
from triplewire.extract.coreference.clusters import ClusterResolver
from triplewire.extract.coreference.discourse import Discourse
from triplewire.extract.coreference.entities import find_entities
from triplewire.extract.coreference.sieve import SIEVE, Resolver, Sieve
from triplewire.extract.coreference.speech_turns import Speakers
from triplewire.extract.layout.blocks import lay_out
from triplewire.extract.model import Entity
from triplewire.extract.names.phrase import Phrase

TEXT = "Tom Hadley, who owned the mill, met the president of Chad. Hadley said he had sold it. Ana Diaz left."
CLUSTERS = (("Tom Hadley", "Hadley", "he"), ("the mill", "it"), ("the president of Chad", "nowhere"))


class Lone:
    """Joins nothing."""

    def resolve(self, context: Context, phrases: list[Phrase]) -> list[Chain]:
        """Each phrase in a chain of its own."""
        del context
        chains = []
        for phrase in phrases:
            chain = Chain(type=phrase.type)
            chain.add(phrase, "")
            chains.append(chain)
        return chains


def model(text: str) -> Iterable[Iterable[tuple[int, int]]]:
    """A stand-in for a neural model that knows the clusters of TEXT."""
    for cluster in CLUSTERS:
        at = 0
        spans = []
        for words in cluster:
            if (start := text.find(words, at)) >= 0:
                spans.append((start, start + len(words)))
                at = start + len(words)
        yield spans


def entities(pipeline: triplewire.Pipeline, resolver: Resolver, text: str = TEXT) -> tuple[Entity, ...]:
    blocks, _ = lay_out(text)
    (sentences,) = pipeline.parser.parse([(text, blocks)])
    return find_entities(context_of(text, sentences), resolver).all


def mentions(found: Iterable[Entity], text: str = TEXT) -> dict[str, list[str]]:
    return {entity.name: [text[m.start : m.end] for m in entity.mentions] for entity in found}


@pytest.mark.model
def test_a_custom_resolver(pipeline: triplewire.Pipeline) -> None:
    assert len(mentions(entities(pipeline, SIEVE, "Tom Hadley won. Hadley left."))) == 1
    assert len(mentions(entities(pipeline, Lone(), "Tom Hadley won. Hadley left."))) == 2


@pytest.mark.model
def test_the_record_names_a_custom_resolver() -> None:
    own = triplewire.load(resolver=Lone())
    assert len(own.read("Tom Hadley won. Hadley left.").entities) == 2
    assert own.made_by.rules == f"{triplewire.load().made_by.rules}+Lone"


@pytest.mark.model
def test_clusters_of_a_model_become_entities(pipeline: triplewire.Pipeline) -> None:
    found = entities(pipeline, ClusterResolver(model, rule="stand-in"))
    names = mentions(found)
    assert names["Tom Hadley"] == ["Tom Hadley", "Hadley", "he"]
    assert names["the mill"] == ["the mill", "it"]
    assert names["Ana Diaz"] == ["Ana Diaz"]
    rules = {TEXT[m.start : m.end]: m.rule for entity in found for m in entity.mentions}
    assert rules["he"] == rules["it"] == "stand-in"
    assert rules["Hadley"] == "name.surname"  # names are joined as by the sieve


@pytest.mark.model
def test_without_clusters_only_names_are_joined(pipeline: triplewire.Pipeline) -> None:
    names = mentions(entities(pipeline, ClusterResolver(lambda _: [])))
    assert names["Tom Hadley"] == ["Tom Hadley", "Hadley"]
    assert names["he"] == ["he"]


@pytest.mark.model
def test_a_cluster_of_descriptions_has_their_type(pipeline: triplewire.Pipeline) -> None:
    text = "It burned. The school was old."
    (school,) = (e for e in entities(pipeline, ClusterResolver(lambda _: [[(0, 2), (11, 21)]]), text))
    assert (school.name, school.type) == ("The school", "Organization")


@pytest.mark.model
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.tuples(st.integers(-3, 130), st.integers(-3, 130)), max_size=4), max_size=4))
def test_any_ranges_are_accepted(pipeline: triplewire.Pipeline, clusters: list[list[tuple[int, int]]]) -> None:
    found = entities(pipeline, ClusterResolver(lambda _: clusters))
    mentions = sorted((m.start, m.end) for entity in found for m in entity.mentions)
    assert mentions == sorted((m.start, m.end) for entity in entities(pipeline, Lone()) for m in entity.mentions)


@pytest.mark.model
def test_the_function_for_pronouns_can_be_replaced(pipeline: triplewire.Pipeline) -> None:
    def nobody(phrase: Phrase, discourse: Discourse, speakers: Speakers) -> Chain | None:
        del phrase, discourse, speakers
        return None

    assert mentions(entities(pipeline, SIEVE))["Tom Hadley"] == ["Tom Hadley", "Hadley", "he"]
    assert mentions(entities(pipeline, Sieve(nobody)))["Tom Hadley"] == ["Tom Hadley", "Hadley"]
