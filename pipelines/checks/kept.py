"""What the register keeps of the user's own check: the questions, and every run with its results."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from pydantic import TypeAdapter

from pipelines.checks.questions import CheckQuestion
from pipelines.checks.scoring import CheckResult, Outcome
from pipelines.records import Answer
from pipelines.storage.database import Database
from pipelines.storage.quoting import kept_json

_OUTCOME = TypeAdapter(Outcome)


class RunEnd(StrEnum):
    """How a run ended, or that it has not."""

    RUNNING = "running"
    FINISHED = "finished"
    CANCELLED = "cancelled"
    INTERRUPTED = "interrupted"


@dataclass(frozen=True, slots=True)
class RunSettings:
    """What a run was made with, so that two can be compared.

    :param model: the model's name.
    :param evidence: how many passages were shown as evidence.
    :param documents: how many documents the matter had.
    """

    model: str
    evidence: int
    documents: int


@dataclass(frozen=True, slots=True)
class CheckRun:
    """A run of the check.

    :param number: names it; later ones are greater.
    :param begun: when, ISO 8601, UTC.
    :param settings: what it was made with.
    :param questions: how many questions were to be asked.
    :param end: how it ended.
    """

    number: int
    begun: str
    settings: RunSettings
    questions: int
    end: RunEnd


class CheckBook(Database):
    """What the register does for the check; :class:`pipelines.storage.register.Register` is one."""

    # Questions

    def check_questions(self) -> list[CheckQuestion]:
        """Return the questions in the order in which they were written."""
        rows = self._rows("SELECT question, document, pages, number FROM check_questions ORDER BY number")
        return [_question(*row) for row in rows]

    def add_check_questions(self, questions: Sequence[CheckQuestion]) -> int:
        """Keep questions; those that are there already are left out.

        :param questions: the questions.
        :returns: how many were added.
        """
        seen = {_content(question) for question in self.check_questions()}
        added = 0
        with self._transaction() as database:
            for content in map(_content, questions):
                if content not in seen:
                    seen.add(content)
                    added += 1
                    database.execute(
                        "INSERT INTO check_questions (question, document, pages) VALUES (?, ?, ?)", content
                    )
        return added

    def change_check_question(self, question: CheckQuestion) -> None:
        """Put a question in the place of the one of its number.

        :param question: with the number of the one that it replaces.
        """
        with self._transaction() as database:
            database.execute(
                "UPDATE check_questions SET question = ?, document = ?, pages = ? WHERE number = ?",
                [*_content(question), question.number],
            )

    def remove_check_question(self, number: int) -> None:
        """Remove a question; runs in which it was asked keep what became of it.

        :param number: its number.
        """
        with self._transaction() as database:
            database.execute("DELETE FROM check_questions WHERE number = ?", [number])

    # Runs

    def begin_check_run(self, settings: RunSettings, questions: int) -> CheckRun:
        """Put a run on record.

        :param settings: what it is made with.
        :param questions: how many questions will be asked.
        """
        begun = datetime.now(UTC).isoformat(timespec="seconds")
        with self._transaction() as database:
            number = database.execute(
                "INSERT INTO check_runs (begun, model, evidence, documents, questions, state)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                [begun, settings.model, settings.evidence, settings.documents, questions, RunEnd.RUNNING],
            ).lastrowid
        assert number is not None
        return CheckRun(number, begun, settings, questions, RunEnd.RUNNING)

    def keep_check_result(self, run: int, result: CheckResult) -> None:
        """Keep what became of a question, but not an answer from a document that was deleted meanwhile.

        :param run: the run's number.
        :param result: with its place in the run.
        """
        with self._transaction() as database:
            database.execute(
                "INSERT INTO check_results VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    run,
                    result.place,
                    *_content(result.question),
                    None if result.outcome is None else _OUTCOME.dump_json(result.outcome).decode(),
                    kept_json(database, result.answer),
                    result.error,
                ],
            )

    def end_check_run(self, run: int, end: RunEnd) -> None:
        """Note how a run ended.

        :param run: the run's number.
        :param end: how.
        """
        with self._transaction() as database:
            database.execute("UPDATE check_runs SET state = ? WHERE number = ?", [end, run])

    def interrupt_check_runs(self) -> None:
        """Note of runs that an ended process left running that they were interrupted."""
        with self._transaction() as database:
            database.execute(
                "UPDATE check_runs SET state = ? WHERE state = ?", [RunEnd.INTERRUPTED, RunEnd.RUNNING]
            )

    def check_runs(self) -> list[CheckRun]:
        """Return the runs, the latest first."""
        rows = self._rows(
            "SELECT number, begun, model, evidence, documents, questions, state FROM check_runs"
            " ORDER BY number DESC"
        )
        return [
            CheckRun(number, begun, RunSettings(model, evidence, documents), questions, RunEnd(state))
            for number, begun, model, evidence, documents, questions, state in rows
        ]

    def check_results(self, run: int) -> list[CheckResult]:
        """Return what became of a run's questions, in order, as far as it came.

        :param run: the run's number.
        """
        rows = self._rows(
            "SELECT question, document, pages, outcome, answer, error, place FROM check_results"
            " WHERE run = ? ORDER BY place",
            [run],
        )
        return [
            CheckResult(
                _question(question, document, pages),
                None if outcome is None else _OUTCOME.validate_json(outcome),
                None if answer is None else Answer.model_validate_json(answer),
                error,
                place,
            )
            for question, document, pages, outcome, answer, error, place in rows
        ]

    def remove_check_run(self, run: int) -> None:
        """Remove a run with its results.

        :param run: the run's number.
        """
        with self._transaction() as database:
            database.execute("DELETE FROM check_runs WHERE number = ?", [run])


def _content(question: CheckQuestion) -> tuple[str, str | None, str]:
    return question.text, question.document, json.dumps(question.pages)


def _question(text: str, document: str | None, pages: str, number: int = 0) -> CheckQuestion:
    return CheckQuestion(text, document, tuple(json.loads(pages)), number)
