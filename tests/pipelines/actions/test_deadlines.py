"""Deadlines by Rule 6(a) and (d). Those worked by hand, one by one, are in evals/actions.jsonl."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.actions.deadlines import compute
from pipelines.actions.inputs import DeadlineInputs
from pipelines.actions.legal_holidays import Calendar, states
from pipelines.actions.records import Working

DAYS = st.dates(date(1995, 1, 1), date(2080, 12, 31))
DIRECTIONS = st.sampled_from(["after", "before"])
UNITS = st.sampled_from([("days", 400), ("weeks", 60), ("months", 30), ("years", 5), ("business days", 60)])
STATES = st.sampled_from([None, *states().values()])
SERVICES = st.sampled_from([None, "mail", "clerk", "other", "electronic", "hand"])


def working(count: int, day: str, direction: str = "after", unit: str = "days", **more: Any) -> Working:
    inputs = {"count": count, "unit": unit, "direction": direction, "event_day": day, **more}
    return compute(DeadlineInputs.model_validate(inputs))


def due(count: int, day: str, direction: str = "after", unit: str = "days", **more: Any) -> str:
    return str(working(count, day, direction, unit, **more).result["deadline"])


def rules(told: Working) -> list[str]:
    return [step.rule for step in told.steps]


class TestEveryDeadline:
    @given(DAYS, st.data(), DIRECTIONS, STATES)
    def test_it_falls_on_no_weekend_and_no_legal_holiday(
        self, day: date, data: st.DataObject, direction: str, state: str | None
    ) -> None:
        unit, most = data.draw(UNITS)
        count = data.draw(st.integers(1, most))
        last = date.fromisoformat(due(count, day.isoformat(), direction, unit, state=state))
        assert Calendar(state if direction == "after" else None).closed(last) is None

    @given(DAYS, st.integers(1, 400))
    def test_it_is_never_earlier_than_the_period_and_never_more_than_a_few_days_later(
        self, day: date, count: int
    ) -> None:
        last = date.fromisoformat(due(count, day.isoformat()))
        assert timedelta(0) <= last - (day + timedelta(days=count)) <= timedelta(days=4)

    @given(DAYS, st.integers(1, 400))
    def test_counted_back_it_is_never_later_than_the_period(self, day: date, count: int) -> None:
        last = date.fromisoformat(due(count, day.isoformat(), "before"))
        assert timedelta(0) <= (day - timedelta(days=count)) - last <= timedelta(days=4)

    @given(DAYS, st.integers(1, 100), STATES)
    def test_a_longer_period_never_ends_earlier(self, day: date, count: int, state: str | None) -> None:
        given_day = day.isoformat()
        assert due(count, given_day, state=state) <= due(count + 1, given_day, state=state)

    @given(DAYS, st.integers(1, 60), SERVICES)
    def test_service_never_shortens_it(self, day: date, count: int, service: str | None) -> None:
        assert due(count, day.isoformat(), service=service) >= due(count, day.isoformat())

    @given(DAYS, st.integers(1, 60), DIRECTIONS, SERVICES)
    def test_each_step_has_its_rule(self, day: date, count: int, direction: str, service: str | None) -> None:
        assert all(rules(working(count, day.isoformat(), direction, service=service)))

    @given(DAYS, st.integers(1, 500), DIRECTIONS, STATES)
    def test_in_hours_it_falls_on_no_weekend_and_no_legal_holiday_either(
        self, day: date, count: int, direction: str, state: str | None
    ) -> None:
        last = due(count, day.isoformat(), direction, "hours", state=state, event_time=time(23, 30))
        assert Calendar(state if direction == "after" else None).closed(date.fromisoformat(last)) is None


class TestTheWorking:
    def test_it_names_each_day_that_is_passed_over_with_its_rule(self) -> None:
        told = working(30, "2007-08-02")
        assert [(step.text, step.rule) for step in told.steps[1:7]] == [
            (
                "August 2, 2007, the day of the event that triggers the period, is not counted.",
                "Rule 6(a)(1)(A)",
            ),
            (
                "Every day is counted, weekends and legal holidays too: day 30 is Saturday, September 1, "
                "2007.",
                "Rule 6(a)(1)(B)",
            ),
            ("September 1, 2007 is a Saturday; the count goes on forward.", "Rule 6(a)(1)(C)"),
            ("September 2, 2007 is a Sunday; the count goes on forward.", "Rule 6(a)(1)(C)"),
            (
                "September 3, 2007 is Labor Day; the count goes on forward.",
                "Rule 6(a)(1)(C); Rule 6(a)(6)(A)",
            ),
            ("The period runs to Tuesday, September 4, 2007.", "Rule 6(a)(1)(C)"),
        ]

    def test_it_says_when_the_last_day_ends_and_what_was_not_looked_at(self) -> None:
        told = working(14, "2024-03-04")
        assert told.steps[-1].rule == "Rule 6(a)(4)" and "midnight" in told.steps[-1].text
        assert any("6(a)(3)" in note for note in told.notes)
        assert any("No state was named" in note for note in told.notes)

    def test_a_day_before_the_text_of_2009_is_told_of(self) -> None:
        assert any("December 1, 2009" in note for note in working(10, "2009-11-30").notes)
        assert not any("December 1, 2009" in note for note in working(10, "2009-12-01").notes)

    @pytest.mark.parametrize(
        ("day", "rule"),
        [
            ("2021-06-04", "Rule 6(a)(1)(C); Rule 6(a)(6)(B), Pub. L. 117-17; 5 U.S.C. § 6103(b)"),
            ("2022-06-06", "Rule 6(a)(1)(C); Rule 6(a)(6)(B), Pub. L. 117-17; Exec. Order 11582 § 3(a)"),
            ("2024-06-05", "Rule 6(a)(1)(C); Rule 6(a)(6)(A)"),
        ],
    )
    def test_juneteenth_was_declared_in_2021_and_is_listed_since_december_2023(
        self, day: str, rule: str
    ) -> None:
        assert rule in rules(working(14, day))

    def test_what_the_rule_leaves_open_of_months_is_said(self) -> None:
        told = working(1, "2023-01-31", unit="months")
        assert "February 2023 has no day 31: its last day is taken." in [step.text for step in told.steps]


class TestHolidays:
    def test_a_states_holiday_counts_forward_and_not_backward_and_is_to_be_checked(self) -> None:
        forward, back = working(14, "2008-04-07", state="MA"), working(14, "2008-05-05", "before", state="MA")
        assert (forward.result["deadline"], back.result["deadline"]) == ("2008-04-22", "2008-04-21")
        assert "Check the state’s holiday against its statute: states change them." in forward.notes
        assert (
            "The holidays of Massachusetts do not count in a period that is counted back (Rule 6(a)(6)(C))."
            in back.notes
        )

    def test_federal_holidays_that_the_state_does_not_keep_count_all_the_same(self) -> None:
        assert due(14, "2024-09-30", state="CA") == "2024-10-15", "Columbus Day"

    def test_a_day_that_an_executive_order_closed_is_told_of_and_counts_only_when_the_user_says_so(
        self,
    ) -> None:
        told = working(14, "2024-12-10")
        assert told.result["deadline"] == "2024-12-24"
        assert any("Executive Order 14129" in note for note in told.notes)
        assert due(14, "2024-12-10", declared=("2024-12-24",)) == "2024-12-26"


class TestService:
    @pytest.mark.parametrize(
        ("service", "served", "last"),
        [
            ("mail", "2024-03-05", "2024-03-15"),
            ("clerk", "2024-03-05", "2024-03-15"),
            ("other", "2024-03-05", "2024-03-15"),
            ("electronic", "2024-03-05", "2024-03-12"),
            ("hand", "2024-03-05", "2024-03-12"),
            ("electronic", "2016-11-29", "2016-12-09"),
            ("electronic", "2016-12-01", "2016-12-08"),
        ],
    )
    def test_three_days_are_added_after_the_kinds_of_service_that_rule_6d_names(
        self, service: str, served: str, last: str
    ) -> None:
        assert due(7, served, service=service, event="service") == last

    def test_they_are_added_after_the_last_day_was_moved(self) -> None:
        assert due(14, "2024-06-01", service="mail") == "2024-06-20"

    @pytest.mark.parametrize(
        ("event", "direction", "why"),
        [
            ("entry of judgment", "after", "does not run from being served"),
            ("service of the summons and complaint", "after", "served under Rule 4"),
            ("the hearing", "before", "counted back"),
        ],
    )
    def test_why_none_are_added_is_said(self, event: str, direction: str, why: str) -> None:
        told = working(14, "2024-03-05", direction, service="mail", event=event)
        assert any(why in step.text and "Rule 6(d)" in step.rule for step in told.steps)

    def test_an_amended_complaint_is_served_under_rule_5(self) -> None:
        assert due(7, "2024-03-05", service="mail", event="service of the amended complaint") == "2024-03-15"


class TestHours:
    def test_the_hours_that_pass_are_counted_whatever_the_clocks_are_set_to(self) -> None:
        told = working(72, "2007-11-02", unit="hours", event_time="10:23", state="NY")
        assert told.answer == "The deadline is 9:23 a.m. on Monday, November 5, 2007."
        assert told.result == {"deadline": "2007-11-05", "weekday": "Monday", "time": "09:23"}

    def test_arizona_and_hawaii_keep_their_clocks(self) -> None:
        for state, at in (("AZ", "09:00"), ("HI", "09:00"), ("TX", "10:00")):
            told = working(72, "2024-03-08", unit="hours", event_time="09:00", state=state)
            assert told.result["time"] == at
