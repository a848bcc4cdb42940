"""How an ingestion in the background fares, as a record."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.ingestion.indexing import FileOutcome, Progress


@dataclass(frozen=True, slots=True)
class JobState:
    """How the ingestion fares at one moment.

    :param running: whether files are at work or waiting.
    :param paused: whether the user has paused it; it goes on where it was.
    :param cancelling: whether the user asked to stop and a file at work has not ended yet.
    :param at_work: how far the files at work are, in order; their file numbers count the files of the run.
    :param waiting: names of the files that wait, in order.
    :param outcomes: what became of the files, in order, until dismissed.
    :param cancelled: names of the files that were left out by a cancel, until dismissed.
    """

    running: bool = False
    paused: bool = False
    cancelling: bool = False
    at_work: tuple[Progress, ...] = ()
    waiting: tuple[str, ...] = ()
    outcomes: tuple[FileOutcome, ...] = ()
    cancelled: tuple[str, ...] = ()
