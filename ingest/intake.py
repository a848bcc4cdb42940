"""Intake: a path from outside becomes a :class:`SourceFile`, or a named error. Nothing is parsed here."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath

from ingest import keys
from ingest.errors import FileEmpty, FileMissing, FileTooLarge, NotAPdf
from ingest.records import SourceFile

MAX_BYTES = 1 << 30
"""Files over 1 GiB are refused: reading needs a multiple of the size in memory."""

_HEADER_WINDOW = 1024
"""Readers accept the header within the first 1024 bytes (PDF Reference 1.7, appendix H, note 13)."""

_MAX_NAME = 180
_UNPRINTABLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def admit(path: Path, name: str | None = None) -> SourceFile:
    """Check and hash a file.

    :param path: where its bytes lie.
    :param name: the name the user knows it by; the path's own where None.
    :returns: the admitted file.
    :raises FileMissing: when the path leads to no readable file.
    :raises FileEmpty: when it has no bytes.
    :raises FileTooLarge: when it is larger than :data:`MAX_BYTES`.
    :raises NotAPdf: when the first 1024 bytes hold no PDF header.
    """
    shown = safe_name(name if name is not None else path.name)
    try:
        if not path.is_file():
            raise FileMissing(shown)
        size = path.stat().st_size
        if size == 0:
            raise FileEmpty(shown)
        if size > MAX_BYTES:
            raise FileTooLarge(shown, f"{size / 2**20:,.0f} MB; the limit is {MAX_BYTES / 2**20:,.0f} MB")
        with path.open("rb") as file:
            if b"%PDF-" not in file.read(_HEADER_WINDOW):
                raise NotAPdf(shown)
        return SourceFile(path=path, name=shown, document_id=keys.document_id(path), size=size)
    except OSError as error:
        raise FileMissing(shown, error.strerror or "") from error


def safe_name(name: str) -> str:
    """Return a file's name without folders, control characters or bidirectional overrides.

    :param name: as it came from outside; may be a path of any system.
    :returns: a name of 1 to 180 characters that is safe to show and to store.
    """
    last = PurePosixPath(PureWindowsPath(name).as_posix()).name
    printable = "".join(c for c in last if unicodedata.category(c) not in _UNPRINTABLE)
    clean = unicodedata.normalize("NFC", printable).strip()
    if len(clean) > _MAX_NAME:
        stem, suffix = clean[:-4], clean[-4:]
        clean = stem[: _MAX_NAME - 5] + "…" + suffix
    return clean if clean.strip(". ") else "unnamed.pdf"


def find_pdfs(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files that a command's arguments stand for.

    :param paths: files, taken as they are, and folders, searched for ``*.pdf`` in any case, in order.
    :returns: the files' paths.
    """
    for path in paths:
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*") if p.suffix.lower() == ".pdf" and p.is_file())
        else:
            yield path
