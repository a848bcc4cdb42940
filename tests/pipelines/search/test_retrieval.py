"""Evidence: the best passages of whole documents, each text once, verbatim in their pages."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from haystack import Pipeline

from pipelines.ingestion.indexing import Ingestion
from pipelines.search import retrieval
from pipelines.search.fusion import Ranking
from pipelines.storage.matter import Matter
from pipelines.text import single_spaced
from tests.conftest import CORPUS, write_pdf

ORDER = "Whitlock-v-Corvane_Dkt-031_Order-on-Motion-to-Dismiss.pdf"


@pytest.fixture(scope="module")
def pipeline(corpus_matter: Matter, models_folder: Path) -> Pipeline:
    return retrieval.build_pipeline(corpus_matter, models_folder)


@pytest.mark.parametrize("count", [1, 5, 8, 70])
def test_no_more_than_asked_the_best_first(pipeline: Pipeline, count: int) -> None:
    evidence = retrieval.retrieve(pipeline, "Was the negligence count dismissed?", count)
    scores = [item.score for item in evidence]
    assert 0 < len(evidence) <= count and scores == sorted(scores, reverse=True)
    assert len(evidence) == count or count == 70


@pytest.mark.parametrize(
    ("question", "document", "words"),
    [
        pytest.param("3:21-cv-00417-MLO", None, "3:21-cv-00417", id="docket number"),
        pytest.param("AG-2291", None, "AG-2291", id="ticket number"),
        pytest.param("who runs the firm's freezers alarm", None, "alarm", id="meaning"),
        pytest.param(
            "When was Dana M. Whitlock let go?",
            "Whitlock-v-Brightwater_2022-03-14_Demand-Letter.pdf",
            "discharged",
            id="other words",
        ),
        pytest.param(
            "punitive damages rest on Count III alone", ORDER, "punitive damages", id="the same words"
        ),
    ],
)
def test_what_is_asked_for_is_among_the_first(
    pipeline: Pipeline, question: str, document: str | None, words: str
) -> None:
    evidence = retrieval.retrieve(pipeline, question, 5)
    assert any(words in single_spaced(item.text) and document in (None, item.document) for item in evidence)


def test_evidence_is_verbatim_in_its_page(pipeline: Pipeline, corpus_matter: Matter) -> None:
    for item in retrieval.retrieve(pipeline, "What is the monthly subscription fee?", 30):
        page = corpus_matter.register.page(item.document_id, item.page)
        assert page is not None
        assert page.text[item.start : item.end] == item.text
        assert item.page_label == page.label
        assert corpus_matter.require(item.document_id).name == item.document


def test_the_same_text_in_two_files_appears_once(tmp_path: Path, models_folder: Path) -> None:
    text = "The motion to dismiss Count IV\nis granted without leave to amend."
    files = [
        write_pdf(tmp_path / "one.pdf", text),
        write_pdf(
            tmp_path / "two.pdf", text.replace("\nis", " is"), "Another page of the second file follows here."
        ),
    ]
    with Matter(tmp_path / "store") as matter:
        statuses = [o.status for o in Ingestion(matter, models_folder).run([(file, None) for file in files])]
        assert statuses == ["ingested"] * 2
        evidence = retrieval.retrieve(
            retrieval.build_pipeline(matter, models_folder), "Is Count IV dismissed?", 10
        )
    assert [single_spaced(item.text) for item in evidence].count(single_spaced(text)) == 1
    assert len(evidence) == 2


def test_an_empty_matter_has_no_evidence(tmp_path: Path, models_folder: Path) -> None:
    with Matter(tmp_path) as matter:
        assert retrieval.retrieve(retrieval.build_pipeline(matter, models_folder), "Anything?", 5) == []


def test_unfinished_documents_are_never_retrieved(tmp_path: Path, models_folder: Path) -> None:
    """Neither by their vectors, which are there already, nor by their words."""
    file = CORPUS / "Whitlock-v-Brightwater_2022-03-14_Demand-Letter.pdf"
    with Matter(tmp_path) as matter:
        (outcome,) = Ingestion(matter, models_folder).run([(file, None)])
        pipeline = retrieval.build_pipeline(matter, models_folder)
        assert retrieval.retrieve(pipeline, "nuisance alarms", 5)
        assert outcome.document_id is not None
        matter.register.hide(outcome.document_id)
        assert matter.vectors.count_documents() > 0
        assert retrieval.retrieve(pipeline, "nuisance alarms", 5) == []


def test_keys_that_are_on_no_record_are_passed_over(corpus_matter: Matter) -> None:
    reader = retrieval.EvidenceReader(corpus_matter.register)
    assert reader.run(Ranking((f"{'0' * 64}:1:0-5",), (1.0,)), 5) == {"evidence": []}


# --- documents that the question names -----------------------------------------------------------------

ALIKE = "The notice of default was served on the tenant by mail and cured within thirty days of its receipt."


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory, models_folder: Path) -> Iterator[Matter]:
    """Twelve files that say the same, each of a case of its own; only to be read and asked."""
    folder = tmp_path_factory.mktemp("cases")
    parties = (
        "Abbott Bering Colfax Dunmore Elwood Fenwick Garland Hobart Ivers Jessup Keswick Lorimer".split()
    )
    with Matter(folder / "store") as matter:
        files = [
            write_pdf(
                folder / f"{party}.pdf",
                f"{party.upper()} FARMS, INC., Plaintiff.\nCase No. 3:21-cv-00{number}-MLO",
                f"{ALIKE}\nThis was page two of the papers in case file {number}.",
                f"Nothing else happened to file {number} until the very end of that year.",
                f"It is so ordered in file {number}.\nHon. Marisol {party}-Ochoa, District Judge.",
            )
            for number, party in enumerate(parties, start=100)
        ]
        outcomes = Ingestion(matter, models_folder).run([(file, None) for file in files])
        assert {outcome.status for outcome in outcomes} == {"ingested"}
        yield matter


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("Was the notice of default in the Hobart case cured?", id="by party"),
        pytest.param("Was the notice of default in 3:21-cv-00107 cured?", id="by docket number"),
    ],
)
def test_a_named_documents_passages_come_before_the_same_words_of_others(
    cases: Matter, models_folder: Path, question: str
) -> None:
    first, *_ = retrieval.retrieve(retrieval.build_pipeline(cases, models_folder), question, 3)
    assert first.document == "Hobart.pdf"
    assert "notice of default" in first.text


def test_a_formal_fact_of_a_named_document_is_looked_for_at_its_edges(
    cases: Matter, models_folder: Path
) -> None:
    evidence = retrieval.retrieve(
        retrieval.build_pipeline(cases, models_folder), "Who presided over the Hobart proceedings?", 4
    )
    assert {1, 4} <= {item.page for item in evidence if item.document == "Hobart.pdf"}


def test_a_page_that_is_asked_for_comes_first(cases: Matter, models_folder: Path) -> None:
    pipeline = retrieval.build_pipeline(cases, models_folder)
    first, *_ = retrieval.retrieve(pipeline, "What does page 3 of the Hobart file say about the notice?", 3)
    assert (first.document, first.page) == ("Hobart.pdf", 3)


def test_what_is_named_is_a_preference_and_no_wall(cases: Matter, models_folder: Path) -> None:
    evidence = retrieval.retrieve(
        retrieval.build_pipeline(cases, models_folder),
        "Was the notice of default in the Hobart case cured?",
        24,
    )
    assert len({item.document for item in evidence}) > 6


def test_it_can_be_undone(cases: Matter, models_folder: Path) -> None:
    pipeline = retrieval.build_pipeline(cases, models_folder)
    question = "Was the notice of default in the Hobart case cured?"

    def places(everything: bool) -> list[int]:
        found = retrieval.retrieve(pipeline, question, 48, everything=everything)
        return [place for place, item in enumerate(found) if item.document == "Hobart.pdf"]

    assert sum(places(everything=False)) < sum(places(everything=True))


def test_a_question_across_documents_has_evidence_of_many(cases: Matter, models_folder: Path) -> None:
    pipeline = retrieval.build_pipeline(cases, models_folder)
    evidence = retrieval.retrieve(pipeline, "In which of the cases was the notice of default cured?", 12)
    assert len({item.document for item in evidence}) >= 10


def test_a_named_document_that_is_deleted_is_named_no_more(tmp_path: Path, models_folder: Path) -> None:
    files = [
        write_pdf(tmp_path / f"{name}.pdf", f"{name} signed the lease of the barn.")
        for name in ("Hobart", "Ivers", "Jessup")
    ]
    with Matter(tmp_path / "store") as matter:
        outcomes = list(Ingestion(matter, models_folder).run([(file, None) for file in files]))
        pipeline = retrieval.build_pipeline(matter, models_folder)
        question = "What did Hobart sign?"
        assert retrieval.retrieve(pipeline, question, 3)[0].document == "Hobart.pdf"
        hobart = outcomes[0].document_id
        assert hobart is not None
        matter.delete(hobart)
        evidence = retrieval.retrieve(pipeline, question, 3)
        assert {item.document for item in evidence} == {"Ivers.pdf", "Jessup.pdf"}
