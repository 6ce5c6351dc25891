"""Cost of a user gazetteer of 50,000 entries: python benchmarks/gazetteer.py.

Prints the time to load it, and the time that marking and linking its names adds to a sentence.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from time import process_time

from triplewire.extract.context import TEXT as GIVEN_TEXT
from triplewire.extract.context import Context
from triplewire.extract.coreference.entities import find_entities
from triplewire.extract.layout.blocks import lay_out
from triplewire.extract.linking.user_gazetteer import Entry, UserGazetteer
from triplewire.extract.model import Article
from triplewire.extract.pipeline import Pipeline
from triplewire.extract.syntax.pieces import QUOTATIONS, SENTENCES
from triplewire.extract.syntax.quotations import find_quotations

ENTRIES, COPIES, ROUNDS = 50_000, 100, 5
_STEMS = ("Al", "Bel", "Cor", "Dar", "El", "Fen", "Gar", "Hal", "Is", "Jor")
_ROOTS = ("Ash", "Black", "Cross", "Dale", "Green", "Hill")
_ADJECTIVES = ("Union", "Royal", "City", "Coast", "Inland", "First", "Free", "New")
FIRST = ["".join(parts) for parts in product(_STEMS, ("a", "in", "ek"))]
LAST = ["".join(parts) for parts in product(_ROOTS, ("ford", "ham", "ley", "man", "ton"))]
KINDS = list(product(_ADJECTIVES, ("Bank", "Press", "Party", "Energy", "Steel", "Museum", "School")))
TEXT = (
    "Alin Ashford, who leads Belek Crossley Royal Steel, met the president of Peru in Lima on Monday. Dara Daleton Free"
    " Bank said that it would not lend to Ashford again. Two of its directors left for Paris, and the Treasury opened a"
    " case. Residents of the port complained about noise, and the mayor promised to answer them by Friday.\n\n"
)


def entries() -> list[Entry]:
    """Return synthetic names that share their first words, like the names in a register."""
    names = (" ".join((first, last, *kind)) for first, last, kind in product(FIRST, LAST, KINDS))
    found = [
        Entry(name, "Organization", f"https://example.org/{i}") for i, name in zip(range(ENTRIES), names, strict=False)
    ]
    people = [Entry(f"{a} {b}", "Person", f"https://example.org/{a}/{b}") for a, b in product(FIRST, LAST)]
    return [*people, *found][:ENTRIES]


def fastest(run: Callable[[], object]) -> float:
    """Return the CPU seconds of the fastest of several runs."""
    times = []
    for _ in range(ROUNDS):
        start = process_time()
        run()
        times.append(process_time() - start)
    return min(times)


def main() -> None:
    """Measure and print."""
    all_entries, pipeline, text = entries(), Pipeline(), TEXT * COPIES
    gazetteer = UserGazetteer(all_entries)
    (sentences,) = pipeline.parser.parse([(text, lay_out(text)[0])])
    marked = gazetteer.mark(text, sentences)
    context = Context().with_piece(GIVEN_TEXT, text).with_piece(SENTENCES, marked)
    context = context.with_piece(QUOTATIONS, find_quotations(text, marked))
    entities = find_entities(context)
    linked = sum(e.links.user is not None for e in gazetteer.link(text, entities).all)
    read = fastest(lambda: list(pipeline.pipe([Article("text", text, "text")])))
    mark = fastest(lambda: gazetteer.mark(text, sentences))
    link = fastest(lambda: gazetteer.link(text, entities))
    each = 1000 / len(sentences)
    print(f"{len(all_entries):,} entries, {len(sentences)} sentences, {linked} entities linked")
    print(f"load {fastest(lambda: UserGazetteer(all_entries)):.2f} s, once")
    print(f"read without {read * each:.2f} ms a sentence; mark {mark * each:.3f} ms, link {link * each:.3f} ms")


if __name__ == "__main__":
    main()
