"""Who sat, who signed, and whose decision is reviewed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.sentences import Span
from pipelines.lookup import bench


@pytest.mark.parametrize(
    ("find", "text", "found"),
    [
        pytest.param(
            bench.panel,
            "DECIDED MAY 5, 2010\nBefore FLAUM, MANION, and\nROVNER, Circuit Judges.\nWe turn to the facts.",
            "Before FLAUM, MANION, and\nROVNER, Circuit Judges",
            id="a panel over two lines",
        ),
        pytest.param(
            bench.panel,
            "Per Curiam (BRYSON, GAJARSA, and PROST, Circuit Judges.)",
            "Per Curiam (BRYSON, GAJARSA, and PROST, Circuit Judges",
            id="a panel per curiam",
        ),
        pytest.param(
            bench.panel,
            "B e f o r e : LEVAL and WESLEY, Circuit Judges.",
            "B e f o r e : LEVAL and WESLEY, Circuit Judges",
            id="spaced",
        ),
        pytest.param(bench.panel, "The motion came before the court.", None, id="no panel"),
        pytest.param(bench.per_curiam, "PER CURIAM:*\nMartin appeals.", "PER CURIAM", id="per curiam"),
        pytest.param(bench.per_curiam, "See Doublin, 572 F.3d 235 (per curiam).", None, id="a citation"),
        pytest.param(
            bench.judge_below,
            "Appeal from the District Court\nfor Kansas.\nNo. 05-595\nRobert L. Miller, Jr., Judge.",
            "Robert L. Miller, Jr., Judge",
            id="behind his name",
        ),
        pytest.param(
            bench.judge_below,
            "Appeal from an order of the District Court (Berman, J.), denying relief",
            "(Berman, J.)",
            id="in brackets",
        ),
        pytest.param(
            bench.judge_below,
            "On Appeal from the District Court\nDistrict Judge: Honorable Dickinson R. Debevoise",
            "District Judge: Honorable Dickinson R. Debevoise",
            id="labelled",
        ),
        pytest.param(
            bench.judge_below,
            "On review of a decision reversing an order entered on 2 May by Judge Ada T. Quill, in Onslow",
            "Judge Ada T. Quill",
            id="by whom the order was entered",
        ),
        pytest.param(bench.judge_below, "Before FISHER, Circuit Judge.", None, id="no appeal"),
        pytest.param(
            bench.signed_for_court,
            "Entered for the Court\nCHRISTOPHER M. WOLPERT, Clerk",
            "Entered for the Court\n",
            id="by the clerk",
        ),
    ],
)
def test_the_bench_is_found(find: Callable[[str], Iterator[Span]], text: str, found: str | None) -> None:
    assert next((text[span.start : span.end] for span in find(text)), None) == found


@given(st.text())
def test_places_lie_in_any_text(text: str) -> None:
    for find in (bench.panel, bench.per_curiam, bench.judge_below, bench.signed_for_court):
        assert all(0 <= span.start < span.end <= len(text) for span in find(text))
