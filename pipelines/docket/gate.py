"""What SQL is admitted: one SELECT over the published tables, within bounds. Nothing else is ever run.

The text is parsed (sqlglot), every node of the tree must be of a kind that is listed here, and what runs is
written anew from the tree, with each text in it as a bound value: no byte of what was proposed reaches a
database as it was typed. Each row must lead to the places that it comes from, so that sets of rows may not be
nested or united: there is one FROM with joins.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from pipelines.docket.columns import READ, qualified, sources
from pipelines.docket.schema import TABLES
from pipelines.errors import QueryRefused

logging.getLogger("sqlglot").setLevel(logging.ERROR)  # it warns with the words of what it is given

Value = str | int
"""What a placeholder may stand for."""

MOST_ROWS = 500
"""Rows that a query may return; a LIMIT is added, or lowered to it."""
LONGEST = 4000
"""Characters of a query."""
_MOST_NODES, _MOST_DEEP = 400, 40
_MOST_TABLES, _MOST_SELECTS = 4, 4
"""Tables named in one query, each time counted, and SELECTs, those in conditions included."""
_MOST_TEXT, _MOST_WILDCARDS = 200, 6
_MOST_OFFSET = 1_000_000
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,59}")
_NUMBER = re.compile(r"\d{1,9}(?:\.\d{1,6})?")

_FUNCTIONS = (
    *(exp.Count, exp.Sum, exp.Min, exp.Max, exp.Avg),
    *(exp.Lower, exp.Upper, exp.Length, exp.Substring, exp.Coalesce, exp.Abs, exp.Round, exp.Trim),
)
_ALLOWED: frozenset[type[exp.Expression]] = frozenset(
    [
        *(
            exp.Select,
            exp.From,
            exp.Join,
            exp.Where,
            exp.Group,
            exp.Having,
            exp.Order,
            exp.Ordered,
            exp.Limit,
        ),
        *(
            exp.Offset,
            exp.Distinct,
            exp.Table,
            exp.TableAlias,
            exp.Alias,
            exp.Identifier,
            exp.Column,
            exp.Star,
        ),
        *(exp.Literal, exp.Placeholder, exp.Null, exp.Boolean, exp.Paren, exp.Tuple, exp.Neg),
        *(exp.And, exp.Or, exp.Not, exp.EQ, exp.NEQ, exp.GT, exp.GTE, exp.LT, exp.LTE, exp.Is, exp.In),
        *(exp.Between, exp.Like, exp.Exists, exp.Subquery, exp.Case, exp.If),
        *(exp.Add, exp.Sub, exp.Mul, exp.Div),
        *_FUNCTIONS,
    ]
)


@dataclass(frozen=True, slots=True)
class Admitted:
    """A query that may be run.

    :param tree: the query, all columns with their tables, each text a placeholder.
    :param values: what the placeholders stand for.
    :param tables: the tables that it reads.
    :param sources: what its rows come from: the tables of its FROM, by the names that they go by in it.
    :param shown: the query as it is shown, to be run again as it stands.
    """

    tree: exp.Select
    values: Mapping[str, Value]
    tables: frozenset[str]
    sources: tuple[str, ...]
    shown: str

    @property
    def is_grouped(self) -> bool:
        """Whether a row stands for several rows."""
        return is_grouped(self.tree)


def admit(sql: str, values: Mapping[str, Value] | None = None) -> Admitted:
    """Admit a query, or refuse it.

    :param sql: the query; ``:name`` stands for a value, where values are given.
    :param values: what the names stand for.
    :raises QueryRefused: when it is anything but one SELECT over the published tables within bounds.
    """
    given = dict(values or {})
    tree = _parsed(sql)
    _check_nodes(tree, given)
    for select in tree.find_all(exp.Select):
        _check_select(select)
    tables = [table.name.lower() for table in tree.find_all(exp.Table)]
    if not tables:
        raise QueryRefused(f"The query reads no table. There are: {', '.join(TABLES)}.")
    if len(tables) > _MOST_TABLES or len(list(tree.find_all(exp.Select))) > _MOST_SELECTS:
        raise QueryRefused(f"The query names more than {_MOST_TABLES} tables.")
    _limit(tree)
    shown = _shown(tree, given)
    full = qualified(tree)
    return Admitted(full, _bound(full, given), frozenset(tables), tuple(sources(full)), shown)


def _parsed(sql: str) -> exp.Select:
    if len(sql) > LONGEST:
        raise QueryRefused(f"The query has more than {LONGEST:,} characters.")
    try:
        statements = sqlglot.parse(sql, read=READ)
    except (SqlglotError, RecursionError, ValueError, AttributeError, TypeError, IndexError, KeyError):
        raise QueryRefused("The query cannot be read as SQL.") from None  # it parses whatever it is given
    if len(statements) != 1:
        raise QueryRefused("Give one SELECT.")
    tree = statements[0]
    if type(tree) is not exp.Select:
        raise QueryRefused("Only a SELECT is run.")
    return tree


def _check_nodes(tree: exp.Select, values: Mapping[str, Value]) -> None:
    for count, node in enumerate(tree.walk()):
        if count > _MOST_NODES or node.depth > _MOST_DEEP:
            raise QueryRefused("The query is too large.")
        if type(node) not in _ALLOWED:
            raise QueryRefused(f"{_called(node)} is not allowed in a query.")
        match node:
            case exp.Placeholder() if node.name not in values:
                raise QueryRefused("A query has no place for values.")
            case exp.Identifier() if not _NAME.fullmatch(node.name):
                raise QueryRefused("A name in the query has other than letters, digits and underscores.")
            case exp.Literal() if node.is_string and (len(node.name) > _MOST_TEXT or "\0" in node.name):
                raise QueryRefused(f"A text in the query has more than {_MOST_TEXT} characters.")
            case exp.Literal() if not node.is_string and not _NUMBER.fullmatch(node.name):
                raise QueryRefused("A number in the query is none that can be.")
            case exp.Like() if node.expression.name.count("%") > _MOST_WILDCARDS:
                raise QueryRefused(f"A pattern in the query has more than {_MOST_WILDCARDS} wildcards.")
            case exp.Like() if not isinstance(node.expression, exp.Literal | exp.Placeholder):
                raise QueryRefused("A pattern in the query must be a text.")
            case exp.Table() if node.name.lower() not in TABLES or node.db or node.catalog:
                raise QueryRefused(f"There is no table {node.name!r}. There are: {', '.join(TABLES)}.")
            case exp.Subquery() if isinstance(node.parent, exp.From | exp.Join):
                raise QueryRefused(
                    "FROM may name tables only: a row must lead to the place that it comes from."
                )
            case exp.Distinct() if node.args.get("on"):
                raise QueryRefused("DISTINCT ON is not allowed in a query.")


def _called(node: exp.Expr) -> str:
    if isinstance(node, exp.Anonymous):
        return f"The function {node.name[:40]!r}"
    if isinstance(node, exp.Func):
        return f"The function {node.sql_name()[:40]}"
    return f"{node.key.replace('_', ' ').upper()}"


def _check_select(select: exp.Select) -> None:
    """Refuse joins that pair every row with every other, and sets of rows that cannot be cited."""
    for join in select.args.get("joins") or ():
        side, kind = (str(join.args.get(name) or "").upper() for name in ("side", "kind"))
        if join.args.get("method") or side not in ("", "LEFT") or kind not in ("", "INNER", "OUTER"):
            raise QueryRefused("Only JOIN and LEFT JOIN are allowed in a query.")
        on = join.args.get("on")
        if on is None or not any(map(_pairs_tables, on.find_all(exp.EQ))):
            raise QueryRefused("Each JOIN needs ON with a column of each table, a.x = b.y.")
    if select.args.get("distinct") and is_grouped(select):
        raise QueryRefused("SELECT DISTINCT cannot be put together with GROUP BY or a sum over rows.")
    if not select.args.get("from_"):
        raise QueryRefused(f"Each SELECT must read a table. There are: {', '.join(TABLES)}.")


def _pairs_tables(equal: exp.EQ) -> bool:
    one, other = equal.this, equal.expression
    are_columns = isinstance(one, exp.Column) and isinstance(other, exp.Column)
    return are_columns and bool(one.table and other.table) and one.table.lower() != other.table.lower()


def is_grouped(select: exp.Select) -> bool:
    """Say whether a row of a SELECT stands for several.

    :param select: the SELECT.
    """
    if select.args.get("group") or select.args.get("having"):
        return True
    return any(
        found.find_ancestor(exp.Select) is select
        for each in select.expressions
        for found in each.find_all(exp.AggFunc)
    )


def _limit(tree: exp.Select) -> None:
    asked = tree.args.get("limit")
    offset = tree.args.get("offset")
    most = _whole(asked.expression, MOST_ROWS) if asked else MOST_ROWS
    tree.limit(most, copy=False)
    if offset:
        _whole(offset.expression, _MOST_OFFSET)


def _whole(node: exp.Expression, most: int) -> int:
    if not isinstance(node, exp.Literal) or node.is_string or not node.name.isdigit():
        raise QueryRefused("LIMIT and OFFSET must be whole numbers.")
    return min(int(node.name), most)


def _shown(tree: exp.Select, values: Mapping[str, Value]) -> str:
    shown = tree.copy()
    for node in list(shown.find_all(exp.Placeholder)):
        value = values[node.name]
        node.replace(exp.Literal.number(value) if isinstance(value, int) else exp.Literal.string(value))
    return shown.sql(dialect=READ, comments=False, pretty=True)


def _bound(tree: exp.Select, given: Mapping[str, Value]) -> dict[str, Value]:
    """Put a placeholder in the place of each text, and return what all of them stand for."""
    values = dict(given)
    names: dict[str, str] = {}
    for node in list(tree.find_all(exp.Literal)):
        if node.is_string:
            name = names.setdefault(node.name, f"text_{len(names) + 1}")
            values[name] = node.name
            node.replace(exp.Placeholder(this=name))
    return values
