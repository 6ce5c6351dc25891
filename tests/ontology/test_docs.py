"""docs/ontology.md says what the ontology has."""

import re
import runpy
from pathlib import Path

import pytest

from triplewire.graph.ask.questions import questions
from triplewire.ontology.terms import ROLES, TW, VOCABULARIES

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "ontology.md").read_text("utf-8")


@pytest.mark.parametrize("name", questions())
def test_every_question_is_in_the_table(name: str) -> None:
    question = questions()[name]
    parameters = ", ".join(f"`{parameter.name}`" for parameter in question.parameters)
    assert f"| `{name}` | {question.about} | {parameters} |" in PAGE


def test_every_term_on_the_page_exists() -> None:
    terms = re.findall(r"(?<![\w:/])([a-z]+):([A-Za-z]+)", PAGE)
    used = [(prefix, name) for prefix, name in terms if prefix in VOCABULARIES]
    assert [f"{prefix}:{name}" for prefix, name in used if name not in VOCABULARIES[prefix]] == []
    assert len(used) > 60


def test_the_page_of_terms_is_made_from_the_ontology() -> None:
    made = runpy.run_path(str(ROOT / "scripts" / "vocabulary_page.py"))["page"]()
    assert (ROOT / "docs" / "vocabulary.md").read_text("utf-8") == made
    assert all(f"| `tw:{name}` |" in made for name in set(TW) - {"plover"})


def test_every_role_is_on_the_page() -> None:
    assert [role for role in set(ROLES.values()) if f"`tw:{role}`" not in PAGE] == []
