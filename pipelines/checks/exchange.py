"""The check's questions as files, both ways, and a run's results as files."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pipelines.checks.kept import CheckRun
from pipelines.checks.questions import CheckQuestion, checked, pages_in_words
from pipelines.checks.scoring import CheckResult, Figure, figures
from pipelines.errors import CheckError
from pipelines.spreadsheets import csv_text, plain

COLUMNS = ("question", "document", "pages")
RESULT_COLUMNS = (
    *("run", "model", "question", "expected document", "expected pages", "result", "place of expected page"),
    *("citations", "citations on expected pages", "answer"),
)
MOST_BYTES = 5_000_000
_MOST_TOLD = 5


def read_questions(name: str, content: bytes, documents: Mapping[str, int]) -> list[CheckQuestion]:
    """Read questions out of a file; all of them, or none.

    CSV has the columns ``question``, ``document`` and ``pages``, in any order, between commas, semicolons or
    tabs; JSON lines have these keys, ``pages`` a number, a list of numbers, or text. Document and pages are
    left empty where the files do not answer.

    :param name: the file's name; one that ends in ``.jsonl`` or ``.json`` is read as JSON lines.
    :param content: its bytes.
    :param documents: the matter's documents: pages by file name.
    :raises CheckError: when it cannot be read, or a line is no question; names the lines.
    """
    if len(content) > MOST_BYTES:
        raise CheckError(f"{name} is larger than {MOST_BYTES // 1_000_000} MB. Split it.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CheckError(f"{name} is not text in UTF-8. Save it as “CSV UTF-8”.") from None
    rows = _json_lines(text) if name.lower().endswith((".jsonl", ".json")) else _csv_rows(name, text)
    questions, wrong = [], []
    for line, row in rows:
        try:
            if isinstance(row, CheckError):
                raise row
            questions.append(checked(row["question"], row["document"], row["pages"], documents))
        except CheckError as error:
            wrong.append(f"Line {line}: {error}")
    if wrong:
        more = f" And {len(wrong) - _MOST_TOLD:,} more." if len(wrong) > _MOST_TOLD else ""
        raise CheckError(f"{name}: nothing was added. {' '.join(wrong[:_MOST_TOLD])}{more}")
    if not questions:
        raise CheckError(f"{name} holds no questions.")
    return questions


def questions_csv(questions: Iterable[CheckQuestion]) -> str:
    """Return questions as CSV that :func:`read_questions` reads.

    :param questions: the questions.
    """
    rows = ([q.text, q.document or "", pages_in_words(q.pages)] for q in questions)
    return csv_text(COLUMNS, rows)


def questions_jsonl(questions: Iterable[CheckQuestion]) -> str:
    """Return questions as JSON lines that :func:`read_questions` reads.

    :param questions: the questions.
    """
    lines = ({"question": q.text, "document": q.document, "pages": list(q.pages)} for q in questions)
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def results_csv(run: CheckRun, results: Sequence[CheckResult]) -> str:
    """Return a run's results as CSV, a question a line.

    :param run: the run.
    :param results: its results.
    """
    rows = (
        [
            run.begun,
            run.settings.model,
            result.question.text,
            result.question.document or "",
            pages_in_words(result.question.pages),
            result.verdict,
            found.rank or "" if (found := result.outcome) else "",
            found.citations if found else "",
            found.precise if found else "",
            result.answer.answer if result.answer else result.error or "",
        ]
        for result in results
    )
    return csv_text(RESULT_COLUMNS, rows)


def results_markdown(run: CheckRun, results: Sequence[CheckResult]) -> str:
    """Return a run's results as Markdown: the figures, then each question.

    :param run: the run.
    :param results: its results.
    """
    counted = figures(results)
    lines = [
        "# Evaluation",
        "",
        f"Asked on {run.begun} of {run.settings.documents} documents; model {run.settings.model}, "
        f"{run.settings.evidence} passages of evidence; {len(results)} of {run.questions} questions asked.",
        "",
        "| Measure | Share | Count |",
        "| --- | --- | --- |",
        *(f"| {figure.name} | {percent(figure)} | {figure.count} of {figure.of} |" for figure in counted),
        "",
        "| Question | Expected | Result | Place of the expected page |",
        "| --- | --- | --- | --- |",
        *(
            f"| {_cell(result.question.text)} | {_cell(expected(result.question))} | {result.verdict} "
            f"| {(result.outcome and result.outcome.rank) or '–'} |"
            for result in results
        ),
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def expected(question: CheckQuestion) -> str:
    """Say what a question expects.

    :param question: the question.
    """
    if question.document is None:
        return "not answered by the files"
    return f"{question.document}, PDF p. {pages_in_words(question.pages)}"


def percent(figure: Figure) -> str:
    """Return a figure's share for a reader.

    :param figure: the figure.
    """
    return "–" if figure.share is None else f"{figure.share:.0%}"


def _json_lines(text: str) -> Iterator[tuple[int, dict[str, str] | CheckError]]:
    for number, line in enumerate(text.split("\n"), start=1):  # not splitlines: U+2028 may stand in a line
        if not line.strip():
            continue
        try:
            fields = json.loads(line)
            if not isinstance(fields, dict) or not isinstance(fields.get("question"), str):
                raise ValueError
        except ValueError:
            yield number, CheckError('this is no JSON object with a "question".')
            continue
        pages: Any = fields.get("pages", fields.get("page"))
        listed = pages if isinstance(pages, list) else [] if pages is None else [pages]
        yield (
            number,
            {
                "question": fields["question"],
                "document": str(fields.get("document") or ""),
                "pages": ", ".join(map(str, listed)),
            },
        )


def _csv_rows(name: str, text: str) -> Iterator[tuple[int, dict[str, str] | CheckError]]:
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        head = [column.strip().casefold() for column in next(reader, [])]
        if missing := [column for column in COLUMNS if column not in head]:
            raise CheckError(
                f"{name}: the first line must name the columns {', '.join(COLUMNS)}; "
                f"{', '.join(missing)} is missing."
            )
        for row in reader:
            if not any(cell.strip() for cell in row):
                continue
            fields = dict(zip(head, (plain(cell) for cell in row), strict=False))
            yield reader.line_num, {column: fields.get(column, "") for column in COLUMNS}
    except csv.Error as error:
        raise CheckError(f"{name}, line {reader.line_num}: this is no CSV ({error}).") from error


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")
