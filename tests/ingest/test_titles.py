"""What a document calls itself, and what only names another."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.clean import clean_pages
from ingest.titles import short_title

CAPTION = "DISTRICT COURT\nDISTRICT OF UTAH\nJANE ROE,\nPlaintiff,\nv.\nACME, INC.,\nDefendant.\n"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("COMPLAINT FOR DAMAGES", "Compl."),
        ("VERIFIED COMPLAINT", "Compl."),
        ("FIRST AMENDED COMPLAINT", "First Am. Compl."),
        ("AMENDED COMPLAINT", "Am. Compl."),
        ("DEFENDANT’S ANSWER TO FIRST\nAMENDED COMPLAINT", "Answer"),
        ("ANSWER AND COUNTERCLAIMS", "Answer"),
        ("DEFENDANT ACME, INC.’S NOTICE OF\nMOTION AND MOTION TO DISMISS", "Mot."),
        ("PLAINTIFF'S MOTION FOR SUMMARY JUDGMENT", "Mot."),
        ("PLAINTIFFS’ OPPOSITION TO\nDEFENDANT’S MOTION TO DISMISS", "Opp’n"),
        ("MEMORANDUM OF LAW IN OPPOSITION TO MOTION TO DISMISS", "Opp’n"),
        ("REPLY IN SUPPORT OF MOTION TO DISMISS", "Reply"),
        ("MEMORANDUM OF POINTS AND AUTHORITIES", "Mem."),
        ("ORDER GRANTING MOTION TO DISMISS", "Order"),
        ("ORDER ON PLAINTIFF’S\nMOTION FOR A PRELIMINARY INJUNCTION", "Order"),
        ("[PROPOSED] ORDER", "Order"),
        ("MEMORANDUM OPINION AND ORDER", "Op."),
        (": OPINION", "Op."),
        ("JOHN ROE, an individual, DEFENDANT’S ANSWER TO FIRST\nAMENDED COMPLAINT;", "Answer"),
        ("JOHN ROE, PLAINTIFFS’ OPPOSITION TO\nDEFENDANT’S MOTION TO\nPlaintiffs, DISMISS", "Opp’n"),
        ("Plaintiff, ORDER GRANTING\nv. MOTION TO DISMISS", "Order"),
        ("JUDGMENT", "J."),
        ("DECLARATION OF MARA O. QUIST IN SUPPORT OF MOTION", "Quist Decl."),
        ("AFFIDAVIT OF JOHN SMITH, JR.", "Smith Aff."),
        ("VIDEOTAPED DEPOSITION OF PETER J. ALDANA", "Aldana Dep."),
        ("REPORTER’S TRANSCRIPT OF PROCEEDINGS", "Tr."),
    ],
)
def test_a_title_has_its_abbreviation(title: str, expected: str) -> None:
    assert short_title(f"{CAPTION}{title}\nThe text begins here and goes on for a while.") == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("MASTER SERVICES AGREEMENT\nbetween\nACME, INC.", "Agmt."),
        ("COMMERCIAL LEASE\nBUILDING C", "Lease"),
        ("FIRST AMENDMENT TO COMMERCIAL LEASE", "First Am."),
        ("HALE LLP\nMay 27, 2022\nRe: Complaint of Jane Roe\nDear Mr. Roe:\nI write.", "Ltr."),
        (
            "IN THE SUPREME COURT\nROE,\nPetitioner\nv.\nDOE.\nThe above-entitled matter came on for oral\n"
            "argument before the Supreme Court at 1:01 p.m.\nAPPEARANCES:",
            "Tr.",
        ),
        ("EXHIBIT B\nMASTER SERVICES AGREEMENT", "Ex. B"),
        ("Exhibit 10.15\nCO-BRANDING AGREEMENT", "Ex. 10.15"),
        ("United States Court of Appeals\nBefore SMITH, HALE, and ROE, Circuit Judges.\nHALE:", "Op."),
    ],
)
def test_so_have_contracts_letters_exhibits_and_opinions(page: str, expected: str) -> None:
    assert short_title(page) == expected


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("", id="nothing"),
        pytest.param("Invoice 4471\nThe complaint was noted.", id="the word in a sentence"),
        pytest.param(f"{CAPTION}CIVIL MINUTES - GENERAL\nDEFENDANT’S MOTION TO DISMISS", id="minutes"),
        pytest.param("CIVIL DOCKET FOR CASE #: 3:21-cv-00417\nCOMPLAINT", id="a docket sheet"),
        pytest.param("EXHIBIT A-TEAM SERVICES\nprice list", id="a word that begins like an exhibit"),
        pytest.param("Attorneys for Plaintiff\nTelephone: (415) 555-0142", id="a letterhead"),
        pytest.param("Acme Agreement No. CS-2019-0311 was signed in March.", id="a contract's number"),
    ],
)
def test_where_it_cannot_be_told_there_is_none(page: str) -> None:
    assert short_title(page) is None


@given(st.text())
def test_any_text_has_one_or_none(text: str) -> None:
    assert short_title(text) != ""


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("Whitlock-v-Corvane_Dkt-001_Complaint", "Compl."),
        ("Whitlock-v-Corvane_Dkt-019_Motion-to-Dismiss", "Mot."),
        ("Whitlock-v-Corvane_Dkt-024_Opposition-to-Motion-to-Dismiss", "Opp’n"),
        ("Whitlock-v-Corvane_Dkt-031_Order-on-Motion-to-Dismiss", "Order"),
        ("Whitlock-v-Corvane_Dkt-038_Answer-to-First-Amended-Complaint", "Answer"),
        ("Whitlock-v-Corvane_2022-05-18_Deposition-of-Peter-Aldana", "Aldana Dep."),
        ("Whitlock-v-Brightwater_2022-11-09_Deposition-of-Curtis-Delavan", "Delavan Dep."),
        ("Whitlock-Corvane_2019-03-04_Master-Subscription-Agreement", "Agmt."),
        ("Halvorsen-Tamarind_2017-08-01_Commercial-Lease", "Lease"),
        ("Halvorsen-v-Tamarind_2022-05-27_Notice-of-Default", "Ltr."),
        ("Ostrander-v-Meridian_2022-08-23_Tenth-Circuit-Opinion-En-Banc", "Op."),
        ("Whitlock-v-Corvane_Docket-Sheet", None),
    ],
)
def test_the_sample_corpus_is_called_by_its_titles(file: str, expected: str | None) -> None:
    first = pypdf.PdfReader(Path("corpus/pdfs") / f"{file}.pdf").pages[0].extract_text()
    assert short_title(clean_pages([first])[0].text) == expected
