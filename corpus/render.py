"""A source becomes a PDF: blocks are set in type, composed into pages and drawn."""

import re
from pathlib import Path
from typing import Any

from reportlab.lib import colors
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, Table, TableStyle

from corpus.flow import Composer, Label, Page, note_paragraphs
from corpus.layout import PAPERS, Paper, stamp
from corpus.source import Block, Source, markup

KEPT_WHOLE = {"left", "center", "right", "signature", "table", "caption", "heading", "subheading"}
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
        elif block.kind == "space":
            composer.skip(float(block.argument) * (paper.grid or paper.styles["left"].leading))
        else:
            style = paper.styles.get(block.kind, paper.styles["body"])
            composer.space(style.spaceBefore)
            heading = block.kind in ("heading", "subheading")
            keep = 2 * paper.styles["body"].leading + style.spaceAfter if heading else 0.0
            composer.add(_flowable(block, source, paper, contents), keep, whole=block.kind in KEPT_WHOLE)
            composer.space(style.spaceAfter)
            if block.kind in paper.contents:
                found.append((block.text, composer.page.label))
    return composer, found


def _flowable(block: Block, source: Source, paper: Paper, contents: Contents) -> Flowable:
    match block.kind:
        case "caption":
            return caption(source.meta["caption"], paper)
        case "contents":
            return _contents(contents, paper)
        case "table":
            return _table(block, source.meta.get("columns"), paper)
        case "numbered":
            number, _, text = block.text.partition(" ")
            return Paragraph(
                f"{number}&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;{markup(text)}", paper.styles["numbered"]
            )
        case "clause":
            return Paragraph(CLAUSE_TITLE.sub(r"\1<u>\2</u>", markup(block.text)), paper.styles["clause"])
        case kind:
            return Paragraph(markup(block.text), paper.styles[kind])


def caption(parts: dict[str, list[str]], paper: Paper) -> Table:
    """Build the caption: the parties in a box at the left, docket number and title at the right.

    :param parts: ``parties`` and ``right``, lines each; a line opening with ``>`` is indented.
    :param paper: the layout; an open one closes the box with a column of parentheses.
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
    ]
    half = paper.width / 2
    if paper.closed:
        edge = ("LINEAFTER", (0, 0), (0, -1), 0.8, colors.black)
        pads += [("LEFTPADDING", (1, 0), (1, -1), 14)]
        return Table([[left, right]], [half, half], style=TableStyle([boxed, edge, *pads]))
    height = sum(flowable.wrap(half - 8, 999)[1] for flowable in left)
    marks = Paragraph("<br/>".join(")" * (round(height / style.leading) + 1)), style)
    return Table([[left, marks, right]], [half - 8, 16, half - 8], style=TableStyle([boxed, *pads]))


def _line(text: str, paper: Paper) -> Paragraph:
    indent = 6 * (len(text) - len(text.lstrip(">")))
    style = paper.styles["left"].clone("line", leftIndent=indent * 6, spaceAfter=0)
    return Paragraph(markup(text.lstrip(">")) or "&nbsp;", style)


def _contents(contents: Contents, paper: Paper) -> Table:
    style = paper.styles["left"]
    rows = [[Paragraph(markup(text), style), Paragraph(label, style)] for text, label in contents]
    return Table(
        rows or [["", ""]], [paper.width - 36, 36],
        style=TableStyle([("LEFTPADDING", (0, 0), (0, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 4)]),
    )  # fmt: skip


def _table(block: Block, columns: list[int] | None, paper: Paper) -> Table:
    style = paper.styles["cell"]
    rows = [
        [Paragraph(markup(cell.strip()), style) for cell in line.strip().strip("|").split("|")]
        for line in block.text.splitlines()
    ]
    shares = (columns or [1] * len(rows[0]))[: len(rows[0])]
    widths = [paper.width * share / sum(shares) for share in shares]
    lines = [
        ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
        ("BACKGROUND", (0, 0), (-1, 0), colors.Color(0.9, 0.9, 0.9)),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
    return Table(rows, widths, style=TableStyle(lines))


def _draw(
    canvas: Canvas, paper: Paper, meta: dict[str, Any], composer: Composer, page: Page, index: int
) -> None:
    paper.under(canvas, meta, page.label, index)
    for flowable, offset in page.placed:
        height = flowable.wrap(paper.width, paper.height)[1]
        flowable.drawOn(canvas, paper.left, paper.top - offset - height)
    if page.notes:
        y = paper.top - paper.height + composer.note_height(page.notes)
        canvas.setLineWidth(0.5)
        canvas.line(paper.left, y - 4, paper.left + 144, y - 4)
        y -= 10
        for number in page.notes:
            note = composer.notes[number]
            y -= note.wrap(paper.width, paper.height)[1]
            note.drawOn(canvas, paper.left, y)
    paper.over(canvas, meta, page.label, index)
    if "stamp" in meta:
        stamp(canvas, meta["stamp"], index + 1, len(composer.pages))
    canvas.showPage()
