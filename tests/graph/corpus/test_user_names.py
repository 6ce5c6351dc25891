"""The user's table of who is who."""

from pathlib import Path

import pytest
from sketch import Sketch

from triplewire.extract.model import Entity, EntityType, Mention
from triplewire.graph.corpus.unmatched_names import unmatched_names
from triplewire.graph.errors import NamesFileError
from triplewire.graph.knowledge import KnowledgeGraph
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
    assert names.apart["Person", "ann-lee"] == (("Ann Lee", "Anne Lee", "Anna Lee"),)


def test_a_file_that_is_no_toml_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "names.toml"
    path.write_text("[[same]\n" + FILE)
    with pytest.raises(NamesFileError, match=r"names\.toml"):
        Names.read(path)


WRONG = {
    "[[sames]]\ntype = 'Person'\nnames = ['a']": "the file has no 'sames'; did you mean same?",
    "[[same]]\ntype = 'Person'\nname = ['a']": "[[same]] number 1 has no 'name'; did you mean names?",
    "[[same]]\ntype = 'Person'\nnames = 'a'": "names is no list of words",
    "[[same]]\ntype = 'Person'\nnames = []": "names is no list of words",
    "[[same]]\ntype = 'Person'\nnames = ['a', 3]": "no word between quotation marks",
    "[[same]]\ntype = 'Person'\nnames = [{ name = 'a', documents = 'b' }]": "did you mean document?",
    "[[same]]\nnames = ['a']": "[[same]] number 1 lacks 'type'",
    "[[same]]\ntype = 'Alien'\nnames = ['a']": "[[same]] number 1: type = 'Alien' is not one of Person",
    "[[same]]\ntype = 'Person'\nnames = [{ document = 'a' }]": "name is no word",
    "[[different]]\nx = 1": "[[different]] number 1 has no 'x'",
    "[[different]]\ntype = 'Alien'\nnames = ['a', 'b']": "type = 'Alien' is not one of Person",
    "same = 3": "write [[same]], with two brackets",
    "[same]\ntype = 'Person'": "write [[same]], with two brackets",
    "[[different]]\ntype = 'Person'\nname = 'a'\nas = 'b'": "lacks 'documents'",
    "[[different]]\ntype = 'Person'\nnames = ['a', 'b']\nas = 'c'": "has no 'as'",
}


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong_is_said_and_costs_no_other_table(tmp_path: Path, text: str) -> None:
    path = tmp_path / "names.toml"
    right = "[[same]]\ntype = 'Person'\nnames = ['Eva Roy', 'Roy']\n"
    if "[[different]]" not in text:
        right = "[[different]]\ntype = 'Person'\nname = 'Roy'\ndocuments = ['d']\nas = 'Eva Roy'\n"
    path.write_text(f"{text}\n{right}")
    names = Names.read(path)
    assert called("Roy", "Person", names, "d") == "Eva Roy"
    (said,) = names.wrong
    assert WRONG[text] in said


def test_names_that_no_document_has_are_told(tmp_path: Path) -> None:
    path = tmp_path / "names.toml"
    path.write_text(FILE)
    graph = KnowledgeGraph(names=path)
    s = Sketch("Ann Lee joined the U.N. in May.", id="minutes")
    s.entity("Ann Lee")
    s.entity("U.N.", "Organization")
    graph.add(s.document())
    told = list(unmatched_names(graph.store, graph.names))
    assert "no document has the Organization 'United Nations' in full" in told
    assert "the document 'minutes' has no Person 'Madam Chair' in full" in told
    assert "no document has the Person 'Anne Lee' in full; did you mean Ann Lee?" in told
    assert not [sentence for sentence in told if "'Ann Lee' in full" in sentence and "obituary" not in sentence]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(NamesFileError, match="none"):
        Names.read(tmp_path / "none.toml")
