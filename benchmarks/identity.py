"""Quality and speed of the resolution of actors across documents.

    python benchmarks/identity.py [--documents 1000]

Quality on benchmarks/identity.toml, all of it in one pool: precision and recall of pairs, and B-cubed, against a
plain comparison of names. Time for each document added to a store in memory; a few actors are frequent and most are
rare, as in the news. A second run has one more actor, named in every document.
"""

from __future__ import annotations

import argparse
import random
import time
import tomllib
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path

from triplewire.extract.model import Document, Entity, Event, Extent, Links, Mention, Provenance, Relation, Trigger
from triplewire.graph.corrections.prepared import prepare
from triplewire.graph.identity.blocks import actors
from triplewire.graph.identity.members import Member
from triplewire.graph.identity.node_names import node_names
from triplewire.graph.knowledge import KnowledgeGraph
from triplewire.graph.write.entity_names import shared_name
from triplewire.graph.write.spellings import is_generic, name_key, person_name

TABLE = Path(__file__).with_name("identity.toml")
GIVEN = [
    "Ann",
    "Bob",
    "Carl",
    "Dina",
    "Eva",
    "Fred",
    "Gus",
    "Hana",
    "Ivan",
    "Jack",
    "Karl",
    "Lena",
    "Mona",
    "Nina",
    "Omar",
    "Paul",
]
COUNTRIES = ("RU", "US", "IL", "NO", "PT", "FR")


def spellings() -> list[list[str]]:
    """The names of each person of the table, as articles write them."""
    persons = tomllib.loads(TABLE.read_text("utf-8"))["persons"].values()
    return [[line.partition("|")[0].strip() for line in lines] for lines in persons]


def mentions() -> Iterator[tuple[str, Member]]:
    """The actors with their mentions."""
    table = tomllib.loads(TABLE.read_text("utf-8"))
    number = 0
    for kind, section in (("person", "persons"), ("organization", "organizations")):
        for actor, lines in table[section].items():
            for line in lines:
                number += 1
                name, _, told = (part.strip() for part in line.partition("|"))
                full = person_name(name).full if kind == "person" else not is_generic(name)
                own = shared_name(kind, name) if full else f"{kind}-d{number}.e1"
                clues = frozenset(clue.strip() for clue in told.split(",") if clue.strip())
                yield f"{kind} {actor}", Member(f"document-d{number}", own, name, clues)


def resolved(members: Iterable[Member]) -> dict[Member, str]:
    """Return the node of each mention, all of them in one pool."""
    blocks: dict[str, list[Member]] = {}
    for member in members:
        kind = "person" if member.own.startswith("person") else "body"
        blocks.setdefault(name_key(kind, member.called), []).append(member)
    return {m: node for block in blocks.values() for m, node in node_names(actors(block)[0]).items()}


def quality(gold: dict[Member, str], found: dict[Member, str]) -> str:
    """Return precision and recall of pairs, and B-cubed."""
    true = {pair for pair in combinations(gold, 2) if gold[pair[0]] == gold[pair[1]]}
    said = {pair for pair in combinations(gold, 2) if found[pair[0]] == found[pair[1]]}
    precision, recall = len(true & said) / max(len(said), 1), len(true & said) / len(true)
    both = [sum(gold[o] == gold[m] and found[o] == found[m] for o in gold) for m in gold]
    b_precision = sum(n / sum(found[o] == found[m] for o in gold) for n, m in zip(both, gold, strict=True)) / len(gold)
    b_recall = sum(n / sum(gold[o] == gold[m] for o in gold) for n, m in zip(both, gold, strict=True)) / len(gold)
    b_f = 2 * b_precision * b_recall / (b_precision + b_recall)
    return f"pairs P {precision:.3f} R {recall:.3f}   B3 P {b_precision:.3f} R {b_recall:.3f} F {b_f:.3f}"


def document(number: int, chance: random.Random, families: list[str], popular: bool) -> Document:
    """Return a document with eight persons who meet in a country; some of them hold an office there."""
    people = sorted({f"{chance.choice(GIVEN)} {families[_often(chance, len(families))]}" for _ in range(8)})
    if popular:
        people.insert(0, "Vladimir Putin" if number % 3 else "Putin")
    text, at = " and ".join(people) + " met there.", 0
    entities = []
    for person in people:
        at = text.index(person, at)
        entities.append(Entity(f"e{len(entities)}", "Person", person, (Mention(at, at + len(person), "name"),)))
        at += len(person)
    code = "RU" if popular else chance.choice(COUNTRIES)
    place = text.index("there")
    entities.append(Entity("c", "Country", code, (Mention(place, place + 5, "name"),), Links(iso3166=code)))
    met = text.index("met")
    offices = tuple(
        Relation(
            met, met + 3, f"e{i}", "holdsOffice", "president" if popular and not i else "minister", "made up", of="c"
        )
        for i in range(3)
    )
    event = Event("v1", Trigger(met, met + 3, "met", "meet"), 0, "CONSULT", source=tuple(e.id for e in entities[:-1]))
    return Document(
        f"d{number}", "made up", None, None, None, text, Provenance("1.0", "none", "none"),
        sentences=(Extent(0, len(text)),), entities=tuple(entities), relations=offices, events=(event,),
    )  # fmt: skip


def _often(chance: random.Random, most: int) -> int:
    return min(most - 1, int(chance.paretovariate(0.6)) - 1)


def speed(documents: int, *, popular: bool) -> None:
    """Return the milliseconds for each document added, by quarters."""
    chance = random.Random(1)  # noqa: S311  # not a secret
    syllables = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]
    families = ["".join(chance.choices(syllables, k=3)).capitalize() for _ in range(3000)]
    prepared = [prepare(document(n, chance, families, popular)) for n in range(documents)]
    quarters = []
    with KnowledgeGraph() as graph:
        for quarter in range(4):
            start = time.process_time()
            for each in prepared[quarter * documents // 4 : (quarter + 1) * documents // 4]:
                graph.put(each)
            quarters.append((time.process_time() - start) / (documents / 4) * 1000)
    steps = ", ".join(f"{ms:.1f}" for ms in quarters)
    print(f"{documents:,} documents{' with one whom all name' if popular else '':24} {steps} ms each, by quarters")


def main() -> None:
    """Print the tables."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--documents", type=int, default=1000)
    gold = {member: actor for actor, member in mentions()}
    print(f"{len(gold)} mentions of {len(set(gold.values()))} actors")
    print(f"names as such   {quality(gold, {m: m.public for m in gold})}")
    print(f"by the rules    {quality(gold, resolved(gold))}")
    for popular in (False, True):
        speed(options.parse_args().documents, popular=popular)


if __name__ == "__main__":
    main()
