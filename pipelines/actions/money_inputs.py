"""The inputs of interest and sums: typed, frozen, checked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Field, field_validator, model_validator

from pipelines.actions.days import short
from pipelines.actions.inputs import Inputs, asked, within
from pipelines.actions.taken import Missing

_MOST_MONEY = Decimal(10) ** 15
_MOST_PERCENT = Decimal(1000)
_MOST_YEARS = 200
_MOST_AMOUNTS = 500

Money = Annotated[Decimal, Field(allow_inf_nan=False)]


class InterestInputs(Inputs):
    """A sum, a yearly rate, and the time for which it bears interest.

    :param principal: in dollars.
    :param rate: percent a year.
    :param kind: simple, compound, or on a federal judgment (28 U.S.C. § 1961).
    :param compounded: how often, for compound interest.
    :param first: the day it begins to run; that day bears none.
    :param last: the day of payment, or the last day of the time.
    :param count: instead of the two days, how many of ``unit``.
    :param year: the days of a year by which days are reckoned.
    """

    principal: Money | None = None
    rate: Money | None = None
    kind: Literal["simple", "compound", "judgment"] | None = None
    compounded: Literal["daily", "monthly", "quarterly", "semiannually", "annually"] | None = None
    first: date | None = None
    last: date | None = None
    count: int | None = None
    unit: Literal["days", "months", "years"] | None = None
    year: Literal[360, 365] = 365

    @field_validator("first", "last")
    @classmethod
    def _is_near(cls, day: date | None) -> date | None:
        return within(day)

    @model_validator(mode="after")
    def _is_sensible(self) -> Self:
        if self.principal is not None:
            _check_money(self.principal, least=Decimal("0.01"))
        if self.rate is not None and not 0 <= self.rate <= _MOST_PERCENT:
            raise ValueError(f"A rate is 0 to {_MOST_PERCENT:,} percent a year, and this one is not.")
        if self.first and self.last and self.last < self.first:
            raise ValueError(f"Interest cannot run from {short(self.first)} back to {short(self.last)}.")
        if self.count is not None and self.unit is not None:
            most = {"days": 366, "months": 12, "years": 1}[self.unit] * _MOST_YEARS
            if not 1 <= self.count <= most:
                raise ValueError(f"Interest runs for 1 to {most:,} {self.unit}, and not for longer.")
        return self

    def missing(self) -> Iterator[Missing]:
        """Yield what must still be given."""
        if self.principal is None:
            yield asked("principal", "On what amount does the interest run?")
        if self.rate is None:
            yield asked(
                "rate",
                _RATE_OF_A_JUDGMENT if self.kind == "judgment" else "What is the rate, in percent a year?",
            )
        if self.kind is None:
            yield asked(
                "kind", "Is the interest simple, compound, or on a federal judgment (28 U.S.C. § 1961)?"
            )
        if self.kind == "compound" and self.compounded is None:
            yield asked(
                "compounded", "How often is it compounded: daily, monthly, quarterly, semiannually, annually?"
            )
        if self.count is None or (self.compounded == "daily" and self.unit == "months"):
            if self.first is None:
                day = "entered" if self.kind == "judgment" else "first due"
                what = "the judgment" if self.kind == "judgment" else "the amount"
                yield asked("first", f"From which date does interest run? (When was {what} {day}?)")
            if self.last is None:
                yield asked("last", "To which date does interest run? (When is it paid?)")
        elif self.kind == "judgment" and (self.first is None or self.last is None):
            yield asked("first", "When was the judgment entered, and when is it paid?")


_RATE_OF_A_JUDGMENT = (
    "What was the weekly average 1-year constant maturity Treasury yield, as the Federal Reserve "
    "published it, "
    "for the calendar week before the date of the judgment (28 U.S.C. § 1961(a))?"
)


class SumInputs(Inputs):
    """Amounts to be added, in dollars; those that are taken off are negative.

    :param amounts: the amounts.
    :param of: what the files are searched for, where the request names no amounts.
    """

    amounts: tuple[Money, ...] = ()
    of: str | None = Field(default=None, max_length=300)

    @field_validator("amounts")
    @classmethod
    def _are_sensible(cls, amounts: tuple[Decimal, ...]) -> tuple[Decimal, ...]:
        if len(amounts) > _MOST_AMOUNTS:
            raise ValueError(
                f"At most {_MOST_AMOUNTS} amounts are added at once; these are {len(amounts):,}."
            )
        for amount in amounts:
            _check_money(abs(amount), least=Decimal(0))
        return amounts

    def missing(self) -> Iterator[Missing]:
        """Yield what must still be given."""
        if not self.amounts:
            yield asked("amounts", "Which amounts are to be added? None were found; give them in dollars.")
        elif len(self.amounts) == 1:
            yield asked("amounts", "What is to be added to it? Only one amount was found.")


def _check_money(amount: Decimal, least: Decimal) -> None:
    if not least <= amount <= _MOST_MONEY:
        raise ValueError(f"Amounts are reckoned with up to ${_MOST_MONEY:,f}, and from {least} dollars on.")
