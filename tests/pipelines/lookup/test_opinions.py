"""A separate opinion is known from where it opens to the document's end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.lookup.opinions import separate_opinion

ASHE = (
    "ASHE, Circuit Judge, concurring in part and\ndissenting in part, with whom MUNRO, Circuit Judge,\njoins."
)


def nothing(back: int) -> str:
    return ""


@pytest.mark.parametrize(
    ("text", "who"),
    [
        pytest.param(
            f"The case is REMANDED.\n{ASHE}\nI cannot agree.",
            "Ashe, Circuit Judge, concurring in part and dissenting in part",
            id="a judge of a court of appeals",
        ),
        pytest.param("JUSTICE KAGAN, dissenting.\nI disagree.", "Justice Kagan, dissenting", id="a justice"),
        pytest.param("VOSS-CARMODY, C. J., dissenting.\nNo.", "Voss-Carmody, C. J., dissenting", id="C. J."),
        pytest.param("RENNER, Circuit Judge, joined by others.\nWe hold.", None, id="the court's opinion"),
        pytest.param("Ashe, Circuit Judge, filed an opinion dissenting in part.", None, id="a headnote"),
        pytest.param("See id. (ASHE, J., dissenting).", None, id="a citation"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_who_speaks_is_told_where_it_is_not_the_court(text: str, who: str | None) -> None:
    assert separate_opinion(text, nothing) == who


def test_a_separate_opinion_goes_on_over_pages() -> None:
    pages = ["", f"We affirm.\n{ASHE}", "We hold."]
    assert separate_opinion("I would affirm.", lambda back: pages[back] if back < len(pages) else "") == (
        "Ashe, Circuit Judge, concurring in part and dissenting in part"
    )


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    assert separate_opinion(text, nothing) is None or text
