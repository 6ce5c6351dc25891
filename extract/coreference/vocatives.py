"""Persons called by name within a quotation: "Frank, thank you", "Thank you, Frank"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from triplewire.extract.coreference.chains import Chain
from triplewire.extract.coreference.discourse import Discourse
from triplewire.extract.lexicon.labels import CORE_DEPS, QUOTATION_MARKS, RELATIVE_PRONOUN_TAGS
from triplewire.extract.lexicon.lists import DESCRIPTIONS
from triplewire.extract.names.phrase import Phrase
from triplewire.extract.syntax.quotations import Quotation
from triplewire.extract.syntax.tree import Sentence, Word

_NOT_CALLED = CORE_DEPS | {"appos", "conj", "compound"}
_ENDS = frozenset(".!?,") | QUOTATION_MARKS


def addressed(quotation: Quotation, sentences: Iterable[Sentence], discourse: Discourse) -> Chain | None:
    """Return the only person called by name within a quotation; None if there are none or several."""
    called = dict.fromkeys(chain for sentence in sentences for chain in _called(sentence, quotation, discourse))
    return next(iter(called)) if len(called) == 1 else None


def _called(sentence: Sentence, quotation: Quotation, discourse: Discourse) -> Iterator[Chain]:
    for word in sentence.words:
        phrase = discourse.at_head.get(word.start) if quotation.start <= word.start < quotation.end else None
        chain = discourse.chain_of.get(phrase) if phrase and phrase.kind == "name" else None
        if phrase and chain and chain.type == "Person" and not chain.plural and _is_vocative(phrase, quotation):
            yield chain


def _is_vocative(name: Phrase, quotation: Quotation) -> bool:
    """Whether a name stands before the comma that opens the quotation, or behind the one that closes a sentence."""
    words, first, last = name.sentence.words, name.words[0].i, name.words[-1].i
    before = words[first - 1] if first else None
    after, next_ = (words[at] if at < len(words) else None for at in (last + 1, last + 2))
    if name.head.dep in _NOT_CALLED or after is None or after.text not in _ENDS or _adds(next_):
        return False
    opens = before is None or before.start <= quotation.start or before.text in QUOTATION_MARKS
    return after.text == "," if opens else before is not None and before.text == ","


def _adds(word: Word | None) -> bool:
    """Whether what follows a name and its comma tells more of the person: "Moen, the mayor", "Moen, who"."""
    if word is None:
        return False
    return word.tag in RELATIVE_PRONOUN_TAGS or word.lower in DESCRIPTIONS.definite | DESCRIPTIONS.indefinite
