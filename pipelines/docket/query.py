"""A query that was run for a question, as an answer keeps it."""

from __future__ import annotations

from pipelines.record import Record


class RunQuery(Record):
    """A query and what it gave.

    :param sql: the query, as it can be run again.
    :param columns: of the rows, in order.
    :param rows: what it gave, a value a column.
    :param count: how many rows there are; more than ``rows`` where the query's LIMIT cut them.
    """

    sql: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | int | float | None, ...], ...]
    count: int
