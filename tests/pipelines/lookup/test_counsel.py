"""Counsel is named in blocks in front of an opinion."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.lookup.counsel import blocks
from pipelines.text import root, search_terms

LISTED = """Robert G. Rowe (Argued)
Daly Pitt
Morristown, NJ 07962
Counsel for Appellant, Keswick
Flavors Inc.
Frank E. Barrow, Jr. (Argued)
Michael J. Frantz, Jr.
Barrow & Barrow
Shrewsbury, NJ 07702
Counsel for Appellee, The
Ashdown Indemnity Company
Peter M. Boughton
Cedar Knolls, NJ 07927
Counsel for Appellee, Dorman & Co."""
TOLD = """EAMONN DORN, Dorn & Associates, P.L.L.C., New
York, New York, for Plaintiff-Appellant.
F. JAMES LOFT, JR., United States Attorney’s
Office, New York, for Defendants-Appellees.
PER CURIAM:
Plaintiff asks for a declaration."""
FIRMS = """Heard in the Supreme Court on 23 March 2021.
Fox Rowe LLP, by Elizabeth Brooks; and Grace Clifton, P.A., by Michael A. Grace for plaintiff-appellants.
Joshua Stern, Attorney General, for the State."""


def found(text: str, roles: set[str], names: str = "") -> list[str]:
    terms = {root(term) for term in search_terms(names)}
    return [text[span.start : span.end] for span in blocks(text, roles, terms)]


def test_the_block_of_a_named_party_is_found_whole() -> None:
    (block,) = found(LISTED, set(), "Ashdown Indemnity")
    assert block.startswith("Frank E. Barrow, Jr.") and block.endswith("Ashdown Indemnity Company")


def test_a_side_by_its_role_may_have_several_counsel() -> None:
    assert [block.split()[0] for block in found(LISTED, {"appellee"})] == ["Frank", "Peter"]


@pytest.mark.parametrize(
    ("text", "role", "opens"),
    [
        (TOLD, "plaintiff", "EAMONN DORN"),
        (TOLD, "defendant", "F. JAMES LOFT"),
        (FIRMS, "plaintiff", "Fox Rowe LLP"),
    ],
)
def test_counsel_may_stand_in_a_sentence(text: str, role: str, opens: str) -> None:
    (block,) = found(text, {role})
    assert block.startswith(opens)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        pytest.param(TOLD, "intervenor", id="a side that is not there"),
        pytest.param("The court ruled for plaintiff on count two.", "plaintiff", id="a ruling"),
        pytest.param("", "plaintiff", id="nothing"),
    ],
)
def test_nobody_is_found_where_nobody_is_named(text: str, role: str) -> None:
    assert not found(text, {role})


@given(text=st.text(alphabet="Aa B.\n,forCounsel plaintiff", max_size=200))
def test_blocks_stand_in_the_text_in_order(text: str) -> None:
    spans = list(blocks(text, {"plaintiff"}, set()))
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))
