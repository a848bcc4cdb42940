"""Checksums of files, each read once and remembered while the file is unchanged."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from pipelines.whole_file import write_whole

_MEMORY = "checksums.json"


def sha256_of(path: Path, models_folder: Path) -> str:
    """Return a file's SHA-256, from memory where its size and time of change are as they were.

    :param models_folder: holds the memory, ``checksums.json``.
    """
    stat = path.stat()
    known = _read_memory(models_folder).get(str(path.resolve()))
    if known is not None and known[:2] == [stat.st_size, stat.st_mtime_ns]:
        return str(known[2])
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    remember_sha256(path, digest, models_folder)
    return digest


def remember_sha256(path: Path, digest: str, models_folder: Path) -> None:
    """Remember a file's SHA-256 as it is now.

    :param digest: in hexadecimal.
    :param models_folder: holds the memory.
    """
    stat = path.stat()
    known = _read_memory(models_folder) | {str(path.resolve()): [stat.st_size, stat.st_mtime_ns, digest]}
    write_whole(models_folder / _MEMORY, json.dumps(known, indent=1))


def _read_memory(models_folder: Path) -> dict[str, list[int | str]]:
    memory = models_folder / _MEMORY
    try:
        known: dict[str, list[int | str]] = json.loads(memory.read_text(encoding="utf-8"))
    except (OSError, ValueError):  # none yet, or cut short: the files are read again
        return {}
    return known
