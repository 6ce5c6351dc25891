"""What the project is made of is locked, listed, and what it says."""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from triplewire.extract.errors import ModelError
from triplewire.extract.syntax import model_files
from triplewire.extract.syntax.parser import Parser

ROOT = Path(__file__).parent.parent
LOCK = (ROOT / "requirements-dev.txt").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
_LOCKED = re.compile(
    r"^([a-z0-9.-]+)==([^ ;\\]+)(?: ; [^\\]+?)?(?: \\\n    --hash=sha256:[0-9a-f]{64})+$", re.MULTILINE
)


def wanted(extra: str = "") -> list[Requirement]:
    """The requirements of the project, with those of extras within extras."""
    found = []
    for text in PROJECT["optional-dependencies"][extra] if extra else PROJECT["dependencies"]:
        asked = Requirement(text)
        found += [need for name in asked.extras for need in wanted(name)] if asked.name == "triplewire" else [asked]
    return found


def test_every_requirement_is_locked() -> None:
    locked = dict(_LOCKED.findall(LOCK))
    for need in (*wanted(), *wanted("dev")):
        version = locked.get(canonicalize_name(need.name))
        assert version, f"{need.name} is not locked: python scripts/lock.py"
        assert need.specifier.contains(version), f"{need} is locked at {version}: python scripts/lock.py"


def test_every_line_of_the_lock_has_hashes_and_none_an_address() -> None:
    rest = _LOCKED.sub("", LOCK)
    assert [line for line in rest.splitlines() if line and not line.startswith("#")] == []
    assert "://" not in LOCK


def test_the_bill_lists_what_is_needed_and_bundled(tmp_path: Path) -> None:
    wheel = tmp_path / f"triplewire-{PROJECT['version']}-py3-none-any.whl"
    about = f"Name: triplewire\nVersion: {PROJECT['version']}\n"
    with ZipFile(wheel, "w") as files:
        needs = "".join(f"Requires-Dist: {need}\n" for need in PROJECT["dependencies"])
        files.writestr(f"triplewire-{PROJECT['version']}.dist-info/METADATA", about + needs)
    command = [sys.executable, str(ROOT / "scripts" / "bill.py"), str(wheel)]
    printed = [subprocess.run(command, capture_output=True, check=True, timeout=60).stdout for _ in range(2)]
    assert printed[0] == printed[1]
    bill = json.loads(printed[0])
    names = {component["name"] for component in bill["components"]}
    assert {canonicalize_name(need.name) for need in wanted()} | {"d3-geo", "world-atlas", "numpy"} <= names
    refs = {component["bom-ref"] for component in bill["components"]}
    assert {ref for edge in bill["dependencies"] for ref in edge["dependsOn"]} <= refs
    assert b"/home/" not in printed[0]
    assert str(ROOT).encode() not in printed[0]


def test_a_model_whose_files_changed_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model_files, "SHA256", "0" * 64)
    with pytest.raises(ModelError, match="install it again"):
        Parser()


def test_the_hash_covers_names_and_content(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a").write_text("x")
    first = model_files.digest(tmp_path)
    (tmp_path / "sub" / "a").write_text("y")
    second = model_files.digest(tmp_path)
    (tmp_path / "sub" / "a").rename(tmp_path / "sub" / "b")
    assert len({first, second, model_files.digest(tmp_path)}) == 3


def test_the_image_has_what_the_wheel_needs_and_no_privileges() -> None:
    left_out = set((ROOT / ".dockerignore").read_text("utf-8").split("\n"))
    hatch = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]
    needed = {*hatch["targets"]["wheel"]["force-include"], "triplewire", PROJECT["readme"], *PROJECT["license-files"]}
    assert not needed & left_out
    steps = [line.split() for line in (ROOT / "Containerfile").read_text("utf-8").splitlines() if line[:1].isupper()]
    by = {step[0]: step[1] for step in steps}
    assert (by["USER"], by["VOLUME"]) == ("reader", "/output")
    assert [step[0] for step in steps].index("USER") < [step[0] for step in steps].index("ENTRYPOINT")
