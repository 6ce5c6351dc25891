"""The order of day and month in the dates of a source, told by those of its dates that can be read in one way only."""

import gzip
import json
from pathlib import Path

import pytest

from triplewire.extract.model import Article
from triplewire.extract.reading.articles import Reading, articles_of, find_origins
from triplewire.extract.reading.publication_dates import DateOrder, day_of
from triplewire.extract.sources import read_sources

TEXT = "The dockers of Aarhus met the owners of the port."


def table(*dates: str) -> str:
    return "date;text\n" + "".join(f"{date};{TEXT} {row}\n" for row, date in enumerate(dates))


def lines(*dates: str) -> str:
    return "".join(json.dumps({"published": date, "text": TEXT}) + "\n" for date in dates)


@pytest.mark.parametrize("make", [table, lines])
@pytest.mark.parametrize(
    ("dates", "days"),
    [
        (("03.04.2024", "13.04.2024"), ["2024-04-03", "2024-04-13"]),
        (("13/04/2024", "03/04/2024 10:15"), ["2024-04-13", "2024-04-03"]),
        (("3/4/2024", "4/4/2024", "04/13/2024"), ["2024-03-04", "2024-04-04", "2024-04-13"]),
        (("03-04-2024", "2024-05-20", "25-12-2023"), ["2024-04-03", "2024-05-20", "2023-12-25"]),
        (("03.04.2024", "05.06.2024"), [None, None]),
        (("13.04.2024", "04.13.2024", "03.04.2024"), ["2024-04-13", "2024-04-13", None]),
        (("03.04.2024", "13.04.2024", "04.13.2024"), [None, "2024-04-13", "2024-04-13"]),
        (("04.13.2024", "03.04.2024", "13.04.2024"), ["2024-04-13", None, "2024-04-13"]),
        (("03.04.2024", "", "soon", "30.04.2024"), ["2024-04-03", None, None, "2024-04-30"]),
    ],
)
def test_other_rows_tell_the_order(
    tmp_path: Path, make: object, dates: tuple[str, ...], days: list[str | None]
) -> None:
    assert callable(make)
    (tmp_path / "a.csv").write_text(make(*dates))
    (tmp_path / "b.csv.gz").write_bytes(gzip.compress(make(*dates).encode()))
    for name in ("a.csv", "b.csv.gz"):
        found = [each for each in read_sources([str(tmp_path / name)]) if isinstance(each, Article)]
        assert [article.published for article in found] == days
        unclear = [article for article in found if any("names two days" in warning for warning in article.warnings)]
        assert len(unclear) == sum(day is None and date[:1] == "0" for date, day in zip(dates, days, strict=True))


def test_each_source_has_its_own_order(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(table("13.04.2024", "03.04.2024"))
    (tmp_path / "b.csv").write_text(table("04/13/2024", "03/04/2024"))
    (tmp_path / "c.csv").write_text(table("03/04/2024"))
    found = [each for each in read_sources([str(tmp_path)]) if isinstance(each, Article)]
    assert [article.published for article in found] == ["2024-04-13", "2024-04-03", "2024-04-13", "2024-03-04", None]


def test_documents_wait_for_the_order_only_so_long(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(table(*["03.04.2024"] * 600, "13.04.2024"))
    (origin,) = find_origins(str(tmp_path / "a.csv"), Reading())
    days = [article.published for _, article in articles_of(origin)]  # type: ignore[union-attr,arg-type]
    assert days == [None] * 500 + ["2024-04-03"] * 100 + ["2024-04-13"]


def test_an_error_behind_documents_that_wait_costs_none_of_them(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(f"[{','.join(lines('03.04.2024', '04.05.2024').splitlines())},")
    found = list(read_sources([str(tmp_path / "a.json")]))
    assert [isinstance(each, Article) for each in found] == [True, True, False]


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("14 mai 2024", "2024-05-14"), ("Dienstag, 14. Mai 2024, 10:15 Uhr", "2024-05-14"),
        ("14 de mayo de 2024", "2024-05-14"), ("le 3 février 2024 à 10h15", "2024-02-03"),
        ("14 maggio 2024", "2024-05-14"), ("14 мая 2024 г.", "2024-05-14"), ("2024年5月14日", "2024-05-14"),
        ("14-MAY-24", "2024-05-14"), ("mai 2024", None), ("14 mai", None), ("vor 3 Tagen", None), ("gestern", None),
        ("31-APR-24", None), ("der 14. Tag von 2024", None),
    ],
)  # fmt: skip
def test_months_in_letters_of_other_languages(value: str, day: str | None) -> None:
    assert day_of(value)[0] == day


def test_an_order_says_nothing_of_other_forms() -> None:
    order = DateOrder()
    assert not order.learn("13.04.2024")
    assert order.learn("03.04.2024")
    assert day_of("2024-04-03", order)[0] == "2024-04-03"
    assert day_of("31.02.2024", order)[0] is None


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2024-05-14/2024-05-16", None), ("May 14-15, 2024", None), ("14–15 May 2024", None),
        ("14-May-2024", "2024-05-14"),
        ("2024\N{NON-BREAKING HYPHEN}05\N{NON-BREAKING HYPHEN}14", "2024-05-14"), ("2024–05–14", "2024-05-14"),
        ("/Date(1715729400000)/", "2024-05-14"), ("/Date(1715729400000+0200)/", "2024-05-14"),
        ("20240514-233000", "2024-05-14"), ("20240514_2330", "2024-05-14"), ("2024-05-14/2024-05-14", "2024-05-14"),
    ],
)  # fmt: skip
def test_intervals_dashes_and_moments_of_other_programs(value: str, day: str | None) -> None:
    found, unclear = day_of(value)
    assert found == day
    assert bool(unclear) is (day is None)
