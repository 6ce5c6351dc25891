"""Sets of labels: Universal POS, Penn tags, ClearNLP dependencies and OntoNotes entity labels, as spaCy writes them."""

from __future__ import annotations

from typing import Final

Labels = frozenset[str]

# Universal POS
ADNOMINAL_POS: Final[Labels] = frozenset({"ADJ", "NOUN", "PROPN"})
NOMINAL_POS: Final[Labels] = frozenset({"NOUN", "PROPN"})
PHRASE_POS: Final[Labels] = frozenset(
    {"ADP", "DET", "NOUN", "PRON", "PROPN"}
)  # a noun phrase, or a preposition, begins
VERBAL_POS: Final[Labels] = frozenset({"AUX", "VERB"})

# Penn tags
COMMON_NOUN_TAGS: Final[Labels] = frozenset({"NN", "NNS"})
NAME_TAGS: Final[Labels] = frozenset({"NNP", "NNPS"})
PLURAL_TAGS: Final[Labels] = frozenset({"NNPS", "NNS"})
POSSESSIVE_PRONOUN_TAGS: Final[Labels] = frozenset({"PRP$", "WP$"})
PRESENT_TAGS: Final[Labels] = frozenset({"VBP", "VBZ"})

# Dependencies
ATTRIBUTIVE_DEPS: Final[Labels] = frozenset({"amod", "compound", "nmod"})
AUXILIARY_DEPS: Final[Labels] = frozenset({"aux", "auxpass"})
COORDINATION_DEPS: Final[Labels] = frozenset({"cc", "conj"})
DETERMINING_DEPS: Final[Labels] = frozenset({"det", "nummod", "poss"})
MODIFIER_DEPS: Final[Labels] = frozenset({"advmod", "amod", "compound", "det", "nmod"})
PREDICATIVE_DEPS: Final[Labels] = frozenset({"attr", "oprd"})
PRENOMINAL_DEPS: Final[Labels] = frozenset({"amod", "compound", "det", "nmod", "npadvmod", "nummod", "poss"})
RELATIONAL_DEPS: Final[Labels] = frozenset(
    {"amod", "compound", "nmod", "poss"}
)  # those that may relate a name to a noun
SUBJECT_DEPS: Final[Labels] = frozenset({"nsubj", "nsubjpass"})

# Entity labels
AMOUNT_LABELS: Final[Labels] = frozenset({"MONEY", "PERCENT"})
COUNTED_LABELS: Final[Labels] = frozenset({"MONEY", "PERCENT", "PRODUCT", "QUANTITY"})
HOLIDAY_NAME_LABELS: Final[Labels] = frozenset(
    {"GPE", "ORG", "PERSON", "WORK_OF_ART"}
)  # not holidays, but names with them
NAME_LABELS: Final[Labels] = frozenset(
    {"EVENT", "FAC", "GPE", "LOC", "NORP", "ORG", "PERSON", "PRODUCT", "WORK_OF_ART"}
)
ORIGIN_LABELS: Final[Labels] = frozenset({"GPE", "LOC", "NORP"})
TIME_LABELS: Final[Labels] = frozenset({"DATE", "TIME"})
