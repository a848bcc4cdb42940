"""The page Matters: begin one, go to it, rename it, put it away, destroy it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from pipelines.errors import MatterBusy, PinciteError
from pipelines.settings import DEFAULT_MATTER
from pipelines.storage import matters
from pipelines.storage.matters import MatterEntry
from ui import current_matter, markup, matters_markup, wiring
from ui.paging import ON_A_PAGE, page_of

_CHANGING, _DESTROYING, _TOLD = "matter-renaming", "matter-destroying", "matter-told"


def _tell(kind: markup.Kind, text: str) -> None:
    st.session_state[_TOLD] = (kind, text)


def _telling(change: Callable[[MatterEntry], None], entry: MatterEntry) -> None:
    """Change a matter; what cannot be done is told on the page."""
    try:
        change(entry)
    except PinciteError as error:
        _tell("error", str(error))


def _begin() -> None:
    try:
        created = matters.create(wiring.settings().home, st.session_state["matter-new"])
    except PinciteError as error:
        _tell("error", str(error))
        return
    current_matter.enter(created)
    _tell("done", f"{created!r} is begun, and you are in it. Add its documents in the Library.")


def _set_aside(entry: MatterEntry) -> None:
    home = wiring.settings().home
    _keep_one_open(entry)
    matters.archive(home, entry.name)
    current_matter.follow(entry.name, _another(home))
    _tell("done", f"{entry.name!r} is archived: it is kept whole, below, and can be taken back.")


def _restore(entry: MatterEntry) -> None:
    matters.restore(wiring.settings().home, entry.name)
    _tell("done", f"{entry.name!r} is taken back.")


def _rename(entry: MatterEntry) -> None:
    home = wiring.settings().home
    with wiring.closed(entry.name):
        kept = matters.rename(home, entry.name, st.session_state[f"matter-name-{entry.name}"])
    current_matter.follow(entry.name, kept)
    st.session_state.pop(_CHANGING, None)
    _tell("done", f"{entry.name!r} is called {kept!r} now.")


def _destroy(entry: MatterEntry) -> None:
    home = wiring.settings().home
    if st.session_state[f"matter-sure-{entry.name}"].strip() != entry.name:
        _tell("error", "The name you typed is another one; nothing was destroyed.")
        return
    if not entry.archived:
        _keep_one_open(entry)
    with wiring.closed(entry.name):
        gone = matters.destroy(home, entry.name)
    current_matter.follow(entry.name, _another(home))
    st.session_state.pop(_DESTROYING, None)
    _tell("done", matters_markup.receipt(gone))


def _keep_one_open(entry: MatterEntry) -> None:
    if matters.open_names(wiring.settings().home) == [entry.name]:
        raise MatterBusy("This is the only matter that is open. Begin another one first.")


def _another(home: Path) -> str:
    return next(iter(matters.open_names(home)), DEFAULT_MATTER)


def _enter(entry: MatterEntry) -> None:
    current_matter.enter(entry.name)


def _show(entry: MatterEntry, here: bool) -> None:
    with st.container(key=f"matter-row-{entry.name}", gap="small"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.html(matters_markup.row(entry, here))
            if entry.archived:
                _button("Take back", "restore", entry, _restore)
            else:
                if not here:
                    _button("Open", "open", entry, _enter)
                _button("Rename…", "rename", entry, lambda e: _toggle(_CHANGING, e))
                _button("Archive", "archive", entry, _set_aside)
            _button("Destroy…", "destroy", entry, lambda e: _toggle(_DESTROYING, e))
        if st.session_state.get(_CHANGING) == entry.name:
            with st.form(f"matter-rename-{entry.name}"):
                st.text_input("New name", entry.name, key=f"matter-name-{entry.name}", max_chars=80)
                st.form_submit_button("Rename", on_click=_telling, args=(_rename, entry), type="primary")
        if st.session_state.get(_DESTROYING) == entry.name:
            st.html(matters_markup.warning(entry))
            with st.form(f"matter-destroy-{entry.name}"):
                st.text_input(
                    "Type the matter’s name to destroy it", key=f"matter-sure-{entry.name}", max_chars=80
                )
                with st.container(horizontal=True, gap="small"):
                    st.form_submit_button(
                        "Destroy for good", on_click=_telling, args=(_destroy, entry), type="primary"
                    )
                    st.form_submit_button("Keep it", on_click=_toggle, args=(_DESTROYING, entry))


def _button(label: str, what: str, entry: MatterEntry, do: Callable[[MatterEntry], None]) -> None:
    st.button(
        label,
        key=f"matter-{what}-{entry.name}",
        on_click=_telling,
        args=(do, entry),
        help=f"{label.rstrip('…')} {markup.label(entry.name)}",
    )


def _toggle(what: str, entry: MatterEntry) -> None:
    if st.session_state.get(what) == entry.name:
        del st.session_state[what]
    else:
        st.session_state[what] = entry.name


wiring.matter()  # it makes the first one's folder
entries = matters.listed(wiring.settings().home)
here = current_matter.name()

st.title("Matters", anchor=False)
st.html(
    markup.quiet(
        "Each matter has its own documents, conversations and checks, in a folder of its own. Nothing of one "
        "is ever found from another."
    )
)
if told := st.session_state.pop(_TOLD, None):
    st.html(markup.notice(*told))
with (
    st.form("matter-begin", clear_on_submit=True),
    st.container(horizontal=True, vertical_alignment="bottom"),
):
    st.text_input(
        "Name of a new matter", key="matter-new", max_chars=80, placeholder="Whitlock v. Brightwater"
    )
    st.form_submit_button("Begin a matter", on_click=_begin, icon=":material/add:")

working = [entry for entry in entries if not entry.archived]
if len(working) > ON_A_PAGE:
    wanted = st.text_input("Find by name", key="matter-find").casefold()
    working = [entry for entry in working if wanted in entry.name.casefold()]
    working = working[page_of("Page of the list", "matter-page", len(working))]
for entry in working:
    _show(entry, entry.name == here)
if put_away := [entry for entry in entries if entry.archived]:
    st.header("Archived", anchor=False)
    for entry in put_away[page_of("Page of the archive", "archive-page", len(put_away))]:
        _show(entry, here=False)
