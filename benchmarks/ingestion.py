"""Ingestion: from PDF files to a searchable matter, beside the embedding session alone on its passages."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.bare_embedder import BareEmbedder
from benchmarks.timing import Comparison, Target, compare, in_turns, seconds
from pipelines.ingestion.indexing import Ingestion
from pipelines.ingestion.jobs import IngestionJobs
from pipelines.record import Record
from pipelines.search.describing import description, embedded_text
from pipelines.storage.matter import Matter

TARGET = Target(least=0.8)


class IngestionReport(Record):
    """How quickly files are taken in.

    :param files: how many files.
    :param pages: how many pages they have together.
    :param passages: how many passages these gave.
    :param speed: passages a second; the bare engine is the ONNX session alone, its inputs made beforehand.
    :param pages_per_second: the product's median.
    """

    files: int
    pages: int
    passages: int
    speed: Comparison
    pages_per_second: float


def measure(models_folder: Path, files: Sequence[Path], repeats: int) -> IngestionReport:
    """Ingest files into an empty matter, and embed their passages bare, by turns.

    Both are run once beforehand without being counted.

    :param models_folder: where prepared models lie.
    :param files: PDF files.
    :param repeats: how often each is run.
    :returns: the report.
    :raises ValueError: when a file cannot be ingested.
    """
    with tempfile.TemporaryDirectory() as folder:
        texts, pages = _read(Path(folder), models_folder, files)
    bare = BareEmbedder(models_folder)
    inputs = bare.inputs(texts)
    bare.infer(inputs)
    product_seconds, bare_seconds = in_turns(
        repeats,
        lambda number: _ingest(models_folder, files),
        lambda number: seconds(lambda: bare.infer(inputs)),
    )
    speed = compare(
        "passages/s", [len(texts) / s for s in product_seconds], [len(texts) / s for s in bare_seconds]
    )
    return IngestionReport(
        files=len(files),
        pages=pages,
        passages=len(texts),
        speed=speed,
        pages_per_second=speed.product * pages / len(texts),
    )


def lines(report: IngestionReport) -> list[str]:
    """Return the report for a person, a line each.

    :param report: as measured.
    """
    speed = report.speed
    return [
        f"{report.files} files, {report.pages} pages, {report.passages} passages, medians of {speed.repeats}",
        f"product {speed.product:8.1f} {speed.unit}   {report.pages_per_second:.1f} pages/s",
        f"bare    {speed.bare:8.1f} {speed.unit}   the ONNX session alone",
        f"ratio   {speed.ratio:8.2f}   {TARGET.verdict(speed.ratio)}",
    ]


def _read(folder: Path, models_folder: Path, files: Sequence[Path]) -> tuple[list[str], int]:
    """Ingest files once, and return what their passages are embedded as and the number of their pages."""
    with Matter(folder) as matter:
        outcomes = list(Ingestion(matter, models_folder).run([(path, None) for path in files]))
        if wrong := [outcome for outcome in outcomes if outcome.status != "ingested"]:
            raise ValueError(f"{wrong[0].file}: {wrong[0].error or wrong[0].status}")
        about = {e.document_id: description(e.name, e.caption) for e in matter.register.documents()}
        texts = [embedded_text(about[p.document_id], p) for p in matter.register.passages()]
        return texts, sum(outcome.pages for outcome in outcomes)


def _ingest(models_folder: Path, files: Sequence[Path]) -> float:
    """Ingest files into a matter of their own, as the app does; opening it is not counted."""
    with tempfile.TemporaryDirectory() as folder, Matter(Path(folder)) as matter:
        jobs = IngestionJobs(matter, models_folder)

        def work() -> None:
            jobs.add_files(files)
            jobs.wait()

        try:
            return seconds(work)
        finally:
            jobs.close()
