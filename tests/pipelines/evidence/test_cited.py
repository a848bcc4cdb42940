"""What is nothing but a citation, and what begins with one."""

from __future__ import annotations

import pytest

from pipelines.evidence.cited import is_citation, opens_with_citation


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        pytest.param("Compl. ¶¶ 16–17.", True, id="of the record"),
        pytest.param("Id. at 624.", True, id="id."),
        pytest.param("Id. at 369–70 (Ervin, J., dissenting).", True, id="of a dissent"),
        pytest.param("Delavan Dep. 92:9–22.", True, id="of testimony"),
        pytest.param("Cal. Lab. Code § 244(a).", True, id="of a statute"),
        pytest.param("28 U.S.C. § 1332(a).", True, id="of a statute by its title's number"),
        pytest.param("859 Cascade App. Rep. at 628 n.9.", True, id="of a case by its volume alone"),
        pytest.param("12 Corvane Systems, Inc. has 40 sites.", False, id="a numbered statement"),
        pytest.param("See Miklosy v. Regents, 44 Cal. 4th 876, 900 (2008).", True, id="of a case"),
        pytest.param(
            "See Cal. Civ. Code § 1439 (a party must fulfill its own conditions).", True, id="explained"
        ),
        pytest.param(
            "Jones v. Brown, 461 F.3d 353 (2006) (quoting Reno v. Ito, 59 F.3d 1445 (1995)) (altered).",
            True,
            id="quoting",
        ),
        pytest.param("The rule (a party must fulfill its own conditions) is 40.", False, id="an aside"),
        pytest.param("Count IV is DENIED.", False, id="a ruling"),
        pytest.param("Dated: November 5, 2021.", False, id="a date"),
        pytest.param("January 22, 2019.", False, id="a bare date"),
        pytest.param("Section 12.2 requires notice.", False, id="a sentence about a section"),
        pytest.param("See the letter.", False, id="no number"),
        pytest.param("Count IV, 12 F. Supp. 3d 40, is GRANTED.", False, id="a ruling with a source"),
        pytest.param(
            "ROCK BORDELON, Petitioner v.\nCOMMISSIONER OF INTERNAL REVENUE.\nNo. 19031-13.",
            False,
            id="a caption",
        ),
        pytest.param("Docket Nos. 19031-13, 27735-13, Filed February 20, 2020.", False, id="a docket number"),
        pytest.param("Mark R. Senter, Room 5.", False, id="a name and a number"),
    ],
)
def test_a_citation_is_told_from_a_sentence(text: str, is_one: bool) -> None:
    assert is_citation(text) is is_one


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        pytest.param("28 U.S.C. § 1332(a). Meridian asks for review.", True, id="a statute and a sentence"),
        pytest.param("Jones v. Brown, 461 F.3d 353 (2006). Mail is free.", True, id="a case and a sentence"),
        pytest.param("Jones v. Brown, 461 F.3d 353 (2006), holds that.", False, id="a case as subject"),
        pytest.param("The motion is denied. Jones v. Brown, 461 F.3d 353 (2006).", False, id="at the end"),
    ],
)
def test_what_begins_with_a_citation(text: str, opens: bool) -> None:
    assert opens_with_citation(text) is opens
