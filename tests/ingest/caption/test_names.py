"""The names of parties, parted from each other and from what describes them; roles in one form."""

from __future__ import annotations

import pytest

from ingest.caption.names import singular_role, split_names, split_role
from ingest.caption.rows import rows_of
from ingest.records import Page, Read


def names(text: str, *, several: bool = True) -> list[str]:
    return [name.name for name in split_names(rows_of(Page(1, None, text, Read.TEXT)), several=several)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("WHITLOCK CHAIN, INC., a California corporation; and DANA R. WHITLOCK, an individual,",
         ["WHITLOCK CHAIN, INC.", "DANA R. WHITLOCK"]),
        ("K2 INC. and K-2 CORPORATION,", ["K2 INC.", "K-2 CORPORATION"]),
        ("ROCK BORDEN AND TORIE BORDEN,1", ["ROCK BORDEN", "TORIE BORDEN"]),
        ("BUREAU OF CUSTOMS AND BORDER PROTECTION", ["BUREAU OF CUSTOMS AND BORDER PROTECTION"]),
        ("GIFT DEPOT, LLC, and SAND HILL, INC.,", ["GIFT DEPOT, LLC", "SAND HILL, INC."]),
        ("JOHN DOVER, JANE ROVER, and ACRE CORP.,", ["JOHN DOVER", "JANE ROVER", "ACRE CORP."]),
        ("ERIC H. HOLDEN, JR., Attorney General of Maine;", ["ERIC H. HOLDEN, JR."]),
        ("MARCUS GRAYSON, ETC.; ET AL.", ["MARCUS GRAYSON"]),
        ("Standard Insurance Company; Dearborn\nInsurance Company,",
         ["Standard Insurance Company", "Dearborn Insurance Company"]),
        ("ACRE, INC.; and DOES 1 through 10,", ["ACRE, INC."]),
        ("JERROLD MARTIN, also known as Jay,", ["JERROLD MARTIN"]),
        ("State of Iowa, ex rel. Tom Miles,", ["State of Iowa, ex rel. Tom Miles"]),
        ("", []),
    ],
)  # fmt: skip
def test_the_names_of_several_parties(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "AUTOMATION AND SOFTWARE SYSTEMS, INC.,",
            "AUTOMATION AND SOFTWARE SYSTEMS, INC.",
        ),
        ("BAKERY, CONFECTIONERY, TOBACCO\nWORKERS UNION,", "BAKERY, CONFECTIONERY, TOBACCO WORKERS UNION"),
        ("W.J. SULLIVANT, Warden,", "W.J. SULLIVANT"),
        ("MICHAEL A. KNOLL,\nWARDEN,", "MICHAEL A. KNOLL"),
    ],
)
def test_a_singular_role_has_one_name(text: str, name: str) -> None:
    assert names(text, several=False) == [name]


@pytest.mark.parametrize(
    ("printed", "role"),
    [
        ("Plaintiffs", "plaintiff"),
        ("Plaintiff - Appellee", "plaintiff-appellee"),
        ("Defendants—Appellees", "defendant-appellee"),
        ("Plaintiffs–Appellants/Cross-Appellees", "plaintiff-appellant/cross-appellee"),
        ("Plaintiff, Appellee", "plaintiff-appellee"),
        ("Plaintiffs and Counterclaim Defendants", "plaintiff and counterclaim defendant"),
        ("Amici Curiae", "amicus curiae"),
        ("Defendant(s)", "defendant"),
        ("Real Parties in Interest", "real party in interest"),
    ],
)
def test_a_role_has_one_form(printed: str, role: str) -> None:
    assert singular_role(printed) == role


@pytest.mark.parametrize(
    ("row", "before_and_role"),
    [
        ("Plaintiffs,", ("", "Plaintiffs")),
        ("STATE OF IOWA, Respondent.", ("STATE OF IOWA", "Respondent")),
        ("Rock Borden,1 Petitioners", ("Rock Borden", "Petitioners")),
        ("DEFENDANT'S MOTION TO DISMISS", None),
        ("Appellant Nichole Jagger appeals the judgment", None),
        ("PLAINTIFFS UNITED LEAGUE", None),
    ],
)
def test_a_row_is_parted_at_its_role(row: str, before_and_role: tuple[str, str] | None) -> None:
    parted = split_role(row)
    assert (parted and (parted[0].rstrip(",1"), parted[1])) == before_and_role
