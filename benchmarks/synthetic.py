"""Synthetic documents for benchmarks: the same number gives the same document."""

from __future__ import annotations

from triplewire.extract.model import (
    Attribution,
    Document,
    Entity,
    Event,
    Extent,
    Mention,
    Predicate,
    Provenance,
    Relation,
    Slot,
    Time,
    Trigger,
    Triple,
)

TYPES = ("CONSULT", "ASSAULT", "AID", "ACCUSE", "SUPPORT", "SANCTION")
_SENTENCES = 10
_SPEAKER = 5  # index of the last person of a document


def document(number: int) -> Document:
    """Return a document of ten sentences, each about an event among a thousand people, and two lasting relations.

    Of the events every third is a claim, one is planned, and one is denied.
    """
    people = [f"Person {(number * 7 + i * i) % 1000}" for i in range(6)]
    place, country, day = f"Town {number % 200}", f"Country {number % 40}", _day(number)
    sentences = [
        f"{people[i % 6]} met {people[(i + 1) % 6]} in {place} on {day} said {people[_SPEAKER]}."
        for i in range(_SENTENCES)
    ]
    sentences.append(f"{people[0]} is President of {country}.")
    sentences.append(f"{people[1]} comes from {country}.")
    text, extents = " ".join(sentences), _extents(sentences)
    kinds = {**dict.fromkeys(people, "Person"), place: "Place", country: "Country"}
    entities = tuple(
        Entity(f"e{i}", kind, name, (Mention(*_found(text, name), "name"),))  # type: ignore[arg-type]
        for i, (name, kind) in enumerate(sorted(kinds.items()))
    )
    ids = {entity.name: entity.id for entity in entities}
    speaker = ids[people[_SPEAKER]]
    told = [(people[i % 6], people[(i + 1) % 6]) for i in range(_SENTENCES)]
    return Document(
        f"d{number}", f"site{number % 30}.example", None, day, None, text, Provenance("1.0", "none", "none"),
        sentences=extents,
        entities=entities,
        times=(Time(*_found(text, day), "date", day),),
        events=tuple(
            _event(text, extents[i], number, i, (ids[one], ids[other], ids[place], speaker))
            for i, (one, other) in enumerate(told)
        ),
        triples=tuple(_triple(text, extents[i], i, pair, ids, speaker) for i, pair in enumerate(told)),
        relations=(
            Relation(*_limits(extents[-2]), ids[people[0]], "holdsOffice", "President", "made.up", of=ids[country]),
            Relation(*_limits(extents[-1]), ids[people[1]], "nationality", ids[country], "made.up"),
        ),
    )  # fmt: skip


def _day(number: int) -> str:
    return f"20{10 + number % 20}-0{1 + number % 9}-{1 + number % 28:02}"


def _extents(sentences: list[str]) -> tuple[Extent, ...]:
    extents, at = [], 0
    for sentence in sentences:
        extents.append(Extent(at, at + len(sentence)))
        at += len(sentence) + 1
    return tuple(extents)


def _claim(i: int, speaker: str) -> tuple[Attribution, ...]:
    return (Attribution(speaker, None),) if i % 3 == 0 else ()


def _event(text: str, extent: Extent, number: int, i: int, who: tuple[str, str, str, str]) -> Event:
    source, target, place, speaker = who
    start = text.index("met", extent.start)
    return Event(
        f"v{i}",
        Trigger(start, start + 3, "met", "meet"),
        i,
        TYPES[(number + i) % len(TYPES)],
        source=(source,),
        target=(target,),
        place=(place,),
        time=(0,),
        polarity="negative" if i == 6 and number % 5 == 0 else "positive",
        modality="future" if i == 7 else "actual",
        attribution=_claim(i, speaker),
    )


def _triple(text: str, extent: Extent, i: int, told: tuple[str, str], ids: dict[str, str], speaker: str) -> Triple:
    one, other = (Slot(*_found(text, name, extent.start), name, ids[name]) for name in told)
    met = Predicate(*_found(text, "met", extent.start), "met")
    return Triple(one, met, other, i, "made.up", 0.9, f"v{i}", _claim(i, speaker))


def _limits(extent: Extent) -> tuple[int, int]:
    return extent.start, extent.end


def _found(text: str, words: str, after: int = 0) -> tuple[int, int]:
    start = text.index(words, after)
    return start, start + len(words)
