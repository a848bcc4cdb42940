"""What surrounds every page: the style sheet, and errors told in words."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import streamlit as st

from ingest.errors import IngestError
from pipelines.diagnostics import error_log
from pipelines.errors import PinciteError
from pipelines.storage import matters
from ui import current_matter, lasting, markup, wiring

_CHOICE = "matter-choice"
_STYLE = Path(__file__).with_name("style.css")
_log = logging.getLogger(__name__)


def show(pages: Sequence[Any], chosen: Any) -> None:
    """Show a page in its frame.

    :param pages: those that the masthead leads to, as ``st.Page`` made them.
    :param chosen: the one to show, as ``st.navigation`` chose it.
    """
    lasting.hold()
    st.html(_STYLE)
    with st.container(key="masthead", horizontal=True, vertical_alignment="center", gap="small"):
        st.html('<span class="pc-wordmark">Pincite</span>', width="content")
        for page in pages:
            st.page_link(page)
        with telling_errors():
            error_log.keep_in(wiring.settings().home)
            _choose_matter()
    with telling_errors():
        if missed := current_matter.missed():
            st.html(
                markup.notice(
                    "info", f"The matter {missed!r} is not there; it may have been renamed or put away."
                )
            )
        chosen.run()


def _choose_matter() -> None:
    """Show which matter this is, and let the user go to another one."""
    settings = wiring.settings()
    names = matters.open_names(settings.home) or [settings.matter]
    current_matter.tell_address(settings.matter, names)
    st.session_state[_CHOICE] = settings.matter
    st.selectbox(
        "Matter",
        names,
        key=_CHOICE,
        label_visibility="collapsed",
        format_func=_said,
        on_change=lambda: current_matter.enter(st.session_state[_CHOICE]),
        width=260,
    )


def _said(name: str) -> str:
    return f"Matter: {name}"


@contextmanager
def telling_errors() -> Iterator[None]:
    """Show an error as a message for the user; what is no message of ours goes to the log."""
    try:
        yield
    except (PinciteError, IngestError) as error:
        _log.info("a page told of an error", exc_info=error)
        st.html(markup.notice("error", str(error)))
    except Exception:
        _log.exception("a page failed")
        st.html(
            markup.notice(
                "error",
                "Something went wrong on this page. Your files are unharmed. Reload the page; "
                "if it happens again, save the diagnostics for who helps you: no client’s data is in them.",
            )
        )
        st.page_link("ui/diagnostics.py", label="Diagnostics", icon=":material/monitor_heart:")
