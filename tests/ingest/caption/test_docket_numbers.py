"""A case's own docket numbers: as printed, and no other number that stands in a caption."""

from __future__ import annotations

import pytest

from ingest.caption.docket_numbers import find_docket_numbers, find_stamped, key
from ingest.caption.rows import rows_of
from ingest.records import Page, Read


def numbers(text: str) -> list[str]:
    page = Page(1, None, text, Read.TEXT)
    return [found.value for found in find_docket_numbers(rows_of(page), [page])]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Case No. 3:21-cv-00417-MHP", ["3:21-cv-00417-MHP"]),
        ("Civ. No. 3:18-cv-16281(BRM)(TJB)", ["3:18-cv-16281(BRM)(TJB)"]),
        ("CRIMINAL NO. 1:19-cr-00077-MR-WCM-2", ["1:19-cr-00077-MR-WCM-2"]),
        ("Case No. CV15-5642-CAS(JCx) Date July 1, 2019", ["CV15-5642-CAS(JCx)"]),
        ("Case No.\n\nLA CV17-00308 JAK (AFMx)", ["LA CV17-00308 JAK (AFMx)"]),
        ("No. MDL 15-02641-PHX-DGC", ["MDL 15-02641-PHX-DGC"]),
        ("Case No. STK-CV-UWT-2022-0004871", ["STK-CV-UWT-2022-0004871"]),
        ("Index No. 650123/2021", ["650123/2021"]),
        ("C.A. No. 2021-0123-JRS", ["2021-0123-JRS"]),
        ("No. ED108783", ["ED108783"]),
        ("No. 363A14-4", ["363A14-4"]),
        ("No. 11–889", ["11–889"]),
        ("Nos. 20-1418 & 20-1431", ["20-1418", "20-1431"]),
        (
            "Docket Nos. 19031-13, 27735-13, Filed February 20, 2020.\n11905-14.",
            ["19031-13", "27735-13", "11905-14"],
        ),
        ("08-6301-cv", ["08-6301-cv"]),  # alone in its row
        ("2009-1361", ["2009-1361"]),
        ("Case No. 3:21-cv-00417-MHP\nCase No. 21-cv-417", ["3:21-cv-00417-MHP"]),
        ("D.C. No. 5:06-CV-00376-C", []),  # the court's below
        ("No. 08-2110\nAppeal from the District Court\nNo. 05-C-00999", ["08-2110"]),
        ("D.C. No.\n2:18-cv-01234-ABC", []),
        ("Re: ECF No. 126-3", []),
        ("(State Bar No. 900417)", []),
        ("Telephone: (415) 555-0142", []),
        ("U.S. Patent No. 6,154,844", []),
        ("Policy No. MCF-4471902-15", []),
        ("Motion in Limine No. 1", []),
        ("decided in 2019-2020, as it was said", []),
    ],
)
def test_docket_numbers(text: str, found: list[str]) -> None:
    assert numbers(text) == found


@pytest.mark.parametrize(
    ("stamp", "number"),
    [
        ("Case 3:21-cv-00417-MHP Document 31 Filed 11/08/21 Page 1 of 8", "3:21-cv-00417-MHP"),
        ("Appellate Case: 21-800 Document: 010110462922 Date Filed: 01/11/2021 Page: 1", "21-800"),
        ("USCA4 Appeal: 21-1234 Doc: 5 Filed: 01/11/2021 Pg: 1 of 2", "21-1234"),
        ("Page 12", None),
    ],
)
def test_a_stamps_number(stamp: str, number: str | None) -> None:
    found = find_stamped([Page(1, None, "", Read.BLANK, furniture=("1", stamp))])
    assert (found.value if found else None) == number


def test_printings_of_one_number_have_one_key() -> None:
    printings = ["3:21-cv-00417-MHP", "21-cv-417", "CV 21-00417-MHP (JCx)", "21-0417", "2021-CV-417"]
    assert {key(number) for number in printings} == {"21-417"}
    assert key("ED108783") == "ed108783"
