"""spaCy without its command line, which takes a third of the time of its import.

`import spacy` loads all its commands for the sake of `spacy.info`, and with them templates, downloads and web clients.
Here they are loaded when somebody asks for them: `spacy.info()` and `spacy.cli` work as ever.
"""

from __future__ import annotations

import importlib
import sys
from importlib.machinery import ModuleSpec
from importlib.util import LazyLoader, find_spec, module_from_spec
from types import ModuleType
from typing import Any

_COMMANDS, _INFO = "spacy.cli", "spacy.cli.info"


def _info(*arguments: Any, **options: Any) -> Any:
    """`spacy.info`, loaded when it is called."""
    return importlib.import_module(_COMMANDS).info(*arguments, **options)


def _import_spacy() -> ModuleType:
    """Import spaCy, with stand-ins for its commands if it was not imported before."""
    if "spacy" in sys.modules:
        return sys.modules["spacy"]
    commands, info = ModuleType(_COMMANDS), ModuleType(_INFO)
    commands.__path__ = []
    info.info = _info  # type: ignore[attr-defined]
    sys.modules |= {_COMMANDS: commands, _INFO: info}
    try:
        spacy = importlib.import_module("spacy")
    finally:
        del sys.modules[_COMMANDS], sys.modules[_INFO]
    if spec := find_spec(_COMMANDS):
        spacy.cli = _lazy(spec)  # type: ignore[attr-defined]
    return spacy


def _lazy(spec: ModuleSpec) -> ModuleType:
    """Return a module that is executed when an attribute of it is first used."""
    if spec.loader:
        spec.loader = LazyLoader(spec.loader)
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    if spec.loader:
        spec.loader.exec_module(module)
    return module


spacy: Any = _import_spacy()
