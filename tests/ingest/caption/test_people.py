"""Judges and attorneys, where a paper names them as such."""

from __future__ import annotations

import pytest

from ingest.caption.people import find_attorneys, find_judge
from ingest.caption.rows import rows_of
from ingest.records import Page, Read


def judge(text: str, *, appellate: bool) -> str | None:
    page = Page(1, None, text, Read.TEXT)
    found = find_judge(rows_of(page), rows_of(page)[-30:], [page], appellate=appellate)
    return found.value if found else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Judge: Hon. Marguerite L. Okafor", "Marguerite L. Okafor"),
        ("[Assigned to the Hon. Maria Gomez, Courtroom 5A]", "Maria Gomez"),
        ("Assigned to: Judge K. Michael Morel", "K. Michael Morel"),
        ("Present: The Honorable CHRISTINA A. SNELL, U.S. DISTRICT JUDGE", "CHRISTINA A. SNELL"),
        ("Present: The Honorable\n\nANDRÉ BIRON JR., United States District Judge", "ANDRÉ BIRON JR."),
        ("MARTIN, DISTRICT JUDGE", "MARTIN"),
        ("Quillon, D.J.:", "Quillon"),
        ("GUSTAV, Judge: The Internal Revenue Service determined deficiencies.", "GUSTAV"),
        ("Dated: May 1, 2020\n_____\n/s/ Ada Crane\nADA CRANE\nUnited States District Judge", "ADA CRANE"),
        ("JOHN A. KRONEN UNITED STATES DISTRICT JUDGE", "JOHN A. KRONEN"),
        ("IT IS SO ORDERED.\nDated: December 1, 2020\nUNITED STATES DISTRICT JUDGE", None),
        ("Also present: Corinne Abara, General Counsel", None),
        ("Case No. 3:21-cv-00417-MLO", None),  # initials name no one
    ],
)
def test_the_judge_of_a_trial_court(text: str, name: str | None) -> None:
    assert judge(text, appellate=False) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Before MARLOW, FAYE and ANDERS, Circuit Judges.\nFAYE, Circuit Judge:", "FAYE"),
        ("Before:\nLEVANT, STRAUB, AND WEST, Circuit Judges.", "LEVANT, STRAUB, AND WEST"),
        ("Angela Quill, P.J., Kurt S. Odell, J., and James M. Dowe, J.\nIntroduction",
         "Angela Quill, P.J., Kurt S. Odell, J., and James M. Dowe, J"),
        ("Per Curiam (BRYCE, GALE, and PROST, Circuit Judges.)", "BRYCE, GALE, and PROST"),
        ("HUDDLE, Justice.", "HUDDLE"),
        ("RENNER, Circuit Judge, joined by\nVOSS, Chief Judge", "RENNER"),
        ("Claude M. Hill, Senior District Judge.\nNIEMANN, Circuit Judge:", "NIEMANN"),
        ("District Judge: Honorable Dickinson R. Deveraux", None),  # of the court below
        ("Appeal from the United\nStates District Court.\nRobert L. Mill, Jr., Judge.", None),
    ],
)  # fmt: skip
def test_the_judge_of_a_court_of_appeals(text: str, name: str | None) -> None:
    assert judge(text, appellate=True) == name


@pytest.mark.parametrize(
    ("head", "tail", "opinion", "found"),
    [
        ("Ann Alder (State Bar No. 900417)\nBen Bo (SBN 900862)\nAttorneys for Plaintiffs A",
         "", False, [("Ann Alder", "plaintiff"), ("Ben Bo", "plaintiff")]),
        ("", "By: /s/ Ann Alder\nAnn Alder\nAttorneys for Defendant A", False, [("Ann Alder", "defendant")]),
        ("", "/s/ Ada Crane\nUnited States District Judge", False, []),
        ("Ray C. Mayer, Jr., for petitioners.", "", True, [("Ray C. Mayer, Jr.", "petitioner")]),
        ("Of counsel was Ada Wick, of Seattle,\nWashington.\nAnn B. Alder, Alder PLLC, for appellants.",
         "", True, [("Ann B. Alder", "appellant")]),
        ("Wm. St. Alder, of Seattle, for appellants.", "", True, [("Wm. St. Alder", "appellant")]),
        ("Alder Birch LLP, by Ann Alder, for plaintiff-appellants.", "", True, []),
    ],
    ids=["above the heading", "the signature", "a judge's signature", "before an opinion",
         "below a sentence's end", "short forms in a name", "a firm"],
)  # fmt: skip
def test_attorneys(head: str, tail: str, opinion: bool, found: list[tuple[str, str | None]]) -> None:
    page, last = Page(1, None, head, Read.TEXT), Page(2, None, tail, Read.TEXT)
    rows = rows_of(page)
    lawyers = find_attorneys(rows, len(rows), rows_of(last), [page, last], opinion=opinion)
    assert [(lawyer.name, lawyer.role) for lawyer in lawyers] == found
