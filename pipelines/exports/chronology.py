"""A timeline as a file: Word and Markdown to be read, CSV for a spreadsheet."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.section import WD_ORIENT
from docx.shared import Inches

from pipelines.exports.legible import legible
from pipelines.exports.word_parts import add_field, add_table, drop_thumbnail, without_times
from pipelines.exports.word_styles import NOTICE, add_styles
from pipelines.spreadsheets import csv_text
from pipelines.timeline.records import Event, EventSource
from pipelines.timeline.wording import conflict_line, date_line, source_note
from pipelines.version import VERSION

COLUMNS = (
    *("event", "date", "until", "precision", "what is told", "whose word", "people", "conflicting dates"),
    *("document", "page", "printed page", "pinpoint", "date here", "quote", "continued on page", "sha-256"),
)
_HEAD = ("Date", "What is told", "Whose word", "Where")
NOTE = (
    "Each event is quoted from the files and stands for what they say, not for what is true: “alleged”, "
    "“testified” and “told by the court” say whose word it is. Where papers give different dates for what is "
    "evidently the same event, both are told."
)
_MAKER = f"Pincite {VERSION}"


def to_csv(events: Sequence[Event], under: str) -> bytes:
    """Return a timeline as CSV, with a row for each place that tells of an event.

    :param events: in order.
    :param under: what is shown, in words; not told here.
    """
    return csv_text(COLUMNS, _rows(events)).encode()


def to_markdown(events: Sequence[Event], under: str) -> bytes:
    """Return a timeline as Markdown.

    :param events: in order.
    :param under: of which matter it is, and what was chosen of it, in words.
    """
    lines = [
        "# Timeline",
        "",
        _plain(under),
        "",
        NOTE,
        "",
        f"| {' | '.join(_HEAD)} |",
        "| --- | --- | --- | --- |",
    ]
    lines += [f"| {' | '.join(_plain(cell) for cell in _cells(event))} |" for event in events]
    return ("\n".join([*lines, "", f"Made by {_MAKER}."]) + "\n").encode()


def to_word(events: Sequence[Event], under: str) -> bytes:
    """Return a timeline as a Word document; the same timeline gives the same bytes.

    :param events: in order.
    :param under: of which matter it is, and what was chosen of it, in words.
    """
    document: DocumentType = Document()
    add_styles(document)
    drop_thumbnail(document)
    properties = document.core_properties
    properties.title, properties.subject = "Timeline", legible(under)[:255]
    properties.author = properties.last_modified_by = _MAKER
    properties.comments, properties.language, properties.revision = "", "en-US", 1
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Inches(11), Inches(8.5)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Inches(1)
    footer = section.footer.paragraphs[0]
    footer.add_run(f"{_MAKER} · Page ")
    add_field(footer, "PAGE")
    footer.add_run(" of ")
    add_field(footer, "NUMPAGES")
    document.add_paragraph("Timeline", "Title")
    document.add_paragraph(legible(under), "Subtitle")
    document.add_paragraph(NOTE, NOTICE)
    rows = [[legible(cell) for cell in _cells(event)] for event in events]
    add_table(document, _HEAD, rows, [Inches(1.2), Inches(4.1), Inches(1.6), Inches(2.1)])
    saved = io.BytesIO()
    document.save(saved)
    return without_times(saved)


FORMATS: dict[str, Callable[[Sequence[Event], str], bytes]] = {
    "docx": to_word,
    "csv": to_csv,
    "md": to_markdown,
}
"""What writes a timeline, by the file's ending."""


def _cells(event: Event) -> tuple[str, str, str, str]:
    told = " ".join(filter(None, (event.text, *map(conflict_line, event.conflicts_with))))
    where = "; ".join(f"{source.document}, {source.pinpoint}{_note(source)}" for source in event.citations)
    return date_line(event), told, event.said_by, where


def _note(source: EventSource) -> str:
    note = source_note(source)
    return f" ({note})" if note else ""


def _rows(events: Sequence[Event]) -> Iterator[tuple[object, ...]]:
    for number, event in enumerate(events, start=1):
        conflicts = "; ".join(conflict.date for conflict in event.conflicts_with)
        for source in event.citations:
            yield (
                number,
                event.date,
                event.until or "",
                event.precision.value,
                legible(event.text),
                source.said_by,
                legible("; ".join(source.people)),
                conflicts,
                legible(source.document),
                source.page,
                legible(source.page_label or ""),
                legible(source.pinpoint),
                source.date,
                legible(source.whole_quote),
                source.continues.page if source.continues else "",
                source.document_id,
            )


def _plain(text: str) -> str:
    """Return a text that Markdown shows as it stands, also in a table."""
    escaped = legible(text).replace("\\", "\\\\")
    for sign in "|*_`<>[]#":
        escaped = escaped.replace(sign, f"\\{sign}")
    return escaped
