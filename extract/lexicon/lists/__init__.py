"""The word lists, typed: one class for each file, one field for each list; the file states the use of each list."""

from triplewire.extract.lexicon.lists.assertion import FACTUALITY, SHELLS, SPEECH
from triplewire.extract.lexicon.lists.dating import TIME_CONTEXTS
from triplewire.extract.lexicon.lists.grammar import (
    ADVERBIALS,
    CONJUNCTIONS,
    CONTROL,
    LIGHT_VERBS,
    PREPOSITIONS,
    PRONOUNS,
)
from triplewire.extract.lexicon.lists.lasting import RELATION_TIMES, RELATIONS
from triplewire.extract.lexicon.lists.naming import INSTITUTIONS, NAME_CLASSES, NAMES, ORGANIZATIONS, TITLES
from triplewire.extract.lexicon.lists.noun_kinds import CLASS_TYPES, CLASSES, NOUN_SENSES, PLACES, THINGS
from triplewire.extract.lexicon.lists.occurrences import (
    CONTESTS,
    EVENT_CARRIERS,
    EVENT_NOUNS,
    EVENT_TYPES,
    OCCURRENCES,
    PARTICIPANT_KINDS,
    PARTICIPANTS,
    ROLES,
)
from triplewire.extract.lexicon.lists.persons import DESCRIPTIONS, PEOPLE
from triplewire.extract.lexicon.lists.text import BOILERPLATE, LAYOUT, SPELLING

__all__ = [
    "ADVERBIALS",
    "BOILERPLATE",
    "CLASSES",
    "CLASS_TYPES",
    "CONJUNCTIONS",
    "CONTESTS",
    "CONTROL",
    "DESCRIPTIONS",
    "EVENT_CARRIERS",
    "EVENT_NOUNS",
    "EVENT_TYPES",
    "FACTUALITY",
    "INSTITUTIONS",
    "LAYOUT",
    "LIGHT_VERBS",
    "NAMES",
    "NAME_CLASSES",
    "NOUN_SENSES",
    "OCCURRENCES",
    "ORGANIZATIONS",
    "PARTICIPANTS",
    "PARTICIPANT_KINDS",
    "PEOPLE",
    "PLACES",
    "PREPOSITIONS",
    "PRONOUNS",
    "RELATIONS",
    "RELATION_TIMES",
    "ROLES",
    "SHELLS",
    "SPEECH",
    "SPELLING",
    "THINGS",
    "TIME_CONTEXTS",
    "TITLES",
]
