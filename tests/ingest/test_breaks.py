"""What runs over a page break, and what only seems to."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.breaks import begins_anew, goes_on, note_running_over, running_over
from ingest.clean import clean_pages
from ingest.footnotes import NOTES_BELOW, RAISED

CORPUS = Path("corpus/pdfs")
REAL = Path("../shared/realcases/pdfs")
LINE = "The Court has considered the papers that the parties filed, and it rules as follows.\n"


def parts(text: str, following: str) -> tuple[str, str] | None:
    found = running_over(text, following)
    return found and (text[slice(*found.before)], following[slice(*found.behind)])


@pytest.mark.parametrize(
    ("text", "following", "expected"),
    [
        pytest.param(
            f"{LINE}Corvane stopped paying on",
            "the day it was told to. The rest is new.",
            ("Corvane stopped paying on", "the day it was told to."),
            id="it goes on in lower case",
        ),
        pytest.param(
            f"{LINE}It is undisputed on this record that Whitlock Cold Chain stopped paying on",
            "October 19. In Corvane’s view that was a breach.",
            ("It is undisputed on this record that Whitlock Cold Chain stopped paying on", "October 19."),
            id="it goes on with a name, and its line was full",
        ),
        pytest.param(
            f"{LINE}The sum was corrected.1 The defendant then moved to\n1 See ECF No. 14.",
            "dismiss the complaint.",
            ("The defendant then moved to", "dismiss the complaint."),
            id="a footnote stands between",
        ),
        pytest.param(
            f"{LINE}Plaintiffs rely on the rule that was first stated in the case of Smith v.",
            "Jones, which does not apply. Nor does another.",
            (
                "Plaintiffs rely on the rule that was first stated in the case of Smith v.",
                "Jones, which does not apply.",
            ),
            id="an abbreviation ends no sentence",
        ),
        pytest.param(
            "Q. When was that?\nA. In May.\nQ. Had you heard nothing before\nshe was at the gate?",
            "A. Not a thing.\nShe walked in.\nQ. And then?\nA. I left.",
            ("Q. Had you heard nothing before\nshe was at the gate?", "A. Not a thing.\nShe walked in."),
            id="a question and its answer",
        ),
        pytest.param(
            f"{LINE}the taxpayer was entitled to a",
            "[*5] corresponding deduction. More follows.",
            ("the taxpayer was entitled to a", "corresponding deduction."),
            id="the reporter's page number is no part of it",
        ),
    ],
)
def test_it_runs_over(text: str, following: str, expected: tuple[str, str]) -> None:
    assert parts(text, following) == expected


@pytest.mark.parametrize(
    ("text", "following"),
    [
        pytest.param(f"{LINE}The motion is denied.", "the rest is lost.", id="the sentence had ended"),
        pytest.param(f"{LINE}It promised the following:", "a service at all hours.", id="a list was opened"),
        pytest.param(
            f"{LINE}Corvane stopped paying on", "II. LEGAL STANDARD\nA court", id="a heading follows"
        ),
        pytest.param(f"{LINE}Corvane stopped paying on", "12. Corvane denies it.", id="a paragraph follows"),
        pytest.param(f"{LINE}III. DISCUSSION", "of the motion.", id="the page ends with a heading"),
        pytest.param("United States District Judge", "Certificate of service", id="a signature block"),
        pytest.param(
            "Tonya Munson v. Bard 2:15-cv-01646 Miss. N.D. 3:14-cv-00279-MPM",
            "Schedule B Direct-Filed Cases",
            id="a table",
        ),
        pytest.param(
            f"{LINE}But Julian accidentally uttered the first name of his brother, who was",
            "No. 08-2110 7\nnot in the room.",
            id="a running head was left in",
        ),
        pytest.param(
            f"{LINE}A product that poses a risk when a person sustains accidental or unexpected",
            "In Goldson the court held the same.",
            id="the next page begins anew",
        ),
        pytest.param(
            f"{LINE}One is to pay. The other is to stand\n1 Judge Tallis took no part.\nbeside it in court.",
            "behalf of any insured.",
            id="columns, read one after the other",
        ),
        pytest.param("A. I was going to --", "MR. HALE: Objection.", id="a speaker is cut off"),
        pytest.param("Q. Did you resign?\nA. I was told to.", "Q. By whom?", id="the answer was given"),
        pytest.param("", "of the motion.", id="a page without text before"),
        pytest.param(f"{LINE}Corvane stopped paying on", "", id="a page without text behind"),
    ],
)
def test_it_does_not(text: str, following: str) -> None:
    assert parts(text, following) is None


@given(st.text(), st.text())
def test_the_parts_of_any_two_pages_lie_in_them(text: str, following: str) -> None:
    if found := running_over(text, following):
        assert 0 <= found.before.start < found.before.end <= len(text)
        assert 0 <= found.behind.start < found.behind.end <= len(following)


@pytest.mark.parametrize(
    ("text", "following", "expected"),
    [
        pytest.param("It is denied.", "The rest follows.", False, id="a sentence ended"),
        pytest.param("It is denied.3", "The rest follows.", False, id="with a footnote's number"),
        pytest.param("Whitlock has not shown that", "Corvane breached it.", True, id="in the middle"),
        pytest.param(
            "It is so.1 Whitlock has not shown that\n1 See below.", "Corvane did.", True, id="a footnote"
        ),
        pytest.param("Whitlock has not shown that", "IV. CONCLUSION", False, id="a heading follows"),
        pytest.param("", "Corvane did.", False, id="nothing before"),
    ],
)
def test_a_page_that_begins_in_the_middle_is_told(text: str, following: str, expected: bool) -> None:
    assert goes_on(text, following) is expected


@pytest.mark.parametrize(
    ("text", "following", "rest"),
    [
        pytest.param(
            f"{LINE}It paid.", "Service was late.", "Service was late.", id="at the page's beginning"
        ),
        pytest.param("", "Service was late.", "Service was late.", id="on a first page"),
        pytest.param(
            f"{LINE}Corvane stopped paying on",
            "the day it fell. The rest is new.",
            " The rest is new.",
            id="behind it",
        ),
        pytest.param(
            f"{LINE}The Court of",
            "Appeals held so. The rest is new.",
            " The rest is new.",
            id="behind what may go on",
        ),
        pytest.param(f"{LINE}The Court of", "", "", id="on a page without text"),
    ],
)
def test_where_something_begins_that_needs_nothing_of_the_page_before(
    text: str, following: str, rest: str
) -> None:
    assert following[begins_anew(text, following) :] == rest


def texts_of(path: Path) -> list[str]:
    return [page.text for page in clean_pages([page.extract_text() for page in pypdf.PdfReader(path).pages])]


@pytest.mark.parametrize(
    ("file", "page", "before", "behind"),
    [
        (
            "Whitlock-v-Corvane_Dkt-031_Order-on-Motion-to-Dismiss",
            3,
            "Whitlock Cold Chain stopped paying on",
            "October 19.",
        ),
        (
            "Whitlock-v-Corvane_2022-05-18_Deposition-of-Peter-Aldana",
            2,
            "She had",
            "called our 800 line about monitoring for two buildings,\nHayward and San Leandro.",
        ),
        (
            "Ostrander-v-Meridian_Dkt-112_Order-on-Summary-Judgment",
            1,
            "Exclusion 2.m removes property damage “arising out of the",
            "intentional burning of slash,",
        ),
        (
            "Whitlock-v-Brightwater_2022-11-09_Deposition-of-Curtis-Delavan",
            3,
            "Q. You had heard nothing before Ms. Brockhurst\nwas at the gate?",
            "A. Not a thing. She walked in and that was the\nfirst I knew.",
        ),
    ],
)
def test_it_is_found_in_the_sample_corpus(file: str, page: int, before: str, behind: str) -> None:
    texts = texts_of(CORPUS / f"{file}.pdf")
    found = parts(texts[page - 1], texts[page])
    assert found is not None
    assert before in found[0]
    assert found[1].startswith(behind)


@pytest.mark.skipif(not REAL.is_dir(), reason="the real cases are not here")
@pytest.mark.parametrize(
    ("file", "page", "before", "behind"),
    [
        ("moctapp_ED108783_jagels", 2, "definite and firm impression that a mistake has", "been made."),
        ("cand_17cv0072_finjan_v_cisco_mil_order", 10, "Cole’s infringement", "report.”"),
        ("nc_363A14-4_gift_surplus_v_cooper", 2, "The Court will inquire, not into the", "name, but into"),
    ],
)
def test_it_is_found_in_real_opinions(file: str, page: int, before: str, behind: str) -> None:
    texts = texts_of(REAL / f"{file}.pdf")
    found = parts(texts[page - 1], texts[page])
    assert found is not None
    assert found[0].endswith(before)
    assert found[1].startswith(behind)


# --- notes that run over -----------------------------------------------------------------------------

NOTE = (
    f"{LINE}The rest is new.{NOTES_BELOW}2{RAISED}See ECF No. 14. "
    "The cases treat employers as agents for the purpose"
)


@pytest.mark.parametrize(
    ("text", "following", "expected"),
    [
        pytest.param(
            NOTE,
            f"{LINE}{NOTES_BELOW}of deducting premiums. None applies.\n3{RAISED}See ECF No. 15.",
            ("The cases treat employers as agents for the purpose", "of deducting premiums."),
            id="to the foot of the next page",
        ),
        pytest.param(
            NOTE, f"{LINE}{NOTES_BELOW}3{RAISED}See ECF No. 15.", None, id="another note begins there"
        ),
        pytest.param(NOTE, LINE, None, id="no notes there"),
        pytest.param(LINE, f"{LINE}{NOTES_BELOW}of deducting premiums.", None, id="no note before"),
        pytest.param(
            f"{NOTE}.", f"{LINE}{NOTES_BELOW}None applies.", None, id="it breaks off between sentences"
        ),
    ],
)
def test_a_sentence_of_a_note_may_run_over(
    text: str, following: str, expected: tuple[str, str] | None
) -> None:
    found = note_running_over(text, following)
    assert (found and (text[slice(*found.before)], following[slice(*found.behind)])) == expected


def test_the_text_runs_over_between_notes_that_do_too() -> None:
    text = f"{LINE}Corvane stopped paying on{NOTES_BELOW}2{RAISED}The cases treat employers as agents for"
    following = f"the day it was told to. The rest is new.{NOTES_BELOW}deducting premiums. None applies."
    assert parts(text, following) == ("Corvane stopped paying on", "the day it was told to.")
    assert note_running_over(text, following) is not None
