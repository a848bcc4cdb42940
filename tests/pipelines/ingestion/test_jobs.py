"""Ingestion in the background: the queue, its pause and cancel, and what survives the process."""

from __future__ import annotations

import io
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pipelines import settings
from pipelines.errors import IngestionCancelled
from pipelines.ingestion import jobs as jobs_module
from pipelines.ingestion.indexing import Ingestion
from pipelines.ingestion.jobs import IngestionJobs
from pipelines.ingestion.records import FileOutcome, Progress
from pipelines.storage.matter import Matter
from pipelines.storage.queue import FileState
from tests.pipelines.storage.test_matter import assert_consistent

CORPUS = Path(__file__).resolve().parents[3] / "corpus" / "pdfs"
FILES = sorted(CORPUS.glob("*.pdf"))
MODELS = settings.load({}).models_folder
LETTER = CORPUS / "Whitlock-v-Brightwater_2022-03-14_Demand-Letter.pdf"


@pytest.fixture
def matter(tmp_path: Path) -> Iterator[Matter]:
    with Matter(tmp_path / "store") as opened:
        yield opened


@pytest.fixture
def start(matter: Matter) -> Iterator[Callable[..., IngestionJobs]]:
    """Start jobs over the matter; they are closed before it is."""
    started: list[IngestionJobs] = []

    def start_(workers: int = 1) -> IngestionJobs:
        started.append(IngestionJobs(matter, MODELS, workers))
        return started[-1]

    yield start_
    Slow.turns.release(1000)
    for jobs in started:
        jobs.close()


Start = Callable[..., IngestionJobs]


class Slow(Ingestion):
    """An ingestion in which each file waits for its turn, and becomes nothing."""

    turns = threading.Semaphore(0)
    begun = threading.Semaphore(0)

    def ingest(self, path: Path, name: str | None = None, number: int = 1, files: int = 1) -> FileOutcome:
        assert name is not None
        self._report(Progress(name, number, files, "reading", 0, 10))
        self.begun.release()
        assert self.turns.acquire(timeout=20)
        self._report(Progress(name, number, files, "reading", 10, 10))
        if self.cancelled:
            raise IngestionCancelled
        if name == "bug.pdf":
            raise RuntimeError("bug")
        return FileOutcome(name, "0" * 64, "ingested", 1, 1)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> type[Slow]:
    monkeypatch.setattr(jobs_module, "Ingestion", Slow)
    Slow.turns, Slow.begun = threading.Semaphore(0), threading.Semaphore(0)
    return Slow


def left(matter: Matter) -> list[Path]:
    return list((matter.folder / "uploads").iterdir())


def names(jobs: IngestionJobs) -> list[str]:
    return [outcome.file for outcome in jobs.state.outcomes]


@pytest.mark.parametrize("workers", [1, 2])
def test_uploads_are_ingested_and_removed(matter: Matter, start: Start, workers: int) -> None:
    jobs = start(workers)
    for path in FILES[:2]:
        with path.open("rb") as upload:
            jobs.add_upload(path.name, upload)
    jobs.add_upload("broken.pdf", io.BytesIO(b"nothing"))
    jobs.add_upload("again.pdf", io.BytesIO(FILES[0].read_bytes()))
    assert jobs.wait(120)
    assert [outcome.status for outcome in jobs.state.outcomes] == [
        "ingested",
        "ingested",
        "failed",
        "duplicate",
    ]
    assert "not a PDF" in str(jobs.state.outcomes[2].error)
    assert jobs.state.outcomes[0].ledger == matter.register.ledger(str(jobs.state.outcomes[0].document_id))
    assert [entry.name for entry in matter.register.documents()] == [path.name for path in FILES[:2]]
    assert left(matter) == []
    assert_consistent(matter)
    jobs.dismiss()
    assert jobs.state.outcomes == ()


def test_files_given_by_path_stay(start: Start) -> None:
    jobs = start()
    (number,) = jobs.add_files([LETTER])
    outcome = jobs.outcome(number)
    assert outcome is not None and outcome.status == "ingested" and LETTER.exists()


def test_uploads_that_come_while_it_works_queue_up(matter: Matter, start: Start, slow: type[Slow]) -> None:
    jobs = start()
    jobs.add_upload("1.pdf", io.BytesIO(b"1"))
    assert slow.begun.acquire(timeout=5)
    jobs.add_upload("2.pdf", io.BytesIO(b"2"))
    jobs.add_upload("3.pdf", io.BytesIO(b"3"))
    slow.turns.release()
    assert slow.begun.acquire(timeout=5)
    (progress,) = jobs.state.at_work
    assert (progress.file, progress.file_number, progress.files) == ("2.pdf", 2, 3)
    assert jobs.state.waiting == ("3.pdf",)
    slow.turns.release(2)
    assert jobs.wait(5)
    assert names(jobs) == ["1.pdf", "2.pdf", "3.pdf"]
    assert not jobs.state.running and left(matter) == []


def test_several_files_are_at_work_at_a_time_and_no_more_than_there_are_workers(
    start: Start, slow: type[Slow]
) -> None:
    jobs = start(2)
    jobs.add_files([Path("1.pdf"), Path("2.pdf"), Path("3.pdf")])
    assert slow.begun.acquire(timeout=5) and slow.begun.acquire(timeout=5)
    assert not slow.begun.acquire(timeout=0.3)
    assert [progress.file for progress in jobs.state.at_work] == ["1.pdf", "2.pdf"]
    slow.turns.release(3)
    assert jobs.wait(5)
    assert names(jobs) == ["1.pdf", "2.pdf", "3.pdf"], "in the order in which they came"


def test_a_path_that_waits_already_keeps_its_place(start: Start, slow: type[Slow]) -> None:
    jobs = start()
    jobs.add_files([Path("1.pdf")])
    assert slow.begun.acquire(timeout=5)
    first = jobs.add_files([Path("2.pdf"), Path("3.pdf")])
    assert jobs.add_files([Path("3.pdf"), Path("4.pdf"), Path("3.pdf")])[0] == first[1]
    assert jobs.state.waiting == ("2.pdf", "3.pdf", "4.pdf", "3.pdf")


def test_a_cancel_leaves_out_what_is_not_finished(matter: Matter, start: Start, slow: type[Slow]) -> None:
    jobs = start()
    jobs.add_upload("1.pdf", io.BytesIO(b"1"))
    assert slow.begun.acquire(timeout=5)
    jobs.add_upload("2.pdf", io.BytesIO(b"2"))
    jobs.cancel()
    assert jobs.state.cancelling
    slow.turns.release()
    assert jobs.wait(5)
    assert jobs.state.outcomes == () and set(jobs.state.cancelled) == {"1.pdf", "2.pdf"}
    assert left(matter) == [] and not jobs.state.cancelling
    jobs.add_upload("3.pdf", io.BytesIO(b"3"))
    slow.turns.release()
    assert jobs.wait(5)
    assert names(jobs) == ["3.pdf"], "what comes after a cancel is added"


def test_a_cancel_is_no_error_when_nothing_is_under_way(start: Start) -> None:
    jobs = start()
    jobs.cancel()
    assert not jobs.state.cancelling and not jobs.state.running


def test_a_pause_holds_the_file_at_work_where_it_is(start: Start, slow: type[Slow]) -> None:
    jobs = start()
    numbers = jobs.add_files([Path("1.pdf"), Path("2.pdf")])
    assert slow.begun.acquire(timeout=5)
    jobs.pause()
    slow.turns.release(2)
    assert not jobs.wait(0.5)
    assert jobs.state.paused and jobs.state.running and jobs.state.outcomes == ()
    assert jobs.state.waiting == ("2.pdf",)
    jobs.resume()
    assert jobs.wait(5)
    assert not jobs.state.paused
    assert [jobs.outcome(number) for number in numbers] == list(jobs.state.outcomes)


def test_what_is_queued_while_it_is_paused_waits(start: Start, slow: type[Slow]) -> None:
    jobs = start()
    jobs.pause()
    jobs.add_files([Path("1.pdf")])
    assert not slow.begun.acquire(timeout=0.3)
    assert jobs.state.waiting == ("1.pdf",)
    slow.turns.release()
    jobs.resume()
    assert jobs.wait(5) and names(jobs) == ["1.pdf"]


def test_a_cancel_ends_a_pause(matter: Matter, start: Start, slow: type[Slow]) -> None:
    jobs = start()
    jobs.add_files([Path("1.pdf"), Path("2.pdf")])
    assert slow.begun.acquire(timeout=5)
    jobs.pause()
    slow.turns.release()
    jobs.cancel()
    assert jobs.wait(5)
    assert jobs.state.cancelled == ("1.pdf", "2.pdf") and not jobs.state.paused
    assert matter.register.paused is False


def test_a_fault_with_one_file_does_not_keep_the_others(start: Start, slow: type[Slow]) -> None:
    jobs = start()
    slow.turns.release(3)
    jobs.add_files([Path("1.pdf"), Path("bug.pdf"), Path("3.pdf")])
    assert jobs.wait(5)
    assert [(outcome.file, outcome.status) for outcome in jobs.state.outcomes] == [
        ("1.pdf", "ingested"),
        ("bug.pdf", "failed"),
        ("3.pdf", "ingested"),
    ]
    assert "unexpected fault (RuntimeError)" in str(jobs.state.outcomes[1].error)


def test_a_register_that_cannot_be_written_pauses_the_queue_and_nothing_is_lost(
    matter: Matter, start: Start, slow: type[Slow], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    jobs = start()
    jobs.add_files([Path("1.pdf"), Path("2.pdf")])
    assert slow.begun.acquire(timeout=5)
    monkeypatch.setattr(matter.register, "set_state", full)
    slow.turns.release(2)
    while not jobs.state.paused:
        time.sleep(0.01)
    assert jobs.state.at_work == () and jobs.state.outcomes == ()
    monkeypatch.undo()
    monkeypatch.setattr(jobs_module, "Ingestion", Slow)
    slow.turns.release(2)
    jobs.resume()
    assert jobs.wait(10)
    assert names(jobs) == ["1.pdf", "2.pdf"]


# --- what another process finds ----------------------------------------------------------------------


def test_what_is_closed_before_it_has_ended_goes_on_with_the_next(matter: Matter, start: Start) -> None:
    first = start()
    first.pause()
    with LETTER.open("rb") as upload:
        first.add_upload("letter.pdf", upload)
    first.add_files([FILES[1]])
    first.close()
    second = start()
    assert second.state.paused and second.state.waiting == ("letter.pdf", FILES[1].name)
    second.resume()
    assert second.wait(120)
    assert [(o.file, o.status) for o in second.state.outcomes] == [
        ("letter.pdf", "ingested"),
        (FILES[1].name, "ingested"),
    ]
    assert left(matter) == []
    third = start()
    assert third.state.outcomes == second.state.outcomes, "told until dismissed"


def test_a_file_at_work_is_put_back_by_a_close_as_if_it_had_not_been_begun(
    matter: Matter, start: Start, slow: type[Slow]
) -> None:
    jobs = start()
    jobs.add_files([Path("1.pdf")])
    assert slow.begun.acquire(timeout=5)
    slow.turns.release()
    jobs.pause()
    jobs.close()
    (item,) = matter.register.queued()
    assert (item.state, item.begun) == (FileState.WAITING, 0)


def at_work(matter: Matter, path: Path, *, begun: int = 1) -> int:
    """Leave a file as a process leaves it that is killed while it works on it."""
    (number,) = matter.register.enqueue([(path, path.name, False)])
    for _ in range(begun):
        matter.register.set_state(number, FileState.WAITING)
        assert matter.register.take_next()
    return number


def test_a_file_at_work_when_the_process_was_killed_is_begun_again(matter: Matter, start: Start) -> None:
    at_work(matter, LETTER)
    jobs = start()
    assert jobs.wait(60)
    assert [outcome.status for outcome in jobs.state.outcomes] == ["ingested"]


def test_a_file_that_was_whole_when_the_process_was_killed_was_ingested(matter: Matter, start: Start) -> None:
    ingestion = Ingestion(matter, MODELS)
    outcome = ingestion.ingest(LETTER)
    ingestion.close()
    number = at_work(matter, LETTER)
    matter.register.becomes(number, str(outcome.document_id))
    jobs = start()
    assert jobs.state.outcomes == (outcome,), "and not a duplicate of itself"


def test_a_file_that_keeps_ending_the_process_is_given_up(matter: Matter, start: Start) -> None:
    at_work(matter, LETTER, begun=jobs_module.MOST_BEGINNINGS)
    (outcome,) = start().state.outcomes
    assert outcome.status == "failed"
    assert str(outcome.error).startswith(f"{LETTER.name}: Pincite ended 5 times")


def test_uploads_that_belong_to_no_queued_file_are_removed(matter: Matter, start: Start) -> None:
    folder = matter.folder / "uploads"
    folder.mkdir()
    (folder / "left.pdf").write_bytes(b"confidential")
    start()
    assert left(matter) == []


def test_a_deleted_document_leaves_the_list_of_what_became_of_files(matter: Matter, start: Start) -> None:
    jobs = start()
    jobs.add_files([LETTER])
    assert jobs.wait(60)
    matter.delete(str(jobs.state.outcomes[0].document_id))
    assert jobs.state.outcomes == ()
    assert not any(
        b"Demand-Letter" in path.read_bytes() for path in matter.folder.rglob("*") if path.is_file()
    )
