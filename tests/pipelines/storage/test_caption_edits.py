"""Corrections of captions are logged, hold at once wherever captions are read, and go with the document."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.caption.records import TEXT, Caption, Found, Party, Source
from pipelines.errors import CorrectionRefused, DocumentNotFound
from pipelines.routes.routing import DocumentNames
from pipelines.search.keywords import KeywordIndex
from pipelines.storage import database
from pipelines.storage.register import Register
from pipelines.text import search_terms
from tests.pipelines.storage.test_register import ONE, TWO, a_document, add

PRINTED = Source(1, TEXT, "MOTION TO DISMISS", 0, 17)
READ = Caption(
    kind=Found("motion", PRINTED),
    judge=Found("Ana Ruiz", PRINTED),
    parties=(Party("Lee", "plaintiff", PRINTED),),
    filed=Found("2021-05-03", PRINTED),
)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    opened = Register(tmp_path / "register.sqlite")
    add(opened, replace(a_document(name="scan0001.pdf"), caption=READ))
    add(opened, a_document(TWO, name="scan0002.pdf"))
    yield opened
    opened.close()


def caption(register: Register, document_id: str = ONE) -> Caption:
    entry = register.document(document_id)
    assert entry and entry in register.documents(), "both ways to a document tell the same"
    return entry.caption


def test_a_correction_holds_and_what_was_read_stays_beside_it(register: Register) -> None:
    before = register.revision
    assert register.correct(ONE, "judge", "Maria  Okafor")
    assert register.revision > before
    assert caption(register).judge and caption(register).judge.value == "Maria Okafor"
    assert caption(register).corrected == ("judge",)
    assert caption(register).filed == READ.filed
    assert register.caption_as_read(ONE) == READ
    assert caption(register, TWO) == Caption()


def test_each_change_is_logged_and_what_was_read_can_be_had_again(register: Register) -> None:
    register.correct(ONE, "judge", "Maria Okafor")
    register.correct(ONE, "filed", "")
    register.correct(ONE, "judge", "M. Okafor")
    assert register.undo_corrections(ONE, "judge")
    edits = register.caption_edits(ONE)
    assert [(each.field, each.old, each.new, each.as_read) for each in edits] == [
        ("judge", "M. Okafor", "Ana Ruiz", True),
        ("judge", "Maria Okafor", "M. Okafor", False),
        ("filed", "2021-05-03", "", False),
        ("judge", "Ana Ruiz", "Maria Okafor", False),
    ]
    assert all(each.at.endswith("+00:00") for each in edits)
    assert caption(register) == replace(READ, filed=None, corrected=("filed",))
    assert register.caption_edits(TWO) == []


def test_what_changes_nothing_is_not_logged(register: Register) -> None:
    before = register.revision
    assert not register.correct(ONE, "judge", "Ana Ruiz")
    assert not register.undo_corrections(ONE, "judge")
    assert register.caption_edits(ONE) == [] and register.revision == before


def test_typing_what_was_read_is_no_correction_any_more(register: Register) -> None:
    register.correct(ONE, "kind", "order")
    register.correct(ONE, "kind", "Motion")
    assert caption(register) == READ
    assert register.caption_edits(ONE)[0].as_read


def test_what_is_refused_changes_nothing(register: Register) -> None:
    with pytest.raises(CorrectionRefused):
        register.correct(ONE, "filed", "soon")
    for missing in (
        lambda: register.correct("9" * 64, "kind", "order"),
        lambda: register.caption_as_read(""),
    ):
        with pytest.raises(DocumentNotFound):
            missing()
    assert caption(register) == READ and register.caption_edits(ONE) == []


def test_it_is_kept(register: Register) -> None:
    register.correct(ONE, "judge", "Maria Okafor")
    again = Register(register.path)
    assert caption(again) == caption(register)
    again.close()


def test_names_kinds_days_and_words_are_those_of_the_corrected_caption_at_once(
    register: Register,
) -> None:
    names, index = DocumentNames(register), KeywordIndex(register)
    question = "What does the Okafor order of May 2022 say?"
    assert names.route(question).documents == () and index.best(search_terms("order Ruiz"), 5)
    register.correct(ONE, "kind", "order")
    register.correct(ONE, "judge", "Maria Okafor")
    register.correct(ONE, "filed", "2022-05-03")
    register.correct(ONE, "parties", "Quillfeather LLC (defendant)")
    assert names.route(question).documents == (ONE,)
    assert [key.split(":")[0][:64] for key, _ in index.best(search_terms("Quillfeather"), 1)] == [ONE]
    register.undo_corrections(ONE, "judge")
    assert names.route("What does the Okafor order say?").case == ()


def test_nothing_of_a_deleted_documents_corrections_is_left(register: Register) -> None:
    register.correct(ONE, "judge", "Zebedee Unheard-of")
    register.correct(ONE, "judge", "Ximena Unheard-of")
    register.undo_corrections(ONE, "judge")
    assert b"Unheard-of" in register.path.read_bytes()
    register.hide(ONE)
    register.remove(ONE)
    assert b"Unheard-of" not in register.path.read_bytes()
    assert register.caption_edits(ONE) == []


def test_a_register_of_the_version_before_is_brought_up(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite"
    script = Path(database.__file__).with_name("register.sql").read_text(encoding="utf-8")
    with sqlite3.connect(path) as old:
        old.executescript(f"{script} PRAGMA user_version = 3;")
        old.execute(
            "INSERT INTO documents VALUES (?, 'old.pdf', 1, 0, 0, '2026-01-01', '{\"judge\": null}', 1)",
            [ONE],
        )
    register = Register(path)
    assert register.correct(ONE, "judge", "Maria Okafor")
    assert caption(register).corrected == ("judge",)
    register.close()
    with sqlite3.connect(path) as new:
        assert new.execute("PRAGMA user_version").fetchone() == (database.SCHEMA_VERSION,)
