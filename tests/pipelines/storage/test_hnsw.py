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


LINKS, VECTOR, LABEL = 12, 16, 8
SIZE = LINKS + VECTOR + LABEL


def element(sign: bytes, *links: int, removed: bool = False) -> bytes:
    tied = struct.pack("<HBB2I", len(links), int(removed), 0, *links, *[0] * (2 - len(links)))
    return tied + sign * VECTOR + b"l" * LABEL


def an_index(folder: Path, most: int, elements: list[bytes], room: bytes = b"") -> Path:
    counted = most, len(elements), SIZE, LINKS + VECTOR, LINKS
    (folder / "header.bin").write_bytes(struct.pack("<iQQQQQQ", 1, 0, *counted).ljust(100, b"\0"))
    index = folder / "data_level0.bin"
    index.write_bytes(b"".join(elements) + room)
    return index


@pytest.mark.parametrize("most", [3, 9], ids=["with room for no more", "grown since it was opened"])
def test_a_removed_vector_becomes_its_neighbours_and_links_and_labels_are_kept(
    tmp_path: Path, most: int
) -> None:
    index = an_index(tmp_path, most, [element(b"a", 1), element(b"x", 2, removed=True), element(b"b", 0)])
    hnsw.overwrite_removed(tmp_path / "header.bin")
    assert index.read_bytes() == element(b"a", 1) + element(b"b", 2, removed=True) + element(b"b", 0)


def test_the_neighbour_is_looked_for_through_other_removed_elements(tmp_path: Path) -> None:
    both = [element(b"x", 1, removed=True), element(b"y", 0, 2, removed=True), element(b"b", 1)]
    index = an_index(tmp_path, 3, both)
    hnsw.overwrite_removed(tmp_path / "header.bin")
    assert not {b"x", b"y"} & {bytes([byte]) for byte in index.read_bytes()}


def test_where_links_lead_to_none_the_vector_is_blanked(tmp_path: Path) -> None:
    index = an_index(tmp_path, 2, [element(b"x", 1, removed=True), element(b"y", 0, removed=True)])
    hnsw.overwrite_removed(tmp_path / "header.bin")
    assert index.read_bytes() == element(b"\0", 1, removed=True) + element(b"\0", 0, removed=True)


@pytest.mark.parametrize("room", [0, 3])
def test_the_room_behind_the_last_element_is_blanked(tmp_path: Path, room: int) -> None:
    index = an_index(tmp_path, 2 + room, [element(b"a")] * 2, b"x" * SIZE * room)
    hnsw.overwrite_removed(tmp_path / "header.bin")
    assert index.read_bytes() == element(b"a") * 2 + bytes(SIZE * room)


@pytest.mark.parametrize("content", [element(b"x", removed=True), b""])
def test_a_file_of_fewer_elements_than_are_counted_is_left_alone(tmp_path: Path, content: bytes) -> None:
    index = an_index(tmp_path, 9, [element(b"x", removed=True)] * 2)
    index.write_bytes(content)
    hnsw.overwrite_removed(tmp_path / "header.bin")
    assert index.read_bytes() == content
