"""Search inside the document that is read: the words, what was found, and which place is looked at."""

from __future__ import annotations

from dataclasses import dataclass, field

import streamlit as st

from pipelines.search.inside import Found, PageTexts, Stretch
from pipelines.storage.register import DocumentEntry
from pipelines.text import counted
from ui import markup, reading_markup, reading_place, wiring
from ui.paging import ON_A_PAGE, page_of

_STATE, _TYPED, _LIST = "read-document", "read-find", "read-list"


@dataclass(slots=True)
class Searching:
    """What is searched in a document in this window.

    :param document: the document and when it was added: another one is searched anew.
    :param texts: its pages.
    :param words: what is looked for.
    :param found: what was found.
    :param at: the hit that is looked at, by its place among all from 0, or None.
    """

    document: tuple[str, str]
    texts: PageTexts
    words: str = ""
    found: Found = field(default_factory=Found)
    at: int | None = None

    def stretches(self, page: int) -> tuple[list[Stretch], list[Stretch]]:
        """Return what of the hits stands on a page: of the one that is looked at, and of the others.

        :param page: the page, from 1.
        """
        here = self.found.on(page)
        current = [stretch for place, stretch in here if place == self.at]
        return current, [stretch for place, stretch in here if place != self.at]

    def beside(self, page: int, step: int) -> int | None:
        """Return the hit before or behind the one that is looked at; of another page, the nearest there is.

        :param page: the page that is shown, from 1.
        :param step: -1 or 1.
        """
        hits = self.found.hits
        if self.at is not None and any(stretch.page == page for stretch in hits[self.at]):
            there = self.at + step
        elif step > 0:
            there = next((n for n, hit in enumerate(hits) if hit[0].page >= page), len(hits))
        else:
            there = max((n for n, hit in enumerate(hits) if hit[0].page <= page), default=-1)
        return there if 0 <= there < len(hits) else None


def searching(entry: DocumentEntry) -> Searching:
    """Return what is searched in a document; nothing, when it is opened.

    :param entry: the document.
    """
    key = (entry.document_id, entry.added)
    kept: Searching | None = st.session_state.get(_STATE)
    if kept is None or kept.document != key:
        kept = Searching(key, PageTexts(wiring.matter().register.page_texts(entry.document_id)))
        st.session_state[_STATE] = kept
        st.session_state.pop(_TYPED, None)
        st.session_state.pop(_LIST, None)
    return kept


def show(entry: DocumentEntry, page: int) -> None:
    """Show the box to search in, and what was found.

    :param entry: the document.
    :param page: the page that is shown, from 1.
    """
    state = searching(entry)
    st.session_state.setdefault(_TYPED, state.words)
    st.text_input(
        "Search in this document",
        key=_TYPED,
        icon=":material/search:",
        on_change=_search,
        args=(state, page),
        placeholder="Words as they stand there",
    )
    if not state.words:
        return
    st.html(reading_markup.count(state.found))
    if unread := sum(each.read == "failed" for each in wiring.ledger(entry)):
        told = f"{counted(unread, 'page')} could not be read; words on such pages are not found."
        st.html(markup.quiet(told))
    if state.found.hits:
        _list(state)


def _search(state: Searching, page: int) -> None:
    state.words = st.session_state[_TYPED].strip()
    state.found = state.texts.find(state.words)
    state.at = None
    if state.found.hits:
        there = state.beside(page, 1)
        _look_at(state, 0 if there is None else there)


def _look_at(state: Searching, there: int) -> None:
    state.at = there
    st.session_state[_LIST] = there // ON_A_PAGE + 1
    reading_place.go(state.found.hits[there][0].page)


def show_turning(entry: DocumentEntry, page: int) -> None:
    """Show what leads to the place before and behind the one that is looked at.

    :param entry: the document.
    :param page: the page that is shown, from 1.
    """
    state = searching(entry)
    if not state.found.hits:
        return
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="read-places"):
        for name, step, shortcut, icon in (
            ("Previous place", -1, "Alt+P", ":material/arrow_upward:"),
            ("Next place", 1, "Alt+N", ":material/arrow_downward:"),
        ):
            there = state.beside(page, step)
            st.button(
                name,
                key=f"read-{name.split()[0].lower()}",
                icon=icon,
                disabled=there is None,
                on_click=_look_at,
                args=(state, there),
                shortcut=shortcut,
            )
        if state.at is not None:
            st.html(markup.quiet(f"{state.at + 1:,} of {len(state.found.hits):,}"), width="content")


def _list(state: Searching) -> None:
    room = st.container(key="read-hits", gap=None)
    shown = page_of("Page of the list", _LIST, len(state.found.hits))
    with room:
        for place, hit in list(enumerate(state.found.hits))[shown]:
            with st.container(key=f"read-hit-{'now' if place == state.at else place}", gap=None):
                st.button(
                    reading_markup.hit_label(hit[0].page, state.texts.snippet(hit)),
                    key=f"read-hit-{place}-open",
                    type="tertiary",
                    on_click=_look_at,
                    args=(state, place),
                )
