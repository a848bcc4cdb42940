"""Pieces of HTML of the page Evaluate, as pure functions; every text is escaped, as in :mod:`ui.markup`."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from html import escape

from pipelines.checks.exchange import expected, percent
from pipelines.checks.kept import CheckRun, RunEnd
from pipelines.checks.questions import CheckQuestion
from pipelines.checks.runner import CheckState
from pipelines.checks.scoring import CheckResult, Figure
from pipelines.text import counted
from ui.markup import bar, duration, when

_ENDS = {
    RunEnd.RUNNING: "under way",
    RunEnd.CANCELLED: "cancelled",
    RunEnd.INTERRUPTED: "interrupted when Pincite ended",
}


def question(place: int, item: CheckQuestion, documents: Collection[str]) -> str:
    """Return a question as a row of the list.

    :param place: its place in the list, from 1.
    :param item: the question.
    :param documents: file names of the matter's documents.
    """
    missing = ""
    if item.document is not None and item.document not in documents:
        missing = "<small><strong>Not in the matter:</strong> this document was deleted.</small>"
    return (
        f'<div class="pc-check" data-testid="check-question"><span class="pc-rank">{place}.</span>'
        f"<span><strong>{escape(item.text)}</strong><small>Expected: {escape(expected(item))}</small>"
        f"{missing}</span></div>"
    )


def progress(state: CheckState) -> str:
    """Return how far a run is, with a bar.

    :param state: of a run that is under way.
    """
    assert state.run is not None
    if state.cancelling:
        return '<p class="pc-progress" role="status">Cancelling. What was asked until now is kept.</p>'
    total = state.run.questions
    left = "" if state.seconds_left is None else f" · about {duration(state.seconds_left)} left"
    return (
        f'<p class="pc-progress" role="status">Asking question {min(state.done + 1, total):,} of {total:,}: '
        f"<strong>{escape(state.question)}</strong></p>"
        f"{bar(state.done / total, 'Progress of the evaluation')}"
        f'<p class="pc-quiet">{counted(state.done, "question")} asked{left}</p>'
    )


def run_label(run: CheckRun) -> str:
    """Return a run's name in a list to choose from.

    :param run: the run.
    """
    begun = datetime.fromisoformat(run.begun).astimezone()
    end = f", {_ENDS[run.end]}" if run.end in _ENDS else ""
    return (
        f"{run.number}. {when(begun.isoformat())}, {begun:%H:%M} · {run.settings.model} · "
        f"{counted(run.questions, 'question')}{end}"
    )


def settings(run: CheckRun, asked: int) -> str:
    """Return what a run was made with.

    :param run: the run.
    :param asked: how many of its questions were asked.
    """
    end = f" It was {_ENDS[run.end]}." if run.end in _ENDS and run.end is not RunEnd.RUNNING else ""
    told = (
        f"{asked:,} of {counted(run.questions, 'question')} asked of "
        f"{counted(run.settings.documents, 'document')}; model {run.settings.model}, "
        f"{counted(run.settings.evidence, 'passage')} of evidence.{end}"
    )
    return f'<p class="pc-quiet">{escape(told)}</p>'


def measures(
    figures: Sequence[Figure], run: CheckRun, others: Sequence[Figure], other: CheckRun | None
) -> str:
    """Return the figures of a run as a table, beside another run's.

    :param figures: the run's.
    :param run: the run.
    :param others: the other run's, in the same order; none where there is no other.
    :param other: the other run, or None.
    """
    heads = ["Measure", f"Run {run.number}"]
    if other is not None:
        heads += [f"Run {other.number}", "Difference"]
    rows = []
    for place, figure in enumerate(figures):
        cells = _share(figure)
        if other is not None:
            cells += _share(others[place]) + _difference(figure, others[place])
        rows.append(f'<tr><th scope="row">{escape(figure.name)}</th>{cells}</tr>')
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in heads)
    return (
        '<div class="pc-scroll" tabindex="0" role="region" aria-label="Figures">'
        f'<table class="pc-ledger" data-testid="check-figures"><thead><tr>{head}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def _share(figure: Figure) -> str:
    of = f" <small>{figure.count:,} of {figure.of:,}</small>" if figure.of else ""
    return f"<td>{percent(figure)}{of}</td>"


def _difference(figure: Figure, other: Figure) -> str:
    if figure.share is None or other.share is None:
        return "<td>–</td>"
    points = round(100 * (figure.share - other.share))
    if not points:
        return "<td>the same</td>"
    word = "better" if (points > 0) is figure.better else "worse"
    return f'<td class="pc-{word}">{points:+d} points, {word}</td>'


def result(item: CheckResult, before: CheckResult | None) -> str:
    """Return what became of a question as a row.

    :param item: the result.
    :param before: what became of the same question in the other run, or None.
    """
    parts = [f"Expected: {expected(item.question)}"]
    if item.question.answerable and item.outcome:
        rank = item.outcome.rank
        parts.append(f"passage {rank} of the evidence" if rank else "not in the evidence")
    if item.error:
        parts.append(item.error)
    if before is not None and before.verdict != item.verdict:
        parts.append(f"in the other run: {before.verdict}")
    kind = "pc-good" if item.good else "pc-wrong"
    told = escape(" · ".join(parts))
    return (
        f'<div class="pc-check {kind}" data-testid="check-result"><span class="pc-rank">{item.place}.</span>'
        f"<span><strong>{escape(item.question.text)}</strong><small>{told}</small></span>"
        f'<span class="pc-verdict">{escape(item.verdict)}</span></div>'
    )
