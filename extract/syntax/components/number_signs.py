"""The abbreviation "No." before a number as one word, which the tokenizer divides: "juror | No. | 8".

The model was trained on text that has it whole. Elsewhere "No." is a sentence, or the end of one.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

NAME = "triplewire_number_signs"


@Language.component(NAME)
def join_number_signs(doc: Doc) -> Doc:
    """Join the two tokens of each "No." that stands before a number."""
    signs = [i for i in range(len(doc) - 2) if doc[i].text in {"No", "Nos"} and _is_sign(doc, i)]
    if signs:
        with doc.retokenize() as retokenizer:
            for i in signs:
                retokenizer.merge(doc[i : i + 2])
    return doc


def _is_sign(doc: Doc, i: int) -> bool:
    return doc[i + 1].text == "." and not doc[i].whitespace_ and doc[i + 2].text[0].isdigit()
