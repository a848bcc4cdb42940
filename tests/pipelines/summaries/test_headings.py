"""What stands under a part's own title is not told as standing under the section's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.records import Page, Read
from pipelines.summaries.headings import Headings
from pipelines.text import single_spaced

FIRST = """2. Terms of the Agreement
The parties agreed on the terms in May of that year, and wrote them down in June.
(b) Fiduciary Duty
The claim for breach of fiduciary duty fails, for no such duty was owed to the writer."""
SECOND = """It was never pleaded, either, and the writer does not say so in his brief.
3. The Counterclaim
The motion on the counterclaim is denied, for a jury might find for the writer."""


def headings() -> Headings:
    return Headings([Page(1, None, FIRST, Read.TEXT), Page(2, None, SECOND, Read.TEXT)])


def test_a_place_stands_under_the_heading_before_it() -> None:
    assert headings().path(1, FIRST.index("The parties")) == ("2. Terms of the Agreement",)
    assert headings().path(2, SECOND.index("The motion")) == ("3. The Counterclaim",)


def test_below_the_title_of_a_part_it_stands_under_none_until_the_next_heading() -> None:
    assert headings().path(1, FIRST.index("The claim")) == ()
    assert headings().path(2, SECOND.index("It was never")) == ()


CAPTION = """JOHN LEY ACTING CLERK
The appeal was argued on May 3, and the court asked for letters from both sides.
79 Mall Road
The letters came in June, and the case was submitted on the briefs and the letters.
PRAYER FOR RELIEF
The plaintiff asks for damages in the amount of the rent, and for an injunction."""
CLAUSES = """AGREEMENT
5. Cure of Payment Defaults. Tenant may cure a default in payment on ten days' notice.
Landlord gives the notice to both of the addresses, and a copy to the guarantor.
6. License of Lot N. Tenant may use the lot for trucks until the end of the winter.
(c) Tenant shall plow the lot and keep the door to it clear at all times of the day.
7. Terms That Do Not Change. All other terms of the lease stand as they were agreed."""
COUNT = """COUNT IV: NEGLIGENCE
(By Whitlock Cold Chain)
Corvane owed a duty of care, and its negligence spoiled the goods in the freezer.
It knew of the duty, and of the goods, and of the freezer that they were kept in.
V. CONCLUSION"""
OVER = """The motion should be denied, for all the reasons that are told above in this brief.
No hearing is needed, and none is asked for, on the motion or on the costs of it."""


def of(*pages: str) -> Headings:
    return Headings([Page(number, None, text, Read.TEXT) for number, text in enumerate(pages, start=1)])


@pytest.mark.parametrize("words", ["The appeal", "The letters came"])
def test_what_may_be_a_name_or_an_address_is_no_heading(words: str) -> None:
    assert of(CAPTION).path(1, CAPTION.index(words)) == ()


def test_what_papers_call_their_sections_is_one_without_a_number() -> None:
    assert of(CAPTION).path(1, CAPTION.index("The plaintiff asks")) == ("PRAYER FOR RELIEF",)


def test_the_next_number_ends_a_section_where_its_title_is_not_read() -> None:
    clauses = of(CLAUSES)
    assert clauses.path(1, CLAUSES.index("Landlord gives")) == ("AGREEMENT", "5. Cure of Payment Defaults.")
    assert clauses.path(1, CLAUSES.index("(c) Tenant")) == ("AGREEMENT",)
    assert clauses.path(1, CLAUSES.index("All other")) == ("AGREEMENT", "7. Terms That Do Not Change.")


def test_the_text_begins_behind_its_heading_and_who_pleads_it() -> None:
    assert of(COUNT).begin(1, COUNT.index("Corvane owed"))
    assert not of(COUNT).begin(1, COUNT.index("It knew"))


def test_it_begins_on_the_next_page_where_the_heading_ends_one() -> None:
    assert of(COUNT, OVER).begin(2, 0)
    assert not of(COUNT, OVER).begin(2, OVER.index("No hearing"))
    assert not of(CAPTION, OVER).begin(2, 0)


PIECES = [*"aZ .\n", "I. FACTS\n", "A. The Fire\n", "2. Rent.\n", "3. x\n", "(b) Duty\n"]


@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=30).map("".join), min_size=1, max_size=3))
def test_every_place_of_any_document_stands_under_headings_or_none(pages: list[str]) -> None:
    found = of(*pages)
    for number, text in enumerate(pages, start=1):
        for offset in range(len(text) + 1):
            assert all(title in single_spaced(" ".join(pages)) for title in found.path(number, offset))
            assert found.path(number, offset) or not found.begin(number, offset)


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            "A. Motion in Limine No. 4 to Preclude Reliance on Undisclosed Non-\nInfringement Theories",
            "A. Motion in Limine No. 4 to Preclude Reliance on Undisclosed Non-Infringement Theories",
        ),
        ("A. The Motion to Exclude Testimony of\nDr. Rao", "A. The Motion to Exclude Testimony of Dr. Rao"),
        (
            "A. The Testimony Regarding\nFinjan’s History as Hearsay (ECF 534, Corrected Brief at ECF 604)",
            "A. The Testimony Regarding Finjan’s History as Hearsay (ECF 534, Corrected Brief at ECF 604)",
        ),
        ("A. The Testimony of Dr. Rao\nDr. Rao testified on May 3.", "A. The Testimony of Dr. Rao"),
    ],
)
def test_a_heading_is_told_with_the_line_that_it_goes_on_in(lines: str, title: str) -> None:
    text = f"{lines}\nThe motion asks that the testimony on the source code of the program be left out."
    assert of(text).path(1, text.index("The motion asks")) == (title,)
    (span,) = of(text).on(1)
    assert single_spaced(text[slice(*span)]).replace("Non- ", "Non-") == title


def test_whom_counsel_appears_for_is_no_heading() -> None:
    text = f"F. JAMES LOPREST, JR., United States Attorney’s\nOffice, for the Appellees.\n{OVER}"
    assert of(text).path(1, text.index("The motion should")) == ()
