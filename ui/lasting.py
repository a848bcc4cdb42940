"""What stands in a page's boxes lasts while other pages are looked at; by itself Streamlit forgets it."""

from __future__ import annotations

import streamlit as st

_KEYS = "lasting"


def keep(*keys: str) -> None:
    """Have what stands in some boxes last, in this window and this matter.

    :param keys: the boxes' keys.
    """
    st.session_state.setdefault(_KEYS, set()).update(keys)


def hold() -> None:
    """Hold on to it: on every page, before anything is shown."""
    state = st.session_state
    for key in state.get(_KEYS, ()):
        if key in state:
            state[key] = state[key]  # what is set by hand is not cleared with the page's boxes
