"""A source becomes a PDF: blocks are set in type, composed into pages and drawn."""

import re
from pathlib import Path
from typing import Any

from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, Table, TableStyle

from corpus.flow import NOTE_GAP, Column, Composer, Label, Page, note_paragraphs
from corpus.layout import PAPERS, stamp
from corpus.paper import Paper
from corpus.source import Block, Source, markup

LEADING = {"heading", "subheading", "examiner"}  # never the last lines of a page
KEPT_WHOLE = {"left", "center", "right", "signature", "caption", "heading", "subheading"}
GAPS = {"numbered": 5, "testimony": 3}  # spaces behind a paragraph's opening
CLAUSE_TITLE = re.compile(r"^(\d+\.\d+ )([A-Z][^.“]{2,45})(?=\.)")
Contents = list[tuple[str, str]]


def render(source: Source, path: Path) -> int:
    """Write a source as a PDF.

    :param source: the parsed source.
    :param path: the file to write.
    :returns: the number of pages.
    """
    paper = PAPERS[source.meta["layout"]]
    # The first pass learns the labels that the table of contents prints in the second.
    contents = _compose(source, paper, [])[1]
    composer, _ = _compose(source, paper, contents)
    # Invariant: fixed dates and file identifier. Uncompressed: zlib's output differs between its builds.
    canvas = Canvas(str(path), pagesize=(612, 792), invariant=1, pageCompression=0)
    canvas.setTitle(source.meta["title"])
    canvas.setAuthor(source.meta["author"])
    for first, label in composer.runs:
        canvas.addPageLabel(
            first, "ROMAN_LOWER" if label.style == "roman" else "ARABIC", label.start, label.prefix or None
        )
    for index, page in enumerate(composer.pages):
        _draw(canvas, paper, source.meta, composer, page, index)
    canvas.save()
    return len(composer.pages)


def _compose(source: Source, paper: Paper, contents: Contents) -> tuple[Composer, Contents]:
    notes = note_paragraphs(source.notes, paper.styles["note"])
    composer = Composer(paper.width, paper.height, notes, paper.grid)
    found: Contents = []
    if source.blocks[0].kind != "pages":
        composer.start_pages(Label())
    for block in source.blocks:
        if block.kind == "pages":
            style, start, *prefix = block.argument.split()
            composer.start_pages(Label(style, int(start), "".join(prefix)))
        elif block.kind == "columns":
            composer.start_columns()
        elif block.kind == "space":
            composer.skip(float(block.argument) * (paper.grid or paper.styles["left"].leading))
        else:
            style = paper.styles.get(block.kind, paper.styles["body"])
            composer.space(style.spaceBefore)
            leads = block.kind in LEADING
            keep = 2 * paper.styles["body"].leading + style.spaceAfter if leads else 0.0
            flowable = _flowable(block, source, paper, composer.column.width, contents)
            composer.add(flowable, keep, whole=block.kind in KEPT_WHOLE)
            composer.space(style.spaceAfter)
            if block.kind in paper.contents:
                found.append((block.text, composer.page.label))
    return composer, found


def _flowable(block: Block, source: Source, paper: Paper, width: float, contents: Contents) -> Flowable:
    match block.kind:
        case "caption":
            return caption(source.meta["caption"], paper, width)
        case "contents":
            return _contents(contents, paper, width)
        case "table":
            return _table(block, source.meta.get("columns"), paper, width)
        case "numbered" | "testimony" as kind:
            opening, _, text = block.text.partition(" ")
            return Paragraph(f"{opening}{'&nbsp;' * GAPS[kind]}{markup(text)}", paper.styles[kind])
        case "clause":
            return Paragraph(CLAUSE_TITLE.sub(r"\1<u>\2</u>", markup(block.text)), paper.styles["clause"])
        case kind:
            return Paragraph(markup(block.text), paper.styles[kind])


def caption(parts: dict[str, list[str]], paper: Paper, width: float) -> Table:
    """Build the caption: the parties in a box at the left, docket number and title at the right.

    :param parts: ``parties`` and ``right``, lines each; a line opening with ``>`` is indented.
    :param paper: the layout; an open one closes the box with a column of parentheses.
    :param width: of the caption.
    :returns: the caption.
    """
    style = paper.styles["left"]
    left = [_line(text, paper) for text in parts["parties"]]
    right = [_line(text, paper) for text in parts["right"]]
    boxed = ("LINEBELOW", (0, 0), (0, -1), 0.8, colors.black)
    pads = [
        ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 8),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        *_on_grid(style, paper),
    ]
    half = width / 2
    if paper.closed:
        edge = ("LINEAFTER", (0, 0), (0, -1), 0.8, colors.black)
        pads += [("LEFTPADDING", (1, 0), (1, -1), 14)]
        return Table([[left, right]], [half, half], style=TableStyle([boxed, edge, *pads]))
    height = sum(line.wrap(half - 14, 999)[1] for line in left)
    marks = Paragraph("<br/>".join(")" * (round(height / style.leading) + 1)), style)
    return Table([[left, marks, right]], [half - 8, 16, half - 8], style=TableStyle([boxed, *pads]))


def _on_grid(style: ParagraphStyle, paper: Paper) -> list[tuple[Any, ...]]:
    # Rows whose lines fill the grid stay on it only without padding; and typed lines are short of room.
    sides = ("TOPPADDING", "BOTTOMPADDING", "RIGHTPADDING") if style.leading == paper.grid else ()
    return [(side, (0, 0), (-1, -1), 0) for side in sides]


def _line(text: str, paper: Paper) -> Paragraph:
    indent = 6 * (len(text) - len(text.lstrip(">")))
    style = paper.styles["left"].clone("line", leftIndent=indent * 6, spaceAfter=0)
    return Paragraph(markup(text.lstrip(">")) or "&nbsp;", style)


def _contents(contents: Contents, paper: Paper, width: float) -> Table:
    style = paper.styles["left"]
    rows = [[Paragraph(markup(text), style), Paragraph(label, style)] for text, label in contents]
    return Table(
        rows or [["", ""]], [width - 36, 36],
        style=TableStyle([
            ("LEFTPADDING", (0, 0), (0, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 4), *_on_grid(style, paper),
        ]),
    )  # fmt: skip


def _table(block: Block, columns: list[int] | None, paper: Paper, width: float) -> Table:
    style = paper.styles["cell"]
    rows = [
        [Paragraph(markup(cell.strip()), style) for cell in line.strip().strip("|").split("|")]
        for line in block.text.splitlines()
    ]
    shares = (columns or [1] * len(rows[0]))[: len(rows[0])]
    widths = [width * share / sum(shares) for share in shares]
    ruled = [
        ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
        ("BACKGROUND", (0, 0), (-1, 0), colors.Color(0.9, 0.9, 0.9)),
    ]
    lines = [*(_on_grid(style, paper) or ruled), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    return Table(rows, widths, repeatRows=1, style=TableStyle(lines))


def _draw(
    canvas: Canvas, paper: Paper, meta: dict[str, Any], composer: Composer, page: Page, index: int
) -> None:
    paper.under(canvas, meta, page.label, index)
    for column in page.columns:
        _draw_column(canvas, paper, composer, column)
    paper.over(canvas, meta, page.label, index)
    if "stamp" in meta:
        stamp(canvas, meta["stamp"], index + 1, len(composer.pages))
    canvas.showPage()


def _draw_column(canvas: Canvas, paper: Paper, composer: Composer, column: Column) -> None:
    left = paper.left + column.left
    for flowable, offset in column.placed:
        height = flowable.wrap(column.width, paper.height)[1]
        flowable.drawOn(canvas, left, paper.top - offset - height)
    if column.notes:
        y = paper.top - paper.height + composer.note_height(column.notes, column.width)
        canvas.setLineWidth(0.5)
        canvas.line(left, y - 4, left + min(144, column.width / 3), y - 4)
        y -= NOTE_GAP
        for number in column.notes:
            note = composer.notes[number]
            y -= note.wrap(column.width, paper.height)[1]
            note.drawOn(canvas, left, y)
