"""The words and the ends of lasting relations, typed: `relation_patterns.toml` and `relation_ends.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from triplewire.extract.errors import LexiconError
from triplewire.extract.lexicon.additions import with_additions
from triplewire.extract.lexicon.lists import RELATIONS
from triplewire.extract.lexicon.loading import Words, load_table, read_table
from triplewire.extract.model import EntityType

EntityTypes = frozenset[EntityType]
_FILE = "relation_patterns"


class Role(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The relation that a list of nouns in relations.toml states: "a member of the party"."""

    nouns: str
    relation: str
    prepositions: Words
    reversed: bool = False
    personal: bool = True


class Verbs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The relation that verbs state: "Berg founded the firm". `place` is "object" or a preposition.

    `ended`: the verbs end it.
    """

    relation: str
    place: str
    verbs: Words
    reversed: bool = False
    ended: bool = False


class Objects(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The relation that verbs with an object and a preposition state: "holds | a stake | in the firm".

    `verbs` and `nouns` are lists of relations.toml. `reversed`: the subject of the verb is the object of the relation.
    """

    relation: str
    verbs: str
    nouns: str
    prepositions: Words
    reversed: bool = False


class Participles(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The relation that participles behind a hyphen state: "the Oslo-based firm"."""

    relation: str
    participles: Words
    reversed: bool = False


class RelationPatterns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The content of relation_patterns.toml."""

    role: tuple[Role, ...]
    verb: tuple[Verbs, ...]
    object: tuple[Objects, ...]
    participle: tuple[Participles, ...]


class Ends(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The entity types of the two ends for which a construction means a relation."""

    construction: str
    relation: str
    subject: EntityTypes
    object: EntityTypes


class RelationEnds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The content of relation_ends.toml."""

    unnamed_subject: Words
    unnamed_object: Words
    same_country: Words
    of_institutions: Words
    ends: tuple[Ends, ...]

    def of(self, construction: str) -> tuple[Ends, ...]:
        """The ends for which a construction means a relation, the preferred ones first."""
        return tuple(ends for ends in self.ends if ends.construction == construction)


def load_relation_patterns(table: Mapping[str, Any] | None = None) -> RelationPatterns:
    """Read the file, or its content `table`.

    Raises LexiconError where it does not match the class, names a list of nouns that relations.toml lacks, or has a
    relation whose ends are unknown.
    """
    patterns = load_table(_FILE, RelationPatterns, table)
    named = (
        *(role.nouns for role in patterns.role),
        *(n for each in patterns.object for n in (each.verbs, each.nouns)),
    )
    if missing := [name for name in named if name not in RELATIONS.names()]:
        raise LexiconError(_FILE, f"relations.toml has no list {missing[0]!r}")
    stating: tuple[Role | Verbs | Objects | Participles, ...] = (
        *patterns.role,
        *patterns.verb,
        *patterns.object,
        *patterns.participle,
    )
    if unknown := [pattern.relation for pattern in stating if not RELATION_ENDS.of(pattern.relation)]:
        raise LexiconError(_FILE, f"relation_ends.toml does not say what the ends of {unknown[0]!r} are")
    return patterns


RELATION_ENDS = with_additions(
    "relation_ends", read_table("relation_ends"), lambda table: load_table("relation_ends", RelationEnds, table)
)
RELATION_PATTERNS = with_additions(_FILE, read_table(_FILE), load_relation_patterns)


def verbs_of(relation: str) -> frozenset[str]:
    """Return the verbs whose clause states a relation: "found" of `foundedBy`."""
    return frozenset(
        verb.lower() for pattern in RELATION_PATTERNS.verb if pattern.relation == relation for verb in pattern.verbs
    )
