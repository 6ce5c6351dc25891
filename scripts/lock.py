"""Lock the development environment: python scripts/lock.py writes requirements-dev.txt.

It holds every package of `pip install 'triplewire[dev]'`, for each supported Python and system, with its version and
the SHA-256 of its files; pip then refuses any other file. It needs uv (`pip install uv`) and asks the index that pip is
set to. The file names no index.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
LOCK = ROOT / "requirements-dev.txt"
HEADER = """# The development environment: every package with the hashes of its files, as scripts/lock.py writes it.
#   pip install -r requirements-dev.txt && pip install --no-deps --no-build-isolation -e .
"""


def index() -> dict[str, str]:
    """Return the index that pip is set to as a setting of uv; nothing if that is the usual one."""
    asked = [sys.executable, "-m", "pip", "config", "get", "global.index-url"]
    answer = subprocess.run(asked, capture_output=True, text=True, check=False)  # noqa: S603  # our own words
    found = os.environ.get("PIP_INDEX_URL") or answer.stdout
    return {"UV_DEFAULT_INDEX": found.strip()} if found.strip() else {}


def main() -> None:
    """Write the file."""
    command = ["uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--extra", "dev"]
    command += ["--generate-hashes", "--no-header", "--no-annotate", "--upgrade", "--native-tls"]
    command += ["--output-file", str(LOCK), "pyproject.toml"]
    subprocess.run(command, cwd=ROOT, env={**os.environ, **index()}, check=True)  # noqa: S603  # our own words
    locked = LOCK.read_text("utf-8")
    if "://" in locked:
        LOCK.unlink()
        sys.exit("the lock names an address: nothing is written")
    LOCK.write_text(HEADER + locked, "utf-8")


if __name__ == "__main__":
    main()
