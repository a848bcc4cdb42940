"""A page's rows, its columns, and what the look of a row tells."""

from __future__ import annotations

import pytest

from ingest.caption.rows import is_capitals, is_prose, is_title, rows_of, source_of, split_columns
from ingest.records import Page, Read


def page(text: str) -> Page:
    return Page(1, None, text, Read.TEXT)


@pytest.mark.parametrize("text", ["", "a", "one\n\ntwo", "x" * 5000, "a\n" * 5000], ids=len)
def test_rows_are_verbatim_and_bounded(text: str) -> None:
    rows = rows_of(page(text))
    assert all(text[row.start : row.end] == row.text and len(row.text) <= 300 for row in rows)
    assert 1 <= len(rows) <= 300


def columns(text: str) -> list[tuple[str, str]]:
    left, right = split_columns(rows_of(page(text)))
    assert all(text[row.start : row.end] == row.text for row in [*left, *right])
    return [(one.text, other.text) for one, other in zip(left, right, strict=True)]


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("A CO., ) No. 1-23\n)\nPlaintiff, )", [("A CO.,", "No. 1-23"), ("", ""), ("Plaintiff,", "")]),
        ("A: B\nC: D", [("A: B", ""), ("C: D", "")]),  # two of them are no column
        ("JANE DOE, Civil Action No. 20-1234", [("JANE DOE,", "Civil Action No. 20-1234")]),
        ("Civil Action No. 20-1234", [("Civil Action No. 20-1234", "")]),
        ("No. 08-2373ýv.", [("v.", "No. 08-2373")]),
        ("üRITA WEIN", [("RITA WEIN", "")]),
        ("v. 18 Civ. 2345 (JBR)", [("v.", "18 Civ. 2345 (JBR)")]),
        ("Defendant. ORDER", [("Defendant.", "ORDER")]),
        ("", [("", "")]),
    ],
)
def test_columns(text: str, parted: list[tuple[str, str]]) -> None:
    assert columns(text) == parted


def test_a_source_quotes_what_lies_between_its_rows() -> None:
    document = page("one\ntwo\nthree")
    rows = rows_of(document)
    source = source_of([rows[0], rows[1].part(0, 2)], [document])
    assert (source.quote, source.start, source.end) == ("one\ntw", 0, 6)


@pytest.mark.parametrize(
    ("text", "capitals", "title", "prose"),
    [
        ("ORDER ON MOTION", True, True, False),
        ("RASOOL McCRAMMON", True, True, False),
        ("Superior Court of the State", False, True, False),
        ("in his official capacity as the mayor of this city", False, False, True),
        ("It denied", False, False, False),
        ("", False, False, False),
        ("12-34", False, False, False),
    ],
)
def test_the_look_of_a_row(text: str, capitals: bool, title: bool, prose: bool) -> None:
    assert (is_capitals(text), is_title(text), is_prose(text)) == (capitals, title, prose)
