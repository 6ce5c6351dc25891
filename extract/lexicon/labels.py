"""Sets of labels: parts of speech, Penn tags, dependencies, entity labels, entity types, kinds of blocks, punctuation.

Dependencies and tags are spaCy's English labels (ClearNLP dependencies, Penn tags), parts of speech Universal POS.
"""

from __future__ import annotations

# Universal parts of speech
VERBAL_POS = frozenset({"VERB", "AUX"})
NOUN_PHRASE_POS = frozenset({"DET", "NOUN", "PROPN", "ADJ", "PRON", "NUM"})  # words that continue a noun phrase
PREDICATE_POS = frozenset({"ADJ", "NOUN"})  # complements of a copula that head their clause

# Penn tags
PROPER_TAGS = frozenset({"NNP", "NNPS"})
COMMON_TAGS = frozenset({"NN", "NNS"})
SINGULAR_TAGS = frozenset({"NN", "NNP"})
PERSONAL_PRONOUN_TAGS = frozenset({"PRP", "PRP$"})
RELATIVE_PRONOUN_TAGS = frozenset({"WP", "WDT", "WP$"})
NOT_INITIAL_TAGS = frozenset({"DT", "PRP$", "POS", "IN", "CC"})  # no name begins with one
NAME_INNER_TAGS = frozenset({"VBG", "VBN", "JJ", "NN", "NNS"})  # capitalised words between two proper nouns
NAME_TAGS = frozenset({"NNP", "NNPS", "CD", "HYPH", "IN", ":", ",", "POS", "NN"})  # words of a name
NAME_FUNCTION_TAGS = frozenset({"DT", "IN", "CC", "PRP$", "POS", "HYPH"})  # words without an initial in an acronym
PRENOMINAL_TAGS = frozenset({"NN", "NNP", "NNPS", "JJ", "HYPH", "POS"})  # words of a title before a name
PLACE_NOUN_TAGS = frozenset({"NN", "NNS", "NNP"})  # nouns behind a name: "Velm districts"
PLAIN_MODIFIER_TAGS = frozenset({"DT", "JJ", "VBN", "VBG", "NN", "NNS", "NNP", "NNPS", "HYPH"})
OWNER_TAGS = frozenset({"PRP$", "POS"})

# Dependencies
SUBJECT_DEPS = frozenset({"nsubj", "nsubjpass"})
OBJECT_DEPS = frozenset({"dobj", "dative", "iobj"})
ARGUMENT_DEPS = SUBJECT_DEPS | OBJECT_DEPS | {"pobj", "attr"}
CORE_DEPS = frozenset({"nsubj", "nsubjpass", "dobj"})
NAMED_ARGUMENT_DEPS = CORE_DEPS | {"pobj"}  # an adjective that is one of these is a name
SIDE_BY_SIDE_DEPS = CORE_DEPS | {"dative", "conj", "agent"}  # of the antecedents of "the latter"
PATIENT_DEPS = frozenset({"dobj", "nsubjpass"})
MAIN_CLAUSE_DEPS = frozenset({"ROOT", "ccomp", "conj"})
FRONTED_DEPS = frozenset({"prep", "advcl", "npadvmod", "advmod"})  # of what may precede the subject
CLAUSAL_DEPS = frozenset({"ccomp", "xcomp", "csubj", "advcl", "acl"})
CASE_DEPS = frozenset({"prep", "agent", "dative"})  # of the preposition before an argument
ATTRIBUTE_DEPS = frozenset({"compound", "nmod", "nummod"})
NAME_ATTRIBUTE_DEPS = ATTRIBUTE_DEPS | {"amod"}
NOUN_ATTRIBUTE_DEPS = frozenset({"compound", "nmod"})
OWNER_OR_ATTRIBUTE_DEPS = NOUN_ATTRIBUTE_DEPS | {"poss"}
MODIFIER_DEPS = OWNER_OR_ATTRIBUTE_DEPS | {"amod"}
DEMONYM_MODIFIER_DEPS = frozenset({"amod", "compound", "nmod", "conj", "appos"})
DESCRIBING_DEPS = frozenset({"amod", "compound"})
DETERMINER_DEPS = frozenset({"det", "poss"})
COUNTING_DEPS = frozenset({"det", "poss", "nummod"})
NOUN_CLAUSE_DEPS = frozenset({"relcl", "acl"})
PREMODIFIER_DEPS = frozenset({
    "det", "amod", "compound", "poss", "nummod", "nmod", "predet", "punct", "quantmod", "advmod",
})  # fmt: skip
NOT_HEAD_DEPS = frozenset({"compound", "amod", "npadvmod", "nmod", "quantmod", "nummod", "advmod", "det"})

# Entity labels of the model
NAME_LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW"})
PLACE_LABELS = frozenset({"GPE", "LOC"})
NOT_PLACE_LABELS = frozenset({"PERSON", "ORG", "NORP", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW"})
DEMONYM_LABELS = PLACE_LABELS | {"PERSON", "ORG"}  # that the model gives to demonyms by mistake
TIME_LABELS = frozenset({"TIME", "DATE"})
VALUE_LABELS = TIME_LABELS | {"MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"}
BODY_LABELS = frozenset({"ORG", "NORP", "PRODUCT", ""})  # of a name before its kind: "the Wagner group"
TITLED_LABELS = frozenset({"PERSON", "ORG", "GPE", "NORP", ""})  # of a name that may follow a title
NUMBERED_LABELS = frozenset({"EVENT", "PRODUCT", "ORG", "FAC", ""})  # of a name that may begin with a number
PARTED_LABELS = PLACE_LABELS | {"PERSON"}  # of spans that may hold several names
CLAUSE_LABELS = frozenset({"ORG", "PERSON", "FAC"})  # of spans that may hold a clause
MAKER_LABELS = frozenset({"ORG", "PRODUCT"})  # of a name before the number of a model
PERSON_OR_BODY_LABELS = frozenset({"PERSON", "ORG"})

# Entity types
BODY_TYPES = frozenset({"Organization", "Group"})
ACTING_TYPES = BODY_TYPES | {"Country"}
PERSON_OR_BODY_TYPES = BODY_TYPES | {"Person"}
SIDE_TYPES = PERSON_OR_BODY_TYPES | {"Country"}
UNDIVIDED_TYPES = frozenset({"Person", "Place", "Country", "Product"})  # whose names hold no demonym
NAMESAKE_TYPES = frozenset({"Person", "Organization", "Place", "Country"})  # that others are named after
LINKED_TYPES = frozenset({"Organization", "Place", "Event", "Work"})  # whose names may have "of" after their head
PLACE_TYPES = frozenset({"Country", "Place"})

# Kinds of blocks
TITLE_BLOCKS = frozenset({"headline", "subheadline"})
HEADLINE_BLOCKS = TITLE_BLOCKS | {"tagline"}  # which drop articles
DISPLAYED_BLOCKS = HEADLINE_BLOCKS | {"caption", "list"}  # set apart from the running text

# Punctuation
HYPHENS = frozenset({"-", "\N{EN DASH}", "\N{NON-BREAKING HYPHEN}"})
SCORE_DASHES = frozenset({"-", "\N{EN DASH}"})
DATELINE_MARKS = frozenset({"(", ":", "-", "--", "\N{EM DASH}", "\N{EN DASH}"})
QUOTATION_MARKS = frozenset({
    '"', "'", "``", "''", "\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}",
    "\N{LEFT SINGLE QUOTATION MARK}", "\N{RIGHT SINGLE QUOTATION MARK}",
    "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}", "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}",
})  # fmt: skip
