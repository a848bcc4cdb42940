"""A PDF written object by object, so that it can be wrong wherever a test wants it to be."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping

Built = tuple[str, Callable[[], bytes]]
"""A hostile file: what it is called, and what makes its bytes."""

WORDS = b"BT /F1 12 Tf 72 700 Td (Corvane suspended the platform without written notice.) Tj ET"
"""A page's content that any reader finds a sentence in."""

FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
RESOURCES = b"<< /Font << /F1 5 0 R >> >>"


def stream(data: bytes, entries: bytes = b"", *, length: int | None = None) -> bytes:
    """Return a stream object's body.

    :param data: its bytes, as they stand in the file.
    :param entries: further entries of its dictionary.
    :param length: the length it claims; its own where None.
    """
    claimed = len(data) if length is None else length
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (claimed, entries, data)


def flate(data: bytes, times: int = 1, entries: bytes = b"") -> bytes:
    """Return a stream object's body packed with Flate, several times over if so wished."""
    for _ in range(times):
        data = zlib.compress(data, 9)
    filters = b"/FlateDecode " * times
    return stream(data, b"/Filter [ %b] %b" % (filters, entries))


def file(objects: Mapping[int, bytes], *, trailer: bytes = b"", root: int = 1, tail: bytes = b"") -> bytes:
    """Put a file together: header, objects, a sound cross-reference table, trailer.

    :param objects: bodies by object number.
    :param trailer: further entries of the trailer.
    :param root: the catalogue's object number.
    :param tail: bytes behind the end.
    """
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(out)
    size = max(objects, default=0) + 1
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number in sorted(places):
        out += b"%d 1\n%010d 00000 n \n" % (number, places[number])
    out += b"trailer\n<< /Size %d /Root %d 0 R %b >>\nstartxref\n%d\n%%%%EOF\n" % (size, root, trailer, start)
    return bytes(out) + tail


def one_page(
    contents: bytes | None = None,
    *,
    catalogue: bytes = b"",
    pages: bytes = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    page: bytes = b"/MediaBox [0 0 612 792]",
    resources: bytes = RESOURCES,
    font: bytes = FONT,
    more: Mapping[int, bytes] | None = None,
    trailer: bytes = b"",
) -> bytes:
    """Return a file of one page, any part of which may be given otherwise.

    :param contents: the content stream's object; :data:`WORDS` where None.
    :param catalogue: further entries of the catalogue.
    :param pages: the page tree's root.
    :param page: further entries of the page.
    :param resources: the page's resources.
    :param font: the font.
    :param more: further objects; they may replace 1 to 5.
    :param trailer: further entries of the trailer.
    """
    return file(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R %b >>" % catalogue,
            2: pages,
            3: b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources %b %b >>" % (resources, page),
            4: stream(WORDS) if contents is None else contents,
            5: font,
            **(more or {}),
        },
        trailer=trailer,
    )
