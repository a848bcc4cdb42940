"""Long lists, a page at a time."""

from __future__ import annotations

import streamlit as st

ON_A_PAGE = 25


def page_of(label: str, key: str, count: int) -> slice:
    """Let the user choose a part of a list that is too long to be shown whole.

    :param label: the widget's label.
    :param key: names the widget.
    :param count: how long the list is.
    :returns: the part.
    """
    pages = max(1, -(-count // ON_A_PAGE))
    if st.session_state.get(key, 1) > pages:  # the list has become shorter
        st.session_state[key] = pages
    page = int(st.number_input(label, 1, pages, key=key)) if pages > 1 else 1
    return slice((page - 1) * ON_A_PAGE, page * ON_A_PAGE)
