"""The conversations on the page Ask: which one is open, and the bar to find, name and delete them."""

from __future__ import annotations

import re
from collections.abc import Sequence

import streamlit as st

from pipelines.storage.conversations import LONGEST_NAME, Conversation
from pipelines.text import counted, single_spaced
from ui import exporting, markup, scope_picker, wiring
from ui.asking import Asking

_SHOWN = 12
_PARAMETER, _NEW = "conversation", "new"
_OF_A_TURN = ("open-", "page-", "reading", "sentences-of-", exporting.MADE)


def turns() -> list[Asking]:
    """Return the questions of the open conversation, and of none where a new one has not begun.

    The address says which one is open, so that it can be reloaded, kept as a bookmark, and gone back from.
    """
    state = st.session_state
    state.setdefault("turns", [])
    wanted = st.query_params.get(_PARAMETER, "")
    if wanted == _NEW:
        if state.get("conversation") is not None:  # gone back to where one was begun
            show([])
    elif wanted and wanted != str(state.get("conversation")):
        _open(int(wanted) if re.fullmatch(r"[0-9]{1,9}", wanted) else 0)
    number: int | None = state.get("conversation")
    if number is not None:
        kept = wiring.matter().register.conversation(number)
        if kept is None:
            show([])
            state["conversation-gone"] = True
        elif kept.turns != len(state.turns):  # it was added to in another window
            state["turns"] = wiring.conversing().turns(number)
    _tell_address()
    opened: list[Asking] = state.turns
    return opened


def go_on(asking: Asking) -> None:
    """Ask a question in the open conversation, or begin one with it.

    :param asking: the question, not started yet.
    """
    state = st.session_state
    state["conversation"] = wiring.conversing().ask(state.get("conversation"), asking, state.turns)
    state.turns.append(asking)
    state["scroll-to"] = f"turn-{len(state.turns) - 1}"
    _tell_address()


def show(askings: Sequence[Asking]) -> None:
    """Show questions that are of no conversation; the next one asked begins one with them.

    :param askings: what is shown; nothing, for a new conversation.
    """
    _leave()
    scope_picker.choose(None)
    st.session_state["turns"] = list(askings)
    _tell_address()


def _begin() -> None:
    """Show nothing, for a new conversation; the address says so, to be gone back to."""
    st.query_params[_PARAMETER] = _NEW  # first: an address in between would have to be gone back through
    show([])


def bar() -> None:
    """Show the open conversation's name, and what can be done with it and the others."""
    state = st.session_state
    if state.pop("conversation-gone", False):
        st.html(markup.notice("info", "This conversation is not in the matter; it may have been deleted."))
    register = wiring.matter().register
    number: int | None = state.get("conversation")
    kept = register.conversations()
    opened = next((each for each in kept if each.number == number), None)
    if not state.turns and not kept:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if opened and not _is_told_below(opened.name):
            st.html(markup.quiet(opened.name), width="stretch")
        if state.turns:
            st.button("New conversation", key="talk-new", icon=":material/add:", on_click=_begin)
        with st.popover("Conversations", icon=":material/forum:"):
            _list(number, kept)
        if opened:
            with st.popover("Rename or delete", icon=":material/edit:"):
                _change(opened.number, opened.name)
            if (ended := exporting.conversation(opened.name, state.turns)).turns:
                exporting.offer("conversation", "Export the conversation", ended)


def _is_told_below(name: str) -> bool:
    """Say whether the first question, which stands right below the bar, is the conversation's name."""
    turns: list[Asking] = st.session_state.turns
    return bool(turns) and single_spaced(turns[0].question).startswith(name.removesuffix("…"))


def _list(number: int | None, kept: Sequence[Conversation]) -> None:
    search = st.text_input("Find in names, questions and answers", key="talk-find")
    found = wiring.matter().register.conversations(search) if search.strip() else kept
    with st.container(key="talk-list", gap=None):
        for item in found[:_SHOWN]:
            told = f"{item.name} · {counted(item.turns, 'question')}, {markup.when(item.changed)}"
            st.button(
                markup.label(told),
                key=f"talk-{item.number}-open",
                type="tertiary",
                disabled=item.number == number,
                on_click=_switch,
                args=(item.number,),
            )
    if not found:
        st.html(markup.quiet("No conversation has these words." if search else "There are none yet."))
    elif len(found) > _SHOWN:
        st.html(markup.quiet(f"And {len(found) - _SHOWN:,} older ones: type words to find them."))


def _change(number: int, name: str) -> None:
    st.text_input(
        "Name of this conversation",
        name,
        max_chars=LONGEST_NAME,
        key=f"talk-name-{number}",
        on_change=_rename,
        args=(number,),
    )
    st.html(
        markup.quiet("Deleting removes its questions and answers for good. The documents are not touched.")
    )
    st.button("Delete this conversation", key="talk-delete", on_click=_delete, args=(number,))


def _rename(number: int) -> None:
    wiring.matter().register.rename_conversation(number, st.session_state[f"talk-name-{number}"])


def _delete(number: int) -> None:
    wiring.matter().register.remove_conversation(number)
    show([])


def _switch(number: int) -> None:
    _open(number)
    _tell_address()


def _open(number: int) -> None:
    _leave()
    state = st.session_state
    state["conversation"] = number
    state["turns"] = wiring.conversing().turns(number)
    if state.turns:  # what its last question was asked of, the next one is
        scope_picker.choose(state.turns[-1].wanted.scope)


def _leave() -> None:
    """Forget what was opened in the turns that were shown."""
    for key in [key for key in st.session_state if str(key).startswith(_OF_A_TURN)]:
        del st.session_state[key]
    st.session_state.pop("conversation", None)


def _tell_address() -> None:
    number = st.session_state.get("conversation")
    if number is None:
        if st.query_params.get(_PARAMETER) != _NEW:
            st.query_params.pop(_PARAMETER, None)
    elif st.query_params.get(_PARAMETER) != str(number):
        st.query_params[_PARAMETER] = str(number)
