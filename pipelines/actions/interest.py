"""Interest, simple, compound and on a federal judgment, step by step. Pure, in decimals.

Days are reckoned by a year of 365 days unless the request says 360. Compound interest over two days runs for
whole periods by the calendar, and simply for the days left. Nothing is rounded before the end.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal, localcontext
from typing import NamedTuple

from pipelines.actions.days import plus_months, short
from pipelines.actions.money import EXACT, dollars, percent, to_cent
from pipelines.actions.money_inputs import InterestInputs
from pipelines.actions.records import Working
from pipelines.actions.taken import Step

_A_YEAR = {"daily": 0, "monthly": 12, "quarterly": 4, "semiannually": 2, "annually": 1}
"""Compounding periods in a year; of days there are as many as the year is reckoned by."""
_MONTHS = {"months": 1, "years": 12}
_SHOWN = 12
"""Periods that are told one by one; of more, the first and the last."""
_JUDGMENT = "28 U.S.C. § 1961(a)"


class _Rest(NamedTuple):
    """What is left of the time behind the whole periods: in years, and in words."""

    years: Decimal
    told: str


def compute(inputs: InterestInputs) -> Working:
    """Compute interest.

    :param inputs: the sum, the rate and the time, whole.
    """
    with localcontext(EXACT):
        match inputs.kind:
            case "simple":
                steps, interest = _simple(inputs)
            case "compound":
                steps, interest = _compound(inputs)
            case _:
                steps, interest = _on_judgment(inputs)
        assert inputs.principal is not None
        rounded = to_cent(interest)
        total = to_cent(inputs.principal + interest)
    steps.append(
        Step(text=f"Rounded to the cent at the end: {dollars(rounded)}.", rule="half a cent goes up")
    )
    result = {"interest": str(rounded), "total": str(total)}
    notes = []
    if inputs.kind == "judgment":
        notes.append(
            "The rate is the user’s. Section 1961 takes the weekly average 1-year constant maturity "
            "Treasury yield, as the "
            "Federal Reserve publishes it, for the calendar week before the date of the judgment; check "
            "it there."
        )
    if inputs.first and inputs.last:
        per_day = _per_day(inputs, interest)
        result["per_diem"] = str(per_day)
        told = f" Each further day adds {dollars(per_day)}."
    else:
        told = ""
    answer = f"The interest is {dollars(rounded)}, and with it {dollars(total)} is owed.{told}"
    return Working(answer=answer, result=result, steps=tuple(steps), notes=tuple(notes))


def _simple(inputs: InterestInputs) -> tuple[list[Step], Decimal]:
    principal, share = _principal(inputs), _share(inputs)
    part, told, rule = _time(inputs)
    interest = principal * share * part
    line = f"{dollars(principal)} × {percent(share * 100)} × {told} = {dollars(interest)}."
    return [
        _asked(inputs),
        *_counted(inputs),
        Step(text=line, rule=f"principal × rate × time; {rule}"),
    ], interest


def _compound(inputs: InterestInputs) -> tuple[list[Step], Decimal]:
    principal, share = _principal(inputs), _share(inputs)
    assert inputs.compounded is not None
    steps = [_asked(inputs), *_counted(inputs)]
    each = _A_YEAR[inputs.compounded] or inputs.year
    whole, left = _periods(inputs, each)
    balance = principal * (1 + share / each) ** whole
    formula = f"{dollars(principal)} × (1 + {percent(share * 100)} / {each})^{whole:,} = {dollars(balance)}"
    text = f"{formula}, for {whole:,} whole periods compounded {inputs.compounded}."
    steps.append(Step(text=text, rule="principal × (1 + rate / periods a year) ^ periods"))
    if left:
        steps.append(_left_over(balance, share, left, "simple interest for the rest of a broken period"))
        balance += balance * share * left.years
    return steps, balance - principal


def _on_judgment(inputs: InterestInputs) -> tuple[list[Step], Decimal]:
    principal, share = _principal(inputs), _share(inputs)
    first, last = inputs.first, inputs.last
    assert first is not None and last is not None
    steps = [
        Step(
            text=f"Interest on {dollars(principal)} runs from the entry of the judgment, {short(first)}, "
            f"to the date of "
            f"payment, {short(last)}, at {percent(share * 100)} a year.",
            rule=_JUDGMENT,
        )
    ]
    whole, left = _whole_periods(first, last, 12)
    balance = principal
    for number in range(1, whole + 1):
        earned = balance * share
        if number <= _SHOWN or number == whole:
            until = short(plus_months(first, 12 * number))
            text = (
                f"Year {number}, to {until}: {dollars(balance)} × {percent(share * 100)} = {dollars(earned)}."
            )
            steps.append(Step(text=text, rule="28 U.S.C. § 1961(b): compounded annually"))
        balance += earned
    if left:
        rest = _Rest(Decimal(left) / inputs.year, f"{left}/{inputs.year}")
        steps.append(
            _left_over(balance, share, rest, "28 U.S.C. § 1961(b): computed daily to the date of payment")
        )
        balance += balance * share * rest.years
    return steps, balance - principal


def _left_over(balance: Decimal, share: Decimal, rest: _Rest, rule: str) -> Step:
    earned = balance * share * rest.years
    text = f"{dollars(balance)} × {percent(share * 100)} × {rest.told} = {dollars(earned)}."
    return Step(text=f"For the rest of the time: {text}", rule=rule)


def _per_day(inputs: InterestInputs, interest: Decimal) -> Decimal:
    """Return what the day behind the last one adds."""
    principal = _principal(inputs)
    with localcontext(EXACT):
        if inputs.kind == "compound" and inputs.compounded == "daily":
            base = principal + interest
        elif inputs.kind == "simple":
            base = principal
        else:
            assert inputs.first is not None and inputs.last is not None
            each = _A_YEAR[inputs.compounded or "annually"]
            whole, _ = _whole_periods(inputs.first, inputs.last, 12 // each)
            base = principal * (1 + _share(inputs) / each) ** whole
        return to_cent(base * _share(inputs) / inputs.year)


def _whole_periods(first: date, last: date, months: int) -> tuple[int, int]:
    """Return how many whole periods of months lie between two days, and how many days are left."""
    whole = ((last.year - first.year) * 12 + last.month - first.month) // months
    while plus_months(first, whole * months) > last:
        whole -= 1
    return whole, (last - plus_months(first, whole * months)).days


def _periods(inputs: InterestInputs, each: int) -> tuple[int, _Rest | None]:
    """Return the whole compounding periods in the time, and the rest of it, if any.

    :param inputs: with the time, as two days or as how many days, months or years.
    :param each: compounding periods in a year.
    """
    first, last, count = inputs.first, inputs.last, inputs.count or 0
    if inputs.compounded == "daily":
        whole = (
            (last - first).days if first and last else count * (inputs.year if inputs.unit == "years" else 1)
        )
        return whole, None
    if first and last:
        whole, days = _whole_periods(first, last, 12 // each)
    elif inputs.unit == "days":
        whole, days = 0, count
    else:
        whole, months = divmod(count * _MONTHS[inputs.unit or "years"], 12 // each)
        return whole, _Rest(Decimal(months) / 12, f"{months}/12") if months else None
    return whole, _Rest(Decimal(days) / inputs.year, f"{days}/{inputs.year}") if days else None


def _time(inputs: InterestInputs) -> tuple[Decimal, str, str]:
    """Return the time in years, in words, and how it is reckoned."""
    if (inputs.first and inputs.last) or inputs.unit == "days":
        days = (inputs.last - inputs.first).days if inputs.first and inputs.last else inputs.count or 0
        return Decimal(days) / inputs.year, f"{days:,}/{inputs.year}", f"a year of {inputs.year} days"
    assert inputs.count is not None and inputs.unit is not None
    if inputs.unit == "months":
        return Decimal(inputs.count) / 12, f"{inputs.count}/12", "twelve months a year"
    return Decimal(inputs.count), f"{inputs.count}", "whole years"


def _counted(inputs: InterestInputs) -> Iterator[Step]:
    if inputs.first and inputs.last:
        days = (inputs.last - inputs.first).days
        between = f"From {short(inputs.first)} to {short(inputs.last)} there are {days:,} days"
        yield Step(text=f"{between}; the first bears no interest.", rule="days by the calendar")


def _asked(inputs: InterestInputs) -> Step:
    how = f" compounded {inputs.compounded}" if inputs.compounded else ""
    text = f"interest{how} on {dollars(_principal(inputs))} at {percent(_share(inputs) * 100)} a year."
    return Step(text=f"{(inputs.kind or '').capitalize()} {text}", rule="as asked")


def _principal(inputs: InterestInputs) -> Decimal:
    assert inputs.principal is not None
    return inputs.principal


def _share(inputs: InterestInputs) -> Decimal:
    assert inputs.rate is not None
    return inputs.rate / 100
