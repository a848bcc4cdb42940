"""What is known of hnswlib's files: where a vector's bytes may stand, and which of them nobody needs."""

import struct
from pathlib import Path

import numpy as np
import pytest

from pipelines.storage import hnsw


def test_a_vector_is_looked_for_as_given_and_at_length_1() -> None:
    vector = np.arange(1, 385, dtype=np.float32)
    pieces = hnsw.pieces(vector)
    assert len(pieces) == len(set(pieces)) == 2 * 4
    assert pieces[0] == vector[:4].tobytes() and pieces[1] == vector[192:196].tobytes()
    unit = vector / np.linalg.norm(vector)
    for piece in pieces[2:]:
        found = np.frombuffer(piece, "<f4")
        assert any(np.allclose(found, unit[place : place + 4], rtol=1e-5) for place in (0, 192))


@pytest.mark.parametrize(
    ("count", "kept"),
    [
        pytest.param(2, 2, id="room for three more"),
        pytest.param(5, 5, id="written without its room"),
        pytest.param(9, 5, id="a file of fewer elements than are counted is left alone"),
    ],
)
def test_the_room_behind_the_last_vector_is_blanked(tmp_path: Path, count: int, kept: int) -> None:
    (tmp_path / "header.bin").write_bytes(struct.pack("<iQQQQ", 1, 0, 9, count, 16).ljust(100, b"\0"))
    index = tmp_path / "data_level0.bin"
    index.write_bytes(b"x" * 16 * 5)
    hnsw.blank_unused(tmp_path / "header.bin")
    assert index.read_bytes() == b"x" * 16 * kept + bytes(16 * (5 - kept))
