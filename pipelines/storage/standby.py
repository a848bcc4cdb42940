"""A folder that another library writes in place: after a kill in the middle, the copy that stood by counts.

Beside it stand, one at a time and for a moment, ``.part`` (a copy, or what is to take its place, being made),
``.copy`` (a whole one) and ``.gone`` (what is being removed): each becomes the next by one renaming, which no
kill can halve.
"""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def settle(folder: Path) -> None:
    """Put a folder in order after a kill or a fault; it is made where absent.

    :param folder: the folder; nobody has its files open.
    """
    copy, gone = _beside(folder, "copy"), _beside(folder, "gone")
    shutil.rmtree(_beside(folder, "part"), ignore_errors=True)
    shutil.rmtree(gone, ignore_errors=True)
    if copy.exists():
        if folder.exists():
            folder.rename(gone)
        copy.rename(folder)
        shutil.rmtree(gone, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)


@contextmanager
def copied(folder: Path) -> Iterator[None]:
    """Keep a copy of a folder standing by while it is written to; after a fault it is for :func:`settle`.

    :param folder: the folder; nobody has its files open at the beginning.
    :raises OSError: when it cannot be copied.
    """
    part, copy, gone = (_beside(folder, suffix) for suffix in ("part", "copy", "gone"))
    try:
        shutil.copytree(folder, part)
    except shutil.Error as error:  # a list of what went wrong with each file, and no word for a person
        raise OSError(errno.EIO, "the index could not be copied", str(folder)) from error
    part.rename(copy)
    yield
    copy.rename(gone)
    shutil.rmtree(gone)


@contextmanager
def replaced(folder: Path) -> Iterator[Path]:
    """Give an empty folder to be filled, which then takes a folder's place; after a fault it is gone.

    :param folder: the folder; nobody has its files open at the end, nor those of the one that is given.
    """
    part = _beside(folder, "part")
    part.mkdir()
    try:
        yield part
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    part.rename(_beside(folder, "copy"))
    settle(folder)


def _beside(folder: Path, suffix: str) -> Path:
    return folder.with_name(f"{folder.name}.{suffix}")
