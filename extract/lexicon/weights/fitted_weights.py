"""The fitted weights, typed: the features, and the classes or types for which each has a weight.

A file with a feature or a class that is not listed here is refused at load. A feature without a weight counts as zero.
"""

from __future__ import annotations

from typing import Literal, TypeVar

import msgspec

from triplewire.extract.errors import LexiconError
from triplewire.extract.lexicon.loading import read_table
from triplewire.extract.model import EntityType

T = TypeVar("T")

# Features of a candidate antecedent of a pronoun, and of no antecedent at all ("none"); see coreference/salience.py.
PronounFeature = Literal[
    "acts.body", "acts.thing", "apart", "commands", "displayed", "distance.0", "distance.1", "distance.2",
    "distance.3", "gendered", "indefinite", "modifier", "none", "none.first", "none.poss", "none.spoken", "object",
    "oblique", "often", "own", "owns.body", "owns.thing", "parallel.object", "parallel.subject", "plural", "quoted",
    "same", "since.0", "since.1", "since.2", "since.3", "subject", "subject.embedded", "together", "type.Country",
    "type.Event", "type.Group", "type.None", "type.Organization", "type.Other", "type.Person", "type.Place",
    "type.Product", "type.Work", "unquoted",
]  # fmt: skip

# Evidence for the type of a name; see names/type_evidence/word_evidence.py and names/type_evidence/context_evidence.py.
NameFeature = Literal[
    "base",
    "model.PERSON", "model.ORG", "model.GPE", "model.LOC", "model.FAC", "model.NORP", "model.EVENT", "model.PRODUCT",
    "model.WORK_OF_ART", "model.LAW", "model.none", "model.again", "model.GPE.the",
    "model.INVERTED", "model.SPECIES", "of.living", "initials.glued",
    "list.body", "list.event", "list.person", "list.abstract", "gazetteer.sure", "gazetteer.maybe",
    "head.Organization", "head.Place", "head.Event", "head.Work", "head.Product", "head.either",
    "noun.Person", "noun.Organization", "noun.Place", "noun.Event", "noun.Product", "noun.Country", "noun.Work",
    "noun.Group",
    "described.Person", "described.Organization", "described.Place", "described.Event", "described.Product",
    "described.Group", "described.Country", "described.Work", "described.either",
    "class.Person", "class.Organization", "class.Place", "class.Event", "class.Product", "class.Work", "class.Other",
    "behind.Organization", "behind.Place", "behind.Event", "behind.Product", "behind.Work", "behind.Other",
    "first.Organization", "first.Place", "first.Event", "first.Product",
    "model.TITLE", "quoted", "case", "sport.team", "unmatched", "of.person", "plural.many",
    "given.first", "given.alone", "given.double", "given.syllables", "given.acts", "surname.last",
    "head.illness", "subject.says.him", "subject.lives", "beside.GPE", "before.station", "of.feast",
    "words.few", "words.many", "initial", "particle", "acronym", "digits", "camel",
    "ampersand", "of", "plural", "english.all", "english.some", "english.none", "english.all.alone",
    "english.none.alone", "title", "the", "the.capital", "in", "in.listed", "of.place", "of.body", "at", "during",
    "around", "around.listed", "before.kin", "before.place", "before.body", "before.noun", "before.owned",
    "before.its.kind", "in.region", "dateline", "age", "relative.who", "relative.which", "relative.where",
    "subject.says", "subject.trades", "subject.moves", "subject.serves", "subject", "object.made", "object",
    "beside.PERSON", "beside.ORG", "in.press", "in.work", "at.venue", "off", "list.prize", "owned",
    "owns.business", "subject.says.it", "sport.for", "people.from", "several.models",
    "of.ruled", "before.ruled", "object.traded",
    "object.staged", "of.work", "subject.several", "subject.its", "travels", "travels.listed", "quoted.owned",
    "head.sector", "object.struck", "quoted.list", "quoted.work", "nickname", "by.author", "before.player",
    "of.craft", "the.numeral", "plural.people", "numbered.body",
    "before.maker", "before.reign", "before.state", "owned.The", "object.visited", "of.business",
    "nearby", "of.aged", "side.of", "beside.places", "person.of", "commanded",
    "road", "of.maker", "of.band", "dateline.press", "list.product",
]  # fmt: skip


class PronounWeights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Weights of a candidate's features, by class of pronouns: "he" and "she", "it", "they"."""

    person: dict[PronounFeature, float]
    thing: dict[PronounFeature, float]
    many: dict[PronounFeature, float]


NameWeights = dict[NameFeature, dict[EntityType, float]]


def load_weights(file: str, kind: type[T]) -> T:
    """The weights of `lexicon/weights/FILE.toml`; raises LexiconError where the file does not match `kind`."""
    name = f"weights/{file}"
    try:
        return msgspec.convert(read_table(name), kind)
    except msgspec.ValidationError as error:
        raise LexiconError(name, str(error)) from error


PRONOUN_WEIGHTS = load_weights("salience", PronounWeights)
NAME_WEIGHTS: NameWeights = load_weights("name_evidence", NameWeights)
