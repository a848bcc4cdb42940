"""A small evaluation, from the PDFs to the printed table: three files, five questions, the model itself."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from corpus.build import PDFS
from evals.__main__ import main
from evals.asking import Result, ask_all, asked_matter, case_files, rounds
from evals.generations import CachedChatGenerator
from evals.gold import QUESTIONS, UNANSWERABLE, Question, read_questions
from evals.report import ALL, failures, lines, summary, tables
from pipelines.drafting import CONTEXT_TOKENS
from pipelines.settings import DEFAULT_MODEL, Settings
from tests.conftest import write_pdf

AMENDMENT = "Halvorsen-Tamarind_2020-06-15_First-Amendment-to-Lease.pdf"
NOTICE = "Halvorsen-v-Tamarind_2022-05-27_Notice-of-Default.pdf"
DEMAND = "Whitlock-v-Brightwater_2022-03-14_Demand-Letter.pdf"
NOTE = "The fee is $31,500 a month, and it is due on the first day of it."
BREAD: dict[str, object] = {
    "id": "bread",
    "question": "How do I bake sourdough bread?",
    "kind": UNANSWERABLE,
    "documents": [],
    "answer": None,
    "alternatives": [],
    "answerable": False,
}
IDS = ["dana-m-whitlock-discharge", "e03", "f03", "f20", "c19"]


@dataclass(frozen=True)
class Evaluation:
    """A folder with files and questions, and what came of asking them."""

    folder: Path
    settings: Settings
    questions: list[Question]
    results: list[Result]
    pages: dict[tuple[str, int], str]
    refused: list[str]

    @property
    def files(self) -> Path:
        return self.folder / "pdfs"

    @property
    def cache(self) -> Path:
        return self.folder / "cache"

    @property
    def arguments(self) -> list[str]:
        return [
            *("--files", str(self.files)),
            *("--questions", str(self.folder / "questions.jsonl")),
            *("--cache", str(self.cache)),
        ]

    def generations(self) -> dict[str, tuple[int, bytes]]:
        """Give the cache's files, each with when it was written and what it holds."""
        return {path.name: (path.stat().st_mtime_ns, path.read_bytes()) for path in self.cache.iterdir()}


@pytest.fixture(scope="module")
def evaluation(tmp_path_factory: pytest.TempPathFactory, models_folder: Path) -> Evaluation:
    folder = tmp_path_factory.mktemp("evaluation")
    files = folder / "pdfs"
    files.mkdir()
    for name in (AMENDMENT, NOTICE, DEMAND):
        shutil.copy(PDFS / name, files / name)
    shutil.copy(PDFS / DEMAND, files / f"derived_{DEMAND}")
    (files / "notes.txt").write_text("Not a PDF.", encoding="utf-8")
    (files / "cut-short.PDF").write_bytes((PDFS / DEMAND).read_bytes()[:300])
    gold = [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]
    chosen = {line["id"]: json.dumps(line, ensure_ascii=False) for line in gold if line["id"] in IDS}
    path = folder / "questions.jsonl"
    path.write_text("".join(f"{chosen[name]}\n" for name in IDS), encoding="utf-8")
    questions = read_questions(path)
    settings = Settings(home=folder / "unused", models_folder=models_folder)
    with asked_matter(case_files(files), settings) as (matter, refused):
        results = list(ask_all(matter, questions, settings, folder / "cache"))
        pages = {
            (document.name, page.number): page.text
            for document in matter.register.documents()
            for page in matter.register.pages(document.document_id)
        }
    return Evaluation(folder, settings, questions, results, pages, refused)


@pytest.fixture(autouse=True)
def _models_as_prepared(monkeypatch: pytest.MonkeyPatch, models_folder: Path) -> None:
    monkeypatch.setenv("PINCITE_MODELS", str(models_folder))


def test_the_files_are_read_in_but_for_repeated_and_damaged_ones(evaluation: Evaluation) -> None:
    assert {document for document, _ in evaluation.pages} == {AMENDMENT, NOTICE, DEMAND}
    assert len(evaluation.pages) == 9
    (reason,) = evaluation.refused
    assert "cut-short.PDF" in reason


def test_the_questions_concern_these_files(evaluation: Evaluation) -> None:
    assert [question.id for question in evaluation.questions] == IDS
    asked = {place.document for question in evaluation.questions for place in question.places}
    assert asked == {AMENDMENT, NOTICE, DEMAND}
    assert [question.id for question in evaluation.questions if not question.answerable] == ["c19"]


def test_every_question_is_answered_in_its_order(evaluation: Evaluation) -> None:
    assert [result.question for result in evaluation.results] == evaluation.questions
    for result in evaluation.results:
        assert result.answer.question == result.question.text
        assert result.answer.notice is None
        assert result.answer.abstained == (not result.answer.sentences) == (not result.score.answered)


def test_every_quote_is_verbatim(evaluation: Evaluation) -> None:
    citations = [citation for result in evaluation.results for citation in result.answer.citations]
    assert citations
    for cited in citations:
        assert evaluation.pages[cited.document, cited.page][cited.start : cited.end] == cited.quote != ""
    assert all(result.score.not_verbatim == () for result in evaluation.results)


def test_what_the_model_wrote_is_kept(evaluation: Evaluation) -> None:
    written = [json.loads(text) for _, text in evaluation.generations().values()]
    drafted = {result.answer.question for result in evaluation.results if result.answer.model}
    assert 0 < len(written) == len(drafted)
    assert {entry["meta"]["model"] for entry in written} == {DEFAULT_MODEL}


def test_a_matter_is_there_for_the_block_and_no_longer(tmp_path: Path, evaluation: Evaluation) -> None:
    write_pdf(tmp_path / "Note.pdf", NOTE)
    with asked_matter(case_files(tmp_path), evaluation.settings) as (matter, refused):
        home = matter.folder
        assert (refused, [document.name for document in matter.register.documents()]) == ([], ["Note.pdf"])
    assert not home.exists()
    assert not evaluation.settings.home.exists()


def test_the_evaluation_leaves_no_model_running(evaluation: Evaluation) -> None:
    assert evaluation.generations()
    generator = CachedChatGenerator(
        str(evaluation.cache),
        evaluation.settings.model,
        str(evaluation.settings.models_folder),
        context_tokens=CONTEXT_TOKENS,
    )
    assert generator.engine.pid is None


def test_the_command_gives_the_same_answers_again_without_a_new_generation(
    evaluation: Evaluation,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    before = evaluation.generations()
    main([*evaluation.arguments, "--json", "figures.json"])
    assert evaluation.generations() == before
    assert [path.name for path in tmp_path.iterdir()] == ["figures.json"]

    figures = json.loads(Path("figures.json").read_text(encoding="utf-8"))
    results = evaluation.results
    assert figures["model"] == DEFAULT_MODEL
    assert figures["questions"] == json.loads(json.dumps(list(lines(results))))
    assert figures["summary"] == json.loads(json.dumps(summary(results)))
    assert figures["failures"] == failures(results)
    assert figures["summary"][ALL]["right"][1] == 4
    assert figures["summary"][UNANSWERABLE]["right"][1] == 1

    printed = capsys.readouterr()
    assert printed.out.startswith(tables(results))
    assert "Sentences labelled by hand:" in printed.out
    assert "refused: " in printed.err and "cut-short.PDF" in printed.err


def test_without_json_only_the_table_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("pdfs").mkdir()
    write_pdf(Path("pdfs/Note.pdf"), NOTE)
    Path("gold.jsonl").write_text(json.dumps(BREAD), encoding="utf-8")
    main(["--files", "pdfs", "--questions", "gold.jsonl", "--cache", "kept"])
    assert {path.name for path in tmp_path.iterdir()} == {"pdfs", "gold.jsonl", "kept"}
    assert list(Path("kept").iterdir()) == []  # what is refused at once is not drafted
    printed = capsys.readouterr()
    assert f"| {UNANSWERABLE} | 1 |" in printed.out
    assert printed.err == ""


def test_questions_of_one_file_are_asked_of_it_alone(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.PDF", "derived_a.pdf", "notes.txt"):
        (tmp_path / name).touch()
    a, b = tmp_path / "a.pdf", tmp_path / "b.PDF"
    of_all, of_a, elsewhere = (
        Question("id", "Who is it?", "who", (), (), file=file) for file in (None, "a.pdf", "c.pdf")
    )
    assert list(rounds(tmp_path, [of_a, of_all, elsewhere])) == [([a, b], [of_all]), ([a], [of_a])]
