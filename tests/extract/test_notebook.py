"""What a notebook shows of a record is its text, whatever is in it."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from triplewire.extract.model import Document, Entity, Links, Mention, Predicate, Provenance, Slot, Triple

HOSTILE = "<script>alert(1)</script> \" onmouseover='x' </mark></div><img src=x onerror=alert(1)> &lt;"


class Reader(HTMLParser):
    """What a browser makes of it: the texts, the tags, and whether they are nested as they should be."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.texts: list[str] = []
        self.marked: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag == "mark":
            self.marked.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)
        if "mark" in self.open:
            self.marked[-1] += data


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    assert reader.tags <= {"div", "h4", "small", "mark", "details", "summary", "table", "tbody", "tr", "td"}
    assert reader.attributes <= {"style", "title"}
    return reader


def document(text: str, *spans: tuple[int, int]) -> Document:
    entities = tuple(Entity(f"e{i}", "Person", HOSTILE, (Mention(*span, "name"),)) for i, span in enumerate(spans))
    triple = Triple(Slot(0, 1, HOSTILE), Predicate(0, 1, HOSTILE), None, 0, "test")
    made_by = Provenance("1", "none", "none")
    return Document("a", HOSTILE, HOSTILE, None, None, text, made_by, entities=entities, triples=(triple,))


def test_mentions_are_marked() -> None:
    html = document("Ann Lee met Bob.", (0, 7), (12, 15))._repr_html_()
    assert read(html).marked == ["Ann Lee", "Bob"]


def test_a_mention_within_another_is_marked_within_it() -> None:
    html = document("the mayor of Lima left", (0, 17), (13, 17))._repr_html_()
    assert read(html).marked == ["the mayor of ", "Lima"]


@given(st.text(), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6))
def test_any_text_with_any_mentions_is_shown_whole(text: str, spans: list[tuple[int, int]]) -> None:
    html = document(text, *spans)._repr_html_()
    shown = html.partition("line-height")[2].partition(">")[2].partition("<details>")[0].removesuffix("</div>")
    reader = Reader()
    reader.feed(shown)
    reader.close()
    assert "".join(reader.texts).replace("\r\n", "\n").replace("\r", "\n") == text.replace("\r\n", "\n").replace(
        "\r", "\n"
    )


def test_nothing_in_a_record_is_more_than_text() -> None:
    read(document(HOSTILE, (0, 5), (3, 20))._repr_html_())
    entity = Entity("e1", "Organization", HOSTILE, (Mention(0, 1, "name"),), Links(wikidata=HOSTILE))
    shown = read(entity._repr_html_())
    assert shown.marked == [HOSTILE]
    assert "1 mention" in shown.texts[-1]
