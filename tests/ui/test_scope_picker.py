"""Where to search, chosen beside the question: told, kept with the answer, cleared by one click."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest

from pipelines.records import NamedDocument, OnlyIn, UnderstoodAs
from pipelines.scope import Scope
from tests.ui.conftest import HOSTILE, Open, an_answer, finished, text_of
from tests.ui.test_ask import finish

LAW = "What law governs the Agreement?"


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def test_at_first_everything_is_searched(open_app: Open, full_store: Path) -> None:
    app = open_app(full_store)
    assert "All documents are searched." in text_of(app)
    documents, kinds = app.multiselect
    assert len(documents.options) == 5 and "order" in kinds.options
    assert [box.label for box in app.date_input] == ["Filed from", "Filed to"]


def test_what_is_chosen_is_a_wall_told_above_the_answer_and_cleared(open_app: Open, full_store: Path) -> None:
    app = open_app(full_store)
    app.multiselect[1].select("order").run()
    assert "Only in: kind order; 2 documents." in text_of(app)
    app.chat_input[0].set_value(LAW).run()
    answer = finish(app)
    assert answer.only_in is not None and answer.only_in.kinds == ("order",)
    assert {passage.document for passage in answer.evidence} and not any(
        "Agreement" in passage.document for passage in answer.evidence
    )
    assert text_of(app).count("Only in: kind order; 2 documents.") == 2, "above the answer and at the box"

    press(app, "Search all documents")
    assert "All documents are searched." in text_of(app)
    assert app.multiselect[1].value == []
    press(app, "Ask the whole matter")
    again = finish(app)
    assert (again.question, again.only_in) == (LAW, None)
    assert "California" in again.answer


def test_the_choice_outlasts_a_look_at_another_page_and_comes_back_with_its_conversation(
    open_app: Open, full_store: Path
) -> None:
    app = open_app(full_store)
    app.multiselect[1].select("letter").run()
    app.chat_input[0].set_value("When was Dana M. Whitlock discharged?").run()
    finish(app)
    number = app.session_state["conversation"]
    app.switch_page("ui/library.py").run()
    app.switch_page("ui/ask.py").run()
    assert app.multiselect[1].value == ["letter"]
    press(app, "New conversation")
    assert "All documents are searched." in text_of(app)
    app.query_params["conversation"] = str(number)
    app.run()
    assert app.multiselect[1].value == ["letter"]


def test_a_refusal_of_what_was_chosen_offers_the_whole_matter(open_app: Open, full_store: Path) -> None:
    app = open_app(full_store)
    app.session_state["scope"] = Scope(kinds=("subpoena",))
    app.run()
    assert "no document of the matter is like that" in text_of(app)
    app.chat_input[0].set_value(LAW).run()
    answer = finish(app)
    assert answer.abstained
    shown = text_of(app)
    assert "The documents you chose do not say." in shown
    assert "Others of the matter may." in shown
    press(app, "Ask the whole matter")
    assert "California" in finish(app).answer


def test_how_a_question_was_understood_is_told_and_undone(open_app: Open, full_store: Path) -> None:
    app = open_app(full_store)
    app.chat_input[0].set_value("What did the court decide about Count III?").run()
    finish(app)
    app.chat_input[0].set_value("And Count IV?").run()
    answer = finish(app)
    assert answer.understood_as is not None
    told = "Understood as: What did the court decide about Count IV?"
    assert told in text_of(app)
    press(app, "Ask as typed")
    again = finish(app)
    assert (again.question, again.understood_as) == ("And Count IV?", None)
    assert text_of(app).count("Understood as:") == 1


def test_hostile_words_are_told_as_text(open_app: Open, full_store: Path) -> None:
    named = NamedDocument(document=HOSTILE, document_id="0" * 64)
    app = open_app(full_store)
    app.session_state["turns"] = [
        finished(
            an_answer(
                understood_as=UnderstoodAs(question=HOSTILE, carried=HOSTILE),
                only_in=OnlyIn(documents=(named,), count=1, text=f"Only in: {HOSTILE}."),
            )
        )
    ]
    app.run()
    shown = text_of(app)
    assert "Understood as: &lt;script&gt;" in shown and "Only in: &lt;script&gt;" in shown
    assert "<script>x" not in shown
