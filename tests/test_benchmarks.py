"""The benchmarks measure what they say, on something tiny. Nothing here asserts how long a thing takes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from benchmarks import decode, evidence, followup, ingestion, memory, processes, varied
from benchmarks.__main__ import main
from benchmarks.bare_embedder import BareEmbedder
from benchmarks.report import Report, lines, this_machine
from benchmarks.timing import Comparison, Target, compare, in_turns
from pipelines.search import embedder
from tests.conftest import CORPUS, write_pdf

PASSAGES = [
    "The Customer shall pay each undisputed invoice within forty-five days after it has been received.",
    "Either party may terminate the Agreement for cause on 30 days' written notice to the other party.",
    "Judge Okafor dismissed Count II on November 5, 2021, because the economic loss rule bars the claim.",
]
SMALLEST = min(CORPUS.glob("*.pdf"), key=lambda path: path.stat().st_size)


@pytest.fixture
def pdfs(tmp_path: Path) -> Path:
    """A folder with one short file."""
    folder = tmp_path / "pdfs"
    folder.mkdir()
    write_pdf(folder / "Agreement.pdf", "\n".join(PASSAGES), PASSAGES[0])
    return folder


def test_each_goes_first_in_every_other_round() -> None:
    order: list[str] = []

    def product(number: int) -> int:
        order.append(f"product {number}")
        return number

    def bare(number: int) -> int:
        order.append(f"bare {number}")
        return -number

    products, bares = in_turns(3, product, bare)
    assert order == ["product 0", "bare 0", "bare 1", "product 1", "product 2", "bare 2"]
    assert (products, bares) == ([0, 1, 2], [0, -1, -2])


def test_rounds_are_compared_each_in_itself() -> None:
    compared = compare("ms", [3.0, 10.0, 100.0], [2.0, 8.0, 50.0])
    assert (compared.product, compared.bare, compared.ratio, compared.repeats) == (10.0, 8.0, 1.5, 3)


@pytest.mark.parametrize(
    ("target", "ratio", "verdict"),
    [
        (Target(least=0.6), 0.6, "at least 0.6: met"),
        (Target(least=0.6), 0.59, "at least 0.6: MISSED"),
        (Target(most=3), 3.0, "at most 3: met"),
        (Target(most=3), 3.01, "at most 3: MISSED"),
    ],
)
def test_a_target_is_met_or_missed(target: Target, ratio: float, verdict: str) -> None:
    assert target.verdict(ratio) == verdict


def test_varied_texts_are_distinct_and_keep_their_shape() -> None:
    made = list(islice(varied.texts(PASSAGES), 600))
    texts = [text for _, text in made]
    assert len({*texts, *PASSAGES}) == 603
    assert {place for place, _ in made} == {0, 1, 2}
    for place, text in made:
        assert len(text.split()) == len(PASSAGES[place].split())
    assert made == list(islice(varied.texts(PASSAGES), 600))
    assert made != list(islice(varied.texts(PASSAGES, seed=1), 600))


def test_varied_vectors_are_near_the_real_ones() -> None:
    real = np.eye(3, embedder.DIMENSIONS, dtype=np.float32)
    places = [0, 1, 2] * 20
    made = varied.vectors(real, places)
    assert made.shape == (60, embedder.DIMENSIONS)
    assert np.allclose(np.linalg.norm(made, axis=1), 1)
    likeness = made @ real.T
    assert (likeness.argmax(axis=1) == places).all()
    assert np.allclose(likeness.max(axis=1), 0.8, atol=0.1)
    assert len(np.unique(made, axis=0)) == 60


def test_a_varied_matter_is_as_large_as_asked_and_kept(tmp_path: Path, models_folder: Path) -> None:
    folder = tmp_path / "matter"
    with varied.open_matter(folder, ["Complaint.pdf"], PASSAGES, 230, models_folder) as matter:
        passages = matter.register.passages()
        assert len({passage.text for passage in passages}) == 230
        entries = matter.register.documents()
        assert sum(entry.passages for entry in entries) == 230
        assert {entry.name for entry in entries} > {"Complaint.pdf"}
        for passage in passages:
            page = matter.register.page(passage.document_id, passage.page)
            assert page is not None
            assert page.text[passage.start : passage.end] == passage.text
        near = matter.vectors.nearest(embedder.load(models_folder).embed(PASSAGES[:1])[0].tolist(), 300)
        assert {key for key, _ in near} <= {passage.key for passage in passages}
        assert len(near) == 230
    (folder / "kept").touch()
    with varied.open_matter(folder, ["Complaint.pdf"], PASSAGES, 230, models_folder) as matter:
        assert [passage.key for passage in matter.register.passages()] == [p.key for p in passages]
    assert (folder / "kept").exists()
    with varied.open_matter(folder, ["Complaint.pdf"], PASSAGES, 20, models_folder) as matter:
        assert len(matter.register.passages()) == 20
    assert not (folder / "kept").exists()


def test_the_bare_embedder_embeds_as_the_product_does(models_folder: Path) -> None:
    bare, model = BareEmbedder(models_folder), embedder.load(models_folder)
    assert np.allclose(bare.embed(PASSAGES[0]), model.embed(PASSAGES[:1])[0], atol=1e-5)
    counted = [inputs["input_ids"].shape for inputs in bare.inputs(PASSAGES)]
    assert counted == [(1, count + 2) for count in model.count_tokens(PASSAGES)]


def test_ingestion_counts_what_it_ingests(pdfs: Path, models_folder: Path) -> None:
    report = ingestion.measure(models_folder, sorted(pdfs.glob("*.pdf")), repeats=1)
    assert (report.files, report.pages, report.speed.repeats) == (1, 2, 1)
    assert report.passages >= 2
    assert report.speed.ratio > 0
    assert report.pages_per_second == pytest.approx(report.speed.product * 2 / report.passages)


def test_ingestion_says_which_file_it_cannot_read(tmp_path: Path, models_folder: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"no PDF")
    with pytest.raises(ValueError, match=r"broken\.pdf"):
        ingestion.measure(models_folder, [broken], repeats=1)


def test_evidence_is_measured_at_the_size_asked_for(tmp_path: Path, models_folder: Path) -> None:
    report = evidence.measure(models_folder, [SMALLEST], 120, repeats=1, cache=tmp_path)
    assert report.passages == 120
    assert report.shown.repeats == len(evidence.QUESTIONS)
    assert report.shown.ratio > 0
    assert report.ranked.product >= report.shown.product
    assert (tmp_path / "passages-120" / "made-of.json").is_file()


def test_both_engines_write_as_many_tokens_as_asked(models_folder: Path) -> None:
    report = decode.measure(models_folder, "smollm2-135m", repeats=1, new_tokens=4)
    assert (report.model, report.new_tokens) == ("smollm2-135m", 4)
    assert report.prompt_tokens > 100
    assert min(report.writing.ratio, report.first_token.ratio) > 0


@pytest.mark.skipif(not memory.is_told(), reason="only Linux tells how much memory a process held")
def test_a_followup_is_timed_beside_a_first_question(models_folder: Path) -> None:
    model = followup.model_to_measure(models_folder)
    assert model == "smollm2-135m-llama.cpp"  # the tests' folder holds no other
    report = followup.measure(models_folder, model, repeats=1)
    assert report.prompt_tokens > 100
    assert min(report.first, report.same_rules, report.same_evidence) > 0
    assert "times sooner" in followup.lines(report)[-1]


def test_a_process_and_its_children_are_watched() -> None:
    watch = processes.Watch(os.getpid(), lambda module: "child" if module == "http.server" else "parent")
    with subprocess.Popen(
        [sys.executable, "-m", "http.server", "0"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as child:
        while not (child.poll() is not None or watch.peaks.get("child")):
            time.sleep(0.01)
        watch.close()
        child.kill()
    assert watch.peaks["parent"] >= watch.resident["parent"] > watch.peaks["child"] > 0
    assert watch.peak_together >= watch.resident["parent"]
    assert processes.memory(child.pid) is None


@pytest.mark.slow
@pytest.mark.skipif(not memory.is_told(), reason="only Linux tells how much memory a process held")
def test_the_memory_of_the_whole_app_is_measured(models_folder: Path) -> None:
    report = memory.measure(models_folder, ["Who is the judge assigned to the case?"])
    assert {process.name for process in report.processes} == {"app", "model", "PDF reader"}
    assert all(process.peak >= process.resident for process in report.processes)
    assert max(process.peak for process in report.processes) <= report.peak
    assert report.peak <= sum(process.peak for process in report.processes) * 1.5


def test_the_command_prints_the_ratios_and_writes_them_as_json(
    pdfs: Path,
    tmp_path: Path,
    models_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("PINCITE_MODELS", str(models_folder))
    file = tmp_path / "report.json"
    asked = ["ingestion", "evidence", "--sizes", "10", "20", "--repeats", "1", "--pdfs", str(pdfs)]
    assert main([*asked, "--json", str(file)]) == 0
    text = file.read_text(encoding="utf-8")
    report = Report.model_validate_json(text)
    assert report.model_dump(mode="json") == json.loads(text)
    assert [found.passages for found in report.evidence] == [10, 20]
    assert report.ingestion is not None
    assert (report.decode, report.memory) == (None, None)
    assert capsys.readouterr().out == "\n".join(lines(report)) + "\n"


def test_a_report_is_the_same_after_a_round_through_json() -> None:
    compared = Comparison(unit="ms", product=3.0, bare=2.0, ratio=1.5, repeats=5)
    report = Report(
        machine=this_machine(),
        evidence=(evidence.EvidenceReport(passages=1000, shown=compared, ranked=compared),),
        memory=memory.MemoryReport(
            questions=1, processes=(memory.ProcessMemory(name="app", peak=2.0, resident=1.0),), peak=2.0
        ),
    )
    assert Report.model_validate_json(report.model_dump_json()) == report
    assert json.loads(report.model_dump_json())["evidence"][0]["shown"]["ratio"] == 1.5


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["speed"], "no such subject: speed"),
        (["--sizes", "0"], "numbers from 1"),
        (["--repeats", "0"], "numbers from 1"),
        (["--pdfs", "no-such-folder"], "holds no PDF files"),
    ],
)
def test_bad_use_is_told(arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert says in capsys.readouterr().err


@pytest.mark.parametrize("package", ["benchmarks", "evals"])
def test_nothing_is_reported_home(package: str) -> None:
    said = f"import os, {package}; print(os.environ['HAYSTACK_TELEMETRY_ENABLED'])"
    environment = {name: value for name, value in os.environ.items() if "TELEMETRY" not in name}
    environment["PYTHONPATH"] = str(CORPUS.parents[1])
    out = subprocess.run([sys.executable, "-c", said], env=environment, capture_output=True, check=True)
    assert out.stdout.strip() == b"False"
