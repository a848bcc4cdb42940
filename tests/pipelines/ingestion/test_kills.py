"""Killed at any instant, an ingestion goes on when the matter is opened, to the end it would have come to."""

from __future__ import annotations

import contextlib
import os
import random
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest

from pipelines.ingestion.jobs import IngestionJobs
from pipelines.storage.matter import Matter
from tests.conftest import CORPUS, write_pdf
from tests.pipelines.storage.test_matter import assert_consistent

ROOT = Path(__file__).resolve().parents[3]
INGESTING = """
import sys
import pipelines.storage.store
from ingest.__main__ import main
pipelines.storage.store._WRITE_OUT_AFTER = 30  # so that the index is written out again and again
sys.exit(main(sys.argv[1:]))
"""
KILLS, QUICK_KILLS = 60, 5
_LONGEST = 0.5
"""Seconds from a file's end to the kill; a small file takes less."""


class End(NamedTuple):
    """What an ingestion has come to: its documents, their passages, and how each file ended and why."""

    documents: list[tuple[str, str, int, int]]
    passages: list[str]
    files: list[tuple[str, str, str | None]]


def lay_out(folder: Path) -> list[Path]:
    """Some real files, one twice, one that is none, and some small ones, for the kills to fall between."""
    folder.mkdir()
    real = sorted(CORPUS.glob("*.pdf"), key=lambda path: path.stat().st_size)[:4]
    copy = folder / "copy.pdf"
    copy.write_bytes(real[0].read_bytes())
    broken = folder / "broken.pdf"
    broken.write_bytes(real[1].read_bytes()[:2000])
    small = [
        write_pdf(folder / f"exhibit {n}.pdf", f"Exhibit {n} is a notice of breach.", "It came late.")
        for n in range(6)
    ]
    return [real[0], small[0], real[1], broken, *small[1:4], real[2], copy, real[3], *small[4:]]


def ingesting(home: Path, models_folder: Path, files: list[Path]) -> subprocess.Popen[bytes]:
    with said(home).open("ab") as log:
        return subprocess.Popen(
            [sys.executable, "-c", INGESTING, "--store", str(home), *map(str, files)],
            cwd=ROOT,
            env=os.environ | {"PINCITE_MODELS": str(models_folder), "PYTHONPATH": str(ROOT)},
            stdout=log,
            stderr=log,
        )


def said(home: Path) -> Path:
    """What the killed process said of its files."""
    return home.with_name(f"{home.name}.log")


def resumed(home: Path, models_folder: Path, files: list[Path]) -> tuple[End, int]:
    """Open the matter, let what is left go on, and return what it has come to, and how many files were left.

    Where the process was killed before it had queued the files, they are given again.
    """
    with Matter(home) as matter:
        assert_consistent(matter)
        left = [item for item in matter.register.queued() if not item.state.ended]
        jobs = IngestionJobs(matter, models_folder)
        if not matter.register.queued() and not matter.register.documents():
            jobs.add_files(files)
        assert jobs.wait(300)
        jobs.close()
        assert_consistent(matter)
        assert not list((matter.folder).glob("chroma.*")), "no copy is left standing by"
        end = End(
            [(e.document_id, e.name, e.pages, e.passages) for e in matter.register.documents()],
            sorted(passage.key for passage in matter.register.passages()),
            sorted((item.name, item.state.value, item.error) for item in matter.register.queued()),
        )
        return end, len(left)


Undisturbed = tuple[list[Path], End]


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory, models_folder: Path) -> Undisturbed:
    """Return the files, and what they come to when nobody is killed."""
    folder = tmp_path_factory.mktemp("kills")
    files = lay_out(folder / "files")
    end, _ = resumed(folder / "undisturbed", models_folder, files)
    return files, end


def kill_and_compare(home: Path, models_folder: Path, undisturbed: Undisturbed, seed: int) -> int:
    """Kill an ingestion at a random instant of its work; return how many files were left to be done."""
    files, end = undisturbed
    chance = random.Random(seed)
    process = ingesting(home, models_folder, files)
    wait_for(process, home, chance.randrange(-1, len(files)))
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(chance.uniform(0.0, _LONGEST))
    process.kill()
    process.wait()
    came_to, left = resumed(home, models_folder, files)
    assert_came_to(came_to, end, home)
    return left


def assert_came_to(came_to: End, end: End, home: Path) -> None:
    before = said(home).read_text(errors="replace")
    if came_to.files:  # a process that had ended has told them already
        assert came_to.files == end.files, before
    assert came_to.documents == end.documents, before
    assert came_to.passages == end.passages, before


def test_nobody_killed_it_comes_to_the_same_end_whenever_the_index_is_written_out(
    tmp_path: Path, models_folder: Path, undisturbed: Undisturbed
) -> None:
    files, end = undisturbed
    process = ingesting(tmp_path, models_folder, files)
    process.wait()
    came_to, left = resumed(tmp_path, models_folder, files)
    assert left == 0
    assert_came_to(came_to, end, tmp_path)


def wait_for(process: subprocess.Popen[bytes], home: Path, ended: int) -> None:
    """Wait until so many files have ended; -1 is before the queue is there."""
    register = home / "matters" / "default" / "register.sqlite"
    query = "SELECT count(*), coalesce(sum(state NOT IN ('waiting', 'working')), 0) FROM queue"
    while ended >= 0 and process.poll() is None:
        with contextlib.suppress(sqlite3.OperationalError):  # not there yet, or being written
            with contextlib.closing(sqlite3.connect(f"file:{register}?mode=ro", uri=True)) as database:
                queued, done = database.execute(query).fetchone()
            if queued and done >= ended:
                return
        time.sleep(0.01)


@pytest.mark.parametrize("seed", range(QUICK_KILLS))
def test_killed_at_some_instants(
    tmp_path: Path, models_folder: Path, undisturbed: Undisturbed, seed: int
) -> None:
    kill_and_compare(tmp_path, models_folder, undisturbed, seed)


@pytest.mark.slow
def test_killed_at_sixty_instants(tmp_path: Path, models_folder: Path, undisturbed: Undisturbed) -> None:
    left = [
        kill_and_compare(tmp_path / str(seed), models_folder, undisturbed, 1000 + seed)
        for seed in range(KILLS)
    ]
    print(f"\nfiles left to be done after each kill: {sorted(left)}")
    assert len([count for count in left if count]) > KILLS / 2, "most kills fall into the work"


@pytest.mark.slow
def test_killed_again_and_again_it_still_comes_to_the_same_end(
    tmp_path: Path, models_folder: Path, undisturbed: Undisturbed
) -> None:
    files, end = undisturbed
    for ended in (1, 4, 7):
        process = ingesting(tmp_path, models_folder, files)
        wait_for(process, tmp_path, ended)
        process.kill()
        process.wait()
    came_to, _ = resumed(tmp_path, models_folder, files)
    # Files that were given again after a kill became duplicates; none has failed that does not anyhow.
    failed = {file for file in end.files if file[1] == "failed"}
    assert {file for file in came_to.files if file[1] == "failed"} == failed
    assert_came_to(came_to._replace(files=[]), end, tmp_path)
