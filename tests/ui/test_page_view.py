"""The cited page beside its answer: turned by button and key, made larger, copied; another model asked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pipelines.records import Answer, Citation, Evidence, Sentence
from tests.ui.conftest import HOSTILE, Open, an_answer, finished, text_of


def citation(key: str, quote: str = "The motion") -> Citation:
    return Citation(
        key=key,
        document=f"{key}.pdf",
        document_id=key * 64,
        page=int(key),
        pinpoint=f"p. {key}",
        start=0,
        end=len(quote),
        quote=quote,
    )


CITED = tuple(citation(key) for key in "123")


def answered(citations: tuple[Citation, ...] = CITED, **changes: object) -> Answer:
    return an_answer(
        question="Q",
        sentences=tuple(Sentence(text=f"S{each.key}.", citations=(each.key,)) for each in citations),
        citations=citations,
        evidence=(Evidence(document="1.pdf", page=1, text="E", score=1.0),),
        **changes,
    )


@pytest.fixture
def app(open_app: Open, full_store: Path) -> AppTest:
    opened = open_app(full_store)
    opened.session_state["turns"] = [finished(answered()), finished(answered())]
    return opened.run()


def press(app: AppTest, key: str) -> AppTest:
    return next(button for button in app.button if button.key == key).click().run()


def shown(app: AppTest) -> str:
    return next(str(html.proto.body) for html in app.get("html") if "pc-page-head" in str(html.proto.body))


def test_citations_are_turned_in_order_and_end_at_both_ends(app: AppTest) -> None:
    press(app, "key-1-0-1")
    assert "Citation 1: 1.pdf" in shown(app) and "1 of 3" in text_of(app)
    buttons = {button.key: button for button in app.button}
    assert buttons["previous-1"].disabled and not buttons["next-1"].disabled
    press(app, "next-1")
    assert "Citation 2: 2.pdf" in shown(app)
    press(app, "next-1")
    assert "Citation 3: 3.pdf" in shown(app) and "3 of 3" in text_of(app)
    assert next(button for button in app.button if button.key == "next-1").disabled
    press(app, "previous-1")
    assert "Citation 2: 2.pdf" in shown(app)


def test_the_keys_belong_to_the_page_that_was_opened_last(app: AppTest) -> None:
    press(app, "key-0-0-1")
    press(app, "key-1-1-2")
    shortcuts = {button.key: button.proto.shortcut for button in app.button if button.proto.shortcut}
    assert shortcuts == {"previous-1": "alt+p", "next-1": "alt+n"}


def test_an_answer_is_copied_as_a_brief_has_it(app: AppTest) -> None:
    assert app.code[0].value == "S1. 1.pdf, p. 1. S2. 2.pdf, p. 2. S3. 3.pdf, p. 3."


def test_a_key_shows_its_quote_to_who_points_at_it_as_text(open_app: Open, full_store: Path) -> None:
    app = open_app(full_store)
    long = citation("2", "word " * 300)
    app.session_state["turns"] = [finished(answered((citation("1", HOSTILE), long)))]
    app.run()
    hostile, cut = (next(b for b in app.button if b.key == f"key-0-{n}-{n + 1}").help for n in (0, 1))
    assert "\\<script\\>" in hostile and not re.search(r"(?<!\\)[<\[$*]", hostile) and ":red" not in hostile
    assert len(cut) < 500 and cut.endswith("…”")


def test_the_page_is_read_as_text_with_its_citation(open_app: Open, full_store: Path) -> None:
    app = open_app(full_store)
    from ui import wiring

    entry = next(each for each in wiring.matter().register.documents() if "Dkt-031" in each.name)
    cited = citation("1").model_copy(update={"document": entry.name, "document_id": entry.document_id})
    app.session_state["turns"] = [finished(answered((cited,)))]
    app.run()
    press(app, "key-0-0-1")
    page = wiring.matter().register.page(entry.document_id, 1)
    assert page is not None
    assert app.code[-1].value == f"{page.text.rstrip()}\n\n({entry.name}, p. 1)"
    assert 'style="width:100%"' in text_of(app)
    app.session_state["page-zoom-0"] = "200%"
    app.run()
    assert 'style="width:200%"' in text_of(app)


@pytest.mark.parametrize(
    ("installed", "offered"), [(["smollm2-135m"], []), (["smollm2-135m", "other"], ["other"])]
)
def test_another_model_is_offered_where_there_is_one(
    open_app: Open,
    full_store: Path,
    monkeypatch: pytest.MonkeyPatch,
    installed: list[str],
    offered: list[str],
) -> None:
    monkeypatch.setattr("ui.wiring.model_names", lambda: installed)
    app = open_app(full_store)
    app.session_state["turns"] = [finished(answered())]
    app.run()
    assert [button.label for button in app.button if str(button.key).startswith("model-")] == offered


def test_another_model_answers_as_a_turn_of_its_own(
    open_app: Open, full_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.wiring.model_names", lambda: ["smollm2-135m", "no-such-model"])
    app = open_app(full_store)
    app.session_state["turns"] = [finished(answered())]
    app.run()
    press(app, "model-0-0")
    asking = app.session_state.turns[-1]
    assert len(app.session_state.turns) == 2 and asking.wait(60)
    answer = asking.state.answer
    assert answer is not None and answer.question == "Q"
    assert answer.abstained or "no-such-model" in str(answer.notice)
