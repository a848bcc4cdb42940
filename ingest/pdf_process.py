"""The child process that touches PDF bytes: ``python -m ingest.pdf_process``. Asked by :mod:`ingest.pages`
and :mod:`ingest.rendering`; a file that crashes or hangs it harms no one else.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdf
from pypdf.errors import DependencyError, FileNotDecryptedError
from pypdf.generic import DictionaryObject

from ingest import layout, legibility, picture
from ingest.child import JSON, serve
from ingest.drawn import MAX_CHARACTERS, DrawnFile, TimeRanOut
from ingest.footnotes import RAISED
from ingest.layout import Line
from ingest.raw import UNREAD
from ingest.reasons import in_words
from ingest.straighten import straightened
from ingest.words import TooManyCharacters

_LEAST_CONFIDENCE = 0.4
"""What is recognised with less is as likely a photograph's texture as text."""
_SCARCE_TIMES = 1.5
"""What is recognised below stamps is so much more than they say; of a short page it is the same."""


def read(path: Path, first: int) -> Iterator[JSON]:
    """Read a PDF: its structure with pypdf, its pages' text with pdfium, or on their pictures.

    pdfium reads the real case files twelve times as fast as pypdf, and splits no words; pypdf says better
    what is wrong with a file, and bounds what is unpacked.

    :param path: the file.
    :param first: the page to begin with, from 1.
    :returns: first ``{"pages", "labels", "inside"}``, ``inside`` for how many files a portfolio holds; then
        for each page its ``number`` and what :data:`ingest.raw.UNREAD` names.
    :raises PermissionError: when a password is needed.
    :raises ValueError: when the file is damaged beyond reading.
    """
    try:
        reader = pypdf.PdfReader(path)
        if reader.is_encrypted and not reader.decrypt(""):
            raise PermissionError("password needed")
        count = len(reader.pages)
        labels = list(reader.page_labels) if "/PageLabels" in reader.root_object else None
        inside = len(reader.attachments) if "/Collection" in reader.root_object else 0
    except (PermissionError, FileNotDecryptedError, DependencyError) as error:
        raise PermissionError(str(error)) from error
    except NotImplementedError as error:  # pypdf's word for a protection that it does not know
        raise PermissionError(str(error)) from error
    except Exception as error:  # a hostile file may raise anything at all
        raise ValueError(in_words(error)) from error
    yield {"pages": count, "labels": labels if labels and len(labels) == count else None, "inside": inside}
    with DrawnFile(path) as drawn:
        for index in range(first - 1, count):
            yield {"number": index + 1, **UNREAD, **_read_page(reader, drawn, index)}


def _read_page(reader: pypdf.PdfReader, drawn: DrawnFile, index: int) -> JSON:
    try:
        page = reader.pages[index]
        contents = page.get_contents()
        if contents is not None:
            contents.get_data()  # raises where they are packed to burst
        layer = {**_read_layer(page, drawn, index), "image": _shows_image(page)}
        raw = layer.pop("raw")
    except Exception as error:  # a hostile page may raise anything at all
        return {"problem": in_words(error)}
    try:
        return {**layer, **_recognise(drawn, index, raw, layer["image"])}
    except TimeRanOut as error:  # its layer is none, or not the page's text
        return {"problem": in_words(error)}
    except Exception:  # nor may its picture: it has no text that could be recognised
        return {**layer, "image": True}


def _read_layer(page: pypdf.PageObject, drawn: DrawnFile, index: int) -> JSON:
    """Read a page's text layer with pdfium; with pypdf where pdfium does not open the file or the page.

    :returns: what :data:`ingest.raw.UNREAD` has of it, and ``raw``: the layer as it is, uncleaned.
    """
    try:
        words, unseen = drawn.words(index)
        arranged = layout.arrange(words, drawn.rules(index))
    except TooManyCharacters:
        raise
    except Exception:
        text = page.extract_text()[:MAX_CHARACTERS].replace(RAISED, " ")
        return {"raw": text, "text": text}
    text, lines = layout.as_text(arranged.lines)
    raw = " ".join(word.text for word in words)
    return {"raw": raw, "text": text, "unseen": unseen, **_placed(arranged, lines)}


def _placed(arranged: layout.Arranged, lines: Sequence[Line]) -> JSON:
    return {
        "numbers": _numbers(lines),
        "rest": next((index for index, line in enumerate(lines) if line.rest), None),
        "notes": next((index for index, line in enumerate(lines) if line.note and not line.rest), None),
        "sheet": [index for index, line in enumerate(lines) if line.opens],
        "aside": arranged.aside,
        "margin": arranged.margin,
    }


def _numbers(lines: Sequence[Line]) -> list[tuple[int, int]]:
    return [(index, line.number) for index, line in enumerate(lines) if line.number is not None]


def _recognise(drawn: DrawnFile, index: int, text: str, image: bool) -> JSON:
    """Return what is recognised on a page's picture where its text layer is none, or not the page's."""
    empty = legibility.is_nearly_empty(text)
    scarce = not empty and image and legibility.is_scarce(text) and drawn.is_pictured(index)
    if empty:
        if not image and not (not text and drawn.has_ink(index)):
            return {}
    elif not scarce and not legibility.is_doubtful(text, hidden=image and drawn.hides_text(index)):
        return {}
    found = drawn.recognise(index)
    if empty or scarce:
        better = legibility.says_more(found.text, text, times=1.0 if empty else _SCARCE_TIMES)
    else:
        better = legibility.is_better(found.text, text)
    if not better or found.confidence < _LEAST_CONFIDENCE:
        return {"image": image or not text}  # ink without text is a picture of something
    width, height = drawn.size(index)
    placed = [[(word.text, word.box) for word in line] for line in found.lines]
    arranged = layout.arrange(straightened(placed, width, height))
    recognised, lines = layout.as_text(arranged.lines)
    boxes = [[round(edge, 5) for edge in word.box] for line in found.lines for word in line]
    return {
        "text": recognised,
        **_placed(arranged, lines),
        "lines": [[[word.text, *boxes[word.place]] for word in line.words] for line in lines],
        "confidence": round(found.confidence, 4),
    }


def _shows_image(holder: DictionaryObject, depth: int = 0) -> bool:
    """Say whether a page or form draws a picture; forms are looked into three levels deep."""
    objects = _entries(_entries(holder, "/Resources"), "/XObject").values()
    drawn = [item for item in (entry.get_object() for entry in objects) if isinstance(item, DictionaryObject)]
    return any(item.get("/Subtype") == "/Image" for item in drawn) or (
        depth < 3 and any(_shows_image(item, depth + 1) for item in drawn if item.get("/Subtype") == "/Form")
    )


def _entries(holder: DictionaryObject, key: str) -> DictionaryObject:
    """Return a dictionary inside another; an empty one where the file holds none or something else."""
    found = holder.get(key, DictionaryObject()).get_object()
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _handle(request: JSON) -> Iterator[JSON]:
    path = Path(request["path"])
    if request["do"] == "render":
        return picture.render(path, request["page"], request["width"])
    return read(path, request["first"])


if __name__ == "__main__":
    for library in ("pypdf", "pypdfium2"):
        logging.getLogger(library).setLevel(logging.ERROR)  # warnings are of no use to a lawyer
    serve(_handle)
