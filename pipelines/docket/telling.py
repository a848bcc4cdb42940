"""Numbers, days and rows in words. Pure functions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipelines.docket.wanted import Condition, Wanted
from pipelines.routes.searched import written
from pipelines.text import counted as with_noun


def days_said(days: Sequence[Condition]) -> str:
    """Return days in words: "in 2021", "from 1 March 2021 to 3 May 2021".

    :param days: conditions on a day.
    """
    ends = {condition.test: str(condition.values[0]) for condition in days}
    first, last = ends.get("from"), ends.get("to")
    if first and last:
        if first == last:
            return f"on {written(first)}"
        if first[4:] == "-01-01" and last[4:] == "-12-31":
            return f"in {first[:4]}" if first[:4] == last[:4] else f"from {first[:4]} to {last[:4]}"
        return f"from {written(first)} to {written(last)}"
    return f"since {written(first)}" if first else f"until {written(last)}" if last else ""


def counted(count: int, wanted: Wanted) -> str:
    """Return a number with what it counts: "3 motions".

    :param count: the number.
    :param wanted: what is counted.
    """
    return with_noun(count, *wanted.what)


def row_said(table: str, values: Mapping[str, object]) -> str:
    """Return a row as a sentence.

    :param table: the table.
    :param values: by column.
    """
    if table == "filings":
        return _filing(values)
    if table == "documents":
        day = values.get("day")
        told = [str(values["title"] or values["kind"] or values["file"])]
        told += [written(str(day))] if day else []
        told += [f"{values['pages']} page{'' if values['pages'] == 1 else 's'}"]
        told += [str(values[name]) for name in ("judge", "court", "case_number") if values.get(name)]
        return stopped(f"{values['file']}: {', '.join(told)}")
    if table == "authorities":
        return stopped(" in ".join(str(values[name]) for name in ("name", "file") if values.get(name)))
    name = str(values.get("party") or values.get("attorney"))
    role = values.get("role")
    side = f" for {role}" if role and "attorney" in values else f", {role}" if role else ""
    case = f" in {values['case_number']}" if values.get("case_number") else ""
    return stopped(f"{name}{side}{case}")


def stopped(said: str) -> str:
    """Return a sentence with its full stop, which an abbreviation at its end ("Inc.") has already.

    :param said: the sentence.
    """
    return said if said.endswith(".") else f"{said}."


def _filing(values: Mapping[str, object]) -> str:
    number = f"entry {values['number']}, " if values.get("number") is not None else ""
    day = written(str(values["day"])) if values.get("day") else "without a day"
    by = f", by {values['party']}" if values.get("party") else ""
    judge = f", Judge {values['judge']}" if values.get("judge") else ""
    said = f"{number}{day}: {values['title'] or values['kind'] or 'without a title'}{by}{judge}"
    if values.get("paper"):
        said += f" ({values['paper']})"
    if outcome := values.get("disposition"):
        said += f"; {outcome}"
        if values.get("ruled_in") is not None:
            said += f" in entry {values['ruled_in']}, {written(str(values['ruled_on']))}"
    return stopped(f"{said[0].upper()}{said[1:]}")
