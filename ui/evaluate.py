"""The page Evaluate: the user's own questions, asked of the matter and counted."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from ingest.intake import safe_name
from pipelines.checks import exchange
from pipelines.checks.questions import CheckQuestion, checked, pages_in_words
from pipelines.errors import CheckError
from pipelines.text import counted
from ui import evaluate_markup, evaluate_results, markup, wiring
from ui.evaluate_results import download
from ui.paging import page_of

POLL_SECONDS, IDLE_POLL_SECONDS = 0.5, 3.0
_NOT_ANSWERED = "The files do not answer it"


def _documents() -> dict[str, int]:
    pages: dict[str, int] = {}
    for entry in wiring.matter().register.documents():  # two files may have one name
        pages[entry.name] = max(entry.pages, pages.get(entry.name, 0))
    return pages


def _tell(place: str, kind: markup.Kind, text: str) -> None:
    """Keep a message for the next time that its place on the page is drawn."""
    st.session_state["check-notice"] = (place, kind, text)


def _show_notice(place: str) -> None:
    kept = st.session_state.get("check-notice")
    if kept and kept[0] == place:
        del st.session_state["check-notice"]
        st.html(markup.notice(kept[1], kept[2]))


def _save(form: str, number: int) -> None:
    """Keep what the form holds; what is wrong is told, and the form stays as it is."""
    place = f"form-{number}"
    document = st.session_state.get(f"{form}-place")
    if document is None:
        _tell(place, "error", f"Choose the document that answers the question, or “{_NOT_ANSWERED}”.")
        return
    try:
        question = checked(
            st.session_state[f"{form}-text"],
            None if document == _NOT_ANSWERED else document,
            st.session_state[f"{form}-pages"],
            _documents(),
        )
    except CheckError as error:
        _tell(place, "error", str(error))
        return
    register = wiring.matter().register
    if number:
        register.change_check_question(
            CheckQuestion(question.text, question.document, question.pages, number)
        )
        _tell("top", "done", "The question is changed.")
        _forget("check-edit")
        return
    if register.add_check_questions([question]):
        _tell(place, "done", "The question is added.")
    else:
        _tell(place, "info", "This question is there already.")
    st.session_state["check-generation"] = st.session_state.get("check-generation", 0) + 1


def _remove(number: int) -> None:
    wiring.matter().register.remove_check_question(number)
    _forget("check-edit")
    _tell("top", "done", "The question is deleted. Runs in which it was asked keep what became of it.")


def _forget(name: str) -> None:
    st.session_state.pop(name, None)


def _import() -> None:
    generation = st.session_state.get("check-import", 0)
    upload = st.session_state.get(f"check-import-{generation}")
    st.session_state["check-import"] = generation + 1
    if upload is None:
        return
    try:
        questions = exchange.read_questions(safe_name(upload.name), upload.getvalue(), _documents())
    except CheckError as error:
        _tell("top", "error", str(error))
        return
    added = wiring.matter().register.add_check_questions(questions)
    there = len(questions) - added
    rest = f" {counted(there, 'question was', 'questions were')} there already." if there else ""
    _tell("top", "done", f"{counted(added, 'question')} added.{rest}")


def _start() -> None:
    chosen = wiring.settings()
    questions = wiring.matter().register.check_questions()
    try:
        run = wiring.checks().start(wiring.answerer(), questions, chosen.model, chosen.evidence)
        st.session_state["check-run"] = run
    except CheckError as error:
        _tell("top", "error", str(error))


def _form(form: str, question: CheckQuestion | None, documents: Sequence[str]) -> None:
    places = [_NOT_ANSWERED, *documents]
    if question and question.document and question.document not in places:
        places.append(question.document)
    kept = None if question is None else places.index(question.document or _NOT_ANSWERED)
    _show_notice(f"form-{question.number if question else 0}")
    with st.form(form, border=True):
        st.text_area("Question", question.text if question else "", key=f"{form}-text", height=80)
        st.selectbox(
            "Document that answers it",
            places,
            index=kept,
            key=f"{form}-place",
            placeholder="Choose a document",
        )
        st.text_input(
            "Page or pages of the PDF",
            pages_in_words(question.pages) if question else "",
            key=f"{form}-pages",
            placeholder="4, or 4, 6-8 where any of these answers",
        )
        with st.container(horizontal=True, gap="small"):
            number = question.number if question else 0
            label = "Save the question" if question else "Add the question"
            st.form_submit_button(label, type="primary", on_click=_save, args=(form, number))
            if question:
                st.form_submit_button("Leave it as it was", on_click=_forget, args=("check-edit",))


def _show_questions(questions: Sequence[CheckQuestion], documents: Sequence[str]) -> None:
    shown = page_of("Page of the questions", "check-page", len(questions))
    for place, question in list(enumerate(questions, start=1))[shown]:
        with st.container(key=f"check-{question.number}", gap="small"):
            if st.session_state.get("check-edit") == question.number:
                _form(f"check-form-{question.number}", question, documents)
                continue
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.html(evaluate_markup.question(place, question, documents))
                st.button(
                    f"Edit {place}",
                    key=f"check-edit-{question.number}",
                    on_click=st.session_state.__setitem__,
                    args=("check-edit", question.number),
                )
                st.button(
                    f"Delete {place}",
                    key=f"check-delete-{question.number}",
                    on_click=_remove,
                    args=(question.number,),
                )


def _show_exchange(questions: Sequence[CheckQuestion]) -> None:
    with st.expander("Import or export questions", icon=":material/import_export:"):
        st.file_uploader(
            "Import questions (CSV with the columns question, document and pages, or JSON lines)",
            type=["csv", "jsonl", "json"],
            key=f"check-import-{st.session_state.get('check-import', 0)}",
            on_change=_import,
        )
        if questions:
            with st.container(horizontal=True, gap="small"):
                download("Export CSV", partial(exchange.questions_csv, questions), "pincite-questions.csv")
                download(
                    "Export JSON lines",
                    partial(exchange.questions_jsonl, questions),
                    "pincite-questions.jsonl",
                )


def _show_work(running: int | None) -> None:
    state = wiring.checks().state
    if (state.run.number if state.run else None) != running:
        st.rerun()  # the results below have become others, here or in another window
    if state.run is not None:
        with st.container(key="check-progress", border=True):
            st.html(evaluate_markup.progress(state))
            st.button(
                "Cancel", key="check-cancel", on_click=wiring.checks().cancel, disabled=state.cancelling
            )


documents = sorted(_documents(), key=str.casefold)
questions = wiring.matter().register.check_questions()
runs = wiring.matter().register.check_runs()
under_way = wiring.checks().state.run

st.title("Evaluate", anchor=False)
st.html(
    markup.quiet(
        "See how far Pincite can be relied on with these files. Write questions whose answers you know, with "
        "the page where each stands, and some that the files do not answer. They are all asked on this "
        "computer; what is counted is whether the page was found and cited, and what was refused."
    )
)
_show_notice("top")
st.fragment(_show_work, run_every=POLL_SECONDS if under_way else IDLE_POLL_SECONDS)(
    under_way.number if under_way else None
)
if not documents and not questions and not runs:
    st.html(markup.quiet("There are no documents in this matter yet. Add the case files first."))
    st.page_link("ui/library.py", label="Add documents in the Library", icon=":material/folder_open:")
else:
    if runs:
        st.header("Results", anchor=False)
        evaluate_results.show(runs)
    st.header(counted(len(questions), "question"), anchor=False)
    if not questions:
        st.html(
            markup.quiet("There are no questions yet. Write the first one here, or import a list of them.")
        )
    elif under_way is None:
        st.button(
            f"Ask all {counted(len(questions), 'question')}" if len(questions) > 1 else "Ask it",
            key="check-start",
            type="primary",
            on_click=_start,
            disabled=not documents,
            icon=":material/play_arrow:",
        )
    _show_questions(questions, documents)
    st.html('<h2 class="pc-side">Add a question</h2>')
    _form(f"check-form-new-{st.session_state.get('check-generation', 0)}", None, documents)
    _show_exchange(questions)
