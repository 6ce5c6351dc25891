"""The entities of a document: the mentions, the rules that joined them, and the names and types of the whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from triplewire.extract.context import Context, Piece
from triplewire.extract.coreference.chains import Chain
from triplewire.extract.coreference.sieve import SIEVE, Resolver
from triplewire.extract.lexicon.labels import DETERMINING_DEPS
from triplewire.extract.mentions.mentions import find_phrases
from triplewire.extract.mentions.nominals import FIRST_PERSON, SECOND_PERSON
from triplewire.extract.model import Entity, EntityType, Mention
from triplewire.extract.names.phrase import Phrase
from triplewire.extract.syntax.pieces import SENTENCES
from triplewire.extract.syntax.tree import Word


@dataclass(frozen=True, slots=True)
class Entities:
    """The entities of a document; `heads` maps the start of a mention's head word to the ids of its entities."""

    all: tuple[Entity, ...]
    heads: Mapping[int, tuple[str, ...]]

    def at(self, word: Word) -> tuple[str, ...]:
        """The ids of the referents of the phrase headed by `word`: one, none, or two ("the two leaders")."""
        return self.heads.get(word.start, ())


ENTITIES: Piece[Entities] = Piece("entities")


def find_entities(context: Context, resolver: Resolver = SIEVE) -> Entities:
    """The entities of a document, in the order of their first mention.

    Needs SENTENCES, and what the resolver needs: TEXT and QUOTATIONS.
    """
    phrases = find_phrases(context[SENTENCES])
    chains = [chain for chain in resolver.resolve(context, phrases) if _is_mentioned(chain)]
    whole = sorted((chain for chain in chains if not chain.sides), key=_first)
    ids = {chain: f"e{number}" for number, chain in enumerate(whole, 1)}
    heads: dict[int, tuple[str, ...]] = {}
    links = {chain: list(chain.links) for chain in whole}
    for chain in chains:
        referents = chain.sides or (chain,)
        for phrase, rule in chain.links:
            heads.setdefault(phrase.head.start, tuple(ids[side] for side in referents))
            last = phrase.words[-1]  # of a name whose words all modify a noun: "the | Aer Lingus | chief"
            if phrase.kind == "name" and last.head not in phrase.words:
                heads.setdefault(last.start, tuple(ids[side] for side in referents))
            for side in chain.sides:
                links[side].append((phrase, rule))
    return Entities(tuple(_entity(ids[chain], chain, links[chain]) for chain in whole), heads)


def _first(chain: Chain) -> int:
    """The offset of the first mention; silent phrases are not mentions."""
    return min(phrase.start for phrase, _ in chain.links if not phrase.silent)


def _is_mentioned(chain: Chain) -> bool:
    """Whether the chain has a mention, or is a sum of chains."""
    return bool(chain.sides) or not all(phrase.silent for phrase, _ in chain.links)


def _entity(number: str, chain: Chain, links: list[tuple[Phrase, str]]) -> Entity:
    shown = sorted((link for link in links if not link[0].silent), key=lambda link: (link[0].start, -link[0].end))
    mentions = tuple(Mention(phrase.start, phrase.end, phrase.kind, rule) for phrase, rule in shown)
    first = next((phrase for phrase, _ in shown if phrase.kind != "pronoun"), shown[0][0])
    return Entity(number, _type(chain), chain.name or _as_read(first), mentions)


def _as_read(phrase: Phrase) -> str:
    """The words of a phrase as the parser read them, in one line and undivided."""
    parts = [phrase.words[0].text]
    for before, word in pairwise(phrase.words):
        parts += " " if word.start > before.end else "", word.text
    return "".join(parts)


def _type(chain: Chain) -> EntityType:
    """The type in the record; persons without a name or a number ("critics say") are a group, and so is "we"."""
    if chain.type == "Person" and chain.plural and not any(_is_counted(phrase) for phrase, _ in chain.links):
        return "Group"
    if chain.type is None and all(phrase.head.lower in FIRST_PERSON | SECOND_PERSON for phrase, _ in chain.links):
        return "Group" if any(phrase.plural for phrase, _ in chain.links) else "Person"
    return chain.type or "Other"


def _is_counted(phrase: Phrase) -> bool:
    """Whether a phrase is a name, or has an article, an owner or a number."""
    return phrase.kind != "nominal" or any(child.dep in DETERMINING_DEPS for child in phrase.head.children)
