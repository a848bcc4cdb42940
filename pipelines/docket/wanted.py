"""What a docket question asks for, as conditions on the rows of a table. Pure functions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from pipelines.docket.sources import Row


class Form(StrEnum):
    """How the question wants its answer."""

    COUNT = "how many"
    LIST = "which"
    WHEN = "when"
    WHO = "who filed"
    JUDGE = "which judge"
    PAGES = "how many pages"


class Condition(NamedTuple):
    """A condition on a column.

    :param column: the column; ``party`` and ``role`` of a filing are those of its filers.
    :param test: ``in``, ``from``, ``to``, ``part`` (one of a role's parts), ``like`` (each of the values
        somewhere in the text) or ``told`` (whatever it is).
    :param values: what is tested against.
    """

    column: str
    test: str
    values: tuple[str | int, ...]

    def holds(self, row: Mapping[str, object]) -> bool | None:
        """Say whether a row meets it; None where the row does not tell.

        :param row: with the column's value; for what a filing has several of, a tuple of them.
        """
        value = row.get(self.column)
        values = value if isinstance(value, tuple) else (value,)
        told = [each for each in values if each is not None]
        if self.test == "told":
            return bool(told)
        if not told:
            return None
        return any(self._holds(each) for each in told)

    def _holds(self, value: object) -> bool:
        match self.test:
            case "in":
                return value in self.values
            case "part":
                role = str(value)
                return any(
                    role == part or role.startswith((f"{part}-", f"{part} and ")) or role.endswith(f"-{part}")
                    for part in map(str, self.values)
                )
            case "from":
                return str(value) >= str(self.values[0])
            case "to":
                return str(value) <= str(self.values[0])
            case _:
                return all(str(part).casefold() in str(value).casefold() for part in self.values)


class Beside(NamedTuple):
    """What must be true of another row of the same document: the papers that cite, or what a paper cites.

    :param table: the other row's table.
    :param conditions: all of which it must meet.
    :param what: what the other row is, in the singular and in the plural.
    :param is_one: whether the question means one such row ("the opposition").
    """

    table: str
    conditions: tuple[Condition, ...]
    what: tuple[str, str] = ("document", "documents")
    is_one: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a question asks for.

    :param table: the table.
    :param form: how it wants the answer.
    :param what: what is counted or listed, in the singular and in the plural.
    :param conditions: all of which a row must meet.
    :param split: dispositions that are asked of the rows ("and which were granted?").
    :param group: the column by which rows are counted ("by year"), or None.
    :param order: the column that orders the rows, and whether the highest is first.
    :param at_end: whether only the first in that order is wanted, and what is level with it.
    :param said: the conditions in words, as the answer has them.
    :param notes: how words of the question were read, for the reader.
    :param cases: the cases that the question is about; all where empty.
    :param beside: what must be true of another row of the same document, or None.
    """

    table: str
    form: Form
    what: tuple[str, str]
    conditions: tuple[Condition, ...] = ()
    split: tuple[str, ...] = ()
    group: str | None = None
    order: tuple[str, bool] = ("day", False)
    at_end: bool = False
    said: str = ""
    notes: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    beside: Beside | None = None


class LeftOut(NamedTuple):
    """Rows that may or may not be meant, because they do not tell a column: how many, and which column."""

    rows: int
    column: str


def left_out(wanted: Wanted, rows: Sequence[Row | Mapping[str, object]]) -> list[LeftOut]:
    """Count the rows of which it cannot be told whether they are meant.

    :param wanted: what is asked for.
    :param rows: the table's rows, with what a filing has several of.
    """
    found: dict[str, int] = {}
    for row in rows:
        held = [(condition.column, condition.holds(row)) for condition in wanted.conditions]
        if all(holds is not False for _, holds in held):
            for column in {column for column, holds in held if holds is None}:
                found[column] = found.get(column, 0) + 1
    return [LeftOut(rows, column) for column, rows in found.items()]
