"""Sets of labels: parts of speech, Penn tags, dependencies, entity labels, entity types, kinds of blocks, punctuation.

Dependencies and tags are spaCy's English labels (ClearNLP dependencies, Penn tags), parts of speech Universal POS.
"""

from __future__ import annotations

# Universal parts of speech
VERBAL_POS = frozenset({"VERB", "AUX"})
NOUN_POS = frozenset({"NOUN", "PROPN"})
NOUN_OR_PRONOUN_POS = NOUN_POS | {"PRON"}
NAME_WITH_OFFICE_POS = NOUN_POS | {"ADP", "PUNCT"}  # of the words in "Dr. Lee of Acme"
PARENTHESIS_HOST_POS = VERBAL_POS | NOUN_POS | {"ADJ"}  # of the head of a clause that "he said" interrupts
PREPOSITION_POS = frozenset({"ADP", "SCONJ"})
ADJECTIVE_OR_VERB_POS = frozenset({"ADJ", "VERB"})

# Penn tags
FINITE_VERB_TAGS = frozenset({"VBD", "VBZ", "VBP"})
FINITE_TAGS = FINITE_VERB_TAGS | {"MD"}
PARTICIPLE_TAGS = frozenset({"VBG", "VBN"})
NONFINITE_TAGS = PARTICIPLE_TAGS | {"VB"}
PLURAL_TAGS = frozenset({"NNS", "NNPS"})
SINGULAR_TAGS = frozenset({"NN", "NNP"})
QUESTION_WORD_TAGS = frozenset({"WDT", "WP", "WP$", "WRB"})
QUESTION_PRONOUN_TAGS = frozenset({"WDT", "WP", "WP$"})
QUESTION_ARGUMENT_TAGS = frozenset({"WDT", "WP", "WRB"})
THAT_TAGS = frozenset({"IN", "WDT", "DT"})  # of "that" before a clause

# Dependencies
SUBJECT_DEPS = frozenset({"nsubj", "nsubjpass"})
CLAUSAL_SUBJECT_DEPS = frozenset({"csubj", "csubjpass"})
ANY_SUBJECT_DEPS = SUBJECT_DEPS | {"csubj", "expl"}
CORE_DEPS = SUBJECT_DEPS | {"dobj"}
CORE_OR_ATTRIBUTE_DEPS = CORE_DEPS | {"attr"}
NAMED_ARGUMENT_DEPS = CORE_DEPS | {"pobj"}
PATIENT_DEPS = frozenset({"dobj", "nsubjpass"})
OBJECT_OR_ATTRIBUTE_DEPS = frozenset({"dobj", "attr", "acomp"})
AUXILIARY_DEPS = frozenset({"aux", "auxpass"})
CASE_DEPS = frozenset({"prep", "agent", "dative"})  # of the preposition before an argument
ADJUNCT_CASE_DEPS = frozenset({"prep", "agent"})
FURTHER_PREPOSITION_DEPS = frozenset({"conj", "prep"})  # of "to" in "from X to Y", "at" in "in X and at Y"
BEHIND_PREPOSITION_DEPS = frozenset({"pcomp", "amod", "advmod"})
GOVERNED_CLAUSE_DEPS = frozenset({"xcomp", "ccomp", "acl", "csubj", "csubjpass", "pcomp"})
CONTENT_CLAUSE_DEPS = frozenset({"ccomp", "acl", "relcl", "advcl"})  # of what a noun of saying says
PARENTHETICAL_DEPS = frozenset({"parataxis", "ccomp", "dep"})  # of "he said" in a clause that it interrupts
PARTICIPLE_CLAUSE_DEPS = frozenset({"acl", "advcl"})
NOUN_CLAUSE_DEPS = frozenset({"relcl", "acl"})
COMPLEMENT_CLAUSE_DEPS = frozenset({"xcomp", "ccomp"})
WITHIN_PHRASE_DEPS = AUXILIARY_DEPS | {  # of verbs that head no clause
    "amod", "compound", "prep", "mark", "nmod", "case", "punct", "cc", "intj",
}  # fmt: skip
NOUN_ATTRIBUTE_DEPS = frozenset({"compound", "nmod"})
ACTOR_ATTRIBUTE_DEPS = NOUN_ATTRIBUTE_DEPS | {"amod"}
DETERMINER_DEPS = frozenset({"det", "poss"})
SPECIFIER_DEPS = DETERMINER_DEPS | {"nummod", "amod"}  # of what keeps a conjunct from sharing a determiner
COORDINATION_DEPS = frozenset({"cc", "conj"})
TITLE_DEPS = frozenset({  # of the words of a description before a name
    "compound", "amod", "nmod", "poss", "case", "det", "appos", "punct", "prep", "pobj",
})  # fmt: skip
BETWEEN_SHARING_VERBS_DEPS = frozenset({"cc", "advmod", "neg"})  # of what may part "buy and sell"
BEFORE_INVERSION_DEPS = frozenset({"punct", "cc", "advcl", "ccomp"})  # of what may precede "did he"

# Entity labels of the model
TIME_LABELS = frozenset({"TIME", "DATE"})
SITE_LABELS = frozenset({"GPE", "LOC", "FAC"})
TIME_OR_SITE_LABELS = TIME_LABELS | SITE_LABELS
VALUE_LABELS = TIME_LABELS | {"MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"}
ACTOR_OR_PEOPLE_LABELS = frozenset({"NORP", "GPE", "ORG", "PERSON"})

# Entity types
PERSON_OR_BODY_TYPES = frozenset({"Person", "Organization", "Group"})

# Kinds of blocks
TITLE_BLOCKS = frozenset({"headline", "subheadline"})

# Punctuation
CLOSING_DOUBLE_MARKS = frozenset({
    '"', "\N{RIGHT DOUBLE QUOTATION MARK}", "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}",
})  # fmt: skip
BEFORE_CUE_MARKS = frozenset(
    {",", "?", "!", "\N{HORIZONTAL ELLIPSIS}", "\N{EM DASH}", "-"}
)  # at the end of a quotation
CLAUSE_BREAKS = frozenset({";", ":", "-", "\N{EN DASH}", "\N{EM DASH}", "--"})
TITLE_MARKS = frozenset({"-", "'", '"'})  # that may stand inside a title
