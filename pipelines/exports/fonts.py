"""The fonts of a PDF: Source Serif for Latin, Greek and Cyrillic, FiraGO for more scripts. Both OFL-1.1.

They are embedded, the letters that are used alone, so that a file prints alike everywhere.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.resources import files
from io import BytesIO
from pathlib import Path

import typst
from fontTools.ttLib import TTFont

MISSING = "\u25af"
_SERIF = Path(str(files("font_source_serif_pro"))) / "files"
_MORE_STYLES = ("Regular", "Bold", "Italic", "BoldItalic")


def fonts_in(folder: Path) -> typst.Fonts:
    """Return the fonts, and no others that a computer may have.

    :param folder: where those are put that come as bytes; needed until the PDF is made.
    """
    for style in _MORE_STYLES:
        (folder / f"FiraGO-{style}.ttf").write_bytes(_more(style))
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(_SERIF), str(folder)]
    )


def printable(text: str) -> str:
    """Return a text with an empty box for each letter that neither font has.

    :param text: the text.
    """
    known = _known()
    return "".join(letter if ord(letter) in known else MISSING for letter in text)


@cache
def _known() -> frozenset[int]:
    contents = ((_SERIF / "SourceSerifPro-Regular.ttf").read_bytes(), _more("Regular"))
    fonts = (TTFont(BytesIO(content), lazy=True) for content in contents)
    return frozenset().union(*(font.getBestCmap() for font in fonts))


def _more(style: str) -> bytes:
    content = import_module(f"pymupdf_fonts.FiraGO_{style}").fontbuffer
    assert isinstance(content, bytes)
    return content
