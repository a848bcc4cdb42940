"""The downloads of an answer and of a conversation: chosen, named, made when they are wanted."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from streamlit.testing.v1 import AppTest

from pipelines import settings
from pipelines.exports.export import FORMATS, read
from pipelines.exports.records import ExportedConversation
from pipelines.records import Answer, Citation, Sentence
from pipelines.storage.register import DocumentEntry
from tests.ui.conftest import Open, an_answer, finished
from ui import exporting, wiring
from ui.asking import Asking

QUOTE = "UNITED STATES DISTRICT COURT"


@pytest.fixture
def answer(ingested: tuple[Path, list[DocumentEntry]]) -> Answer:
    """An answer that quotes the first page of a document that is there."""
    order = next(entry for entry in ingested[1] if "Dkt-031" in entry.name)
    citation = Citation(
        key="1",
        document=order.name,
        document_id=order.document_id,
        page=1,
        pinpoint="Order at 1",
        start=0,
        end=len(QUOTE),
        quote=QUOTE,
    )
    return Answer(
        question="Which court?",
        answer=f"{QUOTE} [1]",
        abstained=False,
        sentences=(Sentence(text=QUOTE, citations=("1",)),),
        citations=(citation,),
        asked="2026-01-02T03:04:05+00:00",
    )


def showing(app: AppTest, *turns: Asking) -> AppTest:
    app.session_state["turns"] = list(turns)
    app.run()
    assert not app.exception
    return app


def choose(app: AppTest, ending: str) -> None:
    app.radio(key="export-form-0").set_value(ending).run()
    assert not app.exception


def test_each_form_can_be_chosen_word_first(open_app: Open, full_store: Path, answer: Answer) -> None:
    app = showing(open_app(full_store), finished(answer))
    choices = app.radio(key="export-form-0")
    assert choices.options == ["Word", "PDF", "Markdown", "JSON", "Citations (CSV)"]
    assert choices.label == "Export as", "it is read out"
    for ending, form in FORMATS.items():
        choose(app, ending)
        assert [button.label for button in app.download_button] == [f"Download {form.name}"]


@pytest.mark.parametrize(
    ("ending", "offered"),
    [
        ("docx", ["With a table of authorities", "With the quoted pages as pictures (1 page)"]),
        ("pdf", ["With a table of authorities", "With the quoted pages as pictures (1 page)"]),
        ("md", ["With a table of authorities"]),
        ("json", []),
        ("csv", []),
    ],
)
def test_what_a_form_can_hold_is_offered(
    open_app: Open, full_store: Path, answer: Answer, ending: str, offered: list[str]
) -> None:
    app = showing(open_app(full_store), finished(answer))
    choose(app, ending)
    assert [box.label for box in app.checkbox] == offered


def test_an_answer_without_citations_has_no_pages_to_show(open_app: Open, full_store: Path) -> None:
    app = showing(open_app(full_store), finished(an_answer(abstained=True, sentences=(), citations=())))
    assert [box.label for box in app.checkbox] == ["With a table of authorities"]


def test_a_file_with_pictures_is_made_on_demand_and_waits(
    open_app: Open, full_store: Path, answer: Answer
) -> None:
    app = showing(open_app(full_store), finished(answer))
    app.checkbox(key="export-pictures-0").check().run()
    assert not app.download_button
    app.button(key="export-make-0").click().run()
    assert not app.exception
    assert [button.label for button in app.download_button] == ["Download Word"]
    wanted, content = app.session_state[f"{exporting.MADE}0"]
    assert wanted == (answer, "docx", False)
    assert len(docx.Document(io.BytesIO(content)).inline_shapes) == 1

    app.checkbox(key="export-authorities-0").check().run()
    assert not app.download_button, "what was made is another file"


def test_a_hostile_answer_can_be_exported(open_app: Open, full_store: Path) -> None:
    app = showing(open_app(full_store), finished(an_answer()))
    for ending in FORMATS:
        choose(app, ending)
    choose(app, "pdf")
    app.checkbox(key="export-pictures-0").check().run()
    app.button(key="export-make-0").click().run()
    assert not app.exception
    assert app.session_state[f"{exporting.MADE}0"][1].startswith(b"%PDF")


def test_a_conversation_is_exported_whole_but_for_what_is_under_way(answer: Answer) -> None:
    under_way = Asking("And then?", lambda question: iter(()))
    whole = exporting.conversation("Doe", [finished(answer), finished(error="It stopped."), under_way])
    assert [turn.question for turn in whole.turns] == ["Which court?", "Why?"]
    assert whole.turns[0].answer == answer and whole.turns[1].error == "It stopped."
    kept = FORMATS["json"].make(whole, exporting.Extras()).decode()
    assert read(kept) == whole


def test_a_kept_conversation_can_be_exported(open_app: Open, full_store: Path, answer: Answer) -> None:
    app = open_app(full_store)
    assert settings.load().home == full_store
    register = wiring.matter().register
    number = register.begin_conversation("Before the hearing")
    for question in ("Which court?", "Which judge?", "When?"):
        place = register.add_turn(number, question)
        register.end_turn(number, place, answer.model_copy(update={"question": question}), None)
    app.query_params["conversation"] = str(number)
    app.run()
    assert not app.exception
    app.radio(key="export-form-conversation").set_value("json").run()
    labels = [button.label for button in app.download_button]
    assert labels.count("Download JSON") == 1 and labels.count("Download Word") == 3
    turns = app.session_state["turns"]
    assert isinstance(whole := exporting.conversation("Before the hearing", turns), ExportedConversation)
    assert [turn.question for turn in whole.turns] == ["Which court?", "Which judge?", "When?"]
    register.remove_conversation(number)
