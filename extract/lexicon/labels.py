"""Sets of labels: parts of speech, Penn tags, dependencies, entity labels, entity types, kinds of blocks, punctuation.

Dependencies and tags are spaCy's English labels (ClearNLP dependencies, Penn tags), parts of speech Universal POS.
"""

from __future__ import annotations

# Universal parts of speech
VERBAL_POS = frozenset({"VERB", "AUX"})
COMMON_NOUN_POS = frozenset({"NOUN"})
NOUN_POS = frozenset({"NOUN", "PROPN"})
NOUN_OR_PRONOUN_POS = NOUN_POS | {"PRON"}
NOMINAL_POS = NOUN_OR_PRONOUN_POS | {"NUM", "DET", "ADJ", "SYM", "X"}  # heads of noun phrases
EDGE_POS = frozenset({"PUNCT", "CCONJ"})  # at the edges of a phrase, not part of it

# Penn tags
FINITE_VERB_TAGS = frozenset({"VBD", "VBZ", "VBP"})
VERB_TAGS = FINITE_VERB_TAGS | {"VB", "VBG", "VBN"}
FINITE_TAGS = FINITE_VERB_TAGS | {"MD"}
PARTICIPLE_TAGS = frozenset({"VBG", "VBN"})
NONFINITE_TAGS = PARTICIPLE_TAGS | {"VB"}
PAST_TAGS = frozenset({"VBD", "VBN"})
PROPER_TAGS = frozenset({"NNP", "NNPS"})
PLURAL_TAGS = frozenset({"NNS", "NNPS"})
ADPOSITION_TAGS = frozenset({"IN", "TO"})
RELATIVE_TAGS = frozenset({"WDT", "WP", "IN", "DT"})  # of a pronoun that opens a relative clause
INTERROGATIVE_TAGS = frozenset({"WP", "WDT"})

SIBILANT_ENDINGS = ("sses", "zzes", "xes", "ches", "shes", "oes")  # of a present tense in "es"

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
FRONTED_DEPS = frozenset({"advcl", "dep", "npadvmod", "ccomp", "nsubj"})  # of a phrase before the subject
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
PARTICIPLE_OBJECT_DEPS = frozenset({"dobj", "dative", "npadvmod", "oprd"})  # of the object of a verb read as participle
LOOSE_CLAUSE_DEPS = frozenset({"conj", "advcl", "ccomp", "dep"})  # of a clause that the parser hangs on another
DEGREE_DEPS = frozenset({"advmod", "npadvmod"})
GOVERNED_DEPS = frozenset({"pobj", "dep"})
INNER_PREPOSITION_DEPS = frozenset({"prep", "pcomp"})

# Entity labels of the model
TIME_LABELS = frozenset({"TIME", "DATE"})
AGENT_LABELS = frozenset({"PERSON", "NORP", "ORG", "GPE"})  # of names that may act
LISTED_LABELS = frozenset({"PERSON", "ORG", "NORP", ""})  # of names that are rarely appositions of each other
APPOSED_DEPS = frozenset({"appos", "npadvmod"})
VALUE_LABELS = TIME_LABELS | {"MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"}
NOT_PERSON_LABELS = frozenset({"GPE", "LOC", "FAC", "DATE", "TIME", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT"})
PERSON_OR_PEOPLE_LABELS = frozenset({"PERSON", "NORP"})
ACTOR_LABELS = frozenset({"PERSON", "ORG", "GPE"})

# Punctuation
SENTENCE_ENDS = frozenset({".", "!", '"', "\u201d"})  # of a whole sentence
CLOSING_QUOTATION_MARKS = frozenset({
    '"', "''", "'", "\N{RIGHT DOUBLE QUOTATION MARK}", "\N{RIGHT SINGLE QUOTATION MARK}",
    "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}",
})  # fmt: skip
PAIRED_QUOTATION_MARKS = frozenset({
    '"', "'", "''", "``", "\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}",
    "\N{LEFT SINGLE QUOTATION MARK}", "\N{RIGHT SINGLE QUOTATION MARK}",
})  # fmt: skip

# From rules
ADNOMINAL_POS = frozenset({"ADJ", "NOUN", "PROPN"})
PHRASE_POS = frozenset({"ADP", "DET", "NOUN", "PRON", "PROPN"})  # a noun phrase, or a preposition, begins
COMMON_NOUN_TAGS = frozenset({"NN", "NNS"})
POSSESSIVE_PRONOUN_TAGS = frozenset({"PRP$", "WP$"})
PRESENT_TAGS = frozenset({"VBP", "VBZ"})
ATTRIBUTIVE_DEPS = frozenset({"amod", "compound", "nmod"})
DETERMINING_DEPS = frozenset({"det", "nummod", "poss"})
MODIFIER_DEPS = frozenset({"advmod", "amod", "compound", "det", "nmod"})
PREDICATIVE_DEPS = frozenset({"attr", "oprd"})
PRENOMINAL_DEPS = frozenset({"amod", "compound", "det", "nmod", "npadvmod", "nummod", "poss"})
RELATIONAL_DEPS = frozenset({"amod", "compound", "nmod", "poss"})  # those that may relate a name to a noun
AMOUNT_LABELS = frozenset({"MONEY", "PERCENT"})
COUNTED_LABELS = frozenset({"MONEY", "PERCENT", "PRODUCT", "QUANTITY"})
HOLIDAY_NAME_LABELS = frozenset({"GPE", "ORG", "PERSON", "WORK_OF_ART"})  # not holidays, but names that contain them
NAME_LABELS = frozenset({"EVENT", "FAC", "GPE", "LOC", "NORP", "ORG", "PERSON", "PRODUCT", "WORK_OF_ART"})
ORIGIN_LABELS = frozenset({"GPE", "LOC", "NORP"})

# From names
NOUN_PHRASE_POS = frozenset({"DET", "NOUN", "PROPN", "ADJ", "PRON", "NUM"})  # words that continue a noun phrase
PREDICATE_POS = frozenset({"ADJ", "NOUN"})  # complements of a copula that head their clause
SINGULAR_TAGS = frozenset({"NN", "NNP"})
PERSONAL_PRONOUN_TAGS = frozenset({"PRP", "PRP$"})
RELATIVE_PRONOUN_TAGS = frozenset({"WP", "WDT", "WP$"})
NOT_INITIAL_TAGS = frozenset({"DT", "PRP$", "POS", "IN", "CC"})  # no name begins with one
NAME_INNER_TAGS = frozenset({"VBG", "VBN", "JJ", "NN", "NNS"})  # capitalised words between two proper nouns
NAME_TAGS = frozenset({"NNP", "NNPS", "CD", "HYPH", "IN", ":", ",", "POS", "NN"})  # words of a name
NAME_FUNCTION_TAGS = frozenset({"DT", "IN", "CC", "PRP$", "POS", "HYPH"})  # words without an initial in an acronym
FIELD_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "VBG"})  # words of the field of an office
PRENOMINAL_TAGS = frozenset({"NN", "NNP", "NNPS", "JJ", "HYPH", "POS"})  # words of a title before a name
PLACE_NOUN_TAGS = frozenset({"NN", "NNS", "NNP"})  # nouns behind a name: "Velm districts"
PLAIN_MODIFIER_TAGS = frozenset({"DT", "JJ", "VBN", "VBG", "NN", "NNS", "NNP", "NNPS", "HYPH"})
OWNER_TAGS = frozenset({"PRP$", "POS"})
OBJECT_DEPS = frozenset({"dobj", "dative", "iobj"})
ARGUMENT_DEPS = SUBJECT_DEPS | OBJECT_DEPS | {"pobj", "attr"}
SIDE_BY_SIDE_DEPS = CORE_DEPS | {"dative", "conj", "agent"}  # of the antecedents of "the latter"
PATIENT_DEPS = frozenset({"dobj", "nsubjpass"})
MAIN_CLAUSE_DEPS = frozenset({"ROOT", "ccomp", "conj"})
FRONTED_DEPS = frozenset({"prep", "advcl", "npadvmod", "advmod"})  # of phrases that may precede the subject
CLAUSAL_DEPS = frozenset({"ccomp", "xcomp", "csubj", "advcl", "acl"})
CASE_DEPS = frozenset({"prep", "agent", "dative"})  # of the preposition before an argument
ATTRIBUTE_DEPS = frozenset({"compound", "nmod", "nummod"})
NAME_ATTRIBUTE_DEPS = ATTRIBUTE_DEPS | {"amod"}
NOUN_ATTRIBUTE_DEPS = frozenset({"compound", "nmod"})
DEMONYM_MODIFIER_DEPS = frozenset({"amod", "compound", "nmod", "conj", "appos"})
DESCRIBING_DEPS = frozenset({"amod", "compound"})
DETERMINER_DEPS = frozenset({"det", "poss"})
PREMODIFIER_DEPS = frozenset({
    "det", "amod", "compound", "poss", "nummod", "nmod", "predet", "punct", "quantmod", "advmod",
})  # fmt: skip
NOT_HEAD_DEPS = frozenset({"compound", "amod", "npadvmod", "nmod", "quantmod", "nummod", "advmod", "det"})
ALL_NAME_LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW"})
PLACE_LABELS = frozenset({"GPE", "LOC"})
NOT_PLACE_LABELS = frozenset({"PERSON", "ORG", "NORP", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW"})
DEMONYM_LABELS = PLACE_LABELS | {"PERSON", "ORG"}  # that the model gives to demonyms by mistake
BODY_OR_BUILDING_LABELS = frozenset({"ORG", "FAC"})  # of what houses an office: "Mercy Hospital"
BODY_LABELS = frozenset({"ORG", "NORP", "PRODUCT", ""})  # of a name before its kind: "the Wagner group"
TITLED_LABELS = frozenset({"PERSON", "ORG", "GPE", "NORP", ""})  # of a name that may follow a title
NUMBERED_LABELS = frozenset({"EVENT", "PRODUCT", "ORG", "FAC", ""})  # of a name that may begin with a number
PARTED_LABELS = PLACE_LABELS | {"PERSON"}  # of spans that may hold several names
CLAUSE_LABELS = frozenset({"ORG", "PERSON", "FAC"})  # of spans that may hold a clause
MAKER_LABELS = frozenset({"ORG", "PRODUCT"})  # of a name before the number of a model
PERSON_OR_BODY_LABELS = frozenset({"PERSON", "ORG"})
BODY_TYPES = frozenset({"Organization", "Group"})
ACTING_TYPES = BODY_TYPES | {"Country"}
PERSON_OR_BODY_TYPES = BODY_TYPES | {"Person"}
SIDE_TYPES = PERSON_OR_BODY_TYPES | {"Country"}
UNDIVIDED_TYPES = frozenset({"Person", "Place", "Country", "Product"})  # whose names hold no demonym
NAMESAKE_TYPES = frozenset({"Person", "Organization", "Place", "Country"})  # that others are named after
LINKED_TYPES = frozenset({"Organization", "Place", "Event", "Work"})  # whose names may have "of" after their head
PLACE_TYPES = frozenset({"Country", "Place"})
TITLE_BLOCKS = frozenset({"headline", "subheadline"})
LABELLED_BLOCKS = TITLE_BLOCKS | {"paragraph", "list"}  # that may begin with the label of a speaker
DATELINED_BLOCKS = frozenset({"paragraph", "dateline"})  # that may begin with a dateline
DATED_BLOCKS = frozenset({"dateline", "byline"})  # that may tell the day of a text
CREDITED_BLOCKS = DATED_BLOCKS | {"tagline"}  # that may name its outlet
TALKED_BLOCKS = frozenset({"paragraph", "list"})  # of which the turns of a dialogue consist
HEADLINE_BLOCKS = TITLE_BLOCKS | {"tagline", "slug"}  # which drop articles
DISPLAYED_BLOCKS = HEADLINE_BLOCKS | {"caption", "list", "table", "correction"}  # set apart from the running text
ASIDE_BLOCKS = frozenset({"caption", "byline", "dateline", "table", "correction"})  # outside the running text
# Blocks of which nothing is stated: who wrote, where and when; cells; what the article said before it was corrected.
NO_STATEMENTS = frozenset({"dateline", "byline", "table", "correction"})
OWNER_ENDINGS = ("'s", "\N{RIGHT SINGLE QUOTATION MARK}s")
HYPHENS = frozenset({"-", "\N{EN DASH}", "\N{NON-BREAKING HYPHEN}"})
SCORE_DASHES = frozenset({"-", "\N{EN DASH}"})
DATELINE_MARKS = frozenset({"(", ":", "-", "--", "\N{EM DASH}", "\N{EN DASH}"})
QUOTATION_MARKS = frozenset({
    '"', "'", "``", "''", "\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}",
    "\N{LEFT SINGLE QUOTATION MARK}", "\N{RIGHT SINGLE QUOTATION MARK}",
    "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}", "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}",
})  # fmt: skip

# From clauses
PARENTHESIS_HOST_POS = VERBAL_POS | NOUN_POS | {"ADJ"}  # of the head of a clause that "he said" interrupts
PREPOSITION_POS = frozenset({"ADP", "SCONJ"})
ADJECTIVE_OR_VERB_POS = frozenset({"ADJ", "VERB"})
QUESTION_WORD_TAGS = frozenset({"WDT", "WP", "WP$", "WRB"})
QUESTION_ARGUMENT_TAGS = frozenset({"WDT", "WP", "WRB"})
THAT_TAGS = frozenset({"IN", "WDT", "DT"})  # of "that" before a clause
CLAUSAL_SUBJECT_DEPS = frozenset({"csubj", "csubjpass"})
ANY_SUBJECT_DEPS = SUBJECT_DEPS | {"csubj", "expl"}
CORE_OR_ATTRIBUTE_DEPS = CORE_DEPS | {"attr"}
OBJECT_OR_ATTRIBUTE_DEPS = frozenset({"dobj", "attr", "acomp"})
ADJUNCT_CASE_DEPS = frozenset({"prep", "agent"})
FURTHER_PREPOSITION_DEPS = frozenset({"conj", "prep"})  # of "to" in "from X to Y", "at" in "in X and at Y"
BEHIND_PREPOSITION_DEPS = frozenset({"pcomp", "amod", "advmod"})
CONTENT_CLAUSE_DEPS = frozenset({"ccomp", "acl", "relcl", "advcl"})  # of the content of a noun of saying
AS_CLAUSE_DEPS = frozenset({"advcl", "parataxis", "dep"})  # of "as he said"
CLAUSE_BEHIND_IT_DEPS = NOUN_CLAUSE_DEPS | {"ccomp", "advcl"}  # of "rumour has it that ..."
HIDDEN_VERB_DEPS = frozenset({"ROOT", "compound", "amod", "nmod"})  # of verbs in headlines that are taken for nouns
PARENTHETICAL_DEPS = frozenset({"parataxis", "ccomp", "dep"})  # of "he said" in a clause that it interrupts
COMPLEMENT_CLAUSE_DEPS = frozenset({"xcomp", "ccomp"})
WITHIN_PHRASE_DEPS = AUXILIARY_DEPS | {  # of verbs that head no clause
    "amod", "compound", "prep", "mark", "nmod", "case", "punct", "cc", "intj",
}  # fmt: skip
SPECIFIER_DEPS = DETERMINER_DEPS | {"nummod", "amod"}  # of words that keep a conjunct from sharing a determiner
TITLE_DEPS = frozenset({  # of the words of a description before a name
    "compound", "amod", "nmod", "poss", "case", "det", "appos", "punct", "prep", "pobj",
})  # fmt: skip
BETWEEN_SHARING_VERBS_DEPS = frozenset({"cc", "advmod", "neg"})  # of words that may separate "buy and sell"
BEFORE_INVERSION_DEPS = frozenset({"punct", "cc", "advcl", "ccomp"})  # of words that may precede "did he"
SITE_LABELS = frozenset({"GPE", "LOC", "FAC"})
NAMED_SITE_LABELS = SITE_LABELS | {"ORG"}  # of names that may begin with a day: "Easter Island"
TIME_OR_SITE_LABELS = TIME_LABELS | SITE_LABELS
ACTOR_OR_PEOPLE_LABELS = frozenset({"NORP", "GPE", "ORG", "PERSON"})
CLOSING_DOUBLE_MARKS = frozenset({
    '"', "\N{RIGHT DOUBLE QUOTATION MARK}", "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}",
})  # fmt: skip
BEFORE_CUE_MARKS = frozenset(
    {",", "?", "!", "\N{HORIZONTAL ELLIPSIS}", "\N{EM DASH}", "-"}
)  # at the end of a quotation
SENTENCE_END_MARKS = frozenset({".", "!", "?", "\N{HORIZONTAL ELLIPSIS}"})
CLAUSE_BREAKS = frozenset({";", ":", "-", "\N{EN DASH}", "\N{EM DASH}", "--"})
TITLE_MARKS = frozenset({"-", "'", '"'})  # that may stand inside a title

# From reading

# From context
OWN_SUBJECT_DEPS = SUBJECT_DEPS | {"expl"}
PREDICATIVE_CLAUSE_DEPS = COMPLEMENT_CLAUSE_DEPS | {"advcl"}  # of an adjective that is parsed as a clause
PREDICATE_COMPLEMENT_DEPS = frozenset({"acomp", "attr", "xcomp"})
PURPOSE_DEPS = frozenset({"xcomp", "advcl", "acl", "relcl"})
ACTOR_MODIFIER_DEPS = ("poss", "amod", "compound", "nmod", "nummod")  # the likeliest to name the actor first
BESIDE_VERB_DEPS = frozenset({"prt", "prep", "advmod"})
UNNAMING_DEPS = frozenset({"det", "amod", "poss"})  # of words of a trigger that are not part of its lemma
ASIDE_PHRASE_DEPS = frozenset({"relcl", "advcl", "appos", "parataxis", "punct", "det"})  # without an actor
BODY_OR_PLACE_TYPES = BODY_TYPES | PLACE_TYPES
ACTOR_TYPES = BODY_OR_PLACE_TYPES | {"Person"}
REPRESENTED_TYPES = PLACE_TYPES | {"Organization"}  # for which others act: "Norwegian police"
THING_TYPES = frozenset({"Event", "Product", "Other"})
TOLD_TYPES = frozenset({"Place", "Other"})  # whose nouns tell more than the type
TYPE_KINDS = {  # the kinds of participants (event_sides.toml) by the type of their entity
    "Person": "person", "Group": "group", "Organization": "body", "Country": "state", "Place": "place", "Work": "words",
    "Event": "act", "Product": "thing",
}  # fmt: skip
NOUN_FILE_KINDS = {  # the kinds of participants by those of generated/nouns.tsv
    "event": "act", "quantity": "amount", "phenomenon": "force", "product": "thing", "matter": "thing",
    "organization": "body", "place": "site",
}  # fmt: skip
AGENTS = frozenset({"person", "group", "body", "state", "place"})  # the kinds of participants that can act
HARMING = ("force", "vehicle", "warcraft", "weapon", "attack")  # those that may harm without being actors
INDIRECT_KINDS = frozenset({"weapon", "act", "abstract"})  # seldom the target: what is fired, the control of a thing
UNWILLED_KINDS = frozenset({"words", "abstract", "act", "amount"})  # that suggest, but want nothing
COLLECTIVE_KINDS = frozenset({"body", "group", "gathering"})  # nouns that may have a plural verb
UNASKED_KINDS = UNWILLED_KINDS | {"thing", "time", "force", "money", "gathering"}  # of whom nobody asks an act
MANNED_KINDS = frozenset({"vehicle", "warcraft"})  # that stand for their crews: "released a Greek tanker"
MOVABLE_KINDS = MANNED_KINDS | {"person", "group", "animal"}  # the target itself, not the place where they are
UNADDRESSED_KINDS = frozenset(
    {"words", "abstract", "amount", "time", "money", "thing"}
)  # to whom nothing is given or said
MISHAP_KINDS = frozenset({"force", "vehicle", "site", "thing"})  # that harm without intent
UNREAL_KINDS = UNADDRESSED_KINDS | {"act", "force"}  # that nothing can be done to
UNWISHING_KINDS = UNASKED_KINDS - {"words"}  # a law or letter may want something
UNPEOPLED_KINDS = frozenset({"act", "gathering", "time", "amount", "force", "money"})  # that are nobody and no body
UTTERED_KINDS = frozenset({"words", "abstract"})
ALTERNATIVE_DEPS = CORE_DEPS | {"agent"}  # of arguments that may be coordinated with "or"
TEAM_LABELS = frozenset({"GPE", "ORG", "NORP"})  # of names that play against one another
STATING_TAGS = frozenset({"VBD", "VBZ", "MD"})  # of finite verbs that cannot be subjunctive
TELLING_KINDS = frozenset({*HARMING, "gathering"})  # that say more than the type of an entity
UNSPEAKING_KINDS = frozenset({"act", "abstract", "attack", "force"})  # that say nothing themselves
DISPUTED_KINDS = frozenset({"act", "words", "abstract", "money"})  # of what is attacked in words
LIVING_KINDS = frozenset({"person", "group", "body", "state", "place", "animal"})
CAUSE_KINDS = frozenset(
    {"abstract", "act", "amount", "force", "thing", "time", "money"}
)  # that are to blame, but not accused
UNSUSPECTED_KINDS = frozenset({"thing", "force", "animal", "time", "amount"})  # that are studied, not suspected
FOUGHT_KINDS = LIVING_KINDS | {"warcraft", "vehicle", "weapon", "attack", "force"}
HANDLED_KINDS = frozenset({"animal", "force", "thing", "vehicle"})  # that are moved or broken, not judged
UNHELPED_KINDS = frozenset({"abstract", "act", "animal", "words"})  # that are kept up, not helped
OFFERED_KINDS = frozenset({"act", "money", "amount"})  # that are offered to somebody, not for sale
HELD_KINDS = LIVING_KINDS | {"vehicle", "warcraft", "site", "weapon", "money", "gathering"}
HAPPENING_KINDS = frozenset({"act", "amount", "attack", "force", "gathering", "time"})  # that a colon may explain
REAL_KINDS = HELD_KINDS | HAPPENING_KINDS | {"thing"}  # that something can happen in
