"""The one kind of rule: a value with a pattern, what it must yield and what it must refuse.

A family is a package whose modules each hold a tuple `RULES`, and which has a `Family` named `FAMILY`. A new file in
it, or a new rule in a file, takes part in the pipeline and in the tests (tests/extract/test_rules.py) with nothing to
add elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules, walk_packages
from typing import Any, Generic, TypeVar

Pattern = TypeVar("Pattern")


@dataclass(frozen=True)
class Rule(Generic[Pattern]):
    """One rule.

    `pattern` is what the family's engine matches: a function over trees, or a pattern over words. `yields` maps an
    example to the renderings of all that the rule finds in it, in order; in the examples of `refuses` it finds nothing.
    `name` stands in the records of what it found.
    """

    name: str
    pattern: Pattern
    yields: Mapping[str, tuple[str, ...]]
    refuses: tuple[str, ...]


@dataclass(frozen=True)
class Family(Generic[Pattern]):
    """The rules of the package `package`.

    `read` renders what a rule finds in an example. It takes the rule, the text of the example and its sentences.
    `prepared` is false where these are as the parser gives them, before repairs and the marking of names; `parsed` is
    false where the sentences are not needed, and then they are empty.
    """

    package: str
    read: Callable[[Rule[Pattern], str, tuple[Any, ...]], Iterable[str]]
    parsed: bool = True
    prepared: bool = True

    @property
    def rules(self) -> tuple[Rule[Pattern], ...]:
        """The rules of all modules, modules in the order of their names."""
        return rules_of(self.package)


@cache
def rules_of(package: str) -> tuple[Rule[Any], ...]:
    """The rules of all modules of a package, modules in the order of their names."""
    modules = sorted(module.name for module in iter_modules(import_module(package).__path__, f"{package}."))
    return tuple(rule for name in modules for rule in import_module(name).RULES)


def families(root: str = "triplewire.extract") -> Iterator[Family[Any]]:
    """The families below the package `root`, in the order of their packages' names."""
    packages = sorted(module.name for module in walk_packages(import_module(root).__path__, f"{root}.") if module.ispkg)
    for name in packages:
        family = getattr(import_module(name), "FAMILY", None)
        if isinstance(family, Family):
            yield family
