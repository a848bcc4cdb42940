"""The matters of a store, each whole in a folder of its own: begun, renamed, archived, destroyed.

Each change is one change of the folder's name or of a mark in it, so that a process killed at any instant
leaves it done or not done. A matter that is renamed or destroyed must not be open.
"""

from __future__ import annotations

import shutil
import uuid
from dataclasses import dataclass
from pathlib import Path

from pipelines.errors import MatterExists, MatterNotFound, StoreDamaged
from pipelines.storage.matter_names import check_name, matter_folder
from pipelines.text import single_spaced

_ARCHIVED = "archived"
_DESTROYED = ".destroyed-"


@dataclass(frozen=True, slots=True)
class MatterEntry:
    """A matter as it is listed.

    :param name: its name, also its folder's.
    :param archived: whether it was put away: it is kept whole, and not offered for work.
    :param documents: how many PDFs are kept in it.
    :param size: bytes of everything in it.
    """

    name: str
    archived: bool
    documents: int
    size: int


def listed(home: Path) -> list[MatterEntry]:
    """Return a store's matters by name.

    :param home: the store's folder.
    """
    return [_entry(home, name) for name in sorted(names(home), key=str.casefold)]


def open_names(home: Path) -> list[str]:
    """Return the names of the matters that are not archived, in order.

    :param home: the store's folder.
    """
    return sorted((name for name in names(home) if not _is_archived(home, name)), key=str.casefold)


def create(home: Path, name: str) -> str:
    """Begin a matter.

    :param home: the store's folder.
    :param name: its name; spaces around it are left out.
    :returns: the name as it is kept.
    :raises BadMatterName: when it cannot be a folder's.
    :raises MatterExists: when there is one of that name, however it is capitalised.
    :raises StoreDamaged: when its folder cannot be made.
    """
    kept = _new_name(home, name)
    try:
        matter_folder(home, kept).mkdir(parents=True)
    except OSError as error:
        raise StoreDamaged(f"The matter {kept!r} cannot be begun: {error.strerror or error}") from error
    return kept


def rename(home: Path, name: str, to: str) -> str:
    """Give a matter another name.

    :param home: the store's folder.
    :param name: the matter, which is not open.
    :param to: the new name; it may be the old one in other capitals.
    :returns: the name as it is kept.
    :raises MatterNotFound: when there is no such matter.
    :raises BadMatterName: when the new name cannot be a folder's.
    :raises MatterExists: when another matter has it.
    :raises StoreDamaged: when the folder cannot be moved.
    """
    folder = _require(home, name)
    kept = _new_name(home, to, besides=name)
    _move(folder, matter_folder(home, kept))
    return kept


def archive(home: Path, name: str) -> None:
    """Put a matter away; nothing of it is lost.

    :param home: the store's folder.
    :param name: the matter.
    :raises MatterNotFound: when there is no such matter.
    """
    (_require(home, name) / _ARCHIVED).touch()


def restore(home: Path, name: str) -> None:
    """Take a matter back to work.

    :param home: the store's folder.
    :param name: the matter.
    :raises MatterNotFound: when there is no such matter.
    """
    (_require(home, name) / _ARCHIVED).unlink(missing_ok=True)


def destroy(home: Path, name: str) -> MatterEntry:
    """Remove a matter with all its documents, vectors, conversations and checks, for good.

    Killed in the middle, the matter is gone, and :func:`sweep` removes the rest of its files.

    :param home: the store's folder.
    :param name: the matter, which is not open.
    :returns: what it was.
    :raises MatterNotFound: when there is no such matter.
    :raises StoreDamaged: when its files cannot be removed.
    """
    folder = _require(home, name)
    entry = _entry(home, name)
    _move(folder, folder.with_name(f"{_DESTROYED}{uuid.uuid4().hex}"))
    sweep(home)
    return entry


def sweep(home: Path) -> None:
    """Remove the files of destroyed matters that a killed process left.

    :param home: the store's folder.
    :raises StoreDamaged: when they cannot be removed.
    """
    for folder in _folders(home):
        if folder.name.startswith(_DESTROYED):
            try:
                if folder.is_symlink():
                    folder.unlink()
                else:
                    shutil.rmtree(folder)
            except OSError as error:
                raise StoreDamaged(
                    f"{folder}: files of a destroyed matter cannot be removed: {error.strerror or error}"
                ) from error


def _folders(home: Path) -> list[Path]:
    matters = home / "matters"
    return [folder for folder in matters.iterdir() if folder.is_dir()] if matters.is_dir() else []


def names(home: Path) -> list[str]:
    """Return the names of all matters of a store, archived ones among them.

    :param home: the store's folder.
    """
    return [folder.name for folder in _folders(home) if not folder.name.startswith(".")]


def _is_archived(home: Path, name: str) -> bool:
    return (matter_folder(home, name) / _ARCHIVED).exists()


def _entry(home: Path, name: str) -> MatterEntry:
    folder = matter_folder(home, name)
    files = [path for path in folder.rglob("*") if path.is_file()]
    documents = sum(path.parent.name == "files" and path.suffix == ".pdf" for path in files)
    return MatterEntry(name, _is_archived(home, name), documents, sum(map(_size, files)))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # removed in between
        return 0


def _require(home: Path, name: str) -> Path:
    if name not in names(home):
        raise MatterNotFound(f"There is no matter {name!r} any more; it was renamed or destroyed.")
    return matter_folder(home, name)


def _new_name(home: Path, name: str, besides: str | None = None) -> str:
    kept = single_spaced(name)
    check_name(kept)
    taken = {each.casefold(): each for each in names(home) if each != besides}
    if other := taken.get(kept.casefold()):
        raise MatterExists(f"There is a matter {other!r} already. Choose another name.")
    return kept


def _move(folder: Path, to: Path) -> None:
    try:
        folder.rename(to)
    except OSError as error:
        raise StoreDamaged(
            f"{folder}: the matter's folder cannot be moved: {error.strerror or error}. Close what has its "
            "files open, and try again."
        ) from error
