"""The check asks every question, and whatever happens is on record."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import pytest

from pipelines.answering import Answerer
from pipelines.checks.kept import RunEnd, RunSettings
from pipelines.checks.questions import CheckQuestion
from pipelines.checks.runner import CheckRunner, CheckState
from pipelines.errors import CheckError, PinciteError
from pipelines.events import Answered, Event
from pipelines.models.catalogue import DEFAULT_GENERATOR
from pipelines.storage.matter import Matter
from tests.pipelines.checks.made import NOWHERE, ORDER, answer

Ask = Callable[..., Iterator[Event]]


class Answering:
    """Stands in for the answerer where the test is about what goes wrong around it."""

    def __init__(self, ask: Ask) -> None:
        self.ask = ask


@pytest.fixture
def matter(tmp_path: Path) -> Iterator[Matter]:
    with Matter(tmp_path / "store") as opened:
        yield opened


def run(runner: CheckRunner, ask: Ask, *questions: CheckQuestion) -> int:
    return runner.start(cast(Answerer, Answering(ask)), questions, "a-model", 8)


def test_the_real_answerer_is_asked_and_counted(corpus_matter: Matter, models_folder: Path) -> None:
    runner = CheckRunner(corpus_matter)
    answerer = Answerer(corpus_matter, models_folder, DEFAULT_GENERATOR)
    agreement = "Whitlock-Corvane_2019-03-04_Master-Subscription-Agreement.pdf"
    law = CheckQuestion("What law governs the Master Subscription and Services Agreement?", agreement, (7,))
    number = runner.start(answerer, [law, NOWHERE], DEFAULT_GENERATOR, 8)
    assert runner.state.run is not None and runner.state.run.number == number
    assert runner.wait(300)
    first, second = corpus_matter.register.check_results(number)
    assert first.verdict == "Right page" and first.outcome is not None and first.outcome.rank is not None
    assert first.answer is not None and "California" in first.answer.answer
    assert second.verdict == "Rightly refused"
    kept = corpus_matter.register.check_runs()[0]
    assert (kept.end, kept.settings.model, kept.questions) == (RunEnd.FINISHED, DEFAULT_GENERATOR, 2)
    corpus_matter.register.remove_check_run(number)


def test_a_question_that_fails_is_told_and_the_others_are_asked(matter: Matter) -> None:
    faults: list[Exception] = [PinciteError("The model is gone."), RuntimeError("bug")]

    def ask(question: str, stopped: object) -> Iterator[Event]:
        if faults:
            raise faults.pop(0)
        yield Answered(answer(refused=True))

    runner = CheckRunner(matter)
    number = run(runner, ask, ORDER, ORDER, NOWHERE)
    assert runner.wait(20)
    results = matter.register.check_results(number)
    assert [result.error for result in results] == [
        "The model is gone.",
        "Answering failed with an unexpected fault.",
        None,
    ]
    assert matter.register.check_runs()[0].end is RunEnd.FINISHED


def test_cancelling_stops_in_the_middle_of_a_question_and_keeps_what_was_asked(matter: Matter) -> None:
    asked: list[str] = []
    waiting = threading.Event()

    def ask(question: str, stopped: Callable[[], bool]) -> Iterator[Event]:
        asked.append(question)
        if len(asked) == 2:
            waiting.set()
            while not stopped():
                pass
            return
        yield Answered(answer(refused=True))

    runner = CheckRunner(matter)
    number = run(runner, ask, NOWHERE, NOWHERE, NOWHERE)
    assert waiting.wait(20)
    state = runner.state
    assert (state.done, state.question) == (1, NOWHERE.text)
    assert state.seconds_left is not None
    runner.cancel()
    assert runner.wait(20) and runner.state == CheckState()
    assert len(asked) == 2 and len(matter.register.check_results(number)) == 1
    assert matter.register.check_runs()[0].end is RunEnd.CANCELLED
    runner.cancel()
    assert runner.state == CheckState(), "there is nothing to cancel"


def test_one_run_at_a_time_and_none_of_nothing(matter: Matter) -> None:
    going = threading.Event()

    def ask(question: str, stopped: Any) -> Iterator[Event]:
        assert going.wait(20)
        yield Answered(answer(refused=True))

    runner = CheckRunner(matter)
    with pytest.raises(CheckError, match="Write a question first"):
        run(runner, ask)
    run(runner, ask, NOWHERE)
    with pytest.raises(CheckError, match="asked already"):
        run(runner, ask, NOWHERE)
    going.set()
    assert runner.wait(20)
    run(runner, ask, NOWHERE)
    assert runner.wait(20)


def test_a_run_that_an_ended_process_left_is_interrupted(matter: Matter) -> None:
    matter.register.begin_check_run(RunSettings("a-model", 8, 0), 3)
    CheckRunner(matter)
    assert matter.register.check_runs()[0].end is RunEnd.INTERRUPTED
