"""What the register keeps of conversations, and what it lets go."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.records import Document, Page, Read, SourceFile
from pipelines.records import Answer, Evidence
from pipelines.storage import database
from pipelines.storage.conversations import Conversation, Turn
from pipelines.storage.quoting import DELETED
from pipelines.storage.register import Register

LEASE, ORDER = "1ea5e" * 12, "0dde5" * 12
SECRET = "The zebra clause governs the sublease of Unit 9."


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    made = Register(tmp_path / "register.sqlite")
    yield made
    made.close()


def answer(text: str = "Washington law [1].", *documents: str) -> Answer:
    evidence = tuple(
        Evidence(document=f"{key}.pdf", document_id=key, page=1, text=SECRET, score=1) for key in documents
    )
    return Answer(question="Which law?", answer=text, abstained=False, evidence=evidence)


def add_document(register: Register, tmp_path: Path, key: str) -> None:
    source = SourceFile(tmp_path / "x.pdf", f"{key}.pdf", key, 1)
    register.begin(Document(source, (Page(1, None, SECRET, Read.TEXT),), ()))
    register.finish(key)


def names(found: list[Conversation]) -> list[str]:
    return [conversation.name for conversation in found]


def test_a_conversation_keeps_its_turns_in_order(register: Register, tmp_path: Path) -> None:
    number = register.begin_conversation("Which law?")
    assert [register.add_turn(number, question) for question in ("Which law?", "Why?", "When?")] == [1, 2, 3]
    register.end_turn(number, 2, None, "The model is gone.")
    register.end_turn(number, 1, answer(), None)
    again = Register(tmp_path / "register.sqlite")
    assert again.turns(number) == [
        Turn(1, "Which law?", answer()),
        Turn(2, "Why?", error="The model is gone."),
        Turn(3, "When?"),
    ]
    kept = again.conversation(number)
    assert kept is not None and (kept.name, kept.turns) == ("Which law?", 3)
    again.close()


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("Which law?", "Which law?"),
        ("  Which\nlaw?  ", "Which law?"),
        ("x" * 80, "x" * 80),
        ("x" * 81, "x" * 79 + "…"),
        ("word " * 40, ("word " * 16)[:79].rstrip() + "…"),
    ],
)
def test_names_are_one_line_of_bounded_length(register: Register, given: str, name: str) -> None:
    number = register.begin_conversation(given)
    register.begin_conversation("other")
    register.rename_conversation(number, given)
    kept = register.conversation(number)
    assert kept is not None and kept.name == name


def test_an_empty_name_changes_nothing(register: Register) -> None:
    number = register.begin_conversation("Lease")
    register.rename_conversation(number, " \n ")
    assert names(register.conversations()) == ["Lease"]


def test_the_one_added_to_last_comes_first(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(10, 60))
    monkeypatch.setattr("pipelines.storage.conversations._now", lambda: f"2026-11-24T12:00:{next(clock)}")
    first, _ = register.begin_conversation("first"), register.begin_conversation("second")
    assert names(register.conversations()) == ["second", "first"]
    register.add_turn(first, "Why?")
    assert names(register.conversations()) == ["first", "second"]


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("", ["rent", "law"]),
        ("LAW", ["law"]),
        ("washington", ["law"]),
        ("governs", ["law"]),
        ("law washington", ["law"]),
        ("law rent", []),
        ("what", ["rent", "law"]),
        ("zebra", []),  # in the evidence alone: nobody said it
        ("100%", []),
        ("ÉTÉ", ["rent"]),
    ],
)
def test_names_questions_and_answers_are_searched(
    register: Register, tmp_path: Path, search: str, found: list[str]
) -> None:
    add_document(register, tmp_path, LEASE)
    law, rent = register.begin_conversation("law"), register.begin_conversation("rent")
    register.add_turn(law, "What governs?")
    register.end_turn(law, 1, answer("Washington [1].", LEASE), None)
    register.add_turn(rent, "What is due in été?")
    assert sorted(names(register.conversations(search))) == sorted(found)


def test_a_removed_conversation_leaves_none_of_its_bytes(register: Register, tmp_path: Path) -> None:
    add_document(register, tmp_path, LEASE)
    number = register.begin_conversation("PHRASE-OF-THE-NAME")
    register.add_turn(number, "PHRASE-OF-THE-QUESTION")
    register.end_turn(number, 1, answer("PHRASE-OF-THE-ANSWER", LEASE), None)
    kept = register.begin_conversation("PHRASE-THAT-STAYS")
    register.remove_conversation(number)
    assert register.conversation(number) is None and register.turns(number) == []
    assert names(register.conversations()) == ["PHRASE-THAT-STAYS"] and kept > number
    stored = (tmp_path / "register.sqlite").read_bytes()
    assert b"PHRASE-OF" not in stored and b"PHRASE-THAT-STAYS" in stored


def test_a_deleted_document_takes_the_answers_that_rely_on_it_along(
    register: Register, tmp_path: Path
) -> None:
    add_document(register, tmp_path, LEASE)
    add_document(register, tmp_path, ORDER)
    number = register.begin_conversation("talk")
    for place, key in enumerate(("lease", ORDER), start=1):
        register.add_turn(number, "Which law?")
        register.end_turn(number, place, answer("Washington.", key), None)
    register.hide(LEASE)
    register.remove(LEASE)
    first, second = register.turns(number)
    assert (first.answer, first.error) == (None, DELETED)
    assert second.answer == answer("Washington.", ORDER)


def test_an_answer_that_comes_after_its_document_was_deleted_is_not_kept(register: Register) -> None:
    number = register.begin_conversation("talk")
    register.add_turn(number, "Which law?")
    register.end_turn(number, 1, answer("Washington.", "gone"), None)
    assert register.turns(number) == [Turn(1, "Which law?", None, DELETED)]


def test_an_answer_that_comes_after_its_conversation_was_deleted_is_let_go(register: Register) -> None:
    number = register.begin_conversation("talk")
    register.add_turn(number, "Which law?")
    register.remove_conversation(number)
    register.end_turn(number, 1, answer(), None)
    assert register.turns(number) == []


def test_how_a_question_was_asked_is_kept_also_in_a_register_that_an_earlier_version_made(
    tmp_path: Path,
) -> None:
    path = tmp_path / "register.sqlite"
    folder = Path(database.__file__).parent
    script = "".join(
        (folder / name).read_text(encoding="utf-8") for name in ("register.sql", "register_4.sql")
    )
    with sqlite3.connect(path) as old:
        old.executescript(f"{script} PRAGMA user_version = 4;")
        old.execute("INSERT INTO conversations (number, name, changed) VALUES (1, 'talk', '')")
        old.execute("INSERT INTO turns (conversation, place, question) VALUES (1, 1, 'Why?')")
    old.close()
    register = Register(path)
    register.add_turn(1, "When?", '{"question": "When?"}')
    assert register.turns(1) == [Turn(1, "Why?"), Turn(2, "When?", wanted='{"question": "When?"}')]
    register.close()
