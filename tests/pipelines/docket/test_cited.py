"""Which cases a paper cites, and which papers cite a case: whole, over a page's end, and never a namesake."""

from __future__ import annotations

import pytest

from ingest.keys import Stretch
from ingest.records import Passage
from pipelines.docket.authorities import cited, in_full
from pipelines.docket.cited import cited_in
from pipelines.docket.left import Left
from pipelines.docket.ordering import newest_first
from pipelines.errors import DocketError
from pipelines.exports.authorities import authorities_in

CASES = {
    "550 U.S. 544": "Bell Atl. Corp. v. Twombly, 550 U.S. 544 (2007)",
    "556 U.S. 662": "Ashcroft v. Iqbal, 556 U.S. 662 (2009)",
    "129 S. Ct. 1937": "Ashcroft v. Iqbal, 129 S. Ct. 1937 (2009)",
    "9 F.3d 1": "Smith v. Jones, 9 F.3d 1 (1st Cir. 1993)",
    "8 F.3d 2": "Smithfield Foods v. Jones, 8 F.3d 2 (1st Cir. 1993)",
}


def passage(text: str, page: int = 1, start: int = 0, document: str = "d") -> Passage:
    return Passage(
        key=f"{document}-{page}-{start}",
        document_id=document,
        page=page,
        page_label=None,
        start=start,
        end=start + len(text),
        text=text,
        tokens=1,
    )


@pytest.mark.parametrize(
    ("question", "meant", "left"),
    [
        ("which opinions cite Twombly?", ("550 U.S. 544",), {"which", "opinions"}),
        ("opinions that cite Bell Atlantic v. Twombly", ("550 U.S. 544",), {"opinions"}),
        (
            "orders citing Ashcroft v. Iqbal in 2021",
            ("556 U.S. 662", "129 S. Ct. 1937"),
            {"orders", "in", "2021"},
        ),
        ("filings that cite 9 F.3d 1", ("9 F.3d 1",), {"filings"}),
        ("filings citing Smith", ("9 F.3d 1",), {"filings"}),
    ],
)
def test_a_case_is_told_by_its_parties_or_its_reporter(
    question: str, meant: tuple[str, ...], left: set[str]
) -> None:
    asked = Left(question)
    found = cited_in(asked, lambda: CASES)
    assert found is not None and found.authorities == meant
    assert {word.rstrip("?") for word in asked.words()} == left


@pytest.mark.parametrize(
    ("question", "why"),
    [("Which opinions cite Jones?", "may be"), ("Which opinions cite Roe v. Wade?", "does not mean")],
)
def test_a_namesake_and_a_case_that_none_cites_are_not_guessed_at(question: str, why: str) -> None:
    with pytest.raises(DocketError, match=why):
        cited_in(Left(question), lambda: CASES)


@pytest.mark.parametrize(
    "question",
    ["Which orders cite Rule 12(b)(6)?", "Which rules does the motion cite?", "Which motions were filed?"],
)
def test_rules_and_statutes_are_left_to_the_files(question: str) -> None:
    left = Left(question)
    assert cited_in(left, lambda: CASES) is None
    assert left.text == question


def test_a_short_form_is_the_case_that_it_can_only_be() -> None:
    full = [("Cases", key, name) for key, name in CASES.items()]
    short = [("Cases", name, name) for name in ("Twombly, 550 U.S. at 570", "Roe, 550 U.S. at 1")]
    known = in_full([*full, *short])
    assert known["Cases", "Twombly, 550 U.S. at 570"] == ("Cases", "550 U.S. 544", CASES["550 U.S. 544"])
    assert known["Cases", "Roe, 550 U.S. at 1"].authority == "Roe, 550 U.S."


def test_a_citation_that_a_page_breaks_is_found_once_with_both_its_parts() -> None:
    first = "The terms bind the one who claims them. See World Invs., Inc. v. Lido Ltd., 9"
    second = "Cal. App. 4th 373, 380 (1992). So does Lopez v. Smith, 203 F.3d 1122 (9th Cir. 2000)."
    found = list(
        cited([passage(first), passage(second, page=2), passage(second, document="e")], authorities_in)
    )
    over = [source for source, told in found if told.authority == "9 Cal. App. 4th 373"]
    assert [(source.document_id, source.stretches) for source in over] == [
        ("d", (Stretch(1, 0, len(first)), Stretch(2, 0, len(second))))
    ]
    assert sorted(source.document_id for source, told in found if told.authority == "203 F.3d 1122") == [
        "d",
        "e",
    ]


def test_a_case_in_a_reporter_that_nobody_knows_is_found_by_its_form() -> None:
    (found,) = authorities_in(
        "That is Brandvold v. Sentry Western Indemnity Co., 812 Cascade App. Rep. 455 (1995)."
    )
    assert found[1] == "812 Cascade App. Rep. 455" and "Brandvold v. Sentry Western" in found[2]


@pytest.mark.parametrize(
    ("question", "newest", "left"),
    [
        ("List the orders sorted by date", False, "List the orders"),
        ("List the motions, newest first", True, "List the motions"),
        ("List the letters in reverse chronological order", True, "List the letters"),
        ("Which motions did Acme file, and when?", False, "Which motions did Acme file"),
        ("List all depositions with their dates", False, "List all depositions"),
        ("What was the first motion?", False, "What was the first motion"),
        ("Which orders were entered, and when will trial begin?", False, None),
    ],
)
def test_an_order_and_the_days_are_taken_from_a_list(question: str, newest: bool, left: str | None) -> None:
    asked = Left(question)
    assert newest_first(asked) is newest
    assert asked.text.rstrip(" ?") == (question.rstrip("?") if left is None else left)
