"""Pieces of HTML of the Library, as pure functions; every text is escaped, as in :mod:`ui.markup`."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from ingest.caption.records import Caption
from ingest.records import Read
from pipelines.indexing import FileOutcome, Progress
from pipelines.matter import DeletionReceipt
from pipelines.register import DocumentEntry
from ui.markup import counted, notice, when

_STATUS = {"ingested": "Added", "duplicate": "Already there", "failed": "Not added"}


def progress(state: Progress | None, *, cancelling: bool) -> str:
    """Return how far an ingestion is.

    :param state: how far, or None before the first report.
    :param cancelling: whether the user asked to stop.
    """
    if cancelling:
        return '<p class="pc-progress" role="status">Cancelling. The file at work is left out.</p>'
    if state is None:
        return '<p class="pc-progress" role="status">Starting…</p>'
    unit = "pages read" if state.stage == "reading" else "passages indexed"
    done = f"{state.done:,} of {state.total:,} {unit}" if state.total else "reading"
    left = (
        "" if state.seconds_left is None else f" · about {_duration(state.seconds_left)} left for this step"
    )
    share = state.done / state.total if state.total else 0.0
    return (
        f'<p class="pc-progress" role="status">File {state.file_number:,} of {state.files:,}: '
        f"<strong>{escape(state.file)}</strong></p>"
        f'<progress class="pc-bar" max="1" value="{share:.3f}" aria-label="Progress of this step"></progress>'
        f'<p class="pc-quiet">{done}{left}</p>'
    )


def outcomes(files: Sequence[FileOutcome], cancelled: Sequence[str]) -> str:
    """Return what became of files.

    :param files: their outcomes.
    :param cancelled: names of those left out by a cancel.
    """
    rows = [_outcome(item) for item in files]
    rows += [_row("Cancelled", escape(name), "It was not added.") for name in cancelled]
    return f'<h2 class="pc-side">What became of the files</h2><ul class="pc-outcomes">{"".join(rows)}</ul>'


def _outcome(item: FileOutcome) -> str:
    if item.error:
        text = item.error.removeprefix(f"{item.file}: ")
        return _row(_STATUS[item.status], escape(item.file), escape(text[:1].upper() + text[1:]), bad=True)
    detail = f"{counted(item.pages, 'page')}, {counted(item.passages, 'passage')}"
    unread = sum(page.read is Read.FAILED for page in item.ledger)
    if unread:
        detail += f"; {unread} of {counted(item.pages, 'page')} could not be read"
    if item.status == "duplicate":
        detail = "The matter holds a file with exactly these bytes."
    return _row(_STATUS[item.status], escape(item.file), escape(detail))


def _row(word: str, name: str, detail: str, *, bad: bool = False) -> str:
    kind = ' class="pc-bad"' if bad else ""
    return f"<li{kind}><strong>{word}</strong> <span>{name}</span><small>{detail}</small></li>"


def document(entry: DocumentEntry, unread: Sequence[int]) -> str:
    """Return a document as a row of the list.

    :param entry: the document.
    :param unread: the numbers of its pages that could not be read.
    """
    warning = ""
    if unread:
        numbers = ", ".join(map(str, unread[:12])) + ("…" if len(unread) > 12 else "")
        warning = (
            f'<p class="pc-unread"><strong>Incomplete:</strong> {len(unread)} of '
            f"{counted(entry.pages, 'page')} could not be read (page {numbers})</p>"
        )
    return (
        '<div class="pc-row" data-testid="document">'
        f'<span class="pc-document">{escape(entry.name)}{_caption(entry.caption)}</span>'
        f"<span>{counted(entry.pages, 'page')}</span><span>{counted(entry.passages, 'passage')}</span>"
        f"<span>added {escape(when(entry.added))}</span></div>{warning}"
    )


def _caption(caption: Caption) -> str:
    """Return the line under a document's name: what it is, of which case and court, of which day."""
    parts = [part.value for part in (caption.kind, *caption.docket_numbers[:1], caption.court) if part]
    if caption.filed and caption.filed != caption.dated:
        parts.append(f"filed {when(caption.filed.value)}")
    elif caption.dated:
        parts.append(f"dated {when(caption.dated.value)}")
    if not parts:
        return ""
    line = " · ".join(parts)
    return f"<small>{escape(line[:1].upper() + line[1:])}</small>"


def confirmation(entry: DocumentEntry) -> str:
    """Return the question before a document is deleted.

    :param entry: the document.
    """
    return notice(
        "warning",
        f"Delete {entry.name}? Its PDF, its text and its passages are removed from this computer for good. "
        "Answers already given keep their quotes.",
    )


def receipt(done: DeletionReceipt) -> str:
    """Return the receipt of a deletion.

    :param done: what was removed.
    """
    removed = (
        f"{counted(done.passages, 'passage')}, {counted(done.pages, 'page')} of text "
        f"and {counted(done.files, 'stored file')}"
    )
    if done.traces_left:
        return notice(
            "warning",
            f"Deleted {done.file}: removed {removed}. But {counted(done.traces_left, 'trace')} of its text "
            "still found in the matter’s files: delete the matter’s folder to be sure.",
        )
    return notice(
        "done",
        f"Deleted {done.file}: removed {removed}. The matter’s files were searched for its text afterwards: "
        "no trace left.",
    )


def _duration(seconds: float) -> str:
    if seconds < 90:
        return counted(max(1, round(seconds)), "second")
    return counted(round(seconds / 60), "minute")
