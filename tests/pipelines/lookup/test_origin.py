"""The number that a case had where it comes from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.lookup.origin import numbers_below


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("No. 06-6247\n(D.C. No. 5:06-CV-00376-C)", ["D.C. No. 5:06-CV-00376-C"], id="D.C. No."),
        pytest.param("D. C. Docket No. 06-02274-CV", ["D. C. Docket No. 06-02274-CV"], id="spaced"),
        pytest.param("Originating Case No. : 16-0556", ["Originating Case No. : 16-0556"], id="an agency's"),
        pytest.param(
            "District Court Case Number: 2-20-cv-14243",
            ["District Court Case Number: 2-20-cv-14243"],
            id="letter",
        ),
        pytest.param(
            "No. 08-2110\nAppeal from the United States District Court\nfor Ohio.\nNo. 05-C-00999",
            ["No. 05-C-00999"],
            id="behind the court that it comes from",
        ),
        pytest.param(
            "Appeal from the Circuit Court of\nSt. Charles County\nNo. 1711-CC00064",
            ["No. 1711-CC00064"],
            id="state",
        ),
        pytest.param(
            "Finjan intends to appeal from the order. Motion in Limine No. 4 is terminated.",
            [],
            id="a motion's",
        ),
        pytest.param("Case No. 3:20-cv-00871-KL", [], id="its own alone"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_it_is_found(text: str, found: list[str]) -> None:
    assert [text[span.start : span.end] for span in numbers_below(text)] == found


@given(st.text(alphabet="Aapel from No.\n:-19CD"))
def test_what_is_found_lies_in_the_text(text: str) -> None:
    assert all(0 <= span.start < span.end <= len(text) for span in numbers_below(text))
