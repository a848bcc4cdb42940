"""The records that ingestion hands on: a file, its pages, their passages. Frozen, typed, with spans."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from ingest.caption.records import Caption
from ingest.keys import Stretch
from ingest.unchanging import Unchanging


class Box(NamedTuple):
    """A rectangle on a page, in fractions of its width and height from the top left corner."""

    left: float
    top: float
    right: float
    bottom: float


class PlacedSpan(NamedTuple):
    """A word of a page's text: offsets of its first character and behind its last, and where it stands."""

    start: int
    end: int
    box: Box


class Read(StrEnum):
    """How a page's text was come by: the entry it has in the ledger."""

    TEXT = "text"
    OCR = "ocr"
    BLANK = "blank"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that passed intake.

    :param path: where its bytes lie now.
    :param name: the file's name as the user knows it, without folders or control characters.
    :param document_id: SHA-256 of its bytes, 64 hexadecimal digits.
    :param size: its size in bytes.
    """

    path: Path
    name: str
    document_id: str
    size: int


@dataclass(frozen=True, slots=True)
class Page(Unchanging):
    """One page of a document. Every offset and quote refers to its ``text``.

    :param number: position in the PDF, from 1.
    :param label: the label the PDF itself gives the page ("iv", "12"), or None where it gives none.
    :param text: the cleaned text; empty unless it was read.
    :param read: how the text was come by.
    :param reason: why the page, or what of it, was not read, for a person; None when all of it was.
    :param furniture: lines taken out of the text as not part of it: filing stamps, running heads, line
        numbers' ranges and printed page numbers, in reading order.
    :param printed_lines: line numbers printed in the margin, each with the offset in ``text`` where the
        line that it numbers begins, in reading order; empty where the page has none.
    :param printed_page: the page number printed on the page, as written ("12", "iv"), or None; of a sheet on
        which several pages are printed, theirs ("45, 46, 47, 48").
    :param confidence: how sure text recognition was of the page's words, from 0 to 1; None where the text
        was not recognised but read.
    :param words: where the words of recognised text stand, in the order of ``text``; empty where the file
        itself places the page's text.
    """

    number: int
    label: str | None
    text: str
    read: Read
    reason: str | None = None
    furniture: tuple[str, ...] = ()
    printed_lines: tuple[tuple[int, int], ...] = ()
    printed_page: str | None = None
    confidence: float | None = None
    words: tuple[PlacedSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """What became of one page, without its text.

    :param number: the page, from 1.
    :param read: how its text was come by.
    :param reason: why it, or what of it, was not read, for a person; None when all of it was.
    """

    number: int
    read: Read
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Passage(Unchanging):
    """A run of whole sentences, small enough to be embedded without truncation.

    It lies inside one page, but for a last sentence that runs over the page's end.

    :param key: see :func:`ingest.keys.passage_key`.
    :param document_id: the document it belongs to.
    :param page: the page's number, from 1.
    :param page_label: the page's label in the PDF, or None.
    :param start: offset of its first character in the page's text.
    :param end: offset behind its last character there.
    :param text: ``page.text[start:end]``, and behind a line's end the rest on the next page.
    :param tokens: its length by the embedder's tokenizer, special tokens not counted.
    :param continues: where its rest stands on the next page, or None.
    :param heading: the headings it stands under, the outermost first; for retrieval, never to be quoted.
    """

    key: str
    document_id: str
    page: int
    page_label: str | None
    start: int
    end: int
    text: str
    tokens: int
    continues: Stretch | None = None
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A document as it is ready to be stored, whole.

    :param source: the file.
    :param pages: all its pages, in order.
    :param passages: all its passages, in order.
    :param caption: what it says of itself.
    """

    source: SourceFile
    pages: tuple[Page, ...]
    passages: tuple[Passage, ...]
    caption: Caption = field(default_factory=Caption)
