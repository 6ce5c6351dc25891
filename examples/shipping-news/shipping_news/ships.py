"""Names of ships, which no model of the language knows."""

from collections.abc import Iterator

from triplewire.extract.linking.user_gazetteer import Entry


def entries() -> Iterator[Entry]:
    """Yield the ships of the fleet."""
    yield Entry("Star Aurora", "Product", "https://example.org/ship/9100001", ("MV Star Aurora",))
    yield Entry("Nordic Tern", "Product", "https://example.org/ship/9100002")
