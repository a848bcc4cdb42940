"""A document's caption in the Library: read, corrected by the user, and what was changed when."""

from __future__ import annotations

import streamlit as st

from ingest.caption import kinds
from pipelines.corrections import FIELDS, Field, checked
from pipelines.errors import CorrectionRefused, PinciteError
from pipelines.routes.scope import kinds_of
from pipelines.storage.register import DocumentEntry
from ui import caption_markup, markup, wiring
from ui.caption_markup import LABELS

_EDITING, _TOLD = "caption-editing", "caption-told"
_HELP: dict[Field, str] = {
    "kind": "Choose one, or type another.",
    "docket_numbers": "One a line, as printed; the paper’s own first.",
    "parties": "One a line, the role in brackets: Jane Doe (plaintiff)",
    "attorneys": "One a line, the side in brackets: J. Roe (defendant)",
    "filed": "Such as May 3, 2021 or 2021-05-03",
    "dated": "Such as May 3, 2021 or 2021-05-03",
}
_LINES = {"docket_numbers": 2, "parties": 8, "attorneys": 6}
_RIGHT = ("parties", "attorneys")
_LINE_HEIGHT, _BOX_HEIGHT = 26, 40


def panel(entry: DocumentEntry) -> None:
    """Show a document's caption, where each part of it stands, and the way to correct it.

    :param entry: the document.
    """
    register = wiring.matter().register
    key = entry.document_id
    edits = register.caption_edits(key)
    if told := st.session_state.pop(_TOLD, None):
        st.html(markup.notice(*told))
    if st.session_state.get(_EDITING) == key:
        _form(entry)
    else:
        st.html(caption_markup.table(entry.caption, register.caption_as_read(key), edits))
        with st.container(horizontal=True, gap="small"):
            st.button(
                "Correct the caption", key="caption-edit", icon=":material/edit:", on_click=_edit, args=(key,)
            )
            for field in (each for each in FIELDS if each in entry.caption.corrected):
                st.button(
                    f"Undo: {LABELS[field]}",
                    key=f"caption-undo-{field}",
                    on_click=_undo,
                    args=(key, field),
                    help="Let it say again what was read from the file",
                )
    if edits:
        with st.expander(f"What you changed ({len(edits):,})"):
            st.html(caption_markup.log(edits))


def _form(entry: DocumentEntry) -> None:
    with st.form("caption-form"):
        st.html(
            markup.quiet(
                "What you write here is searched, listed and told instead of what was read from the file, "
                "which is kept and can be had again. Leave empty what the paper does not have."
            )
        )
        left, right = st.columns(2)
        for field in FIELDS:
            with right if field in _RIGHT else left:
                _box(entry, field)
        with st.container(horizontal=True, gap="small"):
            st.form_submit_button("Save", type="primary", on_click=_save, args=(entry,))
            st.form_submit_button("Cancel", on_click=_close)


def _box(entry: DocumentEntry, field: Field) -> None:
    key, text = _key(entry.document_id, field), caption_markup.typed(entry.caption, field)
    label, told = LABELS[field], _HELP.get(field)
    if field == "kind":
        known = {*kinds.NAMES, *kinds_of(wiring.matter().register.documents())}
        st.session_state.setdefault(key, text or None)
        st.selectbox(
            label,
            sorted(known),
            key=key,
            index=None,
            format_func=caption_markup.capital,
            accept_new_options=True,
            placeholder="None",
            help=told,
        )
        return
    st.session_state.setdefault(key, text)
    if field in _LINES:
        lines = min(14, max(_LINES[field], text.count("\n") + 2))
        st.text_area(label, key=key, help=told, height=_BOX_HEIGHT + lines * _LINE_HEIGHT)
    else:
        st.text_input(label, key=key, help=told)


def _key(document_id: str, field: Field) -> str:
    return f"caption-{field}-{document_id}"


def _edit(document_id: str) -> None:
    st.session_state[_EDITING] = document_id
    for field in FIELDS:  # what was typed and not saved the last time
        st.session_state.pop(_key(document_id, field), None)


def _close() -> None:
    st.session_state.pop(_EDITING, None)


def _save(entry: DocumentEntry) -> None:
    texts: dict[Field, str] = {}
    refused = []
    for field in FIELDS:
        text = st.session_state.get(_key(entry.document_id, field)) or ""
        if text == caption_markup.typed(entry.caption, field):
            continue
        try:
            texts[field] = checked(field, text)
        except CorrectionRefused as error:
            refused.append(f"{LABELS[field]}: {error}")
    if refused:
        st.session_state[_TOLD] = "error", f"Nothing was saved. {' '.join(refused)}"
        return
    register = wiring.matter().register
    try:
        changed = [
            LABELS[field] for field, text in texts.items() if register.correct(entry.document_id, field, text)
        ]
    except PinciteError as error:  # it was deleted in another window
        st.session_state[_TOLD] = "error", str(error)
        return
    _close()
    if changed:
        st.session_state[_TOLD] = "done", f"Corrected: {', '.join(changed)}."


def _undo(document_id: str, field: Field) -> None:
    try:
        wiring.matter().register.undo_corrections(document_id, field)
    except PinciteError as error:
        st.session_state[_TOLD] = "error", str(error)
    else:
        st.session_state[_TOLD] = "done", f"{LABELS[field]}: again as read from the file."
