"""The page Library: add documents, find them, correct their captions, see their ledgers, delete."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from pipelines.errors import PinciteError
from pipelines.storage.matter import DeletionReceipt
from pipelines.storage.register import DocumentEntry
from pipelines.text import counted
from ui import (
    caption_panel,
    library_filters,
    library_intake,
    library_markup,
    markup,
    reading_place,
    wiring,
)
from ui.library_view import View, on_its_page, shown
from ui.paging import ON_A_PAGE

_FEW = 3  # of so many documents nobody needs to find one


def _load_sample() -> None:
    wiring.jobs().add_files(sorted(wiring.CORPUS.glob("*.pdf")))


def _delete(document_id: str) -> None:
    _forget("confirm")
    library_filters.look(replace(library_filters.view(), document=""))
    try:
        st.session_state["receipt"] = wiring.matter().delete(document_id)
    except PinciteError as error:  # it was deleted in another window
        st.session_state["undeleted"] = str(error)


def _forget(name: str) -> None:
    st.session_state.pop(name, None)


def _show_receipt(receipt: DeletionReceipt) -> None:
    st.html(library_markup.receipt(receipt))
    st.button("Dismiss the receipt", key="dismiss-receipt", on_click=_forget, args=("receipt",))


def _show_documents(documents: Sequence[DocumentEntry]) -> None:
    at = library_filters.view()
    found = shown(documents, wiring.matter().register.incomplete(), at)
    at = on_its_page(at, found, ON_A_PAGE)
    st.header(counted(len(documents), "document"), anchor=False)
    if len(documents) > _FEW or at.filters:
        library_filters.bar(documents, at)
    library_filters.told(len(found), len(documents), at)
    first = (at.page - 1) * ON_A_PAGE
    for entry in found[first : first + ON_A_PAGE]:
        _show_document(entry, at)
    library_filters.pager(len(found), at)


def _show_document(entry: DocumentEntry, at: View) -> None:
    is_open = at.document == entry.document_id
    with st.container(key=f"document-{entry.document_id[:16]}", gap="small"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.html(library_markup.document(entry, wiring.ledger(entry)))
            st.page_link(
                reading_place.PAGE,
                label="Read",
                icon=":material/menu_book:",
                query_params=reading_place.address(entry.document_id),
            )
            st.page_link(
                reading_place.SUMMARY,
                label="Summary",
                icon=":material/summarize:",
                query_params=reading_place.address(entry.document_id),
            )
            st.button(
                "Close" if is_open else "Details",
                key=f"details-{entry.document_id}",
                on_click=library_filters.look,
                args=(replace(at, document="" if is_open else entry.document_id),),
                help=f"{'Close' if is_open else 'Caption and pages of'} {markup.label(entry.name)}",
            )
        if is_open:
            _show_details(entry)


def _show_details(entry: DocumentEntry) -> None:
    with st.container(key="details", gap="small"):
        caption_panel.panel(entry)
        ledger = wiring.ledger(entry)
        told = f"{library_markup.ledger_label(ledger)}; {counted(entry.passages, 'passage')} to search"
        with st.expander(told):
            st.html(library_markup.ledger(ledger))
        if st.session_state.get("confirm") != entry.document_id:
            st.button(
                "Delete…",
                key="delete",
                icon=":material/delete:",
                on_click=st.session_state.__setitem__,
                args=("confirm", entry.document_id),
            )
            return
        st.html(library_markup.confirmation(entry))
        with st.container(horizontal=True, gap="small"):
            st.button(
                "Delete for good",
                key="confirm-delete",
                type="primary",
                on_click=_delete,
                args=(entry.document_id,),
            )
            st.button("Keep it", key="keep", on_click=_forget, args=("confirm",))


state = wiring.jobs().state
documents = wiring.matter().register.documents()

st.title("Library", anchor=False)
if not documents and not state.running:
    st.html(
        markup.quiet(
            "This matter has no documents yet. Choose the PDFs of the case below, as many as you like, or a "
            "whole folder. They are copied into this matter on this computer and go nowhere else."
        )
    )
library_intake.uploads()
if not documents and not state.running and wiring.CORPUS.is_dir():
    st.button("Load the sample matter", key="sample", on_click=_load_sample, icon=":material/science:")
seconds = library_intake.POLL_SECONDS if state.running else library_intake.IDLE_POLL_SECONDS
st.fragment(library_intake.jobs, run_every=seconds)(state.running, len(state.outcomes))
if "receipt" in st.session_state:
    _show_receipt(st.session_state["receipt"])
if told := st.session_state.pop("undeleted", None):
    st.html(markup.notice("error", told))
if documents:
    _show_documents(documents)
