"""Testimony that the witness changes later is told as that, and no other."""

from __future__ import annotations

import pytest

from pipelines.evidence.corrected import later_change
from pipelines.evidence.quotes import Features, Quote
from pipelines.records import Evidence

FIRST = (
    "Q. Did you ever show the valve to Ms. Rao?\nA. Once, at the Tulare plant.\nQ. When?\n"
    "A. In February of 2019."
)
CHANGE = (
    "Q. What is the date of the e-mail?\nA. January 23.\nQ. Do you want to change your\ntestimony about when "
    "you showed the valve?\nA. I do. It was on January 22, 2019. I had\nit wrong."
)
ASKED = "When did the witness show the valve to Ms. Rao?"


def said(text: str, page: int = 3, document: str = "a", typed: float = 1.0) -> Quote:
    passage = Evidence(
        document=f"{document}.pdf",
        document_id=document * 64,
        page=page,
        start=0,
        end=len(text),
        text=text,
        score=1,
    )
    features = Features(*[1.0] * len(Features._fields))._replace(typed=typed)
    return Quote(passage, 0, len(text), text, features)


def test_the_change_is_found_pages_later() -> None:
    change = said(CHANGE, page=9)
    assert later_change(said(FIRST), [said(FIRST), change], ASKED, frozenset()) is change


@pytest.mark.parametrize(
    ("quote", "other"),
    [
        pytest.param(said(FIRST, page=9), said(CHANGE), id="the change stands before it"),
        pytest.param(said(FIRST), said(CHANGE, page=9, document="b"), id="of another witness"),
        pytest.param(said(FIRST), said(CHANGE, page=9, typed=0.0), id="without the kind of fact asked for"),
        pytest.param(
            said(FIRST),
            said(CHANGE.replace("showed the valve", "left"), page=9),
            id="of another thing than is asked about",
        ),
        pytest.param(
            said(FIRST),
            said(
                "Q. Does Exhibit 20 refresh your memory of the valve? A. It does. Q. When? A. In May.", page=9
            ),
            id="a memory that is refreshed is not changed",
        ),
        pytest.param(
            said("The valve was shown to Ms. Rao in February of 2019."),
            said(CHANGE, page=9),
            id="no testimony",
        ),
        pytest.param(
            said(FIRST),
            said("The court was mistaken about the valve, and had it wrong.", page=9),
            id="no change",
        ),
    ],
)
def test_nothing_else_is_a_change(quote: Quote, other: Quote) -> None:
    assert later_change(quote, [quote, other], ASKED, frozenset()) is None


def test_words_that_name_the_case_are_no_thing_asked_about() -> None:
    asked = "When was the demonstration, in the Valve case?"
    assert later_change(said(FIRST), [said(CHANGE, page=9)], asked, {"valv"}) is None


def test_a_question_beside_the_changing_one_names_nothing_that_is_changed() -> None:
    other = CHANGE.replace("of the e-mail", "of the e-mail on the valve").replace("showed the valve", "left")
    assert later_change(said(FIRST), [said(other, page=9)], ASKED, frozenset()) is None
