"""An answer or a conversation becomes a file, with the screen's keys (:mod:`pipelines.citations.cite`)."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeVar

from pydantic import ValidationError

from pipelines.errors import ExportError
from pipelines.exports import markdown
from pipelines.exports.citations import to_citations
from pipelines.exports.content import content_of
from pipelines.exports.records import NOTHING_MORE, Exported, ExportedConversation, Extras
from pipelines.records import Answer

_Read = TypeVar("_Read", Answer, ExportedConversation)


def to_json(exported: Exported) -> str:
    """Return an answer as JSON, in the form of the command-line contract; of a conversation, each of its own.

    :param exported: an answer or a conversation.
    """
    return exported.model_dump_json(indent=2) + "\n"


def from_json(text: str) -> Answer:
    """Read an answer that :func:`to_json` or the command line wrote.

    :param text: JSON.
    :raises ExportError: when it is not such an answer.
    """
    return _read(text, Answer)


def read(text: str) -> Exported:
    """Read an answer or a conversation that :func:`to_json` wrote.

    :param text: JSON.
    :raises ExportError: when it is neither.
    """
    try:
        fields = json.loads(text)
    except ValueError:
        fields = None
    is_conversation = isinstance(fields, dict) and "conversation" in fields and "turns" in fields
    return _read(text, ExportedConversation) if is_conversation else _read(text, Answer)


def to_markdown(exported: Exported, extras: Extras = NOTHING_MORE) -> str:
    """Return an answer or a conversation as Markdown.

    :param exported: an answer or a conversation.
    :param extras: what goes in beside.
    """
    return markdown.to_markdown(content_of(exported, extras))


def to_word(exported: Exported, extras: Extras = NOTHING_MORE) -> bytes:
    """Return an answer or a conversation as a Word document.

    :param exported: an answer or a conversation.
    :param extras: what goes in beside.
    """
    from pipelines.exports import word  # what few need is loaded when it is wanted, here and below

    return word.to_word(content_of(exported, extras))


def to_pdf(exported: Exported, extras: Extras = NOTHING_MORE) -> bytes:
    """Return an answer or a conversation as a PDF.

    :param exported: an answer or a conversation.
    :param extras: what goes in beside.
    """
    from pipelines.exports import pdf

    return pdf.to_pdf(content_of(exported, extras))


class Form(NamedTuple):
    """A form of file.

    :param name: what people call it.
    :param mime: its media type.
    :param make: makes its bytes.
    :param has_authorities: whether a table of authorities can go in.
    :param has_pictures: whether pictures of the quoted pages can go in.
    """

    name: str
    mime: str
    make: Callable[[Exported, Extras], bytes]
    has_authorities: bool = False
    has_pictures: bool = False


FORMATS = {
    "docx": Form(
        "Word",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        to_word,
        has_authorities=True,
        has_pictures=True,
    ),
    "pdf": Form("PDF", "application/pdf", to_pdf, has_authorities=True, has_pictures=True),
    "md": Form(
        "Markdown",
        "text/markdown",
        lambda exported, extras: to_markdown(exported, extras).encode(),
        has_authorities=True,
    ),
    "json": Form("JSON", "application/json", lambda exported, _: to_json(exported).encode()),
    "csv": Form(
        "Citations (CSV)", "text/csv", lambda exported, extras: to_citations(exported, extras).encode()
    ),
}
"""What can be exported, by the ending of the file."""


def write(exported: Exported, form: str, path: Path, extras: Extras = NOTHING_MORE) -> None:
    """Export an answer or a conversation into a file.

    :param exported: an answer or a conversation.
    :param form: one of :data:`FORMATS`.
    :param path: the file to write; replaced when there.
    :param extras: what goes in beside.
    :raises ExportError: when there is no such form, or the file cannot be written.
    """
    if form not in FORMATS:
        raise ExportError(f"There is no export to {form}; use {', '.join(FORMATS)}.")
    content = FORMATS[form].make(exported, extras)
    try:
        path.write_bytes(content)
    except OSError as error:
        raise ExportError(f"{path} cannot be written: {error.strerror}.") from error


def _read(text: str, kind: type[_Read]) -> _Read:
    try:
        return kind.model_validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        raise ExportError(f"This is not an answer that Pincite wrote: {where}: {first['msg']}.") from error
