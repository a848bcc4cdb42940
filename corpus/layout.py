"""Page layouts: pleading paper, court order, agreement, letter.

Only the standard Times and Helvetica faces are used: their WinAnsi encoding holds every sign the texts
need (§, ¶, curly quotes, dashes), and no font file has to be the same on every machine.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.pagesizes import LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas

PAGE_WIDTH, PAGE_HEIGHT = LETTER
STAMP_BLUE = (0.0, 0.0, 0.6)

Furniture = Callable[[Canvas, dict[str, Any], str, int], None]


@dataclass(frozen=True)
class Paper:
    """A page layout.

    :param left: left edge of the body.
    :param right: right edge of the body.
    :param top: upper edge of the body, from the page's foot.
    :param height: of the body.
    :param styles: paragraph styles by kind of block.
    :param under: draws what is printed before the text (rules, line numbers, heads).
    :param over: draws what is printed after it (footers).
    :param grid: distance of the line grid, 0 for none.
    :param closed: whether the party box ends in a vertical rule rather than in parentheses.
    """

    left: float
    right: float
    top: float
    height: float
    styles: dict[str, ParagraphStyle]
    under: Furniture
    over: Furniture
    grid: float = 0.0
    closed: bool = True
    contents: frozenset[str] = field(default_factory=frozenset)

    @property
    def width(self) -> float:
        """Width of the body."""
        return self.right - self.left


def _styles(
    size: float, leading: float, single: float, after: float = 0.0, **changes: dict[str, Any]
) -> dict[str, ParagraphStyle]:
    """Build the styles of one layout.

    :param size: of the type.
    :param leading: line distance of the body.
    :param single: line distance of quotes, headings, footnotes and kept lines.
    :param after: space after a block.
    :param changes: attributes to change, by kind.
    :returns: styles by kind of block.
    """
    body: dict[str, Any] = {
        "fontName": "Times-Roman", "fontSize": size, "leading": leading, "spaceAfter": after,
        "allowWidows": 0, "allowOrphans": 0, "alignment": TA_LEFT,
    }  # fmt: skip
    lines = {"leading": single}
    kinds: dict[str, dict[str, Any]] = {
        "body": {"firstLineIndent": 36},
        "numbered": {"firstLineIndent": 36},
        "clause": {},
        "item": {"leftIndent": 36},
        "heading": {"fontName": "Times-Bold", "alignment": TA_CENTER, **lines},
        "subheading": {"fontName": "Times-Bold", **lines},
        "quote": {"leftIndent": 48, "rightIndent": 36, **lines},
        "left": lines,
        "center": {"alignment": TA_CENTER, **lines},
        "right": {"leftIndent": 216, **lines},
        "signature": {"leftIndent": 216, **lines},
        "cell": {"fontSize": size - 1, "leading": size + 1},
        "note": {"fontSize": size - 2, "leading": size - 1, "spaceAfter": 0},
    }
    return {
        kind: ParagraphStyle(kind, **{**body, **attributes, **changes.get(kind, {})})
        for kind, attributes in kinds.items()
    }


def _nothing(canvas: Canvas, meta: dict[str, Any], label: str, index: int) -> None:
    """Draw nothing."""


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
    styles=_styles(12, 24, 12, heading={"leading": 24}, subheading={"leftIndent": 36, "leading": 24}),
    under=_pleading_under, over=_pleading_over,
)  # fmt: skip

ORDER = Paper(
    left=90, right=522, top=724, height=654,
    styles=_styles(
        12, 24, 14, left={"spaceAfter": 14}, center={"spaceAfter": 14}, heading={"spaceBefore": 8, "spaceAfter": 4},
        subheading={"spaceBefore": 6, "spaceAfter": 2},
    ),
    under=_nothing, over=_footer, closed=False,
)  # fmt: skip

AGREEMENT = Paper(
    left=72, right=540, top=716, height=640,
    styles=_styles(
        11, 13.2, 13.2, 7,
        body={"firstLineIndent": 0, "alignment": TA_JUSTIFY}, clause={"alignment": TA_JUSTIFY},
        item={"alignment": TA_JUSTIFY}, heading={"alignment": TA_LEFT, "spaceBefore": 5}, center={"spaceAfter": 12},
        right={"leftIndent": 0}, signature={"leftIndent": 0},
    ),
    under=_nothing, over=_agreement_over, contents=frozenset({"heading"}),
)  # fmt: skip

LETTER_PAPER = Paper(
    left=72, right=540, top=684, height=612,
    styles=_styles(11, 13.6, 13.6, 8, body={"firstLineIndent": 0}, subheading={"spaceBefore": 2}),
    under=_letter_under, over=_nothing,
)  # fmt: skip

PAPERS = {"pleading": PLEADING, "order": ORDER, "agreement": AGREEMENT, "letter": LETTER_PAPER}


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
