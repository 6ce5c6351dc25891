"""Readable parts of IRIs."""

import pyoxigraph as ox
from hypothesis import given
from hypothesis import strategies as st

from triplewire.graph.iris import local_name, slug


@given(st.text(), st.text())
def test_a_document_of_any_id_has_its_own_safe_name(one: str, other: str) -> None:
    for text in (one, other):
        ox.NamedNode("https://x.example/document-" + local_name(text))
        assert set(local_name(text)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert (local_name(one) == local_name(other)) is (one == other)


@given(st.text())
def test_a_slug_is_its_own_slug(text: str) -> None:
    assert slug(slug(text)) == slug(text)
