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


LINKS, VECTOR, LABEL = 8, 16, 8
SIZE = LINKS + VECTOR + LABEL


def element(removed: bool = False) -> bytes:
    links = bytearray(b"n" * LINKS)
    links[2] = int(removed)
    return bytes(links) + b"v" * VECTOR + b"l" * LABEL


def an_index(folder: Path, most: int, elements: list[bytes], room: bytes) -> Path:
    counted = most, len(elements), SIZE, LINKS + VECTOR, LINKS
    (folder / "header.bin").write_bytes(struct.pack("<iQQQQQQ", 1, 0, *counted).ljust(100, b"\0"))
    index = folder / "data_level0.bin"
    index.write_bytes(b"".join(elements) + room)
    return index


def test_the_vectors_of_removed_elements_are_blanked_and_their_links_and_labels_kept(tmp_path: Path) -> None:
    index = an_index(tmp_path, 3, [element(), element(removed=True), element()], b"")
    hnsw.blank_removed(tmp_path / "header.bin")
    gone = element(removed=True).replace(b"v", b"\0")
    assert index.read_bytes() == element() + gone + element()


@pytest.mark.parametrize("room", [0, 3])
def test_the_room_behind_the_last_element_is_blanked(tmp_path: Path, room: int) -> None:
    index = an_index(tmp_path, 2 + room, [element()] * 2, b"x" * SIZE * room)
    hnsw.blank_removed(tmp_path / "header.bin")
    assert index.read_bytes() == element() * 2 + bytes(SIZE * room)


def test_a_file_of_another_size_is_left_alone(tmp_path: Path) -> None:
    index = an_index(tmp_path, 9, [element(removed=True)], b"x" * SIZE)
    hnsw.blank_removed(tmp_path / "header.bin")
    assert index.read_bytes() == element(removed=True) + b"x" * SIZE
