"""Verbs and compound participles for what lasts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from extract.lasting_verbs import _MODIFIERS, _PATTERNS, _TURNED_MODIFIERS, find_modifiers, find_verbs
from extract.rules.rule import Rule
from extract.stated import Stated


def _verb(name: str, yields: Mapping[str, tuple[str, ...]], refuses: tuple[str, ...]) -> Rule[Stated]:
    return Rule(f"verb.{name}", partial(find_verbs, name), str, yields, refuses)


def _modifier(name: str, yields: Mapping[str, tuple[str, ...]], refuses: tuple[str, ...]) -> Rule[Stated]:
    return Rule(f"modifier.{name}", partial(find_modifiers, name), str, yields, refuses)


RULES: tuple[Rule[Stated], ...] = tuple(_verb(name, {}, ()) for name in _PATTERNS) + tuple(
    _modifier(name, {}, ()) for name in dict.fromkeys([*_MODIFIERS.values(), *_TURNED_MODIFIERS.values()])
)
