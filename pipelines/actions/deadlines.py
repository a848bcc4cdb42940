"""Deadlines by Federal Rule of Civil Procedure 6(a) and (d), step by step. Pure.

The text of the Rule is that of 2009, with its amendments of 2016 (no days are added after electronic
service), 2018 and 2023 (Juneteenth). Rule 6(a)(3), the clerk's office out of reach, is left out: that is not
known here.
"""

from __future__ import annotations

from datetime import date, timedelta

from pipelines.actions import hours
from pipelines.actions.counting import Count, moment
from pipelines.actions.days import plus_months, short, spelled
from pipelines.actions.inputs import DeadlineInputs
from pipelines.actions.legal_holidays import state_name
from pipelines.actions.records import Working
from pipelines.actions.service import with_added_days

MODERN = date(2009, 12, 1)
"""Since this day Rule 6(a) counts every day of a period; before, short periods left weekends out."""
_DAYS_OF = {"days": 1, "weeks": 7}
_MONTHS_OF = {"months": 1, "years": 12}
_END_OF_DAY = (
    "The last day ends at midnight in the court’s time zone for electronic filing, and for other filing when "
    "the clerk’s office is scheduled to close, unless a statute, local rule or order says otherwise."
)
_OLD_TEXT = (
    "The Rule is applied in its text since December 1, 2009. Before that day it left Saturdays, Sundays and "
    "legal holidays out of periods of less than 11 days; check which text governs."
)
_INACCESSIBLE = "Whether the clerk’s office was inaccessible on the last day (Rule 6(a)(3)) is not looked at."
_ONLY_IF = (
    "Rule 6(a) computes periods that a rule, an order or a statute sets in days, longer units or hours; "
    "a date "
    "that an order fixes stays as it is."
)


def compute(inputs: DeadlineInputs) -> Working:
    """Compute a deadline.

    :param inputs: the period and the event, whole.
    :returns: the last day, or hour, and the working.
    :raises OverflowError: when it lies outside the calendar.
    """
    count = Count(inputs)
    what = "The deadline is" if count.forward else "The last day to act is"
    if inputs.unit == "hours":
        last, end = hours.compute(count)
        told, at = moment(end), {"time": f"{end:%H:%M}"}
        what = "The deadline is"
    else:
        last = with_added_days(count, _expiry(count))
        count.step(_END_OF_DAY, "Rule 6(a)(4)")
        told, at = spelled(last), {}
    _say_what_was_left_out(count)
    return Working(
        answer=f"{what} {told}.",
        result={"deadline": last.isoformat(), "weekday": f"{last:%A}", **at},
        steps=tuple(count.steps),
        notes=tuple(count.notes),
    )


def _expiry(count: Count) -> date:
    """Return the day on which the period expires under Rule 6(a)."""
    event = count.event
    count.ask(spelled(event))
    count.step(
        f"{short(event)}, the day of the event that triggers the period, is not counted.", "Rule 6(a)(1)(A)"
    )
    day = _counted(count)
    rule = "Rule 6(a)(1)(C)" if count.forward else "Rule 6(a)(1)(C) and (a)(5)"
    last = count.moved(day, rule)
    if last != day:
        count.step(f"The period runs to {spelled(last)}.", rule)
    else:
        count.step("That day is no Saturday, Sunday or legal holiday, so it is the last day.", rule)
    return last


def _counted(count: Count) -> date:
    """Return the last day of the period, whatever day it is."""
    event, unit, sign = count.event, count.unit, 1 if count.forward else -1
    if unit == "business days":
        return _business(count, sign)
    if unit in _DAYS_OF:
        total = _DAYS_OF[unit] * count.number
        day = event + timedelta(days=sign * total)
        text = f"Every day is counted, weekends and legal holidays too: day {total} is {spelled(day)}."
        count.step(text, "Rule 6(a)(1)(B)")
        return day
    day = plus_months(event, sign * _MONTHS_OF[unit] * count.number)
    text = f"Every day is counted, to the corresponding day of the month: {spelled(day)}."
    count.step(text, "Rule 6(a)(1)(B), which holds for longer units too; months go by the calendar")
    if day.day != event.day:
        count.step(f"{day:%B %Y} has no day {event.day}: its last day is taken.", "months go by the calendar")
    return day


def _business(count: Count, sign: int) -> date:
    day, left = count.event, count.number
    while left:
        day += timedelta(days=sign)
        left -= count.calendar.closed(day) is None
    count.step(
        "Only days that are no Saturday, Sunday or legal holiday are counted, as the request has it: day "
        f"{count.number} is {spelled(day)}.",
        "as asked; Rule 6(a)(1)(B) would count every day",
    )
    return day


def _say_what_was_left_out(count: Count) -> None:
    state = count.inputs.state
    if count.event < MODERN:
        count.note(_OLD_TEXT)
    if state and not count.forward:
        name = state_name(state)
        count.note(f"The holidays of {name} do not count in a period that is counted back (Rule 6(a)(6)(C)).")
    if not state and count.forward:
        count.note("No state was named, so no state’s holidays are counted (Rule 6(a)(6)(C)).")
    if count.unit == "business days":
        count.note("The count of business days is the request’s; Rule 6(a) counts every day.")
    count.note(_INACCESSIBLE)
    count.note(_ONLY_IF)
