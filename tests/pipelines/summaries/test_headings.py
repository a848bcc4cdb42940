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


BRIEF = """I. THE CLAIM FAILS

A. Plaintiff Could Not Perform the Work

The work is to lift the rolls of board that the machine is fed with, and she could not.

2. Promotion to Supervisor Was Not Required.

The law does not ask an employer to promote anybody who cannot do the work as it is.

B. There Is No Evidence of Pretext.

A plaintiff may show pretext by proving that the stated reason has no basis in fact.

C. Acquisition of the Files by Improper Means Is Itself
Misappropriation, Whether or Not He Ever Opened Them.

The Act defines misappropriation in three ways, and to acquire a secret is the first.

II. THE OTHER CLAIM IS BARRED

1. The reason has a basis in fact. She concedes that she broke the rule on that day.
"""


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ("The law does", "2. Promotion to Supervisor Was Not Required."),
        ("A plaintiff may", "B. There Is No Evidence of Pretext."),
        (
            "The Act defines",
            "C. Acquisition of the Files by Improper Means Is Itself Misappropriation, Whether or Not He "
            "Ever Opened Them.",
        ),
    ],
)
def test_a_heading_may_read_as_a_sentence_and_be_set_off_by_blank_lines(words: str, path: str) -> None:
    assert of(BRIEF).path(1, BRIEF.index(words))[-1] == path


def test_one_of_a_higher_rank_ends_those_under_the_one_before() -> None:
    assert of(BRIEF).path(1, BRIEF.index("The reason has")) == ("II. THE OTHER CLAIM IS BARRED",)
    assert len(of(BRIEF).path(1, BRIEF.index("A plaintiff may"))) == 2


ARTICLES = """ARTICLE 6. SUPPORT
6.1 Supplier answers every call on a working day within four hours of its receipt here.
8.3 By Customer. Customer shall indemnify Supplier from the losses that its negligence has caused.
8.4 The indemnified party gives notice of a claim, and the other one may then defend it.
9. EXCEPTIONS. Nothing in Section 8 releases:
(a) a party from what it owes to the other one under this Agreement on the day of signing."""


def test_a_clause_stands_under_no_other_article_than_its_own() -> None:
    assert of(ARTICLES).path(1, ARTICLES.index("Supplier answers")) == ("ARTICLE 6. SUPPORT",)
    assert "ARTICLE 6. SUPPORT" not in of(ARTICLES).path(1, ARTICLES.index("The indemnified"))


def test_a_clause_that_begins_on_its_titles_line_is_no_part_of_the_title() -> None:
    assert of(ARTICLES).path(1, ARTICLES.index("(a) a party"))[-1] == "9. EXCEPTIONS."


PLEADED = """E. The Records
33. Brightwater kept no record of the hours that its mechanics worked on the two Sundays.
SECOND CAUSE OF ACTION: RETALIATION, LABOR CODE § 6310 (Against
Brightwater)
41. Brightwater discharged Mr. Whitlock because he complained of the work to the agency.
COUNTERCLAIM
1. Bramhall promised in the proposal that the work would be finished in sixteen weeks."""


def test_a_claims_heading_is_known_whatever_else_stands_in_it() -> None:
    title = "SECOND CAUSE OF ACTION: RETALIATION, LABOR CODE § 6310 (Against Brightwater)"
    assert of(PLEADED).path(1, PLEADED.index("41.")) == (title,)
    assert of(PLEADED).path(1, PLEADED.index("1. Bramhall")) == ("COUNTERCLAIM",)


def test_a_paragraphs_first_line_in_names_is_no_heading() -> None:
    text = f"C. In May Alder filed Alder Brewing Co. v. Tolliver Canning and Bottling of Golden\n{OVER}"
    assert of(text).path(1, text.index("The motion should")) == () and not of(text).on(1)


def test_a_bare_answer_is_no_heading() -> None:
    text = f"17. Denied.\n18. Denied.\n{OVER}"
    assert of(text).path(1, text.index("The motion should")) == ()
