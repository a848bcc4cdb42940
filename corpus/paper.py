"""What a page layout consists of: a body's place, paragraph styles, furniture.

Only the standard Times, Helvetica and Courier faces are used: their WinAnsi encoding holds every sign the
texts need (§, ¶, curly quotes, dashes), and no font file has to be the same on every machine.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from reportlab.lib.enums import TA_CENTER, TA_LEFT
from reportlab.lib.pagesizes import LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas

PAGE_WIDTH, PAGE_HEIGHT = LETTER

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
    :param contents: kinds of block that the table of contents lists.
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


def styles(
    size: float,
    leading: float,
    single: float,
    after: float = 0.0,
    face: str = "Times-Roman",
    **changes: dict[str, Any],
) -> dict[str, ParagraphStyle]:
    """Build the styles of one layout.

    :param size: of the type.
    :param leading: line distance of the body.
    :param single: line distance of quotes, headings, footnotes and kept lines.
    :param after: space after a block.
    :param face: of all but headings.
    :param changes: attributes to change, by kind; a new kind differs so from the body.
    :returns: styles by kind of block.
    """
    body: dict[str, Any] = {
        "fontName": face, "fontSize": size, "leading": leading, "spaceAfter": after,
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
        kind: ParagraphStyle(kind, **{**body, **kinds.get(kind, {}), **changes.get(kind, {})})
        for kind in {**kinds, **changes}
    }


def nothing(canvas: Canvas, meta: dict[str, Any], label: str, index: int) -> None:
    """Draw nothing."""
