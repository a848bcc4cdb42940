"""CSV for spreadsheets: no text of a document is ever a formula."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.spreadsheets import csv_text, plain


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "'"])
def test_a_cell_that_would_be_a_formula_begins_with_an_apostrophe(sign: str) -> None:
    head, row = csv.reader(io.StringIO(csv_text(["a"], [[f"{sign}1+1"]])[1:], newline=""))
    assert (head, row) == (["a"], [f"'{sign}1+1"])


@given(st.lists(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0")), min_size=1))
def test_cells_come_back_as_they_went_in(cells: list[str]) -> None:
    text = csv_text(["x"] * len(cells), [cells])
    assert text.startswith("\ufeff")
    _, row = csv.reader(io.StringIO(text[1:], newline=""))
    assert [plain(cell) for cell in row] == cells
