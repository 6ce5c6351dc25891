"""Document records drawn by hand: the offsets come from the words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from triplewire.extract.model import (
    Attribution,
    Document,
    Entity,
    Event,
    Extent,
    Links,
    Mention,
    Predicate,
    Provenance,
    Quote,
    Relation,
    Role,
    Slot,
    Time,
    Trigger,
    Triple,
)

LEMMAS = {
    "aided": "aid", "arrested": "arrest", "attacked": "attack", "backed": "back", "fired": "fire", "met": "meet",
    "talked": "talk",
}  # fmt: skip


@dataclass
class Sketch:
    """A text, and what is said to be in it. Words are found by their first occurrence."""

    text: str
    id: str = "a"
    published: str | None = "2024-05-03"
    title: str | None = None
    url: str | None = None
    entities: list[Entity] = field(default_factory=list)
    times: list[Time] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    triples: list[Triple] = field(default_factory=list)

    def at(self, words: str, within: str = "") -> tuple[int, int]:
        start = self.text.index(words, self.text.index(within))
        return start, start + len(words)

    def entity(
        self,
        name: str,
        kind: Any = "Person",
        *,
        also: str = "",
        in_: str = "",
        links: Links | None = None,
        **place: float,
    ) -> str:
        """A name, another by which it is called `also`, and the shorter of them once more, in these words."""
        found = [self.at(words) for words in (name, also) if words] + [self.at(also or name, in_) for _ in in_[:1]]
        mentions = tuple(Mention(*span, "name") for span in found)
        self.entities.append(Entity(f"e{len(self.entities) + 1}", kind, name, mentions, links or Links(), **place))
        return self.entities[-1].id

    def described(self, words: str, kind: Any) -> str:
        """An entity that the text does not name."""
        mentions = (Mention(*self.at(words), "nominal"),)
        self.entities.append(Entity(f"e{len(self.entities) + 1}", kind, words, mentions, Links()))
        return self.entities[-1].id

    def time(self, words: str, value: str | None, kind: Any = "date") -> int:
        self.times.append(Time(*self.at(words), kind, value))
        return len(self.times) - 1

    def event(self, words: str, type_: str | None = None, *, said_by: Any = (), others: Any = (), **more: Any) -> str:
        start, end = self.at(words)
        more = {name: tuple(v) if isinstance(v, list) else v for name, v in more.items()}
        event = Event(
            id=f"v{len(self.events) + 1}",
            trigger=Trigger(start, end, words, LEMMAS.get(words, words.lower())),
            sentence=0,
            type=type_,
            attribution=self.said(said_by),
            others=tuple(Role(role, entity) for role, entity in others),
            **more,
        )
        self.events.append(event)
        return event.id

    def said(self, speakers: Any) -> tuple[Attribution, ...]:
        start, end = self.at("said") if "said" in self.text else (0, 1)
        return tuple(Attribution(s, Quote(start, end, self.text[start:end])) for s in speakers)

    def relation(self, words: str, subject: str, name: str, value: str, *, said_by: Any = (), **more: Any) -> None:
        start, end = self.at(words)
        self.relations.append(
            Relation(start, end, subject, name, value, "test.rule", attribution=self.said(said_by), **more)
        )

    def triple(
        self, subject: str, predicate: str, value: str | None, *, within: str = "", said_by: Any = (), **more: Any
    ) -> None:
        refers = {entity.name: entity.id for entity in self.entities}
        one, two, three = (
            kind(*self.at(words, within), words, **({"entity": refers.get(words)} if kind is Slot else {}))
            if words
            else None
            for kind, words in ((Slot, subject), (Predicate, predicate), (Slot, value))
        )
        self.triples.append(Triple(one, two, three, 0, "test.rule", attribution=self.said(said_by), **more))

    def document(self) -> Document:
        sentences, start = [], 0
        for part in self.text.split(". "):
            sentences.append(Extent(start, min(start + len(part) + 1, len(self.text))))
            start += len(part) + 2
        return Document(
            id=self.id,
            source=f"{self.id}.txt",
            title=self.title,
            published=self.published,
            url=self.url,
            text=self.text,
            made_by=Provenance("1.0", "none", "none"),
            sentences=tuple(s for s in sentences if s.start < s.end),
            entities=tuple(self.entities),
            times=tuple(self.times),
            triples=tuple(self.triples),
            relations=tuple(self.relations),
            events=tuple(self.events),
        )


def toll(id_: str, number: str) -> Document:
    """A killing, with its number of dead."""
    s = Sketch(f"Omar Haddad killed {number} soldiers in Oslo on Friday.", id=id_, published="2024-05-04")
    haddad, oslo = s.entity("Omar Haddad"), s.entity("Oslo", "Place")
    soldiers = s.described(f"{number} soldiers", "Group")
    friday = s.time("Friday", "2024-05-03")
    s.event("killed", "ASSAULT", source=[haddad], target=[soldiers], place=[oslo], time=[friday])
    return s.document()


def summit(id_: str = "summit") -> Document:
    """A meeting told twice, offices, a claim, a denial, a claim within a claim, a plan."""
    s = Sketch(
        "Chilean President Ann Lee met Prime Minister Bob Roy of Peru in Lima on 2 May 2024. "
        "Their talks took two days. "
        "Roy said Chile had attacked Peru. Lee said Roy claimed that Lima is part of Chile. "
        "Chile will not attack Peru, Lee added. Chile aided Peru in 2019.",
        id=id_,
        title="Two leaders meet",
    )
    lee = s.entity("Ann Lee", also="Lee")
    roy = s.entity("Bob Roy", also="Roy")
    chile = s.entity("Chile", "Country", in_="Chile aided", links=Links(wikidata="Q298", iso3166="CL"))
    peru = s.entity("Peru", "Country", in_="aided Peru", links=Links(iso3166="PE"))
    lima = s.entity("Lima", "Place", links=Links(geonames="3936456"), lat=-12.04318, lon=-77.02824)
    day, year = s.time("2 May 2024", "2024-05-02"), s.time("2019", "2019")
    s.time("two days", "P2D", "duration")
    met = s.event("met", "CONSULT", source=[lee, roy], place=[lima], time=[day], confidence=0.9)
    s.event("talks", "CONSULT", source=[roy, lee], coreferent=met)
    s.event("attacked", "ASSAULT", source=[chile], target=[peru], said_by=[roy])
    s.event("attack Peru", "ASSAULT", source=[chile], target=[peru], polarity="negative", modality="future")
    s.event("aided", "AID", source=[chile], target=[peru], time=[year])
    s.relation("Chilean President Ann Lee", lee, "holdsOffice", "President", of=chile)
    s.relation("Prime Minister Bob Roy of Peru", roy, "holdsOffice", "Prime Minister", of=peru)
    s.relation("Lima is part of Chile", lima, "partOf", chile, said_by=[lee, roy])
    s.triple("Ann Lee", "met", "Bob Roy", event=met, confidence=0.5)
    s.triple("Lima", "is part of", "Chile", within="Lima is", said_by=[lee, roy])
    return s.document()
