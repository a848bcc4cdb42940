"""What the matter adds: the quoted pages with the quotes highlighted, and what captions say."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from ingest.rendering import PageRenderer
from pipelines.citations.cite import CitationList
from pipelines.exports.records import ExportedConversation, ExportedTurn, Filing
from pipelines.exports.sources import GONE, count_pages, filings, page_pictures
from pipelines.records import Answer, Citation
from pipelines.storage.matter import Matter
from tests.pipelines.conftest import found


def a_picture(width: int, height: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "white").save(out, "PNG")
    return out.getvalue()


@pytest.fixture(scope="module")
def renderer() -> Iterator[PageRenderer]:
    made = PageRenderer()
    yield made
    made.close()


def cited(matter: Matter, models_folder: Path, *quotes: str) -> tuple[Citation, ...]:
    citations = CitationList(matter.pinpoints.of)
    for quote in quotes:
        passage = next(p for p in found(quote, matter, models_folder) if quote in p.text)
        start = passage.start + passage.text.index(quote)
        citations.cite(passage, start, start + len(quote))
    return citations.citations


def answer(citations: tuple[Citation, ...]) -> Answer:
    return Answer(question="Which?", answer="", abstained=False, citations=citations)


def test_a_page_is_drawn_once_with_all_of_its_quotes(
    three_files: Matter, models_folder: Path, renderer: PageRenderer
) -> None:
    quotes = (
        "Landlord each month, in advance",
        "A. I did, and it was warm.",
        "bears a charge of five percent",
    )
    exported = answer(cited(three_files, models_folder, *quotes))
    done: list[int] = []
    lease, deposition = page_pictures(exported, three_files, renderer, done.append)
    assert done == [1, 2] and count_pages(exported) == 2
    assert (lease.title, lease.keys) == ("Lease.pdf, p. 1", "Highlighted: [1], [3]")
    assert deposition.keys == "Highlighted: [2]"
    assert lease.trouble is deposition.trouble is None
    picture = Image.open(io.BytesIO(lease.png)).convert("RGB")
    assert picture.size == (lease.width, lease.height)
    colours = {colour: count for count, colour in picture.getcolors(1 << 20) or []}
    marked = sum(n for (red, _, blue), n in colours.items() if red - blue > 60)
    assert 1000 < marked < 0.05 * lease.width * lease.height


def test_in_a_conversation_keys_tell_their_question(
    three_files: Matter, models_folder: Path, renderer: PageRenderer
) -> None:
    (citation,) = cited(three_files, models_folder, "The motion is GRANTED")
    turn = ExportedTurn(question="Which?", answer=answer((citation,)))
    exported = ExportedConversation(conversation="Two", turns=(turn, turn))
    (picture,) = page_pictures(exported, three_files, renderer)
    assert picture.keys == "Highlighted: question 1 [1], question 2 [1]"


def test_a_document_that_was_deleted_is_told_of(
    three_files: Matter, models_folder: Path, renderer: PageRenderer
) -> None:
    (citation,) = cited(three_files, models_folder, "The motion is GRANTED")
    gone = citation.model_copy(update={"document_id": "0" * 64})
    (picture,) = page_pictures(answer((gone,)), three_files, renderer)
    assert (picture.png, picture.trouble) == (b"", GONE)
    assert filings(answer((gone,)), three_files.register) == {}


def test_captions_say_kind_and_docket_number(three_files: Matter, models_folder: Path) -> None:
    citations = cited(three_files, models_folder, "The motion is GRANTED", "A. I did, and it was warm.")
    order, deposition = (citation.document_id for citation in citations)
    known = filings(answer(citations), three_files.register)
    assert known[order] == Filing("order", "3:22-cv-04471")
    assert known[deposition].docket_number is None
