"""The styles of a Word export, by name, for a firm to make its own: Word's where it has one, else ours."""

from __future__ import annotations

from dataclasses import dataclass

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Inches, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from pipelines.exports.footnotes import MARK_STYLE, TEXT_STYLE

SHORT, NOTICE, SOURCE, HASH = "Short Answer", "Notice", "Source", "Hash"
_FONT = "Cambria"
_HASH_FONT = "Courier New"
_INK = RGBColor(0x1A, 0x1A, 0x1A)
_NAVY = RGBColor(0x1F, 0x2A, 0x44)


@dataclass(frozen=True, slots=True)
class _Look:
    """How a paragraph style looks; sizes and spaces in points, indent in inches."""

    size: float = 11
    bold: bool = False
    italic: bool = False
    color: RGBColor = _INK
    before: float = 0
    after: float = 6
    indent: float = 0
    lines: float = 1.0
    font: str = _FONT
    with_next: bool = False


_LOOKS = {
    "Normal": _Look(),
    "Title": _Look(size=20, bold=True, color=_NAVY, after=4),
    "Subtitle": _Look(size=10, color=_NAVY, after=14),
    "Heading 1": _Look(size=14, bold=True, color=_NAVY, before=18, after=6, with_next=True),
    "Heading 2": _Look(size=11.5, bold=True, color=_NAVY, before=12, after=4, with_next=True),
    "Body Text": _Look(after=8, lines=1.25),
    "Quote": _Look(size=10.5, indent=0.4, after=8, lines=1.15),
    "List Bullet": _Look(after=4, lines=1.15),
    "Footer": _Look(size=9, color=_NAVY, after=0),
    TEXT_STYLE: _Look(size=9, after=3),
    SHORT: _Look(size=12.5, bold=True, after=8),
    NOTICE: _Look(size=10, italic=True, after=6, indent=0.2),
    SOURCE: _Look(size=10.5, bold=True, after=2, with_next=True),
    HASH: _Look(size=8, after=2, before=2, font=_HASH_FONT),
    "Table Text": _Look(size=9.5, before=2, after=2),
    "Table Head": _Look(size=9.5, bold=True, before=2, after=2, with_next=True),
    "Table End": _Look(size=6, after=0),
    "Page Picture": _Look(after=0),
}
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_BUILT_IN = (TEXT_STYLE,)  # known to Word by these names, and missing from python-docx's template


def add_styles(document: Document) -> None:
    """Give a new document its styles.

    :param document: as python-docx makes it.
    """
    styles = document.styles
    for name, look in _LOOKS.items():
        if name in styles:
            style = styles[name]
        else:
            style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name in _BUILT_IN)
            style.base_style = styles["Normal"]
            style.quick_style = True
        assert isinstance(style, ParagraphStyle)
        _apply(style, look)
    for name in ("Heading 1", "Heading 2"):
        style = styles.add_style(f"{name} New Page", WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles[name]
        style.next_paragraph_style = styles["Body Text"]
        style.paragraph_format.page_break_before = True
    for border in styles["Table Grid"].element.iter(*(qn(f"w:{side}") for side in _SIDES)):
        border.set(qn("w:color"), "B8BEC9")
    styles["Page Picture"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    mark = styles.add_style(MARK_STYLE, WD_STYLE_TYPE.CHARACTER, builtin=True)
    mark.font.superscript = True
    mark.font.color.rgb = RGBColor(0x1F, 0x4E, 0x9E)
    if (border := styles["Title"].element.find(f".//{qn('w:pBdr')}")) is not None:
        border.getparent().remove(border)


def _apply(style: ParagraphStyle, look: _Look) -> None:
    font, paragraph = style.font, style.paragraph_format
    font.size, font.bold, font.italic, font.color.rgb = Pt(look.size), look.bold, look.italic, look.color
    _set_font(style, look.font)
    paragraph.space_before, paragraph.space_after = Pt(look.before), Pt(look.after)
    paragraph.line_spacing = look.lines
    paragraph.keep_with_next = look.with_next
    if look.indent:
        paragraph.left_indent = Inches(look.indent)


def _set_font(style: ParagraphStyle, name: str) -> None:
    """Name the font for every script that it has; the template's theme would win over a name."""
    properties = style.element.get_or_add_rPr()
    if (fonts := properties.find(qn("w:rFonts"))) is not None:
        properties.remove(fonts)
    fonts = OxmlElement("w:rFonts")
    for script in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{script}"), name)
    properties.insert(0, fonts)
    for spacing in properties.findall(qn("w:spacing")) + properties.findall(qn("w:kern")):
        properties.remove(spacing)
