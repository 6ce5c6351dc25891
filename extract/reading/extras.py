"""Optional libraries: a missing one is named with the command that installs it."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from triplewire.extract.errors import SourceUnsupported


def library(module: str, extra: str) -> Any:
    """Return a module that belongs to an extra of triplewire. Raises SourceUnsupported if it is not installed."""
    try:
        return import_module(module)
    except ImportError as error:
        raise SourceUnsupported(
            f"needs a library that is not installed: run `pip install 'triplewire[{extra}]'`"
        ) from error
