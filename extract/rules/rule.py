"""The one kind of rule: a value with a pattern, what it must yield and what it must refuse.

A family is a package with a `Family` named `FAMILY` whose modules each hold a tuple `RULES`. A new file in the package,
or a new rule in a file, takes part in the pipeline and in the tests (tests/extract/test_rules.py) with nothing to add
elsewhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from pkgutil import iter_modules, walk_packages
from typing import Any, Generic, TypeVar

from triplewire.extract.errors import PluginError, RuleError
from triplewire.extract.plugins import Plugin, fail, faults, foreign, used

Pattern = TypeVar("Pattern")
_OPEN = "triplewire.extract.relations.rules"  # the rules to which plug-ins can add


@dataclass(frozen=True)
class Rule(Generic[Pattern]):
    """One rule.

    `pattern` is what the family's engine matches: a function over trees, or a pattern over words. `yields` maps an
    example to the renderings of all that the rule finds in it, in order; in the examples of `refuses` it finds nothing.
    `name` stands in the records of what it found. Raises RuleError without examples of both kinds.
    """

    name: str
    pattern: Pattern
    yields: Mapping[str, tuple[str, ...]]
    refuses: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.yields or not all(self.yields.values()):
            raise RuleError(self.name, "needs an example in `yields`, each with what the rule finds in it")
        if not self.refuses:
            raise RuleError(self.name, "needs an example in `refuses`, in which the rule finds nothing")
        if both := next((text for text in self.refuses if text in self.yields), None):
            raise RuleError(self.name, f"has the example {both!r} in both `yields` and `refuses`")


@dataclass(frozen=True)
class Family(Generic[Pattern]):
    """The rules of the package `package`.

    `read` renders what a rule finds in an example. It takes the rule, the text of the example and its sentences.
    `prepared` is false where these are as the parser gives them, before repairs and the marking of names; `parsed` is
    false where the sentences are not needed, and then they are empty. `fits` tells whether a value can be what a rule
    finds, for the rules of plug-ins.
    """

    package: str
    read: Callable[[Rule[Pattern], str, tuple[Any, ...]], Iterable[str]]
    parsed: bool = True
    prepared: bool = True
    fits: Callable[[object], bool] = bool

    @property
    def rules(self) -> tuple[Rule[Pattern], ...]:
        """The rules of all modules, in the order of the modules' names; raises RuleError for what is not a rule."""
        return rules_of(self.package)


@cache
def rules_of(package: str) -> tuple[Rule[Any], ...]:
    """The rules of all modules of a package, in the order of the modules' names.

    Raises RuleError for a module without a tuple `RULES` of rules, and for two rules of one name.
    """
    modules = sorted(module.name for module in iter_modules(import_module(package).__path__, f"{package}."))
    rules = tuple(rule for name in modules for rule in _rules_in(name))
    _refuse_two_of_a_name(package, rules)
    if package != _OPEN:
        return rules
    for plugin, added in used("rules", _added):
        try:
            _refuse_two_of_a_name(package, (*rules, *added))
        except RuleError as error:
            fail(plugin, error)
        else:
            rules += added
    return rules


def _refuse_two_of_a_name(package: str, rules: Iterable[Rule[Any]]) -> None:
    twice = [name for name, count in Counter(rule.name for rule in rules).items() if count > 1]
    if twice:
        raise RuleError(twice[0], f"names two rules of {package}")


def _added(plugin: Plugin) -> tuple[Rule[Any], ...]:
    """Return the rules of a plug-in; one that fails in a sentence is left out from then on."""
    if plugin.name.partition(".")[0] != _OPEN.split(".")[-2]:
        raise PluginError(f"{plugin}: its name must begin with 'relations.', the only rules that can be added")
    if not isinstance(rules := getattr(plugin.load(), "RULES", None), tuple):
        raise PluginError(f"{plugin} has no tuple of rules named RULES")
    fits: Callable[[object], bool] = import_module(_OPEN).FAMILY.fits
    return tuple(replace(rule, pattern=_guarded(plugin, rule.pattern, fits)) for rule in rules)


def _guarded(
    plugin: Plugin, pattern: Callable[..., Iterable[Any]], fits: Callable[[object], bool]
) -> Callable[..., list[Any]]:
    def found(*given: Any) -> list[Any]:
        if plugin in faults():
            return []
        try:
            with foreign(f"{plugin} is left out"):
                return [_fitting(each, fits) for each in pattern(*given)]
        except PluginError as error:
            fail(plugin, error)
            return []

    return found


def _fitting(found: object, fits: Callable[[object], bool]) -> object:
    if not fits(found):
        raise ValueError(f"its rule finds {found!r:.80}, which no rule can find")
    return found


def _rules_in(name: str) -> tuple[Rule[Any], ...]:
    rules = getattr(import_module(name), "RULES", None)
    if not isinstance(rules, tuple) or not all(isinstance(rule, Rule) for rule in rules):
        raise RuleError(name, "needs a tuple of rules named RULES")
    return rules


def families(root: str = "triplewire.extract") -> Iterator[Family[Any]]:
    """The families below the package `root`, in the order of their packages' names."""
    packages = sorted(module.name for module in walk_packages(import_module(root).__path__, f"{root}.") if module.ispkg)
    for name in packages:
        family = getattr(import_module(name), "FAMILY", None)
        if isinstance(family, Family):
            yield family
