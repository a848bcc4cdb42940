"""The register's SQLite file: opened, versioned, written in transactions and read by queries."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pipelines.errors import StoreDamaged

SCHEMA_VERSION = 3

_SCHEMA = Path(__file__).with_name("register.sql").read_text(encoding="utf-8")


class Database:
    """A register's file. Safe to use from several threads; one process owns it.

    :param path: the SQLite file; made when absent.
    :raises StoreDamaged: when the file is not a register of this version.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.RLock()
        try:
            self._connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
            self._connection.execute("PRAGMA foreign_keys = ON")
            self._connection.execute("PRAGMA secure_delete = ON")
            self._connection.execute("PRAGMA journal_mode = TRUNCATE")
            version = self._connection.execute("PRAGMA user_version").fetchone()[0]
            if version == 0:
                self._connection.executescript(
                    f"BEGIN IMMEDIATE; {_SCHEMA} PRAGMA user_version = {SCHEMA_VERSION}; COMMIT;"
                )
            elif version != SCHEMA_VERSION:
                raise StoreDamaged(
                    f"{path}: this store was made by another version of Pincite (register {version}, "
                    f"this version reads {SCHEMA_VERSION}). Use the version that made it."
                )
        except sqlite3.DatabaseError as error:
            raise StoreDamaged(f"{path}: the register cannot be opened: {error}") from error

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
