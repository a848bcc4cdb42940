"""Memory: the most that the running app and its children hold, from an empty matter to the cited page."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks.evidence import QUESTIONS
from benchmarks.processes import Watch
from benchmarks.visitor import visiting
from pipelines.record import Record

ROOT = Path(__file__).resolve().parent.parent
_NAMES = {"pipelines.models.engine_process": "model", "ingest.pdf_process": "PDF reader"}
_PATIENCE = 120.0


class ProcessMemory(Record):
    """Memory of one of the app's processes.

    :param name: ``"app"``, ``"model"`` or ``"PDF reader"``.
    :param peak: the most it ever held, in MiB.
    :param resident: what it holds at the end, the app at rest, in MiB; 0 when it has ended.
    """

    name: str
    peak: float
    resident: float


class MemoryReport(Record):
    """Memory of the whole app.

    :param questions: how many were asked.
    :param processes: each of its processes.
    :param peak: the most that all held at one moment, in MiB, of looks 50 milliseconds apart. What processes
        share is counted for each.
    """

    questions: int
    processes: tuple[ProcessMemory, ...]
    peak: float


def is_told() -> bool:
    """Say whether this system tells how much memory a process held."""
    return sys.platform == "linux"


def measure(models_folder: Path, questions: Sequence[str] = QUESTIONS) -> MemoryReport:
    """Start the app over an empty store, load the sample matter, ask, and open a cited page.

    :param models_folder: where prepared models lie.
    :param questions: what is asked, one after the other.
    :returns: the report.
    :raises OSError: when the app does not start.
    :raises TimeoutError: when it does not get to the end.
    """
    with tempfile.TemporaryDirectory() as folder, _running_app(Path(folder), models_folder) as (pid, port):
        watch = Watch(pid, lambda module: _NAMES.get(module or "", "app"))
        try:
            with visiting(port) as visitor:
                visitor.load_sample()
                visitor.ask(questions)
                visitor.open_citation()
        finally:
            watch.close()
    return MemoryReport(
        questions=len(questions),
        processes=tuple(
            ProcessMemory(name=name, peak=peak, resident=watch.resident.get(name, 0.0))
            for name, peak in watch.peaks.items()
        ),
        peak=watch.peak_together,
    )


def lines(report: MemoryReport) -> list[str]:
    """Return the report for a person, a line each.

    :param report: as measured.
    """
    return [
        f"the app, from an empty matter through {report.questions} questions to a cited page",
        *(f"{p.name:<10} peak {p.peak:6.0f} MiB   resident {p.resident:6.0f} MiB" for p in report.processes),
        f"{'together':<10} peak {report.peak:6.0f} MiB",
    ]


@contextmanager
def _running_app(home: Path, models_folder: Path) -> Iterator[tuple[int, int]]:
    """Start the app on a free port; yield its process id and the port once it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    places = {"PINCITE_HOME": str(home / "store"), "PINCITE_MODELS": str(models_folder.resolve())}
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    with (home / "app.log").open("wb") as log:
        process = subprocess.Popen(  # noqa: S603 - our own interpreter, our own app
            command, cwd=ROOT, env=os.environ | places, stdout=log, stderr=log
        )
        try:
            _wait_until_up(process, port)
            yield process.pid, port
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait_until_up(process: subprocess.Popen[bytes], port: int) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise OSError("the app did not start")
