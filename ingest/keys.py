"""Stable keys: a document is the SHA-256 of its bytes, a passage its document, page and span.

A passage's key alone leads to the characters it stands for, and the same bytes give the same keys on
every machine and at every ingestion.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import NamedTuple

_STRETCH = r"([1-9][0-9]*):(0|[1-9][0-9]*)-([1-9][0-9]*)"
_PASSAGE_KEY = re.compile(rf"([0-9a-f]{{64}}):{_STRETCH}(?:\+{_STRETCH})?", re.ASCII)
_BLOCK = 1 << 20


class Stretch(NamedTuple):
    """Characters of a page: its number, from 1, and the span in its text."""

    page: int
    start: int
    end: int


class PassageSpan(NamedTuple):
    """What a passage's key says: document, page from 1, the span in that page's text, and its rest if any."""

    document_id: str
    page: int
    start: int
    end: int
    continues: Stretch | None = None


def document_id(path: Path) -> str:
    """Return the document id of a file: the SHA-256 of its bytes.

    :param path: the file.
    :returns: 64 lower-case hexadecimal digits.
    :raises OSError: when the file cannot be read.
    """
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def passage_key(document_id: str, page: int, start: int, end: int, continues: Stretch | None = None) -> str:
    """Return the key of a passage.

    :param document_id: 64 hexadecimal digits.
    :param page: the page's number, from 1.
    :param start: offset of the first character in the page's text.
    :param end: offset behind the last character.
    :param continues: the rest of a passage that runs over the page's end.
    :returns: ``"<document_id>:<page>:<start>-<end>"``, with ``"+<page>:<start>-<end>"`` for the rest.
    """
    rest = f"+{continues.page}:{continues.start}-{continues.end}" if continues else ""
    return f"{document_id}:{page}:{start}-{end}{rest}"


def parse_passage_key(key: str) -> PassageSpan:
    """Read a passage's key.

    :param key: as :func:`passage_key` gives it.
    :returns: the document, page and span, and the rest on another page.
    :raises ValueError: when the text is not such a key, a span is empty, or the rest does not follow.
    """
    match = _PASSAGE_KEY.fullmatch(key)
    if match is None:
        raise ValueError(f"not a passage key: {key!r}")
    first = Stretch(int(match[2]), int(match[3]), int(match[4]))
    rest = Stretch(int(match[5]), int(match[6]), int(match[7])) if match[5] else None
    if first.start >= first.end or (rest and (rest.start >= rest.end or rest.page <= first.page)):
        raise ValueError(f"not a passage key: {key!r}")
    return PassageSpan(match[1], *first, rest)
