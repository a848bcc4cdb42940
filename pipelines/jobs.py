"""Ingestion in the background: a queue of files that belongs to the process, whoever is watching."""

from __future__ import annotations

import logging
import shutil
import threading
import uuid
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from ingest import intake
from pipelines.errors import PinciteError
from pipelines.indexing import FileOutcome, Ingestion, Progress
from pipelines.matter import Matter

UPLOADS = "uploads"

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class JobState:
    """How the ingestion fares at one moment.

    :param running: whether files are being added.
    :param cancelling: whether the user asked to stop and the file at work has not ended yet.
    :param progress: how far it is; its file numbers count everything since the queue was last empty.
    :param outcomes: what became of the files, in order, until dismissed.
    :param cancelled: names of the files that were left out by a cancel, until dismissed.
    """

    running: bool = False
    cancelling: bool = False
    progress: Progress | None = None
    outcomes: tuple[FileOutcome, ...] = ()
    cancelled: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Queued:
    path: Path
    name: str
    ours: bool
    """Whether the file is a copy of an upload, to be removed when done."""


class IngestionJobs:
    """Adds files to a matter in a thread of its own, one after the other. Safe to use from several threads.

    ::

        jobs = IngestionJobs(matter, models_folder)
        with open("complaint.pdf", "rb") as upload:
            jobs.add_upload("complaint.pdf", upload)
        jobs.wait()
        jobs.state.outcomes[0].status

    :param matter: the matter. Uploads that a killed process left in its folder are removed.
    :param models_folder: see :func:`pipelines.embedder.load`.
    """

    def __init__(self, matter: Matter, models_folder: Path) -> None:
        self._matter = matter
        self._models_folder = models_folder
        self._uploads = matter.folder / UPLOADS
        shutil.rmtree(self._uploads, ignore_errors=True)
        self._changed = threading.Condition()
        self._queue: deque[_Queued] = deque()
        self._state = JobState()
        self._ingestion: Ingestion | None = None
        self._taken = 0
        """Files begun since the queue was last empty."""

    @property
    def state(self) -> JobState:
        """How it fares now."""
        with self._changed:
            return self._state

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
        self._enqueue([_Queued(path, name, ours=True)])

    def add_files(self, paths: Sequence[Path]) -> None:
        """Queue files that stay where they are.

        :param paths: the files.
        """
        self._enqueue([_Queued(path, path.name, ours=False) for path in paths])

    def cancel(self) -> None:
        """Stop soon: the file at work and those that wait are left out, what was finished stays."""
        with self._changed:
            if not self._state.running:
                return
            self._leave_out(list(self._queue))
            self._queue.clear()
            self._state = replace(self._state, cancelling=True)
            if self._ingestion:
                self._ingestion.cancel()

    def dismiss(self) -> None:
        """Forget the outcomes so far."""
        with self._changed:
            self._state = replace(self._state, outcomes=(), cancelled=())

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until nothing is queued or at work.

        :param seconds: the longest wait; for ever where None.
        :returns: whether that came about.
        """
        with self._changed:
            return self._changed.wait_for(lambda: not self._state.running, seconds)

    def _enqueue(self, files: Sequence[_Queued]) -> None:
        if not files:
            return
        with self._changed:
            self._queue.extend(files)
            if not self._state.running:
                self._taken = 0
                self._state = replace(self._state, running=True, cancelling=False, progress=None)
                threading.Thread(target=self._work, name="ingestion", daemon=True).start()

    def _work(self) -> None:
        while batch := self._take():
            remaining = deque(batch)
            try:
                assert self._ingestion is not None
                for outcome in self._ingestion.run([(item.path, item.name) for item in batch]):
                    self._record(remaining.popleft(), outcome)
            except Exception as error:  # the thread must outlive any file
                _log.exception("an ingestion failed")
                faulty = remaining.popleft()
                self._record(faulty, _failed(faulty, error))
                with self._changed:
                    self._queue.extendleft(reversed(remaining))
                    self._taken -= len(remaining)
            else:
                with self._changed:
                    self._leave_out(list(remaining))

    def _take(self) -> list[_Queued]:
        """Take all that waits; with nothing left, the job is over."""
        with self._changed:
            batch = list(self._queue)
            self._queue.clear()
            if batch:
                self._state = replace(self._state, cancelling=False)
                first = self._taken
                self._taken += len(batch)

                def report(progress: Progress) -> None:
                    self._report(replace(progress, file_number=first + progress.file_number))

                self._ingestion = Ingestion(self._matter, self._models_folder, report)
            else:
                self._ingestion = None
                self._state = replace(self._state, running=False, cancelling=False, progress=None)
                self._changed.notify_all()
            return batch

    def _report(self, progress: Progress) -> None:
        with self._changed:
            files = self._taken + len(self._queue)
            self._state = replace(self._state, progress=replace(progress, files=files))

    def _record(self, item: _Queued, outcome: FileOutcome) -> None:
        _discard(item)
        with self._changed:
            self._state = replace(self._state, outcomes=(*self._state.outcomes, outcome))

    def _leave_out(self, items: Sequence[_Queued]) -> None:
        for item in items:
            _discard(item)
        names = tuple(intake.safe_name(item.name) for item in items)
        self._state = replace(self._state, cancelled=(*self._state.cancelled, *names))


def _discard(item: _Queued) -> None:
    if item.ours:
        item.path.unlink(missing_ok=True)


def _failed(item: _Queued, error: Exception) -> FileOutcome:
    name = intake.safe_name(item.name)
    reason = (
        str(error) if isinstance(error, PinciteError) else f"an unexpected fault ({type(error).__name__})"
    )
    return FileOutcome(name, None, "failed", error=f"{name}: it could not be added: {reason}")
