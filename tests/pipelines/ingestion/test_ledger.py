"""What an answer says of documents that were not read whole."""

from pathlib import Path

import pytest

from ingest.records import Document, LedgerEntry, Page, Read, SourceFile
from pipelines.ingestion.ledger import PageRun, runs, unread_in_words, with_unread
from pipelines.records import Answer, Citation, Evidence, Sentence
from pipelines.storage.register import Register

SCANNED = "a picture without text (scanned)"


@pytest.fixture
def register(tmp_path: Path):
    register = Register(tmp_path / "register.sqlite")
    for document_id, failed in (("a" * 64, (2, 5)), ("b" * 64, ())):
        pages = tuple(
            Page(n, None, "", Read.FAILED, SCANNED) if n in failed else Page(n, None, f"Page {n}.", Read.TEXT)
            for n in range(1, 7)
        )
        source = SourceFile(Path("x.pdf"), f"{document_id[0]}.pdf", document_id, 100)
        register.begin(Document(source, pages, ()))
        register.finish(document_id)
    yield register
    register.close()


def citation(document: str) -> Citation:
    return Citation(
        key="1",
        document=f"{document}.pdf",
        document_id=document * 64,
        page=1,
        pinpoint="p. 1",
        start=0,
        end=7,
        quote="Page 1.",
    )


def evidence(document: str) -> Evidence:
    return Evidence(document=f"{document}.pdf", document_id=document * 64, page=1, text="Page 1.", score=1.0)


@pytest.mark.parametrize(
    ("cited", "searched", "told"),
    [
        pytest.param("a", "ab", ["a"], id="a cited document was not read whole"),
        pytest.param("b", "ab", [], id="one that is not cited was not"),
        pytest.param("", "ba", ["a"], id="nothing is cited: what was searched counts"),
        pytest.param("aa", "a", ["a"], id="cited twice, told once"),
        pytest.param("c", "c", [], id="deleted since"),
    ],
)
def test_an_answer_tells_of_what_it_relies_on(
    register: Register, cited: str, searched: str, told: list[str]
) -> None:
    answer = Answer(
        question="Q",
        answer="A",
        abstained=not cited,
        citations=tuple(map(citation, cited)),
        evidence=tuple(map(evidence, searched)),
    )
    incomplete = with_unread(answer, register).incomplete
    assert [item.document_id[0] for item in incomplete] == told
    for item in incomplete:
        assert (item.pages, item.unread) == (6, (2, 5))
        assert item.text == "2 of 6 pages of a.pdf could not be read (PDF p. 2, 5)."


def test_where_nothing_is_answered_all_that_was_searched_counts(register: Register) -> None:
    unclear = Answer(
        question="Q",
        answer="A",
        abstained=True,
        nearest=(Sentence(text="N", citations=("1",)),),
        citations=(citation("b"),),
        evidence=(evidence("b"), evidence("a")),
    )
    assert [item.document_id[0] for item in with_unread(unclear, register).incomplete] == ["a"]


@pytest.mark.parametrize(
    ("pages", "unread", "said"),
    [
        (40, [3, 4, 9], "3 of 40 pages of X.pdf could not be read (PDF p. 3, 4, 9)."),
        (1, [1], "1 of 1 page of X.pdf could not be read (PDF p. 1)."),
        (
            2000,
            range(1, 1501),
            "1,500 of 2,000 pages of X.pdf could not be read (PDF p. 1, 2, 3, 4, 5, 6, 7,",
        ),
    ],
)
def test_unread_pages_in_words(pages: int, unread: list[int], said: str) -> None:
    words = unread_in_words("X.pdf", pages, unread)
    assert words.startswith(said)
    assert len(words) < 130


def test_pages_in_a_row_of_which_the_same_is_said_are_put_together() -> None:
    read = [Read.TEXT, Read.TEXT, Read.FAILED, Read.FAILED, Read.OCR, Read.TEXT]
    reasons = [None, None, "one", "other", None, None]
    ledger = [LedgerEntry(n, r, w) for n, (r, w) in enumerate(zip(read, reasons, strict=True), start=1)]
    assert runs(ledger) == [
        PageRun(1, 2, Read.TEXT, None),
        PageRun(3, 3, Read.FAILED, "one"),
        PageRun(4, 4, Read.FAILED, "other"),
        PageRun(5, 5, Read.OCR, None),
        PageRun(6, 6, Read.TEXT, None),
    ]
    assert runs([]) == []


def test_the_register_knows_the_unread_pages(register: Register) -> None:
    assert register.unread("a" * 64) == (2, 5)
    assert register.unread("b" * 64) == register.unread("c" * 64) == ()
