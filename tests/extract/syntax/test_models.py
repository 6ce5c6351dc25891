"""The language model that a name chooses."""

from pathlib import Path

import pytest

from triplewire.extract.errors import ModelError
from triplewire.extract.syntax import parser
from triplewire.extract.syntax.parser import Parser


def test_the_small_model_by_its_official_name() -> None:
    assert Parser("en_core_web_sm").model.startswith("en_core_web_sm")


@pytest.mark.parametrize(("folder", "found"), [("", "zz_mirror"), ("_model", "zz_mirror/_model")])
def test_a_package_that_republishes_a_model(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, folder: str, found: str
) -> None:
    monkeypatch.setitem(parser.MIRRORS, "zz_model", ("zz_mirror", folder))
    monkeypatch.syspath_prepend(tmp_path)
    assert parser.installed("zz_model") == "zz_model"
    (tmp_path / "zz_mirror").mkdir()
    (tmp_path / "zz_mirror" / "__init__.py").touch()
    assert str(parser.installed("zz_model")).removeprefix(f"{tmp_path}/") == found
    (tmp_path / "zz_model").mkdir()
    assert parser.installed("zz_model") == "zz_model"


@pytest.mark.parametrize("name", ["zz_missing", "./zz", "zz/missing", "", "os"])
def test_what_is_not_a_model_says_so(name: str) -> None:
    with pytest.raises(ModelError):
        Parser(name)
