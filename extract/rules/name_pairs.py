"""Names that stand together: places and what lies in them, owners and what is theirs, wholes and parts."""

from __future__ import annotations

from extract.containment import find_commas, find_demonyms, find_in, find_including, find_of, find_owners
from extract.rules.rule import Rule
from extract.stated import Stated

RULES: tuple[Rule[Stated], ...] = tuple(
    Rule(n, f, str, {}, ())
    for n, f in {"place.comma": find_commas, "name.possessive": find_owners, "name.demonym": find_demonyms, "place.of": find_of, "name.in": find_in, "name.including": find_including}.items()
)
