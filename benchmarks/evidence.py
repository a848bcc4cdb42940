"""Evidence: from a question to the passages shown, beside embedding the question and asking Chroma alone."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

import chromadb
import numpy as np
from chromadb.config import Settings

from benchmarks import varied
from benchmarks.bare_embedder import BareEmbedder
from benchmarks.timing import Comparison, Target, compare, in_turns, seconds
from pipelines.answering import Answerer
from pipelines.ingestion.indexing import Ingestion
from pipelines.record import Record
from pipelines.settings import DEFAULT_MODEL
from pipelines.storage.matter import Matter

SIZES = (1_000, 10_000, 100_000)
TARGET = Target(most=3.0)
SHOWN = 8
"""Passages shown as evidence: the product's default, and what the bare query asks for."""

QUESTIONS = (
    "What law governs the Master Subscription and Services Agreement?",
    "When was the Complaint filed?",
    "How much does Whitlock claim in damages?",
    "Who is the judge assigned to the case?",
    "Which counts did the court dismiss, and why?",
    "How many days does the customer have to dispute an invoice?",
    "What must a party do before it terminates the Agreement for cause?",
    "What did Brightwater demand in its letter?",
)


class EvidenceReport(Record):
    """How quickly evidence is found in a matter of some size.

    :param passages: how many passages the matter has.
    :param shown: seconds, in milliseconds, until the evidence is shown.
    :param ranked: the same until its sentences are ranked too, and the model would begin to write.
    """

    passages: int
    shown: Comparison
    ranked: Comparison


def measure(
    models_folder: Path, files: Sequence[Path], size: int, repeats: int, cache: Path | None = None
) -> EvidenceReport:
    """Ask questions of a matter, and embed and query bare, by turns.

    Every question is asked once beforehand without being counted: what is loaded or indexed only once is then
    ready, as it is in the running app.

    :param models_folder: where prepared models lie.
    :param files: PDF files whose passages are varied to fill the matter.
    :param size: how many passages the matter is to have.
    :param repeats: how often each question is asked.
    :param cache: folder that keeps the matter for another time; None for one that is removed.
    :returns: the report.
    """
    with ExitStack() as stack:
        folder = cache or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        passages = _passages(models_folder, files)
        home = folder / f"passages-{size}"
        names = [path.name for path in files]
        matter = stack.enter_context(varied.open_matter(home, names, passages, size, models_folder))
        return _measure(matter, models_folder, size, repeats)


def lines(reports: Sequence[EvidenceReport]) -> list[str]:
    """Return the reports for a person, a line each.

    :param reports: as measured.
    """
    made = ["passages   bare ms   to evidence      ratio   with sentences ranked   ratio"]
    for report in reports:
        shown, ranked = report.shown, report.ranked
        made.append(
            f"{report.passages:>8,} {shown.bare:>9.2f} {shown.product:>13.2f} {shown.ratio:>10.2f}"
            f" {ranked.product:>23.2f} {ranked.ratio:>7.2f}   {TARGET.verdict(shown.ratio)}"
        )
    return made


def _passages(models_folder: Path, files: Sequence[Path]) -> list[str]:
    with tempfile.TemporaryDirectory() as folder, Matter(Path(folder)) as matter:
        list(Ingestion(matter, models_folder).run([(path, None) for path in files]))
        return [passage.text for passage in matter.register.passages()]


def _measure(matter: Matter, models_folder: Path, size: int, repeats: int) -> EvidenceReport:
    answerer = Answerer(matter, models_folder, DEFAULT_MODEL, SHOWN)
    embedder = BareEmbedder(models_folder)
    # In one process Chroma has one index a folder: the bare query asks the very one that the product asks.
    settings = Settings(anonymized_telemetry=False)
    client = chromadb.PersistentClient(path=matter.vectors.folder, settings=settings)
    collection = client.get_collection("passages")

    def ask(number: int) -> tuple[float, float]:
        """Return the milliseconds to the evidence, and to what follows the ranking of its sentences."""
        events = answerer.ask(QUESTIONS[number % len(QUESTIONS)])
        shown = seconds(lambda: next(events))
        ranked = shown + seconds(lambda: next(events))
        return 1000 * shown, 1000 * ranked

    def query(number: int) -> float:
        def work() -> None:
            vector = np.array([embedder.embed(QUESTIONS[number % len(QUESTIONS)])])
            collection.query(query_embeddings=vector, n_results=SHOWN, include=["distances"])

        return 1000 * seconds(work)

    in_turns(len(QUESTIONS), ask, query)
    asked, queried = in_turns(repeats * len(QUESTIONS), ask, query)
    return EvidenceReport(
        passages=size,
        shown=compare("ms", [shown for shown, _ in asked], queried),
        ranked=compare("ms", [ranked for _, ranked in asked], queried),
    )
