"""Dates, amounts and numbers: what is the same fact, and what is another."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.facts import Fact, facts, supports


def kinds_and_values(text: str) -> list[tuple[str, str]]:
    return [(fact.kind, fact.value) for fact in facts(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("May 3, 2021", "2021-05-03"),
        ("May 3 2021", "2021-05-03"),
        ("May\n3, 2021", "2021-05-03"),
        ("May 3rd, 2021", "2021-05-03"),
        ("3 May 2021", "2021-05-03"),
        ("the 3rd day of May, 2021", "2021-05-03"),
        ("5/3/2021", "2021-05-03"),
        ("05/03/21", "2021-05-03"),
        ("12/31/99", "1999-12-31"),
        ("2021-05-03", "2021-05-03"),
        ("Sept. 5, 2020", "2020-09-05"),
        ("May 2021", "2021-05"),
        ("May of 2021", "2021-05"),
        ("May 3", "--05-03"),
        ("MARCH 4, 2019", "2019-03-04"),
    ],
)
def test_dates(text: str, value: str):
    assert kinds_and_values(f"It was signed on {text}.") == [("date", value)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("$1,250,000", [("money", "1250000")], id="commas"),
        pytest.param("$ 1,250,000", [("money", "1250000")], id="space"),
        pytest.param("$1.25 million", [("money", "1250000")], id="million"),
        pytest.param("$1.25\nmillion", [("money", "1250000")], id="line break"),
        pytest.param("$38.00 an hour", [("money", "38")], id="cents of nought"),
        pytest.param("$0.50", [("money", "0.5")], id="fifty cents"),
        pytest.param("$12.5 billion", [("money", "12500000000")], id="one decimal of billions"),
        pytest.param("six hundred thousand dollars ($600,000)", [("money", "600000")] * 2, id="said twice"),
        pytest.param("500 dollars", [("money", "500")], id="dollars"),
        pytest.param("$31,500 to $34,650", [("money", "31500"), ("money", "34650")], id="range"),
        pytest.param("$31,500, which is", [("money", "31500")], id="comma behind"),
    ],
)
def test_money(text: str, expected: list[tuple[str, str]]):
    assert kinds_and_values(f"They owe {text}.") == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("not less than $2,368,400.1 It says", "2368400", id="one digit is a footnote's number"),
        pytest.param("not less than $2,368,400.10 a month", "2368400.1", id="two digits are cents"),
        pytest.param("about $2.4 million", "2400000", id="a decimal of millions is no footnote"),
        pytest.param("at $9.5 each", "9.5", id="a small price keeps its decimal"),
    ],
)
def test_a_footnotes_number_glued_to_an_amount_is_not_part_of_it(text: str, value: str):
    """Decided so: cents are written with two digits, so one digit behind a full stop is a footnote's."""
    assert kinds_and_values(text) == [("money", value)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("thirty days", [("day", "30")], id="spelled"),
        pytest.param("thirty (30) days", [("day", "30")], id="spelled and in figures"),
        pytest.param("30-day period", [("day", "30")], id="hyphen"),
        pytest.param("ten (10) business days", [("day", "10")], id="business days"),
        pytest.param("seventy-two hours", [("hour", "72")], id="compound"),
        pytest.param("twenty-one calendar days", [("day", "21")], id="calendar days"),
        pytest.param("one hundred and five pages", [("page", "105")], id="hundred and five"),
        pytest.param("two thousand twenty miles", [("mile", "2020")], id="thousands"),
        pytest.param("ten percent", [("percent", "10")], id="percent in words"),
        pytest.param("10%", [("percent", "10")], id="percent sign"),
        pytest.param("99.9%", [("percent", "99.9")], id="decimal percent"),
        pytest.param("7 sensors", [("number", "7")], id="unknown unit"),
        pytest.param("pages 12–14", [("number", "12"), ("number", "14")], id="range"),
        pytest.param("one of them", [], id="one alone is no number"),
        pytest.param("no numbers here", [], id="none"),
        pytest.param("five (6) days", [("day", "5/6")], id="contradicts itself"),
    ],
)
def test_numbers(text: str, expected: list[tuple[str, str]]):
    assert kinds_and_values(text) == expected


@pytest.mark.parametrize(
    "text", ["owed $31,500 to Smith", "on May 3, 2021 it", "in thirty (30)\ndays", "5 x"]
)
def test_a_facts_span_is_where_it_stands(text: str):
    for fact in facts(text):
        assert text[fact.start : fact.end] == fact.written


@pytest.mark.parametrize(
    ("stated", "source", "supported"),
    [
        pytest.param("$1.2 million", "$1,200,000", True, id="written otherwise"),
        pytest.param("$1,200,000", "$1,200,001", False, id="another amount"),
        pytest.param("$1,200", "1,200 sensors", False, id="an amount is no count"),
        pytest.param("30 days", "thirty (30) days", True, id="in words"),
        pytest.param("30 days", "30 months", False, id="another unit"),
        pytest.param("30", "30 days", True, id="a plain number needs its value only"),
        pytest.param("5%", "5 days", False, id="percent"),
        pytest.param("May 2021", "May 3, 2021", True, id="less precise date"),
        pytest.param("May 3", "May 3, 2021", True, id="date without its year"),
        pytest.param("May 3, 2021", "May 2021", False, id="more precise date"),
        pytest.param("May 3, 2021", "May 3, 2022", False, id="another year"),
        pytest.param("May 3, 2021", "3/5/2021", False, id="the month comes first"),
        pytest.param("May 3, 2021", "", False, id="no source"),
    ],
)
def test_supports(stated: str, source: str, supported: bool):
    (fact,) = facts(stated)
    assert supports(fact, facts(source)) is supported


@given(st.dates(date(1961, 1, 1), date(2059, 12, 31)))
def test_a_date_is_the_same_in_every_style(day):
    styles = [f"{day:%B} {day.day}, {day.year}", f"{day.month}/{day.day}/{day:%y}", day.isoformat()]
    assert {fact.value for style in styles for fact in facts(style)} == {day.isoformat()}


@given(st.integers(2, 10**12))
def test_an_amount_is_the_same_with_and_without_commas(amount: int):
    assert kinds_and_values(f"${amount:,}") == kinds_and_values(f"${amount}") == [("money", str(amount))]


@given(st.text())
def test_any_text_can_be_read(text: str):
    assert all(isinstance(fact, Fact) and fact.value for fact in facts(text))
