"""Page layouts of what lawyers write and courts rule: pleading paper, court order, agreement, letter."""

from typing import Any

from reportlab.lib.enums import TA_JUSTIFY, TA_LEFT
from reportlab.pdfgen.canvas import Canvas

from corpus.paper import PAGE_HEIGHT, PAGE_WIDTH, Paper, nothing, styles
from corpus.records import DOCKET, OPINION, TRANSCRIPT

STAMP_BLUE = (0.0, 0.0, 0.6)


def _footer(canvas: Canvas, meta: dict[str, Any], label: str, index: int) -> None:
    canvas.setFont("Times-Roman", 11)
    canvas.drawCentredString(PAGE_WIDTH / 2, 40, label)


def _pleading_under(canvas: Canvas, meta: dict[str, Any], label: str, index: int) -> None:
    canvas.setLineWidth(0.7)
    for x in (99, 102, 565):
        canvas.line(x, 0, x, PAGE_HEIGHT)
    canvas.setFont("Times-Roman", 12)
    # A paragraph's first baseline lies one type size (12 points) beneath its upper edge.
    for number in range(1, 29):
        canvas.drawRightString(92, PLEADING_TOP - 24 * (number - 1) - 12, str(number))


def _pleading_over(canvas: Canvas, meta: dict[str, Any], label: str, index: int) -> None:
    middle = (108 + 560) / 2
    canvas.line(108, 50, 558, 50)
    canvas.setFont("Times-Roman", 10)
    canvas.drawCentredString(middle, 38, label)
    canvas.drawCentredString(middle, 25, meta["short_title"])


def _agreement_over(canvas: Canvas, meta: dict[str, Any], label: str, index: int) -> None:
    if index == 0:
        return  # a cover page bears no number
    canvas.setFont("Times-Roman", 9)
    canvas.drawString(72, 40, meta["short_title"])
    canvas.drawRightString(PAGE_WIDTH - 72, 40, label)


def _letter_under(canvas: Canvas, meta: dict[str, Any], label: str, index: int) -> None:
    if index == 0:
        firm, *address = meta["letterhead"]
        canvas.setFont("Times-Bold", 17)
        canvas.drawCentredString(PAGE_WIDTH / 2, 732, firm)
        canvas.setFont("Times-Roman", 9)
        for row, line in enumerate(address):
            canvas.drawCentredString(PAGE_WIDTH / 2, 716 - 11 * row, line)
        canvas.setLineWidth(0.7)
        canvas.line(72, 698, PAGE_WIDTH - 72, 698)
    else:
        canvas.setFont("Times-Roman", 11)
        for row, line in enumerate((*meta["continuation"], f"Page {label}")):
            canvas.drawString(72, 740 - 13 * row, line)


PLEADING_TOP = 736.0

PLEADING = Paper(
    left=112, right=556, top=PLEADING_TOP, height=28 * 24, grid=24,
    styles=styles(12, 24, 12, heading={"leading": 24}, subheading={"leftIndent": 36, "leading": 24}),
    under=_pleading_under, over=_pleading_over,
)  # fmt: skip

ORDER = Paper(
    left=90, right=522, top=724, height=654,
    styles=styles(
        12, 24, 14, left={"spaceAfter": 14}, center={"spaceAfter": 14}, heading={"spaceBefore": 8, "spaceAfter": 4},
        subheading={"spaceBefore": 6, "spaceAfter": 2},
    ),
    under=nothing, over=_footer, closed=False,
)  # fmt: skip

AGREEMENT = Paper(
    left=72, right=540, top=716, height=640,
    styles=styles(
        11, 13.2, 13.2, 7,
        body={"firstLineIndent": 0, "alignment": TA_JUSTIFY}, clause={"alignment": TA_JUSTIFY},
        item={"alignment": TA_JUSTIFY}, heading={"alignment": TA_LEFT, "spaceBefore": 5}, center={"spaceAfter": 12},
        right={"leftIndent": 0}, signature={"leftIndent": 0},
    ),
    under=nothing, over=_agreement_over, contents=frozenset({"heading"}),
)  # fmt: skip

LETTER_PAPER = Paper(
    left=72, right=540, top=684, height=612,
    styles=styles(11, 13.6, 13.6, 8, body={"firstLineIndent": 0}, subheading={"spaceBefore": 2}),
    under=_letter_under, over=nothing,
)  # fmt: skip

PAPERS = {
    "pleading": PLEADING, "order": ORDER, "agreement": AGREEMENT, "letter": LETTER_PAPER,
    "transcript": TRANSCRIPT, "docket": DOCKET, "opinion": OPINION,
}  # fmt: skip


def stamp(canvas: Canvas, stamp_text: dict[str, Any], page: int, pages: int) -> None:
    """Print the court's electronic filing stamp at the head of a page.

    :param canvas: the page.
    :param stamp_text: ``case``, ``document`` and ``filed``, from the front matter.
    :param page: number of the page in the file.
    :param pages: number of pages in the file.
    """
    canvas.setFillColorRGB(*STAMP_BLUE)
    canvas.setFont("Helvetica", 10)
    parts = (
        f"Case {stamp_text['case']}", f"Document {stamp_text['document']}",
        f"Filed {stamp_text['filed']}", f"Page {page} of {pages}",
    )  # fmt: skip
    canvas.drawCentredString(PAGE_WIDTH / 2, PAGE_HEIGHT - 22, "   ".join(parts))
