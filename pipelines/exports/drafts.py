"""A draft that is a table, such as a list of exhibits, as a Word document."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from docx import Document
from docx.document import Document as DocumentType
from docx.shared import Inches

from pipelines.exports.legible import legible
from pipelines.exports.word_parts import add_field, add_table, drop_thumbnail, without_times
from pipelines.exports.word_styles import NOTICE, add_styles
from pipelines.version import VERSION

_MAKER = f"Pincite {VERSION}"


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft that is a table.

    :param title: its title.
    :param under: what it was made of.
    :param head: the names of its columns.
    :param rows: the cells.
    :param widths: of the columns, in inches; 6.5 in all.
    :param notes: what must be known before it is relied on.
    """

    title: str
    under: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    notes: Sequence[str] = ()


def to_word(draft: Draft) -> bytes:
    """Return a draft as a Word document; the same draft gives the same bytes.

    :param draft: the draft.
    """
    document: DocumentType = Document()
    add_styles(document)
    drop_thumbnail(document)
    properties = document.core_properties
    properties.title, properties.subject = legible(draft.title)[:255], legible(draft.under)[:255]
    properties.author = properties.last_modified_by = _MAKER
    properties.comments, properties.language, properties.revision = "", "en-US", 1
    section = document.sections[0]
    section.page_width, section.page_height = Inches(8.5), Inches(11)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Inches(1)
    footer = section.footer.paragraphs[0]
    footer.add_run(f"{_MAKER} · Page ")
    add_field(footer, "PAGE")
    document.add_paragraph(legible(draft.title), "Title")
    document.add_paragraph(legible(draft.under), "Subtitle")
    for note in draft.notes:
        document.add_paragraph(legible(note), NOTICE)
    rows = [[legible(cell) for cell in row] for row in draft.rows]
    add_table(document, draft.head, rows, [Inches(width) for width in draft.widths])
    saved = io.BytesIO()
    document.save(saved)
    return without_times(saved)
