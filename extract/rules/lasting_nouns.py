"""Nouns for roles: offices, membership, employment, kinship, ..."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from extract.role_nouns import find_roles
from extract.rules.rule import Rule
from extract.stated import Stated


def _rule(name: str, yields: Mapping[str, tuple[str, ...]], refuses: tuple[str, ...]) -> Rule[Stated]:
    return Rule(f"noun.{name}", partial(find_roles, name), str, yields, refuses)


RULES: tuple[Rule[Stated], ...] = tuple(
    _rule(name, {}, ())
    for name in "office member employee player kin founder owner ally enemy capital part subsidiary citizen resident graduate successor author".split()
)
