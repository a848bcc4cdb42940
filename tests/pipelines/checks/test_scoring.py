"""What an answer is worth by the pages that were expected."""

from __future__ import annotations

import pytest

from pipelines.checks.questions import CheckQuestion
from pipelines.checks.scoring import CheckResult, Figure, Outcome, figures, outcome, stands_on
from pipelines.records import Answer
from tests.pipelines.checks.made import NOWHERE, ORDER, answer, passage

ON, NEAR, OTHER = ("Order.pdf", 5), ("Order.pdf", 6), ("Brief.pdf", 5)


@pytest.mark.parametrize(
    ("question", "given", "expected", "verdict", "good"),
    [
        pytest.param(
            ORDER, answer([ON], [NEAR, ON]), Outcome(2, False, True, False, 1, 1), "Right page", True
        ),
        pytest.param(
            ORDER, answer([OTHER, ON], [ON]), Outcome(1, False, True, True, 2, 1), "Right page", True
        ),
        pytest.param(
            ORDER, answer([NEAR], [NEAR]), Outcome(None, False, False, False, 1, 0), "Another page", False
        ),
        pytest.param(
            ORDER, answer([OTHER], [OTHER, ON]), Outcome(2, False, False, True, 1, 0), "Wrong document", False
        ),
        pytest.param(
            ORDER,
            answer(evidence=[ON], refused=True),
            Outcome(1, True, False, False, 0, 0),
            "Wrongly refused",
            False,
        ),
        pytest.param(
            NOWHERE,
            answer(evidence=[ON], refused=True),
            Outcome(None, True, False, False, 0, 0),
            "Rightly refused",
            True,
        ),
        pytest.param(
            NOWHERE,
            answer([ON], [ON]),
            Outcome(None, False, False, False, 1, 0),
            "Answered, though the files do not",
            False,
        ),
    ],
)
def test_an_answer_by_its_citations_and_its_evidence(
    question: CheckQuestion, given: Answer, expected: Outcome, verdict: str, good: bool
) -> None:
    result = CheckResult(question, outcome(question, given), given)
    assert result.outcome == expected
    assert (result.verdict, result.good) == (verdict, good)


def test_a_passage_that_runs_over_a_page_stands_on_both() -> None:
    item = passage("Order.pdf", 3, continues=4)
    assert [stands_on(item, "Order.pdf", page) for page in (2, 3, 4, 5)] == [False, True, True, False]
    assert not stands_on(item, "Brief.pdf", 3)


def test_figures_count_each_out_of_what_it_can_be_out_of() -> None:
    given = [
        (ORDER, answer([ON, NEAR], [ON])),
        (ORDER, answer([OTHER], [NEAR, NEAR, OTHER, ON])),
        (ORDER, answer(evidence=[NEAR] * 6 + [ON], refused=True)),
        (NOWHERE, answer(refused=True)),
        (NOWHERE, answer([OTHER])),
    ]
    results = [CheckResult(question, outcome(question, item), item) for question, item in given]
    results.append(CheckResult(ORDER, None, None, "The model is gone."))
    assert figures(results) == (
        Figure("Expected page in the first passage", 1, 4),
        Figure("Expected page in the first 4 passages", 2, 4),
        Figure("Expected page in the first 8 passages", 3, 4),
        Figure("Right page cited", 1, 4),
        Figure("Citations that lead to an expected page", 1, 3),
        Figure("First citation in a wrong document", 1, 4, better=False),
        Figure("Wrongly refused", 1, 4, better=False),
        Figure("Rightly refused", 1, 2),
        Figure("Answered, though the files do not", 1, 2, better=False),
    )


def test_nothing_has_no_share() -> None:
    assert {figure.share for figure in figures([])} == {None}
    assert Figure("Right page cited", 1, 4).share == 0.25
