"""Fetching a model: space is checked, what came survives any end, and only the whole, verified file appears.

What has come lies beside the file's place under a name that says which bytes it is to become. A process may
end at any instant: the next try goes on from there. The file gets its name when its SHA-256 is right.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from glob import escape
from pathlib import Path
from threading import Event

from filelock import FileLock, Timeout

from pipelines.errors import FetchFailed, ModelDamaged
from pipelines.models.checksums import remember_sha256

SPARE_BYTES = 500_000_000
"""Free space that is left alone, and room for the part that is on its way."""
_BLOCK = 1 << 22


@dataclass(frozen=True)
class Target:
    """A file that is to be.

    :param path: its place.
    :param size: its bytes.
    :param sha256: their SHA-256, in hexadecimal.
    """

    path: Path
    size: int
    sha256: str

    @property
    def partial(self) -> Path:
        """Where what has come lies."""
        return self.path.with_name(f".{self.path.name}.{self.sha256[:16]}.partial")


@dataclass(frozen=True)
class Progress:
    """How far a fetch is.

    :param done: bytes that have come, or that have been checked.
    :param total: bytes in all.
    :param checking: whether all have come and are being checked.
    """

    done: int
    total: int
    checking: bool = False


Bring = Callable[[Target, Event], Generator[int, None, None]]
"""Adds to a target's partial file until it is whole, yielding its size; ends early where the event is set."""


def fetch(target: Target, bring: Bring, models_folder: Path, cancelled: Event) -> Iterator[Progress]:
    """Fetch a file, or go on fetching it.

    :param target: the file.
    :param bring: gets the bytes.
    :param models_folder: where its checksum is remembered.
    :param cancelled: when set, the fetch ends soon; what came is kept.
    :returns: how far it is; the file is there when the last one has come, unless it was cancelled.
    :raises FetchFailed: when there is no room, or no connection, or another process fetches the same.
    :raises ModelDamaged: when the bytes that came are not the right ones; the next try begins anew.
    """
    target.path.parent.mkdir(parents=True, exist_ok=True)
    with _alone(target):
        _check_space(target)
        if size_of(target.partial) != target.size:
            with closing(bring(target, cancelled)) as sizes:
                for size in sizes:
                    yield Progress(size, target.size)
        if cancelled.is_set():
            return
        digest = hashlib.sha256()
        with target.partial.open("rb") as file:
            while block := file.read(_BLOCK):
                digest.update(block)
                yield Progress(file.tell(), target.size, checking=True)
        if digest.hexdigest() != target.sha256:
            _clear(target)
            raise ModelDamaged(
                f"{target.path.name} did not arrive as it should be, and was thrown away; try again."
            )
        target.partial.replace(target.path)
        _clear(target)
        remember_sha256(target.path, target.sha256, models_folder)


def size_of(path: Path) -> int:
    """Return a file's size, 0 where there is none."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def append(path: Path, blocks: Iterator[bytes], at: int) -> Iterator[int]:
    """Add to a file from a place on, and see it on the disk before the end.

    :param path: the file; created when missing, cut to the place when longer.
    :param blocks: what to add.
    :param at: the place, in bytes.
    :returns: the file's size after each block.
    """
    with path.open("r+b" if path.exists() else "wb") as file:
        file.truncate(at)
        file.seek(at)
        for block in blocks:
            file.write(block)
            yield file.tell()
        file.flush()
        os.fsync(file.fileno())


def _clear(target: Target) -> None:
    """Remove what lay beside a fetch that is over; the lock stays, for someone may be waiting at it."""
    lock = target.partial.with_suffix(".lock")
    for left in target.path.parent.glob(f"{escape(target.partial.stem)}.*"):
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        elif left != lock:
            left.unlink()


def _check_space(target: Target) -> None:
    needed = target.size - size_of(target.partial) + SPARE_BYTES
    free = shutil.disk_usage(target.path.parent).free
    if free < needed:
        raise FetchFailed(
            f"The disk has {free / 1e9:.1f} GB free; {target.path.name} needs {needed / 1e9:.1f} GB. "
            "Make room, then try again."
        )


@contextmanager
def _alone(target: Target) -> Iterator[None]:
    lock = FileLock(target.partial.with_suffix(".lock"))
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise FetchFailed(f"{target.path.name} is being fetched already, by another Pincite.") from None
    try:
        yield
    finally:
        lock.release()
