"""What one run measured, as a record that is JSON both ways and text for a person."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator

from benchmarks import decode, evidence, followup, ingestion, memory, quantization
from benchmarks.decode import DecodeReport
from benchmarks.evidence import EvidenceReport
from benchmarks.followup import FollowupReport
from benchmarks.ingestion import IngestionReport
from benchmarks.memory import MemoryReport
from benchmarks.quantization import QuantizationReport
from pipelines.record import Record


class Machine(Record):
    """Where it was measured.

    :param system: the operating system and processor's kind.
    :param cores: how many cores there are.
    :param python: Python's version.
    """

    system: str
    cores: int
    python: str


class Report(Record):
    """Everything that one run measured; what was not asked for is None or empty."""

    machine: Machine
    ingestion: IngestionReport | None = None
    evidence: tuple[EvidenceReport, ...] = ()
    decode: DecodeReport | None = None
    followup: FollowupReport | None = None
    memory: MemoryReport | None = None
    quantization: QuantizationReport | None = None


def this_machine() -> Machine:
    """Describe the machine that runs this."""
    return Machine(
        system=f"{platform.system()} {platform.machine()}",
        cores=os.cpu_count() or 1,
        python=platform.python_version(),
    )


def lines(report: Report) -> Iterator[str]:
    """Yield the report for a person, a line each.

    :param report: as measured.
    """
    machine = report.machine
    yield f"{machine.system}, {machine.cores} cores, Python {machine.python}"
    if report.ingestion:
        yield from ("", "Ingestion", *ingestion.lines(report.ingestion))
    if report.evidence:
        yield from ("", "Evidence", *evidence.lines(report.evidence))
    if report.decode:
        yield from ("", "Writing", *decode.lines(report.decode))
    if report.followup:
        yield from ("", "Follow-ups", *followup.lines(report.followup))
    if report.memory:
        yield from ("", "Memory", *memory.lines(report.memory))
    if report.quantization:
        yield from ("", "Quantization of the embedder", *quantization.lines(report.quantization))
