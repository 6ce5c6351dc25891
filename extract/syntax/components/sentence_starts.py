"""Names inside a line with which no sentence begins: "entered the port | Mr Lee uses for his boats".

The parser ends a sentence wherever two clauses fit side by side. A name behind a word in small letters, with no mark
between them, goes on with the sentence, often with a relative clause that has no pronoun.
"""

from __future__ import annotations

import numpy as np
from spacy.attrs import IS_ALPHA, IS_LOWER, TAG
from spacy.language import Language
from spacy.tokens import Doc

from triplewire.extract.lexicon.labels import PROPER_TAGS

NAME = "triplewire_sentence_starts"


@Language.component(NAME)
def keep_sentences_whole(doc: Doc) -> Doc:
    """Forbid the parser to begin a sentence with a name behind a word in small letters. The tagger has run."""
    tags, alphabetic, lower = doc.to_array([TAG, IS_ALPHA, IS_LOWER]).T
    names = np.isin(tags, [doc.vocab.strings[tag] for tag in sorted(PROPER_TAGS)])
    for before in np.flatnonzero((alphabetic & lower)[:-1] & names[1:]):
        doc[int(before) + 1].is_sent_start = False
    return doc
