"""A graph shows itself in a notebook."""

from html.parser import HTMLParser

from sketch import Sketch, summit

from triplewire.graph.knowledge import KnowledgeGraph


def frame(graph: KnowledgeGraph) -> dict[str, str | None]:
    found: list[tuple[str, dict[str, str | None]]] = []
    reader = HTMLParser()
    reader.handle_starttag = lambda tag, attrs: found.append((tag, dict(attrs)))  # type: ignore[method-assign]
    reader.feed(graph.show()._repr_html_())
    ((tag, attributes),) = found
    assert tag == "iframe"
    return attributes


def test_a_graph_is_a_page_in_a_frame_that_can_do_nothing_else() -> None:
    graph = KnowledgeGraph()
    graph.add(summit())
    shown = frame(graph)
    assert shown["sandbox"] == "allow-scripts"
    assert "src" not in shown
    page = shown["srcdoc"]
    assert page
    assert "default-src 'none'" in page
    assert "Ann Lee" in page


def test_what_an_article_says_stays_within_the_frame() -> None:
    sketch = Sketch("Evil met Bob.", title='"></iframe><script>alert(1)</script>')
    sketch.event("met", "CONSULT", source=[sketch.entity("Evil")], target=[sketch.entity("Bob")])
    graph = KnowledgeGraph()
    graph.add(sketch.document())
    assert "<script>" not in graph._repr_html_()
    assert "<script>" not in graph.show()._repr_html_()
    assert frame(graph)["srcdoc"]


def test_an_empty_graph_says_so() -> None:
    assert "empty graph" in KnowledgeGraph()._repr_html_()
    assert "empty graph" in KnowledgeGraph().show()._repr_html_()


def test_a_cell_that_ends_with_a_graph_stays_small() -> None:
    graph = KnowledgeGraph()
    graph.add(summit())
    shown = graph._repr_html_()
    assert len(shown) < 5_000
    for words in ("1 document", "5 plain facts", "Ann Lee", "aided", "2019"):
        assert words in shown, words
    assert repr(graph) == "<KnowledgeGraph in memory: 1 document>"
    assert "characters of HTML" in repr(graph.show())
