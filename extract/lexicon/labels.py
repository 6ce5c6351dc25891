"""Sets of labels: parts of speech, Penn tags, dependencies, entity labels, entity types, kinds of blocks, punctuation.

Dependencies and tags are spaCy's English labels (ClearNLP dependencies, Penn tags), parts of speech Universal POS.
"""

from __future__ import annotations

# Universal parts of speech
VERBAL_POS = frozenset({"VERB", "AUX"})
NOUN_POS = frozenset({"NOUN", "PROPN"})
NOUN_OR_PRONOUN_POS = NOUN_POS | {"PRON"}
NOMINAL_POS = NOUN_OR_PRONOUN_POS | {"NUM", "DET", "ADJ", "SYM", "X"}  # heads of noun phrases
EDGE_POS = frozenset({"PUNCT", "CCONJ"})  # at the edges of a phrase, no part of it

# Penn tags
FINITE_VERB_TAGS = frozenset({"VBD", "VBZ", "VBP"})
FINITE_TAGS = FINITE_VERB_TAGS | {"MD"}
PARTICIPLE_TAGS = frozenset({"VBG", "VBN"})
NONFINITE_TAGS = PARTICIPLE_TAGS | {"VB"}
PAST_TAGS = frozenset({"VBD", "VBN"})
PROPER_TAGS = frozenset({"NNP", "NNPS"})
PLURAL_TAGS = frozenset({"NNS", "NNPS"})
ADPOSITION_TAGS = frozenset({"IN", "TO"})
RELATIVE_TAGS = frozenset({"WDT", "WP", "IN", "DT"})  # of a pronoun that opens a relative clause
INTERROGATIVE_TAGS = frozenset({"WP", "WDT"})

# Dependencies
SUBJECT_DEPS = frozenset({"nsubj", "nsubjpass"})
CORE_DEPS = SUBJECT_DEPS | {"dobj"}
AUXILIARY_DEPS = frozenset({"aux", "auxpass"})
OBJECT_OR_DATIVE_DEPS = frozenset({"dobj", "dative"})
NAMED_ARGUMENT_DEPS = CORE_DEPS | {"pobj"}
ACTIVE_ARGUMENT_DEPS = frozenset({"nsubj", "dobj", "pobj"})
COMPLEMENT_DEPS = frozenset({"dobj", "pobj", "attr"})
NOUN_CLAUSE_DEPS = frozenset({"acl", "relcl"})
PARTICIPLE_CLAUSE_DEPS = frozenset({"acl", "advcl"})
VERB_GROUP_DEPS = AUXILIARY_DEPS | {"neg", "prt"}
BEFORE_VERB_DEPS = AUXILIARY_DEPS | {"advmod", "neg"}
COORDINATION_DEPS = frozenset({"conj", "cc"})
JOINED_DEPS = COORDINATION_DEPS | {"preconj"}
ASIDE_DEPS = JOINED_DEPS | {"neg", "parataxis", "advcl"}  # a phrase is complete without them
POSTMODIFIER_DEPS = frozenset({"prep", "acl", "amod", "appos"})
SET_OFF_DEPS = frozenset({"relcl", "appos", "acl"})  # left out of a phrase behind a comma
RESULT_CLAUSE_DEPS = frozenset(
    {"acl", "advcl", "relcl", "xcomp", "ccomp", "ROOT"}
)  # where a bare participle is passive
SUBJECTLESS_CLAUSE_DEPS = frozenset({"advcl", "pcomp", "ccomp", "prep"})  # take the subject of the clause above
CLAUSE_LINK_DEPS = frozenset({"conj", "ccomp", "xcomp"})
NOT_CLAUSE_DEPS = AUXILIARY_DEPS | {"amod", "compound"}  # verbs that head no clause
OWNER_OR_ATTRIBUTE_DEPS = frozenset({"compound", "nmod", "poss"})
NOUN_DEPENDENT_DEPS = OWNER_OR_ATTRIBUTE_DEPS | {"det", "amod", "nummod", "case"}
VERB_DEPENDENT_DEPS = frozenset({"npadvmod", "punct", "advmod", "prep"})
DEGREE_DEPS = frozenset({"advmod", "npadvmod"})
GOVERNED_DEPS = frozenset({"pobj", "dep"})
INNER_PREPOSITION_DEPS = frozenset({"prep", "pcomp"})

# Entity labels of the model
TIME_LABELS = frozenset({"TIME", "DATE"})
VALUE_LABELS = TIME_LABELS | {"MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"}
NOT_PERSON_LABELS = frozenset({"GPE", "LOC", "FAC", "DATE", "TIME", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT"})
PERSON_OR_PEOPLE_LABELS = frozenset({"PERSON", "NORP"})
ACTOR_LABELS = frozenset({"PERSON", "ORG", "GPE"})

# Punctuation
CLOSING_QUOTATION_MARKS = frozenset({
    '"', "''", "'", "\N{RIGHT DOUBLE QUOTATION MARK}", "\N{RIGHT SINGLE QUOTATION MARK}",
    "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}",
})  # fmt: skip
PAIRED_QUOTATION_MARKS = frozenset({
    '"', "'", "''", "``", "\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}",
    "\N{LEFT SINGLE QUOTATION MARK}", "\N{RIGHT SINGLE QUOTATION MARK}",
})  # fmt: skip
