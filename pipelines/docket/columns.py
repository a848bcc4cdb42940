"""Which table each column of a query is of. A column that is of none is refused."""

from __future__ import annotations

import re

from sqlglot import exp
from sqlglot.errors import SqlglotError
from sqlglot.optimizer.qualify import qualify

from pipelines.docket.schema import TABLES, columns_of
from pipelines.errors import QueryRefused

READ = "sqlite"
"""The dialect that queries are read in."""


def qualified(tree: exp.Select) -> exp.Select:
    """Return a SELECT with each column's table written out, and no star.

    :param tree: the SELECT, of published tables.
    :raises QueryRefused: when a column is none of its tables'.
    """
    schema: dict[str, object] = {name: columns_of(name) for name in TABLES}
    try:
        full = qualify(tree.copy(), schema=schema, dialect=READ, quote_identifiers=True)
    except (SqlglotError, RecursionError) as error:
        raise QueryRefused(f"The query does not fit the tables: {_first_line(error)}.") from None
    assert isinstance(full, exp.Select)
    for column in full.find_all(exp.Column):
        _check_column(column)
    return full


def _check_column(column: exp.Column) -> None:
    """Refuse a column that is none of its SELECT's: SQLite would take its quoted name for a text."""
    select = column.find_ancestor(exp.Select)
    of_result = select is not None and not column.table and column.name in select.named_selects
    while select is not None:
        if column.table in (read := sources(select)):
            if column.name in columns_of(read[column.table]):
                return
            break
        select = select.find_ancestor(exp.Select)
    if not of_result:
        raise QueryRefused(f"The query does not fit the tables: there is no column {column.name[:60]!r}.")


def sources(select: exp.Select) -> dict[str, str]:
    """Return the tables that a SELECT reads, by the names that they go by in it.

    :param select: the SELECT.
    """
    joined = (join.this for join in select.args.get("joins") or ())
    return {each.alias_or_name: each.name.lower() for each in (select.args["from_"].this, *joined)}


def _first_line(error: Exception) -> str:
    return re.sub(r"\x1b\[\d*m", "", str(error)).partition("\n")[0][:200]
