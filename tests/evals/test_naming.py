"""A question of one contract comes to name it, by its title and parties or by one of them."""

from __future__ import annotations

import pytest

from evals.gold import Place, Question
from evals.naming import named


def asked(file: str, kind: str, text: str, *accepted: str) -> Question:
    return Question(f"{file}-{kind}", text, kind, (Place(file, 1, text),), accepted, file=file)


def texts(file: str, parties: str) -> list[str]:
    questions = [
        asked(file, "Governing Law", "Which law governs?"),
        asked(file, "Cap on Liability", "Is liability capped?"),
        asked(file, "Document Name", "What is its name?"),
        asked(file, "Parties", "Who are the parties?", parties),
    ]
    return [question.text for question in named(questions)]


def test_both_parties_are_named_then_the_first_alone() -> None:
    assert texts(
        "ACCURAYINC_09_01_2010-EX-10.31-DISTRIBUTOR AGREEMENT.PDF", "Accuray Inc.; Siemens AG (“S”)"
    ) == [
        "In the distributor agreement between Accuray and Siemens AG, which law governs?",
        "In the Accuray distributor agreement, is liability capped?",
    ]


@pytest.mark.parametrize(
    ("file", "title"),
    [
        pytest.param(
            "X_20190328_20-F_EX-4.10_1_EX-4.10_Reseller Agreement.pdf", "reseller agreement", id="twice"
        ),
        pytest.param(
            "FUNDS_06_26_2020-EX-99.H OTH MAT CONT-SERVICES AGREEMENT.PDF", "services agreement", id="exhibit"
        ),
        pytest.param(
            "V,INC_02_14_2020-EX-10.12(1)-JOINT VENTURE AGREEMENT.PDF", "joint venture agreement", id="part"
        ),
        pytest.param("Acme - SALES _ MARKETING AGREEMENT.PDF", "sales marketing agreement", id="dashes"),
    ],
)
def test_the_title_is_the_end_of_the_files_name(file: str, title: str) -> None:
    assert texts(file, "The Acme Company, Inc. (“Acme”)")[0] == f"In the Acme {title}, which law governs?"


def test_a_contract_that_cannot_be_named_is_not_asked() -> None:
    assert texts("scan0001.pdf", "Acme, Inc.; Beta LLC") == []
    assert texts("Lease Agreement.pdf", "each party (“Party”)") == []


def test_it_is_asked_of_all_files_and_keeps_its_gold() -> None:
    first, _, _, parties = (
        asked("Lease Agreement.pdf", kind, "Which?", *accepted)
        for kind, accepted in [("Law", ()), ("Cap", ()), ("Term", ()), ("Parties", ("Acme; Beta",))]
    )
    (only,) = named([first, parties])
    assert only.file is None
    assert (only.id, only.places, only.kind) == (first.id, first.places, first.kind)
