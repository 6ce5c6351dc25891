"""Sets of labels: parts of speech, Penn tags, dependencies, entity labels, entity types, kinds of blocks, punctuation.

Dependencies and tags are spaCy's English labels (ClearNLP dependencies, Penn tags), parts of speech Universal POS.
"""

from __future__ import annotations

# Penn tags
COMMON_TAGS = frozenset({"NN", "NNS"})
FINITE_VERB_TAGS = frozenset({"VBD", "VBZ", "VBP"})
NONFINITE_TAGS = frozenset({"VBG", "VBN", "VB"})

# Dependencies
SUBJECT_DEPS = frozenset({"nsubj", "nsubjpass"})
OWN_SUBJECT_DEPS = SUBJECT_DEPS | {"expl"}
PATIENT_DEPS = frozenset({"dobj", "nsubjpass"})
CASE_DEPS = frozenset({"prep", "agent", "dative"})  # of the preposition before an argument
COMPLEMENT_CLAUSE_DEPS = frozenset({"xcomp", "ccomp"})
PREDICATIVE_CLAUSE_DEPS = COMPLEMENT_CLAUSE_DEPS | {"advcl"}  # of an adjective that is parsed as a clause
PREDICATIVE_DEPS = frozenset({"acomp", "attr", "xcomp"})
PURPOSE_DEPS = frozenset({"xcomp", "advcl", "acl", "relcl"})
ACTOR_ATTRIBUTE_DEPS = frozenset({"amod", "compound", "nmod"})
ACTOR_MODIFIER_DEPS = ("poss", "amod", "compound", "nmod", "nummod")  # the likeliest to name the actor first
BESIDE_VERB_DEPS = frozenset({"prt", "prep", "advmod"})
UNNAMING_DEPS = frozenset({"det", "amod", "poss"})  # of words of a trigger that are not part of its lemma
ASIDE_PHRASE_DEPS = frozenset({"relcl", "advcl", "appos", "parataxis", "punct", "det"})  # without an actor

# Entity labels of the model
TIME_LABELS = frozenset({"TIME", "DATE"})

# Entity types
PLACE_TYPES = frozenset({"Country", "Place"})
PERSON_OR_BODY_TYPES = frozenset({"Person", "Group", "Organization"})
NAMED_BODY_TYPES = frozenset({"Organization", "Group"})
BODY_OR_PLACE_TYPES = NAMED_BODY_TYPES | PLACE_TYPES
ACTOR_TYPES = BODY_OR_PLACE_TYPES | {"Person"}
