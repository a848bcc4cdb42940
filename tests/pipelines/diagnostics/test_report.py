"""Diagnostics tell what who helps must know, and nothing of a client's."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.records import Document, Page, Passage, Read, SourceFile
from pipelines.diagnostics.report import report
from pipelines.errors import StoreDamaged
from pipelines.ingestion.records import FileOutcome, JobState, Progress
from pipelines.settings import Settings, load
from pipelines.storage import matters
from pipelines.storage.matter import Matter
from tests.pipelines.diagnostics.conftest import SECRET, failing

KEY = "5ec2e7" * 10 + "abcd"
JOBS = JobState(
    running=True,
    at_work=(Progress(f"{SECRET}.pdf", 1, 3, "reading", 1, 2),),
    waiting=(f"{SECRET}2.pdf", f"{SECRET}3.pdf"),
    outcomes=(FileOutcome(f"{SECRET}4.pdf", None, "failed", error=f"{SECRET}4.pdf: not a PDF"),),
    cancelled=(f"{SECRET}5.pdf",),
)


def settings(home: Path, model: str = "smollm2-135m") -> Settings:
    folder = load({}).models_folder
    return Settings(home=home, models_folder=folder, matter=f"{SECRET} v. Doe", model=model)


def fill(matter: Matter) -> None:
    text = f"{SECRET} signed the lease."
    source = SourceFile(matter.folder / "x.pdf", f"{SECRET}.pdf", KEY, 1)
    passage = Passage("p", KEY, 1, None, 0, len(text), text, 5, heading=SECRET)
    pages = (Page(1, SECRET, text, Read.TEXT), Page(2, None, "", Read.FAILED, reason=SECRET))
    matter.register.begin(Document(source, pages, (passage,)))
    matter.register.finish(KEY)
    matter.file_path(KEY).write_bytes(b"%PDF" * 100)
    number = matter.register.begin_conversation(f"Did {SECRET} sign?")
    matter.register.add_turn(number, f"Did {SECRET} sign?")


@pytest.fixture
def matter(home: Path) -> Iterator[Matter]:
    with Matter(home, f"{SECRET} v. Doe") as opened:
        fill(opened)
        yield opened


def test_it_counts_and_measures(matter: Matter, home: Path) -> None:
    matters.create(home, f"{SECRET} archived")
    matters.archive(home, f"{SECRET} archived")
    found = report(settings(home), lambda: (matter, JOBS))
    assert found.matter is not None and found.queue is not None and found.trouble is None
    assert (found.matter.documents, found.matter.pages, found.matter.pages_not_read) == (1, 2, 1)
    assert (found.matter.passages, found.matter.conversations, found.matter.questions) == (1, 1, 1)
    assert (found.store.matters, found.store.archived) == (2, 1)
    assert found.store.bytes["PDFs"] == 400
    assert found.store.bytes["registers"] > 4_096 and found.store.bytes["vectors"] > 0
    assert sum(found.store.bytes.values()) == sum(p.stat().st_size for p in home.rglob("*") if p.is_file())
    queue = found.queue
    assert (queue.running, queue.at_work, queue.waiting, queue.failed, queue.cancelled) == (True, 1, 2, 1, 1)
    assert re.fullmatch(r"\d+\.\d+\.\d+", found.versions.pincite)
    assert all(re.match(r"\d", version) for version in found.versions.packages.values())
    assert found.model.state in {"ModelNotFound", "stopped", "ready"}


def test_nothing_of_a_clients_is_in_what_is_saved(matter: Matter, home: Path) -> None:
    try:
        failing(SECRET)
    except StoreDamaged:
        logging.getLogger("ui.frame").exception("a page failed")
    saved = report(settings(home, f"/home/{SECRET}/model.gguf"), lambda: (matter, JOBS)).model_dump_json()
    assert "StoreDamaged" in saved and "a page failed" in saved
    assert SECRET.casefold() not in saved.casefold() and KEY not in saved
    for folder in (home, home.parent, Path.home()):
        assert f"{folder}/" not in saved


@pytest.mark.parametrize(
    ("model", "told"),
    [
        ("smollm2-135m", "smollm2-135m"),
        (f"/x/{SECRET}.gguf", "a model’s file of the user’s own"),
        (f"hf:{SECRET}/a/b.gguf", "a model from a hub"),
        (f"http://127.0.0.1:1/v1#{SECRET}", "a server on this computer"),
        (f"https://{SECRET}.example/v1", "a server on another computer"),
    ],
)
def test_a_model_that_the_user_brought_is_told_by_whence_it_came(
    matter: Matter,
    home: Path,
    model: str,
    told: str,
) -> None:
    assert report(settings(home, model), lambda: (matter, JobState())).model.chosen == told


def test_it_is_told_also_when_the_matter_cannot_be_opened(home: Path) -> None:
    def broken() -> tuple[Matter, JobState]:
        raise StoreDamaged(f"{home} is damaged")

    found = report(settings(home), broken)
    assert found.trouble == "StoreDamaged" and found.matter is None and found.queue is None
    assert found.versions.python and SECRET not in found.model_dump_json()
