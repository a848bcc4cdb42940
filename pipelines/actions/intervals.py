"""Days between two dates, step by step. Pure."""

from __future__ import annotations

from datetime import timedelta

from pipelines.actions.days import spelled
from pipelines.actions.inputs import DaysBetweenInputs
from pipelines.actions.legal_holidays import Calendar
from pipelines.actions.records import Working
from pipelines.actions.taken import Step


def compute(inputs: DaysBetweenInputs) -> Working:
    """Count the days from one day to another, the first one not counted unless the request says so.

    :param inputs: the two days, whole.
    """
    assert inputs.first is not None and inputs.last is not None
    first, last = sorted((inputs.first, inputs.last))
    steps = [Step(text=f"The days from {spelled(first)} to {spelled(last)} are counted.", rule="as asked")]
    if inputs.last < inputs.first:
        steps.append(
            Step(text="The later day was named first; they are taken in their order.", rule="as asked")
        )
    both = inputs.both_counted
    days = (last - first).days + both
    which = "Both days are counted" if both else "The first day is not counted and the last one is"
    rule = "as asked" if both else "as in Rule 6(a)(1)(A) and (C)"
    steps.append(Step(text=f"{which}: {_days(days)}.", rule=rule))
    result: dict[str, object] = {"days": days, "weeks": days // 7, "days_over": days % 7}
    told = _days(days)
    notes = []
    if inputs.business:
        calendar = Calendar()
        start = first if both else first + timedelta(days=1)
        counted = [start + timedelta(days=n) for n in range(days)]
        business = sum(calendar.closed(day) is None for day in counted)
        away = (
            f"{_days(days - business)} of them are weekends or federal legal holidays: {business:,} remain."
        )
        steps.append(Step(text=away, rule="5 U.S.C. § 6103"))
        result["business_days"] = business
        told = f"{business:,} business day{'' if business == 1 else 's'}"
        notes.append("State holidays are counted as business days.")
    elif days >= 7:
        steps.append(Step(text=f"That is {days // 7:,} weeks and {_days(days % 7)}.", rule="7 days a week"))
    between = f"From {spelled(first)} to {spelled(last)} it is {told}."
    return Working(answer=between, result=result, steps=tuple(steps), notes=tuple(notes))


def _days(count: int) -> str:
    return f"{count:,} day{'' if count == 1 else 's'}"
