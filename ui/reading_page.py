"""The open page of the document that is read: turned, made larger, its text selected, copied, and marked."""

from __future__ import annotations

import re

import streamlit as st

from ingest.records import Page, Read
from pipelines.citations.court_form import passage_text
from pipelines.citations.pinpoint import by_page
from pipelines.records import Citation, Continuation
from pipelines.storage.register import DocumentEntry
from ui import markup, reading_markup, reading_place, reading_search, wiring
from ui.page_view import ZOOMS
from ui.proof import WIDTH, OpenPage, open_page

_SHARP = 2 * WIDTH
"""The picture's width in pixels where it is made larger."""
_COPY = """<script>
if (!window.pincite_copies) {
  window.pincite_copies = true;
  document.addEventListener("copy", event => {
    const selection = document.getSelection();
    const of = node => (node?.nodeType === 1 ? node : node?.parentElement)?.closest(".pc-page[data-cite]");
    const page = of(selection.anchorNode) || of(selection.focusNode);
    const text = selection.toString().replace(/\\s+/g, " ").trim();
    if (!page || !text) return;
    event.clipboardData.setData("text/plain", `${text} (${page.dataset.cite})`);
    event.preventDefault();
  });
}
</script>"""
"""What is copied from a page bears its citation."""
_SCROLL = """<script>{
  const bar = document.querySelector(".st-key-read-page");
  const mark = bar?.querySelector(".pc-current");
  if (mark) mark.scrollIntoView({block: "center", inline: "center"});
  else bar?.scrollIntoView({block: "start"});
  const list = document.querySelector(".st-key-read-hits");
  const now = list?.querySelector(".st-key-read-hit-now");
  const top = each => each.getBoundingClientRect().top;
  if (now) list.scrollTop += top(now) - top(list) - list.clientHeight / 3;
} /* %s */</script>"""


def show(entry: DocumentEntry, number: int) -> None:
    """Show a page of a document with what turns it.

    :param entry: the document.
    :param number: the page, from 1.
    """
    page = wiring.matter().register.page(entry.document_id, number)
    assert page is not None  # the address is held to the pages that there are
    with st.container(key="read-page"):
        with st.container(key="read-bar", gap="small"):
            zoom = _show_bar(entry, page)
            reading_search.show_turning(entry, number)
        _show_told(entry, page)
        opened = _opened(entry, number, WIDTH if zoom == ZOOMS["Fit"] else _SHARP)
        current, others = reading_search.searching(entry).stretches(number)
        spans = [each[1:] for each in (*current, *others)]
        if (mark := reading_place.mark()) and not current:
            spans = [mark, *spans]
        boxes = opened.boxes(spans)
        first = len(boxes) - len(others)
        if opened.view is None:
            st.html(
                markup.notice("warning", "The page cannot be shown as a picture. Download the PDF to see it.")
            )
        else:
            cited = f"{entry.name}, {by_page(number, page.printed_page or page.label)}"
            st.html(
                reading_markup.page(
                    opened.view,
                    page,
                    entry.name,
                    cited,
                    zoom,
                    current=[box for each in boxes[:first] for box in each],
                    others=[box for each in boxes[first:] for box in each],
                )
            )
        if not all(boxes) and opened.view is not None:
            told = "Some of the words could not be marked on the picture. Compare the page’s text below."
            st.html(markup.quiet(told))
        _show_text(entry, page)
    if st.session_state.pop("read-scroll", False) or mark:
        st.html(_SCROLL % f"{number}, {spans[:1]}", unsafe_allow_javascript=True)
    st.html(_COPY, unsafe_allow_javascript=True)


def _show_text(entry: DocumentEntry, page: Page) -> None:
    if page.text.strip():
        whole = Continuation(page=page.number, start=0, end=len(page.text), quote=page.text)
        pinpoint = wiring.matter().pinpoints.of(entry.document_id, [whole]).text
        cited = Citation(
            key="1",
            document=entry.name,
            document_id=entry.document_id,
            pinpoint=pinpoint,
            **whole.model_dump(),
        )
        with st.expander("The page’s text, to copy", key="read-text"):
            st.code(passage_text(page.text, cited), language=None, wrap_lines=True)


def _go_to(entry: DocumentEntry) -> None:
    """Turn to the page that was typed: by its own number, otherwise as the PDF counts it."""
    typed = st.session_state["read-go"]
    st.session_state["read-go"] = ""
    number, in_pdf = reading_place.named(typed)
    found = wiring.matter().register.page_numbers(entry.document_id, [number])
    counted = int(number) if re.fullmatch(r"[0-9]{1,9}", number) else None
    own = sorted(found - {counted})
    if counted is not None and counted in found and (in_pdf or not own):
        reading_place.go(counted)
    elif own and not in_pdf:
        reading_place.go(own[0])
        if counted in found:
            st.session_state["read-other"] = (own[0], counted)
    else:
        st.session_state["read-missed"] = typed


def _show_bar(entry: DocumentEntry, page: Page) -> int:
    """Show what turns the page.

    :returns: how large the page is, in per cent of its room.
    """
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="read-turning"):
        for name, step, shortcut, icon in (
            ("Previous", -1, "Alt+Up", ":material/chevron_left:"),
            ("Next", 1, "Alt+Down", ":material/chevron_right:"),
        ):
            to = page.number + step
            st.button(
                name,
                key=f"read-{name.lower()}-page",
                help=f"{name} page: {shortcut}",
                icon=icon,
                disabled=not 1 <= to <= entry.pages,
                on_click=reading_place.go,
                args=(to,),
                shortcut=shortcut,
            )
        st.text_input(
            "Go to page",
            key="read-go",
            placeholder="Go to page",
            label_visibility="collapsed",
            help="As it is printed (“iv”, “12”), or as the PDF counts it (“PDF 12”).",
            on_change=_go_to,
            args=(entry,),
            width=115,
        )
        st.html(reading_markup.place(page, entry.pages), width="content")
        size = st.segmented_control(
            "Size of the page",
            list(ZOOMS),
            default="Fit",
            required=True,
            key="read-zoom",
            label_visibility="collapsed",
        )
    return ZOOMS[size or "Fit"]


def _show_told(entry: DocumentEntry, page: Page) -> None:
    """Tell what became of a page that was asked for, and what is amiss with the one shown."""
    if missed := st.session_state.pop("read-missed", None):
        told = f"There is no page “{missed}” in this document. The PDF has {entry.pages:,} pages."
        st.html(markup.notice("info", told))
    shown, other = st.session_state.get("read-other") or (0, 0)
    if shown == page.number:
        with st.container(horizontal=True, gap="small", vertical_alignment="center", key="told-read"):
            st.html(markup.quiet(f"This is the page printed {other}."), width="content")
            st.button(
                f"Go to PDF page {other}",
                key="read-counted",
                type="tertiary",
                on_click=reading_place.go,
                args=(other,),
            )
    if page.read is Read.FAILED:
        told = (
            f"This page could not be read, and answers do not know it: {page.reason or 'no reason is known'}."
        )
        st.html(markup.notice("warning", told))
    elif page.reason:
        st.html(markup.quiet(f"{page.reason}."))


def _opened(entry: DocumentEntry, number: int, width: int) -> OpenPage:
    """Return the page, rendered once for as long as it stays open."""
    key = (entry.document_id, entry.added, number, width)
    kept = st.session_state.get("read-opened")
    if kept is None or kept[0] != key:
        page = open_page(wiring.matter(), wiring.renderer(), entry.document_id, number, width)
        kept = st.session_state["read-opened"] = (key, page)
    opened: OpenPage = kept[1]
    return opened
