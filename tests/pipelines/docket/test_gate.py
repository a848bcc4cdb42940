"""The gate: whatever is given, it is refused, or it is one SELECT over the published tables within bounds."""

from __future__ import annotations

import hashlib

import pytest
import sqlglot
from hypothesis import given
from hypothesis import strategies as st
from sqlglot import exp

from pipelines.docket.docket import DocketQuestions
from pipelines.docket.gate import LONGEST, MOST_ROWS, admit
from pipelines.docket.records import DocketAnswer
from pipelines.docket.schema import TABLES, columns_of
from pipelines.errors import QueryRefused
from pipelines.storage.matter import Matter


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM documents",
        "select kind, count(*) n from filings group by kind having count(*) > 1 order by n limit 3 offset 1",
        "SELECT DISTINCT judge FROM filings WHERE day LIKE '2021%'",
        "SELECT f.title FROM filings f JOIN filers p ON p.filing = f.filing WHERE p.party IN ('A', 'B')",
        "SELECT f.title FROM filings AS f LEFT JOIN filers AS p ON p.filing = f.filing WHERE p.party IS NULL",
        "SELECT title FROM filings WHERE day = (SELECT max(day) FROM filings)",
        "SELECT title FROM filings f WHERE EXISTS (SELECT 1 FROM filers p WHERE p.filing = f.filing)",
        "SELECT CASE WHEN day > '2021' THEN 'new' ELSE 'old' END AS age FROM filings -- a comment",
        'SELECT "title" FROM "filings"',
    ],
)
def test_a_select_over_the_tables_is_admitted(sql: str) -> None:
    admitted = admit(sql)
    assert admitted.tables <= TABLES.keys()
    assert "--" not in admitted.tree.sql(comments=False)


@pytest.mark.parametrize(
    ("sql", "why"),
    [
        ("DELETE FROM filings", "Only a SELECT"),
        ("SELECT 1; SELECT 2", "one SELECT"),
        ("", "Only a SELECT"),
        ("SELECT * FROM sqlite_master", "no table 'sqlite_master'"),
        ("SELECT * FROM main.filings", "no table 'filings'"),
        ("SELECT secret FROM filings", "could not be resolved"),
        ("SELECT load_extension('x') FROM filings", "'load_extension' is not allowed"),
        ("SELECT random() FROM filings", "is not allowed"),
        ("WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM c) SELECT x FROM c", "WITH"),
        ("SELECT kind FROM filings UNION SELECT kind FROM documents", "Only a SELECT"),
        ("SELECT * FROM (SELECT * FROM filings)", "tables only"),
        ("SELECT a.kind FROM filings a, filings b", "JOIN"),
        ("SELECT a.kind FROM filings a JOIN filings b ON 1 = 1", "JOIN needs ON"),
        ("SELECT a.kind FROM filings a JOIN filings b ON a.kind = a.kind", "JOIN needs ON"),
        ("SELECT kind FROM filings WHERE kind = :kind", "no place for values"),
        ("SELECT kind FROM filings LIMIT -1", "LIMIT"),
        ("SELECT kind FROM filings FOR UPDATE", "LOCK"),
        ("SELECT title FROM filings WHERE title LIKE '%a%b%c%d%e%f%g%'", "wildcards"),
        ('SELECT kind AS "%(x)s" FROM filings', "letters"),
        ("SELECT kind FROM filings WHERE " + " OR ".join(["kind = 1"] * 200), "too large"),
        ("SELECT kind FROM filings " + " " * LONGEST, "characters"),
    ],
)
def test_anything_else_is_refused_and_why_is_told(sql: str, why: str) -> None:
    with pytest.raises(QueryRefused, match=why):
        admit(sql)


def test_a_limit_is_added_or_lowered() -> None:
    for sql in ("SELECT kind FROM filings", "SELECT kind FROM filings LIMIT 100000"):
        assert f"LIMIT {MOST_ROWS}" in admit(sql).shown
    assert "LIMIT 3" in admit("SELECT kind FROM filings LIMIT 3").shown


def test_no_text_of_a_query_reaches_the_database_but_as_a_bound_value() -> None:
    admitted = admit("SELECT title FROM filings WHERE kind = 'it''s; DROP TABLE filings; --'")
    assert list(admitted.values.values()) == ["it's; DROP TABLE filings; --"]
    assert "DROP" not in admitted.tree.sql(dialect="sqlite")


@given(st.text(max_size=60))
def test_a_value_is_shown_so_that_it_can_be_run_again(value: str) -> None:
    """What is shown is the query with its values written out; read again, they are the same."""
    shown = admit("SELECT title FROM filings WHERE kind = :kind", {"kind": value}).shown
    try:
        again = admit(shown)
    except QueryRefused:
        assert "\0" in value
    else:
        assert list(again.values.values()) == [value]


WORDS = st.sampled_from(
    """SELECT FROM WHERE JOIN LEFT ON AND OR NOT IN EXISTS UNION WITH RECURSIVE AS GROUP BY ORDER LIMIT OFFSET
    DISTINCT HAVING CASE WHEN THEN END IS NULL LIKE BETWEEN INSERT INTO UPDATE SET DELETE DROP TABLE ATTACH
    PRAGMA VALUES ( ) , ; * = < > - + / . || -- /* */ ' " ` [ ] : ? $1 1 0 1e9 'x' '%' x'41'
    filings documents filers parties sqlite_master pages f p day kind title party place count sum max lower
    substr coalesce load_extension randomblob printf main temp""".split()
)


@given(
    st.one_of(
        st.text(max_size=200),
        st.lists(WORDS, max_size=40).map(" ".join),
        st.lists(WORDS, max_size=20).map(lambda words: f"SELECT kind FROM filings {' '.join(words)}"),
    )
)
def test_whatever_is_given_is_refused_or_runs_and_writes_nothing(
    case: Matter, asking: DocketQuestions, sql: str
) -> None:
    before = hashlib.sha256(case.register.path.read_bytes()).digest()
    try:
        answer = asking.query(sql)
    except QueryRefused:
        pass
    else:
        assert_kept_in(answer)
    assert hashlib.sha256(case.register.path.read_bytes()).digest() == before


def assert_kept_in(answer: DocketAnswer) -> None:
    assert answer.sql and len(answer.rows) <= MOST_ROWS
    (tree,) = sqlglot.parse(answer.sql, read="sqlite")
    assert isinstance(tree, exp.Select)
    assert {table.name.lower() for table in tree.find_all(exp.Table)} <= TABLES.keys()
    known = {name for table in TABLES for name in columns_of(table)}
    aliases = {alias.alias for alias in tree.find_all(exp.Alias)}
    assert {column.name.lower() for column in tree.find_all(exp.Column)} <= known | {
        a.lower() for a in aliases
    }
