"""Queries are run read-only, within a time limit, in SQLite and in PostgreSQL, and leave nothing behind."""

from __future__ import annotations

import pytest
import sqlglot
from sqlalchemy import create_engine, text
from sqlglot import exp

from pipelines.docket.docket import DocketQuestions
from pipelines.docket.gate import Admitted, admit
from pipelines.docket.running import run
from pipelines.docket.sources import Row
from pipelines.errors import DocketError, QueryRefused
from pipelines.storage.matter import Matter


def rows(count: int) -> dict[str, list[Row]]:
    return {
        "filings": [
            {
                "place": n,
                "document_id": "d",
                "page": 1,
                "filing": n,
                "kind": "motion",
                "listed": 1,
                "day": "2021-01-02",
            }
            for n in range(1, count + 1)
        ]
    }


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    return "" if request.param == "sqlite" else str(request.getfixturevalue("postgresql"))


def test_rows_come_with_the_places_that_they_come_from(url: str) -> None:
    result = run(admit("SELECT kind, day FROM filings ORDER BY place"), rows(2), url)
    assert result.columns == ("kind", "day")
    assert result.rows == (("motion", "2021-01-02"), ("motion", "2021-01-02"))
    assert result.places == ((1,), (2,))


def test_a_row_that_stands_for_several_has_the_places_of_all(url: str) -> None:
    for sql in (
        "SELECT kind, count(*) AS n FROM filings GROUP BY kind",
        "SELECT DISTINCT kind, listed FROM filings",
    ):
        result = run(admit(sql), rows(3), url)
        assert [sorted(places) for places in result.places] == [[1, 2, 3]]


def test_it_is_told_how_many_rows_there_are_without_the_limit(url: str) -> None:
    result = run(admit("SELECT kind FROM filings LIMIT 2"), rows(7), url)
    assert (len(result.rows), result.count) == (2, 7)


def test_letters_compare_without_their_case_in_like(url: str) -> None:
    assert run(admit("SELECT kind FROM filings WHERE kind LIKE 'MOT%'"), rows(1), url).count == 1


def test_a_query_that_takes_too_long_is_stopped(url: str) -> None:
    slow = admit(
        "SELECT count(*) FROM filings a JOIN filings b ON a.listed = b.listed"
        " JOIN filings c ON b.listed = c.listed JOIN filings d ON c.listed = d.listed"
    )
    with pytest.raises(QueryRefused, match=r"longer than 0\.2 seconds"):
        run(slow, rows(300), url, seconds=0.2)


HARM = [
    "DELETE FROM filings",
    "SELECT * FROM sqlite_master",
    "SELECT load_extension('x') FROM filings",
    "ATTACH DATABASE '/tmp/pincite-never' AS x",
    "PRAGMA query_only = OFF",
]


@pytest.mark.parametrize("sql", HARM)
def test_sqlite_itself_refuses_what_the_gate_would_have_let_through(sql: str) -> None:
    """The second wall: the engine is asked to run what no gate admits."""
    (tree,) = sqlglot.parse(sql, read="sqlite")
    with pytest.raises(DocketError):
        run(smuggled(tree), rows(1))


def smuggled(tree: exp.Expr | None) -> Admitted:
    select = admit("SELECT kind FROM filings").tree

    class Smuggled(exp.Select):
        def sql(self, *_: object, **__: object) -> str:
            assert tree is not None
            return tree.sql(dialect="sqlite")

        def copy(self) -> Smuggled:  # type: ignore[override]
            return self

        def select(self, *_: object, **__: object) -> Smuggled:  # type: ignore[override]
            return self

    return Admitted(Smuggled(**select.args), {}, frozenset(["filings"]), (), "")


def test_postgresql_itself_refuses_to_write_and_keeps_nothing(postgresql: str) -> None:
    run(admit("SELECT kind FROM filings"), rows(3), postgresql)
    engine = create_engine(postgresql.replace("postgresql://", "postgresql+psycopg://"))
    with engine.connect() as connection:
        left = connection.execute(
            text("SELECT count(*) FROM pg_class WHERE relname IN ('filings', 'filers')")
        )
        assert left.scalar_one() == 0
    engine.dispose()
    (tree,) = sqlglot.parse("CREATE TABLE kept (x int)", read="postgres")
    with pytest.raises(DocketError, match="read-only"):
        run(smuggled(tree), rows(1), postgresql)


@pytest.mark.parametrize("address", ["mysql://localhost/x", "postgresql://localhost:1/none", "nonsense"])
def test_a_database_that_cannot_be_used_is_told_of_without_its_address(address: str) -> None:
    with pytest.raises(DocketError) as told:
        run(admit("SELECT kind FROM filings"), rows(1), address)
    assert "localhost" not in str(told.value)


def test_both_databases_give_the_same_answer(case: Matter, asking: DocketQuestions, postgresql: str) -> None:
    other = DocketQuestions(case, postgresql)
    for question in ("How many motions did Rowan Freight file?", "How many filings were made by kind?"):
        one, two = asking.ask(question), other.ask(question)
        assert (one.count, one.sql) == (two.count, two.sql)
        assert sorted(map(str, (row.values for row in one.rows))) == sorted(
            map(str, (row.values for row in two.rows))
        )
