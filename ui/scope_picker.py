"""Where to search: documents, kinds of papers and days, chosen beside the question."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pipelines.routes.scope import Scope, kinds_of, only_in
from pipelines.routes.searched import title
from pipelines.storage.register import DocumentEntry
from ui import markup
from ui.days import DayBoxes

_DOCUMENTS, _KINDS, _FROM, _TO = (f"scope-{part}" for part in ("documents", "kinds", "from", "to"))
_DAYS = DayBoxes(_FROM, _TO)


def chosen() -> Scope:
    """Return what is chosen; it lasts when another page is looked at, which its boxes do not."""
    scope: Scope = st.session_state.get("scope", Scope())
    return scope


def choose(scope: Scope | None) -> None:
    """Choose; what stands in the boxes follows.

    :param scope: what is to be searched; everything where None.
    """
    st.session_state["scope"] = scope or Scope()
    for key in (_DOCUMENTS, _KINDS, _FROM, _TO):
        st.session_state.pop(key, None)


def bar(documents: Sequence[DocumentEntry]) -> None:
    """Show what is chosen, and the boxes to choose.

    :param documents: the matter's.
    """
    scope = chosen()
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="scope"):
        with st.popover("Where to search", icon=":material/filter_alt:", type="tertiary"):
            _boxes(documents, scope)
        if told := only_in(scope, documents):
            st.html(markup.quiet(told.text), width="content")
            st.button(
                "Search all documents", key="scope-clear", type="tertiary", on_click=choose, args=(None,)
            )
        else:
            st.html(markup.quiet("All documents are searched."), width="content")


def _boxes(documents: Sequence[DocumentEntry], scope: Scope) -> None:
    named = {entry.document_id: _named(entry) for entry in documents}
    kinds = kinds_of(documents)
    state = st.session_state
    state.setdefault(_DOCUMENTS, [each for each in scope.documents if each in named])
    state.setdefault(_KINDS, [kind for kind in scope.kinds if kind in kinds])
    _DAYS.fill(scope.filed_from, scope.filed_to)
    st.html(markup.quiet("Only documents that fit all that you choose here are searched."))
    st.multiselect(
        "Documents",
        list(named),
        format_func=lambda key: named.get(key, key),
        key=_DOCUMENTS,
        on_change=_keep,
        placeholder="Any; type a part of the name",
    )
    st.multiselect("Kinds of papers", kinds, key=_KINDS, on_change=_keep, placeholder="Any")
    _DAYS.show("Filed from", "Filed to", _keep)
    st.html(markup.quiet("A paper that bears no day of filing goes by the day that it is dated."))


def _keep() -> None:
    state = st.session_state
    filed_from, filed_to = _DAYS.chosen()
    state["scope"] = Scope(
        documents=tuple(state[_DOCUMENTS]),
        kinds=tuple(state[_KINDS]),
        filed_from=filed_from,
        filed_to=filed_to,
    )


def _named(entry: DocumentEntry) -> str:
    known = title(entry)
    return f"{entry.name} · {known}" if known else entry.name
