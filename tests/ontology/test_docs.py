"""docs/ontology.md says what the ontology has."""

import re
from pathlib import Path

import pytest

from graph.questions import questions
from ontology.terms import ROLES, VOCABULARIES

PAGE = (Path(__file__).parents[2] / "docs" / "ontology.md").read_text("utf-8")


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


def test_every_role_is_on_the_page() -> None:
    assert [role for role in set(ROLES.values()) if f"`tw:{role}`" not in PAGE] == []
