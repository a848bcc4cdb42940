"""What an action works on, in words, alike on the screen, in files and in the terminal. Pure functions."""

from __future__ import annotations

from typing import Any, NamedTuple

from pipelines.actions.days import short, whole_day
from pipelines.actions.taken import TakenAction

_NAMES = {
    "count": "how many",
    "unit": "of what",
    "direction": "counted",
    "event_day": "day of the event",
    "event_time": "time of the event",
    "state": "where the court sits",
    "declared": "further holidays",
    "service": "served by",
    "first": "first day",
    "last": "last day",
    "both_counted": "both days counted",
    "business": "business days only",
    "number": "docket number",
    "rate": "percent a year",
    "year": "days of a year",
}
"""What inputs are called, where their own names are not plain."""


class TakenInput(NamedTuple):
    """An input of an action.

    :param name: its name, in words.
    :param value: its value, in words.
    :param written: the words that give it; empty where none do.
    :param keys: keys of the citations that they stand in, as they are told; empty where the user gave them.
    """

    name: str
    value: str
    written: str = ""
    keys: str = ""


def inputs_of(act: TakenAction) -> list[TakenInput]:
    """Return the inputs of an action, in the order of its schema.

    :param act: the action.
    """
    found = []
    for name, value in act.inputs.items():
        source = act.sources.get(name)
        told = ", ".join(map(_told, value if isinstance(value, list) else [value]))
        written, keys = (source.written, source.citation or "") if source else ("", "")
        found.append(TakenInput(_NAMES.get(name, name), told, written, keys))
    return found


def _told(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    day = whole_day(value) if isinstance(value, str) else None
    return short(day) if day else str(value)


def input_line(each: TakenInput) -> str:
    """Return an input on one line: "first day: June 3, 2024 (“6/3/2024”)".

    :param each: the input.
    """
    keys = f", [{each.keys}]" if each.keys else ""
    return f"{each.name}: {each.value}" + (f" (“{each.written}”{keys})" if each.written else "")
