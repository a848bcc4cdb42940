"""A sentence stands under the last heading before it, on its own page or just before."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.footnotes import NOTES_BELOW, RAISED
from ingest.sections import PAGES_BACK, Heading, heading_of, headings, is_heading


def heading_above(words: str, page: str, *pages_before: str) -> str:
    """Return the heading of the place where words stand; the page just before comes first of those before."""

    def page_before(back: int) -> str:
        return pages_before[back - 1] if back <= len(pages_before) else ""

    return heading_of(page, page.index(words), page_before)


# --- what a heading looks like -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("DISCUSSION", id="capitals"),
        pytest.param("IV. CONCLUSION", id="Roman number"),
        pytest.param("Iv. Conclusion", id="Roman number in small capitals"),
        pytest.param("III. Whether Mr. Moss was at risk with respect to the loan", id="issue"),
        pytest.param("A. The Fraud Claim", id="letter"),
        pytest.param("4.1 Base Rent", id="clause number"),
        pytest.param("1. Parties", id="number"),
        pytest.param("COUNT II", id="count without a title"),
        pytest.param("COUNT IV: NEGLIGENCE", id="count with a title"),
        pytest.param("ARTICLE IX", id="article"),
        pytest.param("FIRST AFFIRMATIVE DEFENSE", id="defence"),
        pytest.param("SECOND: Failure to Mitigate", id="ordinal"),
        pytest.param("C. What the Court May Consider on a Motion", id="small words in small letters"),
    ],
)
def test_a_heading(line: str) -> None:
    assert is_heading(line)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("", id="empty"),
        pytest.param("The motion is denied.", id="a sentence"),
        pytest.param("THE MOTION IS DENIED.", id="a sentence in capitals"),
        pytest.param("12. The motion is denied.", id="a numbered paragraph"),
        pytest.param("A. Whether he was at risk is disputed.", id="a sentence that opens with an issue"),
        pytest.param("Corvane Systems", id="a name without a number"),
        pytest.param("A Second Amended Complaint followed on January", id="an article that opens a sentence"),
        pytest.param("I Concur in the Judgment Alone", id="a pronoun that opens a sentence"),
        pytest.param("WHITLOCK LOGISTICS, INC.,", id="a party of a caption"),
        pytest.param("BY MR. CHEN:", id="who examines"),
        pytest.param("12", id="a page number"),
        pytest.param("06/14/2021", id="a date"),
        pytest.param("§ 4.2 (c)", id="a reference"),
        pytest.param("1. all of the goods that were lost", id="an item of a list"),
        pytest.param("A. " + "Very Long Title " * 6, id="too long"),
    ],
)
def test_no_heading(line: str) -> None:
    assert not is_heading(line)


@given(st.text())
def test_any_line_is_a_heading_or_none(line: str) -> None:
    assert is_heading(line) in (True, False)


# --- under which one a place stands --------------------------------------------------------------------

ORDER = """I. BACKGROUND
Whitlock rents the warehouse in Oakland.
II. DISCUSSION
A. Breach of Contract
The notice was late.
B. Negligence
The duty arises from the contract alone."""


@pytest.mark.parametrize(
    ("words", "heading"),
    [
        ("Whitlock rents", "I. BACKGROUND"),
        ("The notice was late", "A. Breach of Contract"),
        ("The duty arises", "B. Negligence"),
        ("arises from the contract", "B. Negligence"),
    ],
)
def test_it_is_the_last_one_before(words: str, heading: str) -> None:
    assert heading_above(words, ORDER) == heading


@pytest.mark.parametrize(
    ("before", "heading"),
    [
        pytest.param(["III. REMEDIES\nRent abates."], "III. REMEDIES", id="on the page before"),
        pytest.param(["Rent abates.", "III. REMEDIES\nIt is so."], "III. REMEDIES", id="two pages before"),
        pytest.param(["Rent abates."] * PAGES_BACK + ["III. REMEDIES"], "", id="too far back"),
        pytest.param([], "", id="on no page"),
        pytest.param(["III. REMEDIES\nRent.", "II. CLAIMS"], "III. REMEDIES", id="the nearer page's"),
    ],
)
def test_it_may_stand_pages_before(before: list[str], heading: str) -> None:
    assert heading_above("The court", "The court now turns to the bond.", *before) == heading


def test_one_on_the_page_itself_goes_before_those_of_other_pages() -> None:
    assert heading_above("Rent abates", "II. REMEDIES\nRent abates.", "I. BACKGROUND") == "II. REMEDIES"


def test_what_comes_later_is_no_heading_of_it() -> None:
    assert heading_above("Rent abates", "Rent abates.\nII. REMEDIES\nIt is so.") == ""


@pytest.mark.parametrize(
    "words", ["12.2 For Cause", "Either party", "The notice"], ids=["itself", "behind it", "on a later line"]
)
def test_a_clauses_own_title_is_a_heading(words: str) -> None:
    clause = (
        "ARTICLE 12\n12.2 For Cause. Either party may terminate this Agreement.\nThe notice must be written."
    )
    assert heading_above(words, clause) == "12.2 For Cause."


def test_a_numbered_paragraph_has_no_title() -> None:
    complaint = "IV. FACTS\n12. Corvane is a company of Delaware. It has its seat there."
    assert heading_above("It has its seat", complaint) == "IV. FACTS"


def test_a_heading_over_two_lines_is_read_whole() -> None:
    text = "III. THE MOTION TO STRIKE\nTHE PRAYER FOR RELIEF\nThe motion is denied."
    assert heading_above("The motion is", text) == "III. THE MOTION TO STRIKE THE PRAYER FOR RELIEF"


def test_a_numbered_heading_below_another_is_one_of_its_own() -> None:
    assert heading_above("It applies", "II. DISCUSSION\nA. The Law of the Case\nIt applies.") == (
        "A. The Law of the Case"
    )


@given(st.text(), st.data())
def test_any_place_of_any_page_has_one_line_for_a_heading(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    heading = heading_of(text, offset, lambda _: text)
    assert "\n" not in heading
    assert heading == heading.strip()


def test_a_note_is_no_heading_and_its_number_no_part_of_one() -> None:
    text = (
        f"II. THE MOTION{RAISED}3\nThe motion to dismiss is denied in all of its parts."
        f"{NOTES_BELOW}3{RAISED}Ethiopian Aircraft Accident Investigation"
    )
    assert headings(text) == [Heading(0, "II. THE MOTION", 1)]
