"""The page Library: add documents, see what is in the matter, delete."""

from __future__ import annotations

import streamlit as st

from pipelines.ingestion.job_state import JobState
from pipelines.storage.matter import DeletionReceipt
from pipelines.storage.register import DocumentEntry
from ui import library_markup, markup, wiring
from ui.paging import ON_A_PAGE, page_of

POLL_SECONDS, IDLE_POLL_SECONDS = 0.5, 3.0


def _take_uploads() -> None:
    """Put the uploads on disk and let the widget go, which holds them in memory."""
    generation = st.session_state.get("upload-generation", 0)
    for upload in st.session_state.get(f"upload-{generation}") or []:
        wiring.jobs().add_upload(upload.name, upload)
    st.session_state["upload-generation"] = generation + 1


def _load_sample() -> None:
    wiring.jobs().add_files(sorted(wiring.CORPUS.glob("*.pdf")))


def _delete(document_id: str) -> None:
    st.session_state.pop("confirm", None)
    st.session_state["receipt"] = wiring.matter().delete(document_id)


def _forget(name: str) -> None:
    st.session_state.pop(name, None)


def _show_jobs(was_running: bool, finished: int) -> None:
    state = wiring.jobs().state
    if was_running != state.running or finished != len(state.outcomes):
        st.rerun()  # the list of documents below may have changed, here or in another window
    if state.running:
        _show_progress(state)
    if state.outcomes or state.cancelled:
        st.html(library_markup.outcomes(state.outcomes, state.cancelled))
        st.button("Dismiss this list", key="dismiss", on_click=wiring.jobs().dismiss)


def _show_progress(state: JobState) -> None:
    with st.container(key="progress", border=True):
        st.html(library_markup.progress(state))
        with st.container(horizontal=True, gap="small"):
            if state.paused:
                st.button("Resume", key="resume", on_click=wiring.jobs().resume, icon=":material/play_arrow:")
            else:
                st.button(
                    "Pause",
                    key="pause",
                    on_click=wiring.jobs().pause,
                    disabled=state.cancelling,
                    icon=":material/pause:",
                )
            st.button(
                "Cancel",
                key="cancel",
                on_click=wiring.jobs().cancel,
                disabled=state.cancelling,
                help="Files that are not finished are left out; what was added stays.",
            )


def _show_receipt(receipt: DeletionReceipt) -> None:
    st.html(library_markup.receipt(receipt))
    st.button("Dismiss the receipt", key="dismiss-receipt", on_click=_forget, args=("receipt",))


def _show_documents(documents: list[DocumentEntry]) -> None:
    st.subheader(markup.counted(len(documents), "document"), anchor=False)
    if len(documents) > ON_A_PAGE:
        wanted = st.text_input("Find by name", key="find").casefold()
        documents = [entry for entry in documents if wanted in entry.name.casefold()]
        documents = documents[page_of("Page of the list", "list-page", len(documents))]
    for entry in documents:
        _show_document(entry)


def _show_document(entry: DocumentEntry) -> None:
    ledger = wiring.ledger(entry)
    with st.container(key=f"document-{entry.document_id[:16]}", gap="small"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.html(library_markup.document(entry, ledger))
            st.button(
                "Delete…",
                key=f"delete-{entry.document_id}",
                on_click=st.session_state.__setitem__,
                args=("confirm", entry.document_id),
            )
        if st.session_state.get("confirm") == entry.document_id:
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
        with st.expander(library_markup.ledger_label(ledger)):
            st.html(library_markup.ledger(ledger))


state = wiring.jobs().state
documents = wiring.matter().register.documents()

st.title("Library", anchor=False)
if not documents and not state.running:
    st.html(
        markup.quiet(
            "This matter has no documents yet. Choose the PDFs of the case below, as many as you like. "
            "They are copied into this matter on this computer and go nowhere else."
        )
    )
st.file_uploader(
    "Add PDF documents",
    type="pdf",
    accept_multiple_files=True,
    key=f"upload-{st.session_state.get('upload-generation', 0)}",
    on_change=_take_uploads,
)
if not documents and not state.running and wiring.CORPUS.is_dir():
    st.button("Load the sample matter", key="sample", on_click=_load_sample, icon=":material/science:")
st.fragment(_show_jobs, run_every=POLL_SECONDS if state.running else IDLE_POLL_SECONDS)(
    state.running, len(state.outcomes)
)
if "receipt" in st.session_state:
    _show_receipt(st.session_state["receipt"])
if documents:
    _show_documents(documents)
