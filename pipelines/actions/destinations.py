"""Where a draft goes once the user has confirmed it: to a file, or to be downloaded."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from pipelines.errors import ActionError


class Destination(Protocol):
    """Where a draft goes."""

    def name(self, default: str) -> str:
        """Return what the draft will be called.

        :param default: what it is called where the user gives no name.
        :raises ActionError: when it cannot go there.
        """

    def waits(self, name: str, rows: int) -> str:
        """Return what is told before the user confirms.

        :param name: as :meth:`name` gives it.
        :param rows: how many rows the draft has.
        """

    def put(self, name: str, content: bytes) -> str:
        """Put a draft there, once the user has confirmed.

        :param name: as :meth:`name` gives it.
        :param content: the Word document.
        :returns: where the rows are now: "are written to draft.docx".
        :raises ActionError: when it cannot be.
        """


class ToFile:
    """A file on the disk.

    :param output: the file; where None one is named in the working folder, which must not be there yet.
    """

    def __init__(self, output: Path | None = None) -> None:
        self.output = output

    def name(self, default: str) -> str:
        """Return the file's path."""
        path = self.output or Path(default)
        if path.suffix.lower() != ".docx":
            raise ActionError(f"{path} is not a Word file: name one that ends with .docx.")
        if self.output is None and path.exists():
            raise ActionError(f"{path} is there already: name another file with -o.")
        return str(path)

    def waits(self, name: str, rows: int) -> str:
        """Return what is told before the user confirms."""
        how = "replaces the file that is there" if Path(name).exists() else "writes a new file"
        return f"Nothing is written yet. {rows:,} rows are ready for {name}; confirming {how}."

    def put(self, name: str, content: bytes) -> str:
        """Write the file."""
        try:
            Path(name).write_bytes(content)
        except OSError as error:
            raise ActionError(f"{name} cannot be written: {error.strerror}.") from error
        return f"are written to {name}"


class ToDownload:
    """What the user downloads; nothing is written anywhere."""

    def __init__(self) -> None:
        self.content: bytes | None = None

    def name(self, default: str) -> str:
        """Return the download's name."""
        return default

    def waits(self, name: str, rows: int) -> str:
        """Return what is told before the user confirms."""
        return f"Nothing is made yet. {rows:,} rows are ready for {name}; confirm to have it made."

    def put(self, name: str, content: bytes) -> str:
        """Keep the draft until it is downloaded."""
        self.content = content
        return f"are in {name}, which is ready to be downloaded"
