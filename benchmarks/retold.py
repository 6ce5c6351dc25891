"""Cost of one event that many articles report: python benchmarks/retold.py [--texts 800] [--folder DIR].

A meeting is told in many wordings: the names in another order and at another length, other words for the event, other
quotations, numbers and sentences around it; some texts contradict the others in the day or the place. No two are
near duplicates. They are extracted once (`--folder` keeps the records) and added to a store in memory, in the batches
of a build. Printed are, when an eighth, a quarter, a half and all of the texts have been added: the CPU seconds until
then, how much that grew, and the happenings.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

import msgspec
from graph_size import batches

from triplewire.extract.model import Article, Document
from triplewire.extract.pipeline import Pipeline
from triplewire.extract.record import packed, unpacked
from triplewire.graph.corrections.prepared import prepare
from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.graph.store.solutions import select

HOST = ("President Marek Wolski", "Polish President Marek Wolski", "Wolski, the Polish president,", "Marek Wolski")
GUEST = (
    "Prime Minister Ingrid Solheim",
    "Norwegian Prime Minister Ingrid Solheim",
    "Ingrid Solheim, the prime minister of Norway,",
    "Ingrid Solheim",
)
DAYS = ("on Tuesday", "on 14 May 2024", "on May 14", "")
PLACES = ("in Warsaw", "in the Polish capital, Warsaw,", "at Belvedere Palace in Warsaw", "")
MEETING = (
    "{host} met {guest} {place} {day}.",
    "{guest} met {host} {place} {day}.",
    "{host} received {guest} {place} {day}.",
    "{host} held talks with {guest} {place} {day}.",
    "{guest} visited {host} {place} {day}.",
    "{host} and {guest} met {place} {day}.",
    "{guest} was received by {host} {place} {day}.",
    "{guest} held a meeting with {host} {place} {day}.",
)
TALKS = (
    "They discussed the {number}-kilometre pipeline under the Baltic Sea.",
    "The two leaders talked about a gas contract of {number} million euros.",
    "Wolski and Solheim agreed to build {number} wind turbines off Gdansk.",
    "Solheim promised Poland {number} fishing boats.",
    "The meeting lasted {number} minutes, officials said.",
    "Norway will send {number} engineers to Gdansk, Solheim told reporters.",
    "Wolski praised Norway for the {number} buses that it gave to Krakow.",
    "They signed a treaty on {number} joint patrols.",
)
VOICES = (
    '"This was a {kind} day for Poland," Wolski said.',
    '"Norway is a {kind} friend," said Solheim.',
    "Foreign Minister Piotr Zaremba called the talks {kind}.",
    'Opposition leader Hanna Kurek said: "The visit was {kind}."',
    "Analyst {name} of the {body} said that the meeting had been {kind}.",
    "The ambassador of Norway, {name}, spoke of {kind} relations.",
)
AROUND = (
    "{name} of the {body} criticised the visit.",
    "Protesters led by {name} marched through Warsaw.",
    "{name}, a fisherman from {town}, welcomed the agreement.",
    "The {body} published a report on trade in March.",
    "In {town}, workers of the {body} went on strike.",
    "Sweden and Denmark sent observers from {town}.",
    "The flight of the delegation from {town} was delayed by fog.",
)
KINDS = ("good", "historic", "difficult", "important", "sad", "useful", "long", "disappointing", "warm", "tense")
GIVEN = ("Adam", "Beata", "Carl", "Dorota", "Emil", "Frida", "Gustaw", "Hanne", "Iwo", "Jorunn", "Knut", "Lidia")
FAMILIES = ("Nowicki", "Berge", "Zielak", "Hauge", "Wrona", "Lunde", "Sikora", "Moen", "Kozak", "Dahl", "Bielak", "Vik")
BODIES = ("Baltic Institute", "Fishers Union", "Green Forum", "Trade Chamber", "Energy Council", "Harbour Guild")
TOWNS = ("Bergen", "Krakow", "Lublin", "Tromso", "Szczecin", "Stavanger", "Poznan", "Bodo")
CONTRADICTING = 0.05  # of the texts


def text(number: int) -> str:
    """The text with this number, always the same."""
    chance = Random(number)  # noqa: S311  # of a benchmark
    day, place = chance.choice(DAYS), chance.choice(PLACES)
    if chance.random() < CONTRADICTING:
        day, place = "on 3 February 2023", "in Oslo"
    host, guest = chance.choice(HOST), chance.choice(GUEST)
    meeting = chance.choice(MEETING).format(host=host, guest=guest, place=place, day=day)
    sentences = [
        *(sentence.format(number=chance.randint(2, 999)) for sentence in chance.sample(TALKS, 2)),
        *(_filled(sentence, chance) for sentence in (*chance.sample(VOICES, 2), *chance.sample(AROUND, 2))),
    ]
    chance.shuffle(sentences)
    whole = " ".join([meeting, *sentences])
    return " ".join(whole.replace(" .", ".").replace(",.", ".").split())


def _filled(sentence: str, chance: Random) -> str:
    name = f"{chance.choice(GIVEN)} {chance.choice(FAMILIES)}"
    return sentence.format(kind=chance.choice(KINDS), name=name, body=chance.choice(BODIES), town=chance.choice(TOWNS))


def articles(number: int) -> Iterator[Article]:
    """So many articles, published within a week."""
    for at in range(number):
        yield Article(f"retold-{at:04}", text(at), "made up", published=f"2024-05-{14 + at % 7}")


def records(number: int, folder: Path | None) -> list[Document]:
    """Return the records of the articles, from the folder if it keeps them."""
    kept = folder / f"retold-{number}" if folder else None
    if kept and kept.exists():
        return [unpacked(data) for data in msgspec.msgpack.decode(kept.read_bytes())]
    made = list(Pipeline().pipe(articles(number)))
    if kept:
        kept.write_bytes(msgspec.msgpack.encode([packed(document) for document in made]))
    return made


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--texts", type=int, default=800)
    options.add_argument("--folder", type=Path, help="where the records are kept")
    given = options.parse_args()
    prepared = [prepare(document) for document in records(given.texts, given.folder)]
    seconds, known, before = 0.0, 0, 0.0
    with KnowledgeGraph() as graph:
        for size in (given.texts // 8, given.texts // 4, given.texts // 2, given.texts):
            start = time.process_time()
            for batch in batches(prepared[known:size]):
                graph.put(*batch)
            seconds += time.process_time() - start
            told = Counter(row["h"] for row in select(graph.store, "SELECT ?e ?h { ?e tw:tells ?h }"))
            growth = f"{seconds / before:.1f} times" if before else ""
            largest = max(told.values(), default=0)
            print(
                f"{size:5} texts {seconds:8.1f} s {growth:>10}  {len(told)} happenings, largest {largest}", flush=True
            )
            known, before = size, seconds


if __name__ == "__main__":
    main()
