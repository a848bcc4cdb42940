"""The page Evaluate in each of its states."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pipelines.checks.kept import RunEnd, RunSettings
from pipelines.checks.questions import CheckQuestion
from pipelines.checks.scoring import CheckResult, outcome
from tests.ui.conftest import HOSTILE, Open, an_answer, text_of
from ui import wiring

PAGE = "ui/evaluate.py"
AGREEMENT = "Whitlock-Corvane_2019-03-04_Master-Subscription-Agreement.pdf"
LAW = CheckQuestion("What law governs the Agreement?", AGREEMENT, (7,))
CUP = CheckQuestion("Who won the football World Cup of 1998?")


@pytest.fixture
def store(corpus_store: Path, tmp_path: Path) -> Path:
    """A store of a test's own, with the sample's documents in it."""
    return shutil.copytree(corpus_store, tmp_path / "store")


@pytest.fixture
def app(open_app: Open, store: Path) -> Iterator[AppTest]:
    yield open_app(store, PAGE)
    wiring.checks().cancel()
    assert wiring.checks().wait(120)


def press(app: AppTest, label: str) -> None:
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception


def write(app: AppTest, text: str, place: str | None, pages: str, save: str = "Add the question") -> None:
    next(area for area in app.text_area if area.label == "Question").set_value(text)
    next(box for box in app.selectbox if box.label == "Document that answers it").set_value(place)
    next(field for field in app.text_input if field.label.startswith("Page or pages")).set_value(pages)
    press(app, save)


def a_run(*results: CheckResult, model: str = "smollm2-135m", end: RunEnd = RunEnd.FINISHED) -> int:
    register = wiring.matter().register
    run = register.begin_check_run(RunSettings(model, 8, 1), len(results))
    for place, result in enumerate(results, start=1):
        register.keep_check_result(
            run.number, CheckResult(result.question, result.outcome, result.answer, result.error, place)
        )
    register.end_check_run(run.number, end)
    return run.number


def refused(question: CheckQuestion) -> CheckResult:
    answer = an_answer(
        question=question.text, abstained=True, sentences=(), citations=(), evidence=(), withheld=()
    )
    return CheckResult(question, outcome(question, answer), answer)


def test_without_documents_it_points_to_the_library(open_app: Open, tmp_path: Path) -> None:
    app = open_app(tmp_path / "store", PAGE)
    assert "Add the case files first" in text_of(app)
    assert [link.proto.label for link in app.get("page_link")][-1] == "Add documents in the Library"
    assert not app.text_area and not app.exception


def test_without_questions_it_says_what_to_do(app: AppTest) -> None:
    assert "There are no questions yet. Write the first one here" in text_of(app)
    assert not any(button.label.startswith("Ask") for button in app.button)


def test_questions_are_added_changed_and_deleted_and_stay(app: AppTest, open_app: Open, store: Path) -> None:
    write(app, LAW.text, AGREEMENT, "7")
    assert "The question is added." in text_of(app)
    write(app, CUP.text, "The files do not answer it", "")
    assert app.header[-1].value == "2 questions"
    write(app, LAW.text, AGREEMENT, "7")
    assert "This question is there already." in text_of(app)

    again = open_app(store, PAGE)  # as after a reload: nothing of it lies in the session
    shown = text_of(again)
    assert f"Expected: {AGREEMENT}, PDF p. 7" in shown and "Expected: not answered by the files" in shown
    press(again, "Edit 1")
    again.text_area[0].set_value("Whose law governs?")
    again.text_input[0].set_value("7, 8")
    press(again, "Save the question")
    assert "The question is changed." in text_of(again)
    assert wiring.matter().register.check_questions()[0] == CheckQuestion(
        "Whose law governs?", AGREEMENT, (7, 8), 1
    )
    press(again, "Delete 2")
    assert again.header[-1].value == "1 question"
    assert "Ask it" in [button.label for button in again.button]


@pytest.mark.parametrize(
    ("text", "place", "pages", "told"),
    [
        ("", AGREEMENT, "7", "Write the question."),
        ("Why?", None, "", "Choose the document that answers the question"),
        ("Why?", AGREEMENT, "", "Write the page of the PDF"),
        ("Why?", AGREEMENT, "99", "has 9 pages; there is no page 99."),
        ("Why?", AGREEMENT, "vii", "“vii” is no page."),
        ("Why?", "The files do not answer it", "3", "or leave the page empty"),
    ],
)
def test_what_is_wrong_is_told_and_the_form_keeps_what_was_typed(
    app: AppTest, text: str, place: str | None, pages: str, told: str
) -> None:
    write(app, text, place, pages)
    assert told in text_of(app) and 'role="alert"' in text_of(app)
    assert app.text_area[0].value == text and app.text_input[0].value == pages
    assert wiring.matter().register.check_questions() == []


def test_questions_are_imported_all_or_none(app: AppTest) -> None:
    good = f"question,document,pages\nWhat law governs?,{AGREEMENT},7\nWho won?,,\n"
    app.file_uploader[0].set_value([("good.csv", good.encode(), "text/csv")]).run()
    assert "2 questions added." in text_of(app)
    app.file_uploader[0].set_value([("again.csv", good.encode(), "text/csv")]).run()
    assert "0 questions added. 2 questions were there already." in text_of(app)
    bad = b'{"question": "Why?", "document": "Nowhere.pdf", "pages": 1}\n'
    app.file_uploader[0].set_value([(f"{HOSTILE}.jsonl", bad, "application/jsonl")]).run()
    shown = text_of(app)
    assert (
        "nothing was added. Line 1: There is no document Nowhere.pdf" in shown and "<img src=x" not in shown
    )
    assert app.header[-1].value == "2 questions"
    exports = {button.label for button in app.download_button}
    assert {"Export CSV", "Export JSON lines"} <= exports


def test_the_questions_are_asked_counted_and_the_answer_opens_on_the_page_ask(app: AppTest) -> None:
    wiring.matter().register.add_check_questions([LAW, CUP])
    app.run()
    press(app, "Ask all 2 questions")
    assert wiring.checks().wait(300)
    app.run()
    shown = text_of(app)
    assert "2 of 2 questions asked of 5 documents; model smollm2-135m, 8 passages of evidence." in shown
    assert "Right page" in shown and "Rightly refused" in shown
    assert ">100% <small>1 of 1</small><" in shown
    exports = {button.label for button in app.download_button}
    assert {"Export the results as CSV", "Export the results as Markdown"} <= exports
    press(app, "Open answer 1")
    assert LAW.text in text_of(app) and "California" in text_of(app)
    assert app.session_state.turns[-1].state.answer.question == LAW.text


def test_a_run_under_way_shows_progress_and_is_cancelled(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slowly(self: object, question: str, stopped: object) -> Iterator[object]:
        while not stopped():  # type: ignore[operator]
            pass
        return iter(())

    monkeypatch.setattr("pipelines.answering.Answerer.ask", slowly)
    wiring.matter().register.add_check_questions([LAW, CUP])
    app.run()
    press(app, "Ask all 2 questions")
    assert "Asking question 1 of 2" in text_of(app)
    assert "Ask all 2 questions" not in [button.label for button in app.button]
    press(app, "Cancel")
    assert wiring.checks().wait(60)
    app.run()
    assert "0 of 2 questions asked" in text_of(app) and "It was cancelled." in text_of(app)


def test_two_runs_are_compared_and_one_is_deleted(app: AppTest) -> None:
    a_run(refused(LAW), refused(CUP), model="one")
    a_run(CheckResult(LAW, None, None, "The model is gone."), refused(CUP), model="two")
    app.run()
    assert app.selectbox(key="check-run").value == 2, "the latest run is shown"
    assert "The model is gone." in text_of(app) and "Failed" in text_of(app)
    app.selectbox(key="check-other").set_value(1).run()
    shown = text_of(app)
    assert '<th scope="col">Run 2</th><th scope="col">Run 1</th><th scope="col">Difference</th>' in shown
    assert "-100 points, better" in shown, "it was wrongly refused in the other run"
    assert "in the other run: Wrongly refused" in shown
    press(app, "Delete this run…")
    press(app, "Delete for good")
    assert app.selectbox(key="check-run").value == 1 and "model one" in text_of(app)


def test_only_what_went_wrong(app: AppTest) -> None:
    a_run(refused(LAW), refused(CUP))
    app.run()
    assert text_of(app).count('data-testid="check-result"') == 2
    app.toggle[0].set_value(True).run()
    assert text_of(app).count('data-testid="check-result"') == 1 and "Wrongly refused" in text_of(app)


def test_a_deleted_document_takes_its_answers_along(app: AppTest) -> None:
    entry = next(entry for entry in wiring.matter().register.documents() if entry.name == AGREEMENT)
    page = wiring.matter().register.pages(entry.document_id)[0].text
    answer = an_answer(
        citations=(),
        sentences=(),
        evidence=(
            {"document": entry.name, "document_id": entry.document_id, "page": 1, "text": page, "score": 1},
        ),
    )
    wiring.matter().register.add_check_questions([LAW])
    a_run(CheckResult(LAW, outcome(LAW, answer), answer))
    receipt = wiring.matter().delete(entry.document_id)
    assert receipt.traces_left == 0 and receipt.searched
    app.run()
    shown = text_of(app)
    assert "The answer went with a deleted document." in shown and "Not in the matter:" in shown
    assert not any(button.label == "Open answer 1" for button in app.button)


def test_hostile_text_is_shown_as_text(app: AppTest) -> None:
    question = CheckQuestion(HOSTILE, f"{HOSTILE}.pdf", (1,))
    wiring.matter().register.add_check_questions([question])
    a_run(refused(question))
    app.run()
    shown = text_of(app)
    assert "&lt;script&gt;x" in shown and "<script>x" not in shown and "<img src=x" not in shown
    assert not app.exception
