"""The boxes by which the Library's list is narrowed, sorted and turned over; the address tells of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from pipelines.routes.scope import kinds_of
from pipelines.storage.register import DocumentEntry
from ui import library_markup, markup
from ui.days import DayBoxes
from ui.library_view import ONLY, SORTS, View, from_params, to_params
from ui.paging import ON_A_PAGE

_VIEW = "library-view"
_FIND, _KINDS, _FROM, _TO, _ONLY, _SORT, _PAGE = (
    f"library-{part}" for part in ("find", "kinds", "from", "to", "only", "sort", "page")
)
_DAYS = DayBoxes(_FROM, _TO)
_NAMES = frozenset(to_params(View("x", ("x",), "x", "x", ("x",), "x", 2, "x")))


def view() -> View:
    """Return how the list is looked at: as the address says, else as it was left in this window."""
    params = {name: st.query_params.get_all(name) for name in st.query_params if name in _NAMES}
    left: View = st.session_state.get(_VIEW, View())
    found = from_params(params) or left
    if found != left:  # the address was opened, or gone back to
        look(found)
    else:
        _tell_address(found)
    return found


def look(at: View) -> None:
    """Look at the list in another way; what stands in the boxes follows.

    :param at: how.
    """
    _keep(at)
    for key in (_FIND, _KINDS, _FROM, _TO, _ONLY, _SORT, _PAGE):
        st.session_state.pop(key, None)


def bar(documents: Sequence[DocumentEntry], at: View) -> None:
    """Show the boxes.

    :param documents: the matter's.
    :param at: how the list is looked at.
    """
    state = st.session_state
    kinds = kinds_of(documents)
    state.setdefault(_FIND, at.find)
    state.setdefault(_SORT, at.sort)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="library-bar"):
        st.text_input(
            "Find",
            key=_FIND,
            on_change=_read_boxes,
            placeholder="Name, party, judge, court or docket number",
            type="search",
        )
        st.selectbox("Sort by", list(SORTS), key=_SORT, format_func=SORTS.__getitem__, on_change=_read_boxes)
        with st.popover("Filter", icon=":material/filter_alt:"):
            state.setdefault(_KINDS, [kind for kind in at.kinds if kind in kinds])
            _DAYS.fill(at.filed_from, at.filed_to)
            state.setdefault(_ONLY, list(at.only))
            _filters(kinds)


def told(count: int, of: int, at: View) -> None:
    """Show how many documents are listed and why, where some are not, and the way back to all.

    :param count: how many.
    :param of: of how many.
    :param at: how the list is looked at.
    """
    if not at.filters:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="library-told"):
        st.html(markup.quiet(library_markup.filters(count, of, at)), width="content")
        st.button("Show all documents", key="library-clear", type="tertiary", on_click=_clear)


def _filters(kinds: Sequence[str]) -> None:
    st.html(markup.quiet("Only documents that fit all that you choose here are listed."))
    st.multiselect("Kinds of papers", kinds, key=_KINDS, on_change=_read_boxes, placeholder="Any")
    _DAYS.show("Filed from", "Filed to", _read_boxes)
    st.multiselect(
        "Only those with",
        list(ONLY),
        key=_ONLY,
        on_change=_read_boxes,
        format_func=ONLY.__getitem__,
        placeholder="Anything",
    )
    st.html(markup.quiet("A paper that bears no day of filing goes by the day that it is dated."))


def pager(count: int, at: View) -> None:
    """Show by what the list is turned over, where it has several pages.

    :param count: how many documents are listed.
    :param at: how the list is looked at.
    """
    pages = -(-count // ON_A_PAGE)
    if pages < 2:
        return
    st.session_state[_PAGE] = at.page
    with st.container(horizontal_alignment="center"):
        st.pagination(pages, key=_PAGE, on_change=_turn)


def _turn() -> None:
    _keep(replace(view(), page=st.session_state[_PAGE], document=""))


def _clear() -> None:
    look(view().unfiltered())


def _read_boxes() -> None:
    state = st.session_state
    filed_from, filed_to = _DAYS.chosen()
    _keep(
        replace(
            view(),
            find=(state[_FIND] or "").strip(),
            kinds=tuple(state[_KINDS]),
            filed_from=filed_from,
            filed_to=filed_to,
            only=tuple(each for each in ONLY if each in state[_ONLY]),
            sort=state[_SORT],
            page=1,
            document="",
        )
    )


def _keep(at: View) -> None:
    st.session_state[_VIEW] = at
    _tell_address(at)


def _tell_address(at: View) -> None:
    told = to_params(at)
    for name in _NAMES:
        if name not in told:
            st.query_params.pop(name, None)
        elif st.query_params.get_all(name) != told[name]:
            st.query_params[name] = told[name]
