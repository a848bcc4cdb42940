"""Vectors under keys, compared by cosine; Chroma never sees a word and never fetches a model."""

import errno
import hashlib
import shutil
import threading
from contextlib import AbstractContextManager
from pathlib import Path

import numpy as np
import pytest
from haystack import Document
from haystack_integrations.document_stores.chroma import ChromaDocumentStore

from ingest.keys import passage_key
from pipelines.errors import StoreDamaged
from pipelines.storage import standby
from pipelines.storage import store as store_module
from pipelines.storage.store import VectorStore

ONE, TWO = "1" * 64, "2" * 64


def vector(*first: float) -> list[float]:
    return [*first, *[0.0] * (384 - len(first))]


def document(document_id: str, start: int, embedding: list[float] | None) -> Document:
    return Document(
        id=passage_key(document_id, 1, start, start + 10), content="Peculiar words.", embedding=embedding
    )


@pytest.fixture
def store(tmp_path: Path):
    store = VectorStore(str(tmp_path / "chroma"))
    store.open()
    yield store
    store.close()


def test_the_nearest_come_first_with_cosine_similarities_that_fall(store: VectorStore):
    store.write_documents(
        [document(ONE, 0, vector(0, 1)), document(ONE, 20, vector(1, 1)), document(TWO, 0, vector(5, 0))]
    )
    found = store.nearest(vector(1), 10)
    assert [key for key, _ in found] == [
        passage_key(TWO, 1, 0, 10),
        passage_key(ONE, 1, 20, 30),
        passage_key(ONE, 1, 0, 10),
    ]
    assert [score for _, score in found] == pytest.approx([1.0, np.sqrt(0.5), 0.0], abs=1e-5)


@pytest.mark.parametrize(("asked", "given"), [(1, 1), (3, 3), (50, 3)])
def test_no_more_than_asked_and_no_more_than_there_are(store: VectorStore, asked: int, given: int):
    store.write_documents([document(ONE, 20 * n, vector(1, n)) for n in range(3)])
    assert len(store.nearest(vector(1), asked)) == given


@pytest.mark.parametrize("one_by_one", [0, 1000])
@pytest.mark.parametrize("count", [1, 3, 50])
def test_among_some_passages_the_nearest_of_those_come_first(
    store: VectorStore, monkeypatch: pytest.MonkeyPatch, one_by_one: int, count: int
):
    monkeypatch.setattr(store_module, "_COMPARED_ONE_BY_ONE", one_by_one)
    store.write_documents([document(ONE, 20 * n, vector(1, n)) for n in range(5)])
    store.write_documents([document(TWO, 20 * n, vector(1, n + 0.5)) for n in range(5)])
    among = [passage_key(TWO, 1, 20 * n, 20 * n + 10) for n in range(5)]
    found = store.nearest(vector(1), count, among)
    assert [key for key, _ in found] == among[:count]
    of_all = dict(store.nearest(vector(1), 10))
    assert [likeness for _, likeness in found] == pytest.approx([of_all[key] for key, _ in found], abs=1e-5)


@pytest.mark.parametrize("count", [1, 3, 45])
def test_among_many_that_are_far_from_it_the_nearest_of_those_are_found(
    store: VectorStore, monkeypatch: pytest.MonkeyPatch, count: int
):
    monkeypatch.setattr(store_module, "_COMPARED_ONE_BY_ONE", 0)
    monkeypatch.setattr(store_module, "_BATCH", 7)
    store.write_documents([document(ONE, 20 * n, vector(1, n / 1000)) for n in range(50)])
    store.write_documents([document(TWO, 20 * n, vector(1, n + 5)) for n in range(40)])
    among = [passage_key(TWO, 1, 20 * n, 20 * n + 10) for n in range(40)]
    assert [key for key, _ in store.nearest(vector(1), count, among[::-1])] == among[:count]


def test_among_none_nothing_is_near_and_what_is_gone_is_passed_over(store: VectorStore):
    store.write_documents([document(ONE, 0, vector(1))])
    assert store.nearest(vector(1), 5, []) == []
    gone, here = passage_key(TWO, 1, 0, 10), passage_key(ONE, 1, 0, 10)
    assert [key for key, _ in store.nearest(vector(1), 5, [gone, here])] == [here]


def test_an_empty_store_has_nothing_near(store: VectorStore):
    assert store.nearest(vector(1), 5) == []


def test_writing_the_same_key_again_replaces_it(store: VectorStore):
    store.write_documents([document(ONE, 0, vector(1))])
    store.write_documents([document(ONE, 0, vector(0, 1))])
    assert store.count_documents() == 1
    assert store.nearest(vector(0, 1), 1)[0][1] == pytest.approx(1.0)


def test_a_passage_without_an_embedding_is_refused_and_none_of_its_batch_written(store: VectorStore):
    with pytest.raises(
        ValueError, match=f"1 passages have no embedding, the first is {passage_key(TWO, 1, 0, 10)}"
    ):
        store.write_documents([document(ONE, 0, vector(1)), document(TWO, 0, None)])
    assert store.count_documents() == 0


def test_a_key_that_is_none_is_refused(store: VectorStore):
    with pytest.raises(ValueError, match="not a passage key"):
        store.write_documents([Document(id="x", embedding=vector(1))])


def test_removing_a_document_leaves_the_others(store: VectorStore):
    store.write_documents(
        [*(document(ONE, 20 * n, vector(1, n)) for n in range(3)), document(TWO, 0, vector(1))]
    )
    assert store.remove(ONE) == 3
    assert store.remove(ONE) == 0
    assert [key for key, _ in store.nearest(vector(1), 9)] == [passage_key(TWO, 1, 0, 10)]


def bytes_of(store: VectorStore) -> bytes:
    return b"".join(path.read_bytes() for path in Path(store.folder).rglob("*") if path.is_file())


def a_vector(number: int) -> list[float]:
    made = np.random.default_rng(number).standard_normal(384)
    return (made / np.linalg.norm(made)).tolist()


@pytest.mark.parametrize("written_out", [False, True], ids=["in the log", "in the index"])
@pytest.mark.parametrize("others", [0, 30])
def test_after_a_purge_the_bytes_of_removed_vectors_are_gone_and_the_others_are_found(
    store: VectorStore, written_out: bool, others: int
):
    store.write_documents([document(ONE, 20 * n, a_vector(n)) for n in range(10)])
    store.write_documents([document(TWO, 20 * n, a_vector(100 + n)) for n in range(others)])
    if written_out:
        store.purge()
    pieces = store.sample_bytes(ONE, 10)
    assert len(pieces) == 10 * 2 * 4
    assert sum(piece in bytes_of(store) for piece in pieces) > 10
    assert store.remove(ONE) == 10
    store.purge()
    assert not any(piece in bytes_of(store) for piece in pieces)
    assert store.sample_bytes(ONE, 10) == []
    assert store.count_documents() == others
    for n in range(others):
        assert store.nearest(a_vector(100 + n), 1)[0][0] == passage_key(TWO, 1, 20 * n, 20 * n + 10)


def test_after_a_purge_a_large_index_holds_no_bytes_of_removed_vectors_either(store: VectorStore):
    """Of more than a thousand vectors the index grows, and its file is written in another length."""
    store.write_documents([document(ONE, 20 * n, a_vector(n)) for n in range(10)])
    store.write_documents([document(TWO, 20 * n, a_vector(100 + n)) for n in range(1100)])
    pieces = store.sample_bytes(ONE, 10)
    assert store.remove(ONE) == 10
    store.purge()
    assert not any(piece in bytes_of(store) for piece in pieces)
    assert store.nearest(a_vector(117), 1)[0][0] == passage_key(TWO, 1, 340, 350)


def test_after_a_purge_the_index_keeps_nothing_of_its_writers_memory(store: VectorStore):
    store.write_documents([document(ONE, 20 * n, a_vector(n)) for n in range(10)])
    store.purge()
    (index,) = Path(store.folder).rglob("data_level0.bin")
    content = index.read_bytes()
    element = len(content) // 100
    assert any(content[: 10 * element])
    assert not any(content[10 * element :])
    assert store.nearest(a_vector(3), 1)[0][0] == passage_key(ONE, 1, 60, 70)


def test_a_sample_is_of_no_more_vectors_than_asked(store: VectorStore):
    store.write_documents([document(ONE, 20 * n, a_vector(n)) for n in range(10)])
    assert len(store.sample_bytes(ONE, 4)) <= 4 * 2 * 4


def test_the_log_is_written_out_when_it_is_long_and_nothing_is_lost(
    store: VectorStore, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(store_module, "_WRITE_OUT_AFTER", 25)
    for first in range(0, 60, 10):
        store.write_documents([document(ONE, 20 * n, a_vector(n)) for n in range(first, first + 10)])
    assert sorted(store.keys()) == sorted(passage_key(ONE, 1, 20 * n, 20 * n + 10) for n in range(60))
    for n in range(60):
        assert store.nearest(a_vector(n), 1)[0][0] == passage_key(ONE, 1, 20 * n, 20 * n + 10)


@pytest.mark.parametrize("seed", range(4))
def test_every_passage_is_found_however_often_others_like_it_are_deleted_and_added(
    store: VectorStore, seed: int
):
    chance = np.random.default_rng(seed)
    centres = chance.standard_normal((8, 384))
    names = [hashlib.sha256(bytes([number])).hexdigest() for number in range(16)]
    made = {name: alike(chance, centres) for name in names} | {TWO: centres[:1], ONE: centres[:1]}
    for name, vectors in made.items():
        store.write_documents([document(name, 20 * n, list(row)) for n, row in enumerate(vectors)])
    for name in chance.choice(names, 10):
        store.remove(name)
        store.purge()
        store.write_documents([document(name, 20 * n, list(row)) for n, row in enumerate(made[name])])
    keys = store.keys()
    assert {key for key, _ in store.nearest([1.0] * 384, len(keys))} == set(keys)


def alike(chance: np.random.Generator, centres: np.ndarray) -> np.ndarray:
    """A document's vectors: a few to many, much alike or little."""
    spread = chance.choice([0.05, 0.3, 1.0])
    return chance.choice(centres) + spread * chance.standard_normal((chance.integers(1, 40), 384))


def test_a_copy_that_stands_by_is_what_counts_after_a_kill(tmp_path: Path):
    folder = tmp_path / "chroma"
    store = VectorStore(str(folder))
    store.open()
    store.write_documents([document(ONE, 0, a_vector(1))])
    store.close()
    shutil.copytree(folder, tmp_path / "chroma.copy")
    for path in folder.rglob("*.bin"):
        path.write_bytes(b"half written")
    (tmp_path / "chroma.part").mkdir()
    (tmp_path / "chroma.gone").mkdir()
    store.open()
    assert store.nearest(a_vector(1), 1)[0][0] == passage_key(ONE, 1, 0, 10)
    store.close()
    assert [path.name for path in tmp_path.iterdir()] == ["chroma"]


def test_it_may_be_searched_while_it_is_purged(store: VectorStore):
    store.write_documents([document(ONE, 20 * n, a_vector(n)) for n in range(30)])
    found: list[str] = []

    def search() -> None:
        for n in range(30):
            found.append(store.nearest(a_vector(n), 1)[0][0])

    searching = threading.Thread(target=search)
    searching.start()
    for _ in range(3):
        store.purge()
    searching.join()
    assert found == [passage_key(ONE, 1, 20 * n, 20 * n + 10) for n in range(30)]


def test_nobody_opens_the_index_while_another_has_closed_it_to_write_it_out(
    store: VectorStore, monkeypatch: pytest.MonkeyPatch
):
    copying = threading.Event()
    opened_by: list[threading.Thread] = []
    copied, ensure_initialized = standby.copied, ChromaDocumentStore._ensure_initialized
    other = threading.Thread(
        target=lambda: store.write_documents([document(TWO, 20 * n, a_vector(50 + n)) for n in range(5)])
    )

    def copied_while_another_writes(folder: Path) -> AbstractContextManager[None]:
        copying.set()
        other.start()
        other.join(0.3)
        copying.clear()
        return copied(folder)

    def open_collection(self: VectorStore) -> None:
        if copying.is_set():
            opened_by.append(threading.current_thread())
        ensure_initialized(self)

    monkeypatch.setattr(standby, "copied", copied_while_another_writes)
    monkeypatch.setattr(ChromaDocumentStore, "_ensure_initialized", open_collection)
    store.write_documents([document(ONE, 20 * n, a_vector(n)) for n in range(5)])
    monkeypatch.setattr(store_module, "_WRITE_OUT_AFTER", 6)
    store.write_documents([document(ONE, 100, a_vector(5))])
    other.join()
    assert opened_by == []
    assert (len(store.keys(ONE)), len(store.keys(TWO))) == (6, 5)


@pytest.mark.parametrize("at", ["copying", "writing"])
def test_a_fault_while_it_writes_out_leaves_everything_as_it_was_and_the_next_time_it_succeeds(
    store: VectorStore, monkeypatch: pytest.MonkeyPatch, at: str
):
    store.write_documents([document(ONE, 20 * n, a_vector(n)) for n in range(10)])
    monkeypatch.setattr(store_module, "_WRITE_OUT_AFTER", 11)
    with monkeypatch.context() as full:
        if at == "copying":
            full.setattr(standby.shutil, "copytree", raise_disk_full)
        else:
            full.setattr(VectorStore, "_write_out_in_place", lambda *_: raise_disk_full())
        with pytest.raises(OSError, match=r"No space left|could not be copied"):
            store.write_documents([document(TWO, 0, a_vector(50))])
    assert store.nearest(a_vector(3), 1)[0][0] == passage_key(ONE, 1, 60, 70)
    store.write_documents([document(TWO, 0, a_vector(50))])
    assert store.count_documents() == 11
    assert [path.name for path in Path(store.folder).parent.iterdir()] == ["chroma"]


@pytest.mark.parametrize("after", [0, 1], ids=["at the beginning", "when all but the last is done"])
def test_a_fault_while_it_purges_leaves_everything_as_it_was_and_the_next_time_it_succeeds(
    store: VectorStore, monkeypatch: pytest.MonkeyPatch, after: int
):
    store.write_documents([document(ONE, 20 * n, a_vector(n)) for n in range(10)])
    store.write_documents([document(TWO, 0, a_vector(50))])
    store.remove(TWO)
    with monkeypatch.context() as full:
        full.setattr(VectorStore, "_write_out_in_place" if after else "keys", raise_disk_full)
        with pytest.raises(OSError, match="No space left"):
            store.purge()
    assert store.nearest(a_vector(3), 1)[0][0] == passage_key(ONE, 1, 60, 70)
    store.purge()
    assert store.count_documents() == 10
    assert [path.name for path in Path(store.folder).parent.iterdir()] == ["chroma"]


def test_a_purge_that_was_killed_when_the_new_index_was_whole_is_finished_on_opening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    store = VectorStore(str(tmp_path / "chroma"))
    store.open()
    store.write_documents([document(ONE, 0, a_vector(1)), document(TWO, 0, a_vector(2))])
    pieces = store.sample_bytes(TWO, 1)
    store.remove(TWO)
    settle = standby.settle
    with monkeypatch.context() as killed:
        killed.setattr(
            standby, "settle", lambda folder: raise_disk_full() if folder.name == "chroma" else settle(folder)
        )
        with pytest.raises(StoreDamaged, match="No space left"):
            store.purge()
    store.close()
    assert (tmp_path / "chroma.copy").exists()
    again = VectorStore(str(tmp_path / "chroma"))
    again.open()
    assert again.keys() == [passage_key(ONE, 1, 0, 10)]
    assert not any(piece in bytes_of(again) for piece in pieces)
    again.close()
    assert [path.name for path in tmp_path.iterdir()] == ["chroma"]


def raise_disk_full(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_chroma_gets_no_text(store: VectorStore):
    store.write_documents([document(ONE, 0, vector(1))])
    assert not any(
        b"Peculiar" in path.read_bytes() for path in Path(store.folder).rglob("*") if path.is_file()
    )


def test_it_is_the_same_after_reopening(tmp_path: Path):
    first = VectorStore(str(tmp_path / "chroma"))
    first.write_documents([document(ONE, 0, vector(1))])
    first.close()
    again = VectorStore.from_dict(first.to_dict())
    again.open()
    assert again.nearest(vector(1), 1)[0][0] == passage_key(ONE, 1, 0, 10)
    again.close()


def test_a_damaged_index_is_told_of(tmp_path: Path):
    folder = tmp_path / "chroma"
    folder.mkdir()
    (folder / "chroma.sqlite3").write_bytes(b"not a database at all" * 200)
    with pytest.raises(StoreDamaged, match="the index cannot be opened"):
        VectorStore(str(folder)).open()
