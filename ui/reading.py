"""The page Read: a document page by page, its text to be selected and copied, and searched."""

from __future__ import annotations

import streamlit as st

from pipelines.routes.scope import Scope
from pipelines.storage.register import DocumentEntry
from pipelines.text import counted
from ui import (
    reading_markup,
    reading_page,
    reading_place,
    reading_search,
    scope_picker,
    wiring,
)


def _go_to_heading() -> None:
    chosen: tuple[int, str] | None = st.session_state["read-heading"]
    st.session_state["read-heading"] = None
    if chosen:
        reading_place.go(chosen[0])


def _show_head(entry: DocumentEntry) -> None:
    """Show what the document is, and where one can go with it."""
    st.html(reading_markup.heading(entry))
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="read-head"):
        if turns := st.session_state.get("turns"):
            talk = st.session_state.get("conversation")
            st.page_link(
                "ui/ask.py",
                label=f"Back to the {'answer' if len(turns) == 1 else 'answers'}",
                icon=":material/arrow_back:",
                query_params={"conversation": str(talk)} if talk is not None else None,
            )
        if st.button("Ask about this document", icon=":material/search:", key="read-ask"):
            scope_picker.choose(Scope(documents=(entry.document_id,)))
            st.switch_page("ui/ask.py")
        st.page_link(
            reading_place.SUMMARY,
            label="Summary",
            icon=":material/summarize:",
            query_params=reading_place.address(entry.document_id),
        )
        if told := reading_markup.caption(entry.caption):
            with st.popover("Caption", icon=":material/info:"):
                st.html(told)
        path = wiring.matter().file_path(entry.document_id)
        if path.is_file():
            st.download_button(
                "Download the PDF",
                path.read_bytes,
                entry.name,
                "application/pdf",
                key="read-pdf",
                on_click="ignore",
                icon=":material/download:",
            )


def _show_headings(entry: DocumentEntry) -> None:
    if headings := wiring.matter().register.headings(entry.document_id):
        st.selectbox(
            "Go to a heading",
            headings,
            index=None,
            key="read-heading",
            format_func=lambda each: f"{each[1]} · PDF p. {each[0]}",
            on_change=_go_to_heading,
            placeholder=f"{counted(len(headings), 'heading')}; type a part of one",
        )


def _show(entry: DocumentEntry) -> None:
    number = reading_place.page(entry.pages)
    _show_head(entry)
    side, room = st.columns([4, 9], gap="medium")
    with side, st.container(key="read-side"):
        reading_search.show(entry, number)
        _show_headings(entry)
    with room:
        reading_page.show(entry, number)


chosen = reading_place.document()
found = wiring.matter().register.document(chosen) if chosen else None
if found:
    _show(found)
else:
    reading_place.tell_missing("Read")
