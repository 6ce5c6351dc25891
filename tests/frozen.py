"""Parses written down, one line each: the example, then for each of its sentences a tab and a word a field.

A word is `text|lemma|pos|tag|dep|head|name`: `head` is the number of the word above (its own at the root), `name` the
label of the name that it is in, "B-PERSON" where one begins, or nothing.
"""

from pathlib import Path

from triplewire.extract.syntax.tree import Name, Sentence, Word

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
    words, heads, labels = [], [], []
    for i, field in enumerate(fields.split(" ")):
        form, lemma, pos, tag, dep, head, label = field.split("|")
        at = text.index(form, at)
        words.append(Word(i, form, at, lemma, pos, tag, dep, label[2:]))
        heads.append(int(head))
        labels.append(label)
        at += len(form)
    for word, head in zip(words, heads, strict=True):
        if head != word.i:
            word.head = words[head]
            words[head].children.append(word)
    return Sentence(words[0].start, words[-1].end, index, tuple(words), _names(labels))


def _names(labels: list[str]) -> tuple[Name, ...]:
    begins = [i for i, label in enumerate(labels) if label.startswith("B-")]
    ends = [next((j for j in range(i + 1, len(labels)) if not labels[j].startswith("I-")), len(labels)) for i in begins]
    return tuple(Name(i, j, labels[i][2:]) for i, j in zip(begins, ends, strict=True))


def all_parses() -> dict[str, tuple[Sentence, ...]]:
    lines = (written for path in sorted(PARSES.glob("*.tsv")) for written in path.read_text("utf-8").splitlines())
    return dict(read(written) for written in lines)
