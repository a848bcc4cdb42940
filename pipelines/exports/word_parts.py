"""What every Word file of ours is put together from: tables, fields, and a package without times."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.text.paragraph import Paragraph

_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def drop_thumbnail(document: Document) -> None:
    """Take out the template's thumbnail, which is of an empty page.

    :param document: a new document.
    """
    rels = document.part.package.rels
    for name in [name for name, rel in rels.items() if rel.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del rels[name]


def add_table(
    document: Document,
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[int],
    last_style: str = "Table Text",
) -> None:
    """Add a table whose cells have named styles.

    :param document: the document, with the styles of :mod:`pipelines.exports.word_styles`.
    :param head: the names of the columns; where empty, the first column names the rows.
    :param rows: the cells of each row.
    :param widths: of the columns.
    :param last_style: the style of the cells behind the first column.
    """
    table = document.add_table(0, len(widths), "Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for number, row in enumerate([head, *rows] if head else rows):
        added = table.add_row()
        for column, (cell, text) in enumerate(zip(added.cells, row, strict=True)):
            cell.width = widths[column]
            is_name = number == 0 if head else column == 0
            style = "Table Head" if is_name else last_style if column else "Table Text"
            cell.paragraphs[0].style = style
            cell.paragraphs[0].add_run(text)
        if head and number == 0:
            added._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # read out, and on each page
    document.add_paragraph("", "Table End")


def add_field(paragraph: Paragraph, name: str) -> None:
    """Add a field that Word fills in, such as the page's number.

    :param paragraph: where.
    :param name: the field's.
    """
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    paragraph._p.append(field)
    field.append(paragraph.add_run("1")._r)


def without_times(saved: io.BytesIO) -> bytes:
    """Return a package with its members dated alike: else every export would be other bytes.

    :param saved: the package.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(saved) as package, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as again:
        for name in package.namelist():
            again.writestr(zipfile.ZipInfo(name, _ZIP_EPOCH), package.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
