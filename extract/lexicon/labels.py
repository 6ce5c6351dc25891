"""Sets of labels: parts of speech, Penn tags, dependencies, entity labels, entity types, kinds of blocks, punctuation.

Dependencies and tags are spaCy's English labels (ClearNLP dependencies, Penn tags), parts of speech Universal POS.
"""

from __future__ import annotations

# Universal parts of speech
VERBAL_POS = frozenset({"VERB", "AUX"})
NOUN_POS = frozenset({"NOUN", "PROPN"})
NAMING_POS = frozenset({"NOUN", "PROPN", "PRON"})
NAME_WITH_OFFICE_POS = frozenset({"PROPN", "NOUN", "ADP", "PUNCT"})  # "Dr. Lee of Acme"

# Penn tags
FINITE_VERB_TAGS = frozenset({"VBD", "VBZ", "VBP"})
FINITE_TAGS = FINITE_VERB_TAGS | {"MD"}
NONFINITE_TAGS = frozenset({"VB", "VBG", "VBN"})
PARTICIPLE_TAGS = frozenset({"VBG", "VBN"})
INTERROGATIVE_TAGS = frozenset({"WDT", "WP", "WP$", "WRB"})
PRONOMINAL_INTERROGATIVE_TAGS = frozenset({"WDT", "WP", "WP$"})
OPENING_INTERROGATIVE_TAGS = frozenset({"WP", "WDT", "WRB"})
PLURAL_TAGS = frozenset({"NNS", "NNPS"})
SINGULAR_TAGS = frozenset({"NN", "NNP"})

# Dependencies
SUBJECT_DEPS = frozenset({"nsubj", "nsubjpass"})
ANY_SUBJECT_DEPS = SUBJECT_DEPS | {"csubj", "expl"}
CLAUSAL_SUBJECT_DEPS = frozenset({"csubj", "csubjpass"})
CONTENT_CLAUSE_DEPS = frozenset({"ccomp", "acl", "relcl", "advcl"})  # of what a noun of saying says
GOVERNED_CLAUSE_DEPS = frozenset({"xcomp", "ccomp", "acl", "csubj", "csubjpass", "pcomp"})
CORE_DEPS = frozenset({"nsubj", "nsubjpass", "dobj"})
CORE_OR_ATTRIBUTE_DEPS = CORE_DEPS | {"attr"}
NAMED_ARGUMENT_DEPS = CORE_DEPS | {"pobj"}
PATIENT_DEPS = frozenset({"dobj", "nsubjpass"})
AUXILIARY_DEPS = frozenset({"aux", "auxpass"})
CASE_DEPS = frozenset({"prep", "agent", "dative"})  # of the preposition before an argument
ADJUNCT_CASE_DEPS = frozenset({"prep", "agent"})
NOUN_ATTRIBUTE_DEPS = frozenset({"compound", "nmod"})
DESCRIBING_DEPS = frozenset({"amod", "compound", "nmod"})
DETERMINER_DEPS = frozenset({"det", "poss"})
COUNTING_DEPS = frozenset({"det", "poss", "nummod", "amod"})
COORDINATION_DEPS = frozenset({"cc", "conj"})
NOUN_CLAUSE_DEPS = frozenset({"relcl", "acl"})

# Entity types
PERSON_OR_BODY_TYPES = frozenset({"Person", "Organization", "Group"})

# Kinds of blocks
TITLE_BLOCKS = frozenset({"headline", "subheadline"})

# Punctuation
CLOSING_QUOTATION_MARKS = frozenset(
    {'"', "\N{RIGHT DOUBLE QUOTATION MARK}", "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}"}
)
