"""Dates as legal papers write them."""

from __future__ import annotations

import pytest

from ingest.caption.dates import find_dates


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("DECIDED FEBRUARY 5, 2010", ["2010-02-05"]),
        ("Filed 11 February 2022", ["2022-02-11"]),
        ("this 11th day of December, 2015", ["2015-12-11"]),
        ("made this first day of July, 2017", ["2017-07-01"]),
        ("the twenty-third day of May 2020", ["2020-05-23"]),
        ("Filed 11/08/21 and 1/2/1999 and 03/04/98", ["2021-11-08", "1999-01-02", "1998-03-04"]),
        ("MAR 3 2021", ["2021-03-03"]),
        ("Sept. 9, 2001", ["2001-09-09"]),
        ("April 15 , 2010", ["2010-04-15"]),
        ("August 1,\n2017", ["2017-08-01"]),
        ("February 30, 2020, 13/45/2020", []),
        ("in May 2020; 3/4; 2020-05-05; 1/2/2020/3", []),
    ],
)
def test_dates(text: str, days: list[str]) -> None:
    assert [found.day for found in find_dates(text)] == days


def test_a_date_has_its_place() -> None:
    text = "Dated: May 5, 2021."
    (found,) = find_dates(text)
    assert text[found.start : found.end] == "May 5, 2021"
