"""How hnswlib, Chroma's index, lays vectors out in its files: what must be known to leave nothing in them."""

from __future__ import annotations

import os
import struct
from pathlib import Path

import numpy as np
import numpy.typing as npt

Vector = npt.NDArray[np.float32]

_FLOATS, _PIECES = 4, 2


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


def blank_unused(header: Path) -> None:
    """Fill the room behind an index's last vector with zeros: hnswlib may write it out as it was allocated.

    :param header: the index's header, as hnswlib's ``HierarchicalNSW`` lays it out: version, offset, most
        elements, elements, bytes of an element, and so on.
    """
    _, _, _, count, size = struct.unpack_from("<iQQQQ", header.read_bytes())
    with header.with_name("data_level0.bin").open("r+b") as file:
        written = file.seek(0, os.SEEK_END)
        if written > count * size:
            file.seek(count * size)
            file.write(bytes(written - count * size))
