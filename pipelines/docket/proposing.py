"""What a question asks for becomes a SELECT, built of expressions: no word of it gets into the SQL but as a
bound value."""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, Table, and_, exists, func, literal_column, select
from sqlalchemy.engine.default import DefaultDialect

from pipelines.docket.gate import MOST_ROWS, Value
from pipelines.docket.schema import FILERS, FILINGS, TABLES
from pipelines.docket.wanted import Condition, Form, Wanted

_COLUMNS = {
    "filings": (
        "case_number",
        "number",
        "day",
        "kind",
        "title",
        "disposition",
        "ruled_in",
        "ruled_on",
        "paper",
    ),
    "documents": ("file", "kind", "title", "case_number", "day", "pages"),
    "parties": ("party", "role", "case_number"),
    "counsel": ("attorney", "role", "case_number"),
}
_ALSO = {"judge": "judge", "court": "court"}
"""Columns that are shown where they are asked for."""
_ONE_EACH = frozenset({"parties", "counsel"})
"""Tables of which each document repeats the rows."""


class Query(NamedTuple):
    """A query that is proposed: its text, and what its names stand for."""

    sql: str
    values: dict[str, Value]


def propose(wanted: Wanted) -> Query:
    """Write the query for what a question asks for.

    :param wanted: what it asks for.
    """
    statement = _grouped(wanted) if wanted.group else _rows(wanted)
    for condition in wanted.conditions:
        statement = statement.where(_expression(condition, TABLES[wanted.table]))
    compiled = statement.compile(
        dialect=DefaultDialect(paramstyle="named"), compile_kwargs={"render_postcompile": True}
    )
    return Query(str(compiled), dict(compiled.params))


def _rows(wanted: Wanted) -> Select[*tuple[Any, ...]]:
    table = TABLES[wanted.table]
    asked = {condition.column for condition in wanted.conditions}
    names = [*_COLUMNS[wanted.table], *(name for name in _ALSO if name in asked or wanted.form is Form.JUDGE)]
    columns: list[ColumnElement[object]] = [table.c[name] for name in names if name in table.c]
    if wanted.table in _ONE_EACH:
        one = select(*columns).group_by(*columns).order_by(columns[0])
        return one.limit(_limit(wanted))
    if wanted.table == "filings" and wanted.form is Form.WHO:
        joined = table.outerjoin(FILERS, FILERS.c.filing == FILINGS.c.filing)
        statement = select(*columns, FILERS.c.party, FILERS.c.role).select_from(joined)
    else:
        statement = select(*columns)
    first, highest = wanted.order
    order = table.c[first].desc() if highest else table.c[first].asc()
    if wanted.only:
        statement = statement.where(table.c[first].is_not(None))
    behind = [table.c.number] if "number" in table.c else [table.c.file]
    return statement.order_by(order, *behind).limit(_limit(wanted))


def _limit(wanted: Wanted) -> ColumnElement[int]:
    return literal_column(str(int(wanted.only or MOST_ROWS)))


def _grouped(wanted: Wanted) -> Select[*tuple[Any, ...]]:
    table = TABLES[wanted.table]
    counted = func.count().label("count")
    if wanted.group == "party":
        joined = table.join(FILERS, FILERS.c.filing == FILINGS.c.filing)
        by: ColumnElement[object] = FILERS.c.party
        statement = select(by, counted).select_from(joined)
    elif wanted.group in ("year", "month"):
        by = func.substr(table.c.day, 1, 4 if wanted.group == "year" else 7).label(wanted.group)
        statement = select(by, counted)
    else:
        by = table.c[wanted.group or "kind"]
        statement = select(by, counted)
    order = by if wanted.group in ("year", "month") else counted.desc()
    return statement.group_by(by).order_by(order).limit(_limit(wanted))


def _expression(condition: Condition, table: Table) -> ColumnElement[bool]:
    if table is FILINGS and condition.column in ("party", "role"):
        of = _test(FILERS.c[condition.column], condition)
        return exists().where(and_(FILERS.c.filing == FILINGS.c.filing, of))
    return _test(table.c[condition.column], condition)


def _test(column: ColumnElement[object], condition: Condition) -> ColumnElement[bool]:
    match condition.test:
        case "in":
            values = condition.values
            return column == values[0] if len(values) == 1 else column.in_([*values])
        case "from":
            return column >= condition.values[0]
        case "to":
            return column <= condition.values[0]
        case _:
            return and_(*(column.like(f"%{value}%") for value in condition.values))
