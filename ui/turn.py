"""One turn of the conversation: the answer at one side, its proof at the other."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from pipelines.cite import cited_citations
from pipelines.emphasis import matching
from pipelines.records import Answer, Citation, Evidence, SearchedFirst, Sentence, ShortAnswer
from ui import exporting, frame, markup, wiring
from ui.asking import Asking
from ui.proof import Proof, prove

POLL_SECONDS = 0.3
_SHOWN_AT_ONCE = 3
_SCROLL = """<script>
if (!%s || window.matchMedia("(max-width: 640px)").matches)
  document.querySelector(".st-key-%s")?.scrollIntoView({behavior: "smooth", block: "start"});
else
  document.querySelector(".st-key-%s .pc-mark")?.scrollIntoView({behavior: "smooth", block: "nearest"});
</script>"""


def show(number: int, asking: Asking, *, latest: bool, ask_again: Callable[[str], None]) -> None:
    """Show a turn; one that is under way draws itself anew until it is finished.

    :param number: its place in the conversation, from 0.
    :param asking: the question and what became of it.
    :param latest: whether it is the last one, whose evidence is shown unasked.
    :param ask_again: asks a question of everything alike, as a turn of its own.
    """
    live = not asking.state.finished
    st.fragment(_show, run_every=POLL_SECONDS if live else None)(number, asking, live, latest, ask_again)


def _show(number: int, asking: Asking, live: bool, latest: bool, ask_again: Callable[[str], None]) -> None:
    with frame.telling_errors():
        _show_turn(number, asking, live, latest, ask_again)
        _scroll(number)


def _show_turn(
    number: int, asking: Asking, live: bool, latest: bool, ask_again: Callable[[str], None]
) -> None:
    state = asking.state
    if live and state.finished:
        st.rerun()
    with st.container(key=f"turn-{number}"):
        st.html(markup.question(asking.question))
        if searched := state.answer.searched_first if state.answer else state.searched_first:
            _show_searched(number, asking, searched, ask_again)
        if state.error:
            st.html(markup.notice("error", state.error))
            return
        written, proof = st.columns([9, 10], gap="medium")
        with written, st.container(key=f"answer-{number}"):
            if state.answer:
                _show_answer(number, state.answer)
            else:
                _show_sentences(number, asking.question, state.sentences, state.citations)
                _show_work(number, asking)
        with proof, st.container(key=f"proof-{number}"):
            opened: Citation | None = st.session_state.get(f"open-{number}")
            if opened:
                _show_page(number, opened)
            if state.evidence is not None:
                _show_evidence(state.evidence, state.answer, folded=not latest or opened is not None)


def _show_searched(
    number: int, asking: Asking, searched: SearchedFirst, ask_again: Callable[[str], None]
) -> None:
    """Tell what was searched before the rest, and let it be undone."""
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"searched-{number}"):
        st.html(markup.quiet(searched.text), width="content")
        undo = st.button("Search everything", key=f"everything-{number}", type="tertiary")
    if undo:
        asking.stop()
        ask_again(asking.question)
        st.rerun()


def _show_work(number: int, asking: Asking) -> None:
    state = asking.state
    if state.evidence is None:
        st.html(markup.quiet("Searching the files…"))
        return
    if state.model is None:
        st.html(markup.quiet("Reading the passages closely…"))
    else:
        st.html(markup.drafting(asking.elapsed))
    st.button("Stop", key=f"stop-{number}", icon=":material/stop_circle:", on_click=asking.stop)


def _show_answer(number: int, answer: Answer) -> None:
    if answer.short:
        st.html(markup.short(answer.short))
    if lead := markup.lead(answer):
        st.html(lead)
    _show_sentences(number, answer.question, answer.sentences, answer.citations, answer.short)
    if not answer.sentences and not answer.abstained:
        st.html(markup.quiet("No sentence had been verified. The evidence stands on its own."))
    if answer.notice:
        st.html(markup.notice("warning", answer.notice))
    for item in answer.incomplete:
        st.html(markup.notice("warning", item.text))
    if answer.withheld:
        count = markup.counted(len(answer.withheld), "sentence")
        with st.expander(f"{count} withheld", icon=":material/block:"):
            st.html(markup.withheld(answer.withheld))
    with st.container(horizontal=True, gap="small", key=f"export-{number}"):
        exporting.offer(str(number), "Export", answer)
    st.html(markup.timing(answer.seconds, answer.model))


def _show_sentences(
    number: int,
    question: str,
    sentences: tuple[Sentence, ...],
    citations: tuple[Citation, ...],
    short: ShortAnswer | None = None,
) -> None:
    for place, sentence in enumerate(sentences):
        with st.container(key=f"sentence-{number}-{place}", gap=None):
            found = short if short and short.citation in sentence.citations else None
            st.html(markup.sentence(sentence.text, matching(question, sentence.text, found)))
            with st.container(horizontal=True, gap="small"):
                for citation in cited_citations(sentence, citations):
                    st.button(
                        markup.label(f"[{citation.key}] {citation.document}, {citation.pinpoint}"),
                        key=f"key-{number}-{place}-{citation.key}",
                        type="tertiary",
                        on_click=_open,
                        args=(number, citation),
                    )


def _show_evidence(evidence: tuple[Evidence, ...], answer: Answer | None, *, folded: bool) -> None:
    title = "Nearest passages" if answer and answer.abstained else "Evidence"
    cards = [markup.evidence_card(rank, passage) for rank, passage in enumerate(evidence, start=1)]
    if not cards:
        st.html(markup.quiet("No passage was found."))
        return
    if folded:
        with st.expander(f"{title}: {markup.counted(len(cards), 'passage')}"):
            st.html("".join(cards))
        return
    st.html(f'<h3 class="pc-side">{title}</h3>{"".join(cards[:_SHOWN_AT_ONCE])}')
    if rest := cards[_SHOWN_AT_ONCE:]:
        with st.expander(markup.counted(len(rest), "more passage")):
            st.html("".join(rest))


def _open(number: int, citation: Citation) -> None:
    st.session_state[f"open-{number}"] = citation
    st.session_state["scroll-to"] = f"proof-{number}"


def _close(number: int) -> None:
    st.session_state.pop(f"open-{number}", None)
    st.session_state.pop(f"page-{number}", None)


def _show_page(number: int, citation: Citation) -> None:
    proof = _proof(number, citation)
    with st.container(key=f"page-{number}-open"):
        st.html(markup.page_heading(citation))
        if proof.trouble:
            st.html(markup.notice("warning", proof.trouble))
        for page in proof.pages:
            st.html(markup.page_picture(page.view, page.boxes, citation.document, page.number))
        st.html(markup.quote(citation))
        with st.container(horizontal=True, gap="small"):
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
            st.button("Close the page", key=f"close-{number}", on_click=_close, args=(number,))


def _proof(number: int, citation: Citation) -> Proof:
    """Return the proof, rendered once for as long as the page stays open and its document is there."""
    matter = wiring.matter()
    kept: Proof | None = st.session_state.get(f"page-{number}")
    present = matter.register.document(citation.document_id) is not None
    if kept is None or kept.citation != citation or (kept.path is not None) != present:
        kept = prove(matter, wiring.renderer(), citation)
        st.session_state[f"page-{number}"] = kept
    return kept


def _scroll(number: int) -> None:
    """Bring what was just asked for into view, once. Of a page beside its answer that is the first mark."""
    wanted = st.session_state.get("scroll-to")
    if wanted not in (f"turn-{number}", f"proof-{number}"):
        return
    del st.session_state["scroll-to"]
    narrow_only = "true" if wanted.startswith("proof") else "false"
    st.html(_SCROLL % (narrow_only, wanted, wanted), unsafe_allow_javascript=True)
