"""What a deleted document left in a matter's files: pieces of it are taken before, and looked for after."""

from __future__ import annotations

import mmap
from collections.abc import Sequence
from pathlib import Path

from pipelines.storage.register import Register
from pipelines.storage.store import VectorStore

_TRACE_LENGTH = 40
_TRACES = 24
"""Pieces of text, and vectors, that are looked for after a deletion: each search reads the whole store."""


def pieces_of(document_id: str, register: Register, vectors: VectorStore) -> list[bytes]:
    """Take pieces of a document's text, evenly, that stand in no other document, and of its vectors.

    :param document_id: a document that is whole.
    :param register: holds its text.
    :param vectors: hold its vectors.
    """
    pages = [page.text for page in register.pages(document_id) if len(page.text) >= _TRACE_LENGTH]
    pieces = []
    for text in pages[:: max(1, -(-len(pages) // _TRACES))]:
        start = (len(text) - _TRACE_LENGTH) // 2
        piece = text[start : start + _TRACE_LENGTH]
        if not register.contains_text(piece, outside=document_id):
            pieces.append(piece.encode())
    return pieces + vectors.sample_bytes(document_id, _TRACES)


def count_traces(pieces: Sequence[bytes], folder: Path) -> int:
    """Count the pieces that stand in the files of a folder, in each of them anew.

    :param pieces: what to look for.
    :param folder: the folder, with those in it.
    """
    return sum(_count(pieces, path) for path in folder.rglob("*") if path.is_file())


def _count(pieces: Sequence[bytes], path: Path) -> int:
    """Count the pieces that a file holds, however large it is."""
    if not path.stat().st_size:
        return 0
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        return sum(content.find(piece) >= 0 for piece in pieces)
