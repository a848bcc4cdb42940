"""How hnswlib, Chroma's index, lays vectors out in its files: what must be known to leave nothing in them."""

from __future__ import annotations

import mmap
import os
import struct
from collections import deque
from pathlib import Path

import numpy as np
import numpy.typing as npt

Vector = npt.NDArray[np.float32]

_FLOATS, _PIECES = 4, 2
_MARK, _LINKS = 2, 4
"""Where in an element the byte stands that marks it as removed, and where its links begin."""


def pieces(vector: Vector) -> list[bytes]:
    """Return pieces of a vector as they may stand in a file, so that they can be looked for.

    :param vector: float32 of shape (384,).
    :returns: runs of four little-endian floats: as they stand in Chroma's log, and as in the index.
    """
    places = range(0, len(vector) - _FLOATS, len(vector) // _PIECES)
    return [
        written[place : place + _FLOATS].astype("<f4").tobytes()
        for written in _as_written(vector)
        for place in places
    ]


def _as_written(vector: Vector) -> list[Vector]:
    """Return a vector as it stands in the log, and as in the index, where hnswlib has brought it to length 1.

    Its ``normalize_vector`` adds the squares up in single precision; the last digit depends on the processor.
    """
    squares = np.cumsum(vector * vector, dtype=np.float32)[-1]
    scale = np.float32(1.0) / (np.sqrt(squares) + np.float32(1e-30))
    ends = np.float32(0.0), np.float32(2.0)
    return [vector, *(vector * factor for factor in (scale, *(np.nextafter(scale, end) for end in ends)))]


def overwrite_removed(header: Path) -> None:
    """Overwrite the vectors of an index's removed elements, and the room behind its last one.

    hnswlib only marks what is removed, and goes on through it to its neighbours when it searches and when it
    ties new elements in. So the links stay as they are, and the vector becomes that of the nearest element by
    links that is not removed: zeros would lead searches astray, and to some elements no more. Behind the last
    element it may write out the room that it had allocated, whatever stood there; an index that has grown, or
    was opened anew, is written without it.

    :param header: the index's header, as hnswlib's ``HierarchicalNSW`` lays it out: version, offset, most
        elements, elements, bytes of an element, where in it its label stands and where its vector, and so on.
        An element begins with the number of its links, in two bytes, a byte that is odd where it is removed,
        and from the fifth byte on the links, in four bytes each; the label follows on the vector.
    """
    _, _, _, count, size, label, vector = struct.unpack_from("<iQQQQQQ", header.read_bytes())
    with header.with_name("data_level0.bin").open("r+b") as file:
        written = file.seek(0, os.SEEK_END)
        if not written or written < count * size:
            return
        with mmap.mmap(file.fileno(), written) as elements:
            removed = {place for place in range(count) if elements[place * size + _MARK] & 1}
            for place in removed:
                near = _nearest_kept(elements, place, removed, size)
                start = None if near is None else near * size
                vector_of = (
                    bytes(label - vector) if start is None else elements[start + vector : start + label]
                )
                elements[place * size + vector : place * size + label] = vector_of
            elements[count * size :] = bytes(written - count * size)


def _nearest_kept(elements: mmap.mmap, place: int, removed: set[int], size: int) -> int | None:
    """Return the element nearest to one by links that is not removed, or None where links lead to none."""
    seen, waiting = {place}, deque([place])
    while waiting:
        start = waiting.popleft() * size
        (links,) = struct.unpack_from("<H", elements, start)
        for other in struct.unpack_from(f"<{links}I", elements, start + _LINKS):
            if other not in removed:
                return int(other)
            if other not in seen:
                seen.add(other)
                waiting.append(other)
    return None
