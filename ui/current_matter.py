"""Which matter a browser window works in. Its address says so, and the last one chosen is begun with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from pipelines import settings as settings_module
from pipelines.settings import Settings
from pipelines.storage import matters

_KEY = "matter"


def settings() -> Settings:
    """Return the settings, read afresh, with the matter that this window is in.

    The address comes first, then what was chosen in this window, then the settings; one that is archived or
    gone is told of (:func:`missed`) and another taken.
    """
    loaded = settings_module.load()
    offered = matters.open_names(loaded.home) or [loaded.matter]
    kept: str | None = st.session_state.get(_KEY)
    wanted = st.query_params.get(_KEY) or kept
    if wanted is not None and wanted not in offered:
        st.session_state["matter-missed"] = wanted
        st.query_params.pop(_KEY, None)
        wanted = None
    found = wanted or (loaded.matter if loaded.matter in offered else offered[0])
    if kept is not None and kept != found:
        _leave()
    st.session_state[_KEY] = found
    return replace(loaded, matter=found)


def name() -> str:
    """Return the name of the matter that this window is in; see :func:`settings`."""
    return settings().matter


def missed() -> str | None:
    """Return the name of a matter that was asked for and is not there, once."""
    found: str | None = st.session_state.pop("matter-missed", None)
    return found


def enter(chosen: str) -> None:
    """Work in another matter from now on, in this window and in those opened later.

    :param chosen: its name.
    """
    _leave()
    st.session_state[_KEY] = chosen
    st.query_params.clear()
    st.query_params[_KEY] = chosen
    settings_module.choose(settings_module.load().home, "matter", chosen)


def follow(name: str, to: str) -> None:
    """Go on elsewhere where a matter is gone: this window when it was in it, and those opened later.

    :param name: the matter that has another name now, or is no longer offered.
    :param to: its new name, or another matter.
    """
    loaded = settings_module.load()
    if st.session_state.get(_KEY) == name:
        enter(to)
    elif loaded.matter == name:
        settings_module.choose(loaded.home, "matter", to)


def tell_address(here: str, names: Sequence[str]) -> None:
    """Have the address name the matter where there are several.

    :param here: the matter that this window is in.
    :param names: those that are offered.
    """
    if len(names) < 2:
        st.query_params.pop(_KEY, None)
    elif st.query_params.get(_KEY) != here:
        st.query_params[_KEY] = here


def _leave() -> None:
    """Forget whatever of the other matter is on screen."""
    for key in list(st.session_state):
        if key != "matter-missed":
            del st.session_state[key]
