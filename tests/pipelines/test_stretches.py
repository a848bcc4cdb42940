"""Stretches of time in a question."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.stretches import stretch


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("What happened between March and June 2021?", "2021-03-01", "2021-06-30"),
        ("from September 27, 2021 through October 15, 2021", "2021-09-27", "2021-10-15"),
        ("from January 2019 to March 2019", "2019-01-01", "2019-03-31"),
        ("between 2019 and 2021", "2019-01-01", "2021-12-31"),
        ("in February 2020", "2020-02-01", "2020-02-29"),
        ("in 2021", "2021-01-01", "2021-12-31"),
        ("on 9/14/2020", "2020-09-14", "2020-09-14"),
        ("since January 1, 2023", "2023-01-01", ""),
        ("after October 1, 2021", "2021-10-02", ""),
        ("before the July 2020 outage", "", "2020-06-30"),
        ("through May 2022", "", "2022-05-31"),
        ("during the week of September 13, 2020", "2020-09-13", "2020-09-19"),
        ("after March 2020 and before June 1, 2021", "2020-04-01", "2021-05-31"),
        ("filed on or after March 3, 2020", "2020-03-03", ""),
        ("filed by March 3, 2020", "", "2020-03-03"),
        ("from 2020 onwards", "2020-01-01", ""),
        ("in 2019-2021", "2019-01-01", "2021-12-31"),
        ("in 2020-02", "2020-02-01", "2020-02-29"),
        ("in the summer of 2022", "2022-06-01", "2022-08-31"),
    ],
)
def test_what_a_question_names(text: str, first: str, last: str) -> None:
    found = stretch(text)
    assert found is not None and (found.first, found.last) == (first, last)
    assert text[found.start : found.end].strip() == text[found.start : found.end]


@pytest.mark.parametrize(
    "text",
    [
        "What happened?",
        "on May 3",  # no year
        "on February 30, 2021",  # in no calendar
        "on June 1, 2021, June 2, 2021 and June 3, 2021",
        "between June 2021 and March 2021",  # the wrong way round
        "in case 2016CV30118 or 2022-0004871",
        "in 2021-2019",
        "under 28 U.S.C. § 1961, for $2021",
    ],
)
def test_what_names_none(text: str) -> None:
    assert stretch(text) is None


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_any_two_days_in_order_are_a_stretch(one: date, other: date) -> None:
    told = f"from {one:%B} {one.day}, {one.year} to {other:%B} {other.day}, {other.year}"
    found = stretch(f"What happened {told}?")
    if one == other:
        assert found is None or found.first == one.isoformat()
    elif one < other:
        assert found is not None and found[:2] == (one.isoformat(), other.isoformat())
    else:
        assert found is None


@given(st.text(max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    found = stretch(text)
    assert found is None or 0 <= found.start < found.end <= len(text)
