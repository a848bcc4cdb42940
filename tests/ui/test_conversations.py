"""Conversations on the page Ask: kept, found, named, gone on with, deleted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pipelines.events import Answered, Event, EvidenceFound
from pipelines.records import Answer
from pipelines.routes.scope import Scope
from pipelines.storage.quoting import DELETED
from pipelines.storage.register import DocumentEntry
from tests.ui.conftest import HOSTILE, Open, an_answer, text_of
from ui import wiring
from ui.wanted import Wanted


@pytest.fixture
def store(
    tmp_path: Path, ingested: tuple[Path, list[DocumentEntry]], monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A store of a test's own, whose matter lists the sample's documents; questions are answered at once."""
    _, documents = ingested
    monkeypatch.setattr("pipelines.storage.register.Register.documents", lambda self: documents)

    def ask(self: object, question: str, **_: object) -> Iterator[Event]:
        yield EvidenceFound(())
        yield Answered(Answer(question=question, answer=f"Said of {question}", abstained=True))

    monkeypatch.setattr("pipelines.answering.Answerer.ask", ask)
    return tmp_path / "store"


def ask(app: AppTest, question: str) -> None:
    app.chat_input[0].set_value(question).run()
    assert app.session_state.turns[-1].wait(20)
    app.run()
    assert not app.exception


def press(app: AppTest, label: str) -> None:
    next(button for button in app.button if button.label.startswith(label)).click().run()
    assert not app.exception


def opened(app: AppTest) -> str:
    """Return the number of the conversation that the address names."""
    value = app.query_params["conversation"]
    return value if isinstance(value, str) else value[0]


def questions(app: AppTest) -> list[str]:
    return [asking.question for asking in app.session_state.turns]


def test_there_is_no_bar_before_anything_was_asked(open_app: Open, store: Path) -> None:
    app = open_app(store)
    assert not any(field.label.startswith("Find in names") for field in app.text_input)
    assert "conversation" not in app.query_params


def test_a_conversation_is_there_after_a_reload(open_app: Open, store: Path) -> None:
    app = open_app(store)
    ask(app, "Which law?")
    ask(app, "And why?")
    number = opened(app)

    again = open_app(store)
    assert questions(again) == [], "a new window begins anew"
    again.query_params["conversation"] = number
    again.run()
    assert questions(again) == ["Which law?", "And why?"]
    assert "Said of Which law?" in text_of(again)
    ask(again, "Since when?")
    assert opened(again) == number

    app.run()
    assert questions(app) == ["Which law?", "And why?", "Since when?"], "the other window sees it, too"


def test_conversations_are_found_opened_and_begun(open_app: Open, store: Path) -> None:
    app = open_app(store)
    ask(app, "Which law?")
    press(app, "New conversation")
    assert questions(app) == [] and opened(app) == "new"
    assert "Ask your files" in [title.value for title in app.title]
    ask(app, "What rent?")
    assert opened(app) == "2"
    find = next(field for field in app.text_input if field.label.startswith("Find in names"))
    find.set_value("said of which").run()
    listed = [button.label for button in app.button if button.key.endswith("-open")]
    assert len(listed) == 1 and listed[0].startswith("Which law") and "1 question" in listed[0]
    press(app, "Which law")
    assert questions(app) == ["Which law?"] and opened(app) == "1"
    find = next(field for field in app.text_input if field.label.startswith("Find in names"))
    find.set_value("nobody said this").run()
    assert "No conversation has these words." in text_of(app)


def test_where_a_conversation_was_begun_is_gone_back_to(open_app: Open, store: Path) -> None:
    app = open_app(store)
    ask(app, "Which law?")
    press(app, "New conversation")
    ask(app, "What rent?")
    for address, shown in (("new", []), ("1", ["Which law?"]), ("2", ["What rent?"]), ("new", [])):
        app.query_params["conversation"] = address
        app.run()
        assert questions(app) == shown and opened(app) == address
    ask(app, "Why?")
    assert opened(app) == "3"


def test_a_conversation_is_renamed_and_deleted(open_app: Open, store: Path) -> None:
    app = open_app(store)
    ask(app, "Which law?")
    next(field for field in app.text_input if field.label == "Name of this conversation").set_value(
        HOSTILE[:60]
    ).run()
    assert "&lt;script&gt;" in text_of(app) and "<script>x" not in text_of(app)
    label = next(button.label for button in app.button if button.key == "talk-1-open")
    assert "\\<script\\>" in label
    press(app, "Delete this conversation")
    assert questions(app) == [] and wiring.matter().register.conversations() == []
    assert "conversation" not in app.query_params


@pytest.mark.parametrize("number", ["7", "0", "-1", "x", "9" * 40, "１"])
def test_a_link_to_no_conversation_is_told_so(open_app: Open, store: Path, number: str) -> None:
    app = open_app(store)
    app.query_params["conversation"] = number
    app.run()
    assert "This conversation is not in the matter" in text_of(app)
    assert questions(app) == [] and "conversation" not in app.query_params and not app.exception


def test_another_conversation_opens_no_page_of_the_one_before(open_app: Open, store: Path) -> None:
    app = open_app(store)
    ask(app, "Which law?")
    app.session_state["open-0"] = an_answer().citations[0]
    app.run()
    assert "no longer in the matter" in text_of(app)
    press(app, "New conversation")
    ask(app, "What rent?")
    assert "no longer in the matter" not in text_of(app)


def test_a_question_without_an_answer_is_asked_again_as_it_was(
    open_app: Open,
    store: Path,
    ingested: tuple[Path, list[DocumentEntry]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    chosen = Scope(documents=(ingested[1][0].document_id,))
    app = open_app(store)
    asked = Wanted("Which law?", chosen, everything=True, as_typed=True, behind=0, model="other")
    register = wiring.matter().register
    number = register.begin_conversation("Which law?")
    register.end_turn(number, register.add_turn(number, "Which law?", asked.to_json()), None, DELETED)

    app.query_params["conversation"] = str(number)
    app.run()
    assert DELETED in text_of(app) and "Only in: " in text_of(app), "what is asked next is asked there, too"
    models = []
    answerer = wiring.answerer
    monkeypatch.setattr(wiring, "answerer", lambda model=None: models.append(model) or answerer(model))
    press(app, "Ask again")
    assert app.session_state.turns[1].wait(20)
    app.run()
    assert app.session_state.turns[1].wanted == asked and "other" in models
    assert "Said of Which law?" in text_of(app)
