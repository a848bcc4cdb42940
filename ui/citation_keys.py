"""The keys below a sentence: each opens the page that it cites, and shows its quote to who points at it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pipelines.records import Citation
from pipelines.text import single_spaced
from ui import markup, page_view

_POINTED_AT = 400
"""Characters of a quote that are shown to who points at its key."""


def show(number: int, place: str, citations: Sequence[Citation]) -> None:
    """Show keys.

    :param number: the turn's place in the conversation.
    :param place: names the sentence in it.
    :param citations: what its keys stand for.
    """
    with st.container(horizontal=True, gap="small"):
        for citation in citations:
            st.button(
                markup.label(f"[{citation.key}] {citation.document}, {citation.pinpoint}"),
                key=f"key-{place}-{citation.key}",
                type="tertiary",
                help=markup.label(_quoted(citation)),
                on_click=page_view.open_page,
                args=(number, citation),
            )


def _quoted(citation: Citation) -> str:
    """Return a quote, cut where it is long."""
    quote = single_spaced(citation.whole_quote)
    return f"“{quote}”" if len(quote) <= _POINTED_AT else f"“{quote[:_POINTED_AT].rstrip()}…”"
