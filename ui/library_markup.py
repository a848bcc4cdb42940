"""Pieces of HTML of the Library, as pure functions; every text is escaped, as in :mod:`ui.markup`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape

from ingest.records import LedgerEntry, Read
from pipelines.ingestion.ledger import PageRun, runs, unread_in_words
from pipelines.ingestion.records import FileOutcome, JobState, Progress
from pipelines.storage.matter import DeletionReceipt
from pipelines.storage.register import DocumentEntry
from pipelines.text import counted
from ui import caption_markup
from ui.library_view import ONLY, View
from ui.markup import bar, duration, notice, when

_READ = {
    Read.TEXT: "read",
    Read.OCR: "read by text recognition",
    Read.BLANK: "blank",
    Read.FAILED: "not read",
}
_STATUS = {"ingested": "Added", "failed": "Not added"}


def progress(state: JobState) -> str:
    """Return how far an ingestion is: each file at work with a bar, and how many wait.

    :param state: how it fares.
    """
    if state.cancelling:
        return '<p class="pc-progress" role="status">Cancelling. What is at work is left out.</p>'
    waiting = counted(len(state.waiting), "file")
    if state.paused:
        told = f"Paused; {waiting} waiting. It goes on where it was, even after Pincite was closed."
    elif state.at_work:
        told = f"Adding files; {waiting} waiting."
    else:
        told = "Starting…"
    bars = "".join(_bar(progress) for progress in state.at_work)
    return f'<p class="pc-progress" role="status">{told}</p>{bars}'


def _bar(progress: Progress) -> str:
    unit = "pages read" if progress.stage == "reading" else "passages indexed"
    done = f"{progress.done:,} of {progress.total:,} {unit}" if progress.total else "reading"
    seconds = progress.seconds_left
    left = "" if seconds is None else f" · about {duration(seconds)} left for this step"
    share = progress.done / progress.total if progress.total else 0.0
    return (
        f'<p class="pc-progress">File {progress.file_number:,} of {progress.files:,}: '
        f"<strong>{escape(progress.file)}</strong></p>"
        f"{bar(share, f'Progress of {progress.file}')}"
        f'<p class="pc-quiet">{done}{left}</p>'
    )


def outcomes(files: Sequence[FileOutcome], cancelled: Sequence[str]) -> str:
    """Return what became of files.

    :param files: their outcomes.
    :param cancelled: names of those left out by a cancel.
    """
    rows = [_outcome(item) for item in files]
    rows += [_row("Cancelled", escape(name), "It was not added.", kind="pc-left") for name in cancelled]
    told = f'<ul class="pc-outcomes">{"".join(rows)}</ul>' if rows else ""
    return f'<h2 class="pc-side">What became of the files</h2>{told}'


def _outcome(item: FileOutcome) -> str:
    if item.error:
        text = item.error.removeprefix(f"{item.file}: ")
        return _row(
            _STATUS[item.status], escape(item.file), escape(text[:1].upper() + text[1:]), kind="pc-bad"
        )
    detail = f"{counted(item.pages, 'page')}, {counted(item.passages, 'passage')}"
    unread = sum(page.read is Read.FAILED for page in item.ledger)
    if unread:
        detail += f"; {unread} of {counted(item.pages, 'page')} could not be read"
    return _row(_STATUS[item.status], escape(item.file), escape(detail))


def _row(word: str, name: str, detail: str, *, kind: str = "pc-added") -> str:
    return f'<li class="{kind}"><strong>{word}</strong> <span>{name}</span><small>{detail}</small></li>'


def document(entry: DocumentEntry, ledger: Sequence[LedgerEntry]) -> str:
    """Return a document as a row of the list.

    :param entry: the document.
    :param ledger: what became of its pages.
    """
    unread = [page.number for page in ledger if page.read is Read.FAILED]
    warning = ""
    if unread:
        told = unread_in_words(entry.name, entry.pages, unread)
        warning = f'<p class="pc-unread"><strong>Incomplete:</strong> {escape(told)}</p>'
    return (
        '<div class="pc-row" data-testid="document">'
        f'<span class="pc-document">{escape(entry.name)}{caption_markup.line(entry.caption)}</span>'
        f"<span>{counted(entry.pages, 'page')}</span>"
        f"<span>added {escape(when(entry.added))}</span></div>{warning}"
    )


def ledger_label(entries: Sequence[LedgerEntry]) -> str:
    """Return a ledger in one line: how many pages were read in which way.

    :param entries: what became of a document's pages.
    """
    counts = Counter(entry.read for entry in entries)
    parts = [f"{counts[read]:,} {word}" for read, word in _READ.items() if counts[read]]
    return f"Pages: {', '.join(parts)}"


def ledger(entries: Sequence[LedgerEntry]) -> str:
    """Return a document's ledger as a table: what became of which pages, and why some were not read.

    :param entries: what became of its pages, in order.
    """
    rows = "".join(_ledger_row(run) for run in runs(entries))
    heads = "".join(f'<th scope="col">{head}</th>' for head in ("PDF pages", "What became of them", "Reason"))
    return f'<table class="pc-ledger"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'


def _ledger_row(run: PageRun) -> str:
    kind = ' class="pc-bad"' if run.read is Read.FAILED else ""
    told = f"<td>{_READ[run.read]}</td><td>{escape(run.reason or '')}</td>"
    return f'<tr{kind}><th scope="row">{_pages(run)}</th>{told}</tr>'


def _pages(run: PageRun) -> str:
    return f"{run.first:,}" if run.first == run.last else f"{run.first:,}–{run.last:,}"


def filters(count: int, of: int, at: View) -> str:
    """Say how many documents are listed, and which.

    :param count: how many.
    :param of: of how many.
    :param at: how the list is looked at.
    """
    parts = [f"“{at.find}”"] if at.find else []
    if at.kinds:
        parts.append(" or ".join(at.kinds))
    if at.filed_from:
        parts.append(f"filed from {when(at.filed_from)}")
    if at.filed_to:
        parts.append(f"filed to {when(at.filed_to)}")
    parts += [each[0].lower() + each[1:] for each in map(ONLY.__getitem__, at.only)]
    listed = f"{count:,} of {counted(of, 'document')}" if count else "No document is like that"
    return f"{listed}: {'; '.join(parts)}."


def duplicate(file: str, name: str | None) -> str:
    """Return a file that was not added, for the matter holds one of the same bytes.

    :param file: its name.
    :param name: the name of the document that is there; None when it is not there any more.
    """
    if name is None:
        told = "It held exactly the bytes of a document that was deleted since. Add it again."
    elif name == file:
        told = "The matter holds this file already, with exactly these bytes."
    else:
        told = f"The matter holds exactly these bytes already, as {name}."
    row = _row("Already there", escape(file), escape(told), kind="pc-left")
    return f'<ul class="pc-outcomes">{row}</ul>'


def confirmation(entry: DocumentEntry) -> str:
    """Return the question before a document is deleted.

    :param entry: the document.
    """
    return notice(
        "warning",
        f"Delete {entry.name}? Its PDF, its text and its passages are removed from this computer for good. "
        "Answers that rely on it are removed from the conversations and evaluations; files already "
        "exported keep their quotes.",
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
            f"Deleted {done.file}: removed {removed}. But {done.traces_left:,} of "
            f"{counted(done.searched, 'piece')} of its text and vectors can still be found in the matter’s "
            "files: delete the matter’s folder to be sure.",
        )
    return notice(
        "done",
        f"Deleted {done.file}: removed {removed}. The matter’s files were searched afterwards for "
        f"{counted(done.searched, 'piece')} of its text and vectors: no trace left.",
    )
