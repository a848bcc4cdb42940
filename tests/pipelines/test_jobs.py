"""Ingestion in the background: the queue, the cancel, and what is left on disk."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pipelines import jobs as jobs_module
from pipelines import settings
from pipelines.indexing import FileOutcome, Progress
from pipelines.jobs import IngestionJobs
from pipelines.matter import Matter

CORPUS = Path(__file__).resolve().parents[2] / "corpus" / "pdfs"
FILES = sorted(CORPUS.glob("*.pdf"))
MODELS = settings.load({}).models_folder


@pytest.fixture
def matter(tmp_path: Path) -> Iterator[Matter]:
    with Matter(tmp_path / "store") as opened:
        yield opened


class Slow:
    """Stands in for an ingestion: each file waits for its turn."""

    turns = threading.Semaphore(0)
    begun = threading.Semaphore(0)

    def __init__(self, matter: Matter, models: Path, report: Callable[[Progress], None]) -> None:
        self._report = report
        self._cancelled = False

    def cancel(self) -> None:
        self._cancelled = True

    def run(self, files: list[tuple[Path, str]]) -> Iterator[FileOutcome]:
        for number, (_, name) in enumerate(files, start=1):
            self._report(Progress(name, number, len(files), "reading", 0, 10))
            self.begun.release()
            assert self.turns.acquire(timeout=10)
            if self._cancelled:
                return
            if name == "bug.pdf":
                raise RuntimeError("bug")
            yield FileOutcome(name, "0" * 64, "ingested", 1, 1)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> type[Slow]:
    monkeypatch.setattr(jobs_module, "Ingestion", Slow)
    Slow.turns, Slow.begun = threading.Semaphore(0), threading.Semaphore(0)
    return Slow


def left(matter: Matter) -> list[Path]:
    return list((matter.folder / "uploads").iterdir())


def test_uploads_are_ingested_and_removed(matter: Matter) -> None:
    jobs = IngestionJobs(matter, MODELS)
    for path in FILES[:2]:
        with path.open("rb") as upload:
            jobs.add_upload(path.name, upload)
    jobs.add_upload("broken.pdf", io.BytesIO(b"nothing"))
    assert jobs.wait(120)
    assert [outcome.status for outcome in jobs.state.outcomes] == ["ingested", "ingested", "failed"]
    assert "not a PDF" in str(jobs.state.outcomes[2].error)
    assert [entry.name for entry in matter.register.documents()] == [path.name for path in FILES[:2]]
    assert left(matter) == []
    jobs.dismiss()
    assert jobs.state.outcomes == ()


def test_files_given_by_path_stay(matter: Matter) -> None:
    jobs = IngestionJobs(matter, MODELS)
    jobs.add_files(FILES[1:2])
    assert jobs.wait(120)
    assert jobs.state.outcomes[0].status == "ingested" and FILES[1].exists()


def test_uploads_that_come_while_it_works_queue_up(matter: Matter, slow: type[Slow]) -> None:
    jobs = IngestionJobs(matter, MODELS)
    jobs.add_upload("1.pdf", io.BytesIO(b"1"))
    assert slow.begun.acquire(timeout=5)
    jobs.add_upload("2.pdf", io.BytesIO(b"2"))
    jobs.add_upload("3.pdf", io.BytesIO(b"3"))
    slow.turns.release()
    assert slow.begun.acquire(timeout=5)
    progress = jobs.state.progress
    assert progress is not None and (progress.file, progress.file_number, progress.files) == ("2.pdf", 2, 3)
    slow.turns.release(2)
    assert jobs.wait(5)
    assert [outcome.file for outcome in jobs.state.outcomes] == ["1.pdf", "2.pdf", "3.pdf"]
    assert not jobs.state.running and left(matter) == []


def test_a_cancel_leaves_out_what_is_not_finished(matter: Matter, slow: type[Slow]) -> None:
    jobs = IngestionJobs(matter, MODELS)
    jobs.add_upload("1.pdf", io.BytesIO(b"1"))
    assert slow.begun.acquire(timeout=5)
    jobs.add_upload("2.pdf", io.BytesIO(b"2"))
    jobs.cancel()
    assert jobs.state.cancelling
    slow.turns.release()
    assert jobs.wait(5)
    assert jobs.state.outcomes == () and set(jobs.state.cancelled) == {"1.pdf", "2.pdf"}
    assert left(matter) == [] and not jobs.state.cancelling


def test_a_fault_with_one_file_does_not_keep_the_others(matter: Matter, slow: type[Slow]) -> None:
    jobs = IngestionJobs(matter, MODELS)
    slow.turns.release(3)
    jobs.add_files([Path("1.pdf"), Path("bug.pdf"), Path("3.pdf")])
    assert jobs.wait(5)
    assert [(outcome.file, outcome.status) for outcome in jobs.state.outcomes] == [
        ("1.pdf", "ingested"),
        ("bug.pdf", "failed"),
        ("3.pdf", "ingested"),
    ]
    assert "unexpected fault (RuntimeError)" in str(jobs.state.outcomes[1].error)


def test_what_a_killed_process_left_is_removed(matter: Matter) -> None:
    folder = matter.folder / "uploads"
    folder.mkdir()
    (folder / "left.pdf").write_bytes(b"confidential")
    IngestionJobs(matter, MODELS)
    assert not folder.exists()
