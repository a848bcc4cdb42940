"""Captions decide what a question means where file names say nothing."""

from __future__ import annotations

import pytest

from ingest.caption.records import TEXT, Caption, Found, Party, Source
from pipelines.routes.cards import card
from pipelines.routes.routing import Directory, Route, choose
from pipelines.text import stem


def said(value: str, quote: str = "") -> Found:
    return Found(value, Source(1, TEXT, quote or value))


def paper(
    kind: str, title: str, number: str, day: str, *parties: str, judge: str = "", stamp: str = ""
) -> tuple[Caption, tuple[str, ...]]:
    caption = Caption(
        kind=said(kind, title),
        docket_numbers=(said(number),) if number else (),
        judge=said(judge) if judge else None,
        parties=tuple(Party(name, None, Source(1, TEXT, name)) for name in parties),
        filed=said(day),
    )
    return caption, (stamp,) if stamp else ()


ACME = ("JOHN SMITH", "ACME TOOLS, INC.")
BETA = ("JOHN SMITH", "BETA FREIGHT LLC")
PAPERS = {
    "acme complaint": paper("complaint", "COMPLAINT", "3:21-cv-00417-MLO", "2021-01-19", *ACME),
    "acme amended": paper("complaint", "FIRST AMENDED COMPLAINT", "3:21-cv-00417-MLO", "2021-04-02", *ACME),
    "acme motion": paper(
        "motion",
        "DEFENDANT’S MOTION TO DISMISS",
        "3:21-cv-00417-MLO",
        "2021-05-01",
        *ACME,
        stamp="Document 19",
    ),
    "acme compel": paper("motion", "PLAINTIFF’S MOTION TO COMPEL", "3:21-cv-00417", "2021-06-01", *ACME),
    "acme order": paper(
        "order", "ORDER ON MOTION TO DISMISS", "3:21-cv-00417-MLO", "2021-05-03", *ACME, judge="Maria Alvarez"
    ),
    "acme second order": paper("order", "ORDER ON MOTION TO COMPEL", "3:21-cv-00417", "2021-08-09", *ACME),
    "beta complaint": paper("complaint", "COMPLAINT", "22-2-04471-1", "2022-02-02", *BETA),
    "beta order": paper(
        "order", "ORDER ON SUMMARY JUDGMENT", "22-2-04471-1", "2022-03-03", *BETA, judge="R. Chen"
    ),
    "lease": paper("contract", "COMMERCIAL LEASE", "", "2019-03-01", "HALVORSEN CO.", "TAMARIND LLC"),
    "amendment": paper(
        "contract", "FIRST AMENDMENT TO LEASE", "", "2020-06-15", "HALVORSEN CO.", "TAMARIND LLC"
    ),
    "services": paper(
        "contract", "MASTER SERVICES AGREEMENT", "", "2018-01-01", "QUIMBY LP", "ZEBULON, INC."
    ),
    "nda": paper("contract", "NONDISCLOSURE AGREEMENT", "", "2017-01-01", "QUIMBY LP", "ZEBULON, INC."),
}
DIRECTORY = Directory(
    card(key, f"scan{number:04}.pdf", caption, "", stamps)
    for number, (key, (caption, stamps)) in enumerate(PAPERS.items())
)
ACME_CASE = {key for key in PAPERS if key.startswith("acme")}


def first(question: str) -> set[str]:
    return set(choose(question, DIRECTORY).documents)


@pytest.mark.parametrize(
    ("question", "documents"),
    [
        pytest.param("What does the amended complaint against Acme allege?", {"acme amended"}, id="a filing"),
        pytest.param("What does the FAC say of damages?", {"acme amended"}, id="for short"),
        pytest.param("What does Judge Alvarez’s order say?", {"acme order"}, id="a judge’s"),
        pytest.param("What does the May 2021 order say?", {"acme order"}, id="a month’s"),
        pytest.param("What does the order of August 9, 2021 say?", {"acme second order"}, id="a day’s"),
        pytest.param(
            "What does Acme’s motion to dismiss say of the cap?", {"acme motion"}, id="by what it asks for"
        ),
        pytest.param("What does plaintiff’s motion against Acme say?", {"acme compel"}, id="one side’s"),
        pytest.param(
            "How did the court rule on Acme’s motion to dismiss?",
            {"acme order", "acme second order"},
            id="what was decided stands in orders",
        ),
        pytest.param("Who signed the First Amendment to the lease?", {"amendment"}, id="the outermost paper"),
        pytest.param("What does the MSA say of notice?", {"services"}, id="a contract for short"),
        pytest.param("What is the term of the Tamarind lease?", {"lease"}, id="a contract"),
        pytest.param("What does the 2018 agreement say?", {"services"}, id="a contract of a year"),
        pytest.param("What is in Dkt. 19 of the Acme case?", {"acme motion"}, id="an entry of the docket"),
    ],
)
def test_a_filing_is_searched_first(question: str, documents: set[str]) -> None:
    assert first(question) == documents


@pytest.mark.parametrize(
    ("question", "documents"),
    [
        pytest.param("When did Smith hire Acme?", ACME_CASE, id="the other party decides"),
        pytest.param(
            "What did Smith ask of Beta Freight?", {"beta complaint", "beta order"}, id="the other one"
        ),
        pytest.param("What did Smith ask in 3:21-cv-00417?", ACME_CASE, id="the docket number decides"),
        pytest.param("what did beta freight pay?", {"beta complaint", "beta order"}, id="in small letters"),
        pytest.param(
            "What does the complaint against Beta allege?",
            {"beta complaint"},
            id="its filing, not its namesake’s",
        ),
        pytest.param("What did Judge Chen say?", {"beta complaint", "beta order"}, id="a judge’s case"),
    ],
)
def test_namesakes_are_told_apart(question: str, documents: set[str]) -> None:
    assert first(question) == documents


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("What did Smith ask for?", id="a name of two cases, most of the files"),
        pytest.param("Which of the complaints plead fraud?", id="across documents"),
        pytest.param("In how many cases was Smith’s motion granted?", id="across cases"),
        pytest.param("What does the second amended complaint say?", id="a paper that is not there"),
        pytest.param("What does the June 1999 order say?", id="a day that is not there"),
        pytest.param("What is the notice period?", id="nothing named"),
        pytest.param("What did “Acme” mean?", id="in quotation marks"),
    ],
)
def test_wrong_narrowing_is_worse_than_none(question: str) -> None:
    assert first(question) == set()


def test_a_question_in_two_parts_that_names_one_paper_is_searched_in_its_case() -> None:
    question = "What does the amended complaint against Acme allege, and what did the court decide?"
    assert first(question) == ACME_CASE


def test_a_filing_keeps_its_case_beside_it() -> None:
    route = choose("What does the amended complaint against Acme allege?", DIRECTORY)
    assert (route.documents, set(route.case)) == (("acme amended",), ACME_CASE)
    assert {"acm", "amend", "complaint"} <= route.by


def test_pages_are_kept_and_everything_forgets_all_but_the_names() -> None:
    route = choose("What is on page 12 of the Tamarind lease?", DIRECTORY)
    assert (route.documents, route.pages) == (("lease",), ("12",))
    assert route.everywhere() == Route(by=route.by)


def test_the_only_document_is_searched_first_for_its_pages_alone() -> None:
    caption, _ = PAPERS["lease"]
    only = Directory([card("lease", "lease.pdf", caption, "")])
    route = choose("What does the Tamarind lease say of the roof?", only)
    assert route.documents == ()
    assert stem("lease") in route.by, "its title is no part of what is asked, either"
    assert choose("What does page 3 say of the roof?", only).documents == ("lease",)


def test_an_empty_directory_names_nothing() -> None:
    assert choose("What did Acme pay?", Directory()) == Route()
