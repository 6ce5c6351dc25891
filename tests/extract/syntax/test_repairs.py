"""Repairs on trees written by hand, for what parses of the default model do not show, and on random trees."""

import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import cast

import pytest
from frozen import tree
from hypothesis import given, settings
from hypothesis import strategies as st

from triplewire.extract.layout.block import BlockKind
from triplewire.extract.linking.user_gazetteer import Entry, UserGazetteer
from triplewire.extract.preparation import prepare
from triplewire.extract.rules.rule import Rule, rules_of
from triplewire.extract.syntax import repairs
from triplewire.extract.syntax.repair import AFTER_NAMES, BEFORE_NAMES, Repair, Repairs, Step, apply, difference, trace
from triplewire.extract.syntax.repairs import FAMILY, all_repairs
from triplewire.extract.syntax.tree import Change, Changes, Name, Row, Sentence, Tree, Word

FORMS = ["they", "who", "said", "sold", "to", "of", "Monday", "'s", "(", '"', ".", "Norway", "jets", "in", ","]
LEMMAS = ["say", "give", "sell", "war"]
TAGS = ["VBZ", "VBD", "VBN", "VBG", "NN", "NNS", "NNP", "IN", "WP", "PRP", ","]
PARTS = ["VERB", "NOUN", "PROPN", "PRON", "ADP", "PUNCT", "ADJ"]
DEPS = [
    *("ROOT", "nsubj", "dobj", "pobj", "poss", "amod", "acl", "relcl", "advcl", "ccomp", "compound", "prep", "punct"),
    *("npadvmod", "aux", "mark", "csubj", "advmod", "conj", "case"),
]
LABELS = ["", "DATE", "PERSON", "GPE"]

HYPHEN = ["-", "-", "PUNCT", "HYPH", "punct", "", ""]

# Words side by side that a repair looks for, as text|lemma|pos|tag|dep|label|head. The head is relative to the word,
# "0" for the root, "" for any; the trees follow it mostly.
BAITS = [
    "Ann|Ann|PROPN|NNP|nsubj|PERSON|5 who|who|PRON|WP|nsubj||1 sold|sell|VERB|VBD|relcl||-2 for|for|ADP|IN|prep||-1 Lee|Lee|PROPN|NNP|nsubj|PERSON|1 said|say|VERB|VBD|ROOT||0",  # noqa: E501  # one line a bait
    "accused|accuse|VERB|VBD|ROOT|| of|of|ADP|IN|prep||-1 selling|sell|VERB|VBG|pcomp||-1 by|by|ADP|IN|prep||-3 giving|give|VERB|VBG|pcomp||-1",  # noqa: E501  # one line a bait
    "sold|sell|VERB|VBD|ROOT|| Ann|Ann|PROPN|NNP|dobj|PERSON|-1 ,|,|PUNCT|,|punct||-2 who|who|PRON|WP|nsubj||1 shot|shoot|VERB|VBD|advcl||-4",  # noqa: E501  # one line a bait
    "sold|sell|VERB|VBD|ROOT||0 Norway|Norway|PROPN|NNP|npadvmod||-1 2|2|NUM|CD|nummod||-1 -|-|SYM|SYM|punct||-3 0|0|NUM|CD|dobj||-4",  # noqa: E501  # one line a bait
    "sold|sell|VERB|VBD|ROOT|| Ann|Ann|PROPN|NNP|dobj|PERSON|-1 and|and|CCONJ|CC|cc||-1 Norway|Norway|PROPN|NNP|conj|GPE|-2 's|'s|PART|POS|case||-1 Lee|Lee|PROPN|NNP|conj|PERSON|-4",  # noqa: E501  # one line a bait
    "they|they|PRON|PRP|nsubj||1 sold|sell|VERB|VBD|ccomp||4 jets|jet|NOUN|NNS|dobj||-1 and|and|CCONJ|CC|cc||-1 Ann|Ann|PROPN|NNP|conj|PERSON|-2 gave|give|VERB|VBD|ROOT||0 war|war|NOUN|NN|dobj||-1",  # noqa: E501  # one line a bait
    "charged|charge|VERB|VBD|ROOT|| with|with|ADP|IN|prep||-1 selling|sell|VERB|VBG|amod||1 jets|jet|NOUN|NNS|pobj||-2",
    "jets|jet|NOUN|NNS|dobj|| that|that|PRON|WDT|dobj||2 Norway|Norway|PROPN|NNP|nsubj||1 paid|pay|VERB|VBD|relcl||-3 for|for|ADP|IN|prep||-1",  # noqa: E501  # one line a bait
    "sold|sell|VERB|VBD|ROOT|| in|in|ADP|IN|prep||-1 May|May|PROPN|NNP|pobj|DATE|-1 of|of|ADP|IN|prep||-1 war|war|NOUN|NN|pobj||-1",  # noqa: E501  # one line a bait
    "who|who|PRON|WP|nsubj||1 strikes|strike|VERB|VBZ|dobj||",
    "\"|\"|PUNCT|''|punct|| said|say|VERB|VBD|ROOT|| Norway|Norway|PROPN|NNP|dobj||-1",
    "shot|shoot|VERB|VBD|ROOT|| dead|dead|ADJ|JJ|amod||1 Norway|Norway|PROPN|NNP|dobj||-2",
    "Lee|Lee|PROPN|NNP|npadvmod|PERSON|1 sold|sell|ADJ|VBN|amod||1 king|king|NOUN|NN|compound||1 Ann|Ann|PROPN|NNP|ROOT|PERSON|0",  # noqa: E501  # one line a bait
    "Lee|Lee|PROPN|NNP|advmod||5 ,|,|PUNCT|,|punct||-1 the|the|DET|DT|det||1 minister|minister|NOUN|NN|nsubj||2 ,|,|PUNCT|,|punct||-1 left|leave|VERB|VBD|ROOT||0",  # noqa: E501  # one line a bait
    "Norway|Norway|PROPN|NNP|compound|| sold|sell|VERB|VBD|amod||1 jets|jet|NOUN|NNS|ROOT||0",
    "jets|jet|NOUN|NNS|nsubj||1 strikes|strike|VERB|VBZ|ROOT||0 sold|sell|VERB|VBD|advcl||-1",
    "Norway|Norway|PROPN|NNP|poss||3 's|'s|PART|POS|case||-1 giving|give|VERB|VBG|amod||1 jets|jet|NOUN|NNS|dobj||",
    "Norway|Norway|PROPN|NNP|dobj|| 's|'s|PART|POS|case||-1 selling|sell|VERB|VBG|acl|| to|to|ADP|IN|prep||",
    "they|they|PRON|PRP|nsubj||1 say|say|VERB|VBP|relcl|| sold|sell|VERB|VBD|ccomp||",
    "jet|jet|NOUN|NN|dobj|| sold|sell|VERB|VBD|relcl||-1 war|war|NOUN|NN|dobj|| who|who|PRON|WP|nsubj||1 is|be|AUX|VBZ|relcl||-4",  # noqa: E501  # one line a bait
    "said|say|VERB|VBD|ROOT|| Monday|Monday|PROPN|NNP|npadvmod|DATE|2 they|they|PRON|PRP|nsubj||1 is|be|AUX|VBZ|ccomp||-3",  # noqa: E501  # one line a bait
    "they|they|PRON|PRP|nsubj||1 sold|sell|VERB|VBD|ROOT||0 jets|jet|NOUN|NNS|dobj||-1 and|and|CCONJ|CC|cc||-1 sold|sell|VERB|VBN|amod||1 Norway|Norway|PROPN|NNP|conj||-3",  # noqa: E501  # one line a bait
    "war|war|NOUN|NN|nsubj||2 Norway|Norway|PROPN|NNP|nsubj||1 sold|sell|VERB|VBD|ROOT||",
    "year|year|NOUN|NN|npadvmod||1 old|old|ADJ|JJ|amod||1 sold|sell|VERB|VBN|ROOT||0",
    "envoy|envoy|NOUN|NN|dobj|| to|to|ADP|IN|prep||-1 Norway|Norway|PROPN|NNP|compound|GPE|2 Ann|Ann|PROPN|NNP|compound|PERSON|1 Lee|Lee|PROPN|NNP|pobj|PERSON|-3",  # noqa: E501  # one line a bait
    "sold|sell|VERB|VBD|ROOT|| in|in|ADP|IN|prep||-1 war|war|NOUN|NN|pobj||-1 and|and|CCONJ|CC|cc||-3 war|war|NOUN|NN|conj||-4",  # noqa: E501  # one line a bait
    "Norway|Norway|PROPN|NNP|compound|GPE|2 -|-|PUNCT|HYPH|punct|| Norway|Norway|PROPN|NNP|compound|GPE|1 war|war|NOUN|NN|dobj||",  # noqa: E501  # one line a bait
    "all|all|PRON|DT|nsubj||2 but|but|CCONJ|CC|cc||1 sold|sell|VERB|VBD|ROOT||0",
    "they|they|PRON|PRP|nsubj||1 sold|sell|VERB|VBD|ROOT||0 ,|,|PUNCT|,|punct||-1 say|say|VERB|VBD|conj||-2 Norway|Norway|PROPN|NNP|dobj||-1",  # noqa: E501  # one line a bait
    "they|they|PRON|PRP|nsubj||2 ,|,|PUNCT|,|punct||1 say|say|VERB|VBD|ROOT||0 Norway|Norway|PROPN|NNP|dobj||-1 ,|,|PUNCT|,|punct||-2 sold|sell|VERB|VBD|conj||-3",  # noqa: E501  # one line a bait
    "jets|jet|NOUN|NNS|nsubj|| Norway|Norway|PROPN|NNP|compound||1 say|say|VERB|VBZ|appos||-2",
    "Norway|Norway|PROPN|NNP|compound||1 say|say|NOUN|NNS|nsubj||2 they|they|PRON|PRP|nsubj||1 sold|sell|VERB|VBD|ROOT||0",  # noqa: E501  # one line a bait
    "sold|sell|VERB|VBD|ROOT||0 war|war|NOUN|NN|dobj||-1 when|when|SCONJ|WRB|advmod||1 sold|sell|VERB|VBD|relcl||-2",
    "they|they|PRON|PRP|nsubj||1 sold|sell|VERB|VBD|ROOT||0 ,|,|PUNCT|,|punct||-1 Norway|Norway|PROPN|NNP|nsubj||1 say|say|VERB|VBD|conj||-3 .|.|PUNCT|.|punct||-4",  # noqa: E501  # one line a bait
    "they|they|PRON|PRP|nsubj||1 sold|sell|VERB|VBD|ROOT||0 war|war|NOUN|NN|dobj||-1 ,|,|PUNCT|,|punct||-1 Norway|Norway|PROPN|NNP|conj||-2 say|say|VERB|VBN|acl||-1 .|.|PUNCT|.|punct||-5",  # noqa: E501  # one line a bait
    "say|say|VERB|VBD|ROOT||0 is|be|AUX|VBD|ccomp||3 ;|;|PUNCT|:|punct||2 they|they|PRON|PRP|nsubj||1 sold|sell|VERB|VBD|ccomp||-4",  # noqa: E501  # one line a bait
    "writer|director|NOUN|NN|dobj|| and|and|CCONJ|CC|cc||-1 war|war|NOUN|NN|compound||1 Norway|Norway|PROPN|NNP|conj|PERSON|-3",  # noqa: E501  # one line a bait
    "sold|defend|VERB|VBD|ROOT||0 their|their|PRON|PRP$|poss||1 Norway|Norway|PROPN|NNP|dative||-2 jets|jet|NOUN|NNS|dobj||-3",  # noqa: E501  # one line a bait
    "sold|begin|VERB|VBD|ROOT||0 their|their|PRON|PRP$|poss||1 war|war|NOUN|NN|nsubj||1 selling|sell|VERB|VBG|ccomp||-3 jets|jet|NOUN|NNS|dobj||-1",  # noqa: E501  # one line a bait
    "sold|lose|VERB|VBD|ROOT||0 their|their|PRON|PRP$|poss||1 Norway|Norway|PROPN|NNP|dobj||-2 and|and|CCONJ|CC|cc||-1 Norway|Norway|PROPN|NNP|compound||1 jets|jet|NOUN|NNS|conj||-3",  # noqa: E501  # one line a bait
    "they|they|PRON|PRP|nsubj||1 sold|marry|VERB|VBD|ROOT||0 ,|,|PUNCT|,|punct||-1 Monday|Monday|PROPN|NNP|npadvmod|DATE|-2 ,|,|PUNCT|,|punct||-3 Norway|Norway|PROPN|NNP|npadvmod|GPE|-4",  # noqa: E501  # one line a bait
    "they|lawyer|NOUN|NN|nsubj|| to|to|ADP|IN|prep||-1 Norway|Norway|PROPN|NNP|pobj|PERSON|-1 ,|,|PUNCT|,|punct||-1 Norway|Norway|PROPN|NNP|appos|PERSON|-2",  # noqa: E501  # one line a bait
    "claim|claim|NOUN|NN|nsubj|| that|that|PRON|WDT|dobj||2 they|they|PRON|PRP|nsubj||1 hit|hit|VERB|VBD|relcl||-3 jets|jet|NOUN|NNS|dobj||-1",  # noqa: E501  # one line a bait
    "jets|jet|NOUN|NNS|compound|| (|(|PUNCT|-LRB-|punct|| sold|sell|VERB|VBN|acl||",
    "said|say|VERB|VBD|ROOT||0 jets|jet|NOUN|NNS|dobj||-1 giving|bomb|VERB|VBN|acl||-1 jets|jet|NOUN|NNS|dobj||-1",
    "sold|sell|VERB|VBD|ROOT||0 not|not|PART|RB|neg||-1 jets|jet|NOUN|NNS|dobj||-2 but|but|CCONJ|CC|cc||-1",
    "jets|jet|NOUN|NNS|nsubj||1 left|left|ADJ|JJ|ROOT||0",
    "sold|sell|VERB|VBD|ROOT||0 Norway|Norway|PROPN|NNP|poss|GPE|2 's|'s|PART|POS|case||-1 Lee|Lee|PROPN|NNP|nmod||4 and|and|CCONJ|CC|cc||-1 Norway|Norway|PROPN|NNP|conj|GPE|-2 's|'s|PART|POS|case||-1 Lee|Lee|PROPN|NNP|dobj||-7",  # noqa: E501  # one line a bait
    "sold|sell|VERB|VBD|ROOT||0 Lee|Lee|PROPN|NNP|dobj||-1 in|in|ADP|IN|prep||-1 Norway|Norway|PROPN|NNP|pobj||-1 and|and|CCONJ|CC|cc||-1 Ann|Ann|PROPN|NNP|compound|PERSON|1 Lee|Lee|PROPN|NNP|conj|PERSON|-3 in|in|ADP|IN|prep||-1 Norway|Norway|PROPN|NNP|pobj||-1",  # noqa: E501  # one line a bait
    "they|they|PRON|PRP|nsubj||1 sold|sell|VERB|VBD|ROOT||0 jets|jet|NOUN|NNS|dobj||-1 and|and|CCONJ|CC|cc||-2 sold|sell|VERB|VBN|amod||1 envoy|envoy|NOUN|NN|compound||1 Lee|Lee|PROPN|NNP|conj|PERSON|-5",  # noqa: E501  # one line a bait
    "Norway|Norway|PROPN|NNP|compound||1 gives|give|NOUN|NNS|ROOT||0 jets|jet|NOUN|NNS|dobj||-1",
    "king|king|NOUN|NN|nsubj||3 ,|,|PUNCT|,|punct||2 Lee|Lee|PROPN|NNP|nsubj|PERSON|1 sold|sell|VERB|VBD|ROOT||0",
    "they|they|PRON|PRP|nsubj||1 sold|sell|VERB|VBD|ROOT||0 Lee|Lee|PROPN|NNP|nsubj||3 and|and|CCONJ|CC|cc||-1 Ann|Ann|PROPN|NNP|conj||-2 is|be|VERB|VBD|ccomp||-4",  # noqa: E501  # one line a bait
    "war|war|NOUN|NN|pobj|| of|of|ADP|IN|prep||-1 was|be|AUX|VBD|auxpass||1 sold|sell|VERB|VBN|pcomp||-2 and|and|CCONJ|CC|cc||-1 jets|jet|NOUN|NNS|nsubj||1 sold|sell|VERB|VBD|relcl||-6",  # noqa: E501  # one line a bait
    "Lee|Lee|PROPN|NNP|dobj|| of|of|ADP|IN|prep||-1 Norway|Norway|PROPN|NNP|compound||1 war|award|NOUN|NN|pobj||-2",
    "jets|jet|NOUN|NN|compound||1 shot|shot|NOUN|NN|nsubj|| by|by|ADP|IN|prep||-1 Norway|Norway|PROPN|NNP|pobj||-1",
    "jets|jet|NOUN|NNS|nsubj||1 say|say|VERB|VBD|ROOT||0 is|be|VERB|VB|xcomp||-1 Lee|Lee|PROPN|NNP|nsubj||1 sold|sell|VERB|VBD|ccomp||-2",  # noqa: E501  # one line a bait
    "jets|jet|NOUN|NNS|dobj|| sold|sell|VERB|VBD|acl||-1 in|in|ADP|IN|prep||-1",
    "was|be|AUX|VBD|auxpass||1 sold|sell|VERB|VBN|ROOT||0 is|be|VERB|VB|xcomp||-1 by|by|ADP|IN|prep||-1 Lee|Lee|PROPN|NNP|pobj|PERSON|-1",  # noqa: E501  # one line a bait
    "sold|sell|VERB|VBD|ROOT||0 and|and|CCONJ|CC|cc||-1 sold|sell|VERB|VBD|dep||-2",
    "force|force|NOUN|NN|ROOT||0 Norway|Norway|PROPN|NNP|nsubj||2 sold|sell|VERB|VBN|acl||-1 is|be|VERB|VBD|relcl||-3",
    "jets|jet|NOUN|NNS|ROOT||0 sold|sell|VERB|VBD|conj||-1 .|.|PUNCT|.|punct||-2",
    "jets|jet|NOUN|NNS|nsubj||1 sold|sell|VERB|VBD|ROOT||0 by|by|ADP|IN|agent||-1 is|be|VERB|VBD|conj||-2",
    "jets|jet|NOUN|NN|compound||1 fell|fell|NOUN|NN|ROOT||0 .|.|PUNCT|.|punct||-1",
    "saw|see|VERB|VBD|ROOT||0 jets|jet|NOUN|NNS|dobj||-1 sold|sell|VERB|VBN|acl||-1",
    "left|leave|VERB|VBD|ROOT||0 jets|jet|NOUN|NNS|dobj||-1 sold|sell|VERB|VBN|oprd||-2",
    "it|it|PRON|PRP|nsubj||1 is|be|AUX|VBZ|ROOT||0 Lee|Lee|PROPN|NNP|attr|PERSON|-1 who|who|PRON|WP|nsubj||1 sold|sell|VERB|VBD|ccomp||-3",  # noqa: E501  # one line a bait
    "Lee|Lee|PROPN|NNP|nsubj|PERSON| Ann|Ann|PROPN|NNP|appos|PERSON|-1 Tom|Tom|PROPN|NNP|conj|PERSON|-1 Sam|Sam|PROPN|NNP|conj|PERSON|-1",  # noqa: E501  # one line a bait
    "Lee|Lee|PROPN|NNP|nsubj|PERSON|3 and|and|CCONJ|CC|cc||-1 jets|jet|NOUN|NNS|nsubj||1 sold|sell|VERB|VBD|ROOT||0",
    "Minister|minister|PROPN|NNP|compound||1 Lee|Lee|PROPN|NNP|dobj|PERSON| ,|,|PUNCT|,|punct||-1 the|the|DET|DT|det||1 Minister|minister|PROPN|NNP|appos||-3 ,|,|PUNCT|,|punct||-1 Tom|Tom|PROPN|NNP|conj|PERSON|-2 ,|,|PUNCT|,|punct||-1",  # noqa: E501  # one line a bait
    "king|king|NOUN|NN|nsubj|| Lee|Lee|PROPN|NNP|appos|PERSON|-1 ,|,|PUNCT|,|punct||-1 and|and|CCONJ|CC|cc||-2 war|war|NOUN|NN|conj||-3",  # noqa: E501  # one line a bait
    "Lee|Lee|PROPN|NNP|nsubj|PERSON| of|of|ADP|IN|prep||-1 Norway|Norway|PROPN|NNP|pobj|GPE|-1 Ann|Ann|PROPN|NNP|conj|PERSON|-1",  # noqa: E501  # one line a bait
    "the|the|DET|DT|det||1 king|king|NOUN|NN|nsubj||3 ,|,|PUNCT|,|punct||2 Lee|Lee|PROPN|NNP|nsubj|PERSON|1 sold|sell|VERB|VBD|ROOT||0",  # noqa: E501  # one line a bait
    "Near|near|PROPN|NNP|compound||1 Norway|Norway|PROPN|NNP|npadvmod|GPE|3 ,|,|PUNCT|,|punct||2 jets|jet|NOUN|NNS|nsubj||1 sold|sell|VERB|VBD|ROOT||0",  # noqa: E501  # one line a bait
    "jets|jet|NOUN|NNS|nsubj||1 giving|give|VERB|VBG|nsubj||1 said|say|VERB|VBD|ROOT||0",
    "sold|sell|VERB|VBD|ROOT||0 a|a|DET|DT|det||3 jet|jet|NOUN|NN|compound||2 ten|ten|NUM|CD|nummod||1 miles|mile|NOUN|NNS|npadvmod|QUANTITY|-4",  # noqa: E501  # one line a bait
    "sold|sell|VERB|VBD|ROOT||0 jets|jet|NOUN|NNS|dobj||-1 Norway|Norway|PROPN|NNP|appos|GPE|-1",
    "the|the|DET|DT|det||1 paper|paper|NOUN|NN|ROOT||0 called|call|VERB|VBN|acl||-1 .|.|PUNCT|.|punct||-2",
    "the|the|DET|DT|det||1 play|play|NOUN|NN|ROOT||0 bombed|bomb|VERB|VBN|acl||-1 .|.|PUNCT|.|punct||-2",
    "the|the|DET|DT|det||1 firm|firm|NOUN|NN|ROOT||0 opened|open|VERB|VBN|acl||-1 .|.|PUNCT|.|punct||-2",
    "the|the|DET|DT|det||1 firm|firm|NOUN|NN|nsubj||1 named|name|VERB|VBD|ROOT||0 Lee|Lee|PROPN|NNP|compound|PERSON|1 king|king|NOUN|NN|dobj||-2",  # noqa: E501  # one line a bait
    "sold|sell|VERB|VBD|ccomp||5 by|by|ADP|IN|agent||-1 king|king|NOUN|NN|pobj||-1 ,|,|PUNCT|,|punct||2 Ali|Ali|PROPN|NNP|nsubj|PERSON|1 Said|say|VERB|VBD|ROOT|PERSON|0",  # noqa: E501  # one line a bait
    "Norway|Norway|PROPN|NNP|compound|GPE|1 Soldiers|Soldiers|PROPN|NNPS|nsubj||1 sold|sell|VERB|VBD|ROOT||0",
    "sold|sell|VERB|VBD|ROOT||0 Rock|Rock|PROPN|NNP|compound||2 (|(|PUNCT|-LRB-|punct||1 PMDB|PMDB|PROPN|NNP|dobj||-3 )|)|PUNCT|-RRB-|punct||-1",  # noqa: E501  # one line a bait
    "told|tell|VERB|VBN|ROOT||0 to|to|PART|TO|aux||1 wait|wait|VERB|VB|xcomp||-2 sell|sell|VERB|VB|conj||-3",
    "flown|fly|VERB|VBN|ROOT||0 by|by|ADP|IN|agent||-1 helicopter|helicopter|NOUN|NN|pobj||-1",
    "sold|sell|VERB|VBD|ROOT||0 Leeds|Leeds|PROPN|NNP|dobj|GPE|-1 based|base|VERB|VBN|acl||-1 Moen|Moen|PROPN|NNP|dobj||-3",  # noqa: E501  # one line a bait
    "explained|explain|VERB|VBD|ROOT||0 jets|jet|NOUN|NNS|dobj||-1 is|be|AUX|VBZ|ccomp||-2",
    "Norway|Norway|PROPN|NNP|nsubj|GPE|4 nearly|nearly|ADV|RB|advmod||-1 ,|,|PUNCT|,|punct||-2 but|but|CCONJ|CC|cc||-3 sold|sell|VERB|VBD|ROOT||0",  # noqa: E501  # one line a bait
    "jets|jet|NOUN|NNS|compound||1 say|say|NOUN|NN|compound||1 Norway|Norway|PROPN|NNP|nsubj|GPE|1 sold|sell|VERB|VBD|ROOT||0",  # noqa: E501  # one line a bait
    "Lee|Lee|PROPN|NNP|nsubj|PERSON|2 ,|,|PUNCT|,|punct||1 said|say|VERB|VBD|ROOT||0 to|to|PART|TO|aux||1 sell|sell|VERB|VB|xcomp||-2 ,|,|PUNCT|,|punct||1 left|leave|VERB|VBD|ccomp||-4",  # noqa: E501  # one line a bait
    "Is|be|AUX|VBZ|ROOT||0 Lee|Lee|PROPN|NNP|nsubj|PERSON|-1 the|the|DET|DT|det||1 king|king|NOUN|NN|appos||-2 ?|?|PUNCT|.|punct||-4",  # noqa: E501  # one line a bait
    "jets|jet|NOUN|NNS|nsubj||3 alongside|alongside|ADP|IN|prep||2 Norway|Norway|PROPN|NNP|pobj||-1 sold|sell|VERB|VBD|ROOT||0",  # noqa: E501  # one line a bait
    "sister|sister|NOUN|NN|attr|| of|of|ADP|IN|prep||-1 a|a|DET|DT|det||1 guard|guard|NOUN|NN|pobj||-2 Lee|Lee|PROPN|NNP|appos||-1 shot|shoot|VERB|VBD|ccomp||",  # noqa: E501  # one line a bait
    "say|say|VERB|VBD|ROOT||0 Ann|Ann|PROPN|NNP|nsubj||5 of|of|ADP|IN|prep||-1 a|a|DET|DT|det||2 guard|guard|NOUN|NN|compound||1 Lee|Lee|PROPN|NNP|pobj||-3 shot|shoot|VERB|VBD|ccomp||-6",  # noqa: E501  # one line a bait
    "fell|fall|VERB|VBD|ROOT||0 of|of|ADP|IN|prep||-1 ,|,|PUNCT|,|punct||-2 selling|sell|VERB|VBG|advcl||-3",
    "they|they|PRON|PRP|nsubj||1 said|say|VERB|VBD|ROOT||0 war|war|NOUN|NN|nsubjpass||2 was|be|AUX|VBD|auxpass||1 sold|sell|VERB|VBN|ccomp||-3 and|and|CCONJ|CC|cc||-1 accused|accuse|VERB|VBD|conj||-2 Norway|Norway|PROPN|NNP|dobj||-1",  # noqa: E501  # one line a bait
    "they|they|PRON|PRP|nsubj||1 sold|sell|VERB|VBD|ccomp||6 jets|jet|NOUN|NNS|dobj||-1 ,|,|PUNCT|,|punct||-1 guards|guard|NOUN|NNS|conj||-2 and|and|CCONJ|CC|cc||-1 men|man|NOUN|NNS|conj||-2 said|say|VERB|VBD|ROOT||0",  # noqa: E501  # one line a bait
    "they|they|PRON|PRP|nsubj||1 sold|lose|VERB|VBD|ROOT||0 in|in|ADP|IN|prep||-1 Norway|Norway|PROPN|NNP|pobj|GPE|-1 and|and|CCONJ|CC|cc||-1 races|race|NOUN|NNS|conj||-2 in|in|ADP|IN|prep||-3",  # noqa: E501  # one line a bait
    "envoys|envoy|NOUN|NNS|dobj|| of|of|ADP|IN|prep||-1 Norway|Norway|PROPN|NNP|pobj|GPE|-1 ,|,|PUNCT|,|punct||-3 Norway|Norway|PROPN|NNP|conj|GPE|-4",  # noqa: E501  # one line a bait
    "accused|accuse|VERB|VBD|ROOT||0 Norway|Norway|PROPN|NNP|dobj||-1 of|of|ADP|IN|prep||-1 bombing|bomb|VERB|VBG|pcomp||-1",  # noqa: E501  # one line a bait
    "accused|accuse|VERB|VBD|ROOT||0 of|of|ADP|IN|prep||-1 bombing|bomb|VERB|VBG|pcomp||-1 killing|kill|VERB|VBG|advcl||-3",  # noqa: E501  # one line a bait
    "Lee|Lee|PROPN|NNP|nsubj|PERSON|4 sold|sell|VERB|VBN|acl||-1 ,|,|PUNCT|,|punct||2 they|they|PRON|PRP|nsubj||1 said|say|VERB|VBD|ROOT||0",  # noqa: E501  # one line a bait
    "In|in|ADP|IN|prep||5 Norway|Norway|PROPN|NNP|pobj|GPE|-1 the|the|DET|DT|det||1 king|king|NOUN|NN|appos||-2 ,|,|PUNCT|,|punct||-3 left|leave|VERB|VBD|ROOT||0",  # noqa: E501  # one line a bait
    "left|leave|VERB|VBD|ROOT||0 after|after|ADP|IN|prep||-1 king|king|NOUN|NN|pobj||-1 Lee|Lee|PROPN|NNP|appos|PERSON|-1 ,|,|PUNCT|,|punct||-4 sold|sell|VERB|VBD|conj||-5",  # noqa: E501  # one line a bait
    "by|by|ADP|IN|agent|| king|king|NOUN|NN|pobj||-1 Lee|Lee|PROPN|NNP|poss|PERSON|2 's|'s|PART|POS|case||-1 son|son|NOUN|NN|appos||-3",  # noqa: E501  # one line a bait
    "king|king|NOUN|NN|nsubj|| of|of|ADP|IN|prep||-1 Norway|Norway|PROPN|NNP|pobj|GPE|-1 ,|,|PUNCT|,|punct||-1 Lee|Lee|PROPN|NNP|appos|PERSON|-4 ,|,|PUNCT|,|punct||-3 sold|sell|VERB|VBN|acl||-4",  # noqa: E501  # one line a bait
    "Lee|Lee|PROPN|NNP|nsubj|PERSON|1 sold|sell|VERB|VBD|ccomp||4 jets|jet|NOUN|NNS|nsubj||3 and|and|CCONJ|CC|cc||-1 men|man|NOUN|NNS|conj||-2 left|leave|VERB|VBD|ROOT||0",  # noqa: E501  # one line a bait
    "Lee|Lee|PROPN|NNP|nsubj|PERSON|1 sold|sell|VERB|VBD|ROOT||0 jets|jet|NOUN|NNS|dobj||-1 and|and|CCONJ|CC|cc||-1 men|man|NOUN|NNS|conj||-2 left|leave|VERB|VBD|conj||-4 Norway|Norway|PROPN|NNP|dobj||-1",  # noqa: E501  # one line a bait
    "claim|claim|NOUN|NN|nsubj|| by|by|ADP|IN|prep||-1 Lee|Lee|PROPN|NNP|pobj|PERSON|-1 that|that|PRON|WDT|dobj||2 they|they|PRON|PRP|nsubj||1 hit|hit|VERB|VBD|relcl||-3 jets|jet|NOUN|NNS|dobj||-1",  # noqa: E501  # one line a bait
    "sold|sell|VERB|VBD|ROOT||0 they|they|PRON|PRP|nsubj||1 had|have|AUX|VBD|aux||1 giving|give|VERB|VBN|amod||1 Norway|Norway|PROPN|NNP|dobj||-4",  # noqa: E501  # one line a bait
    "they|they|PRON|PRP|nsubj||1 sold|sell|VERB|VBD|ROOT||0 jets|jet|NOUN|NNS|dobj||-1 ,|,|PUNCT|,|punct||-1 memo|memo|NOUN|NN|compound||1 say|say|NOUN|NNS|appos||-3 .|.|PUNCT|.|punct||-5",  # noqa: E501  # one line a bait
    "saw|see|VERB|VBD|ROOT||0 Norway|Norway|PROPN|NNP|compound||2 bombing|bombing|NOUN|NN|compound||1 Norway|Norway|PROPN|NNP|dobj||-3",  # noqa: E501  # one line a bait
    "war|war|NOUN|NN|nsubj||3 :|:|PUNCT|:|punct||2 they|they|PRON|PRP|nsubj||1 sold|sell|VERB|VBD|ROOT||0",
]
KINDS = ["paragraph", "headline"]
WORD = st.tuples(*map(st.sampled_from, (FORMS, LEMMAS, PARTS, TAGS, DEPS, LABELS, [""])))
PIECES = st.lists(
    WORD.map(lambda word: ["|".join(word)]) | st.sampled_from(BAITS).map(str.split), min_size=1, max_size=4
)


@st.composite
def sentences(draw: st.DrawFn) -> Sentence:
    """A random tree over words with random labels, among them some that a repair looks for."""
    found = [word for piece in draw(PIECES) for word in piece]
    return sentence(found, draw(st.randoms(use_true_random=False)), draw(st.sampled_from(KINDS)))


def sentence(words: list[str], random: Random, kind: str) -> Sentence:
    found = [word.split("|") for word in words]
    heads = random_heads([word[-1] for word in found], random)
    rows, at = [], 0
    for (form, lemma, pos, tag, dep, ent, _), head in zip(found, heads, strict=True):
        rows.append(Row(form, at, lemma, pos, tag, dep, head, ent))
        at += len(form)
        at += HYPHEN not in found[len(rows) - 1 : len(rows) + 1]
    names = tuple(Name(i, i + 1, row.ent) for i, row in enumerate(rows) if row.ent)
    return Sentence(0, at, 0, Tree(rows), names, kind)


def random_heads(wanted: list[str], random: Random) -> list[int]:
    """The heads of a random tree that follows most of the wishes."""
    order = random.sample(range(len(wanted)), len(wanted))
    heads = [0] * len(wanted)
    for at, i in enumerate(order):
        heads[i] = order[random.randrange(max(at, 1))]
    for i, offset in enumerate(wanted):
        if offset and random.random() < 0.9:
            above = head = i + int(offset)
            if head == i:
                heads[next(j for j, h in enumerate(heads) if h == j)] = i
                heads[i] = i
            while above not in {i, heads[above]}:
                above = heads[above]
            heads[i] = head if above != i else heads[i]
    return heads


def repairs_of(sentence: Sentence) -> set[str]:
    """The names of the repairs that change the sentence, each of which gives a tree."""
    fired = set()
    for rule in FAMILY.rules:
        for word in sentence.words:
            changes = rule.pattern.find(word, sentence)
            edited = sentence.edited(changes)  # raises TreeError for anything but a tree
            assert [w.text for w in edited.words] == [w.text for w in sentence.words]
            fired.update([rule.name] if changes else [])
    return fired


@settings(max_examples=3000)
@given(sentences())
def test_each_repair_of_each_word_gives_a_tree(given: Sentence) -> None:
    repairs_of(given)


def test_the_trees_meet_the_conditions_of_every_repair() -> None:
    random, fired = Random(1), set()  # noqa: S311  # no secret
    for bait in BAITS * 24:
        pieces = [bait, *random.sample(BAITS, random.randint(0, 2))]
        fired |= repairs_of(sentence(" ".join(pieces).split(), random, random.choice(KINDS)))
    assert fired == {rule.name for rule in FAMILY.rules}


@settings(max_examples=200)  # the first one loads the gazetteer
@given(st.lists(sentences(), max_size=3))
def test_the_whole_preparation_gives_trees(given: list[Sentence]) -> None:
    text = " ".join(word.text for word in given[0].words) if given else ""
    gazetteer = UserGazetteer([Entry("Xyr", "Person", "https://example.org/x")])
    found = prepare(tuple(given), text, gazetteer)
    assert [len(s.words) for s in found] == [len(s.words) for s in given]
    assert all(sorted(s.root.subtree(), key=lambda w: w.i) == list(s.words) for s in found)


LINES = (Path(__file__).parent / "repair_cases.tsv").read_text("utf-8").splitlines()
CASES = [line.split("\t") for line in LINES if line and not line.startswith("#")]


@pytest.mark.parametrize(("rule", "kind", "labels", "text", "expected"), CASES)
def test_repair(rule: str, kind: str, labels: str, text: str, expected: str) -> None:
    words = tree(text, labels=((int(i), label) for i, _, label in (part.partition("=") for part in labels.split())))
    parsed = Sentence(0, words[-1].end, 0, words, kind=cast("BlockKind", kind))
    found = trace(parsed, all_repairs(), Step)
    changes = [part for applied, old, new in found if applied.name == f"repair.{rule}" for part in difference(old, new)]
    assert changes == ([] if expected == "nothing" else expected.split("; "))


def test_each_repair_sees_the_changes_of_those_before_it() -> None:
    """The gerund hangs on the noun that the repair of the main verb made the subject."""
    words = tree("Norway|1|nmod|NNP|PROPN sent|2|amod|VBD|VERB jets|2|ROOT|NNS|NOUN")
    steps = [(rule.name, after.root.text) for rule, _, after in trace(Sentence(0, 16, 0, words), all_repairs(), Step)]
    assert steps == [("repair.past-tense", "sent")]
    once = apply(Sentence(0, 16, 0, words), all_repairs(), BEFORE_NAMES)
    assert apply(once, all_repairs(), BEFORE_NAMES) is once


def test_rules_run_by_step_and_not_by_module() -> None:
    order: list[str] = []

    def noting(name: str) -> Callable[[Word, Sentence], Changes]:
        def find(word: Word, _sentence: Sentence) -> Changes:
            order.append(f"{name}{word.i}")
            return {}

        return find

    late = Rule("repair.late", Repair(Step.ATTACHMENTS, noting("late")), {"a": ("b",)}, ("c",))
    early = Rule("repair.early", Repair(Step.GERUNDS, noting("early")), {"a": ("b",)}, ("c",))
    other = Rule("repair.other", Repair(Step.GERUNDS, noting("other")), {"a": ("b",)}, ("c",))
    apply(Sentence(0, 3, 0, tree("a|0|ROOT|X|X b|0|dep|X|X")), Repairs((late, early, other)), AFTER_NAMES)
    assert order == ["early0", "other0", "early1", "other1", "late0", "late1"]


def test_changes_that_give_no_tree_cost_only_themselves() -> None:
    circle = Repair(Step.GERUNDS, lambda word, _: {word.i: Change(head=1 - word.i)})
    sentence = Sentence(0, 3, 0, tree("a|0|ROOT|X|X b|0|dep|X|X"))
    assert apply(sentence, Repairs((Rule("repair.circle", circle, {"a": ("b",)}, ("c",)),)), AFTER_NAMES) is sentence


NEW = """
from triplewire.extract.rules.rule import Rule
from triplewire.extract.syntax.repair import Repair, Step
from triplewire.extract.syntax.tree import Change
FIND = lambda word, sentence: {word.i: Change(dep="dep")} if word.lower == "xyr" else {}
RULES = (Rule("repair.new", Repair(Step.ATTACHMENTS, FIND), {"Xyr left.": ("Xyr:dep:left",)}, ("Lee left.",)),)
"""


def test_a_new_file_takes_part_in_the_preparation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "new_mistake.py").write_text(NEW, "utf-8")
    monkeypatch.setattr(repairs, "__path__", [*repairs.__path__, str(tmp_path)])
    rules_of.cache_clear()
    all_repairs.cache_clear()
    try:
        (found,) = prepare((Sentence(0, 8, 0, tree("Xyr|1|nsubj|NNP|PROPN left|1|ROOT|VBD|VERB")),), "Xyr left")
        assert found.words[0].dep == "dep"
    finally:
        rules_of.cache_clear()
        all_repairs.cache_clear()
        sys.modules.pop(f"{repairs.__name__}.new_mistake", None)
