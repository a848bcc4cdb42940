"""Deadlines in hours, by Federal Rule of Civil Procedure 6(a)(2): by the hours that pass. Pure."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from pipelines.actions.counting import Count, moment
from pipelines.actions.days import spelled
from pipelines.actions.inputs import DeadlineInputs

_NO_SAVING = frozenset({"AS", "AZ", "GU", "HI", "MP", "PR", "VI"})
"""Where clocks are not moved in spring and autumn, as 15 U.S.C. § 260a lets a state choose."""


def compute(count: Count) -> tuple[date, datetime]:
    """Count a period in hours.

    :param count: the deadline; what is done becomes its steps.
    :returns: the last day, and the hour on it.
    """
    inputs = count.inputs
    assert inputs.event_time is not None
    begin = datetime.combine(count.event, inputs.event_time, _zone(inputs.state))
    count.ask(moment(begin))
    count.step("Counting begins at once, on the event that triggers the period.", "Rule 6(a)(2)(A)")
    end = _later(begin, count.number if count.forward else -count.number)
    count.step(
        "Every hour is counted, with those of Saturdays, Sundays and legal holidays, and none is rounded: "
        f"{moment(end)}.",
        "Rule 6(a)(2)(B)",
    )
    if begin.utcoffset() != end.utcoffset():
        count.step("The clocks change in between, so the time of day is another.", "15 U.S.C. § 260a")
    last = count.moved(end.date(), "Rule 6(a)(2)(C)" if count.forward else "Rule 6(a)(2)(C) and (a)(5)")
    if last != end.date():
        end = datetime.combine(last, end.time(), end.tzinfo)
        count.step(f"The period runs to the same time on {spelled(last)}.", "Rule 6(a)(2)(C)")
    return last, end


def clocks_change(inputs: DeadlineInputs) -> bool:
    """Say whether a period in hours goes over a change of the clocks, which some states do not keep.

    :param inputs: whole.
    """
    if inputs.event_day is None or inputs.event_time is None or inputs.count is None:
        return False
    begin = datetime.combine(inputs.event_day, inputs.event_time, _zone(None))
    end = _later(begin, inputs.count if inputs.direction == "after" else -inputs.count)
    return begin.utcoffset() != end.utcoffset()


def _later(begin: datetime, hours: int) -> datetime:
    """Return the time after so many hours have passed, by the clocks of the same place."""
    return (begin.astimezone(UTC) + timedelta(hours=hours)).astimezone(begin.tzinfo)


def _zone(state: str | None) -> ZoneInfo:
    # All that keep daylight saving time change their clocks at 2 a.m. of their own: one zone stands for all.
    return ZoneInfo("America/Phoenix" if state in _NO_SAVING else "America/New_York")
