"""What a court decides in a word, or in an item of a list, is a sentence of its summary."""

from __future__ import annotations

import pytest

from ingest.footnotes import marks
from pipelines.records import Evidence
from pipelines.summaries.operative import operative

NOTE_OF_13 = "AFFIRMED.\u200a13\nEntered by the Court:\nTerrence L. O’Brien\nUnited States Circuit Judge"


def told(page: str) -> list[str]:
    passage = Evidence(document="order.pdf", page=1, start=0, end=len(page), text=page, score=0.0)
    return [page[slice(*span)] for span in operative(page, passage, marks(page))]


@pytest.mark.parametrize(
    ("page", "decided"),
    [
        (NOTE_OF_13, ["AFFIRMED."]),
        (
            "Per Curiam (BRYSON and PROST, Circuit Judges.)\nAFFIRMED. See Fed. Cir. R. 36\nENTERED",
            ["AFFIRMED."],
        ),
        (
            "Accordingly,\n1. The request (Doc. No. 200) is granted, and the papers are sealed;\n"
            "2. The clerk shall close this case.",
            ["1. The request (Doc. No. 200) is granted, and the papers are sealed;"],
        ),
        ("The district court denied the motion, and the judgment below was affirmed.", []),
        ("Corvane asks that the motion be\nGRANTED in part.", []),
    ],
)
def test_where_it_disposes(page: str, decided: list[str]) -> None:
    assert told(page) == decided
