"""What the register keeps of the check, and what it lets go."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.checks.kept import RunEnd, RunSettings
from pipelines.checks.questions import CheckQuestion
from pipelines.checks.scoring import CheckResult, outcome
from pipelines.storage.register import Register
from tests.pipelines.checks.made import NOWHERE, ORDER, answer

SETTINGS = RunSettings("smollm2-135m", 8, 2)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    made = Register(tmp_path / "register.sqlite")
    yield made
    made.close()


def test_questions_stay_in_order_each_once(register: Register, tmp_path: Path) -> None:
    assert register.add_check_questions([ORDER, NOWHERE, ORDER]) == 2
    assert register.add_check_questions([NOWHERE]) == 0
    again = Register(tmp_path / "register.sqlite")
    assert again.check_questions() == [
        CheckQuestion(ORDER.text, "Order.pdf", (4, 5), 1),
        CheckQuestion(NOWHERE.text, None, (), 2),
    ]
    again.close()


def test_a_question_is_changed_and_removed_by_its_number(register: Register) -> None:
    register.add_check_questions([ORDER, NOWHERE])
    register.change_check_question(CheckQuestion("Why?", "Lease.pdf", (1,), 2))
    register.remove_check_question(1)
    assert register.check_questions() == [CheckQuestion("Why?", "Lease.pdf", (1,), 2)]
    register.add_check_questions([ORDER])
    assert register.check_questions()[-1].number == 3, "a number is never given twice"


def test_runs_keep_their_settings_and_results_whatever_becomes_of_the_questions(register: Register) -> None:
    register.add_check_questions([NOWHERE])
    given = answer(refused=True)
    first = register.begin_check_run(SETTINGS, 2)
    result = CheckResult(NOWHERE, outcome(NOWHERE, given), given, None, 1)
    failed = CheckResult(ORDER, None, None, "The model is gone.", 2)
    register.keep_check_result(first.number, result)
    register.keep_check_result(first.number, failed)
    register.end_check_run(first.number, RunEnd.FINISHED)
    register.remove_check_question(1)
    second = register.begin_check_run(RunSettings("qwen", 4, 3), 1)
    assert [(run.number, run.settings, run.end) for run in register.check_runs()] == [
        (second.number, RunSettings("qwen", 4, 3), RunEnd.RUNNING),
        (first.number, SETTINGS, RunEnd.FINISHED),
    ]
    assert register.check_results(first.number) == [result, failed]
    assert register.check_results(second.number) == []


def test_a_run_is_removed_with_its_results(register: Register) -> None:
    run = register.begin_check_run(SETTINGS, 1)
    register.keep_check_result(run.number, CheckResult(ORDER, None, None, "x", 1))
    register.remove_check_run(run.number)
    assert register.check_runs() == [] and register.check_results(run.number) == []


def test_what_an_ended_process_left_running_is_interrupted(register: Register) -> None:
    ended = register.begin_check_run(SETTINGS, 1)
    register.end_check_run(ended.number, RunEnd.CANCELLED)
    register.begin_check_run(SETTINGS, 1)
    register.interrupt_check_runs()
    assert [run.end for run in register.check_runs()] == [RunEnd.INTERRUPTED, RunEnd.CANCELLED]


def test_an_answer_from_a_document_that_is_not_there_is_not_kept(register: Register) -> None:
    """It was deleted while the question was asked: what the answer was worth stays, its text does not."""
    given = answer([("Order.pdf", 5)], [("Order.pdf", 5)])
    run = register.begin_check_run(SETTINGS, 1)
    register.keep_check_result(run.number, CheckResult(ORDER, outcome(ORDER, given), given, None, 1))
    (kept,) = register.check_results(run.number)
    assert kept.answer is None and kept.good
