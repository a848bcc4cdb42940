"""The cited page beside its answer: turned from citation to citation, made larger, and read as text."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pipelines.citations.court_form import passage_text
from pipelines.records import Citation
from ui import markup, reading_place, wiring
from ui.proof import Proof, prove

_SCROLL = """<script>
if (!%s || window.matchMedia("(max-width: 640px)").matches)
  document.querySelector(".st-key-%s")?.scrollIntoView({behavior: "smooth", block: "start"});
else
  document.querySelector(".st-key-%s .pc-mark")?.scrollIntoView({behavior: "smooth", block: "nearest"});
</script>"""
ZOOMS = {"Fit": 100, "150%": 150, "200%": 200}


def opened(number: int) -> Citation | None:
    """Return the citation whose page is open beside a turn.

    :param number: the turn's place in the conversation.
    """
    citation: Citation | None = st.session_state.get(f"open-{number}")
    return citation


def open_page(number: int, citation: Citation) -> None:
    """Open the page of a citation beside its turn.

    :param number: the turn's place in the conversation.
    :param citation: the citation.
    """
    st.session_state[f"open-{number}"] = citation
    st.session_state["reading"] = number
    st.session_state["scroll-to"] = f"proof-{number}"


def scroll(number: int) -> None:
    """Bring what was just asked for into view, once. Of a page beside its answer that is the first mark.

    :param number: the turn's place in the conversation.
    """
    wanted = st.session_state.get("scroll-to")
    if wanted not in (f"turn-{number}", f"proof-{number}"):
        return
    del st.session_state["scroll-to"]
    narrow_only = "true" if wanted.startswith("proof") else "false"
    st.html(_SCROLL % (narrow_only, wanted, wanted), unsafe_allow_javascript=True)


def close(number: int) -> None:
    """Close the page that is open beside a turn.

    :param number: the turn's place in the conversation.
    """
    st.session_state.pop(f"open-{number}", None)
    st.session_state.pop(f"page-{number}", None)


def show(number: int, citation: Citation, citations: Sequence[Citation]) -> None:
    """Show the page of a citation.

    :param number: the turn's place in the conversation.
    :param citation: the citation.
    :param citations: all of the answer's, in order.
    """
    proof = _proof(number, citation)
    with st.container(key=f"page-{number}-open"):
        st.html(markup.page_heading(citation))
        _turning(number, citation, citations)
        if proof.trouble:
            st.html(markup.notice("warning", proof.trouble))
        zoom = ZOOMS[st.session_state.get(f"page-zoom-{number}") or "Fit"]
        for page in proof.pages:
            st.html(markup.page_picture(page.view, page.boxes, citation.document, page.number, zoom))
        st.html(markup.quote(citation))
        _text(number, citation)
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            if proof.path and proof.path.is_file():
                st.download_button(
                    "Download the PDF",
                    proof.path.read_bytes,
                    citation.document,
                    "application/pdf",
                    key=f"pdf-{number}",
                    on_click="ignore",
                    icon=":material/download:",
                )
                st.page_link(
                    reading_place.PAGE,
                    label="Read the document",
                    icon=":material/menu_book:",
                    query_params=reading_place.address(
                        citation.document_id, citation.page, (citation.start, citation.end)
                    ),
                )
            st.button("Close the page", key=f"close-{number}", on_click=close, args=(number,))


def _turning(number: int, citation: Citation, citations: Sequence[Citation]) -> None:
    """Show what leads to the citation before and behind, and how large the page is."""
    keys = [each.key for each in citations]
    at = keys.index(citation.key) if citation.key in keys else 0
    reading = st.session_state.get("reading") == number  # a shortcut may stand on the page only once
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"turning-{number}"):
        for label, step, shortcut, icon in (
            ("Previous", -1, "Alt+P", ":material/arrow_back:"),
            ("Next", 1, "Alt+N", ":material/arrow_forward:"),
        ):
            there = at + step
            fits = 0 <= there < len(citations)
            st.button(
                label,
                key=f"{label.lower()}-{number}",
                icon=icon,
                disabled=not fits,
                on_click=open_page if fits else None,
                args=(number, citations[there]) if fits else None,
                shortcut=shortcut if reading else None,
            )
        st.html(markup.quiet(f"{at + 1} of {len(citations)}"), width="content")
        st.segmented_control(
            "Size of the page",
            list(ZOOMS),
            default="Fit",
            required=True,
            key=f"page-zoom-{number}",
            label_visibility="collapsed",
        )


def _text(number: int, citation: Citation) -> None:
    page = wiring.matter().register.page(citation.document_id, citation.page)
    if page is None or not page.text.strip():
        return
    with st.expander("The page’s text, to copy", key=f"page-text-{number}"):
        text = passage_text(page.text, citation)
        st.code(text, language=None, wrap_lines=True)


def _proof(number: int, citation: Citation) -> Proof:
    """Return the proof, rendered once for as long as the page stays open and its document is there."""
    matter = wiring.matter()
    kept: Proof | None = st.session_state.get(f"page-{number}")
    present = matter.register.document(citation.document_id) is not None
    if kept is None or kept.citation != citation or (kept.path is not None) != present:
        kept = prove(matter, wiring.renderer(), citation)
        st.session_state[f"page-{number}"] = kept
    return kept
