"""Files built by hand whose structure is wrong: cycles, lies about sizes, shells; and what else a PDF may carry."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

from pypdf import PdfReader, PdfWriter

from tests.hostile.raw import FONT, RESOURCES, WORDS, Built, file, flate, one_page, stream


def _page_trees() -> Iterator[Built]:
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources %b >>" % RESOURCES
    )

    def tree(kids: bytes, count: object = 1, **more: bytes) -> Callable[[], bytes]:
        root = b"<< /Type /Pages /Kids [%b] /Count %b >>" % (kids, str(count).encode())
        return lambda: one_page(pages=root, more={int(name[1:]): body for name, body in more.items()})

    yield "cycle: the page tree is its own kid", tree(b"3 0 R 2 0 R", 2)
    yield (
        "cycle: a kid's kid is the root",
        tree(b"6 0 R 3 0 R", 2, n6=b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"),
    )
    yield (
        "cycle: two branches hold each other",
        tree(
            b"6 0 R 7 0 R",
            2,
            n6=b"<< /Type /Pages /Kids [7 0 R] /Count 1 /Parent 2 0 R >>",
            n7=b"<< /Type /Pages /Kids [6 0 R] /Count 1 /Parent 2 0 R >>",
        ),
    )
    yield "cycle: a page is its own parent", lambda: one_page(page=b"/Parent 3 0 R")
    yield "the same page 5,000 times", tree(b"3 0 R " * 5000, 5000)
    for count in (0, -1, 2, 10**6, 2**31, 2**64, "(many)", "null", "1.5", "9 0 R"):
        yield f"the tree says it has {count} pages", tree(b"3 0 R", count)
    yield "kids that are no pages", tree(b"null (page) 42 /Page [3 0 R] << >>", 6)
    yield "kids that are not there", tree(b"90 0 R 91 0 R 3 0 R", 3)
    yield "no kids", tree(b"", 0)
    yield "kids without a tree", lambda: one_page(pages=b"[3 0 R]")
    yield "no page tree", lambda: one_page(catalogue=b"/Pages null")
    yield "the catalogue is a number", lambda: one_page(more={1: b"42"})
    yield "the catalogue is itself", lambda: one_page(more={1: b"1 0 R"})

    def deep(levels: int) -> bytes:
        objects = {1: b"<< /Type /Catalog /Pages 10 0 R >>", 4: stream(WORDS), 5: FONT}
        for level in range(levels):
            objects[10 + level] = b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (11 + level)
        objects[10 + levels] = page
        return file(objects)

    for levels in (50, 900, 20_000):
        yield f"a page tree {levels} levels deep", lambda levels=levels: deep(levels)

    def wide(pages: int) -> bytes:
        objects = {1: b"<< /Type /Catalog /Pages 2 0 R >>", 4: stream(WORDS), 5: FONT}
        kids = b" ".join(b"%d 0 R" % (10 + number) for number in range(pages))
        objects[2] = b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, pages)
        objects |= {10 + number: page for number in range(pages)}
        return file(objects)

    yield "100,000 pages", lambda: wide(100_000)


def _references() -> Iterator[Built]:
    yield "cycle: the contents are an array that holds itself", lambda: one_page(b"[4 0 R 4 0 R]")
    yield (
        "cycle: the length of a stream is the stream",
        lambda: one_page(b"<< /Length 4 0 R >>\nstream\n" + WORDS + b"\nendstream"),
    )
    yield "cycle: two objects are each other", lambda: one_page(b"6 0 R", more={6: b"4 0 R"})
    yield (
        "cycle: the resources are in themselves",
        lambda: one_page(
            resources=b"6 0 R",
            more={6: b"<< /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> /Resources 6 0 R >>"},
        ),
    )
    form = (
        b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /XObject << /X 6 0 R /Y 6 0 R >> >>"
    )
    drawn = b"<< /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >>"
    yield (
        "cycle: a form draws itself",
        lambda: one_page(stream(WORDS + b" /X Do"), resources=drawn, more={6: stream(b"/X Do /Y Do", form)}),
    )

    def forms(levels: int, each: int) -> bytes:
        objects = {}
        for level in range(levels):
            names = b" ".join(b"/X%d %d 0 R" % (n, 21 + level) for n in range(each))
            entries = (
                b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << %b >> >>" % names
            )
            objects[20 + level] = stream(b" ".join(b"/X%d Do" % n for n in range(each)), entries)
        objects[20 + levels] = stream(WORDS, b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]")
        resources = b"<< /Font << /F1 5 0 R >> /XObject << /X 20 0 R >> >>"
        return one_page(stream(WORDS + b" /X Do"), resources=resources, more=objects)

    yield "forms 2,000 deep", lambda: forms(2000, 1)
    yield "forms that unfold to ten to the twelfth", lambda: forms(12, 10)
    yield (
        "cycle: outlines",
        lambda: one_page(
            catalogue=b"/Outlines 6 0 R",
            more={
                6: b"<< /Type /Outlines /First 7 0 R /Last 7 0 R /Count 1 >>",
                7: b"<< /Title (Count I) /Parent 6 0 R /Next 7 0 R /First 6 0 R /Dest [3 0 R /Fit] >>",
            },
        ),
    )
    yield (
        "cycle: page labels",
        lambda: one_page(catalogue=b"/PageLabels 6 0 R", more={6: b"<< /Kids [6 0 R] /Limits [0 9] >>"}),
    )
    yield (
        "page labels without end",
        lambda: one_page(catalogue=b"/PageLabels << /Nums [0 << /S /r /St 999999999999 >>] >>"),
    )
    yield (
        "page labels a megabyte long",
        lambda: one_page(catalogue=b"/PageLabels << /Nums [0 << /P (" + b"A" * (1 << 20) + b") /S /D >>] >>"),
    )
    yield (
        "cycle: names",
        lambda: one_page(
            catalogue=b"/Names << /Dests 6 0 R /EmbeddedFiles 6 0 R >>",
            more={6: b"<< /Kids [6 0 R 6 0 R] >>"},
        ),
    )
    yield (
        "cycle: annotations",
        lambda: one_page(
            page=b"/MediaBox [0 0 612 792] /Annots 6 0 R",
            more={6: b"[7 0 R 6 0 R]", 7: b"<< /Type /Annot /Subtype /Popup /Parent 7 0 R /P 3 0 R >>"},
        ),
    )
    yield (
        "cycle: a font descends from itself",
        lambda: one_page(
            font=b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [5 0 R] >>"
        ),
    )
    yield (
        "cycle: a Type 3 font draws with itself",
        lambda: one_page(
            font=b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] /FirstChar 67"
            b" /LastChar 67 /Widths [9] /Encoding << /Differences [67 /c] >> /CharProcs << /c 6 0 R >>"
            b" /Resources << /Font << /F1 5 0 R >> >> >>",
            more={6: stream(b"9 0 d0 BT /F1 1 Tf (C) Tj ET")},
        ),
    )
    yield "cycle: two cross-reference tables name each other", _looped_tables
    for depth in (500, 100_000):
        yield (
            f"arrays nested {depth:,} deep",
            lambda depth=depth: one_page(catalogue=b"/X " + b"[" * depth + b"]" * depth),
        )
        yield (
            f"dictionaries nested {depth:,} deep",
            lambda depth=depth: one_page(catalogue=b"/X " + b"<< /X " * depth + b"1" + b" >>" * depth),
        )
    yield "operands nested 100,000 deep", lambda: one_page(stream(WORDS + b" [" * 100_000))
    yield (
        "the number of an object is enormous",
        lambda: one_page(resources=b"<< /Font << /F1 99999999999999 0 R >> >>"),
    )
    yield "an object's number is not its own", lambda: one_page().replace(b"4 0 obj", b"9 0 obj")


def _looped_tables() -> bytes:
    sound = one_page()
    at = sound.rindex(b"xref\n0 1")
    return sound.replace(b"/Root 1 0 R ", b"/Root 1 0 R /Prev %d " % at)


def _carried() -> Iterator[Built]:
    script = b"<< /S /JavaScript /JS (while(true){app.alert\\('x'\\)}) >>"
    yield "JavaScript at opening", lambda: one_page(catalogue=b"/OpenAction " + script)
    yield (
        "JavaScript by name",
        lambda: one_page(catalogue=b"/Names << /JavaScript << /Names [(a) " + script + b"] >> >>"),
    )
    yield (
        "a program to launch",
        lambda: one_page(catalogue=b"/OpenAction << /S /Launch /F (cmd.exe) /Win << /F (cmd.exe) >> >>"),
    )
    yield (
        "an address to fetch",
        lambda: one_page(catalogue=b"/OpenAction << /S /URI /URI (http://127.0.0.1:9/) >>"),
    )
    yield (
        "a form to submit",
        lambda: one_page(catalogue=b"/OpenAction << /S /SubmitForm /F (http://127.0.0.1:9/) >>"),
    )
    yield (
        "another file to go to",
        lambda: one_page(catalogue=b"/OpenAction << /S /GoToR /F (/etc/passwd) /D [0 /Fit] >>"),
    )
    yield (
        "contents in another file",
        lambda: one_page(stream(WORDS, b"/F (/etc/passwd) /FFilter /ASCIIHexDecode")),
    )
    xfa = b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'><!DOCTYPE x [<!ENTITY p SYSTEM 'file:///etc/passwd'>]>&p;</xdp:xdp>"
    yield (
        "an XFA form",
        lambda: one_page(catalogue=b"/AcroForm << /XFA 6 0 R /Fields [] >>", more={6: stream(xfa)}),
    )
    yield "an XFA form and no page", lambda: one_page(
        catalogue=b"/AcroForm << /XFA [(a) 6 0 R (b)] >> /NeedsRendering true",
        pages=b"<< /Type /Pages /Kids [] /Count 0 >>", more={6: stream(xfa)},
    )  # fmt: skip
    yield (
        "a field that is its own parent",
        lambda: one_page(
            catalogue=b"/AcroForm << /Fields [6 0 R] >>",
            more={6: b"<< /FT /Tx /T (a) /Parent 6 0 R /Kids [6 0 R] >>"},
        ),
    )
    yield "an attachment", lambda: _attached(one_page(), "notes.exe", b"MZ" * 100)
    yield "itself as an attachment", lambda: _attached(one_page(), "../../etc/passwd", one_page())
    yield (
        "a portfolio",
        lambda: _attached(
            one_page(catalogue=b"/Collection << /Type /Collection /View /T >>"), "a.pdf", one_page()
        ),
    )
    yield (
        "a bomb as an attachment",
        lambda: one_page(
            catalogue=b"/Names << /EmbeddedFiles << /Names [(a) << /Type /Filespec /F (a) /EF << /F 6 0 R >> >>] >> >>",
            more={6: flate(bytes(300_000_000))},
        ),
    )
    for algorithm in ("RC4-40", "RC4-128", "AES-128", "AES-256"):
        yield f"locked with {algorithm}", lambda a=algorithm: _locked(a, "sealed by order")
        yield f"locked with {algorithm} for its owner alone", lambda a=algorithm: _locked(a, "")
    yield "a lock without a key", lambda: one_page(trailer=b"/Encrypt << >>")
    yield (
        "a lock of a kind unknown",
        lambda: one_page(trailer=b"/Encrypt << /Filter /Klingon /V 99 /R 99 >> /ID [(a) (a)]"),
    )
    yield "a lock that is itself", lambda: one_page(trailer=b"/Encrypt 6 0 R", more={6: b"6 0 R"})


def _attached(data: bytes, name: str, content: bytes) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.add_attachment(name, content)
    return _written(writer)


def _locked(algorithm: str, user: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(one_page())))
    writer.encrypt(user, "the owner's", algorithm=algorithm)
    return _written(writer)


def _written(writer: PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _shells() -> Iterator[Built]:
    sound = one_page()
    yield "nothing", lambda: b""
    yield "one byte", lambda: b"%"
    yield "a header", lambda: b"%PDF-1.7"
    yield "a header and an end", lambda: b"%PDF-1.7\n%%EOF\n"
    yield "a header and a megabyte of noise", lambda: b"%PDF-1.7\n" + bytes(range(256)) * 4096
    yield "a header and a hundred megabytes of zeros", lambda: b"%PDF-1.7\n" + bytes(100 << 20)
    yield "a web page", lambda: b"<!doctype html><title>Sign in</title>"
    yield "a Word file", lambda: b"PK\x03\x04" + bytes(2000)
    yield "a web page with a PDF inside", lambda: b"<html>" + b" " * 500 + sound
    yield "a header too far behind", lambda: b" " * 1100 + sound
    yield "a thousand ends", lambda: sound + b"%%EOF\n" * 1000
    yield "a megabyte of ends of nothing", lambda: sound + b"startxref\n0\n%%EOF\n" * 50_000
    yield "a version of the future", lambda: sound.replace(b"PDF-1.7", b"PDF-9.9")
    yield "line ends of another age", lambda: sound.replace(b"\n", b"\r")
    for at in (0, -1, 10**6, 10**30, "(here)"):
        yield (
            f"the table said to lie at {at}",
            lambda at=at: sound.rpartition(b"startxref")[0] + f"startxref\n{at}\n%%EOF\n".encode(),
        )
    yield "no table", lambda: sound[: sound.rindex(b"xref\n0 1")] + b"trailer << /Root 1 0 R >>\n%%EOF\n"
    yield "no trailer", lambda: sound[: sound.rindex(b"trailer")]
    yield "a table of a billion", lambda: sound.replace(b"xref\n0 1\n", b"xref\n0 1000000000\n")
    yield "two files one behind the other", lambda: sound + one_page(stream(b"BT /F1 9 Tf (Another.) Tj ET"))


def build() -> Iterator[Built]:
    """Yield each file's name, and what makes its bytes."""
    for group in (_page_trees, _references, _carried, _shells):
        yield from group()
