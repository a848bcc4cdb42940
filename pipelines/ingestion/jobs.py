"""Ingestion in the background: the register's queue, worked off by threads of the matter's process.

Whoever watches sees the same, for all of it stands in the register. A process may be killed at any instant:
when the matter is opened again, what was whole stays, what was at work is begun again, what waited waits.
"""

from __future__ import annotations

import logging
import shutil
import threading
import uuid
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from ingest import intake
from pipelines.errors import IngestionCancelled, PinciteError
from pipelines.ingestion.indexing import Ingestion
from pipelines.ingestion.records import FileOutcome, JobState, Progress
from pipelines.storage.matter import Matter
from pipelines.storage.queue import FileState, QueuedFile

UPLOADS = "uploads"

WORKERS = 2
"""Files at work at a time: the reading of one overlaps with the embedding of another."""

MOST_BEGINNINGS = 5
"""A file that was at work when Pincite ended, so often, is not begun again: it may be what ends it."""

_log = logging.getLogger(__name__)


class IngestionJobs:
    """Adds files to a matter in threads of its own. Safe to use from several threads; one object a matter.

    ::

        jobs = IngestionJobs(matter, models_folder)
        with open("complaint.pdf", "rb") as upload:
            jobs.add_upload("complaint.pdf", upload)
        jobs.wait()
        jobs.state.outcomes[0].status

    Files that an ended process left in the queue go on at once, unless it is paused.

    :param matter: the matter.
    :param models_folder: see :func:`pipelines.search.embedder.load`.
    :param workers: how many files are at work at a time.
    """

    def __init__(self, matter: Matter, models_folder: Path, workers: int = WORKERS) -> None:
        self._matter, self._models_folder, self._workers = matter, models_folder, workers
        self._queue = matter.register
        self._uploads = matter.folder / UPLOADS
        self._changed = threading.Condition()
        self._at_work: dict[int, tuple[Ingestion, Progress]] = {}
        self._ended: dict[int, FileOutcome] = {}
        self._threads: set[threading.Thread] = set()
        self._cancelling = self._closing = False
        self._paused = self._queue.paused
        self._settle()
        self._remove_strays()
        self._start()

    @property
    def state(self) -> JobState:
        """How it fares now."""
        with self._changed:
            queued = self._queue.queued()
            runs = [item.run for item in queued if not item.state.ended]
            of_run = [item.number for item in queued if runs and item.run == runs[-1]]
            return JobState(
                running=bool(runs),
                paused=self._paused,
                cancelling=self._cancelling,
                at_work=tuple(
                    replace(progress, file_number=of_run.index(number) + 1, files=len(of_run))
                    for number, (_, progress) in sorted(self._at_work.items())
                    if number in of_run
                ),
                waiting=tuple(item.name for item in queued if item.state is FileState.WAITING),
                outcomes=tuple(
                    self._outcome(item)
                    for item in queued
                    if item.state.ended and item.state is not FileState.CANCELLED
                ),
                cancelled=tuple(item.name for item in queued if item.state is FileState.CANCELLED),
            )

    def add_upload(self, name: str, upload: BinaryIO) -> None:
        """Keep an upload on disk, inside the matter's folder, and queue it.

        :param name: the name the user knows it by.
        :param upload: its bytes, from where it stands; it may be let go afterwards.
        :raises PinciteError: when it cannot be written.
        """
        path = self._uploads / f"{uuid.uuid4().hex}.pdf"
        try:
            self._uploads.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as file:
                shutil.copyfileobj(upload, file, 1 << 20)
        except OSError as error:
            path.unlink(missing_ok=True)
            raise PinciteError(
                f"{intake.safe_name(name)} could not be kept ({error.strerror}). "
                "Free some space and try again."
            ) from error
        self._enqueue([(path, intake.safe_name(name), True)])

    def add_files(self, paths: Sequence[Path]) -> list[int]:
        """Queue files that stay where they are; one that waits already keeps its place.

        :param paths: the files.
        :returns: their places in the queue, for :meth:`outcome`.
        """
        files = [path.absolute() for path in paths]
        with self._changed:
            known = {
                item.path: item.number
                for item in reversed(self._queue.queued())
                if not item.ours and item.state is FileState.WAITING
            }
            numbers = [known.pop(path, None) for path in files]
            new = [path for path, number in zip(files, numbers, strict=True) if number is None]
            added = iter(self._enqueue([(path, intake.safe_name(path.name), False) for path in new]))
            return [next(added) if number is None else number for number in numbers]

    def outcome(self, number: int, watch: Callable[[JobState], None] | None = None) -> FileOutcome | None:
        """Wait until a file has ended, and return what became of it.

        :param number: its place in the queue.
        :param watch: told how it fares, meanwhile.
        :returns: the outcome; None when it was cancelled, or put back because the jobs are closed.
        """
        with self._changed:
            while not self._closing:
                item = next((item for item in self._queue.queued() if item.number == number), None)
                if item is None or item.state is FileState.CANCELLED:
                    return None
                if item.state.ended:
                    return self._outcome(item)
                if watch is not None:
                    watch(self.state)
                self._changed.wait()
            return None

    def pause(self) -> None:
        """Hold the files at work after the page or the passages they are at, and those that wait."""
        with self._changed:
            self._set_paused(True)

    def resume(self) -> None:
        """Go on where it was paused, by the user or because the register could not be written."""
        with self._changed:
            if not self._at_work:
                self._settle()
            self._set_paused(False)
            self._start()

    def cancel(self) -> None:
        """Stop soon: the files at work and those that wait are left out, what was finished stays."""
        with self._changed:
            for item in self._queue.queued():
                if item.state is FileState.WAITING:
                    self._end(item, FileState.CANCELLED)
            self._cancelling = bool(self._at_work)
            for ingestion, _ in self._at_work.values():
                ingestion.cancel()
            self._set_paused(False)

    def dismiss(self) -> None:
        """Forget the outcomes so far."""
        with self._changed:
            self._queue.forget([item.number for item in self._queue.queued() if item.state.ended])
            self._ended.clear()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until nothing is waiting or at work.

        :param seconds: the longest wait; for ever where None.
        :returns: whether that came about.
        """
        with self._changed:
            return self._changed.wait_for(lambda: not self._threads and not self.state.running, seconds)

    def close(self) -> None:
        """Stop, and let what is not finished wait for the next time."""
        with self._changed:
            self._closing = True
            for ingestion, _ in self._at_work.values():
                ingestion.cancel()
            self._changed.notify_all()
            self._changed.wait_for(lambda: not self._threads)

    def _set_paused(self, paused: bool) -> None:
        self._queue.paused = self._paused = paused
        self._changed.notify_all()

    def _settle(self) -> None:
        """Say what became of each file that is on record as at work and that nobody works on any more."""
        for item in self._queue.queued():
            if item.state is not FileState.WORKING:
                continue
            if item.document_id is not None and self._queue.document(item.document_id):
                self._end(item, FileState.INGESTED, item.document_id)
            elif item.begun >= MOST_BEGINNINGS:
                reason = (
                    f"{item.name}: Pincite ended {item.begun} times while it was added, and does not try "
                    "again by itself. The file may be malformed: open it in a PDF reader, save a new copy "
                    "and add that."
                )
                self._end(item, FileState.FAILED, error=reason)
            else:
                self._queue.set_state(item.number, FileState.WAITING)

    def _remove_strays(self) -> None:
        """Remove uploads that a killed process was in the middle of taking in or removing."""
        kept = {item.path.name for item in self._queue.queued() if not item.state.ended}
        for path in self._uploads.iterdir() if self._uploads.is_dir() else ():
            if path.name not in kept:
                path.unlink()

    def _enqueue(self, files: Sequence[tuple[Path, str, bool]]) -> list[int]:
        with self._changed:
            numbers = self._queue.enqueue(files)
            self._start()
            return numbers

    def _start(self) -> None:
        """Start as many threads as there are files for them."""
        with self._changed:
            waiting = sum(item.state is FileState.WAITING for item in self._queue.queued())
            idle = self._workers - len(self._threads)
            for _ in range(0 if self._paused or self._closing else min(waiting, idle)):
                thread = threading.Thread(target=self._work, name="ingestion", daemon=True)
                self._threads.add(thread)
                thread.start()

    def _work(self) -> None:
        ingestion = self._new_ingestion()
        try:
            while item := self._take(ingestion):
                self._ingest(item, ingestion)
                if ingestion.cancelled:
                    ingestion.close()
                    ingestion = self._new_ingestion()
        except Exception:  # the register itself: the disk is full, or gone
            _log.exception("the queue cannot be worked off")
            with self._changed:
                mine = [number for number, (whose, _) in self._at_work.items() if whose is ingestion]
                for number in mine:
                    del self._at_work[number]
                self._paused = True
        finally:
            ingestion.close()
            with self._changed:
                self._threads.discard(threading.current_thread())
                self._changed.notify_all()

    def _new_ingestion(self) -> Ingestion:
        return Ingestion(self._matter, self._models_folder)

    def _take(self, ingestion: Ingestion) -> QueuedFile | None:
        """Take the next file, once it is not paused; with nothing left the thread is done."""
        with self._changed:
            while self._paused and not self._closing:
                self._changed.wait()
            item = None if self._closing else self._queue.take_next()
            if item is None:
                self._threads.discard(threading.current_thread())
                return None
            self._at_work[item.number] = ingestion, Progress(item.name, 0, 0, "reading", 0, 0)
            return item

    def _ingest(self, item: QueuedFile, ingestion: Ingestion) -> None:
        def report(progress: Progress) -> None:
            with self._changed:
                self._at_work[item.number] = ingestion, progress
                self._changed.notify_all()
                while self._paused and not ingestion.cancelled:
                    self._changed.wait()

        ingestion.on_progress = report
        ingestion.on_adding = lambda document_id: self._queue.becomes(item.number, document_id)
        try:
            outcome = ingestion.ingest(item.path, item.name)
        except IngestionCancelled:
            if self._closing:
                self._put_back(item)
            else:
                self._end(item, FileState.CANCELLED)
            return
        except Exception as error:  # the thread must outlive any file
            _log.exception("an ingestion failed")
            outcome = _failed(item, error)
        self._end(item, FileState(outcome.status), outcome.document_id, outcome.error)

    def _put_back(self, item: QueuedFile) -> None:
        with self._changed:
            self._queue.put_back(item.number)
            self._at_work.pop(item.number, None)

    def _end(
        self, item: QueuedFile, state: FileState, document_id: str | None = None, error: str | None = None
    ) -> None:
        with self._changed:
            self._queue.set_state(item.number, state, document_id, error)
            if item.ours:
                item.path.unlink(missing_ok=True)
            self._at_work.pop(item.number, None)
            self._cancelling = self._cancelling and bool(self._at_work)
            self._changed.notify_all()

    def _outcome(self, item: QueuedFile) -> FileOutcome:
        """Return what became of a file that has ended; it does not change any more."""
        if item.number not in self._ended:
            register = self._matter.register
            entry = register.document(item.document_id) if item.document_id else None
            outcome = (
                FileOutcome.of(entry, register.ledger(entry.document_id), item.name, item.state.value)
                if entry
                else FileOutcome(item.name, item.document_id, item.state.value)
            )
            self._ended[item.number] = replace(outcome, error=item.error)
        return self._ended[item.number]


def _failed(item: QueuedFile, error: Exception) -> FileOutcome:
    unexpected = f"an unexpected fault ({type(error).__name__}). Add it again."
    reason = str(error) if isinstance(error, PinciteError) else unexpected
    return FileOutcome(item.name, None, "failed", error=f"{item.name}: it could not be added: {reason}")
