"""Names cut and joined in accordance with the other names of the document."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from triplewire.extract.lexicon.labels import DISPLAYED_BLOCKS
from triplewire.extract.lexicon.nouns import NAME_HEADS, is_english, is_given_name
from triplewire.extract.names.extent.cuts import has_office
from triplewire.extract.names.extent.span import Span
from triplewire.extract.names.phrase import Phrase
from triplewire.extract.names.type_evidence.context_evidence import context_evidence
from triplewire.extract.names.type_evidence.word_evidence import word_evidence
from triplewire.extract.syntax.phrases import head_among, written
from triplewire.extract.syntax.tree import Sentence, Word


def agreed_extents(sentences: tuple[Sentence, ...], named: list[list[Phrase]]) -> list[list[Phrase]]:
    """The names of each sentence, cut and joined as the rest of the document has them."""
    _shorten(sentences, named)
    whole = {_tokens(p.core) for names in named for p in names if p.kind == "name"}
    named = [[part for phrase in names for part in _parted(phrase, whole)] for names in named]
    acronyms = {p.called for names in named for p in names if p.called.isupper() and len(p.core) == 1}
    return [_spelt_out(sentence, names, acronyms) for sentence, names in zip(sentences, named, strict=True)]


def _parted(phrase: Phrase, whole: Collection[tuple[str, ...]]) -> Iterator[Phrase]:
    """Yield a name, or the two that it consists of by the document.

    "Pacific Forum | Tanaka" behind an office, "Armed Forces and | Gendarmerie"; `whole` are the names of the document.
    """
    words = phrase.core
    if phrase.kind != "name" or phrase.type == "Person" or not words[2:] or phrase.behind:
        yield phrase
        return
    at = next((i for i in range(1, len(words) - 1) if words[i].lower == "and"), len(words) - 1)
    joined = words[at].lower == "and"
    left, right = words[:at], words[at + 1 :] if joined else words[at:]
    body = NAME_HEADS.get(left[-1].lower) == "Organization"
    strange = len(left) == len(right) == 1 and not any(is_english(word.lower) for word in (*left, *right))
    known = _tokens(right) in whole and (body or strange or _tokens(left) in whole)
    span = Span(words[0].i, words[-1].i + 1, "ORG")
    if not known or not (joined or (has_office(phrase.sentence.words, span) and right[0].lower not in NAME_HEADS)):
        yield phrase
        return
    yield _part(phrase, left)
    yield _part(phrase, right)


def _tokens(words: tuple[Word, ...]) -> tuple[str, ...]:
    return tuple(word.lower for word in words)


def _part(phrase: Phrase, words: tuple[Word, ...]) -> Phrase:
    """The part of a name with these words, as a name of its own."""
    called = written(words)
    evidence = [*word_evidence(words, called, ""), *context_evidence(phrase.sentence, words, called)]
    return Phrase(phrase.sentence, words, head_among(words), "name", called=called, evidence=evidence)


def _shorten(sentences: tuple[Sentence, ...], named: list[list[Phrase]]) -> None:
    """Cut names in headlines, where capitals mislead, to the name at their end that the running text has."""
    pairs = list(zip(sentences, named, strict=True))
    below = {_tokens(p.core) for s, names in pairs if s.kind not in DISPLAYED_BLOCKS for p in names}
    for sentence, names in pairs:
        if sentence.kind in DISPLAYED_BLOCKS:
            for phrase in names:
                tokens = _tokens(phrase.words)
                cut = next((i for i in range(1, len(tokens)) if tokens[i:] in below), 0)
                numbered = any(word.text.isdigit() for word in phrase.words[:cut])  # "Boeing 787 | Dreamliners"
                if cut and tokens not in below and not (numbered or is_given_name(phrase.words[cut - 1].text)):
                    phrase.words, phrase.called = phrase.words[cut:], phrase.called.split(" ", cut)[-1]
                    phrase.type, phrase.evidence = None, []


def _spelt_out(sentence: Sentence, names: list[Phrase], acronyms: set[str]) -> list[Phrase]:
    """Join two names with "and" between them where the document has the acronym of the whole."""
    found: list[Phrase] = []
    for phrase in names:
        before = found[-1] if found else None
        if before and before.kind == phrase.kind == "name" and len(before.core) > 1:
            words = sentence.words[before.words[0].i : phrase.words[-1].i + 1]
            gap = [w.lower for w in sentence.words[before.words[-1].i + 1 : phrase.words[0].i]]
            letters = "".join(w.text[0] for w in words if w.text[0].isupper())
            if gap in (["and"], ["and", "the"]) and letters in acronyms:
                called = " ".join(w.text for w in words)
                found[-1] = Phrase(
                    sentence,
                    words,
                    before.head,
                    "name",
                    "Organization",
                    called,
                    known=True,
                    evidence=["head.Organization"],
                )
                continue
        found.append(phrase)
    return found
