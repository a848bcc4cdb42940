"""What can be wrong with a file, in words for the person who uploaded it.

::

    IngestError
    ├── FileMissing         the path leads to no readable file
    ├── FileEmpty           zero bytes
    ├── FileTooLarge        more bytes or pages than are accepted
    ├── NotAPdf             other bytes behind a .pdf name
    ├── FileEncrypted       a password is needed to open it
    ├── FileIsPortfolio     a cover with other files inside
    ├── FileDamaged         truncated or broken beyond reading
    ├── NoTextFound         every page is blank, or a picture without text
    ├── PagesUnreadable     no page has text, and some are damaged
    └── ReadingStopped      the reader crashed, swelled or took too long
"""

from __future__ import annotations


class IngestError(Exception):
    """A file that cannot be ingested; its text names the file, the reason and what to do.

    :param file: the file's name as the user knows it.
    :param detail: anything that narrows the reason, such as a page or a size; may be empty.
    """

    reason = "it could not be read"
    advice = "Check the file and try again."

    def __init__(self, file: str, detail: str = "") -> None:
        self.file = file
        self.detail = detail
        super().__init__(f"{file}: {self.reason}{f' ({detail})' if detail else ''}. {self.advice}")


class FileMissing(IngestError):  # noqa: N818 - these are named for what is wrong
    """The path leads to no readable file."""

    reason = "there is no readable file at this path"
    advice = "Check the path and its permissions."


class FileEmpty(IngestError):  # noqa: N818
    """The file has no bytes."""

    reason = "the file is empty (0 bytes)"
    advice = "Download or export it again."


class FileTooLarge(IngestError):  # noqa: N818
    """The file has more bytes or pages than are accepted."""

    reason = "the file is larger than Pincite accepts"
    advice = "Split it into parts and add those."


class NotAPdf(IngestError):  # noqa: N818
    """The bytes are not a PDF's, whatever the name says."""

    reason = "this is not a PDF"
    advice = "Print or export it to PDF and add that."


class FileEncrypted(IngestError):  # noqa: N818
    """A password is needed to open the file."""

    reason = "it is protected by a password"
    advice = "Save a copy without the password and add that."


class FileIsPortfolio(IngestError):  # noqa: N818
    """The file is a PDF portfolio: a cover, behind which other files lie."""

    reason = "it is a portfolio, whose files lie inside of it and would not be read"
    advice = "Save the files that are in it and add those."


class FileDamaged(IngestError):  # noqa: N818
    """The file is truncated or broken beyond reading."""

    reason = "the PDF is damaged or incomplete"
    advice = "Download it again, or open it in a PDF reader and save a new copy."


class NoTextFound(IngestError):  # noqa: N818
    """Every page is blank, or a picture in which no text could be recognised."""

    reason = "no text could be read on any of its pages; they are blank, or pictures without legible text"
    advice = "Scan it again, upright and at 300 dots an inch, and add that."


class PagesUnreadable(IngestError):  # noqa: N818
    """No page has text, and some are damaged."""

    reason = "none of its pages could be read"
    advice = "Open it in a PDF reader, save a new copy and add that."


class ReadingStopped(IngestError):  # noqa: N818
    """The process that reads files crashed, swelled or took too long."""

    reason = "reading it was stopped"
    advice = "The file may be malformed: open it in a PDF reader, save a new copy and add that."
