"""What an answer or a conversation can be downloaded as. A file is made when it is wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from pipelines.exports import export
from pipelines.exports.naming import file_name
from pipelines.exports.records import Exported, ExportedConversation, ExportedTurn, Extras
from pipelines.exports.sources import count_pages, filings, page_pictures
from pipelines.storage.matter import Matter
from pipelines.text import counted
from ui import wiring
from ui.asking import Asking

MADE = "export-made-"
"""What the files that were made, and wait to be downloaded, are kept under in a session's state."""


def conversation(name: str, turns: Sequence[Asking]) -> ExportedConversation:
    """Return a conversation as it is exported; a question that is being answered is not in it.

    :param name: its name.
    :param turns: its questions.
    """
    ended = [(turn.question, turn.state) for turn in turns if turn.state.finished]
    return ExportedConversation(
        conversation=name,
        turns=tuple(
            ExportedTurn(question=question, answer=state.answer, error=state.error)
            for question, state in ended
        ),
    )


def offer(key: str, label: str, exported: Exported) -> None:
    """Offer the downloads of an answer or a conversation, behind a button.

    :param key: names the widgets.
    :param label: the button's.
    :param exported: what is downloaded.
    """
    with st.popover(label, icon=":material/download:"):
        ending = st.radio(
            "Export as",
            list(export.FORMATS),
            format_func=lambda ending: export.FORMATS[ending].name,
            key=f"export-form-{key}",
        )
        form = export.FORMATS[ending]
        authorities = form.has_authorities and st.checkbox(
            "With a table of authorities", key=f"export-authorities-{key}"
        )
        pages = count_pages(exported) if form.has_pictures else 0
        pictures = pages > 0 and st.checkbox(
            f"With the quoted pages as pictures ({counted(pages, 'page')})",
            key=f"export-pictures-{key}",
        )
        matter = wiring.matter()
        if pictures:
            _make_with_pictures(key, exported, ending, matter, authorities, pages)
        else:
            _download(key, exported, ending, partial(_make, exported, ending, matter, authorities))


def _make(exported: Exported, ending: str, matter: Matter, authorities: bool) -> bytes:
    known = filings(exported, matter.register) if ending == "csv" else {}
    return export.FORMATS[ending].make(exported, Extras(authorities=authorities, filings=known))


def _make_with_pictures(
    key: str, exported: Exported, ending: str, matter: Matter, authorities: bool, pages: int
) -> None:
    """Make a file with pictures, which takes its time, and offer it once it is there."""
    wanted = (exported, ending, authorities)
    made = st.session_state.get(f"{MADE}{key}")
    if made is None or made[0] != wanted:
        place = st.empty()  # the button makes room for the progress
        if not place.button("Make the file", key=f"export-make-{key}"):
            return
        bar = place.progress(0.0, f"Page 1 of {pages}")

        def show(done: int) -> None:
            bar.progress(done / pages, f"Page {min(done + 1, pages)} of {pages}")

        drawn = page_pictures(exported, matter, wiring.renderer(), show)
        content = export.FORMATS[ending].make(exported, Extras(authorities=authorities, pictures=drawn))
        place.empty()
        made = st.session_state[f"{MADE}{key}"] = (wanted, content)
    _download(key, exported, ending, lambda: made[1])


def _download(key: str, exported: Exported, ending: str, make: Callable[[], bytes]) -> None:
    st.download_button(
        f"Download {export.FORMATS[ending].name}",
        make,
        file_name(exported, ending),
        export.FORMATS[ending].mime,
        key=f"export-{ending}-{key}",
        on_click="ignore",
        icon=":material/download:",
    )
