"""Parses written down, one line each: the example, then for each of its sentences a tab and a word a field.

A word is `text|lemma|pos|tag|dep|head|name`: `head` is the number of its head (its own at the root), `name` the label
of the name that it is in, "B-PERSON" where one begins, or nothing. The parses are as the model gives them, before any
repair: `prepare` does with them what the pipeline does.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from triplewire.extract.context import TEXT, Context
from triplewire.extract.coreference.chains import Chain
from triplewire.extract.coreference.sieve import Resolver
from triplewire.extract.layout.blocks import lay_out
from triplewire.extract.mentions.mentions import find_phrases
from triplewire.extract.pipeline import Pipeline
from triplewire.extract.preparation import prepare
from triplewire.extract.syntax.pieces import QUOTATIONS, SENTENCES
from triplewire.extract.syntax.quotations import find_quotations
from triplewire.extract.syntax.tree import Name, Row, Sentence, Tree

PARSES = Path(__file__).parent / "parses"


def line(text: str, sentences: tuple[Sentence, ...]) -> str:
    return "\t".join((text, *map(_fields, sentences)))


def _fields(sentence: Sentence) -> str:
    label = {n.first + i: ("B-" if i == 0 else "I-") + n.label for n in sentence.names for i in range(n.last - n.first)}
    return " ".join(
        "|".join((w.text, w.lemma, w.pos, w.tag, w.dep, str(w.head.i), label.get(w.i, ""))) for w in sentence.words
    )


def read(written: str) -> tuple[str, tuple[Sentence, ...]]:
    text, *parsed = written.split("\t")
    sentences: list[Sentence] = []
    for fields in parsed:
        sentences.append(_sentence(text, fields, sentences[-1].end if sentences else 0, len(sentences)))
    return text, tuple(sentences)


def _sentence(text: str, fields: str, at: int, index: int) -> Sentence:
    rows, labels = [], []
    for field in fields.split(" "):
        form, lemma, pos, tag, dep, head, label = field.split("|")
        at = text.index(form, at)
        rows.append(Row(form, at, lemma, pos, tag, dep, int(head), label[2:]))
        labels.append(label)
        at += len(form)
    return Sentence(rows[0].start, at, index, Tree(rows), _names(labels))


def _names(labels: list[str]) -> tuple[Name, ...]:
    begins = [i for i, label in enumerate(labels) if label.startswith("B-")]
    ends = [next((j for j in range(i + 1, len(labels)) if not labels[j].startswith("I-")), len(labels)) for i in begins]
    return tuple(Name(i, j, labels[i][2:]) for i, j in zip(begins, ends, strict=True))


def all_parses() -> dict[str, tuple[Sentence, ...]]:
    lines = (written for path in sorted(PARSES.glob("*.tsv")) for written in path.read_text("utf-8").splitlines())
    return dict(read(written) for written in lines)


def live(pipeline: Pipeline, text: str) -> tuple[Sentence, ...]:
    """The sentences of a text as the pipeline prepares them."""
    (parsed,) = pipeline.parser.parse([(text, lay_out(text)[0])])
    return prepare(parsed, text, pipeline.gazetteer)


def flat(text: str, pattern: str = r"\w+|[^\w\s]", start: int = 0) -> Tree:
    """The tokens of a text as words without a grammar: they all hang on the first."""
    return Tree(
        Row(token[0], start + token.start(), token[0].lower(), "X", "XX", "dep", 0)
        for token in re.finditer(pattern, text)
    )


def tree(text: str, *, labels: Iterable[tuple[int, str]] = ()) -> Tree:
    """A tree from fields `text|head|dep|tag|pos`, with single blanks between the words.

    `|lemma` may follow; without it the lemma is the text in lower case. `labels` are the entity labels of words.
    """
    rows, at, given = [], 0, dict(labels)
    for i, field in enumerate(text.split()):
        form, head, dep, tag, pos, *lemma = field.split("|")
        rows.append(Row(form, at, lemma[0] if lemma else form.lower(), pos, tag, dep, int(head), given.get(i, "")))
        at += len(form) + 1
    return Tree(rows)


def resolved(resolver: Resolver, text: str, sentences: tuple[Sentence, ...]) -> list[Chain]:
    """The chains of a document."""
    context = Context({TEXT: text, SENTENCES: sentences, QUOTATIONS: find_quotations(text, sentences)})
    return resolver.resolve(context, find_phrases(sentences))
