"""Write the parses of all rules' examples, before any repair, with the default model: python tests/freeze_parses.py.

To run after a rule has gained an example, or to move to another model; review the difference before it is kept.
"""

from collections.abc import Iterator
from pathlib import Path

from frozen import PARSES, line

from triplewire.extract.layout.block import Block
from triplewire.extract.rules.rule import Rule, families
from triplewire.extract.syntax.parser import Parser
from triplewire.extract.syntax.tree import Sentence


def parse(parser: Parser, texts: list[str]) -> Iterator[tuple[str, tuple[Sentence, ...]]]:
    blocks = ((text, (Block(0, len(text)),)) for text in texts)
    return zip(texts, parser.parse(blocks), strict=True)


def freeze(rules: list[Rule], folder: Path = PARSES) -> None:
    folder.mkdir(exist_ok=True)
    parser = Parser()
    for family in sorted({rule.name.split(".")[0] for rule in rules}):
        mine = [rule for rule in rules if rule.name.split(".")[0] == family]
        texts = dict.fromkeys(text for rule in mine for text in (*rule.yields, *rule.refuses))
        if not texts:
            continue
        lines = [line(text, sentences) for text, sentences in parse(parser, list(texts))]
        (folder / f"{family}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    freeze([rule for family in families() if family.parsed for rule in family.rules])
