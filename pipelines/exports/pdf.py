"""Answers as PDF: letter pages with bookmarks, each key a link to what it stands for, and back."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby, zip_longest
from pathlib import Path
from textwrap import shorten, wrap
from typing import NamedTuple

from fpdf import FPDF, FontFace, ViewerPreferences
from fpdf.enums import TableBordersLayout, WrapMode

from pipelines.citations.cite import NEAREST
from pipelines.exports.content import (
    AUTHORITIES,
    NO_AUTHORITIES,
    WITHHELD,
    Content,
    Note,
    ToldTurn,
    label,
)
from pipelines.exports.fonts import MISSING, SERIF, add_fonts, printable
from pipelines.exports.legible import parsed
from pipelines.exports.records import PagePicture

_MARGIN = 25.4  # an inch, in millimetres, as all measures here
_INK, _NAVY, _LINK, _RULE = (26, 26, 26), (31, 42, 68), (31, 78, 158), (184, 190, 201)
_EPOCH = datetime(1980, 1, 1, tzinfo=UTC)
"""The date of a file whose answers have none: the same answer gives the same bytes."""
_LONGEST_CELL = 500
"""Characters; what is longer goes on in a row of its own, for a row cannot run over a page's end."""
UNPRINTABLE = (
    f"Letters of a script that Pincite's PDF has no font for stand as {MISSING}; the exports to Word, "
    "Markdown and JSON hold them."
)


class _Piece(NamedTuple):
    """A stretch of a paragraph: its text, "B" or "I" or both, and where a click leads to."""

    text: str
    style: str = ""
    link: int | None = None


@dataclass(frozen=True, slots=True)
class _Look:
    """How a paragraph looks: size in points; spaces and indent in millimetres; lines in sizes."""

    size: float = 11
    after: float = 2.5
    indent: float = 0
    lines: float = 1.3
    color: tuple[int, int, int] = _INK


_BODY = _Look()
_QUOTE = _Look(size=10.5, indent=9, after=3.5)
_NOTICE = _Look(size=10, indent=5, after=2)
_ITEM = _Look(size=10.5, indent=6, after=2)
_HEADINGS = (_Look(size=14, color=_NAVY, after=2, lines=1.1), _Look(size=11.5, color=_NAVY, after=1.2))
_SPACE_ABOVE = (5, 2.5)
_LONGEST_BOOKMARK = 120
_SMALL = _Look(size=9.5, color=_NAVY, after=6)


def to_pdf(content: Content) -> bytes:
    """Return a file's content as a PDF; the same content gives the same bytes.

    :param content: what it says.
    """
    with tempfile.TemporaryDirectory() as folder:
        pdf = _Pdf(content, Path(folder))
        pdf.write_content()
        return bytes(pdf.output())


class _Pdf(FPDF):
    """A PDF that is being written."""

    def __init__(self, content: Content, folder: Path) -> None:
        super().__init__(format="Letter", unit="mm")
        self._content = content
        self._lost = False
        self.alias_nb_pages("")  # or "{nb}" in a client's text is printed as the number of pages
        add_fonts(self, folder)
        self.set_margin(_MARGIN)
        self.set_auto_page_break(True, _MARGIN)
        self.set_lang("en-US")
        self.set_title(self._printed(content.title))
        self.set_subject(self._printed(content.under))
        self.set_author(content.maker)
        self.set_creator(content.maker)
        self.set_creation_date(parsed(content.asked) or _EPOCH)
        self.viewer_preferences = ViewerPreferences(display_doc_title=True)

    def footer(self) -> None:
        """Write what made the file and the page's number at the foot of each page."""
        self.set_y(-_MARGIN / 2 - 4)
        self.set_font(SERIF, "", 9)
        self.set_text_color(*_NAVY)
        self.cell(self.epw / 2, 4, self._content.maker)
        self.cell(self.epw / 2, 4, f"Page {self.page_no()}", align="R")

    def write_content(self) -> None:
        """Write all of it."""
        content = self._content
        self.add_page()
        self._write([_Piece(content.title, "B")], _Look(size=20, after=1.5, lines=1.15, color=_NAVY))
        self._write([_Piece(content.under)], _SMALL)
        for place, turn in enumerate(content.turns, start=1):
            self._head("Answer" if content.single else f"{place}. {turn.question}")
            self._write_turn(turn)
        if content.authorities is not None:
            self._write_authorities(content)
        self._write_verification(content)
        if content.pictures:
            self._write_pictures(content.pictures)

    def _printed(self, text: str) -> str:
        printed = printable(text)
        self._lost = self._lost or printed != text
        return printed

    def _head(self, text: str, level: int = 0) -> None:
        if self.will_page_break(32 - 8 * level):  # a heading with the first lines under it
            self.add_page()
        if self.get_y() > self.t_margin:
            self.ln(_SPACE_ABOVE[level])
        self.start_section(shorten(self._printed(text), _LONGEST_BOOKMARK, placeholder="…"), level)
        self._write([_Piece(text, "B")], _HEADINGS[level])

    def _write(self, pieces: Iterable[_Piece], look: _Look = _BODY, bullet: str = "") -> None:
        left = self.l_margin + look.indent
        self.set_x(left)
        with self.text_columns(l_margin=left, text_align="L", print_sh=True) as columns:
            self.set_font(SERIF, "", look.size)
            with columns.paragraph(
                line_height=look.lines,
                bottom_margin=look.after,
                bullet_string=bullet,
                wrapmode=WrapMode.WORD,
            ) as paragraph:
                for text, style, link in pieces:
                    self.set_font(SERIF, style, look.size)
                    self.set_text_color(*(_LINK if link else look.color))
                    paragraph.write(self._printed(text), link)
        self.set_text_color(*_INK)

    def _write_turn(self, turn: ToldTurn) -> None:
        if turn.short:
            self._write([_Piece(turn.short, "B")], _Look(size=12.5))
        if turn.statement:
            self._write([_Piece(turn.statement)])
        here = self.add_link(y=self.get_y(), page=self.page)
        links = {note.key: self.add_link() for note in turn.notes}
        if turn.sentences:
            pieces: list[_Piece] = []
            for sentence in turn.sentences:
                pieces.append(_Piece(f"{sentence.text} "))
                pieces += [_Piece(f"[{key}]", link=links.get(key)) for key in sentence.keys]
                pieces.append(_Piece(" "))
                if turn.apart:
                    self._write(pieces)
                    pieces.clear()
            if pieces:
                self._write(pieces)
        for told in (*turn.asked_of, *turn.warnings):
            self._write([_Piece(told, "I")], _NOTICE)
        if turn.notes:
            self._head("Citations", 1)
        for note in turn.notes:
            self._write_note(note, links[note.key], here)
        if turn.nearest:
            self._head("Nearest passages", 1)
            self._write([_Piece(NEAREST)])
            for source, text in turn.nearest:
                self._write([_Piece(source, "B")], _Look(size=10.5, after=0.5))
                self._write([_Piece(text)], _QUOTE)
        if turn.withheld:
            self._head("Withheld", 1)
            self._write([_Piece(WITHHELD)])
            for text, reason in turn.withheld:
                self._write([_Piece(f"{text} — {reason}")], _ITEM, bullet="•")

    def _write_note(self, note: Note, link: int, back: int) -> None:
        if self.will_page_break(14):
            self.add_page()
        self.set_link(link, y=self.get_y(), page=self.page)
        source = [_Piece(f"[{note.key}]", "B", back), _Piece(f" {note.source}", "B")]
        self._write(source, _Look(size=10.5, after=0.5))
        quote = "” ".join(
            f"{f'(on PDF page {part.page}:) ' if part.page else ''}“{part.text}" for part in note.parts
        )
        self._write([_Piece(f"{quote}”")], _QUOTE)

    def _write_authorities(self, content: Content) -> None:
        self._head("Table of authorities")
        self._write([_Piece(AUTHORITIES)])
        if not content.authorities:
            self._write([_Piece(NO_AUTHORITIES)])
        for kind, items in groupby(content.authorities or (), key=lambda item: item.kind):
            self._head(kind, 1)
            rows = [(item.name, "; ".join(item.places)) for item in items]
            self._write_table(("Authority", "Cited in"), rows, (7, 6))

    def _write_verification(self, content: Content) -> None:
        self._head("Verification")
        self._write([_Piece(f"Made by {content.maker}.")])
        for place, turn in enumerate(content.turns, start=1):
            if turn.facts:
                self._head(label(content, place), 1)
                self._write_table((), turn.facts, (3, 10))
        if content.files:
            self._head("Files relied on", 1)
            rows = [(file.name, file.sha256) for file in content.files]
            self._write_table(("File", "SHA-256 of its bytes"), rows, (6, 7))
        if self._lost:
            self._write([_Piece(UNPRINTABLE)])

    def _write_table(
        self, head: Sequence[str], rows: Sequence[Sequence[str]], widths: tuple[int, ...]
    ) -> None:
        self.set_font(SERIF, "", 9.5)
        self.set_draw_color(*_RULE)
        with self.table(
            col_widths=widths,
            first_row_as_headings=bool(head),
            headings_style=FontFace(emphasis="B", color=_NAVY),
            borders_layout=TableBordersLayout.HORIZONTAL_LINES,
            line_height=4.6,
            padding=(0.8, 1.5),
            text_align="LEFT",
            v_align="TOP",
        ) as table:
            for cells in [head, *rows] if head else rows:
                for pieces in zip_longest(*(wrap(text, _LONGEST_CELL) for text in cells), fillvalue=""):
                    row = table.row()
                    for column, text in enumerate(pieces):
                        is_name = not head and column == 0
                        row.cell(self._printed(text), style=FontFace(emphasis="B") if is_name else None)
        self.ln(2)

    def _write_pictures(self, pictures: Sequence[PagePicture]) -> None:
        for number, picture in enumerate(pictures):
            self.add_page()
            if number == 0:
                self._head("Appendix: pages quoted")
            self._head(picture.title, 1)
            self._write([_Piece(picture.keys)], _SMALL)
            if picture.trouble:
                self._write([_Piece(picture.trouble, "I")], _NOTICE)
            if picture.png:
                room = self.h - _MARGIN - self.get_y() - 1
                scale = min(self.epw / picture.width, room / picture.height)
                width, height = picture.width * scale, picture.height * scale
                x, y = self.l_margin + (self.epw - width) / 2, self.get_y()
                alt = self._printed(f"{picture.title}. {picture.keys}")
                self.image(io.BytesIO(picture.png), x, y, width, height, alt_text=alt)
                self.set_draw_color(*_RULE)
                self.rect(x, y, width, height)
