"""Dates as events have them: their precision, their year, and the spans they open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.timeline.dates import DAYS, YEAR, is_day, told_dates, within
from pipelines.timeline.records import Precision


def values(text: str, latest: str = "", **known: str) -> list[str]:
    return [
        told.value for told in told_dates(text, {f"--{k[1:3]}-{k[3:]}": v for k, v in known.items()}, latest)
    ]


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("It was filed on May 3, 2021.", "2021-05-03", Precision.DAY),
        ("01/19/2021 1 COMPLAINT", "2021-01-19", Precision.DAY),
        ("He left in October 2020.", "2020-10", Precision.MONTH),
        ("I held it from June of 2016 on.", "2016-06", Precision.MONTH),
        ("It failed for three customers in 2018.", "2018", Precision.YEAR),
        ("By telephone in the fall of 2018.", "2018", Precision.YEAR),
    ],
)
def test_a_date_is_as_precise_as_it_is_told(text: str, value: str, precision: Precision) -> None:
    (told,) = told_dates(text, {})
    assert (told.value, told.precision, told.inferred) == (value, precision, "")


@pytest.mark.parametrize(
    "text",
    [
        "Smith v. Jones, 12 F.3d 4 (9th Cir. 2001).",  # a decision's year
        "Suite 2019, 1925 Tidelands Avenue",  # house numbers
        "a fee of $2,020 for 2016 pages",
        "On February 30, 2021, nothing can happen.",
        "Landlord delivers it by April 30 of each year.",
    ],
)
def test_what_is_no_day_of_the_calendar_is_none(text: str) -> None:
    assert values(text) == []


class TestADayWithoutAYear:
    def test_has_that_of_the_end_of_its_span(self) -> None:
        (told,) = told_dates("The Shop was closed from March 23 through May 17, 2020.", {})
        assert (told.value, told.until, told.inferred) == ("2020-03-23", "2020-05-17", "")

    def test_has_that_of_the_day_it_is_told_with(self) -> None:
        assert values("No alert was sent on July 18 or 19, 2020.") == ["2020-07-18"]

    def test_has_that_of_the_date_before_it_and_says_so(self) -> None:
        told = told_dates("It wrote on May 27, 2022. On June 14 it paid.", {})
        assert [(each.value, each.inferred) for each in told] == [("2022-05-27", ""), ("2022-06-14", YEAR)]

    def test_goes_on_into_the_new_year(self) -> None:
        assert values("The rebate ran out on December 31, 2021. She called on April 12.") == [
            "2021-12-31",
            "2022-04-12",
        ]

    def test_is_not_after_the_paper_that_tells_of_it(self) -> None:
        text = "He signed it on March 10, 2023. Then he returned to June 27."
        assert values(text, latest="2023-06-16") == ["2023-03-10"]

    def test_is_left_out_where_the_date_before_it_is_far(self) -> None:
        assert values("It was made on March 10, 2023. He knew since September 27.") == ["2023-03-10"]

    def test_has_the_year_that_the_document_always_gives_it(self) -> None:
        assert values("He was discharged on October 8.", d1008="2021") == ["2021-10-08"]

    def test_is_left_out_where_its_neighbour_and_the_document_disagree(self) -> None:
        assert values("It ended on June 20, 2022. It had until June 15.", d0615="2020") == ["2022-06-20"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Signed by one on March 4, 2019, and by the other two days later.", "2019-03-06"),
        ("It was served on May 31, 2022, and answered the next day.", "2022-06-01"),
        ("Filed on May 3, 2021, it was amended three weeks later.", "2021-05-24"),
    ],
)
def test_days_are_counted_from_a_date_in_the_same_sentence(text: str, value: str) -> None:
    assert [(told.value, told.inferred) for told in told_dates(text, {})][-1] == (value, DAYS)


@pytest.mark.parametrize(
    "text",
    [
        "It was served on May 31, 2022. It was answered two days later.",
        "Eleven days later, on October 8, 2021, he was discharged.",
        "Filed in May 2021, it was amended two days later.",
        "Filed on May 3, 2021, it was amended one month later.",
    ],
)
def test_days_are_not_counted_from_another_sentence_a_month_or_in_months(text: str) -> None:
    assert all(told.inferred != DAYS for told in told_dates(text, {}))


def test_what_a_date_was_before_it_was_changed_is_no_span() -> None:
    (told,) = told_dates("The hearing is continued from July 15, 2021 to October 21, 2021.", {})
    assert (told.value, told.until) == ("2021-10-21", None)


def test_months_told_together_are_a_span() -> None:
    (told,) = told_dates("It underpaid the rent for January through March 2022.", {})
    assert (told.value, told.until) == ("2022-01", "2022-03")


@given(st.text(alphabet="JanuryMay 0123456789,./-ofthrug\n", max_size=80))
def test_whatever_is_written_each_date_is_of_the_calendar_and_where_it_says(text: str) -> None:
    for told in told_dates(text, {}):
        assert is_day(f"{told.value}-01-01"[:10])
        assert 0 <= told.start < told.end <= len(text)


@pytest.mark.parametrize(
    ("value", "first", "last", "inside"),
    [
        ("2021-05-03", "2021-05-03", "2021-05-03", True),
        ("2021-05-03", "2021-05-04", "", False),
        ("2021-05", "2021-05-20", "", True),  # some of May
        ("2021", "", "2021-01-01", True),
        ("2021-05", "", "2021-04-30", False),
    ],
)
def test_a_less_exact_date_is_within_where_some_of_it_is(
    value: str, first: str, last: str, inside: bool
) -> None:
    assert within(value, first, last) is inside
