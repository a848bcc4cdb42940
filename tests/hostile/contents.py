"""Files built by hand whose contents are wrong: bombs, pages of no size or any, fonts without maps."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from tests.hostile.raw import FONT, WORDS, Built, flate, one_page, stream

_UNPACKED = 300_000_000
"""What a bomb unpacks to; four times what pypdf unpacks."""


def _bombs() -> Iterator[Built]:
    yield "bomb: a content stream of spaces", lambda: one_page(flate(WORDS + b" " * _UNPACKED))
    yield "bomb: packed twice", lambda: one_page(flate(b" " * _UNPACKED, 2))
    yield "bomb: packed five times", lambda: one_page(flate(b" " * _UNPACKED, 5))
    yield (
        "bomb: a filter 2,000 times over",
        lambda: one_page(stream(b"00", b"/Filter [%b]" % (b"/ASCIIHexDecode " * 2000))),
    )
    yield "bomb: run lengths", lambda: one_page(stream(b"\x81 " * 2_000_000, b"/Filter /RunLengthDecode"))
    yield (
        "bomb: run lengths, packed",
        lambda: one_page(_packed(b"\x81 " * 2_000_000, b"/FlateDecode /RunLengthDecode")),
    )
    yield "bomb: LZW, packed", lambda: one_page(_packed(_lzw_run(4_000_000), b"/FlateDecode /LZWDecode"))
    yield (
        "bomb: the font's map",
        lambda: one_page(
            font=b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>",
            more={6: flate(bytes(_UNPACKED))},
        ),
    )
    yield (
        "bomb: ten contents of a page",
        lambda: one_page(b"[" + b"6 0 R " * 10 + b"]", more={6: flate(b" " * 60_000_000)}),
    )
    yield (
        "bomb: the metadata",
        lambda: one_page(
            catalogue=b"/Metadata 6 0 R",
            more={6: flate(bytes(_UNPACKED), entries=b"/Type /Metadata /Subtype /XML")},
        ),
    )
    yield (
        "bomb: entities that unfold",
        lambda: one_page(
            catalogue=b"/Metadata 6 0 R", more={6: stream(_laughs(), b"/Type /Metadata /Subtype /XML")}
        ),
    )
    for columns in (10**6, 10**9, 2**31 - 1, -1):
        entries = b"/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns %d >>" % columns
        yield (
            f"a predictor of {columns} columns",
            lambda entries=entries: one_page(stream(_flated(b"\x02" + WORDS), entries)),
        )
    image = b"/Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent %d /ColorSpace /DeviceRGB"
    drawn = b"<< /Font << /F1 5 0 R >> /XObject << /I 6 0 R >> >>"
    for words, kind in (
        (WORDS + b" q 612 0 0 792 0 0 cm /I Do Q", "beside words"),
        (b"q 612 0 0 792 0 0 cm /I Do Q", "alone"),
    ):
        for width, height, bits in (
            (100_000, 100_000, 8),
            (2**31 - 1, 2**31 - 1, 16),
            (-5, 7, 8),
            (20_000, 20_000, 8),
        ):
            yield (
                f"a picture of {width} by {height}, {kind}",
                lambda w=words, e=image % (width, height, bits): one_page(
                    stream(w), resources=drawn, more={6: flate(bytes(1_000_000), entries=e)}
                ),
            )
        for coded in (b"/DCTDecode", b"/JPXDecode", b"/JBIG2Decode", b"/CCITTFaxDecode", b"/NoSuchDecode"):
            entries = b"/Filter %b " % coded + image % (2000, 2000, 8)
            yield (
                f"a picture of noise as {coded.decode()[1:]}, {kind}",
                lambda w=words, e=entries: one_page(
                    stream(w), resources=drawn, more={6: stream(bytes(range(256)) * 40, e)}
                ),
            )
    yield (
        "bomb: a picture",
        lambda: one_page(
            stream(WORDS + b" /I Do"),
            resources=drawn,
            more={6: flate(bytes(_UNPACKED), entries=image % (10_000, 10_000, 8))},
        ),
    )
    yield (
        "a hundred pictures of 100 megapixels",
        lambda: one_page(
            stream(WORDS + b" /I Do" * 100),
            resources=drawn,
            more={6: flate(bytes(100_000_000), entries=image % (10_000, 3_333, 8))},
        ),
    )
    yield (
        "a million words",
        lambda: one_page(flate(WORDS + b" BT /F1 9 Tf " + b"(notice ) Tj " * 1_000_000 + b"ET")),
    )
    yield "two million operators that draw nothing", lambda: one_page(flate(WORDS + b" q Q" * 2_000_000))
    yield "a million states left open", lambda: one_page(flate(WORDS + b" q" * 1_000_000))
    yield (
        "a word of ten megabytes",
        lambda: one_page(flate(b"BT /F1 9 Tf (" + b"A" * 10_000_000 + b") Tj ET")),
    )
    yield "a string without end", lambda: one_page(stream(b"BT /F1 9 Tf (" + b"((((" * 200_000))
    yield (
        "a picture in the line without end",
        lambda: one_page(stream(WORDS + b" BI /W 9 /H 9 ID " + b"\x00" * 300_000)),
    )
    yield (
        "50,000 pictures in the line",
        lambda: one_page(stream(WORDS + b" BI /W 1 /H 1 /BPC 8 /CS /G ID x EI" * 50_000)),
    )
    yield (
        "a hundred thousand fonts",
        lambda: one_page(
            resources=b"<< /Font << " + b" ".join(b"/F%d 5 0 R" % n for n in range(100_000)) + b" >> >>"
        ),
    )
    yield "an object stream that says it has a billion", lambda: _object_stream(10**9)
    yield "an object stream that begins behind itself", lambda: _object_stream(1, first=10**9)
    yield "an object stream in itself", lambda: _object_stream(1, extends=b"/Extends 7 0 R")
    yield (
        "a million objects",
        lambda: one_page() + b"".join(b"%d 0 obj\nnull\nendobj\n" % number for number in range(10, 500_000)),
    )


def _flated(data: bytes) -> bytes:
    return zlib.compress(data, 9)


def _packed(data: bytes, filters: bytes) -> bytes:
    return stream(_flated(data), b"/Filter [%b]" % filters)


def _lzw_run(length: int) -> bytes:
    """A run of one byte as LZW writes it: ever longer repetitions, in a table that fills again and again."""
    codes, table = [256], 258
    made = 0
    while made < length:
        codes.append(32)
        size = 1
        for code in range(table, 4093):
            codes.append(code)
            size += 1
            made += size
        codes.append(256)
    bits, width, following = [], 9, 258
    for code in codes:
        bits.append(f"{code:0{width}b}")
        following = 257 if code == 256 else following + 1
        width = 9 if following < 511 else 10 if following < 1023 else 11 if following < 2047 else 12
    joined = "".join(bits)
    return int(joined.ljust(-(-len(joined) // 8) * 8, "0"), 2).to_bytes(-(-len(joined) // 8), "big")


def _laughs() -> bytes:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{entities}]><x>&l11;</x>'.encode()


def _object_stream(count: int, first: int = 4, extends: bytes = b"") -> bytes:
    body = stream(b"5 0 " + FONT, b"/Type /ObjStm /N %d /First %d %b" % (count, first, extends))
    return one_page(more={7: body})


def _pages() -> Iterator[Built]:
    for box in (
        "0 0 50000 50000", "0 0 1e9 1e9", "0 0 0 0", "0 0 612 0", "612 792 0 0", "-100 -100 0 0", "0 0 1e-9 1e-9",
        "0 0 nan inf", "0 0 612", "(a) (b) (c) (d)", "null", "0 0 99999999999999999999 1", "10 10 10 10",
    ):  # fmt: skip
        yield f"a page of [{box}]", lambda box=box: one_page(page=f"/MediaBox [{box}]".encode())
    yield "a page without a size", lambda: one_page(page=b"")
    for rotation in ("45", "-90", "1000000000000", "(up)", "null"):
        yield (
            f"a page turned by {rotation}",
            lambda r=rotation: one_page(page=f"/MediaBox [0 0 612 792] /Rotate {r}".encode()),
        )
    yield "a page in units of a mile", lambda: one_page(page=b"/MediaBox [0 0 14400 14400] /UserUnit 1000000")
    yield (
        "a crop box elsewhere",
        lambda: one_page(page=b"/MediaBox [0 0 612 792] /CropBox [9000 9000 9001 9001]"),
    )
    yield (
        "words a mile off the page",
        lambda: one_page(stream(b"BT /F1 12 Tf 1e7 -1e7 Td (Notice of breach.) Tj ET")),
    )
    yield "words of size zero", lambda: one_page(stream(WORDS.replace(b"12 Tf", b"0 Tf")))
    yield "words of enormous size", lambda: one_page(stream(WORDS.replace(b"12 Tf", b"1e38 Tf")))
    yield "a matrix that cannot be turned back", lambda: one_page(stream(b"0 0 0 0 0 0 cm " + WORDS))
    yield "numbers beyond any", lambda: one_page(stream(b"1e999 0 0 -1e999 9e99 9e99 cm " + WORDS))
    yield "operators of nothing", lambda: one_page(stream(b"Td Tm Tf TJ ' \" Do gs cm " + WORDS))
    yield "no contents", lambda: one_page(b"null")
    yield "the contents are a number", lambda: one_page(b"42")
    yield "the resources are a string", lambda: one_page(resources=b"(none)")
    yield "a stream shorter than it says", lambda: one_page(stream(WORDS, length=10**9))
    yield "a stream longer than it says", lambda: one_page(stream(WORDS, length=3))
    yield "a stream of negative length", lambda: one_page(stream(WORDS, length=-5))


def _fonts() -> Iterator[Built]:
    kind0 = b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding %b /DescendantFonts [6 0 R] %b >>"
    descendant = b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (A) /Ordering (B) >> %b >>"
    yield "a font without a map", lambda: one_page(
        stream(b"BT /F1 12 Tf 72 700 Td <00410042004300440045> Tj ET"),
        font=kind0 % (b"/Identity-H", b""), more={6: descendant % b""},
    )  # fmt: skip
    yield "a font without anything", lambda: one_page(font=b"<< >>")
    yield "a font that is null", lambda: one_page(font=b"null")
    yield "a font that is an array", lambda: one_page(font=b"[/Font]")
    yield (
        "a font without its descendants",
        lambda: one_page(font=b"<< /Type /Font /Subtype /Type0 /Encoding /Identity-H >>"),
    )
    yield "an encoding that is none", lambda: one_page(font=FONT.replace(b">>", b"/Encoding /Klingon >>"))
    yield (
        "an encoding of differences that are none",
        lambda: one_page(
            font=FONT.replace(b">>", b"/Encoding << /Differences [/A 65 (b) null -9 /C 99999999 /D] >> >>")
        ),
    )
    yield (
        "widths that are none",
        lambda: one_page(font=FONT.replace(b">>", b"/FirstChar 900 /LastChar 3 /Widths [(a) null] >>")),
    )
    yield (
        "widths without end",
        lambda: one_page(
            font=kind0 % (b"/Identity-H", b""), more={6: descendant % b"/W [0 4000000000 500] /DW 1e300"}
        ),
    )

    def mapped(cmap: bytes, shown: bytes = b"(Notice A of breach) Tj") -> bytes:
        head = b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n1 begincodespacerange <00> <FF> endcodespacerange\n"
        return one_page(
            stream(b"BT /F1 12 Tf 72 700 Td " + shown + b" ET"),
            font=FONT.replace(b">>", b"/ToUnicode 6 0 R >>"),
            more={6: stream(head + cmap + b"\nendcmap end end")},
        )

    for name, cmap in (
        ("lone surrogates, high", b"1 beginbfchar <41> <D835> endbfchar"),
        ("lone surrogates, low", b"1 beginbfchar <41> <DC00> endbfchar"),
        ("surrogates the wrong way round", b"1 beginbfchar <41> <DC00D835> endbfchar"),
        ("every letter a NUL", b"1 beginbfrange <00> <FF> <0000> endbfrange"),
        ("every letter a byte order mark", b"1 beginbfrange <00> <FF> <FEFF> endbfrange"),
        ("right-to-left overrides", b"1 beginbfchar <41> <202E> endbfchar"),
        ("noncharacters", b"1 beginbfchar <41> <FFFF> endbfchar"),
        ("a letter that is a thousand", b"1 beginbfchar <41> <" + b"0041" * 1000 + b"> endbfchar"),
        ("a range of four billion", b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange"),
        ("a range that runs backwards", b"1 beginbfrange <FF> <00> <0041> endbfrange"),
        ("a range of nothing", b"1 beginbfrange <41> <45> [] endbfrange"),
        ("a hundred thousand ranges", b"100 beginbfrange " + b"<00> <FF> <0041> " * 100_000 + b"endbfrange"),
        ("odd digits", b"1 beginbfchar <4> <041> <XYZ> endbfchar"),
        ("no end", b"1 beginbfchar <41>"),
    ):
        yield f"a font's map with {name}", lambda cmap=cmap: mapped(cmap)
    hebrew = b"1 beginbfrange <41> <5A> <05D0> endbfrange"
    yield "right to left: Hebrew", lambda: mapped(hebrew, b"(ABC DEF GHIJ) Tj 0 -20 Td (KLM NOPQ RSTU) Tj")
    arabic = b"1 beginbfrange <41> <5A> <0627> endbfrange"
    yield "right to left: Arabic", lambda: mapped(arabic, b"(ABC DEF GHIJ) Tj 0 -20 Td (KLM NOPQ RSTU) Tj")


def build() -> Iterator[Built]:
    """Yield each file's name, and what makes its bytes."""
    for group in (_bombs, _pages, _fonts):
        yield from group()
