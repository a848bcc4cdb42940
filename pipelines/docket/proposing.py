"""What a question asks for becomes a SELECT, built of expressions: no word of it gets into the SQL but as a
bound value."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    and_,
    exists,
    func,
    literal_column,
    or_,
    select,
)
from sqlalchemy.engine.default import DefaultDialect

from pipelines.docket.gate import MOST_ROWS, Value
from pipelines.docket.schema import AUTHORITIES, DOCUMENTS, FILERS, FILINGS, TABLES
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
    "authorities": ("name", "file"),
}
_ALSO = {"judge": "judge", "court": "court"}
"""Columns that are shown where they are asked for."""
_ONE_EACH = frozenset({"parties", "counsel", "authorities"})
"""Tables of which each document repeats the rows."""


_LIMIT: ColumnElement[int] = literal_column(str(MOST_ROWS))


class Query(NamedTuple):
    """A query that is proposed: its text, and what its names stand for."""

    sql: str
    values: dict[str, Value]


def propose(wanted: Wanted) -> Query:
    """Write the query for what a question asks for.

    :param wanted: what it asks for.
    """
    statement = _grouped(wanted) if wanted.group else _rows(wanted)
    table = TABLES[wanted.table]
    statement = statement.where(*_expressions(wanted, table))
    if wanted.at_end and not wanted.group:
        first, highest = wanted.order
        same = table.alias(f"all_{table.name}")
        end = func.max(same.c[first]) if highest else func.min(same.c[first])
        statement = statement.where(
            table.c[first] == select(end).where(*_expressions(wanted, same)).scalar_subquery()
        )
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
        is_one = wanted.beside is not None and wanted.beside.is_one
        if wanted.form is Form.COUNT or is_one:  # who has two roles is one
            columns = columns[:1]
        one = select(*columns).group_by(*columns).order_by(columns[0])
        return one.limit(_LIMIT)
    if wanted.table == "filings" and wanted.form is Form.WHO:
        joined = table.outerjoin(FILERS, FILERS.c.filing == FILINGS.c.filing)
        statement = select(*columns, FILERS.c.party, FILERS.c.role).select_from(joined)
    else:
        statement = select(*columns)
    if wanted.beside:  # each row is cited by what it cites, too
        cites = AUTHORITIES.c.document_id == table.c.document_id
        statement = select(*columns).select_from(table.join(AUTHORITIES, cites)).group_by(*columns)
    first, highest = wanted.order
    order = table.c[first].desc() if highest else table.c[first].asc()
    behind = [table.c.number] if "number" in table.c else [table.c.file]
    return statement.order_by(order, *behind).limit(_LIMIT)


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
    return statement.group_by(by).order_by(order).limit(_LIMIT)


def _expressions(wanted: Wanted, table: FromClause) -> Iterator[ColumnElement[bool]]:
    for condition in wanted.conditions:
        if wanted.table == "filings" and condition.column in ("party", "role"):
            of = _test(FILERS.c[condition.column], condition)
            yield exists().where(and_(FILERS.c.filing == table.c.filing, of))
        else:
            yield _test(table.c[condition.column], condition)
    if wanted.beside and wanted.table == "authorities":
        tests = [_test(DOCUMENTS.c[each.column], each) for each in wanted.beside.conditions]
        yield exists().where(and_(DOCUMENTS.c.document_id == table.c.document_id, *tests))
    elif wanted.beside:
        yield from (_test(AUTHORITIES.c[each.column], each) for each in wanted.beside.conditions)


def _test(column: ColumnElement[object], condition: Condition) -> ColumnElement[bool]:
    match condition.test:
        case "told":
            return column.is_not(None)
        case "part":
            return or_(*(_has_part(column, str(value)) for value in condition.values))
        case "in":
            values = condition.values
            return column == values[0] if len(values) == 1 else column.in_([*values])
        case "from":
            return column >= condition.values[0]
        case "to":
            return column <= condition.values[0]
        case _:
            return and_(*(column.like(f"%{value}%") for value in condition.values))


def _has_part(column: ColumnElement[Any], part: str) -> ColumnElement[bool]:
    """Say whether a role is one of the parts of a role: "defendant" of "defendant-appellee"."""
    return or_(
        column == part, column.like(f"{part}-%"), column.like(f"%-{part}"), column.like(f"{part} and %")
    )
