"""A sentence with the keys that lead to its proof, and all sentences to be copied as a brief has them."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence

import streamlit as st

from pipelines.citations.cite import cited_citations
from pipelines.citations.court_form import court_text
from pipelines.records import Answer, Citation, Sentence
from pipelines.text import single_spaced
from ui import markup, page_view

_SHOWN_AT_ONCE = 8
"""Keys that are shown under one sentence; more are folded."""
_POINTED_AT = 400
"""Characters of a quote that are shown to who points at its key."""


def show(
    number: int,
    place: int,
    sentence: Sentence,
    citations: Sequence[Citation],
    marked: Sequence[tuple[int, int]] = (),
    *,
    naming: bool = True,
) -> None:
    """Show a sentence; a click on a key opens the page that it cites.

    :param number: of the turn, or of what else opens pages beside itself.
    :param place: the sentence's place in it, from 0.
    :param sentence: the sentence.
    :param citations: what the keys stand for.
    :param marked: spans of the words that matter, in order.
    :param naming: whether keys name their document, which goes without saying where there is but one.
    """
    with st.container(key=f"sentence-{number}-{place}", gap=None):
        st.html(markup.sentence(sentence.text, marked))
        keys(number, str(place), cited_citations(sentence, citations), naming=naming)


def keys(number: int, place: str, citations: Sequence[Citation], *, naming: bool = True) -> None:
    """Show keys, many of them folded; a click on one opens the page that it cites.

    :param number: of the turn, or of what else opens pages beside itself.
    :param place: names what they stand under in it.
    :param citations: what they stand for.
    :param naming: whether they name their document.
    """
    many = len(citations) > _SHOWN_AT_ONCE
    fold = st.expander(f"{len(citations):,} places") if many else contextlib.nullcontext()
    with fold, st.container(horizontal=True, gap="small"):
        for citation in citations:
            where = f"{citation.document}, {citation.pinpoint}" if naming else citation.pinpoint
            st.button(
                markup.label(f"[{citation.key}] {where}"),
                key=f"key-{number}-{place}-{citation.key}",
                type="tertiary",
                help=markup.label(_quoted(citation)),
                on_click=page_view.open_page,
                args=(number, citation),
            )


def offer_copy(answer: Answer) -> None:
    """Offer an answer's sentences with their citations, to be copied.

    :param answer: the answer.
    """
    if answer.sentences:
        with st.popover("Copy with citations", icon=":material/content_copy:"):
            st.code(court_text(answer), language=None, wrap_lines=True)


def _quoted(citation: Citation) -> str:
    """Return a quote, cut where it is long, for who points at its key."""
    quote = single_spaced(citation.whole_quote)
    return f"“{quote}”" if len(quote) <= _POINTED_AT else f"“{quote[:_POINTED_AT].rstrip()}…”"
