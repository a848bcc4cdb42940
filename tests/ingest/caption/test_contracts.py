"""The parties to a contract, their roles, and its date."""

from __future__ import annotations

import pytest

from ingest.caption.contracts import find_contract
from ingest.records import Page, Read

Parties = list[tuple[str, str | None]]


def read(text: str) -> tuple[Parties, str | None] | None:
    found = find_contract([Page(1, None, text, Read.TEXT)])
    if found is None:
        return None
    dated = found.dated.value if found.dated else None
    return [(party.name, party.role) for party in found.parties], dated


@pytest.mark.parametrize(
    ("preamble", "parties", "dated"),
    [
        pytest.param(
            "This Settlement Agreement is made as of May 9, 2024 by and among Larkspur Company, a Colorado\n"
            "corporation (“Larkspur”); Tolliver Canning, LLC, a Delaware company (“Tolliver”); and, solely\n"
            "as to Sections 2 and 13, Wade H. Tolliver, an individual (“Guarantor”).\nRECITALS",
            [("Larkspur Company", None), ("Tolliver Canning, LLC", None), ("Wade H. Tolliver", "guarantor")],
            "2024-05-09",
            id="a party to some of it alone",
        ),
        pytest.param(
            "This License Agreement is made as of May 29, 2018 by and between Alder Systems, "
            "Inc., a Delaware\n"
            "corporation (“Licensor”), and Birch Labs LLC, an Ohio company (“Licensee”).\nRECITALS",
            [("Alder Systems, Inc.", "licensor"), ("Birch Labs LLC", "licensee")],
            "2018-05-29",
            id="roles are defined terms",
        ),
        pytest.param(
            "This Agreement is entered into by and between ALDER INCORPORATED, a Delaware corporation\n"
            "(“Alder”), and BIRCH AKTIENGESELLSCHAFT, with offices at Berlin and Munich "
            "(“Birch”), as of June 8, 2010.",
            [("ALDER INCORPORATED", None), ("BIRCH AKTIENGESELLSCHAFT", None)],
            "2010-06-08",
            id="a short name is no role, a place no party; the date stands behind",
        ),
        pytest.param(
            "THIS AGREEMENT, made this first day of July, 2017 between Alder Foods, LLC "
            "(“Alder”), a Delaware\n"
            "limited liability company, and Paul Sill (“Consultant”), an individual.",
            [("Alder Foods, LLC", None), ("Paul Sill", "consultant")],
            "2017-07-01",
            id="a company and a person",
        ),
        pytest.param(
            "This Lease is made by and among Alder Holdings, Inc., a Texas corporation (the "
            "“Company”), Birch\n"
            "Bank, N.A., a national bank (the “Lender”), and Cedar Trust Company Americas (the “Agent”).",
            [("Alder Holdings, Inc.", "company"), ("Birch Bank, N.A.", "lender"),
             ("Cedar Trust Company Americas", "agent")],
            None,
            id="three of them",
        ),
        pytest.param(
            "This Agreement is between Alder, Inc. (“Alder”) and Birch, Inc. (“Birch”) and "
            "amends that certain\n"
            "Reseller Agreement between the same parties dated as of August 1, 2015.",
            [("Alder, Inc.", None), ("Birch, Inc.", None)],
            None,
            id="another agreement's date is not its own",
        ),
        pytest.param(
            "ALDER SQUARE PROPERTIES LLC\nLandlord\nand\nBIRCH ORCHARD CO.\nTenant\nEffective "
            "as of August 1, 2017\n"
            "The parties agree as follows.",
            [("ALDER SQUARE PROPERTIES LLC", "landlord"), ("BIRCH ORCHARD CO.", "tenant")],
            "2017-08-01",
            id="a cover",
        ),
        pytest.param("The parties agree as is set out here.", [], None, id="neither is told"),
    ],
)  # fmt: skip
def test_a_contracts_parties_and_date(preamble: str, parties: Parties, dated: str | None) -> None:
    assert read(f"LEASE AGREEMENT\n{preamble}") == (parties, dated)


@pytest.mark.parametrize(
    "text",
    [
        "Minutes of a meeting\nThe members agree to meet again.",
        "LEASE AGREEMENT\nis what this page is called, and nothing on it is promised.",
        "Notes\nThis Agreement is between Alder, Inc. and Birch, Inc.",
    ],
    ids=["no contract's title", "nothing agreed", "a title that is none"],
)
def test_what_is_no_contract(text: str) -> None:
    assert read(text) is None
