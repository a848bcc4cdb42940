"""The records of docket questions: frozen, typed, JSON in the form of the command-line contract."""

from __future__ import annotations

from enum import StrEnum

from pipelines.record import Record
from pipelines.records import Answer


class Proposer(StrEnum):
    """Who proposed a query."""

    RULES = "rules"
    MODEL = "model"
    USER = "user"


class DocketRow(Record):
    """A row of the result.

    :param values: by column.
    :param citations: keys of the citations of the places that it comes from.
    """

    values: dict[str, str | int | float | None]
    citations: tuple[str, ...]


class DocketAnswer(Answer):
    """An answer that a query gave; it can be shown like any other.

    :param sql: the query that was run, as it can be run again; None where none was.
    :param proposed_by: who proposed it; None where there is none.
    :param columns: of the rows, in order.
    :param rows: what it gave, each with its places.
    :param count: how many rows there are; more than ``rows`` where the query's LIMIT cut them.
    """

    sql: str | None = None
    proposed_by: Proposer | None = None
    columns: tuple[str, ...] = ()
    rows: tuple[DocketRow, ...] = ()
    count: int = 0
