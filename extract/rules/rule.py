"""Rules as values: what an extraction rule finds, with what it must yield and must refuse beside it.

A family is a module of a `rules` folder that ends in `RULES`, the tuple of its rules. The tests run every rule of
every family on its own sentences (tests/extract/test_rules.py): there is no registry and nothing to add elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pkgutil import walk_packages
from typing import Any, Generic, TypeVar

import triplewire.extract
from triplewire.extract.syntax.tree import Sentence

Found = TypeVar("Found")


@dataclass(frozen=True)
class Rule(Generic[Found]):
    """One extraction rule.

    `find` gives all that the rule finds in a parsed sentence, `render` writes one find for a reader of the examples.
    `yields` maps a sentence to the renderings of all that the rule finds in it, in order; in the sentences of
    `refuses` it finds nothing. `name` stands in the records of what it found.
    """

    name: str
    find: Callable[[Sentence], Iterable[Found]]
    render: Callable[[Found], str]
    yields: Mapping[str, tuple[str, ...]]
    refuses: tuple[str, ...]

    def read(self, sentence: Sentence) -> tuple[str, ...]:
        """The renderings of all that the rule finds."""
        return tuple(self.render(found) for found in self.find(sentence))


def all_rules() -> Iterator[Rule[Any]]:
    """The rules of all families, families in the order of their names."""
    modules = (module.name for module in walk_packages(triplewire.extract.__path__, "triplewire.extract."))
    for name in sorted(name for name in modules if ".rules." in name):
        family = getattr(import_module(name), "RULES", ())
        yield from (rule for rule in family if isinstance(rule, Rule))
