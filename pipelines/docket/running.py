"""An admitted query is run: on a database that lasts as long as the question, read-only, within a time limit.

The tables that the query reads are made and filled, then the connection is closed to everything but reading
them. In SQLite the database is in memory, and the engine asks an authorizer for leave for each table, column
and function; in PostgreSQL the tables are temporary, in a schema that is the connection's own, and the
transaction is read-only and rolled back. Nothing of a matter stays behind in either.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, insert
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import NullPool, StaticPool
from sqlglot import exp

from pipelines.docket.gate import Admitted
from pipelines.docket.schema import METADATA, TABLES
from pipelines.docket.sources import Row
from pipelines.errors import DocketError, QueryRefused

SECONDS = 3.0
"""How long a query may run."""
_STEPS = 1000
"""Instructions of SQLite's machine between two looks at the clock."""
_LONGEST_VALUE = 1_000_000
_MOST_TEXT = 5_000_000
"""Characters that a query may return in all."""
_FUNCTIONS = frozenset(
    """count sum min max avg total lower upper length substr substring coalesce abs round trim like
    group_concat""".split()
)
_CITED = "cited_"


@dataclass(frozen=True, slots=True)
class Result:
    """What a query gives.

    :param columns: their names.
    :param rows: the values, in the order of the columns.
    :param places: of each row the places of the rows that it comes from.
    :param count: how many rows there are without the LIMIT.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str | int | float | None, ...], ...]
    places: tuple[tuple[int, ...], ...]
    count: int


def run(
    admitted: Admitted, rows: Mapping[str, Sequence[Row]], url: str = "", seconds: float = SECONDS
) -> Result:
    """Run a query.

    :param admitted: the query.
    :param rows: what the tables that it reads are filled with.
    :param url: of a PostgreSQL server's database; SQLite in memory where empty.
    :param seconds: how long it may run.
    :raises QueryRefused: when it runs longer, or the database will not run it.
    :raises DocketError: when the database cannot be reached.
    """
    engine = _engine(url)
    try:
        with engine.connect() as connection:
            _fill(connection, admitted, rows)
            with _closed_to_writing(connection, seconds):
                return _read(connection, admitted)
    except DBAPIError as error:
        raise _refusal(error, seconds) from None
    except SQLAlchemyError:
        raise DocketError("The database that is set as PINCITE_DATABASE cannot be used.") from None
    finally:
        engine.dispose()


def _engine(url: str) -> Engine:
    if not url:
        return create_engine("sqlite://", poolclass=StaticPool)
    scheme, _, rest = url.partition("://")
    if scheme not in ("postgresql", "postgres", "postgresql+psycopg"):
        raise DocketError("PINCITE_DATABASE must be the URL of a PostgreSQL database: postgresql://…")
    try:
        return create_engine(f"postgresql+psycopg://{rest}", poolclass=NullPool)
    except (ArgumentError, NoSuchModuleError, ValueError):
        raise DocketError("PINCITE_DATABASE is no URL of a PostgreSQL database.") from None


def _fill(connection: Connection, admitted: Admitted, rows: Mapping[str, Sequence[Row]]) -> None:
    tables = [TABLES[name] for name in sorted(admitted.tables)]
    METADATA.create_all(connection, tables=tables, checkfirst=False)
    for table in tables:
        if rows[table.name]:
            connection.execute(insert(table), list(rows[table.name]))


@contextmanager
def _closed_to_writing(connection: Connection, seconds: float) -> Iterator[None]:
    """Leave a connection nothing but reading, for so long; what was written before is rolled back."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL search_path = pg_temp, pg_catalog")
        connection.exec_driver_sql(f"SET LOCAL statement_timeout = {int(seconds * 1000)}")
        connection.exec_driver_sql("SET TRANSACTION READ ONLY")
        yield
        return
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    driver.execute("PRAGMA query_only = ON")
    driver.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
    driver.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    until = time.monotonic() + seconds
    driver.set_progress_handler(lambda: int(time.monotonic() > until), _STEPS)
    driver.set_authorizer(_authorize)
    try:
        yield
    finally:
        driver.set_authorizer(None)  # so that the transaction can be ended
        driver.set_progress_handler(None, _STEPS)


def _authorize(action: int, one: str | None, two: str | None, database: str | None, _: str | None) -> int:
    """Give SQLite leave to read the tables and to call some functions, and for nothing else.

    https://www.sqlite.org/c3ref/set_authorizer.html
    """
    allowed = (
        action == sqlite3.SQLITE_SELECT
        or (action == sqlite3.SQLITE_READ and one in TABLES and database in ("temp", "main", None))
        or (action == sqlite3.SQLITE_FUNCTION and two in _FUNCTIONS)
    )
    return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY


def _read(connection: Connection, admitted: Admitted) -> Result:
    dialect = "postgres" if connection.dialect.name == "postgresql" else "sqlite"
    tree = _with_places(admitted)
    result = connection.exec_driver_sql(_sql(tree, dialect), dict(admitted.values))
    names = list(result.keys())
    citing = sum(name.startswith(_CITED) for name in names)
    width = len(names) - citing
    rows: list[tuple[str | int | float | None, ...]] = []
    places: list[tuple[int, ...]] = []
    size = 0
    for row in result:
        rows.append(tuple(map(_plain, row[:width])))
        places.append(_places(row[width:]))
        size += sum(len(value) for value in row if isinstance(value, str))
        if size > _MOST_TEXT:
            raise QueryRefused("The query returns more text than can be shown.")
    return Result(
        tuple(names[:width]), tuple(rows), tuple(places), _count(connection, admitted, dialect, len(rows))
    )


def _count(connection: Connection, admitted: Admitted, dialect: str, found: int) -> int:
    """Return how many rows there are, asking again only where the LIMIT was reached."""
    limit = int(admitted.tree.args["limit"].expression.name)
    offset = admitted.tree.args.get("offset")
    if found < limit and not offset:
        return found
    whole = admitted.tree.copy()
    for part in ("limit", "offset", "order"):
        whole.set(part, None)
    counting = exp.select(exp.Count(this=exp.Star())).from_(whole.subquery("counted"))
    return int(connection.exec_driver_sql(_sql(counting, dialect), dict(admitted.values)).scalar_one())


def _sql(tree: exp.Select, dialect: str) -> str:
    if dialect == "postgres":  # SQLite's LIKE takes no notice of case
        tree = tree.copy()
        for like in list(tree.find_all(exp.Like)):
            like.replace(exp.ILike(this=like.this, expression=like.expression))
    return tree.sql(dialect=dialect, comments=False)


def _with_places(admitted: Admitted) -> exp.Select:
    """Return the query with the places of the rows that each of its rows comes from."""
    tree = admitted.tree.copy()
    grouped = admitted.is_grouped
    if tree.args.get("distinct"):
        tree.set("distinct", None)
        tree.set("group", exp.Group(expressions=[each.unalias().copy() for each in tree.expressions]))
        grouped = True
    for number, name in enumerate(admitted.sources):
        place: exp.Expression = exp.column("place", table=name, quoted=True)
        if grouped:
            separator = exp.Literal.string(",")
            place = exp.GroupConcat(this=exp.cast(place, "text"), separator=separator)
        tree.select(exp.alias_(place, f"{_CITED}{number}", quoted=True), copy=False)
    return tree


def _places(values: Sequence[Any]) -> tuple[int, ...]:
    found = [int(place) for value in values if value is not None for place in str(value).split(",")]
    return tuple(dict.fromkeys(found))


def _plain(value: object) -> str | int | float | None:
    if value is None or isinstance(value, str | int | float):
        return value
    return float(str(value))  # PostgreSQL's sums are Decimal


def _refusal(error: DBAPIError, seconds: float) -> DocketError:
    said = str(error.orig).partition("\n")[0]
    if "interrupted" in said or "statement timeout" in said:
        return QueryRefused(f"The query took longer than {seconds:g} seconds and was stopped.")
    if isinstance(error.orig, sqlite3.Error) or getattr(error.orig, "sqlstate", None):
        return QueryRefused(f"The database refused the query: {said[:200]}.")
    return DocketError("The database that is set as PINCITE_DATABASE cannot be reached.")
