"""Bates numbers: what is stamped on produced pages, and what only looks like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.records import Page, Read
from pipelines.citations.bates import bates_numbers


def pages_of(*stamps: str, in_text: bool = False) -> list[Page]:
    return [
        Page(
            number,
            None,
            f"The fee is due.\n{stamp}" if in_text else "The fee is due.",
            Read.TEXT,
            furniture=() if in_text else ("7", stamp),
        )
        for number, stamp in enumerate(stamps, start=1)
    ]


@pytest.mark.parametrize("in_text", [False, True], ids=["taken out of the text", "left at its foot"])
@pytest.mark.parametrize(
    ("stamps", "expected"),
    [
        pytest.param(["ACME000123", "ACME000124"], {1: "ACME000123", 2: "ACME000124"}, id="letters, digits"),
        pytest.param(["CORV-00071", "CORV-00072"], {1: "CORV-00071", 2: "CORV-00072"}, id="a hyphen"),
        pytest.param(["XYZ 004417", "XYZ 004418"], {1: "XYZ 004417", 2: "XYZ 004418"}, id="a space"),
        pytest.param(
            ["CONFIDENTIAL ACME000123", "ACME000124 CONFIDENTIAL"],
            {1: "ACME000123", 2: "ACME000124"},
            id="with a word of secrecy",
        ),
        pytest.param(
            [
                "CONFIDENTIAL - ATTORNEYS' EYES ONLY - SUBJECT TO PROTECTIVE ORDER ACME_0000123",
                "CONFIDENTIAL ATTORNEYS' EYES ONLY SUBJECT TO PROTECTIVE ORDER ACME_0000124",
            ],
            {1: "ACME_0000123", 2: "ACME_0000124"},
            id="with a legend of several parts",
        ),
        pytest.param(["ACME000123"], {1: "ACME000123"}, id="a single page"),
        pytest.param(["ACME000123", "ACME000200"], {}, id="not in step"),
        pytest.param(["ACME000123", "BETA000124"], {}, id="another's letters"),
        pytest.param(["CA 94111"], {}, id="a postal code"),
        pytest.param(["No. 08-2110", "No. 08-2111"], {}, id="docket numbers"),
        pytest.param(["Page 1234", "Page 1235"], {}, id="page numbers"),
    ],
)
def test_bates_numbers(stamps: list[str], expected: dict[int, str], in_text: bool) -> None:
    assert bates_numbers(pages_of(*stamps, in_text=in_text)) == expected


def test_a_number_in_the_middle_of_a_page_is_none() -> None:
    text = "\n".join(["One.", "Two.", "Three.", "ACME000123", "Four.", "Five.", "Six."])
    assert bates_numbers([Page(1, None, text, Read.TEXT)]) == {}


@given(st.lists(st.text(max_size=30), max_size=4))
def test_any_pages_have_numbers_that_stand_on_them(texts: list[str]) -> None:
    pages = [Page(n, None, text, Read.TEXT) for n, text in enumerate(texts, start=1)]
    for number, stamp in bates_numbers(pages).items():
        assert stamp in texts[number - 1]
