"""Makers of small real PDFs for the tests of ingestion."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NullObject,
    NumberObject,
    RectangleObject,
)
from reportlab.lib.pagesizes import letter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = letter
LEFT, TOP, LEADING = 100, HEIGHT - 72, 20

STATEMENT = "Corvane suspended the platform without written notice."
"""A line for pages whose words do not matter."""


def text_pages(path: Path, *pages: Sequence[str]) -> Path:
    """Pages of lines; a page without lines is blank, no page at all is :func:`without_pages`."""
    canvas = Canvas(str(path), pagesize=letter)
    for lines in pages:
        _lines(canvas, lines)
        canvas.showPage()
    canvas.save()
    return path


def _lines(canvas: Canvas, lines: Sequence[str], left: float = LEFT) -> None:
    for row, line in enumerate(lines):
        canvas.drawString(left, TOP - row * LEADING, line)


def pleading(path: Path, pages: Sequence[Sequence[str]], title: str, stamp: str) -> Path:
    """Pleading paper: numbers 1 to 28 in a column of their own, a stamp at the top, a title at the foot."""
    canvas = Canvas(str(path), pagesize=letter)
    for number, lines in enumerate(pages, start=1):
        canvas.drawString(LEFT, HEIGHT - 30, f"{stamp} Page {number} of {len(pages)}")
        _lines(canvas, [str(line) for line in range(1, 29)], left=60)
        _lines(canvas, lines)
        canvas.drawString(LEFT, 50, title)
        canvas.drawString(WIDTH / 2, 30, str(number))
        canvas.showPage()
    canvas.save()
    return path


def picture(path: Path, *, behind: int = 0) -> Path:
    """A page that shows a picture and no text, after ``behind`` pages of text."""
    canvas = Canvas(str(path), pagesize=letter)
    for _ in range(behind):
        _lines(canvas, [STATEMENT])
        canvas.showPage()
    canvas.drawImage(ImageReader(Image.new("L", (60, 80), 128)), 100, 100, 400, 600)
    canvas.showPage()
    canvas.save()
    return path


def without_pages(path: Path) -> Path:
    """A PDF whose page tree is empty."""
    PdfWriter().write(path)
    return path


def truncated(path: Path, share: float) -> Path:
    """The first ``share`` of a sound file's bytes."""
    whole = text_pages(path, [STATEMENT] * 20, [STATEMENT] * 20).read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    return path


def not_a_pdf(path: Path) -> Path:
    """A web page that was saved under a PDF's name."""
    path.write_text("<!doctype html><title>Sign in to CM/ECF</title>")
    return path


def header_only(path: Path) -> Path:
    """A file that begins as a PDF does, and holds nothing of one."""
    path.write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 8)
    return path


def encrypted(path: Path, *, user: str = "", owner: str = "the owner's") -> Path:
    """An AES-256 file; with a user password none can open it without."""
    writer = PdfWriter(clone_from=_made(text_pages, [STATEMENT]))
    writer.encrypt(user, owner, algorithm="AES-256")
    writer.write(path)
    return path


def labelled(path: Path, ranges: Sequence[tuple[int, str, str, int]], pages: int) -> Path:
    """Pages with labels.

    :param ranges: (index of the first page, style as in "/r" or "" for none, prefix, first number).
    """
    writer = PdfWriter(clone_from=_made(text_pages, *[[STATEMENT]] * pages))
    numbers = ArrayObject()
    for first, style, prefix, start in ranges:
        entry = DictionaryObject({NameObject("/St"): NumberObject(start)})
        if style:
            entry[NameObject("/S")] = NameObject(style)
        if prefix:
            from pypdf.generic import TextStringObject

            entry[NameObject("/P")] = TextStringObject(prefix)
        numbers += [NumberObject(first), entry]
    writer.root_object[NameObject("/PageLabels")] = DictionaryObject({NameObject("/Nums"): numbers})
    writer.write(path)
    return path


def with_broken_labels(path: Path) -> Path:
    """A sound page in a file whose page labels are no number tree."""
    writer = PdfWriter(clone_from=_made(text_pages, [STATEMENT]))
    writer.root_object[NameObject("/PageLabels")] = DictionaryObject(
        {NameObject("/Nums"): ArrayObject([NameObject("/Zero"), NumberObject(7)])}
    )
    writer.write(path)
    return path


def with_dangling_picture(path: Path) -> Path:
    """A page with text whose resources name a picture that the file does not hold."""
    writer = PdfWriter(clone_from=_made(text_pages, [STATEMENT]))
    missing = DictionaryObject({NameObject("/Im0"): IndirectObject(999, 0, writer)})
    resources = writer.pages[0]["/Resources"].get_object()
    assert isinstance(resources, DictionaryObject)
    resources[NameObject("/XObject")] = missing
    writer.write(path)
    return path


def with_lone_surrogates(path: Path) -> Path:
    """A page whose font maps the letter A to half of a surrogate pair, as broken PDF makers do."""
    cmap = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
1 begincodespacerange <00> <FF> endcodespacerange
1 beginbfchar <41> <D835> endbfchar
endcmap end end"""
    return _with_content(path, [b"BT /F1 12 Tf 72 700 Td (Notice A of breach) Tj ET"], to_unicode=cmap)


def with_contents(path: Path, *contents: bytes) -> Path:
    """Pages drawn by these content streams, with Helvetica as /F1."""
    return _with_content(path, contents)


def endless(lines: int) -> bytes:
    """Content that takes a reader long, and names itself nowhere else."""
    return b"BT /F1 1 Tf 72 700 Td " + b"0 -1 Td (x) Tj " * lines + b"ET"


def _with_content(path: Path, contents: Sequence[bytes], to_unicode: bytes | None = None) -> Path:
    writer = PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    if to_unicode is not None:
        font[NameObject("/ToUnicode")] = writer._add_object(_stream(to_unicode))
    fonts = DictionaryObject({NameObject("/F1"): writer._add_object(font)})
    for content in contents:
        page = writer.add_blank_page(WIDTH, HEIGHT)
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        page[NameObject("/Contents")] = writer._add_object(_stream(content).flate_encode())
    writer.write(path)
    return path


def _stream(data: bytes) -> DecodedStreamObject:
    stream = DecodedStreamObject()
    stream.set_data(data)
    return stream


def _made(make, *arguments) -> PdfReader:  # type: ignore[no-untyped-def]
    raise NotImplementedError
