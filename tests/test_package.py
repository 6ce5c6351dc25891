"""The wheel, installed into an environment of its own beside modules of the user's that are called like our rooms."""

import re
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# What a user writes: mypy sees the types of the installed package, with nothing ignored.
PROGRAM = """
import triplewire
from triplewire.extract.model import Entity
from triplewire.graph.ask.rdflib_adapter import Answer
from triplewire.graph.knowledge import KnowledgeGraph

def people(document: triplewire.Document) -> list[Entity]:
    return [entity for entity in document.entities if entity.type == "Person"]

pipeline: triplewire.Pipeline = triplewire.load()
graph: KnowledgeGraph = triplewire.KnowledgeGraph()
document = pipeline.read("Ann Lee met Omar Haddad in Paris.", published="2024-05-02")
print(graph.add(document), [person.name for person in people(document)])
answer: Answer = graph.ask("Who met Ann Lee?")
columns: list[str] = [str(name) for name in answer.to_pandas().columns]
facts: int = len(graph.to_pandas("facts"))
data: bytes = graph.export("gexf", claims=False, unconnected=True)
shown: str = graph.show().html
print(columns, facts, len(data), len(shown), graph.explain("Ann Lee")[0].quote)
"""

# The component is found by its name in a pipeline of the user's, which imports nothing of ours.
SPACY = """
import spacy

nlp = spacy.blank("en")
nlp.add_pipe("triplewire")
print([triple.predicate.text for triple in nlp("Ann Lee met Omar Haddad.")._.triples])
"""


def run(*command: object, cwd: Path) -> str:
    done = subprocess.run([*map(str, command)], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of an environment that has the wheel, and sees the dependencies of this one."""
    folder = tmp_path_factory.mktemp("installed")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder / "built", ROOT, cwd=folder)
    (wheel,) = (folder / "built").glob("*.whl")
    venv.create(folder / "venv", with_pip=False)
    python = folder / "venv" / "bin" / "python"
    site = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).strip())
    run(sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", site, wheel, cwd=folder)
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return python


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder of the user's with modules called like our rooms, each of which fails when it is imported."""
    for name in ("graph", "extract", "ontology"):
        (tmp_path / f"{name}.py").write_text("raise RuntimeError('a module of the user')\n")
    (tmp_path / "program.py").write_text(PROGRAM)
    return tmp_path


def test_modules_of_the_user_do_not_stand_in_the_way(python: Path, project: Path) -> None:
    assert "['Ann Lee', 'Omar Haddad']" in run(python, "program.py", cwd=project)


def test_spacy_finds_the_component(python: Path, project: Path) -> None:
    (project / "program.py").write_text(SPACY)
    assert run(python, "program.py", cwd=project) == "['met']\n"


def test_it_puts_one_name_into_site_packages(python: Path, project: Path) -> None:
    site = Path(run(python, "-c", "import triplewire; print(triplewire.__file__)", cwd=project).strip()).parents[1]
    names = sorted(path.name for path in site.iterdir())
    assert [name for name in names if "triplewire" not in name] == ["bin", "dependencies.pth"]


def test_every_file_of_the_rooms_is_installed(python: Path, project: Path) -> None:
    package = Path(run(python, "-c", "import triplewire; print(triplewire.__file__)", cwd=project).strip()).parent
    rooms = (ROOT / room for room in ("extract", "graph", "ontology"))
    files = [file.relative_to(ROOT) for room in rooms for file in room.rglob("*") if file.is_file()]
    files = [file for file in files if "__pycache__" not in file.parts]
    assert len(files) > 300
    assert [str(file) for file in files if not (package / file).is_file()] == []
    assert {file.name for file in package.glob("*.*")} == {"__init__.py", "__main__.py", "py.typed"}


@pytest.mark.parametrize("program", ["ours", "of the README"])
def test_a_user_program_is_typed(python: Path, project: Path, program: str) -> None:
    if program == "of the README":
        (example,) = re.findall(
            r"^```py\n(.*?)^```$", (ROOT / "README.md").read_text("utf-8"), re.DOTALL | re.MULTILINE
        )
        (project / "program.py").write_text(example, encoding="utf-8")
    command = (sys.executable, "-m", "mypy", "--strict", "--python-executable", python, "program.py")
    assert "Success" in run(*command, cwd=project)


def test_a_wrong_type_is_found(python: Path, project: Path) -> None:
    (project / "program.py").write_text("import triplewire\n\nname: int = triplewire.load().made_by.version\n")
    command = [sys.executable, "-m", "mypy", "--strict", "--python-executable", str(python), "program.py"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert 'expression has type "str", variable has type "int"' in done.stdout
