"""The proof of a citation: its pages, and the quote marked on each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.rendering import PageRenderer
from pipelines.citations.cite import CitationList
from pipelines.ingestion.indexing import Ingestion
from pipelines.records import Citation
from pipelines.search.retrieval import build_pipeline, retrieve
from pipelines.storage.matter import Matter
from tests.conftest import CORPUS
from ui.proof import prove

DEPOSITION = CORPUS / "Whitlock-v-Corvane_2022-05-18_Deposition-of-Peter-Aldana.pdf"


@pytest.fixture(scope="module")
def matter(tmp_path_factory: pytest.TempPathFactory, models_folder: Path) -> Iterator[Matter]:
    with Matter(tmp_path_factory.mktemp("proof") / "store") as opened:
        assert [o.status for o in Ingestion(opened, models_folder).run([(DEPOSITION, None)])] == ["ingested"]
        yield opened


@pytest.fixture(scope="module")
def renderer() -> Iterator[PageRenderer]:
    made = PageRenderer()
    yield made
    made.close()


@pytest.fixture(scope="module")
def running_over(matter: Matter, models_folder: Path) -> Citation:
    found = retrieve(build_pipeline(matter, models_folder), "She had called our 800 line about monitoring", 5)
    passage = next(item for item in found if "called our 800 line" in item.text)
    start = passage.start + passage.text.index("She had\n")
    end = passage.start + passage.text.index("San Leandro.") + len("San Leandro.")
    return CitationList(matter.pinpoints.of).cite(passage, start, end)


def test_a_quote_over_a_page_break_is_marked_on_both_pages(
    matter: Matter, renderer: PageRenderer, running_over: Citation
) -> None:
    proof = prove(matter, renderer, running_over)
    assert [page.number for page in proof.pages] == [2, 3]
    assert proof.trouble is None
    first, second = proof.pages
    assert min(box.top for box in first.boxes) > 0.5, "it ends the one page"
    assert max(box.bottom for box in second.boxes) < 0.5, "and begins the next"


def test_a_part_that_is_not_found_is_told(
    matter: Matter, renderer: PageRenderer, running_over: Citation
) -> None:
    assert running_over.continues is not None
    elsewhere = running_over.continues.model_copy(update={"start": 0, "end": 0})
    proof = prove(matter, renderer, running_over.model_copy(update={"continues": elsewhere}))
    assert [bool(page.boxes) for page in proof.pages] == [True, False]
    assert "could not be marked" in (proof.trouble or "")


def test_a_page_that_cannot_be_shown_leaves_the_other(
    matter: Matter, renderer: PageRenderer, running_over: Citation
) -> None:
    assert running_over.continues is not None
    absent = running_over.continues.model_copy(update={"page": 999})
    proof = prove(matter, renderer, running_over.model_copy(update={"continues": absent}))
    assert [page.number for page in proof.pages] == [2]
    assert "cannot be shown" in (proof.trouble or "")


def test_a_document_that_is_gone_is_told(
    matter: Matter, renderer: PageRenderer, running_over: Citation
) -> None:
    proof = prove(matter, renderer, running_over.model_copy(update={"document_id": "f" * 64}))
    assert (proof.path, proof.pages) == (None, ())
    assert "no longer in the matter" in (proof.trouble or "")
