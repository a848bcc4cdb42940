"""The page Summary: what a document is, who asks for what, and what is decided, in its own words."""

from __future__ import annotations

import streamlit as st

from pipelines.records import Answer, Citation
from pipelines.storage.register import DocumentEntry
from pipelines.summaries.records import Length
from ui import (
    cited_sentence,
    exporting,
    frame,
    markup,
    page_view,
    reading_markup,
    reading_place,
    summary_markup,
    wiring,
)
from ui.asking import Asking

_NUMBER = -2  # of its open page among those of a conversation's turns, which count from 0
_LENGTH, _STOPPED = "summary-length", "summary-stopped"
_POLL_SECONDS = 0.3


def _stop(entry: DocumentEntry, length: Length, asking: Asking) -> None:
    asking.stop()
    st.session_state[_STOPPED] = (entry.document_id, length, asking)


def _show_head(entry: DocumentEntry) -> Length:
    """Show what the document is, and let a length be chosen."""
    st.html(reading_markup.heading(entry))
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="summary-head"):
        length: Length | None = st.segmented_control(
            "Length",
            list(Length),
            default=Length.STANDARD,
            required=True,
            key=_LENGTH,
            format_func=summary_markup.LENGTHS.__getitem__,
            label_visibility="collapsed",
        )
        st.page_link(
            reading_place.PAGE,
            label="Read the document",
            icon=":material/menu_book:",
            query_params=reading_place.address(entry.document_id),
        )
        st.page_link("ui/library.py", label="To the Library", icon=":material/folder_open:")
    return length or Length.STANDARD


def _show(entry: DocumentEntry) -> None:
    length = _show_head(entry)
    asking = wiring.summing().under_way(entry.document_id, length)
    st.fragment(_show_summary, run_every=_POLL_SECONDS if asking else None)(entry, length, asking)


def _show_summary(entry: DocumentEntry, length: Length, asking: Asking | None) -> None:
    with frame.telling_errors():
        if asking and asking.state.finished:
            if asking.state.error:
                st.session_state[_STOPPED] = (entry.document_id, length, asking)
            st.rerun()
        summary = wiring.summing().kept(entry.document_id, length)
        if summary:
            _show_answer(summary.as_answer())
        elif asking:
            _show_work(entry, length, asking)
        else:
            _offer(entry, length)
        page_view.scroll(_NUMBER)


def _offer(entry: DocumentEntry, length: Length) -> None:
    """Offer to make a summary; what was found of one that was stopped is shown."""
    document_id, stopped_length, stopped = st.session_state.get(_STOPPED) or (None, None, None)
    told = (
        "What the document is, who asks for what against whom, on which grounds, and what is decided: in its "
        "own words, each sentence with the page that it stands on. It is kept until the document changes."
    )
    st.html(markup.quiet(told))
    again = (document_id, stopped_length) == (entry.document_id, length)
    label = "Try again" if again else "Summarize"
    if st.button(label, type="primary", icon=":material/summarize:", key="summarize"):
        st.session_state.pop(_STOPPED, None)
        wiring.summing().start(entry.document_id, length, entry.name)
        st.rerun()
    if again and stopped:
        if stopped.state.error:
            st.html(markup.notice("error", stopped.state.error))
        elif stopped.state.answer:
            _show_answer(stopped.state.answer)


def _show_work(entry: DocumentEntry, length: Length, asking: Asking) -> None:
    state = asking.state
    share, told = summary_markup.progress(state.reading)
    st.progress(share, told)
    st.button(
        "Stop",
        key="summary-stop",
        icon=":material/stop_circle:",
        on_click=_stop,
        args=(entry, length, asking),
    )
    _show_sentences(
        Answer(question="", answer="", abstained=False, sentences=state.sentences), state.citations
    )


def _show_answer(answer: Answer) -> None:
    if not answer.sentences:
        told = (
            "No sentence of this document can be quoted by itself. Read it; where its pages could not be "
            "read, the Library says why."
        )
        st.html(markup.notice("info", told))
    for item in answer.incomplete:
        st.html(markup.notice("warning", item.text))
    if answer.notice:
        st.html(markup.notice("warning", answer.notice))
    _show_sentences(answer, answer.citations)


def _show_sentences(answer: Answer, citations: tuple[Citation, ...]) -> None:
    written, proof = st.columns([9, 10], gap="medium")
    with written, st.container(key="summary-text"):
        for title, sentences in summary_markup.parts(answer.sentences):
            st.html(summary_markup.part(title))
            for place, sentence in sentences:
                if under := summary_markup.under(sentence, title):
                    st.html(under)
                cited_sentence.show(_NUMBER, place, sentence, citations, naming=False)
        if answer.sentences and answer.question:
            with st.container(horizontal=True, gap="small", key="summary-export"):
                exporting.offer("summary", "Export", answer)
                cited_sentence.offer_copy(answer)
    with proof, st.container(key=f"proof-{_NUMBER}"):
        if opened := page_view.opened(_NUMBER):
            page_view.show(_NUMBER, opened, citations)
        elif answer.sentences:
            st.html(markup.quiet("Click a key to see its words on the page, beside the summary."))


chosen = reading_place.document()
found = wiring.matter().register.document(chosen) if chosen else None
if found:
    if (seen := page_view.opened(_NUMBER)) and seen.document_id != found.document_id:
        page_view.close(_NUMBER)
    _show(found)
else:
    reading_place.tell_missing("Summary")
