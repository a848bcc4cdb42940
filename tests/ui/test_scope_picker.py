"""Where to search, chosen beside the question: told, kept with the answer, cleared by one click."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pipelines.events import Answered, Event
from pipelines.records import Answer, NamedDocument, OnlyIn, SearchedFirst, UnderstoodAs
from pipelines.routes.scope import Scope, only_in
from tests.ui.conftest import HOSTILE, Open, an_answer, finished, text_of
from tests.ui.test_ask import finish
from ui.asking import Asking
from ui.wanted import Wanted

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


def test_what_is_asked_again_keeps_what_was_chosen_before(
    open_app: Open, full_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[bool, Scope | None, list[str]]] = []
    chosen = Scope(documents=("gone",), kinds=("order",))
    named = SearchedFirst(documents=(), text="Searched first: the order.")
    carried = UnderstoodAs(question="What did the court decide about Count IV?", carried="the court")

    def answered(
        self: object,
        question: str,
        *,
        everything: bool,
        scope: Scope | None,
        after: list[Answer],
        **_: object,
    ) -> Iterator[Event]:
        asked.append((everything, scope, [each.question for each in after]))
        yield Answered(
            Answer(
                question=question,
                answer="…",
                abstained=False,
                model="smollm2-135m",
                searched_first=None if everything else named,
                understood_as=carried if after else None,
                only_in=only_in(scope, []),
            )
        )

    def again(label: str) -> tuple[bool, Scope | None, list[str]]:
        next(button for button in reversed(app.button) if button.label == label).click().run()
        finish(app)
        return asked[-1]

    monkeypatch.setattr("pipelines.ways.asker.Asker.ask", answered)
    monkeypatch.setattr("ui.wiring.model_names", lambda: ["smollm2-135m", "other"])
    app = open_app(full_store)
    app.session_state["scope"] = chosen
    for question in ("What of Count III?", "And Count IV?"):
        app.chat_input[0].set_value(question).run()
        finish(app)
    assert asked[-1] == (False, chosen, ["What of Count III?"])
    assert again("Search everything") == (True, chosen, ["What of Count III?"])
    assert again("other") == (True, chosen, ["What of Count III?"]), "it does not lean on itself"
    assert again("Ask as typed") == (True, chosen, [])
    assert again("other") == (True, chosen, [])
    assert again("Ask the whole matter") == (True, None, [])

    app.chat_input[0].set_value("And Count II?").run()
    finish(app)
    assert again("Ask as typed") == (False, chosen, [])
    assert again("Search everything") == (True, chosen, [])


def test_how_a_question_was_asked_is_told_by_its_answer_when_it_is_opened_again() -> None:
    scope = Scope(documents=("gone",), kinds=("order",))
    answer = an_answer(only_in=only_in(scope, []))
    assert Asking.ended("Why?", answer).wanted == Wanted("Why?", scope, as_typed=True)
    understood = answer.model_copy(update={"understood_as": UnderstoodAs(question="Why so?", carried="so")})
    assert Asking.ended("Why?", understood).wanted == Wanted("Why?", scope)
    assert Asking.ended("Why?", None, "It failed.").wanted == Wanted("Why?")


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
