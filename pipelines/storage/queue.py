"""The register's queue: files on their way in, whatever becomes of the process that takes them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pipelines.storage.database import Database


class FileState(StrEnum):
    """How far a queued file is."""

    WAITING = "waiting"
    WORKING = "working"
    INGESTED = "ingested"
    DUPLICATE = "duplicate"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def ended(self) -> bool:
        """Whether nothing more will become of it."""
        return self not in (FileState.WAITING, FileState.WORKING)


@dataclass(frozen=True, slots=True)
class QueuedFile:
    """A file of the queue.

    :param number: its place; later ones are greater.
    :param run: which run it belongs to: files that were queued while others were under way are of one run.
    :param path: where its bytes lie.
    :param name: the name the user knows it by.
    :param ours: whether the path is a copy of an upload, to be removed when it has ended.
    :param state: how far it is.
    :param begun: how often it was begun.
    :param document_id: the document it became, or is becoming; None before it is known.
    :param error: why it failed, for a person, or None.
    """

    number: int
    run: int
    path: Path
    name: str
    ours: bool
    state: FileState
    begun: int
    document_id: str | None
    error: str | None


class FileQueue(Database):
    """What the register does for the queue; :class:`pipelines.storage.register.Register` is one."""

    def enqueue(self, files: Sequence[tuple[Path, str, bool]]) -> list[int]:
        """Put files at the end of the queue.

        :param files: their paths, names, and whether they are copies of ours.
        :returns: their numbers.
        """
        numbers = []
        with self._transaction() as database:
            (run,) = database.execute(
                "SELECT coalesce(max(run), 0) + NOT EXISTS"
                " (SELECT 1 FROM queue WHERE state IN ('waiting', 'working')) FROM queue"
            ).fetchone()
            for path, name, ours in files:
                added = database.execute(
                    "INSERT INTO queue (run, path, name, ours, state) VALUES (?, ?, ?, ?, 'waiting')",
                    [run, os.fsencode(path), name, ours],
                )
                assert added.lastrowid is not None
                numbers.append(added.lastrowid)
        return numbers

    def queued(self) -> list[QueuedFile]:
        """Return the whole queue, in order, with what has ended and was not forgotten."""
        rows = self._rows(
            "SELECT number, run, path, name, ours, state, begun, document_id, error FROM queue"
            " ORDER BY number"
        )
        return [
            QueuedFile(
                number=int(str(number)),
                run=int(str(run)),
                path=Path(os.fsdecode(path)),
                name=str(name),
                ours=bool(ours),
                state=FileState(str(state)),
                begun=int(str(begun)),
                document_id=None if document_id is None else str(document_id),
                error=None if error is None else str(error),
            )
            for number, run, path, name, ours, state, begun, document_id, error in rows
        ]

    def take_next(self) -> QueuedFile | None:
        """Take the first file that waits; it is then at work."""
        waiting = next((item for item in self.queued() if item.state is FileState.WAITING), None)
        if waiting is None:
            return None
        with self._transaction() as database:
            database.execute(
                "UPDATE queue SET state = 'working', begun = begun + 1 WHERE number = ?", [waiting.number]
            )
        return waiting

    def becomes(self, number: int, document_id: str) -> None:
        """Note which document a file at work is becoming, before anything of it is stored.

        When the process is killed and the document is whole all the same, the file is known to have made it.

        :param number: the file.
        :param document_id: the document.
        """
        with self._transaction() as database:
            database.execute("UPDATE queue SET document_id = ? WHERE number = ?", [document_id, number])

    def set_state(
        self, number: int, state: FileState, document_id: str | None = None, error: str | None = None
    ) -> None:
        """Note how far a file is.

        :param number: the file.
        :param state: how far.
        :param document_id: the document it became, where it did.
        :param error: why it failed, where it did.
        """
        with self._transaction() as database:
            database.execute(
                "UPDATE queue SET state = ?, document_id = ?, error = ? WHERE number = ?",
                [state.value, document_id, error, number],
            )

    def put_back(self, number: int) -> None:
        """Let a file at work wait again, as if it had not been begun.

        :param number: the file.
        """
        with self._transaction() as database:
            database.execute(
                "UPDATE queue SET state = 'waiting', begun = begun - 1, document_id = NULL WHERE number = ?",
                [number],
            )

    def forget(self, numbers: Sequence[int]) -> None:
        """Forget files of the queue; what became of them stays.

        :param numbers: the files.
        """
        with self._transaction() as database:
            database.executemany("DELETE FROM queue WHERE number = ?", ([number] for number in numbers))

    @property
    def paused(self) -> bool:
        """Whether the user has paused the queue."""
        return bool(self._rows("SELECT paused FROM queue_paused")[0][0])

    @paused.setter
    def paused(self, paused: bool) -> None:
        with self._transaction() as database:
            database.execute("UPDATE queue_paused SET paused = ?", [paused])
