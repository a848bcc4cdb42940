"""``python -m evals.models``: the same questions to each installed model, and what you trade for what."""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from haystack import component
from haystack.dataclasses import ChatMessage, StreamingCallbackT

from benchmarks.processes import memory
from corpus.build import PDFS
from evals.asking import Result, ask_each, asked_matter, case_files
from evals.gold import QUESTIONS, Question, read_questions
from ingest.child import Cancelled, never
from pipelines import settings
from pipelines.answering import Answerer
from pipelines.drafting import ANSWER_TOKENS, CONTEXT_TOKENS
from pipelines.models import catalogue
from pipelines.models.generator import LocalChatGenerator
from pipelines.models.server_address import is_address
from pipelines.models.supervised import close_engines
from pipelines.settings import Settings
from pipelines.storage.matter import Matter

_LIMIT = 24
_HEAD = (
    "model", "engine", "size", "memory", "load", "evidence", "first word", "answer", "tokens/s",
    "right", "refused", "drafted", "withheld",
)  # fmt: skip


class TimedChatGenerator(LocalChatGenerator):
    """Writes as :class:`LocalChatGenerator` does, and notes how quickly.

    :ivar speeds: tokens a second from the first token to the last, of each reply of more than one token.
    """

    def __init__(self, model: str, models_folder: str, **settings: Any) -> None:
        super().__init__(model, models_folder, **settings)
        self.speeds: list[float] = []

    @component.output_types(replies=list[ChatMessage])
    def run(
        self,
        messages: list[ChatMessage],
        streaming_callback: StreamingCallbackT | None = None,
        generation_kwargs: dict[str, Any] | None = None,
        cancelled: Cancelled = never,
    ) -> dict[str, list[ChatMessage]]:
        """Write a reply. Parameters as for the generator."""
        began = time.monotonic()
        written = super().run(messages, streaming_callback, generation_kwargs, cancelled)
        meta = written["replies"][0].meta
        if meta["completion_tokens"] > 1:
            seconds = time.monotonic() - began - meta["seconds_to_first_token"]
            self.speeds.append((meta["completion_tokens"] - 1) / seconds)
        return written


@dataclass(frozen=True, slots=True)
class ModelReport:
    """What one model gave for what it took. Seconds and speeds are medians; None where nothing was measured.

    :param model: its name.
    :param engine: what runs it.
    :param size: bytes of its file; None for a server's.
    :param memory: the most MiB its process held; None where the system or a server does not tell.
    :param load: seconds until it was ready.
    :param evidence: seconds to the evidence.
    :param first_token: seconds to the first word.
    :param total: seconds to the whole answer.
    :param speed: tokens a second while it writes.
    :param right: answerable questions answered right, and their number.
    :param refused: unanswerable questions refused, and their number.
    :param drafted: answers with a sentence that the model wrote, and the number of answers.
    :param withheld: drafted sentences that were not shown.
    """

    model: str
    engine: str
    size: int | None
    memory: float | None
    load: float
    evidence: float | None
    first_token: float | None
    total: float | None
    speed: float | None
    right: tuple[int, int]
    refused: tuple[int, int]
    drafted: tuple[int, int]
    withheld: int


def some(questions: Sequence[Question], limit: int) -> list[Question]:
    """Choose questions evenly by their kind, always the same ones.

    :param questions: all questions.
    :param limit: how many at most.
    """
    ordered = sorted(questions, key=lambda question: (question.kind, question.id))
    step = max(len(ordered) / limit, 1.0)
    return [ordered[int(number * step)] for number in range(min(limit, len(ordered)))]


def measure(matter: Matter, questions: Sequence[Question], app: Settings) -> ModelReport:
    """Ask a model.

    :param matter: holds the files.
    :param questions: with their gold.
    :param app: the model, and where models lie.
    """
    generator = TimedChatGenerator(
        app.model, str(app.models_folder), max_new_tokens=ANSWER_TOKENS, context_tokens=CONTEXT_TOKENS
    )
    answerer = Answerer(matter, app.models_folder, app.model, app.evidence, generator)
    began = time.monotonic()
    generator.warm_up()
    load = time.monotonic() - began
    answerer.warm_up()
    results = []
    for result in ask_each(matter, questions, answerer):
        results.append(result)
        if sys.stderr.isatty():
            print(f"\r{app.model}: {len(results)} of {len(questions)} ", end="", file=sys.stderr, flush=True)
    held = memory(generator.engine.pid) if generator.engine.pid and sys.platform == "linux" else None
    close_engines()
    return _report(app, results, generator.speeds, load, held.peak if held else None)


def _report(
    app: Settings, results: Sequence[Result], speeds: Sequence[float], load: float, held: float | None
) -> ModelReport:
    entry = None if is_address(app.model) else catalogue.lookup(app.model, app.models_folder)
    answerable = [result for result in results if result.question.answerable]
    others = [result for result in results if not result.question.answerable]
    answered = [result for result in results if result.score.answered]
    seconds = [result.answer.seconds for result in results if result.answer.seconds]
    return ModelReport(
        model=app.model,
        engine=entry.engine if entry else "server",
        size=entry.size_bytes if entry else None,
        memory=held,
        load=load,
        evidence=_median(s.evidence for s in seconds),
        first_token=_median(s.first_token for s in seconds),
        total=_median(s.total for s in seconds),
        speed=_median(speeds),
        right=(sum(result.score.right for result in answerable), len(answerable)),
        refused=(sum(not result.score.answered for result in others), len(others)),
        drafted=(sum(not result.answer.quoted for result in answered), len(answered)),
        withheld=sum(len(result.answer.withheld) for result in results),
    )


def table(reports: Sequence[ModelReport]) -> str:
    """Return the reports as Markdown, a model a row.

    :param reports: of any models.
    """
    rows: list[Sequence[str]] = [_HEAD, ["---"] * len(_HEAD), *map(_row, reports)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _row(report: ModelReport) -> list[str]:
    def told(value: float | None, form: str) -> str:
        return "" if value is None else form.format(value)

    return [
        report.model,
        report.engine,
        told(None if report.size is None else report.size / 1e6, "{:,.0f} MB"),
        told(report.memory, "{:,.0f} MiB"),
        *(
            told(value, "{:.2f} s")
            for value in (report.load, report.evidence, report.first_token, report.total)
        ),
        told(report.speed, "{:.1f}"),
        *(f"{count} of {number}" for count, number in (report.right, report.refused, report.drafted)),
        str(report.withheld),
    ]


def _median(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return statistics.median(known) if known else None


def main(arguments: list[str] | None = None) -> None:
    """Run from the command line.

    :param arguments: in the place of the process's own.
    """
    parser = argparse.ArgumentParser(prog="python -m evals.models", description=__doc__)
    parser.add_argument("--models", nargs="+", metavar="NAME", help="(default: all that are installed)")
    parser.add_argument(
        "--limit", type=int, default=_LIMIT, metavar="N", help=f"questions (default: {_LIMIT})"
    )
    parser.add_argument(
        "--files", type=Path, default=PDFS, metavar="FOLDER", help="PDFs, asked as one matter"
    )
    parser.add_argument("--questions", type=Path, default=QUESTIONS, help="JSON lines with gold")
    parser.add_argument("--json", type=Path, metavar="FILE", help="where the figures go as JSON")
    chosen = parser.parse_args(arguments)
    if chosen.limit < 1:
        parser.error("--limit takes a number from 1")
    app = settings.load()
    names = chosen.models or [entry.name for entry in catalogue.installed(app.models_folder)]
    asked = some(
        [question for question in read_questions(chosen.questions) if not question.file], chosen.limit
    )
    reports = []
    with asked_matter(case_files(chosen.files), app) as (matter, refused):
        for reason in refused:
            print(f"refused: {reason}", file=sys.stderr)
        for name in names:
            reports.append(measure(matter, asked, replace(app, model=name)))
    print(table(reports))
    if chosen.json:
        chosen.json.write_text(json.dumps([asdict(report) for report in reports], indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
