"""Files become documents of a matter, each whole or not at all, and one that fails keeps no other."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest
from haystack import Pipeline
from haystack.core.errors import DeserializationError
from pypdf import PdfReader, PdfWriter

from ingest.records import Read
from pipelines import drafting
from pipelines.ingestion import indexing
from pipelines.ingestion.indexing import Ingestion
from pipelines.ingestion.records import FileOutcome, Progress
from pipelines.search import retrieval
from pipelines.settings import DEFAULT_MODEL
from pipelines.storage.matter import Matter
from tests.conftest import CORPUS, write_pdf
from tests.pipelines.storage.test_matter import assert_consistent

LETTER = CORPUS / "Whitlock-v-Brightwater_2022-03-14_Demand-Letter.pdf"
OURS = ["ingest.*", "pipelines.*"]


@pytest.fixture
def matter(tmp_path: Path):
    with Matter(tmp_path / "store") as matter:
        yield matter


def make(folder: Path, kind: str) -> Path:
    path = folder / f"{kind}.pdf"
    if kind.startswith("good"):
        return write_pdf(path, f"This is the {kind} file of the matter.", "Its second page is here.")
    if kind == "encrypted":
        writer = PdfWriter(clone_from=PdfReader(make(folder, "good, then locked")))
        writer.encrypt("secret", algorithm="RC4-128")
        writer.write(path)
    elif kind == "not a PDF":
        path.write_bytes(b"PK\x03\x04 a Word file under another name")
    elif kind == "empty":
        path.write_bytes(b"")
    elif kind == "blank":
        write_pdf(path, "", "")
    elif kind == "cut short":
        path.write_bytes(LETTER.read_bytes()[:300])
    elif kind == "missing":
        return path
    return path


BAD = [
    ("encrypted", "protected by a password"),
    ("not a PDF", "this is not a PDF"),
    ("empty", "the file is empty"),
    ("blank", "no text could be read on any of its pages"),
    ("cut short", "damaged or incomplete"),
    ("missing", "no readable file"),
]


def run(matter: Matter, models_folder: Path, *files: Path) -> list[FileOutcome]:
    return list(Ingestion(matter, models_folder).run([(file, None) for file in files]))


def test_a_good_file_is_ingested_with_its_ledger(matter: Matter, models_folder: Path, tmp_path: Path):
    (outcome,) = run(matter, models_folder, make(tmp_path, "good"))
    assert (outcome.status, outcome.pages, outcome.error) == ("ingested", 2, None)
    assert [(page.number, page.read) for page in outcome.ledger] == [(1, Read.TEXT), (2, Read.TEXT)]
    assert matter.require(outcome.document_id).passages == outcome.passages > 0
    assert matter.file_path(outcome.document_id).read_bytes() == (tmp_path / "good.pdf").read_bytes()
    assert_consistent(matter)


def test_what_is_wrong_is_told_of_each_file_and_the_others_go_on(
    matter: Matter, models_folder: Path, tmp_path: Path
):
    kinds = ["good one"] + [kind for kind, _ in BAD] + ["good two"]
    first, *bad, last = run(matter, models_folder, *(make(tmp_path, kind) for kind in kinds))
    assert (first.status, last.status) == ("ingested", "ingested")
    for outcome, (kind, reason) in zip(bad, BAD, strict=True):
        assert outcome.status == "failed", kind
        assert outcome.error.startswith(f"{kind}.pdf: ") and reason in outcome.error
    assert [e.name for e in matter.register.documents()] == ["good one.pdf", "good two.pdf"]
    assert_consistent(matter)


def test_the_same_bytes_are_stored_once_whatever_their_name(
    matter: Matter, models_folder: Path, tmp_path: Path
):
    file = make(tmp_path, "good")
    first, again, renamed = Ingestion(matter, models_folder).run(
        [(file, None), (file, None), (file, "Other.pdf")]
    )
    assert [o.status for o in (first, again, renamed)] == ["ingested", "duplicate", "duplicate"]
    assert {o.document_id for o in (first, again, renamed)} == {first.document_id}
    assert (again.pages, again.passages) == (first.pages, first.passages)
    assert len(matter.register.documents()) == 1
    assert_consistent(matter)


def test_what_a_file_says_again_and_again_keeps_nothing_from_being_found(
    matter: Matter, models_folder: Path, tmp_path: Path
):
    again = "This page is left blank on purpose."
    pages = [again] * 150 + [f"Invoice {n} of the fitters is for {n * 37} dollars." for n in range(60)]
    (outcome,) = run(matter, models_folder, write_pdf(tmp_path / "exhibits.pdf", *pages))
    assert outcome.passages == len(matter.register.passages_of(outcome.document_id)) == 210
    assert matter.vectors.count_documents() == 61
    assert_consistent(matter)


def test_two_threads_that_add_the_same_file_store_it_once(
    matter: Matter, models_folder: Path, tmp_path: Path
):
    file = make(tmp_path, "good")
    outcomes: list[FileOutcome] = []
    threads = [
        threading.Thread(target=lambda: outcomes.extend(run(matter, models_folder, file))) for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcome.status for outcome in outcomes) == ["duplicate", "ingested"]
    assert_consistent(matter)


def test_a_name_from_outside_is_made_safe(matter: Matter, models_folder: Path, tmp_path: Path):
    (outcome,) = Ingestion(matter, models_folder).run(
        [(make(tmp_path, "good"), "../../etc/\u202epass\nwd.pdf")]
    )
    assert outcome.file == "passwd.pdf"
    assert_consistent(matter)


def test_an_outcome_has_the_fields_of_the_contract(matter: Matter, models_folder: Path, tmp_path: Path):
    good, missing = (
        o.to_json() for o in run(matter, models_folder, make(tmp_path, "good"), tmp_path / "missing")
    )
    fields = ["file", "document_id", "status", "pages", "passages", "error", "ledger", "caption"]
    assert list(good) == list(missing) == fields
    assert good["ledger"][0] | {"page": 1, "read": "text"} == good["ledger"][0]
    assert set(good["caption"]) >= {"docket_number", "court", "judge", "parties", "filed", "kind"}
    assert (missing["document_id"], missing["status"], missing["ledger"]) == (None, "failed", [])


def test_progress_is_told_for_each_file_and_stage(matter: Matter, models_folder: Path, tmp_path: Path):
    told: list[Progress] = []
    files = [(make(tmp_path, "good one"), None), (LETTER, None)]
    outcomes = list(Ingestion(matter, models_folder, told.append).run(files))
    assert {p.files for p in told} == {2}
    assert [p.file_number for p in told] == sorted(p.file_number for p in told)
    for number, outcome in enumerate(outcomes, start=1):
        stages = [p for p in told if p.file_number == number]
        assert stages[0] == Progress(outcome.file, number, 2, "reading", 0, 0)
        for stage, total in (("reading", outcome.pages), ("indexing", outcome.passages)):
            done = [p.done for p in stages if p.stage == stage and p.total == total]
            assert done == sorted(done), stage
        assert [p.stage for p in stages] == sorted((p.stage for p in stages), reverse=True)
    assert max(p.done for p in told if p.stage == "reading" and p.file_number == 2) == outcomes[1].pages


@pytest.mark.parametrize("stage", ["reading", "indexing"])
def test_a_cancel_leaves_the_file_at_work_out_and_what_was_finished_whole(
    matter: Matter, models_folder: Path, tmp_path: Path, stage: str
):
    def cancel_in_the_second(progress: Progress) -> None:
        if progress.file_number == 2 and progress.stage == stage and progress.total:
            ingestion.cancel()

    ingestion = Ingestion(matter, models_folder, cancel_in_the_second)
    files = [make(tmp_path, "good one"), LETTER, make(tmp_path, "good two")]
    outcomes = list(ingestion.run([(file, None) for file in files]))
    assert [(o.file, o.status) for o in outcomes] == [("good one.pdf", "ingested")]
    assert [e.name for e in matter.register.documents()] == ["good one.pdf"]
    assert_consistent(matter)
    assert run(matter, models_folder, LETTER)[0].status == "ingested"


def test_a_cancel_before_the_start_adds_nothing(matter: Matter, models_folder: Path, tmp_path: Path):
    ingestion = Ingestion(matter, models_folder)
    ingestion.cancel()
    assert list(ingestion.run([(make(tmp_path, "good"), None)])) == []
    assert matter.register.documents() == []


def test_a_fault_in_the_middle_leaves_the_document_out(matter: Matter, models_folder: Path, tmp_path: Path):
    def break_down(progress: Progress) -> None:
        if progress.stage == "indexing":
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        list(Ingestion(matter, models_folder, break_down).run([(LETTER, None)]))
    assert matter.register.documents() == []
    assert_consistent(matter)


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are POSIX")
def test_a_disk_that_takes_no_more_is_told_of(matter: Matter, models_folder: Path, tmp_path: Path):
    import resource

    large = make(tmp_path, "good, large")
    large.write_bytes(large.read_bytes() + b"%" * (8 << 20))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4 << 20, before[1]))
    try:
        outcomes = run(matter, models_folder, large, make(tmp_path, "good"))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert [o.status for o in outcomes] == ["failed", "ingested"]
    assert "could not be stored" in outcomes[0].error and "Free some space" in outcomes[0].error
    assert_consistent(matter)


@pytest.mark.parametrize(
    "build",
    [
        pytest.param(indexing.build_pipeline, id="indexing"),
        pytest.param(retrieval.build_pipeline, id="retrieval"),
        pytest.param(lambda matter, folder: drafting.build_pipeline(DEFAULT_MODEL, folder), id="drafting"),
    ],
)
def test_pipelines_come_back_from_their_yaml(matter: Matter, models_folder: Path, build):
    pipeline = build(matter, models_folder)
    text = pipeline.dumps()
    again = Pipeline.loads(text, allowed_modules=OURS)
    one, other = pipeline.to_dict(), again.to_dict()
    assert one["components"] == other["components"]
    assert sorted(map(str, one["connections"])) == sorted(map(str, other["connections"]))
    with pytest.raises(DeserializationError):
        Pipeline.loads(text)


def test_a_retrieval_pipeline_from_yaml_finds_the_same(corpus_matter: Matter, models_folder: Path):
    pipeline = retrieval.build_pipeline(corpus_matter, models_folder)
    again = Pipeline.loads(pipeline.dumps(), allowed_modules=OURS)
    question = "What is the monthly subscription fee?"
    assert retrieval.retrieve(again, question, 5) == retrieval.retrieve(pipeline, question, 5)
