"""Makers of small real PDFs for the tests of ingestion."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image, ImageChops
from pypdf import PdfReader, PdfWriter, Transformation
from pypdf.annotations import Text
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    RectangleObject,
    TextStringObject,
)
from reportlab.lib.pagesizes import letter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = letter
LEFT, TOP, LEADING = 100, HEIGHT - 72, 20

STATEMENT = "Corvane suspended the platform without written notice."
"""A line for pages whose words do not matter."""


def text_pages(path: Path, *pages: Sequence[str]) -> Path:
    """Pages of lines; a page without lines is blank."""
    path.write_bytes(_text_pages(pages))
    return path


def _text_pages(pages: Sequence[Sequence[str]]) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=letter)
    for lines in pages:
        _draw(canvas, lines)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _draw(canvas: Canvas, lines: Sequence[str], left: float = LEFT) -> None:
    for row, line in enumerate(lines):
        canvas.drawString(left, TOP - row * LEADING, line)


def _one_page() -> PdfWriter:
    return PdfWriter(clone_from=PdfReader(io.BytesIO(_text_pages([[STATEMENT]]))))


def _saved(writer: PdfWriter, path: Path) -> Path:
    writer.write(path)
    return path


def pleading(path: Path, pages: Sequence[Sequence[str]], *, title: str, stamp: str) -> Path:
    """Pleading paper: numbers 1 to 28 in a column of their own, a stamp at the top, a title at the foot."""
    canvas = Canvas(str(path), pagesize=letter)
    for number, lines in enumerate(pages, start=1):
        canvas.drawString(LEFT, HEIGHT - 30, f"{stamp} Page {number} of {len(pages)}")
        _draw(canvas, [str(line) for line in range(1, 29)], left=60)
        _draw(canvas, lines)
        canvas.drawString(LEFT, 50, title)
        canvas.drawString(WIDTH / 2, 30, str(number))
        canvas.showPage()
    canvas.save()
    return path


def picture(path: Path, *, behind: int = 0) -> Path:
    """A page that shows a picture and no text, behind so many pages of text."""
    canvas = Canvas(str(path), pagesize=letter)
    for _ in range(behind):
        _draw(canvas, [STATEMENT])
        canvas.showPage()
    canvas.drawImage(ImageReader(Image.new("L", (60, 80), 128)), 100, 100, 400, 600)
    canvas.showPage()
    canvas.save()
    return path


def empty(path: Path) -> Path:
    """No bytes at all."""
    path.touch()
    return path


def not_a_pdf(path: Path) -> Path:
    """A page of a web site that was saved under a PDF's name."""
    path.write_text("<!doctype html><title>Sign in to CM/ECF</title>")
    return path


def header_only(path: Path) -> Path:
    """A file that begins as a PDF does, and holds nothing of one."""
    path.write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 8)
    return path


def truncated(path: Path, share: float = 0.6) -> Path:
    """The first bytes of a sound file."""
    whole = _text_pages([[STATEMENT] * 20, [STATEMENT] * 20])
    path.write_bytes(whole[: int(len(whole) * share)])
    return path


def with_bad_startxref(path: Path) -> Path:
    """A sound page whose table of contents is said to lie where it does not: readers search for it."""
    before, _, _ = _text_pages([[STATEMENT]]).rpartition(b"startxref")
    path.write_bytes(before + b"startxref\n99999\n%%EOF\n")
    return path


def without_pages(path: Path) -> Path:
    """A PDF whose page tree is empty."""
    return _saved(PdfWriter(), path)


def encrypted(path: Path, *, user: str = "", owner: str = "the owner's") -> Path:
    """An AES-256 file; with a user password none can open it without."""
    writer = _one_page()
    writer.encrypt(user, owner, algorithm="AES-256")
    return _saved(writer, path)


def labelled(path: Path, ranges: Sequence[tuple[int, str, str, int]], pages: int) -> Path:
    """Pages with labels.

    :param ranges: the index of the first page, its style ("/r"; empty for none), prefix and first number.
    """
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(_text_pages([[STATEMENT]] * pages))))
    numbers = ArrayObject()
    for first, style, prefix, start in ranges:
        entry = _dictionary(P=TextStringObject(prefix), St=NumberObject(start))
        if style:
            entry[NameObject("/S")] = NameObject(style)
        numbers.extend([NumberObject(first), entry])
    writer.root_object[NameObject("/PageLabels")] = _dictionary(Nums=numbers)
    return _saved(writer, path)


def with_broken_labels(path: Path) -> Path:
    """A sound page in a file whose page labels are nonsense."""
    writer = _one_page()
    nonsense = ArrayObject([NameObject("/Zero"), NumberObject(7)])
    writer.root_object[NameObject("/PageLabels")] = _dictionary(Nums=nonsense)
    return _saved(writer, path)


def with_dangling_picture(path: Path) -> Path:
    """A page of text whose resources name a picture that the file does not hold."""
    writer = _one_page()
    missing = _dictionary(Im0=IndirectObject(999, 0, writer))
    writer.pages[0][NameObject("/Resources")][NameObject("/XObject")] = missing  # type: ignore[index]
    return _saved(writer, path)


def with_lone_surrogates(path: Path) -> Path:
    """A page whose font maps the letter A to half of a surrogate pair, as broken PDF makers do."""
    halves = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
1 begincodespacerange <00> <FF> endcodespacerange
1 beginbfchar <41> <D835> endbfchar
endcmap end end"""
    return with_contents(path, b"BT /F1 12 Tf 72 700 Td (Notice A of breach) Tj ET", to_unicode=halves)


def with_contents(path: Path, *contents: bytes, to_unicode: bytes | None = None) -> Path:
    """Pages drawn by these content streams, with Helvetica as /F1."""
    writer = PdfWriter()
    font = _dictionary(
        Type=NameObject("/Font"), Subtype=NameObject("/Type1"), BaseFont=NameObject("/Helvetica")
    )
    if to_unicode is not None:
        font[NameObject("/ToUnicode")] = writer._add_object(_stream(to_unicode))
    fonts = _dictionary(F1=writer._add_object(font))
    for content in contents:
        page = writer.add_blank_page(WIDTH, HEIGHT)
        page[NameObject("/Resources")] = _dictionary(Font=fonts)
        page[NameObject("/Contents")] = writer._add_object(_stream(content).flate_encode())
    return _saved(writer, path)


QUICK = tuple(
    f"BT /F1 12 Tf 72 700 Td (The {name} page is read at once.) Tj ET".encode()
    for name in ("first", "second", "third", "fourth", "fifth")
)
"""Differ in their words; what recurs would be taken for a running head."""
SLOW = b"BT /F1 1 Tf 72 700 Td " + b"0 -1 Td (x) Tj " * 400_000 + b"ET"
"""Takes a reader many seconds: long enough to be killed in the middle of it."""
BOMB = b" " * 200_000_000
"""Packed a thousandfold: a few hundred kilobytes in the file."""


def turned(
    path: Path,
    lines: Sequence[str],
    *,
    rotation: int = 0,
    media: tuple[float, float, float, float] = (0, 0, WIDTH, HEIGHT),
    crop: tuple[float, float, float, float] | None = None,
) -> Path:
    """A page of lines that is shown rotated or cropped."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(_text_pages([lines]))))
    page = writer.pages[0]
    page.mediabox = RectangleObject(media)
    if crop is not None:
        page.cropbox = RectangleObject(crop)
    page.rotate(rotation)
    return _saved(writer, path)


def watermarked(path: Path, lines: Sequence[str], word: str) -> Path:
    """A page of lines with a word drawn large across it."""
    canvas = Canvas(str(path), pagesize=letter)
    _draw(canvas, lines)
    canvas.translate(WIDTH / 2, HEIGHT / 2)
    canvas.rotate(45)
    canvas.setFont("Helvetica-Bold", 90)
    canvas.setFillGray(0.9)
    canvas.drawCentredString(0, 0, word)
    canvas.save()
    return path


def form(path: Path, *, appearances: bool = True) -> Path:
    """A filled-in proof of service; without appearances it is left to the reader to draw its fields."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=letter)
    _draw(canvas, ["Person served:", "County:", "By mail", "In person", "Declared under penalty of perjury."])
    fields, left, top = canvas.acroForm, LEFT + 90, TOP - 4
    fields.textfield(name="person", x=left, y=top, width=200, height=16, value="Ines Delacroix")
    fields.choice(name="county", x=left, y=top - LEADING, width=90, height=16, value="Kern", options=["Kern"])
    for row, ticked in enumerate((True, False), start=2):
        fields.checkbox(name=f"by {row}", x=LEFT - 20, y=top - row * LEADING, size=12, checked=ticked)
    canvas.save()
    writer = PdfWriter(clone_from=PdfReader(file))
    for annotation in writer.pages[0]["/Annots"]:  # type: ignore[attr-defined]
        if not appearances and annotation.get_object()["/FT"] != "/Btn":
            del annotation.get_object()["/AP"]
    return _saved(writer, path)


def exhibit(path: Path, sticker: str, note: str) -> Path:
    """A page with a sticker laid over it, as reviewers' programs do, and a note stuck to it."""
    writer = _one_page()
    font = _dictionary(
        Type=NameObject("/Font"), Subtype=NameObject("/Type1"), BaseFont=NameObject("/Helvetica")
    )
    look = _stream(f"BT /F1 12 Tf 4 8 Td ({sticker}) Tj ET".encode())
    look.update(
        _dictionary(
            Type=NameObject("/XObject"),
            Subtype=NameObject("/Form"),
            BBox=RectangleObject((0, 0, 180, 30)),
            Resources=_dictionary(Font=_dictionary(F1=font)),
        )
    )
    stamp = _dictionary(
        Type=NameObject("/Annot"),
        Subtype=NameObject("/Stamp"),
        Rect=RectangleObject((400, 40, 580, 70)),
        AP=_dictionary(N=writer._add_object(look)),
    )
    writer.add_annotation(0, stamp)
    writer.add_annotation(0, Text(text=note, rect=(500, 700, 520, 720)))
    return _saved(writer, path)


def condensed(path: Path, source: Path, *numbers: int) -> Path:
    """Pages of another PDF, four on a sheet, down its columns.

    :param source: the PDF.
    :param numbers: which of its pages, from 1.
    """
    pages, writer = PdfReader(source).pages, PdfWriter()
    for place, number in enumerate(numbers):
        if place % 4 == 0:
            sheet = writer.add_blank_page(WIDTH, HEIGHT)
        across, down = divmod(place % 4, 2)
        put = Transformation().scale(0.5).translate(across * WIDTH / 2, (1 - down) * HEIGHT / 2)
        sheet.merge_transformed_page(pages[number - 1], put)
    return _saved(writer, path)


def portfolio(path: Path, *inside: Path) -> Path:
    """A cover that tells to open it elsewhere, with other files behind it."""
    writer = _one_page()
    for file in inside:
        writer.add_attachment(file.name, file.read_bytes())
    writer.root_object[NameObject("/Collection")] = _dictionary(Type=NameObject("/Collection"))
    return _saved(writer, path)


def _dictionary(**entries: PdfObject) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{name}"): value for name, value in entries.items()})


def _stream(data: bytes) -> DecodedStreamObject:
    stream = DecodedStreamObject()
    stream.set_data(data)
    return stream


def scan(
    path: Path,
    source: Path,
    *numbers: int,
    layer: str | None = None,
    stamp: str | None = None,
    turned: int = 0,
    dots: int = 200,
) -> Path:
    """Pages of another PDF as a scanner would give them: pictures, with the colour of paper and its specks.

    :param source: the PDF whose pages are pictured.
    :param numbers: which of its pages, from 1.
    :param layer: text that lies unseen behind each picture.
    :param stamp: text that is printed at the top of each picture.
    :param turned: degrees that the paper was turned by in the scanner.
    :param dots: the scanner's dots an inch.
    """
    document = pdfium.PdfDocument(source)
    canvas = Canvas(str(path))
    for number in numbers:
        page = document[number - 1].render(scale=dots / 72).to_pil().convert("L")
        paper = Image.effect_noise(page.size, 24).point(lambda value: value + 70)
        picture = ImageChops.darker(page.point(lambda value: max(40, value)), paper).rotate(
            turned, expand=True
        )
        width, height = (72 * side / dots for side in picture.size)
        canvas.setPageSize((width, height))
        canvas.drawImage(ImageReader(picture), 0, 0, width, height)
        if layer:
            hidden = canvas.beginText(72, height - 72)
            hidden.setTextRenderMode(3)
            hidden.textLines(layer)
            canvas.drawText(hidden)
        if stamp:
            canvas.drawString(40, height - 20, stamp)
        canvas.showPage()
    canvas.save()
    document.close()
    return path


def outlined(path: Path, *boxes: tuple[float, float, float, float]) -> Path:
    """A page of black shapes without a picture or a letter."""
    canvas = Canvas(str(path), pagesize=letter)
    for box in boxes:
        canvas.rect(*box, fill=1)
    canvas.showPage()
    canvas.save()
    return path


def drawn_turned(path: Path, lines: Sequence[str], degrees: int) -> Path:
    """A page whose lines are drawn turned anticlockwise on paper that is not."""
    canvas = Canvas(str(path), pagesize=letter)
    canvas.translate(WIDTH / 2, HEIGHT / 2)
    canvas.rotate(degrees)
    for row, line in enumerate(lines):
        canvas.drawString(-100, 60 - row * LEADING, line)
    canvas.showPage()
    canvas.save()
    return path
