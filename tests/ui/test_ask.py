"""The page Ask in each of its states."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from streamlit.testing.v1 import AppTest

from pipelines.events import Drafting, Event, EvidenceFound, SentencePassed
from pipelines.records import Answer, IncompleteDocument, SearchedFirst, Seconds
from tests.ui.conftest import HOSTILE, Open, an_answer, finished, text_of
from ui.asking import Asking, Endings

QUESTION = "What law governs the Master Subscription and Services Agreement?"


def finish(app: AppTest, seconds: float = 300) -> Answer:
    asking: Asking = app.session_state.turns[-1]
    assert asking.wait(seconds)
    app.run()
    answer = asking.state.answer
    assert answer is not None
    return answer


def test_without_documents_it_points_to_the_library(open_app: Open, tmp_path: Path) -> None:
    app = open_app(tmp_path / "store")
    assert "There are no documents" in text_of(app)
    assert [link.proto.label for link in app.get("page_link")][-1] == "Add documents in the Library"
    assert not app.chat_input
    assert not app.exception


def test_with_documents_it_offers_examples_and_a_box(open_app: Open, full_store: Path) -> None:
    app = open_app(full_store)
    assert "5 documents, 35 pages" in text_of(app)
    assert len(app.chat_input) == 1
    assert "What law governs the Agreement?" in [button.label for button in app.button]


def test_a_question_is_answered_with_keys_that_open_pages(open_app: Open, full_store: Path) -> None:
    app = open_app(full_store)
    app.chat_input[0].set_value(QUESTION).run()
    answer = finish(app)
    shown = text_of(app)
    assert answer.sentences and "California" in answer.answer
    assert 'data-testid="evidence-card"' in shown and "Drafting" not in shown
    assert ("could not be verified" in shown) is answer.quoted
    assert {button.label for button in app.download_button} == {"Download Word"}, "an answer's, and all's"

    cited = next(citation for citation in answer.citations if "governed by the laws" in citation.quote)
    key = next(button for button in app.button if button.key.endswith(f"-{cited.key}"))
    key.click().run()
    shown = text_of(app)
    assert 'data-testid="cited-page"' in shown and 'data-testid="highlight"' in shown
    assert f"PDF page {cited.page}" in shown and "governed by the laws" in shown
    assert app.session_state.turns[-1].state.answer == answer, "the answer is not lost"
    next(button for button in app.button if button.label == "Close the page").click().run()
    assert 'data-testid="cited-page"' not in text_of(app)


def test_what_was_searched_first_is_told_and_undone_by_one_click(open_app: Open, full_store: Path) -> None:
    app = open_app(full_store)
    app.chat_input[0].set_value(QUESTION).run()
    first = finish(app)
    assert first.searched_first is not None
    file = "Whitlock-Corvane_2019-03-04_Master-Subscription-Agreement.pdf"
    told = f"Searched first: Contract of 4 March 2019 ({file})."
    assert first.searched_first.text == told and told in text_of(app)

    next(button for button in app.button if button.label == "Search everything").click().run()
    assert len(app.session_state.turns) == 2
    again = finish(app)
    assert (again.question, again.searched_first) == (QUESTION, None)
    assert [button.label for button in app.button].count("Search everything") == 1


def test_an_abstention_shows_the_nearest_passages(open_app: Open, full_store: Path) -> None:
    app = open_app(full_store)
    app.chat_input[0].set_value("Who won the football World Cup of 1998?").run()
    answer = finish(app)
    assert answer.abstained
    assert "The files do not say." in text_of(app) and "Nearest passages" in text_of(app)


def test_where_no_answer_is_certain_the_nearest_sentences_lead_to_their_pages(
    open_app: Open, full_store: Path
) -> None:
    app = open_app(full_store)
    app.chat_input[0].set_value("Until when could Brightwater accept the demand of March 2022?").run()
    answer = finish(app)
    assert answer.abstained and answer.nearest
    shown = text_of(app)
    assert "No clear answer was found." in shown and "These sentences come nearest." in shown
    assert "The demand is open until 5:00 p.m. on April 4, 2022." in shown
    next(button for button in app.button if button.key == "key-0-0-1").click().run()
    assert 'data-testid="highlight"' in text_of(app)


def test_a_question_too_long_is_told_so(open_app: Open, full_store: Path) -> None:
    app = open_app(full_store)
    app.chat_input[0].set_value("why " * 600).run()
    app.session_state.turns[-1].wait(10)
    app.run()
    assert "at most 2,000 can be read" in text_of(app)
    assert not app.exception


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {"quoted": True},
            "The model’s draft could not be verified, so here is what the files say, verbatim.",
        ),
        ({"notice": "The model stopped."}, "The model stopped."),
        ({"sentences": (), "citations": ()}, "No sentence had been verified."),
        ({"abstained": True, "answer": "The files do not say.", "sentences": ()}, "Nearest passages"),
        (
            {
                "incomplete": (
                    IncompleteDocument(
                        document="X",
                        document_id="0" * 64,
                        pages=40,
                        unread=(3,),
                        text="1 of 40 pages of <X>.",
                    ),
                )
            },
            "<strong>Please note.</strong> 1 of 40 pages of &lt;X&gt;.",
        ),
        (
            {"searched_first": SearchedFirst(documents=(), text="Searched first: <X>.")},
            "Searched first: &lt;X&gt;.",
        ),
        ({"seconds": Seconds(evidence=0.31, total=2.5)}, "Evidence after 0.3 s · answer after 2.5 s"),
    ],
)
def test_what_is_said_of_an_answer(
    open_app: Open, full_store: Path, changes: dict[str, object], expected: str
) -> None:
    app = open_app(full_store)
    app.session_state["turns"] = [finished(an_answer(**changes))]
    app.run()
    assert expected in text_of(app)


def test_hostile_text_is_shown_as_text(open_app: Open, full_store: Path) -> None:
    app = open_app(full_store)
    app.session_state["turns"] = [finished(an_answer())]
    app.run()
    next(button for button in app.button if button.key == "key-0-0-1").click().run()
    shown = text_of(app)
    assert "&lt;script&gt;x&lt;/script&gt;" in shown
    assert "<script>x" not in shown and "<img src=x" not in shown
    assert "no longer in the matter" in shown
    assert not app.markdown and not app.latex, "nothing of it goes through Markdown"
    label = next(button.label for button in app.button if button.key == "key-0-0-1")
    assert "\\<script\\>" in label and "\\$x\\^2\\$" in label and ":red" not in label
    assert [expander.label for expander in app.expander] == ["1 sentence withheld", "Evidence: 1 passage"]


def test_an_error_is_a_message(open_app: Open, full_store: Path) -> None:
    app = open_app(full_store)
    app.session_state["turns"] = [finished(error=f"The model is gone. {HOSTILE}")]
    app.run()
    assert 'role="alert"' in text_of(app) and "The model is gone. &lt;script" in text_of(app)


def test_stop_keeps_what_was_verified(open_app: Open, full_store: Path) -> None:
    whole = an_answer()

    def slowly(question: str) -> Iterator[Event]:
        yield EvidenceFound(whole.evidence)
        yield Drafting("slow")
        yield SentencePassed(whole.sentences[0], whole.citations)
        time.sleep(1.5)
        yield SentencePassed(whole.sentences[0], whole.citations)

    app = open_app(full_store)
    asking = Asking("Slow?", slowly).start()
    app.session_state["turns"] = [asking]
    while not asking.state.sentences:
        time.sleep(0.02)
    app.run()
    assert "Each sentence appears once it is verified" in text_of(app)
    next(button for button in app.button if button.label == "Stop").click().run()
    answer = asking.state.answer
    assert answer is not None and answer.notice == Endings().stopped
    assert answer.sentences == whole.sentences and answer.evidence == whole.evidence
    assert asking.wait(5) and asking.state.answer is answer


def test_before_the_model_is_asked_no_drafting_is_told_and_it_can_be_stopped(
    open_app: Open, full_store: Path
) -> None:
    whole = an_answer()
    seen = threading.Event()
    stopping = threading.Event()

    def reading(question: str) -> Iterator[Event]:
        yield EvidenceFound(whole.evidence)
        seen.set()
        assert stopping.wait(60)

    app = open_app(full_store)
    asking = Asking("Slow?", reading, stopping=stopping).start()
    assert seen.wait(10)
    app.session_state["turns"] = [asking]
    app.run()
    assert "Reading the passages closely" in text_of(app) and "Drafting" not in text_of(app)
    next(button for button in app.button if button.label == "Stop").click().run()
    answer = asking.state.answer
    assert answer is not None and answer.notice == Endings().stopped
    assert asking.wait(5), "what looks at the event is let go"


def test_an_answer_cut_short_is_completed_like_a_whole_one() -> None:
    whole = an_answer()

    def broken(question: str) -> Iterator[Event]:
        yield EvidenceFound(whole.evidence)
        raise RuntimeError("bug")

    asking = Asking("Q", broken, complete=lambda answer: answer.model_copy(update={"model": "noted"})).start()
    assert asking.wait(5)
    assert asking.state.answer is not None and asking.state.answer.model == "noted"


def test_a_fault_keeps_the_evidence() -> None:
    whole = an_answer()

    def broken(question: str) -> Iterator[Event]:
        yield EvidenceFound(whole.evidence)
        raise RuntimeError("bug")

    asking = Asking("Q", broken).start()
    assert asking.wait(5)
    answer = asking.state.answer
    assert (
        answer is not None and answer.evidence == whole.evidence and "unexpected fault" in str(answer.notice)
    )


def test_a_missing_model_leaves_evidence_and_quotes(
    open_app: Open, full_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PINCITE_MODEL", "no-such-model")
    app = open_app(full_store)
    app.chat_input[0].set_value(QUESTION).run()
    answer = finish(app)
    assert answer.quoted and answer.sentences and answer.evidence and answer.notice
    assert "no-such-model" in text_of(app) and not app.exception


@pytest.mark.parametrize("page", ["ui/ask.py", "ui/library.py"])
def test_a_store_in_use_is_told_so(open_app: Open, tmp_path: Path, page: str) -> None:
    home = tmp_path / "store"
    home.mkdir()
    with FileLock(home / "lock", is_singleton=False):
        app = open_app(home, page)
        assert "Another Pincite process is using the store" in text_of(app)
        assert not app.exception


def test_a_damaged_store_is_told_so(open_app: Open, tmp_path: Path) -> None:
    folder = tmp_path / "store" / "matters" / "default"
    folder.mkdir(parents=True)
    (folder / "register.sqlite").write_bytes(b"not a register" * 100)
    app = open_app(tmp_path / "store")
    assert "the register cannot be opened" in text_of(app) and not app.exception
