"""Files on their way into the matter: uploads, how far they are, and what became of them."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pipelines.ingestion.records import FileOutcome, JobState
from ui import library_filters, library_markup, wiring
from ui.library_view import View
from ui.paging import page_of

POLL_SECONDS, IDLE_POLL_SECONDS = 0.5, 3.0
_FILES, _FOLDER = "Files", "A whole folder"


def uploads() -> None:
    """Show where files, or a folder, are dropped."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="upload"):
        what = st.segmented_control(
            "Add PDF documents",
            [_FILES, _FOLDER],
            key="upload-what",
            default=_FILES,
            required=True,
        )
        folder = what == _FOLDER
        st.file_uploader(
            "Add a folder of PDF documents" if folder else "Add PDF documents",
            type="pdf",
            accept_multiple_files="directory" if folder else True,
            key=_uploader(),
            on_change=_take,
            label_visibility="collapsed",
        )


def _uploader() -> str:
    return f"upload-{st.session_state.get('upload-generation', 0)}-{st.session_state.get('upload-what')}"


def _take() -> None:
    """Put the uploads on disk and let the widget go, which holds them in memory."""
    for upload in st.session_state.get(_uploader()) or []:
        wiring.jobs().add_upload(upload.name, upload)
    st.session_state["upload-generation"] = st.session_state.get("upload-generation", 0) + 1


def jobs(was_running: bool, finished: int) -> None:
    """Show how far the files are, and what became of them.

    :param was_running: whether files were on their way when the page was made.
    :param finished: how many had ended then.
    """
    state = wiring.jobs().state
    if was_running != state.running or finished != len(state.outcomes):
        st.rerun()  # the list of documents may have changed, here or in another window
    if state.running:
        _progress(state)
    if state.outcomes or state.cancelled:
        new = [outcome for outcome in state.outcomes if outcome.status != "duplicate"]
        duplicates = [outcome for outcome in state.outcomes if outcome.status == "duplicate"]
        st.html(library_markup.outcomes(new, state.cancelled))
        _duplicates(duplicates)
        st.button("Dismiss this list", key="dismiss", on_click=wiring.jobs().dismiss)


def _duplicates(found: Sequence[FileOutcome]) -> None:
    for number, outcome in enumerate(found[page_of("Page of those already there", "duplicates", len(found))]):
        document_id = outcome.document_id or ""
        name = wiring.matter().register.name(document_id)
        row = st.container(
            horizontal=True, vertical_alignment="center", gap="small", key=f"duplicate-{number}"
        )
        with row:
            st.html(library_markup.duplicate(outcome.file, name))
            if name is not None and st.button("Show it", key=f"show-duplicate-{number}"):
                _look_at(document_id, name)
                st.rerun()  # of the whole page: this is but a fragment of it


def _look_at(document_id: str, name: str) -> None:
    """Look at one document of the list alone, opened."""
    at = library_filters.view()
    library_filters.look(View(find=name, sort=at.sort, document=document_id))


def _progress(state: JobState) -> None:
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
