"""A matter is a folder: whole documents only, one owner, and nothing left of what is deleted."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ingest import intake
from pipelines.errors import BadMatterName, DocumentNotFound, StoreDamaged, StoreInUse
from pipelines.ingestion.indexing import Ingestion
from pipelines.storage.consistency import disagreements
from pipelines.storage.matter import Matter
from tests.conftest import CORPUS, store_of
from tests.pipelines.storage.test_register import a_document

ROOT = Path(__file__).resolve().parents[3]
COMPLAINT = CORPUS / "Whitlock-v-Corvane_Dkt-001_Complaint.pdf"
LETTER = CORPUS / "Whitlock-v-Brightwater_2022-03-14_Demand-Letter.pdf"
TRACE = b"nuisance alarms"
"""Words of the letter, and of no other file."""


HOLDING = """
import pathlib, sys
from pipelines.storage.matter import Matter
matter = Matter(pathlib.Path(sys.argv[1]))
print("open", flush=True)
input()
"""


def add(matter: Matter, models_folder: Path, *files: Path) -> list[str]:
    outcomes = list(Ingestion(matter, models_folder).run([(file, None) for file in files]))
    assert all(outcome.status == "ingested" for outcome in outcomes), outcomes
    return [outcome.document_id for outcome in outcomes]


def bytes_with(folder: Path, text: bytes) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and text in path.read_bytes()]


def assert_consistent(matter: Matter) -> None:
    assert disagreements(matter) == []


@pytest.mark.parametrize("name", ["default", "Doe v. Roe (2021)", "O'Hara & Sons", "Ärger", "2021-cv-1", "a"])
def test_good_names(tmp_path: Path, name: str):
    with Matter(tmp_path, name) as matter:
        assert matter.folder == tmp_path / "matters" / name


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        ".",
        "..",
        "../x",
        "a/b",
        "a\\b",
        "/etc",
        "dot.",
        "space ",
        "-x",
        "a\nb",
        "a\x00b",
        "x" * 81,
        "a:b",
    ],
)
def test_a_name_that_cannot_be_a_folders_is_refused_and_makes_none(tmp_path: Path, name: str):
    with pytest.raises(BadMatterName, match="cannot be a matter's name"):
        Matter(tmp_path / "store", name)
    assert not (tmp_path / "store").exists()


def test_matters_are_walls(tmp_path: Path, models_folder: Path):
    with Matter(tmp_path, "one") as one, Matter(tmp_path, "two") as two:
        add(one, models_folder, LETTER)
        assert len(one.register.documents()) == 1
        assert two.register.documents() == [] and two.vectors.count_documents() == 0
        assert not bytes_with(two.folder, TRACE)


def test_what_was_begun_and_not_finished_is_gone_after_reopening(tmp_path: Path):
    source = intake.admit(LETTER)
    with Matter(tmp_path) as matter:
        matter.register.begin(a_document(source.document_id, "Half of a letter."))
        matter.keep_file(source)
        assert matter.register.documents() == []
        assert matter.file_path(source.document_id).exists()
    with Matter(tmp_path) as matter:
        assert matter.register.pages(source.document_id) == []
        assert not matter.file_path(source.document_id).exists()
        assert_consistent(matter)


def test_stray_files_are_gone_after_reopening(tmp_path: Path):
    with Matter(tmp_path) as matter:
        (matter.folder / "files" / f"{'f' * 64}.part").write_bytes(b"%PDF- half")
        (matter.folder / "files" / f"{'e' * 64}.pdf").write_bytes(b"%PDF- whole, and on no record")
    with Matter(tmp_path) as matter:
        assert_consistent(matter)


def vector_pieces(matter: Matter, document_id: str) -> list[bytes]:
    pieces = matter.vectors.sample_bytes(document_id, 1000)
    assert len(pieces) > matter.require(document_id).passages
    return pieces


def found_of(folder: Path, pieces: list[bytes]) -> dict[str, int]:
    """Return in which files how many of the pieces are found."""
    files = {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    found = {name: sum(piece in content for piece in pieces) for name, content in files.items()}
    return {name: count for name, count in found.items() if count}


@pytest.mark.parametrize("written_out", [False, True], ids=["in Chroma's log", "in Chroma's index"])
def test_a_deleted_document_leaves_no_trace_and_can_be_added_again(
    tmp_path: Path, models_folder: Path, written_out: bool
):
    with Matter(tmp_path) as matter:
        kept, deleted = add(matter, models_folder, COMPLAINT, LETTER)
        if written_out:
            matter.vectors.purge()
        entry = matter.require(deleted)
        vectors = vector_pieces(matter, deleted)
        assert bytes_with(matter.folder, TRACE)
        assert sum(found_of(matter.folder, vectors).values()) > 10
        receipt = matter.delete(deleted)
        assert (receipt.file, receipt.passages, receipt.pages) == (LETTER.name, entry.passages, entry.pages)
        assert (receipt.files, receipt.traces_left) == (1, 0)
        assert receipt.searched > entry.pages
        assert not bytes_with(matter.folder, TRACE)
        assert not bytes_with(matter.folder, LETTER.read_bytes()[:200])
        assert found_of(matter.folder, vectors) == {}
        assert sum(found_of(matter.folder, vector_pieces(matter, kept)).values()) > 10, (
            "the others' are where they were"
        )
        assert [e.document_id for e in matter.register.documents()] == [kept]
        assert_consistent(matter)
        assert add(matter, models_folder, LETTER) == [deleted]
        assert_consistent(matter)


def test_deleting_the_last_document_leaves_a_matter_that_takes_others(tmp_path: Path, models_folder: Path):
    with Matter(tmp_path) as matter:
        (deleted,) = add(matter, models_folder, LETTER)
        vectors = vector_pieces(matter, deleted)
        assert matter.delete(deleted).traces_left == 0
        assert found_of(matter.folder, vectors) == {}
        assert_consistent(matter)
        add(matter, models_folder, COMPLAINT)
        assert_consistent(matter)


def test_a_receipt_tells_of_what_is_still_found(
    tmp_path: Path, models_folder: Path, monkeypatch: pytest.MonkeyPatch
):
    with Matter(tmp_path) as matter:
        (deleted,) = add(matter, models_folder, LETTER)
        (matter.folder / "a copy of the index").write_bytes(
            (matter.folder / "chroma" / "chroma.sqlite3").read_bytes()
        )
        assert matter.delete(deleted).traces_left > 0


@pytest.fixture(scope="module")
def two_documents(for_all_workers: Path, models_folder: Path) -> Path:
    """A store with the complaint and the letter; take a copy of it."""
    return store_of("complaint-and-letter", [COMPLAINT, LETTER], for_all_workers, models_folder)


DELETING = """
import os, pathlib, sys
from pipelines.storage import matter as module
from pipelines.storage.matter import Matter
from pipelines.storage.store import VectorStore
from pipelines.storage.register import Register

home, document_id, place, name = sys.argv[1:]
owner = {"register": Register, "vectors": VectorStore, "matter": Matter, "module": module}[place]
with Matter(pathlib.Path(home)) as matter:
    setattr(owner, name, lambda *_: os.kill(os.getpid(), 9))
    matter.delete(document_id)
"""


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("vectors", "remove"),
        ("vectors", "purge"),
        ("vectors", "_reopen_to_write_out_after"),
        ("matter", "_remove_files"),
        ("register", "remove"),
        ("module", "count_traces"),
    ],
)
def test_a_deletion_killed_in_the_middle_is_finished_on_opening(
    two_documents: Path, tmp_path: Path, models_folder: Path, place: str, name: str
):
    home = shutil.copytree(two_documents, tmp_path / "store")
    with Matter(home) as matter:
        ids = {entry.name: entry.document_id for entry in matter.register.documents()}
        kept, deleted = ids[COMPLAINT.name], ids[LETTER.name]
        vectors = vector_pieces(matter, deleted)
    done = subprocess.run(
        [sys.executable, "-c", DELETING, str(home), deleted, place, name],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert done.returncode == -signal.SIGKILL
    with Matter(home) as matter:
        assert [entry.document_id for entry in matter.register.documents()] == [kept]
        assert not bytes_with(matter.folder, TRACE)
        assert found_of(matter.folder, vectors) == {}
        assert_consistent(matter)
        assert add(matter, models_folder, LETTER) == [deleted]


def test_a_document_that_is_not_there_cannot_be_deleted(tmp_path: Path):
    with Matter(tmp_path) as matter, pytest.raises(DocumentNotFound, match="no document with the id"):
        matter.delete("0" * 64)


def test_a_second_process_is_told_that_the_store_is_in_use(tmp_path: Path):
    command = [sys.executable, "-m", "ingest", "--list", "--store", str(tmp_path)]
    with Matter(tmp_path):
        refused = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert refused.returncode == 2
    assert "Another Pincite process is using the store" in refused.stderr
    assert "Traceback" not in refused.stderr
    allowed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (allowed.returncode, allowed.stdout) == (0, "")


def test_a_process_that_owns_the_store_keeps_this_one_out(tmp_path: Path):
    with subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(tmp_path)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout.readline() == "open\n"
        with pytest.raises(StoreInUse, match="Use its window, or close it first"):
            Matter(tmp_path)
        other.communicate("\n")
    with Matter(tmp_path) as matter:
        assert matter.register.documents() == []


def test_a_damaged_register_is_told_of_and_the_store_is_free_again(tmp_path: Path):
    with Matter(tmp_path) as matter:
        path = matter.register.path
    path.write_bytes(b"garbage " * 1000)
    for _ in range(2):
        with pytest.raises(StoreDamaged):
            Matter(tmp_path)
    path.unlink()
    with Matter(tmp_path) as matter:
        assert matter.register.documents() == []


def test_a_home_that_is_a_file_is_told_of(tmp_path: Path):
    (tmp_path / "store").write_text("")
    with pytest.raises(StoreDamaged, match="cannot be used"):
        Matter(tmp_path / "store")


def _reached(home: Path) -> Iterator[str]:
    """Yield the stages a process that ingests into a store has reached, as they show on the disk."""
    files = home / "matters" / "default" / "files"
    while True:
        if files.is_dir():
            yield "opened"
            if any(files.glob("*.p*")):
                yield "file kept"
            if len(list(files.glob("*.pdf"))) > 1:
                yield "second file kept"
        register = home / "matters" / "default" / "register.sqlite"
        if register.exists() and TRACE in register.read_bytes():
            yield "on record"
        time.sleep(0.005)


@pytest.mark.parametrize("instant", ["opened", "file kept", "on record", "second file kept"])
def test_a_process_killed_while_it_ingests_leaves_a_store_that_is_whole(
    tmp_path: Path, models_folder: Path, instant: str
):
    files = [LETTER, COMPLAINT]
    process = subprocess.Popen(
        [sys.executable, "-m", "ingest", *map(str, files), "--store", str(tmp_path)],
        cwd=ROOT,
        env=os.environ | {"PINCITE_MODELS": str(models_folder)},
        stdout=subprocess.DEVNULL,
    )
    try:
        for stage in _reached(tmp_path):
            if stage == instant or process.poll() is not None:
                break
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
    with Matter(tmp_path) as matter:
        assert_consistent(matter)
        before = len(matter.register.documents())
        assert before < len(files)
        outcomes = list(Ingestion(matter, models_folder).run([(LETTER, None)]))
        assert outcomes[0].status in ("ingested", "duplicate")
        assert_consistent(matter)


def test_one_process_may_open_several_matters_from_several_threads(tmp_path: Path) -> None:
    with ThreadPoolExecutor(2) as threads:
        opened = list(threads.map(lambda name: Matter(tmp_path, name), ["Doe", "Roe"]))
    assert [matter.name for matter in opened] == ["Doe", "Roe"]
    for matter in opened:
        matter.close()
