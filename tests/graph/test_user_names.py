"""The user's table of who is who."""

from pathlib import Path

import pytest

from triplewire.extract.model import Entity, EntityType, Mention
from triplewire.graph.errors import NamesFileError
from triplewire.graph.write.user_names import Names


def called(name: str, kind: EntityType, names: Names, document: str = "any") -> str | None:
    return names.of(Entity("e1", kind, name, (Mention(0, 1, "name"),)), document)


FILE = """
[[same]]
type = "Organization"
names = ["United Nations", "UN", "the U.N."]

[[same]]
type = "Person"
names = ["Ann Lee", "Lee", { name = "Madam Chair", document = "minutes" }]

[[different]]
type = "Person"
name = "Ann Lee"
documents = ["obituary"]
as = "Ann Lee (painter)"

[[different]]
type = "Person"
names = ["Ann Lee", "Anne Lee", "Anna Lee"]
"""


def test_the_users_file_wins(tmp_path: Path) -> None:
    path = tmp_path / "names.toml"
    path.write_text(FILE)
    names = Names.read(path)
    assert called("UN", "Organization", names) == called("U.N.", "Organization", names) == "United Nations"
    assert called("Lee", "Person", names) == called("Ann Lee", "Person", names) == "Ann Lee"
    assert called("Ann Lee", "Person", names, "obituary") == "Ann Lee (painter)"
    assert called("Madam Chair", "Person", names, "minutes") == "Ann Lee"
    assert called("Madam Chair", "Person", names) is None
    assert called("Ann Lee", "Organization", names) is None
    assert names.apart["Person", "ann-lee"] == ("Anne Lee", "Anna Lee")


@pytest.mark.parametrize(
    "text",
    [
        "[[same]",
        "[[same]]\nnames = ['a']",
        "[[same]]\ntype = 'Alien'\nnames = ['a']",
        "same = 3",
        "[[different]]\nx = 1",
        "[[different]]\ntype = 'Alien'\nnames = ['a', 'b']",
        "[[same]]\ntype = 'Person'\nnames = [{ document = 'a' }]",
    ],
)
def test_a_file_of_another_form_is_named_with_what_is_wrong(tmp_path: Path, text: str) -> None:
    path = tmp_path / "names.toml"
    path.write_text(text)
    with pytest.raises(NamesFileError, match=r"names\.toml"):
        Names.read(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(NamesFileError, match="none"):
        Names.read(tmp_path / "none.toml")
