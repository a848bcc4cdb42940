"""Runs the user's own check in the background; what becomes of it stands in the register."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipelines.answering import Answerer
from pipelines.checks.kept import CheckRun, RunEnd, RunSettings
from pipelines.checks.questions import CheckQuestion
from pipelines.checks.scoring import CheckResult, outcome
from pipelines.errors import CheckError, PinciteError
from pipelines.events import Answered
from pipelines.records import Answer
from pipelines.storage.matter import Matter

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class CheckState:
    """How a run fares at one moment.

    :param run: the run, or None when none is under way.
    :param cancelling: whether the user asked to stop.
    :param done: how many questions have been asked.
    :param question: the one that is asked now.
    :param seconds: how long it has taken so far.
    """

    run: CheckRun | None = None
    cancelling: bool = False
    done: int = 0
    question: str = ""
    seconds: float = 0.0

    @property
    def seconds_left(self) -> float | None:
        """How long the rest may take, by what is done; None before anything is."""
        if self.run is None or not self.done:
            return None
        return self.seconds / self.done * (self.run.questions - self.done)


class CheckRunner:
    """Asks questions of a matter, one run at a time, in a thread of its own. One object a matter.

    A run that an ended process left is on record as interrupted, with what it had asked until then.

    :param matter: the matter.
    """

    def __init__(self, matter: Matter) -> None:
        self._matter = matter
        self._changed = threading.Condition()
        self._state = CheckState()
        self._began = 0.0
        self._cancelled = threading.Event()
        matter.register.interrupt_check_runs()

    @property
    def state(self) -> CheckState:
        """How it fares now."""
        with self._changed:
            return self._state

    def start(self, answerer: Answerer, questions: Sequence[CheckQuestion], model: str, evidence: int) -> int:
        """Start a run.

        :param answerer: of the matter.
        :param questions: what to ask.
        :param model: the name of the model that it asks.
        :param evidence: how many passages it shows.
        :returns: the run's number.
        :raises CheckError: when there is nothing to ask, or a run is under way.
        """
        if not questions:
            raise CheckError("Write a question first.")
        with self._changed:
            if self._state.run is not None:
                raise CheckError("The questions are being asked already.")
            settings = RunSettings(model, evidence, len(self._matter.register.documents()))
            run = self._matter.register.begin_check_run(settings, len(questions))
            self._cancelled.clear()
            self._began = time.monotonic()
            self._state = CheckState(run)
        threading.Thread(
            target=self._work, args=(answerer, tuple(questions), run.number), name="check", daemon=True
        ).start()
        return run.number

    def cancel(self) -> None:
        """Stop the run, also in the middle of a question; what was asked until then is kept."""
        with self._changed:
            if self._state.run is not None:
                self._cancelled.set()
                self._state = replace(self._state, cancelling=True)

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until no run is under way.

        :param seconds: the longest wait, or None.
        :returns: whether none is.
        """
        with self._changed:
            return self._changed.wait_for(lambda: self._state.run is None, seconds)

    def _work(self, answerer: Answerer, questions: Sequence[CheckQuestion], run: int) -> None:
        end = RunEnd.INTERRUPTED
        try:
            for place, question in enumerate(questions, start=1):
                self._tell(place - 1, question.text)
                result = self._ask(answerer, question, place)
                if result is None:
                    break
                self._matter.register.keep_check_result(run, result)
            end = RunEnd.CANCELLED if self._cancelled.is_set() else RunEnd.FINISHED
        except Exception:  # the register itself: the disk is full, or gone
            _log.exception("a check cannot go on")
        finally:
            try:
                self._matter.register.end_check_run(run, end)
            finally:
                with self._changed:
                    self._state = CheckState()
                    self._changed.notify_all()

    def _tell(self, done: int, question: str) -> None:
        with self._changed:
            seconds = time.monotonic() - self._began
            self._state = replace(self._state, done=done, question=question, seconds=seconds)

    def _ask(self, answerer: Answerer, question: CheckQuestion, place: int) -> CheckResult | None:
        """Ask a question, or return None once the run is cancelled."""
        if self._cancelled.is_set():
            return None
        answer: Answer | None = None
        try:
            for event in answerer.ask(question.text, stopped=self._cancelled.is_set):
                if isinstance(event, Answered):
                    answer = event.answer
        except PinciteError as error:
            return CheckResult(question, None, None, str(error), place)
        except Exception:  # one question's fault must not end the run
            _log.exception("a question of the check failed")
            return CheckResult(question, None, None, "Answering failed with an unexpected fault.", place)
        if answer is None:  # it was stopped
            return None
        return CheckResult(question, outcome(question, answer), answer, place=place)
