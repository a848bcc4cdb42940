"""The register shows whole documents only, and keeps text nowhere once it is removed."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.caption.records import STAMP, TEXT, Caption, Found, Party, Source
from ingest.keys import Stretch, passage_key
from ingest.records import Box, Document, Page, Passage, PlacedSpan, Read, SourceFile
from pipelines.errors import StoreDamaged
from pipelines.storage.register import Register

ONE, TWO = "1" * 64, "2" * 64


def a_document(document_id: str = ONE, *texts: str, name: str = "order.pdf") -> Document:
    texts = texts or ("The motion is DENIED.", "It is so ordered.")
    pages = tuple(
        Page(
            number,
            f"i{number}",
            text,
            Read.OCR,
            furniture=("Filed 1/1/21",),
            printed_lines=((1, 0), (2, 4)),
            printed_page="iv",
            confidence=0.875,
            words=(PlacedSpan(0, 3, Box(0.1, 0.25, 0.5, 0.3)),),
        )
        for number, text in enumerate(texts, start=1)
    )
    passages = tuple(
        Passage(
            passage_key(document_id, p.number, 0, len(p.text)),
            document_id,
            p.number,
            p.label,
            0,
            len(p.text),
            p.text,
            5,
        )
        for p in pages
        if p.text
    )
    return Document(SourceFile(Path("x.pdf"), name, document_id, 100), pages, passages)


@pytest.fixture
def register(tmp_path: Path):
    register = Register(tmp_path / "register.sqlite")
    yield register
    register.close()


def add(register: Register, document: Document) -> None:
    register.begin(document)
    register.finish(document.source.document_id)


def test_a_document_comes_back_as_it_went_in(register: Register):
    document = a_document()
    add(register, document)
    assert tuple(register.pages(ONE)) == document.pages
    assert tuple(register.passages()) == document.passages
    assert register.page(ONE, 2) == document.pages[1]
    (entry,) = register.documents()
    assert (entry.document_id, entry.name, entry.size, entry.pages, entry.passages) == (
        ONE,
        "order.pdf",
        100,
        2,
        2,
    )


def test_a_passage_that_runs_over_a_page_break_comes_back_whole(register: Register):
    document = a_document()
    first, second = document.pages
    rest = Stretch(second.number, 0, 7)
    passage = replace(
        document.passages[0],
        key=passage_key(ONE, first.number, 4, len(first.text), rest),
        start=4,
        end=len(first.text),
        text=f"{first.text[4:]}\n{second.text[:7]}",
        continues=rest,
        heading="III. DISCUSSION > A. Count I",
    )
    add(register, replace(document, passages=(passage,)))
    assert register.passages() == register.passages([passage.key]) == [passage]


def test_a_caption_comes_back_with_the_place_of_each_part(register: Register):
    printed = Source(1, TEXT, "Case No. 1:21-cv-1 “§ ü”", 3, 27)
    stamp = Source(2, STAMP, "Case 1:21-cv-1 Document 3 Filed 01/02/21")
    caption = Caption(
        kind=Found("order", printed),
        docket_numbers=(Found("1:21-cv-1", printed), Found("1:21-cv-2", stamp)),
        filed=Found("2021-01-02", stamp),
        parties=(Party("<b>O'Hara & Söhne</b>", "plaintiff", printed), Party("Doe", None, printed)),
    )
    add(register, replace(a_document(), caption=caption))
    add(register, a_document(TWO))
    entry = register.document(ONE)
    assert entry and entry.caption == caption
    assert [entry.caption for entry in register.documents()] == [caption, Caption()]


@pytest.mark.parametrize(
    ("query", "value"),
    [
        ("json_extract(caption, '$.kind.value') = ?", "order"),
        (
            "EXISTS (SELECT 1 FROM json_each(caption, '$.docket_numbers') WHERE value ->> '$.value' = ?)",
            "21-2",
        ),
        ("EXISTS (SELECT 1 FROM json_each(caption, '$.parties') WHERE value ->> '$.name' = ?)", "Doe"),
    ],
    ids=["kind", "docket number", "party"],
)
def test_documents_can_be_asked_for_by_what_their_captions_say(register: Register, query: str, value: str):
    printed = Source(1, TEXT, "x", 0, 1)
    caption = Caption(
        kind=Found("order", printed),
        docket_numbers=(Found("21-1", printed), Found("21-2", printed)),
        parties=(Party("Doe", None, printed),),
    )
    add(register, replace(a_document(), caption=caption))
    add(register, a_document(TWO))
    with sqlite3.connect(register.path) as database:
        rows = database.execute(f"SELECT document_id FROM documents WHERE {query}", [value]).fetchall()
    assert rows == [(ONE,)]


def test_what_is_begun_and_not_finished_is_seen_nowhere(register: Register):
    register.begin(a_document())
    assert register.documents() == []
    assert register.document(ONE) is None
    assert register.page(ONE, 1) is None
    assert register.passages() == []
    assert register.passages([passage_key(ONE, 1, 0, 21)]) == []
    assert register.unfinished() == [ONE]


def test_a_hidden_document_is_unfinished_again(register: Register):
    add(register, a_document())
    register.hide(ONE)
    assert register.documents() == [] and register.unfinished() == [ONE]


def test_beginning_again_replaces_what_was_unfinished(register: Register):
    register.begin(a_document(ONE, "An older reading of it."))
    add(register, a_document(ONE, "The newer reading."))
    assert [page.text for page in register.pages(ONE)] == ["The newer reading."]


def test_a_whole_document_is_not_begun_again(register: Register):
    add(register, a_document())
    with pytest.raises(sqlite3.IntegrityError):
        register.begin(a_document(ONE, "Other text."))
    assert [page.text for page in register.pages(ONE)] == ["The motion is DENIED.", "It is so ordered."]


def test_a_document_that_cannot_be_recorded_leaves_nothing(register: Register):
    good = a_document()
    twice = Document(good.source, (good.pages[0], good.pages[0]), good.passages)
    with pytest.raises(sqlite3.IntegrityError):
        register.begin(twice)
    assert register.unfinished() == [] and register.pages(ONE) == []
    add(register, good)
    assert len(register.documents()) == 1


@pytest.mark.parametrize("change", ["finish", "hide"])
def test_the_revision_grows_when_the_whole_documents_become_others(register: Register, change: str):
    register.begin(a_document())
    before = register.revision
    getattr(register, change)(ONE)
    assert register.revision > before


def test_a_removed_document_leaves_no_bytes_in_the_file(register: Register):
    add(register, a_document(ONE, "A most peculiar Zamboni clause."))
    add(register, a_document(TWO, "Another document stays."))
    assert b"Zamboni" in register.path.read_bytes()
    register.remove(ONE)
    assert b"Zamboni" not in register.path.read_bytes()
    assert [entry.document_id for entry in register.documents()] == [TWO]


def test_removing_what_is_not_there_is_no_error(register: Register):
    register.remove(TWO)
    assert register.documents() == []


def test_passages_come_in_the_order_they_are_asked_for_and_unknown_ones_are_left_out(register: Register):
    document = a_document()
    add(register, document)
    first, second = (passage.key for passage in document.passages)
    assert [p.key for p in register.passages([second, "unknown", first])] == [second, first]


def test_more_keys_than_one_query_takes(register: Register):
    add(register, a_document(ONE, *(f"Paragraph {number} is this." for number in range(1300))))
    keys = [passage.key for passage in register.passages()]
    assert len(keys) == 1300
    assert [p.key for p in register.passages(reversed(keys))] == keys[::-1]


@pytest.mark.parametrize(
    "text",
    [
        "naïve façade — §§ 1–2",
        "emoji 🏛 and 𝒜 beyond the BMP.",
        "tab\tnew\nline",
        "a\x00b",
        "quote ' \" ; DROP TABLE pages",
    ],
    ids=["accents", "astral", "white space", "NUL", "SQL"],
)
def test_offsets_hold_whatever_the_text(register: Register, text: str):
    document = a_document(ONE, text)
    start, end = 2, len(text) - 1
    passage = Passage(passage_key(ONE, 1, start, end), ONE, 1, "i1", start, end, text[start:end], 3)
    add(register, Document(document.source, document.pages, (passage,)))
    assert register.page(ONE, 1).text == text
    assert register.passages()[0].text == text[start:end]


def test_text_is_looked_for_outside_a_document(register: Register):
    add(register, a_document(ONE, "Shared words here."))
    assert not register.contains_text("Shared words", outside=ONE)
    add(register, a_document(TWO, "Shared words too."))
    assert register.contains_text("Shared words", outside=ONE)


@pytest.mark.parametrize(
    "content",
    [b"this is not a database, whatever its name" * 50, b"SQLite format 3\x00" + b"\xff" * 4096],
    ids=["other bytes", "a broken header"],
)
def test_a_damaged_register_is_told_of(tmp_path: Path, content: bytes):
    path = tmp_path / "register.sqlite"
    path.write_bytes(content)
    with pytest.raises(StoreDamaged, match="cannot be opened"):
        Register(path)


def test_a_register_of_another_version_is_left_alone(tmp_path: Path):
    path = tmp_path / "register.sqlite"
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(StoreDamaged, match="another version of Pincite"):
        Register(path)
    assert path.read_bytes() == before
