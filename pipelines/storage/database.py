"""The register's SQLite file: opened, versioned, written in transactions and read by queries."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pipelines.errors import StoreDamaged

_FIRST = 3
_STEPS = ("register.sql", *(f"register_{version}.sql" for version in range(4, 9)))
"""What makes a register of the first version that is still read, and what makes each version the next one."""
SCHEMA_VERSION = _FIRST + len(_STEPS) - 1


class Database:
    """A register's file. Safe to use from several threads; one process owns it.

    ``revision`` grows whenever the whole documents become others, or what is known of them: what is kept in
    memory is then stale.

    :param path: the SQLite file; made when absent, and brought up when an earlier version made it.
    :raises StoreDamaged: when the file is not a register, or one of a version that cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.revision = 0
        self._lock = threading.RLock()
        try:
            self._connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
            self._connection.execute("PRAGMA foreign_keys = ON")
            self._connection.execute("PRAGMA secure_delete = ON")
            self._connection.execute("PRAGMA journal_mode = TRUNCATE")
            self._bring_up(self._connection.execute("PRAGMA user_version").fetchone()[0])
        except sqlite3.DatabaseError as error:
            raise StoreDamaged(f"{path}: the register cannot be opened: {error}") from error

    def _bring_up(self, version: int) -> None:
        """Make a new register, or one of an earlier version into one of this: wholly, or not at all."""
        if version != 0 and not _FIRST <= version <= SCHEMA_VERSION:
            raise StoreDamaged(
                f"{self.path}: this store was made by another version of Pincite (register {version}, "
                f"this version reads {_FIRST} to {SCHEMA_VERSION}). Use the version that made it."
            )
        done = version - _FIRST + 1 if version else 0
        if missing := _STEPS[done:]:
            scripts = "".join(Path(__file__).with_name(step).read_text(encoding="utf-8") for step in missing)
            self._connection.executescript(
                f"BEGIN IMMEDIATE; {scripts} PRAGMA user_version = {SCHEMA_VERSION}; COMMIT;"
            )

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._connection.close()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def _rows(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        with self._lock:
            return self._connection.execute(query, values).fetchall()

    def _vacuum(self) -> None:
        """Leave none of the bytes of what was deleted in the file."""
        with self._lock:
            self._connection.execute("VACUUM")
