"""Page layouts of what reporters and clerks set down: deposition transcript, docket sheet, reported opinion."""

from typing import Any

from reportlab.lib.enums import TA_JUSTIFY
from reportlab.pdfgen.canvas import Canvas

from corpus.paper import PAGE_WIDTH, Paper, nothing, styles

PITCH = 25.0  # of a transcript's twenty-five lines


def _transcript_under(canvas: Canvas, meta: dict[str, Any], label: str, index: int) -> None:
    paper = TRANSCRIPT
    canvas.setLineWidth(0.7)
    canvas.rect(paper.left - 10, paper.top - paper.height, paper.width + 20, paper.height + 8)
    canvas.setFont("Courier", 12)
    canvas.drawRightString(paper.right + 10, paper.top + 18, label)
    # A paragraph's first baseline lies one type size (12 points) beneath its upper edge.
    for number in range(1, 26):
        canvas.drawRightString(paper.left - 22, paper.top - PITCH * (number - 1) - 12, str(number))


def _transcript_over(canvas: Canvas, meta: dict[str, Any], label: str, index: int) -> None:
    middle = (TRANSCRIPT.left + TRANSCRIPT.right) / 2
    canvas.setFont("Courier", 9)
    canvas.drawCentredString(middle, 74, meta["reporter"])
    canvas.drawCentredString(middle, 62, meta["short_title"])


def _docket_over(canvas: Canvas, meta: dict[str, Any], label: str, index: int) -> None:
    canvas.setFont("Times-Roman", 9)
    if "printed" in meta:
        canvas.drawString(72, 40, f"Printed {meta['printed']}")
    canvas.drawRightString(PAGE_WIDTH - 72, 40, f"Page {label}")


def _opinion_under(canvas: Canvas, meta: dict[str, Any], label: str, index: int) -> None:
    canvas.setFont("Times-Italic", 10)
    canvas.drawCentredString(PAGE_WIDTH / 2, 738, meta["short_title"])
    canvas.setFont("Times-Roman", 10)
    if index == 0:
        canvas.drawCentredString(PAGE_WIDTH / 2, 70, label)
    elif label[-1] in "02468":  # a left-hand page
        canvas.drawString(OPINION.left, 738, label)
    else:
        canvas.drawRightString(OPINION.right, 738, label)


TRANSCRIPT = Paper(
    left=136, right=540, top=716, height=25 * PITCH, grid=PITCH,  # 56 characters a line
    styles=styles(
        12, PITCH, PITCH, 0, "Courier",
        body={"firstLineIndent": 0, "leftIndent": 72, "rightIndent": 36},
        testimony={"firstLineIndent": 36, "allowWidows": 1, "allowOrphans": 1},
        speaker={"firstLineIndent": 72, "allowWidows": 1, "allowOrphans": 1},
        examiner={}, heading={"fontName": "Courier"}, subheading={"fontName": "Courier"},
        cell={"fontSize": 12, "leading": PITCH},
    ),
    under=_transcript_under, over=_transcript_over, closed=False,
)  # fmt: skip

DOCKET = Paper(
    left=72, right=540, top=728, height=664,
    styles=styles(10, 12, 12, 8, body={"firstLineIndent": 0}),
    under=nothing, over=_docket_over,
)  # fmt: skip

OPINION = Paper(
    left=75, right=537, top=720, height=54 * 11.5,
    styles=styles(
        10, 11.5, 11.5, 0,
        body={"firstLineIndent": 12, "alignment": TA_JUSTIFY},
        numbered={"firstLineIndent": 12, "alignment": TA_JUSTIFY},
        clause={"alignment": TA_JUSTIFY}, item={"leftIndent": 12, "alignment": TA_JUSTIFY},
        quote={"leftIndent": 12, "rightIndent": 12, "alignment": TA_JUSTIFY, "spaceBefore": 5, "spaceAfter": 5},
        heading={"spaceBefore": 7, "spaceAfter": 4}, subheading={"spaceBefore": 5, "spaceAfter": 3},
        left={"spaceAfter": 6}, center={"spaceAfter": 6}, right={"leftIndent": 80, "spaceAfter": 6},
        signature={"leftIndent": 80, "spaceBefore": 8},
        note={"leading": 9.5, "alignment": TA_JUSTIFY},
    ),
    under=_opinion_under, over=nothing,
)  # fmt: skip
