"""The fonts of a PDF: Source Serif for Latin, Greek and Cyrillic, FiraGO for more scripts. Both OFL-1.1.

They are embedded, the letters that are used alone, so that a file prints alike everywhere.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.resources import files
from io import BytesIO
from pathlib import Path

from fontTools.ttLib import TTFont
from fpdf import FPDF

SERIF, MORE = "Source Serif", "FiraGO"
MISSING = "\u25af"
_SERIF_FILES = {"": "Regular", "B": "Bold", "I": "It", "BI": "BoldIt"}
_MORE_MODULES = {"": "Regular", "B": "Bold", "I": "Italic", "BI": "BoldItalic"}


def add_fonts(pdf: FPDF, folder: Path) -> None:
    """Give a PDF its fonts; letters that the first has not are of the second.

    :param pdf: the PDF.
    :param folder: where the second's files are put, for they come as bytes; needed until it is written.
    """
    serif = files("font_source_serif_pro") / "files"
    for style, name in _SERIF_FILES.items():
        pdf.add_font(SERIF, style, str(serif / f"SourceSerifPro-{name}.ttf"))
    for style, name in _MORE_MODULES.items():
        path = folder / f"FiraGO-{name}.ttf"
        path.write_bytes(_more(name))
        pdf.add_font(MORE, style, path)
    pdf.set_fallback_fonts([MORE])
    # For scripts that join their letters or run from right to left; a paragraph runs from left to right even
    # where a name in another script begins it, for its keys and its court form do.
    pdf.set_text_shaping(True, direction="ltr")


def printable(text: str) -> str:
    """Return a text with an empty box for each letter that neither font has.

    :param text: the text.
    """
    known = _known()
    return "".join(letter if ord(letter) in known else MISSING for letter in text)


@cache
def _known() -> frozenset[int]:
    serif = files("font_source_serif_pro") / "files" / "SourceSerifPro-Regular.ttf"
    fonts = (TTFont(BytesIO(content), lazy=True) for content in (serif.read_bytes(), _more("Regular")))
    return frozenset().union(*(font.getBestCmap() for font in fonts))


def _more(name: str) -> bytes:
    content = import_module(f"pymupdf_fonts.FiraGO_{name}").fontbuffer
    assert isinstance(content, bytes)
    return content
