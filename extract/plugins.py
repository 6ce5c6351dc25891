"""Plug-ins: what installed packages add to triplewire through entry points (docs/plugins.md).

| group | an entry point leads to |
|---|---|
| `triplewire.lexicon` | a package with TOML files, named and built as those of extract/lexicon |
| `triplewire.rules` | a module with a tuple `RULES`; its name begins with that of the family: `relations.shipping` |
| `triplewire.ontology` | a package with `relations.toml`, and `terms.ttl` and `shapes.ttl` for the new relations |
| `triplewire.gazetteers` | a function that returns entries of a gazetteer |
| `triplewire.readers` | a function that reads files with an ending; its name is the ending without the dot |
| `triplewire.resolvers` | a function that returns a coreference resolver, which is chosen by its name |
| `triplewire.exporters` | a function that writes the graph in a format, which its name names |

A plug-in that is faulty costs itself alone: it is left out, and `faults` names it with the reason. A fork of this
process imports its module first, where an import that hangs, or ends its process, does no harm. Its code runs in
`foreign`, so that it can neither end the command nor print into the results.
"""

from __future__ import annotations

import hashlib
import importlib
import logging
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

from triplewire.extract.errors import PluginError, TriplewireError, shortened
from triplewire.extract.limited import Budget, Failure, LimitedProcess, can_fork

_LOG = logging.getLogger(__name__)
OFF = "TRIPLEWIRE_NO_PLUGINS"  # if set, no plug-in is used
GROUPS = ("lexicon", "rules", "ontology", "gazetteers", "readers", "resolvers", "exporters")
_OF_RECORDS = ("lexicon", "rules", "gazetteers")  # groups that change what is read in a text
_DATA = (".py", ".toml", ".ttl", ".csv", ".tsv", ".txt")
_IMPORT = Budget(seconds=30, memory=None)
_faults: dict[Plugin, str] = {}
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Plugin:
    """An entry point of an installed package."""

    group: str
    name: str
    package: str
    version: str
    value: str

    def __str__(self) -> str:
        return f"plug-in {self.group}/{self.name} of {self.package} {self.version}"

    @property
    def module(self) -> str:
        """The module or package that it is in."""
        return self.value.partition(":")[0].strip()

    def load(self) -> Any:
        """Return what the entry point leads to. Raises PluginError."""
        self._try_import()
        with foreign(f"{self} cannot be imported"):
            return EntryPoint(self.name, self.value, f"triplewire.{self.group}").load()

    def folder(self) -> Traversable:
        """Return the folder of the package. Raises PluginError."""
        self._try_import()
        with foreign(f"{self} cannot be imported"):
            return files(self.module)

    def _try_import(self) -> None:
        if reason := _why_not(self.module):
            raise PluginError(f"{self} cannot be imported: {reason}")


@contextmanager
def foreign(failed: str) -> Iterator[None]:
    """Run the code of others in the block: what it prints goes to standard error.

    Whatever it raises, also SystemExit, becomes a PluginError that says what `failed`; errors of triplewire and those
    that say something of the surroundings stay as they are. A process that it forks ends with the block.
    """
    process = os.getpid()
    try:
        with redirect_stdout(sys.stderr):
            yield
    except (TriplewireError, KeyboardInterrupt, BrokenPipeError, MemoryError):
        raise
    except BaseException as error:
        raise PluginError(f"{failed}: {type(error).__name__}: {shortened(str(error))}") from error
    finally:
        if os.getpid() != process:
            os._exit(0)


@cache
def _why_not(module: str) -> str:
    """Import a module in a fork of this process, and return why it cannot be imported; "" if it can.

    In a process that is itself limited, or where there are no forks, nothing is tried.
    """
    if module in sys.modules or not can_fork():
        return ""
    try:
        with LimitedProcess(_imported, _IMPORT, network=True) as process:
            list(process.begin(module))
    except Failure as failure:
        if failure.kind == "time":
            return f"its import takes more than {_IMPORT.seconds:g} seconds"
        return shortened(failure.detail) if failure.kind == "error" else f"its import ends with {failure.detail}"
    return ""


def _imported(module: str) -> Iterator[None]:
    importlib.import_module(module)
    yield from ()


def plugins(group: str) -> tuple[Plugin, ...]:
    """Return the plug-ins of a group, sorted by package and name; a name that several packages give is that of one."""
    return tuple(plugin for plugin in _found() if plugin.group == group)


@cache
def _found() -> tuple[Plugin, ...]:
    if os.environ.get(OFF):
        return ()
    known = entry_points()
    found = {
        Plugin(
            group,
            entry.name,
            entry.dist.name if entry.dist else "",
            entry.dist.version if entry.dist else "",
            entry.value,
        )
        for group in GROUPS
        for entry in known.select(group=f"triplewire.{group}")
    }
    return tuple(sorted(found, key=lambda plugin: (plugin.group, plugin.package, plugin.name)))


def used(group: str, make: Callable[[Plugin], T]) -> Iterator[tuple[Plugin, T]]:
    """Yield the plug-ins of a group with what `make` makes of each, without those for which it raises an error."""
    for plugin in plugins(group):
        try:
            with foreign(f"{plugin} is left out"):
                made = make(plugin)
        except TriplewireError as error:
            fail(plugin, error)
        else:
            yield plugin, made


def fail(plugin: Plugin, error: Exception) -> None:
    """Leave a plug-in out from now on, and tell of it."""
    reason = str(error) if isinstance(error, PluginError) else f"{plugin} is left out: {type(error).__name__}: {error}"
    if plugin not in _faults:
        _LOG.warning("%s", reason)
    _faults.setdefault(plugin, " ".join(reason.split()))


def faults() -> dict[Plugin, str]:
    """Return the plug-ins that were left out so far, with the reasons."""
    return dict(_faults)


@cache
def fingerprints() -> str:
    """Return the packages whose plug-ins change records, with their versions and hashes of their files; "" for none."""
    packages: dict[tuple[str, str], set[str]] = {}
    for plugin in _found():
        if plugin.group in _OF_RECORDS:
            packages.setdefault((plugin.package, plugin.version), set()).add(plugin.module.partition(".")[0])
    return "".join(f"+{package}-{version}-{_hash(modules)}" for (package, version), modules in sorted(packages.items()))


def _hash(modules: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for module in sorted(modules):
        if _why_not(module):  # it is left out where it is used
            continue
        try:
            with foreign(f"{module} cannot be imported"):
                found = sorted(_files(files(module)), key=lambda pair: pair[0])
        except PluginError:
            continue
        for name, item in found:
            digest.update(name.encode() + b"\0" + item.read_bytes() + b"\0")
    return digest.hexdigest()[:6]


def _files(folder: Traversable, prefix: str = "") -> Iterator[tuple[str, Traversable]]:
    for item in folder.iterdir():
        if item.is_dir() and item.name != "__pycache__":
            yield from _files(item, f"{prefix}{item.name}/")
        elif item.name.endswith(_DATA):
            yield prefix + item.name, item
