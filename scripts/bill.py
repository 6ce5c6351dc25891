"""The software bill of materials of a wheel: python scripts/bill.py WHEEL > triplewire.cdx.json.

CycloneDX 1.6 in JSON: the wheel with its SHA-256, the packages that it needs as this environment has them, with their
versions, licences and needs, and the JavaScript packages in its bundles (graph/web/vendor/README.md). The same wheel
and environment give the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterable
from email import message_from_string
from email.message import Message
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

VENDOR = Path(__file__).parent.parent / "graph/web/vendor/README.md"
_BUNDLED = re.compile(r"\b([a-z][a-z0-9-]+) (\d+\.\d+\.\d+)\b")
_LICENCE = "License :: OSI Approved :: "


def metadata(wheel: Path) -> Message:
    """Return the metadata of a wheel."""
    with ZipFile(wheel) as files:
        (name,) = (name for name in files.namelist() if name.endswith(".dist-info/METADATA"))
        return message_from_string(files.read(name).decode())


def needs(about: Message) -> list[str]:
    """Return the names of the packages that one needs on this system, without extras, sorted."""
    wanted = (Requirement(text) for text in about.get_all("Requires-Dist") or ())
    return sorted({canonicalize_name(r.name) for r in wanted if r.marker is None or r.marker.evaluate({"extra": ""})})


def installed(names: Iterable[str]) -> dict[str, Message]:
    """Return the metadata of the packages and of all that they need, by name."""
    found: dict[str, Message] = {}
    todo = list(names)
    while todo:
        name = todo.pop()
        if name not in found:
            try:
                found[name] = message_from_string(distribution(name).read_text("METADATA") or "")
            except PackageNotFoundError:
                sys.exit(f"{name} is not installed: pip install the wheel first")
            todo += needs(found[name])
    return found


def licence(about: Message) -> str:
    """Return the licence as the metadata names it."""
    named = [kind.removeprefix(_LICENCE) for kind in about.get_all("Classifier") or () if kind.startswith(_LICENCE)]
    lines = (about["License"] or "").strip().splitlines()
    return about["License-Expression"] or "; ".join(named) or (lines[0] if lines else "unknown")


def component(name: str, about: Message) -> dict[str, Any]:
    """Return the entry of a Python package."""
    address = f"pkg:pypi/{name}@{about['Version']}"
    return {
        "type": "library", "bom-ref": address, "name": name, "version": about["Version"], "purl": address,
        "licenses": [{"license": {"name": licence(about)}}],
    }  # fmt: skip


def bundled() -> list[dict[str, Any]]:
    """Return the entries of the JavaScript packages in the bundles."""
    found = sorted(set(_BUNDLED.findall(VENDOR.read_text("utf-8"))))
    return [
        {"type": "library", "bom-ref": f"pkg:npm/{n}@{v}", "name": n, "version": v, "purl": f"pkg:npm/{n}@{v}"}
        for n, v in found
    ]


def bill(wheel: Path) -> dict[str, Any]:
    """Return the bill."""
    ours = metadata(wheel)
    name = canonicalize_name(ours["Name"])
    packages = installed(needs(ours))
    parts = {each: component(each, about) for each, about in sorted(packages.items())}
    whole = component(name, ours) | {
        "type": "application",
        "hashes": [{"alg": "SHA-256", "content": hashlib.sha256(wheel.read_bytes()).hexdigest()}],
    }
    edges = {whole["bom-ref"]: ours} | {part["bom-ref"]: packages[each] for each, part in parts.items()}
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": whole},
        "components": [*parts.values(), *bundled()],
        "dependencies": [
            {"ref": ref, "dependsOn": [parts[need]["bom-ref"] for need in needs(about)]} for ref, about in edges.items()
        ],
    }


if __name__ == "__main__":
    print(json.dumps(bill(Path(sys.argv[1])), indent=1, ensure_ascii=False))
