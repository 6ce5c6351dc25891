r"""Print the precision of the links of coreference by kind, and the recall by kind of mention, on labelled texts.

    triplewire extract LABELLED.jsonl > PREDICTED.jsonl
    python scripts/link_precision.py LABELLED.jsonl PREDICTED.jsonl [--wrong KIND] [--missed KIND]

A line of LABELLED.jsonl is a text with its coreference: `id`, `text`, `mentions` (each with `start`, `end`, the
character range `head` of its head, `kind` and `chain`). A link is the rule that joined a mention to its entity (`rule`
of the record's mentions). It is right where the labels have the mention in the chain that most of the entity's earlier
mentions are in; links of mentions that the labels do not have are not judged. A mention is recalled where an earlier
one of its chain is in its entity. `--wrong` prints the false links of a kind, `--missed` the mentions of a kind (name,
nominal, pronoun, demonym) that were not recalled.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Json = dict[str, Any]


def aligned(mention: Json, gold: Json) -> Json | None:
    """The labelled mention of the same range, else the largest with its head inside that begins or ends alike."""
    same = [m for m in gold["mentions"] if (m["start"], m["end"]) == (mention["start"], mention["end"])]
    inside = [
        m
        for m in gold["mentions"]
        if mention["start"] <= m["head"][0] and m["head"][1] <= mention["end"]
        and (m["start"] == mention["start"] or m["head"][1] == mention["end"])
    ]  # fmt: skip
    return (same or sorted(inside, key=lambda m: m["start"] - m["end"]) or [None])[0]


def judged(gold: Json, predicted: Json) -> Iterator[tuple[str, bool | None, str]]:
    """Yield (kind of link, whether it is right, words) of the links of a document; None where it cannot be judged."""
    text = predicted["text"]
    for entity in predicted["entities"]:
        before: Counter[Any] = Counter()
        for mention in entity["mentions"]:
            found = aligned(mention, gold)
            words = f"{text[mention['start'] : mention['end']]} -> {entity['name']}"
            if rule := mention.get("rule"):
                usual = before.most_common(1)
                known = found is not None and usual
                yield rule, found["chain"] == usual[0][0] if known and found else None, words
            if found:
                before[found["chain"]] += 1


def recalled(gold: Json, predicted: Json) -> Iterator[tuple[str, bool, str]]:
    """Yield (kind, whether it is recalled, words) of the labelled mentions that are not the first of their chain."""
    entities: dict[tuple[int, int], set[int]] = {}
    for number, entity in enumerate(predicted["entities"]):
        for mention in entity["mentions"]:
            if found := aligned(mention, gold):
                entities.setdefault((found["start"], found["end"]), set()).add(number)
    seen: dict[Any, set[int]] = {}
    for mention in sorted(gold["mentions"], key=lambda m: (m["start"], -m["end"])):
        mine = entities.get((mention["start"], mention["end"]), set())
        if mention["scored"] and mention["chain"] in seen:
            first = min((m for m in gold["mentions"] if m["chain"] == mention["chain"]), key=lambda m: m["start"])
            words = gold["text"][mention["start"] : mention["end"]]
            yield (
                mention["kind"],
                bool(mine & seen[mention["chain"]]),
                f"{words} = {gold['text'][first['start'] : first['end']]}",
            )
        seen.setdefault(mention["chain"], set()).update(mine)


def table(rows: list[tuple[str, str, bool | None, str]], shown: str | None) -> None:
    """Print the share that holds by kind, and the rows of a kind that do not hold."""
    for kind in sorted({kind for _, kind, _, _ in rows}):
        found = [holds for _, each, holds, _ in rows if each == kind]
        known = [holds for holds in found if holds is not None]
        share = f"{sum(known) / len(known):.2f}" if known else "   -"
        print(
            f"  {kind:16} {share}  {sum(known)} of {len(known)}"
            + (f", {len(found) - len(known)} not judged" if len(known) < len(found) else "")
        )
    for name, kind, holds, words in rows:
        if kind == shown and holds is False:
            print(f"    {name}: {' '.join(words.split())}")


def main() -> None:
    """Print the two tables."""
    options = argparse.ArgumentParser(description="Precision of links by kind, recall of mentions by kind.")
    options.add_argument("labelled", type=Path, metavar="LABELLED.jsonl")
    options.add_argument("predicted", type=Path, metavar="PREDICTED.jsonl")
    options.add_argument("--wrong", metavar="KIND", help="print the false links of a kind")
    options.add_argument("--missed", metavar="KIND", help="print the mentions of a kind that were not recalled")
    chosen = options.parse_args()
    labelled = {gold["id"]: gold for gold in map(json.loads, chosen.labelled.open(encoding="utf-8"))}
    predicted = list(map(json.loads, chosen.predicted.open(encoding="utf-8")))
    pairs = [(labelled[record["id"]], record) for record in predicted if record["id"] in labelled]
    print("links right")
    table([(gold["id"], *row) for gold, record in pairs for row in judged(gold, record)], chosen.wrong)
    print("mentions recalled")
    table([(gold["id"], *row) for gold, record in pairs for row in recalled(gold, record)], chosen.missed)


if __name__ == "__main__":
    main()
