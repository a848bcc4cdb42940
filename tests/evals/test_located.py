"""Gold evidence is found in stored text by its letters and digits, whatever the spaces and line ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.located import locate
from ingest.keys import Stretch

PAGE = (
    "The Court GRANTS the motion.\nThe monthly fee is $31,500, due on the ﬁrst day of each\ncalendar month."
)
NEXT = "Nothing on this page but\na rest of the sentence."


def quoted(stretches: tuple[Stretch, ...], *texts: str) -> list[str]:
    return [texts[stretch.page - 5][stretch.start : stretch.end] for stretch in stretches]


@pytest.mark.parametrize(
    ("evidence", "found"),
    [
        pytest.param("The Court GRANTS the motion.", ["The Court GRANTS the motion"], id="verbatim"),
        pytest.param("the  court grants\nthe motion", ["The Court GRANTS the motion"], id="spaces and case"),
        pytest.param("due on the first day", ["due on the ﬁrst day"], id="a ligature is its letters"),
        pytest.param("each calendar-month", ["each\ncalendar month"], id="a line's end and a hyphen"),
        pytest.param(
            "The monthly fee … calendar month", ["The monthly fee", "calendar month"], id="left out by dots"
        ),
        pytest.param("monthly fee is $31,500", ["monthly fee is $31,500"], id="numbers"),
        pytest.param(
            "calendar month. Nothing on this", ["calendar month", "Nothing on this"], id="two pages"
        ),
        pytest.param("calendar month … The Court", [], id="pieces in another order"),
        pytest.param("the fee is nowhere", [], id="not there"),
        pytest.param("…", [], id="nothing asked"),
        pytest.param("", [], id="empty"),
    ],
)
def test_evidence_is_located(evidence: str, found: list[str]) -> None:
    assert quoted(locate(evidence, 5, [PAGE, NEXT]), PAGE, NEXT) == found


def test_a_page_that_is_missing_holds_nothing() -> None:
    assert locate("anything", 1, []) == ()


@given(st.text(alphabet=st.sampled_from("ab1 .\nﬁ—É"), max_size=60), st.data())
def test_what_is_cut_out_of_a_text_is_found_in_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = locate(text[start:end], 1, [text])
    assert bool(found) == any(character.isalnum() for character in text[start:end])
    assert all(text[part.start].isalnum() and text[part.end - 1].isalnum() for part in found)
