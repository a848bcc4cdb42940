"""The table of authorities: what quotes cite, by kind, and where."""

from __future__ import annotations

import pytest

from pipelines.exports.authorities import (
    CASES,
    CONSTITUTIONS,
    OTHERS,
    RULES,
    STATUTES,
    authorities_in,
    table_of_authorities,
)
from pipelines.exports.records import ExportedTurn
from pipelines.records import Answer, Continuation, Sentence
from tests.pipelines.exports.made import CITATION

FOMAN = "Foman v. Davis, 371 U.S. 178 (1962)"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("See Foman v. Davis, 371 U.S. 178, 182 (1962).", [(CASES, FOMAN)], id="case"),
        pytest.param(
            "Doe v. Roe, No. 3:22-cv-04471, 2023 WL 123456, at *3 (W.D. Wash. Jan. 5, 2023).",
            [(CASES, "Doe v. Roe, No. 3:22-cv-04471, 2023 WL 123456 (W.D. Wash. Jan. 5, 2023)")],
            id="unreported",
        ),
        pytest.param("Foman, 371 U.S. at 182.", [(CASES, "Foman, 371 U.S. at 182")], id="short form alone"),
        pytest.param(
            "Foman v. Davis, 371 U.S. 178 (1962); Foman, 371 U.S. at 182; id. at 183.",
            [(CASES, FOMAN)],
            id="short forms of what is told in full",
        ),
        pytest.param(
            "Celotex v. Catrett, 477 U.S. 317 (1986); Anderson, 477 U.S. at 248.",
            [(CASES, "Celotex v. Catrett, 477 U.S. 317 (1986)"), (CASES, "Anderson, 477 U.S. at 248")],
            id="another case of the same volume",
        ),
        pytest.param(
            "28 U.S.C. § 1332(a)(1) and § 1332(b)", [(STATUTES, "28 U.S.C. § 1332(a)(1)")], id="statute"
        ),
        pytest.param("42 U.S.C. §§ 1983, 1988", [(STATUTES, "42 U.S.C. §§ 1983, 1988")], id="sections"),
        pytest.param("Cal. Civ. Code § 1542", [(STATUTES, "Cal. Civ. Code § 1542")], id="state code"),
        pytest.param("29 C.F.R. § 1614.105", [(STATUTES, "29 C.F.R. § 1614.105")], id="regulation"),
        pytest.param("under Fed. R. Civ. P. 12(b)(6),", [(RULES, "Fed. R. Civ. P. 12(b)(6)")], id="rule"),
        pytest.param("under Rule 12(b)(6) and", [(RULES, "Rule 12(b)(6)")], id="rule alone"),
        pytest.param("by Civil L.R. 7-2;", [(RULES, "Civil L.R. 7-2")], id="local rule"),
        pytest.param(
            "Federal Rule of Evidence 702", [(RULES, "Federal Rule of Evidence 702")], id="rule in words"
        ),
        pytest.param(
            "U.S. Const. amend. XIV, § 1", [(CONSTITUTIONS, "U.S. Const. amend. XIV, § 1")], id="amendment"
        ),
        pytest.param("10 Harv. L. Rev. 457 (1897)", [(OTHERS, "10 Harv. L. Rev. 457 (1897)")], id="article"),
        pytest.param("The rules of the road; unit R 12; ruler 5; CTRL R. 7", [], id="none"),
        pytest.param("", [], id="nothing"),
    ],
)  # fmt: skip
def test_authorities_are_found_as_they_are_cited(text: str, found: list[tuple[str, str]]) -> None:
    assert [(kind, name) for kind, _, name in authorities_in(text)] == found


def turn(*quotes: str, sentences: tuple[Sentence, ...] = ()) -> ExportedTurn:
    citations = tuple(
        CITATION.model_copy(
            update={"key": str(key), "quote": quote, "continues": None, "pinpoint": f"p. {key}"}
        )
        for key, quote in enumerate(quotes, start=1)
    )
    answer = Answer(question="?", answer="", abstained=False, citations=citations, sentences=sentences)
    return ExportedTurn(question="?", answer=answer)


def test_an_authority_stands_once_with_all_places_by_kind_and_name() -> None:
    table = table_of_authorities(
        [
            turn("See Foman v. Davis, 371 U.S. 178, 182 (1962).", "Rule 7."),
            turn("Foman v. Davis, 371 U.S. 178 (1962). Bell v. Twombly, 550 U.S. 544 (2007)."),
            ExportedTurn(question="?", error="No."),
        ]
    )
    assert [(item.kind, item.name, item.places) for item in table] == [
        (CASES, "Bell v. Twombly, 550 U.S. 544 (2007)", ("Question 2 [1] order.pdf, p. 1",)),
        (CASES, FOMAN, ("Question 1 [1] order.pdf, p. 1", "Question 2 [1] order.pdf, p. 1")),
        (RULES, "Rule 7", ("Question 1 [2] order.pdf, p. 2",)),
    ]


def test_a_citation_may_run_over_a_page_break_and_a_sentence_may_say_more_than_its_quote() -> None:
    rest = Continuation(page=3, start=0, end=4, quote="178 (1962).")
    broken = CITATION.model_copy(update={"quote": "Foman v. Davis, 371 U.S.", "continues": rest})
    said = Sentence(text="The motion was made under Rule 15(a).", citations=("1",))
    answer = Answer(question="?", answer="", abstained=False, citations=(broken,), sentences=(said,))
    table = table_of_authorities([ExportedTurn(question="?", answer=answer)])
    assert [item.name for item in table] == [FOMAN, "Rule 15(a)"]
    assert {item.places for item in table} == {("[1] order.pdf, p. iv (PDF p. 2)",)}
