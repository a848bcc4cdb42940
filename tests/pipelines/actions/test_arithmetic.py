"""Days between, interest and sums: by hand, and by what must hold of all of them."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.actions import interest, intervals, money
from pipelines.actions.inputs import DaysBetweenInputs
from pipelines.actions.money_inputs import InterestInputs, SumInputs
from pipelines.actions.records import Working

DAYS = st.dates(date(1972, 1, 1), date(2099, 1, 1))
AMOUNTS = st.decimals(Decimal("-1000000"), Decimal("1000000"), places=2)
PRINCIPALS = st.decimals(Decimal("0.01"), Decimal("1000000"), places=2)
RATES = st.decimals(Decimal(0), Decimal(30), places=2)


def days(first: date, last: date, **more: bool) -> Working:
    return intervals.compute(DaysBetweenInputs(first=first, last=last, **more))


def bears(**inputs: Any) -> Working:
    return interest.compute(InterestInputs.model_validate(inputs))


class TestDaysBetween:
    @given(DAYS, st.integers(0, 20000))
    def test_so_many_days_on_from_the_first_is_the_last(self, first: date, count: int) -> None:
        assert days(first, first + timedelta(days=count)).result["days"] == count

    @given(DAYS, DAYS)
    def test_it_is_the_same_both_ways(self, first: date, last: date) -> None:
        assert days(first, last).result == days(last, first).result

    @given(DAYS, st.integers(0, 300))
    def test_business_days_are_some_of_the_days(self, first: date, count: int) -> None:
        result = days(first, first + timedelta(days=count), business=True).result
        assert 0 <= result["business_days"] <= result["days"]

    def test_both_ends_are_counted_when_asked(self) -> None:
        told = days(date(2021, 6, 1), date(2021, 7, 9), both_counted=True)
        assert told.answer == "From Tuesday, June 1, 2021 to Friday, July 9, 2021 it is 39 days."


class TestInterest:
    def test_simple_interest_for_whole_years(self) -> None:
        told = bears(kind="simple", principal="50000", rate="6", count=3, unit="years")
        assert told.result == {"interest": "9000.00", "total": "59000.00"}

    def test_a_leap_year_has_a_day_more(self) -> None:
        told = bears(kind="simple", principal="10000", rate="5", first="2020-01-01", last="2021-01-01")
        assert told.result == {"interest": "501.37", "total": "10501.37", "per_diem": "1.37"}
        assert "366/365" in told.steps[2].text

    def test_a_judgment_is_compounded_annually_and_computed_daily(self) -> None:
        told = bears(kind="judgment", principal="250000", rate="2.35", first="2021-03-01", last="2023-09-15")
        assert told.result == {"interest": "15226.60", "total": "265226.60", "per_diem": "16.86"}
        assert [step.rule for step in told.steps[:4]] == [
            "28 U.S.C. § 1961(a)",
            "28 U.S.C. § 1961(b): compounded annually",
            "28 U.S.C. § 1961(b): compounded annually",
            "28 U.S.C. § 1961(b): computed daily to the date of payment",
        ]
        assert any("Treasury yield" in note for note in told.notes), "the rate is the user's, and said to be"

    def test_a_broken_period_of_months_bears_simple_interest(self) -> None:
        told = bears(
            kind="compound", compounded="quarterly", principal="1000", rate="8", count=7, unit="months"
        )
        assert told.result["interest"] == "47.34", "1,040.40 after two quarters, and 1/12 of 8% of it"

    @given(PRINCIPALS, RATES, DAYS, st.integers(0, 4000))
    def test_compounding_never_gives_less_than_simple_interest_over_whole_years(
        self, principal: Decimal, rate: Decimal, first: date, count: int
    ) -> None:
        last = min(first + timedelta(days=count), date(2100, 1, 1))
        time = {"principal": principal, "rate": rate, "first": first, "last": last}
        often = Decimal(bears(kind="compound", compounded="daily", **time).result["interest"])
        assert often >= Decimal(bears(kind="simple", **time).result["interest"])

    @given(PRINCIPALS, RATES, DAYS, st.integers(0, 4000))
    def test_principal_and_interest_come_to_the_total(
        self, principal: Decimal, rate: Decimal, first: date, count: int
    ) -> None:
        told = bears(
            kind="judgment", principal=principal, rate=rate, first=first, last=first + timedelta(days=count)
        )
        assert Decimal(told.result["total"]) == principal + Decimal(told.result["interest"])

    @given(PRINCIPALS, DAYS)
    def test_no_time_and_no_rate_bear_nothing(self, principal: Decimal, day: date) -> None:
        assert (
            bears(kind="judgment", principal=principal, rate=5, first=day, last=day).result["interest"]
            == "0.00"
        )
        years = bears(kind="simple", principal=principal, rate=0, count=9, unit="years")
        assert years.result["interest"] == "0.00"


class TestSums:
    @given(st.lists(AMOUNTS, min_size=2, max_size=40))
    def test_a_sum_is_exact_and_is_the_last_step(self, amounts: list[Decimal]) -> None:
        told = money.add(SumInputs(amounts=tuple(amounts)))
        assert Decimal(told.result["total"]) == sum(amounts)
        assert told.steps[-1].text.endswith(money.dollars(sum(amounts, Decimal(0))))

    def test_an_amount_that_is_cited_is_added_with_its_key(self) -> None:
        told = money.add(SumInputs(amounts=(Decimal(5), Decimal(-2))), ["1", "2"])
        assert [step.text for step in told.steps] == ["$5.00 [1]: $5.00", "less $2.00 [2]: $3.00"]


@pytest.mark.parametrize(
    ("amount", "told"),
    [("1234.5", "$1,234.50"), ("-0.005", "-$0.01"), ("0.004", "$0.00"), ("2.345", "$2.35")],
)
def test_half_a_cent_goes_up(amount: str, told: str) -> None:
    assert money.dollars(Decimal(amount)) == told
